"""The column that says to which theme an initiative belongs, and the themes it makes."""

from collections.abc import Sequence

from briefgen.imports.mapping import SubjectMapping, ValueRule
from briefgen.imports.proposals.column_facts import LONG, ColumnFacts, folded_name
from briefgen.imports.proposals.frame import FIELDS, MOST_THEMES, ProposalFrame
from briefgen.imports.proposals.guesses import Guess, usual_language
from briefgen.imports.proposals.headings import language_of
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.words import counted, examples, listed, quoted_name
from briefgen.loading.ids import id_for

SHORT_LIST = 3  # columns that a question names
HALF, TENTH = 0.5, 0.1


def propose_theme(sketch: Sketch) -> SubjectMapping | None:
    """Propose the theme of each initiative; return what makes new ones, if any."""
    guess = _guess(sketch)
    if guess is None:
        return None
    column, ids = guess.column, _known(sketch.frame)
    values = {
        text: ids[folded_name(text)]
        for text in column.counts
        if folded_name(text) in ids
    }
    fresh = [text for text in column.counts if text not in values]
    renamed = {text: name for text, name in values.items() if id_for(text) != name}
    sketch.take(guess, "theme", ValueRule(column.name, values=renamed))
    if fresh and renamed:
        _ask_for_ids(sketch, fresh)
        return None
    if guess.rivals or not fresh:
        return None
    return _new_themes(sketch, column, fresh)


def _guess(sketch: Sketch) -> Guess | None:
    """Return the column by its heading, or because its values are titles of themes."""
    guess = sketch.guess("theme")
    if guess is not None and _are_few(guess.column):
        return guess
    ids = _known(sketch.frame)
    for column in sketch.free():
        if not _are_few(column):
            continue
        known = sum(folded_name(text) in ids for text in column.counts)
        if known and known >= HALF * len(column.counts):
            reason = f"{known} of its {len(column.counts)} texts are themes of this workspace"
            return Guess("theme", column, "", reason)
    return None if ids else _sectors(sketch)


def _sectors(sketch: Sketch) -> Guess | None:
    """Return the column of sectors where each has several initiatives, or None."""
    guess = sketch.guess("sectors.name")
    coded = sketch.guess("sectors.code")
    if guess is None or coded is not None or not _repeated([guess.column]):
        return None
    reason = "no heading says theme, and each of these has several initiatives"
    return Guess("theme", guess.column, "", reason)


def _are_few(column: ColumnFacts) -> bool:
    """Return whether a column has so few texts that they may be themes."""
    return len(column.counts) <= max(MOST_THEMES, len(column.cells) * TENTH)


def _known(frame: ProposalFrame) -> dict[str, str]:
    """Return the id of each theme by its id and its titles."""
    return {folded_name(own): name for own, name in frame.theme_names.items()}


def ask_for_theme(sketch: Sketch) -> None:
    """Ask for the theme where no column says it, unless there is one theme alone."""
    if "theme" in sketch.rules or f"{FIELDS}theme" in sketch.questions:
        return
    themes = sketch.frame.themes
    if len(themes) == 1:
        rule = ValueRule(always=next(iter(themes)))
        sketch.put("theme", rule, "the one theme of this workspace")
        return
    columns = _repeated(sketch.free())
    seem = (
        f"{listed(columns, 'or')} may be it. Write {{from: COLUMN}}"
        if columns
        else "Write {from: COLUMN}"
    )
    ids = examples([*themes]) if themes else "none yet: `briefgen new theme` makes one"
    question = (
        f"no heading says which theme an initiative belongs to. {seem}, or"
        f" {{always: ID}} with the id of a theme ({ids})."
    )
    sketch.ask("theme", question)


def _repeated(columns: Sequence[ColumnFacts]) -> list[str]:
    """Return the columns with few texts that occur again and again."""
    return [
        column.name
        for column in columns
        if column.wordy
        and column.length < LONG
        and 1 < len(column.counts) <= max(2, len(column.cells) * HALF)
    ][:SHORT_LIST]


def _ask_for_ids(sketch: Sketch, texts: Sequence[str]) -> None:
    ids = examples([*sketch.frame.themes])
    for text in texts:
        question = (
            f"no theme is called so. Write the id of one ({ids}), or make a new one"
            " before: `briefgen new theme`."
        )
        sketch.ask(f"theme.values.{text}", question)


def _new_themes(
    sketch: Sketch, column: ColumnFacts, fresh: Sequence[str]
) -> SubjectMapping:
    languages = sketch.frame.languages
    shown = column.heading.language or language_of(column.counts)
    code = shown if shown in languages else usual_language(sketch.columns, languages)
    title = f"title.{code}"
    verb = "is" if len(fresh) == 1 else "are"
    sketch.reasons["themes.key"] = (
        f"{counted(len(fresh), 'theme')} of {quoted_name(column.name)} {verb} new:"
        f" {examples(fresh)}"
    )
    rule = ValueRule(column.name)
    return SubjectMapping(
        "themes", {title: rule}, key=column.name, id=column.name, marked={}
    )
