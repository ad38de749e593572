"""A table of themes to the themes that it makes, with what it says of each."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.imports.mapping import Rule, SubjectMapping, ValueRule
from briefgen.imports.proposals.column_facts import ColumnFacts, facts_of
from briefgen.imports.proposals.guesses import Guess, guesses
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.words import quoted_name
from briefgen.sources.source_content import SourceTable

TITLES = ("title", "theme")  # what the heading of a title says
INTRODUCTION = "description"


def themes_of_tables(
    sketch: Sketch, themes: SubjectMapping, tables: Sequence[SourceTable]
) -> SubjectMapping:
    """Return the mapping of themes, from a table that lists all of them if there is one."""
    by_name = {each.name: each for each in sketch.columns}
    column = by_name.get(themes.key or "")
    if column is None:
        return themes
    for table in tables:
        columns = facts_of(table)
        keys = [each for each in columns if _lists(each, column)]
        if keys:
            return _of_table(sketch, themes, table, (keys[0], columns))
    return themes


def _lists(column: ColumnFacts, themes: ColumnFacts) -> bool:
    """Return whether a column has every theme of the main table, each once."""
    return column.unique and themes.counts.keys() <= column.counts.keys()


def _of_table(
    sketch: Sketch,
    themes: SubjectMapping,
    table: SourceTable,
    parts: tuple[ColumnFacts, Sequence[ColumnFacts]],
) -> SubjectMapping:
    key, columns = parts
    best = guesses(columns, sketch.frame.languages, (*TITLES, INTRODUCTION)).values()
    titles = _texts(sketch, "title", [each for each in best if each.field in TITLES])
    if not titles:
        titles = {path: ValueRule(key.name) for path in themes.fields}
    first = next(iter(titles.values()))
    others = [each for each in best if each.field == INTRODUCTION]
    fields = {**titles, **_texts(sketch, "introduction", others)}
    sketch.reasons["themes.key"] = (
        f"{quoted_name(key.name)} of the table {quoted_name(table.name)} has all of"
        f" {quoted_name(themes.key or '')}"
    )
    named = first.column if isinstance(first, ValueRule) else None
    return replace(themes, table=table.name, key=key.name, id=named, fields=fields)


def _texts(sketch: Sketch, name: str, likely: Sequence[Guess]) -> dict[str, Rule]:
    """Return the rules of texts in the languages of the workspace."""
    usual = sketch.frame.languages[0]
    spoken = [(each.language or usual, each.column.name) for each in likely]
    return {
        f"{name}.{code}": ValueRule(column)
        for code, column in spoken
        if code in sketch.frame.languages
    }
