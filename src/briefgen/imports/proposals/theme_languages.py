"""Columns with the theme in each language to one theme with a title in each.

theme_en, theme_fr   they pair if each English text always stands beside one French text
"""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.imports.mapping import SubjectMapping, ValueRule
from briefgen.imports.proposals.column_facts import ColumnFacts, without_totals
from briefgen.imports.proposals.headings import language_of
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.words import listed
from briefgen.sources.record_cells import text_of

SPOT = ("theme", "")  # of a guess: the theme's texts have no language of their own
Columns = Mapping[str, ColumnFacts]


def paired_themes(sketch: Sketch) -> Columns:
    """Return the column of themes of each language, the one that is the key first.

    From then on the sketch guesses that one alone; without pairs nothing changes.
    """
    guess = sketch.guesses.get(SPOT)
    if guess is None or not guess.rivals:
        return {}
    columns = _by_language(sketch, (guess.column, *guess.rivals))
    first, *others = [*columns.values()] or [guess.column]
    if not others or not all(_pairs(sketch, first, each) for each in others):
        return {}
    names = [each.name for each in columns.values()]
    reason = f"the headings say {listed(names)}, and their texts go in pairs"
    sketch.guesses[SPOT] = replace(guess, column=first, rivals=(), reason=reason)
    sketch.leave(names[1:], "the same themes in another language")
    return columns


def with_titles(
    sketch: Sketch, themes: SubjectMapping, columns: Columns
) -> SubjectMapping:
    """Return the mapping of themes with the title in each language."""
    for each in columns.values():
        sketch.used.setdefault(each.name, "theme")
    titles = {f"title.{code}": ValueRule(each.name) for code, each in columns.items()}
    return replace(themes, fields=titles or themes.fields)


def _by_language(sketch: Sketch, columns: tuple[ColumnFacts, ...]) -> Columns:
    """Return the column of each language, English first; none if two are of one."""
    languages = sketch.frame.languages
    known = {each.name: _language(each) for each in columns}
    rest = [code for code in languages if code not in known.values()]
    unknown = [name for name, code in known.items() if code is None]
    if len(unknown) == len(rest) == 1:
        known[unknown[0]] = rest[0]
    if len({*known.values()}) < len(columns) or not {*known.values()} <= {*languages}:
        return {}
    by_code = {code: each for each in columns if (code := known[each.name])}
    return dict(sorted(by_code.items(), key=lambda item: item[0] != "en"))


def _language(column: ColumnFacts) -> str | None:
    named = (each.language for each in column.names if each.field == "theme")
    return column.heading.language or next(named, None) or language_of(column.sample)


def _pairs(sketch: Sketch, first: ColumnFacts, other: ColumnFacts) -> bool:
    """Return whether each text of one always stands beside the same one of the other."""
    there, back = dict[str, str](), dict[str, str]()
    for record in without_totals(sketch.table):
        text, beside = text_of(record, first.name), text_of(record, other.name)
        if beside and not text:
            return False
        if beside and (
            there.setdefault(text, beside) != beside
            or back.setdefault(beside, text) != text
        ):
            return False
    return bool(there)
