"""A file of `imports/` to the mapping that it holds, or every mistake at once."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, get_args

from briefgen.errors import BriefgenError, Place, in_order, mistake
from briefgen.imports.mapping import (
    SUBJECTS,
    TREATED,
    DateForm,
    ImportMapping,
    Subject,
    SubjectMapping,
    Suggestion,
    Treatment,
)
from briefgen.imports.mapping_rules import fields_of_rules, number_form
from briefgen.imports.target_fields import TargetFields
from briefgen.imports.undecided import undecided
from briefgen.reading import Node, Scalar, Sequence, compose
from briefgen.reading.fields import (
    At,
    Field,
    Form,
    Reader,
    Unreadable,
    boolean,
    choice,
    integer,
    list_of,
    optional,
    prose,
    record,
    required,
    scalar,
    text,
)
from briefgen.sources.read_source import FORMS
from briefgen.sources.source_content import ReadingOptions
from briefgen.workspace import Workspace

FOLDER = "imports"
ENDING, LOCK_ENDING = ".yaml", ".lock.yaml"
DATABASE = "sql"  # the form that has a statement in place of a file
LARGEST_ROW = 1_048_576  # of a workbook


def mapping_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of the workspace's mappings, sorted."""
    if not (workspace.root / FOLDER).is_dir():
        return ()
    paths = workspace.files(FOLDER, ENDING, least=0)
    files = (path.removeprefix(f"{FOLDER}/") for path in paths)
    return tuple(
        name.removesuffix(ENDING) for name in files if not name.endswith(LOCK_ENDING)
    )


def mapping_path(name: str) -> str:
    """Return the file of a mapping."""
    return f"{FOLDER}/{name}{ENDING}"


def read_mapping(
    workspace: Workspace, name: str, fields: TargetFields
) -> ImportMapping:
    """Return a mapping of the workspace, by its name.

    Raises BriefgenError with every mistake: also of fields that the data do not have, and
    of what people have yet to decide.
    """
    path = mapping_path(name)
    reader = Reader()
    node = reader.take(compose(workspace.read_text(path), path))
    read = None
    if node is not None:
        read = mapping_field(name, fields).take(node, reader.at())
        for diagnostic in undecided(node, reader.diagnostics):
            reader.diagnostics.append(diagnostic)
    if reader.diagnostics:
        raise BriefgenError(in_order(reader.diagnostics))
    if read is None:
        raise mistake(Place(path), "this mapping is empty", "mapping")
    return read(dict(reader.places))


def mapping_field(
    name: str, fields: TargetFields
) -> Field[Callable[[Mapping[str, Place]], ImportMapping]]:
    """Declare a file of `imports/`; it becomes a mapping once its places are known."""
    subjects = [
        optional(subject, _subject(subject, fields), f"where {subject} come from")
        for subject in SUBJECTS
    ]
    return record(
        partial(_mapping, name),
        optional("source", text(), "a file in this workspace", "sheets/projects.xlsx"),
        optional("form", choice((*FORMS, DATABASE)), "what kind of file it is"),
        optional("table", text(), "the sheet", "Projects"),
        optional("head", _rows(), "the row or rows with the headings", "[3, 4]"),
        optional("encoding", text(), "of a CSV file or page", "windows-1252"),
        optional("separator", scalar(_separator, {}), "of a CSV file", '";"'),
        optional("numbers", number_form(), "how numbers in words are written"),
        optional("dates", choice(get_args(DateForm)), "in which order dates are"),
        optional("connection", text(), "the name of a database", "programmes"),
        optional("statement", prose(), "what a database is asked"),
        *subjects,
        optional("suggestions", list_of(_suggestion(fields)), "read in sentences"),
        check=_judge,
    )


def _mapping(name: str, **values: Any) -> Callable[..., ImportMapping]:
    reading = {
        option: values.pop(option, None)
        for option in ("form", "table", "head", "encoding", "separator")
    }
    subjects = tuple(values.pop(subject) for subject in SUBJECTS if subject in values)
    build = partial(
        ImportMapping,
        name,
        values.pop("source", None),
        ReadingOptions(**reading),
        subjects,
        **values,
    )
    return lambda places: build(places=places)


