"""A workspace to the file of its workbook: written where it may stand, never over edits."""

import datetime
import hashlib
from contextlib import suppress
from pathlib import Path

from briefgen import atomic_write
from briefgen.audiences import Audience
from briefgen.errors import Diagnostic, Place, mistake
from briefgen.loading import load
from briefgen.portfolio_sheet.cell_forms import is_too_long
from briefgen.portfolio_sheet.kept_workbook import (
    KeptWorkbook,
    keep,
    number_of,
    values_of,
    was_written,
)
from briefgen.portfolio_sheet.portfolio_workbook import workbook_bytes
from briefgen.portfolio_sheet.sheet_content import SheetContent, content_of
from briefgen.publishing.public_folders import public_folder_over
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

ENDING = ".xlsx"
HINT = "bring its edits back with `briefgen sheet --apply`, or move it away"


@dataclass(frozen=True, slots=True)
class WrittenWorkbook:
    """A workbook that was written: its file, how many rows it has, and what is told."""

    file: Path
    rows: int
    changed: bool
    remarks: tuple[Diagnostic, ...]


def file_name(audience: Audience) -> str:
    """Return the name of a workbook, which says whom it is for."""
    return f"portfolio-{audience}{ENDING}"


def write_workbook(
    workspace: Workspace, audience: Audience, as_of: datetime.datetime, file: Path
) -> WrittenWorkbook:
    """Write the workbook of a workspace, and keep its values if edits can come back.

    Raises BriefgenError for mistakes in the data, for an internal workbook in a folder of
    public outputs, and where another's file stands.
    """
    root = workspace.root
    if audience == "internal":
        _refuse_public(workspace, file)
    sheet = content_of(workspace, load(workspace), audience, as_of)
    values = values_of(sheet)
    internal = audience == "internal"
    number = number_of(sheet, values) if internal else ""
    data = workbook_bytes(sheet, number)
    own = _own(root, file)
    if internal:
        digest = hashlib.sha256(data).hexdigest()
        keep(root, number, KeptWorkbook(values, digest))
    try:
        changed = atomic_write.store(file, data, own, keeping=False).changed
    except FileExistsError:
        message = "a file stands here that was edited, or that briefgen did not write"
        raise mistake(Place(file.name), message, "output", HINT) from None
    except OSError as error:
        raise atomic_write.refused(file.name, error) from None
    rows = sum(len(each.rows) for each in sheet.tables)
    return WrittenWorkbook(file, rows, changed, tuple(_too_long(sheet)))


def _own(root: Path, file: Path) -> frozenset[str]:
    """Return the SHA-256 of the file that stands there, if this workspace wrote it."""
    with suppress(OSError):  # of which the writing tells
        standing = atomic_write.sum_of(file)
        if was_written(root, standing):
            return frozenset((standing,))
    return frozenset()


def _refuse_public(workspace: Workspace, file: Path) -> None:
    configured = workspace.configuration.output["public"]
    folder = public_folder_over(file, workspace.root, configured)
    if folder is not None:
        message = (
            f"an internal workbook cannot stand in {folder.name}, which is published"
        )
        hint = "write it elsewhere, or write what is public: `briefgen sheet --public`"
        raise mistake(Place(file.name), message, "public-folder", hint)


def _too_long(sheet: SheetContent) -> list[Diagnostic]:
    message = (
        "this text has more characters than a cell of a workbook holds: it is left out"
    )
    hint = "change it here; the workbook says so in its cell"
    return [
        Diagnostic(row.places[name], message, "too-large", hint, "warning")
        for filled in sheet.tables
        for row in filled.rows
        for name, text in row.cells.items()
        if is_too_long(text)
    ]
