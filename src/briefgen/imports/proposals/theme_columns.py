"""A column of categories to the theme of each initiative, and to the themes it makes."""

from collections import Counter
from collections.abc import Mapping

from briefgen.imports.mapping import SubjectMapping, ValueRule
from briefgen.imports.plain_prose import folded
from briefgen.imports.proposals.frame import MOST_THEMES
from briefgen.imports.proposals.known_columns import KnownColumns
from briefgen.loading.ids import id_for
from briefgen.sources.record_cells import text_of


def propose_theme(
    known: KnownColumns, column: str, meaning: str
) -> SubjectMapping | None:
    """Propose the theme; return what makes themes, if none of them is there yet.

    `column` has a text in each language, as `column.en` or `column_en`; `meaning` says what it is.
    """
    columns = known.filled_in(column)
    names = next(iter(columns.values()), "")
    counts = Counter(text_of(record, names) for record in known.records)
    without = counts.pop("", 0)
    if not counts or len(counts) > MOST_THEMES:
        _ask(known, len(counts), meaning)
        return None
    ids = {folded(own): name for own, name in known.frame.theme_names.items()}
    values = {
        text: name
        for text in counts
        if (name := ids.get(folded(text)) or ids.get(id_for(text)))
    }
    reason = f"{meaning}: {_listed(counts)}"
    reason += f"; {without} have none" if without else ""
    known.put("theme", names, reason, values)
    if not values:
        return _themes(known, columns, names)
    for text in [each for each in counts if each not in values]:
        question = f"no theme is called so. Write the id of one: {_ids(known)}"
        known.ask(f"theme.values.{text}", question)
    return None


def _themes(
    known: KnownColumns, columns: Mapping[str, str], names: str
) -> SubjectMapping:
    fields = {f"title.{code}": ValueRule(each) for code, each in columns.items()}
    known.use(*(rule.column for rule in fields.values()))
    known.reasons["themes.key"] = "the workspace has no theme of these names yet"
    return SubjectMapping("themes", fields, key=names, id=names)


def _ask(known: KnownColumns, count: int, meaning: str) -> None:
    lack = f"more than {MOST_THEMES} texts" if count else "nothing"
    question = (
        f"{meaning} would say the theme, and has {lack}. Write {{from: COLUMN}}, or"
        f" {{always: ID}} with the id of a theme: {_ids(known)}"
    )
    known.ask("theme", question)


def _ids(known: KnownColumns) -> str:
    return ", ".join(known.frame.themes) or "none yet; `briefgen new theme` makes one"


def _listed(counts: Counter[str]) -> str:
    shown = [f"{text} ({count})" for text, count in counts.most_common(5)]
    return ", ".join(shown) + (", …" if len(counts) > len(shown) else "")
