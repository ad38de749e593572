"""A mapping of a workspace to what its import would change, and then to one step.

Nothing is written before everything is read, compared and judged; the data and the lock
change together, and `briefgen undo` puts both back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import datetime

from briefgen.editing.steps import Step
from briefgen.editing.transaction import FileEdit, make_step
from briefgen.errors import BriefgenError, Diagnostic, in_order
from briefgen.files import MOST, read_within
from briefgen.imports.changed_keys import with_present_keys
from briefgen.imports.comparison import (
    ComparedSubject,
    ComparisonFrame,
    Sides,
    compare_all,
)
from briefgen.imports.example_data import ExampleData
from briefgen.imports.field_path import FieldPath
from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.incoming_values import Incoming, ListKeys
from briefgen.imports.judged_edits import judged_edits
from briefgen.imports.lock_file import ImportLock, lock_path, lock_text, read_lock
from briefgen.imports.mapping import ImportMapping, Subject, lists_in
from briefgen.imports.mapping_file import read_mapping
from briefgen.imports.named_source import ReadSource, SourceChoice, read_named
from briefgen.imports.places_in_source import PlacesInSource
from briefgen.imports.planned_edits import EditFrame, planned_edits
from briefgen.imports.present_data import PresentData
from briefgen.imports.read_incoming import read_incoming
from briefgen.imports.replaced_examples import replaced_examples
from briefgen.imports.target_fields import TargetFields, fields_of
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is to be imported, and how; `sides` decide conflicts."""

    name: str
    choice: SourceChoice
    sides: Sides = field(default_factory=dict)
    prune: bool = False


@dataclass(frozen=True, slots=True)
class ImportRun:
    """What an import would do: nothing is written yet.

    With `mistakes`, nothing will be; `remarks` are about the source, `warnings` about the
    values that come from it, `gaps` texts that some language lacks.
    """

    request: ImportRequest
    source: str
    compared: tuple[ComparedSubject, ...] = ()
    edits: tuple[FileEdit, ...] = ()
    mistakes: tuple[Diagnostic, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    gaps: tuple[Diagnostic, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is to be told, each once."""
        every = (*self.mistakes, *self.remarks, *self.warnings)
        return tuple(in_order(every))


def run_import(workspace: Workspace, request: ImportRequest) -> ImportRun:
    """Return what an import would do.

    Raises BriefgenError if the mapping, the lock, the source or the data cannot be read.
    """
    fields = fields_of(workspace)
    mapping = read_mapping(workspace, request.name, fields)
    lock = read_lock(workspace.root, request.name) or ImportLock("", "")
    source = read_named(workspace.root, mapping, request.choice)
    present = PresentData(workspace, fields, {})
    frame = import_frame(fields, lock, present)
    incoming = read_incoming(mapping, source.content, frame)
    run = ImportRun(request, source.content.name, remarks=incoming.remarks)
    if incoming.mistakes:
        return replace(run, mistakes=incoming.mistakes)
    lock, changed = with_present_keys(lock, incoming, run.source)
    run = replace(run, remarks=(*run.remarks, *changed))
    present = PresentData(workspace, fields, incoming.list_keys)
    kinds = tuple(dict.fromkeys(each.subject for each in mapping.subjects))
    cells = frozenset(_cells(mapping))
    examples = ExampleData(workspace, fields, incoming.list_keys)
    comparison = ComparisonFrame(
        *(fields, lock, present, kinds, cells),
        *(request.sides, request.prune, examples),
    )
    compared = compare_all(incoming, comparison)
    compared += (*replaced_examples(compared, comparison, examples),)
    run = replace(run, compared=compared)
    try:
        return _planned(workspace, run, incoming, (comparison, source))
    except BriefgenError as error:
        return replace(run, mistakes=error.diagnostics)


def write_import(workspace: Workspace, run: ImportRun, when: datetime) -> Step | None:
    """Write what an import would do as one step; return it, or None if nothing changes.

    Raises BriefgenError, and writes nothing, if a file changed since it was read.
    """
    assert not run.mistakes
    return make_step(workspace.root, f"import {run.request.name}", when, run.edits)


def with_edits(
    workspace: Workspace, run: ImportRun, plan: EditFrame, keys: ListKeys
) -> ImportRun:
    """Return a run with the edits of its comparison, and what is wrong after them.

    Raises BriefgenError if they cannot be planned.
    """
    edits = planned_edits(run.compared, plan)
    places = PlacesInSource(run.compared, edits, plan.present, (plan.fields, keys))
    judged = judged_edits(workspace, edits, places, run.source)
    return replace(
        run,
        edits=edits,
        mistakes=judged.mistakes,
        warnings=judged.warnings,
        gaps=judged.gaps,
    )


def import_frame(
    fields: TargetFields, lock: ImportLock, present: PresentData
) -> ImportFrame:
    """Return what the values of a source depend on besides it."""
    themes = {name: (*_titles(present, name),) for name in present.ids("themes")}
    ids: dict[Subject, dict[str, str]] = {}
    for each in lock.subjects:
        ids.setdefault(each.subject, {})[each.key] = each.id
    portfolio = present.of("portfolio", "")
    texts = portfolio.values.texts if portfolio else {}
    return ImportFrame(fields, themes, ids, texts.get(("currency",), ""))


def _planned(
    workspace: Workspace,
    run: ImportRun,
    incoming: Incoming,
    known: tuple[ComparisonFrame, ReadSource],
) -> ImportRun:
    """Return a run with its edits, judged; raise BriefgenError if none can be planned."""
    frame, source = known
    name, prune = run.request.name, run.request.prune
    plan = EditFrame(
        workspace.root, f"import {name}", frame.fields, frame.present, prune
    )
    run = with_edits(workspace, run, plan, incoming.list_keys)
    lock = _lock_edit(workspace, run, frame, source.digest)
    return replace(run, edits=(*run.edits, lock))


def _lock_edit(
    workspace: Workspace, run: ImportRun, frame: ComparisonFrame, digest: str
) -> FileEdit:
    """Return the edit of the lock; what the mapping no longer fills is kept."""
    path = lock_path(run.request.name)
    others = (each for each in frame.lock.subjects if each.subject not in frame.kinds)
    mine = (each.locked for each in run.compared if each.locked is not None)
    text = lock_text(run.request.name, ImportLock(run.source, digest, (*others, *mine)))
    before = None
    if (workspace.root / path).exists():
        before = read_within(workspace.root, path, MOST)
    return FileEdit(path, before, text.encode())


def _titles(present: PresentData, name: str) -> Iterator[str]:
    theme = present.of("themes", name)
    texts: Mapping[FieldPath, str] = theme.values.texts if theme else {}
    return (text for path, text in texts.items() if path[0] == "title")


def _cells(mapping: ImportMapping) -> Iterator[tuple[Subject, FieldPath]]:
    """Yield the lists whose items stand in one cell, by subject and path."""
    for subject in mapping.subjects:
        for path, rule in lists_in(subject.fields):
            if any(each.column is not None for each in rule.sources):
                yield subject.subject, path