def _judge(built: Callable[..., ImportMapping], at: At) -> None:
    mapping = built({})
    if not mapping.subjects:
        hint = f"write one of {', '.join(SUBJECTS)}, with its `fields:`"
        at.tell("this mapping fills nothing", "mapping", hint)
    if mapping.reading.form == DATABASE:
        for name in ("connection", "statement"):
            if getattr(mapping, name) is None:
                at.tell(f"missing field '{name}' of a database", "missing-field")
    elif mapping.statement or mapping.connection:
        hint = "write `form: sql`, or leave it out"
        at.tell("a statement is for databases alone", "mapping", hint)


def _subject(subject: Subject, fields: TargetFields) -> Field[SubjectMapping]:
    known = fields.by_subject[subject]
    treatment = choice(get_args(Treatment))
    keys = [
        required("key", text(), "the column by which one is known again", "Number"),
        optional("id", text(), "the column that ids of new ones follow", "Title"),
    ]
    return record(
        partial(_subject_mapping, subject),
        optional("table", text(), "the sheet, if another than the mapping's"),
        *(() if subject == "portfolio" else keys),
        required(
            "fields",
            fields_of_rules(known, judged=True),
            "each field, and where it comes from",
        ),
        optional("totals", treatment, "what to do with rows that look like totals"),
        optional("hidden", treatment, "what to do with hidden rows"),
        optional("leave", list_of(text()), "columns that go nowhere on purpose"),
    )


def _subject_mapping(subject: Subject, **values: Any) -> SubjectMapping:
    marked = {
        mark: values.pop(name) for mark, name in TREATED.items() if name in values
    }
    return SubjectMapping(subject, marked=marked, **values)


def _suggestion(fields: TargetFields) -> Field[Suggestion]:
    anything: Field[object] = Field(lambda node, _: _plain(node), {})
    return record(
        _made_suggestion,
        required("of", choice(SUBJECTS), "what it is about"),
        optional("key", text(), "of which one", "Resilient Puna"),
        required("field", text(), "the field that it fills", "partners"),
        required("value", anything, "what would stand there"),
        required("sentence", text(), "what says so"),
        optional("accept", _yes_or_no(), "whether you agree: yes or no"),
        check=partial(_judge_suggestion, fields),
    )


def _made_suggestion(*, of: Subject, key: str = "", **values: Any) -> Suggestion:
    return Suggestion(of, key, **values)


def _judge_suggestion(fields: TargetFields, each: Suggestion, at: At) -> None:
    try:
        fields.at(each.subject, each.field)
    except Unreadable as error:
        (at / "field").tell(error.message, error.rule, error.hint)


def _yes_or_no() -> Field[bool]:
    words = {"yes": "true", "no": "false"}
    plain = boolean()

    def read(node: Node, at: At) -> bool | None:
        if isinstance(node, Scalar) and node.text in words:
            return words[node.text] == "true"
        return plain.read(node, at)

    return Field(read, plain.schema, Form("yes or no"))


def _plain(node: Node) -> object:
    """Return a node as texts, lists and mappings; nothing is an empty text."""
    match node:
        case Scalar(written):
            return "" if node.empty else written
        case Sequence(items):
            return [_plain(each) for each in items]
        case _:
            return {each.key.text: _plain(each.value) for each in node.entries}


def _rows() -> Field[tuple[int, ...]]:
    """Declare a row or a list of rows, from 1."""
    row = integer(1, LARGEST_ROW)
    rows = list_of(row, least=1)

    def read(node: Node, at: At) -> tuple[int, ...] | None:
        if isinstance(node, Sequence):
            return rows.read(node, at)
        one = row.read(node, at)
        return None if one is None else (one,)

    return Field(read, {"anyOf": [row.schema, rows.schema]}, Form("a row, or rows"))


def _separator(value: str) -> str:
    if len(value) != 1:
        message = f"expected one character, found '{value}'"
        raise Unreadable(message, "mapping", 'write it in quotes: ";" or "\\t"')
    return value
