"""A workbook that came back to what it would change, and then to one step.

It is compared with what was written into it, which the workspace keeps, and with the data
as it is now, by the rules of imports: what only the workbook changed is taken over, what
only the data changed stays, and what both changed waits for a decision.
"""

from dataclasses import replace
from datetime import datetime

from briefgen.editing.steps import Step
from briefgen.editing.transaction import make_step
from briefgen.errors import BriefgenError, Place, mistake
from briefgen.imports.comparison import ComparisonFrame, compare_all
from briefgen.imports.incoming_values import Incoming
from briefgen.imports.mapping import SUBJECTS
from briefgen.imports.planned_edits import EditFrame
from briefgen.imports.present_data import PresentData
from briefgen.imports.run_import import ImportRequest, ImportRun, with_edits
from briefgen.imports.same_values import same_values
from briefgen.imports.target_fields import TargetFields
from briefgen.loading import load
from briefgen.loading.own_declarations import declarations_of
from briefgen.portfolio_sheet.edited_values import EditedFrame, edited_values
from briefgen.portfolio_sheet.edited_workbook import edited_workbook
from briefgen.portfolio_sheet.kept_workbook import recall
from briefgen.portfolio_sheet.present_for_sheet import PresentForSheet
from briefgen.portfolio_sheet.sheet_content import fields_of, filed_themes
from briefgen.portfolio_sheet.sheet_tables import SheetTable, tables_of
from briefgen.portfolio_sheet.written_values import (
    WrittenValues,
    joined_columns,
    lock_of,
    written_values,
)
from briefgen.sources.source_file import SourceFile
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

RULE = "sheet"
NO_ID = "this is no workbook that `briefgen sheet` wrote for edits: it has no id"
NO_ID_HINT = (
    "a public workbook has none, and other programs than Excel and LibreOffice may lose it:"
    " copy the edits into a workbook that `briefgen sheet` writes"
)
UNKNOWN = "what was written into this workbook is not known here"
UNKNOWN_HINT = (
    "apply it in the workspace that wrote it, which keeps its last 20 workbooks; or write a"
    " new one with `briefgen sheet`, and copy the edits into it"
)


@dataclass(frozen=True, slots=True)
class _Applied:
    """What the steps of applying a workbook know together."""

    workspace: Workspace
    request: ImportRequest
    fields: TargetFields
    tables: tuple[SheetTable, ...]
    written: WrittenValues


def apply_workbook(
    workspace: Workspace, file: SourceFile, request: ImportRequest
) -> ImportRun:
    """Return what the edits of a workbook would change; nothing is written.

    Raises BriefgenError if it cannot be read safely, or what was written is not known.
    """
    book = edited_workbook(file)
    if book.number is None:
        raise mistake(Place(file.name), NO_ID, RULE, NO_ID_HINT)
    kept = recall(workspace.root, book.number)
    if kept is None:
        raise mistake(Place(file.name), UNKNOWN, RULE, UNKNOWN_HINT)
    portfolio = load(workspace)
    own = declarations_of(workspace)
    fields = fields_of(portfolio, own, filed=filed_themes(workspace))
    tables = tables_of(fields, portfolio.languages)
    written = written_values(kept, joined_columns(tables))
    targets = TargetFields(portfolio.languages, fields)
    present = PresentData(workspace, targets, {})
    frame = EditedFrame(
        file.name,
        tables,
        portfolio.languages,
        written,
        {subject: [*present.ids(subject)] for subject in SUBJECTS},
        {subject: same_values(targets, subject) for subject in SUBJECTS},
        request.prune,
    )
    incoming = edited_values(book, frame)
    run = ImportRun(request, file.name, remarks=incoming.remarks)
    if incoming.mistakes:
        return replace(run, mistakes=incoming.mistakes)
    applied = _Applied(workspace, request, targets, tables, written)
    try:
        return _planned(run, incoming, applied)
    except BriefgenError as error:
        return replace(run, mistakes=error.diagnostics)


def write_edits(workspace: Workspace, run: ImportRun, when: datetime) -> Step | None:
    """Write what a workbook changes as one step; return it, or None if nothing changes.

    Raises BriefgenError, and writes nothing, if a file changed since it was read.
    """
    assert not run.mistakes
    return make_step(workspace.root, f"sheet --apply {run.source}", when, run.edits)


def _planned(run: ImportRun, incoming: Incoming, applied: _Applied) -> ImportRun:
    workspace, request = applied.workspace, applied.request
    present = PresentForSheet(workspace, applied.fields, applied.written, incoming)
    lock = lock_of(applied.written, run.source)
    comparison = ComparisonFrame(
        applied.fields,
        lock,
        present,
        SUBJECTS,
        frozenset(),
        request.sides,
        request.prune,
    )
    compared = tuple(
        replace(each, key="") for each in compare_all(incoming, comparison)
    )
    run = replace(run, compared=compared)
    plan = EditFrame(
        workspace.root, "sheet --apply", applied.fields, present, request.prune
    )
    return with_edits(workspace, run, plan, incoming.list_keys)
