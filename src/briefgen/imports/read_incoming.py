"""A mapping and what a source says to the values of our fields, or to every mistake."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.errors import Diagnostic, Place
from briefgen.imports.accepted_suggestions import with_suggestions
from briefgen.imports.converted_value import Forms
from briefgen.imports.field_path import FieldPath, ItemKey
from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.incoming_values import Incoming, IncomingSubject, IncomingValue
from briefgen.imports.item_records import RowsByKey
from briefgen.imports.mapping import (
    TREATED,
    ImportMapping,
    SubjectMapping,
    lists_in,
)
from briefgen.imports.plain_prose import folded
from briefgen.imports.record_values import THEMES, RecordValues
from briefgen.imports.source_tables import (
    mistaken_names,
    name_of_table,
    table_of,
    unused_columns,
)
from briefgen.loading.ids import id_for
from briefgen.reading import quoted
from briefgen.sources.source_content import (
    RecordMark,
    SourceCell,
    SourceContent,
    SourceRecord,
    SourceTable,
)

RULE = "import"
MARKS: Mapping[RecordMark, str] = {
    "total": "looks like a total of other rows",
    "hidden": "is hidden in the source",
}


def read_incoming(
    mapping: ImportMapping, content: SourceContent, frame: ImportFrame
) -> Incoming:
    """Return what a source says now as values of our fields, with all mistakes in it."""
    wrong = tuple(mistaken_names(mapping, content))
    remarks = (*content.remarks, *unused_columns(mapping, content))
    if wrong:
        return Incoming((), {}, wrong, remarks)
    forms = Forms(mapping.numbers, mapping.dates)
    others = _other_rows(mapping, content)
    reader = RecordValues(content.name, forms, others, frame.currency)
    subjects: list[IncomingSubject] = []
    for each in mapping.subjects:
        table = table_of(content, name_of_table(mapping, each))
        assert table is not None
        read = [*_subjects(each, table, frame, reader)]
        if each.subject == "themes":
            _judge_spelling(read, frame, reader)
        if each.subject == "initiatives":
            known = _theme_ids(frame, subjects)
            read = [_with_themes(subject, known, reader) for subject in read]
        subjects += read
    keys = {
        (each.subject, path): rule.key
        for each in mapping.subjects
        for path, rule in lists_in(each.fields)
    }
    incoming = Incoming(tuple(subjects), keys, tuple(reader.mistakes), remarks)
    return with_suggestions(incoming, mapping, frame)


def _other_rows(mapping: ImportMapping, content: SourceContent) -> RowsByKey:
    """Return the rows of each table that a rule matches by a key."""
    rows: dict[tuple[str, str], dict[str, list[SourceRecord]]] = {}
    for subject in mapping.subjects:
        every = (each for _, rule in lists_in(subject.fields) for each in rule.sources)
        for rule in every:
            table = None if rule.table is None else table_of(content, rule.table)
            if table is None or rule.match is None:
                continue
            own = rows.setdefault((table.name, rule.match), {})
            if not own:
                for record in table.records:
                    own.setdefault(_text(record, rule.match), []).append(record)
    return RowsByKey(rows)


def _subjects(
    mapping: SubjectMapping,
    table: SourceTable,
    frame: ImportFrame,
    reader: RecordValues,
) -> Iterator[IncomingSubject]:
    owner = frame.fields.by_subject[mapping.subject]
    known = frame.ids.get(mapping.subject, {})
    for key, records in _by_key(mapping, table, reader).items():
        first = records[0]
        values = reader.values(records, key, mapping.fields, owner)
        named = next(filter(None, (_text(each, mapping.id) for each in records)), key)
        proposed = known.get(key) or id_for(named)
        yield IncomingSubject(
            mapping.subject, key, proposed, first.where, first.line, values
        )


def _by_key(
    mapping: SubjectMapping, table: SourceTable, reader: RecordValues
) -> dict[str, list[SourceRecord]]:
    """Return the records of a table that are to be imported, by their key."""
    groups: dict[str, list[SourceRecord]] = {}
    for record in table.records:
        if not _is_wanted(mapping, record, reader):
            continue
        key = _text(record, mapping.key)
        if mapping.key is not None and not key:
            if mapping.subject == "initiatives":
                message = f"{record.where} has nothing in {quoted(mapping.key)}"
                hint = "it is known again by that; fill it in, or name another `key:`"
                reader.tell(record, message, "missing-key", hint)
            continue
        groups.setdefault(key, []).append(record)
    return groups


def _is_wanted(
    mapping: SubjectMapping, record: SourceRecord, reader: RecordValues
) -> bool:
    for mark in sorted(record.marks):
        how = mapping.marked.get(mark)
        if how == "leave":
            return False
        if how is None:
            option = TREATED[mark]
            message = f"{record.where} {MARKS[mark]}"
            hint = f"write `{option}: leave` or `{option}: import` below `{mapping.subject}:`"
            reader.tell(record, message, "undecided", hint)
            return False
    return True


def _text(record: SourceRecord, column: str | None) -> str:
    cell = record.values.get(column) if column else None
    return " ".join(cell.text.split()) if isinstance(cell, SourceCell) else ""


def _theme_ids(
    frame: ImportFrame, subjects: Sequence[IncomingSubject]
) -> Mapping[str, str]:
    """Return the id of each theme by its id, its titles, and its key in the source."""
    ids: dict[str, str] = {}
    for name, titles in frame.themes.items():
        ids |= dict.fromkeys((name, *map(folded, titles)), name)
    for each in subjects:
        if each.subject == "themes":
            ids |= {
                folded(each.key): each.proposed_id,
                each.proposed_id: each.proposed_id,
            }
    return ids


def _judge_spelling(
    themes: Sequence[IncomingSubject], frame: ImportFrame, reader: RecordValues
) -> None:
    """Tell of new themes that differ from another in capitals alone: Food, food."""
    first: dict[str, IncomingSubject] = {}
    for each in themes:
        other = first.setdefault(folded(each.key), each)
        if other is not each and each.key not in frame.ids.get("themes", {}):
            place = Place(reader.source, each.line, None)
            message = (
                f"{each.where}: the theme {quoted(each.key)} is {quoted(other.key)} in"
                f" {other.where}"
            )
            hint = "write both alike in the source: one name is one theme"
            reader.mistakes.append(Diagnostic(place, message, "duplicate", hint))


def _with_themes(
    subject: IncomingSubject, known: Mapping[str, str], reader: RecordValues
) -> IncomingSubject:
    """Return an initiative with ids of themes in place of their names."""
    values: dict[FieldPath, IncomingValue] = {}
    for path, value in subject.values.items():
        if path[0] not in THEMES or value.text is None:
            values[path] = value
            continue
        name = known.get(folded(value.text)) or known.get(id_for(value.text))
        if name is None:
            place = Place(reader.source, subject.line, None)
            message = f"{value.where}: there is no theme {quoted(value.text)}"
            hint = (
                "say which one it is under `values:`, or let the column make it:"
                " `themes: {key: COLUMN, id: COLUMN, fields: {title.en: {from: COLUMN}}}`"
            )
            reader.mistakes.append(Diagnostic(place, message, "unknown-theme", hint))
            continue
        item = tuple(ItemKey(name) if isinstance(at, ItemKey) else at for at in path)
        values[item] = replace(value, text=name)
    return replace(subject, values=values)
