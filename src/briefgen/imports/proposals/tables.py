"""The tables of sheets, CSV files and databases to a proposed mapping.

The main table lists initiatives; others that share its key are lists of them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefgen.errors import Place, mistake
from briefgen.imports.mapping import (
    ImportMapping,
    SubjectMapping,
    Treatment,
)
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals.column_facts import ColumnFacts, facts_of
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.imports.proposals.guesses import guesses, misfit
from briefgen.imports.proposals.headings import heading_of, namings, vocabulary
from briefgen.imports.proposals.list_fields import propose_lists
from briefgen.imports.proposals.money_fields import propose_money
from briefgen.imports.proposals.own_fields import OWN, propose_own_fields
from briefgen.imports.proposals.plain_fields import propose_plain_fields
from briefgen.imports.proposals.record_keys import (
    propose_id,
    propose_key,
    propose_rows,
)
from briefgen.imports.proposals.related_tables import propose_related
from briefgen.imports.proposals.sketch import Sketch, contents
from briefgen.imports.proposals.theme_fields import ask_for_theme, propose_theme
from briefgen.imports.proposals.theme_languages import paired_themes, with_titles
from briefgen.imports.proposals.theme_tables import themes_of_tables
from briefgen.imports.proposals.value_forms import propose_forms
from briefgen.imports.proposals.words import counted, listed
from briefgen.reading.characters import UNPRINTABLE
from briefgen.sources.source_content import (
    RecordMark,
    SourceContent,
    SourceTable,
)

OF_SHEETS = frozenset({"partners.name", "partners.role", "partners.share"})
TOTALS, HIDDEN = "initiatives.totals", "initiatives.hidden"
NEVER_MADE = "a theme that only hidden rows have is not made"


def propose(content: SourceContent, frame: ProposalFrame) -> Proposal:
    """Return a mapping for the tables of a source, with reasons and questions."""
    table = _main_table(content)
    others = [each for each in content.tables if each is not table]
    sketch = _sketch(frame, table)
    themes = _propose_fields(sketch)
    key, used = propose_key(sketch), dict[str, tuple[ColumnFacts, ...]]()
    if key is not None:
        propose_rows(sketch, key)
        used |= propose_related(sketch, key, others)
    if themes is not None:
        rest = [each for each in others if each.name not in used]
        themes = _themes(sketch, themes_of_tables(sketch, themes, rest), rest)
    ask_for_theme(sketch)
    numbers, dates = propose_forms(sketch, used)
    initiatives = _initiatives(sketch, key)
    options = replace(content.options, table=table.name if others else None)
    if _is_other(content, table):
        options = replace(options, head=None)  # that of the table which has more rows
    subjects = (initiatives,) if themes is None else (themes, initiatives)
    mapping = ImportMapping(frame.name, frame.source, options, subjects, numbers, dates)
    read = {*used, *(each.table for each in subjects if each.table)}
    reasons = {**_of_reading(content, sketch, read), **sketch.reasons}
    return Proposal(mapping, reasons, sketch.questions)


def _sketch(frame: ProposalFrame, table: SourceTable) -> Sketch:
    sketch = Sketch(frame, table, _writable(facts_of(table)), {})
    propose_own_fields(sketch)
    fields = vocabulary()["initiatives"].keys() - OF_SHEETS
    sketch.guesses = guesses(sketch.free(), frame.languages, fields)
    return sketch


def _propose_fields(sketch: Sketch) -> SubjectMapping | None:
    """Propose what the columns are; return what makes new themes, if any."""
    columns = paired_themes(sketch)
    themes = propose_theme(sketch)
    if themes is not None:
        themes = with_titles(sketch, themes, columns)
    propose_plain_fields(sketch)
    propose_money(sketch)
    propose_lists(sketch)
    own_last = sorted(sketch.rules.items(), key=lambda each: each[0].startswith(OWN))
    sketch.rules = dict(own_last)
    return themes


def _main_table(content: SourceContent) -> SourceTable:
    """Return the table whose headings name most fields of an initiative."""
    if not content.tables:
        message = "this source has no table with headings"
        raise mistake(Place(content.name), message, "source")
    name = None if "table" in content.reasons else content.options.table
    chosen = [each for each in content.tables if each.name == name]
    return max(chosen or content.tables, key=_fields_named)


def _fields_named(table: SourceTable) -> tuple[bool, int, int]:
    names = {
        naming.field
        for column in table.columns
        for naming in namings(heading_of(column))
    }
    whole = {name for name in names if "." not in name or name.startswith("funding.")}
    return "title" in names, len(whole), len(table.records)


def _writable(columns: Sequence[ColumnFacts]) -> tuple[ColumnFacts, ...]:
    """Return the columns whose names a mapping can hold: one line of text."""
    return tuple(
        each
        for each in columns
        if each.name == " ".join(each.name.split()) != ""
        and not UNPRINTABLE.search(each.name)
    )


def _initiatives(sketch: Sketch, key: ColumnFacts | None) -> SubjectMapping:
    name = None if key is None else key.name
    ids = propose_id(sketch, key)
    left = [each for each in sketch.free() if each.name not in {name, ids}]
    for column in left:
        reason = sketch.aside.get(column.name) or f"{contents(column)}{misfit(column)}"
        sketch.reasons[f"initiatives.leave.{column.name}"] = reason
    marked = _marked(sketch)
    return SubjectMapping(
        "initiatives",
        sketch.rules,
        key=name,
        id=ids,
        marked=marked,
        leave=tuple(each.name for each in left),
    )


def _marked(sketch: Sketch) -> Mapping[RecordMark, Treatment]:
    """Return what to do with totals; hidden rows are asked about."""
    totals = _places(sketch.table, "total")
    hidden = _places(sketch.table, "hidden")
    if hidden:
        sketch.questions[HIDDEN] = (
            f"what is to become of the rows that are hidden in the source"
            f" ({_some(hidden)})? Write leave, or import."
        )
    if not totals:
        return {}
    verb = "looks like a total" if len(totals) == 1 else "look like totals"
    sketch.reasons[TOTALS] = f"{_some(totals)} {verb}"
    return {"total": "leave"}


def _themes(
    sketch: Sketch, themes: SubjectMapping, tables: Sequence[SourceTable]
) -> SubjectMapping:
    """Return the mapping of themes with what its odd records need."""
    table = next((each for each in tables if each.name == themes.table), sketch.table)
    marked: dict[RecordMark, Treatment] = {}
    if _places(table, "total"):
        marked["total"] = "leave"
    if _places(table, "hidden"):
        marked["hidden"] = "leave"
        sketch.reasons["themes.hidden"] = NEVER_MADE
    return replace(themes, marked=marked)


def _places(table: SourceTable, mark: RecordMark) -> list[str]:
    return [each.where for each in table.records if mark in each.marks]


def _some(places: Sequence[str]) -> str:
    return ", ".join(places[:3]) + (", …" if len(places) > 3 else "")  # noqa: PLR2004


def _of_reading(
    content: SourceContent, sketch: Sketch, used: Collection[str]
) -> dict[str, str]:
    """Return why the source is read so, and which parts of it cannot be."""
    table, parts = sketch.table, list[str]()
    others = [
        each.name
        for each in content.tables
        if each is not table and each.name not in used
    ]
    if others:
        verb = "is" if len(others) == 1 else "are"
        parts.append(f"Of its tables, {listed(others)} {verb} not read.")
    unnamed = len(table.columns) - len(sketch.columns)
    if unnamed:
        count = counted(unnamed, "column")
        parts.append(
            f"{count.capitalize()} cannot be read: give a heading of one line."
        )
    reasons = {**content.reasons, "": " ".join(parts)}
    if _is_other(content, table):
        reasons.pop("head", None)
        reasons["table"] = "its headings name the most of an initiative"
    return reasons


def _is_other(content: SourceContent, table: SourceTable) -> bool:
    """Return whether the main table is another than the one with the most rows."""
    return content.options.table not in {None, table.name}
