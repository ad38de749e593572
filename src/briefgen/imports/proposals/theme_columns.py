"""A column of categories to the theme of each initiative, and to the themes it makes."""

from collections import Counter

from briefgen.imports.mapping import SubjectMapping, ValueRule
from briefgen.imports.proposals.outline import Outline
from briefgen.loading.ids import id_for
from briefgen.sources.record_cells import text_of

MOST = 40  # themes that a source may make


def propose_theme(outline: Outline, column: str, meaning: str) -> SubjectMapping | None:
    """Propose the theme; return what makes themes, if none of them is there yet.

    `column` has a text in each language, as `column.en`; `meaning` says what it is.
    """
    names = f"{column}.{outline.language(column)}"
    counts = Counter(text_of(record, names) for record in outline.records)
    without = counts.pop("", 0)
    if not counts or len(counts) > MOST:
        _ask(outline, len(counts), meaning)
        return None
    themes = outline.frame.themes
    known = {_folded(title): name for name, title in themes.items()}
    known |= {name: name for name in themes}
    values = {
        text: name
        for text in counts
        if (name := known.get(_folded(text)) or known.get(id_for(text)))
    }
    reason = f"{meaning}: {_listed(counts)}"
    reason += f"; {without} have none" if without else ""
    outline.put("theme", names, reason, values)
    if not values:
        return _themes(outline, column, names)
    for text in counts.keys() - values.keys():
        question = f"no theme is called so. Write the id of one: {_ids(outline)}"
        outline.ask(f"theme.values.{text}", question)
    return None


def _themes(outline: Outline, column: str, names: str) -> SubjectMapping:
    fields = {
        f"title.{code}": ValueRule(f"{column}.{code}")
        for code in outline.frame.languages
        if f"{column}.{code}" in outline.filled
    }
    outline.use(*(rule.column for rule in fields.values()))
    outline.reasons["themes.key"] = "the workspace has no theme of these names yet"
    return SubjectMapping("themes", fields, key=names, id=names)


def _ask(outline: Outline, count: int, meaning: str) -> None:
    lack = f"more than {MOST} texts" if count else "nothing"
    question = (
        f"{meaning} would say the theme, and has {lack}. Write {{from: COLUMN}}, or"
        f" {{always: ID}} with the id of a theme: {_ids(outline)}"
    )
    outline.ask("theme", question)


def _ids(outline: Outline) -> str:
    return ", ".join(outline.frame.themes) or "none yet; `briefgen new theme` makes one"


def _listed(counts: Counter[str]) -> str:
    shown = [f"{text} ({count})" for text, count in counts.most_common(5)]
    return ", ".join(shown) + (", …" if len(counts) > len(shown) else "")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
