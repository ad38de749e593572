"""Workspaces to write workbooks of, and what their files have, as another program reads it."""

import datetime
import io
import shutil
import zipfile
from pathlib import Path

from python_calamine import CalamineWorkbook

from briefgen.audiences import Audience
from briefgen.loading import load
from briefgen.portfolio_sheet.kept_workbook import number_of, values_of
from briefgen.portfolio_sheet.portfolio_workbook import workbook_bytes
from briefgen.portfolio_sheet.sheet_content import SheetContent, content_of
from briefgen.workspace import open_workspace

TOP = Path(__file__).parents[2]
NOON = datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC)
SAMPLE, COASTS = TOP, TOP / "tests/coasts"
NAMES = 3  # the row with the names of columns, from 0


def workspace(folder: Path, data: Path = COASTS) -> Path:
    """Copy the data of a portfolio into a workspace, and give its root."""
    folder.mkdir(exist_ok=True)
    shutil.copytree(data / "data", folder / "data")
    shutil.copy(TOP / "briefgen.yaml", folder / "briefgen.yaml")
    return folder


def content(
    root: Path, audience: Audience = "internal", as_of: datetime.datetime = NOON
) -> SheetContent:
    opened = open_workspace(root)
    return content_of(opened, load(opened), audience, as_of)


def written(
    root: Path, audience: Audience = "internal", as_of: datetime.datetime = NOON
) -> bytes:
    sheet = content(root, audience, as_of)
    internal = audience == "internal"
    return workbook_bytes(sheet, number_of(sheet, values_of(sheet)) if internal else "")


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    """Give the rows of each sheet, as another program reads them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: [
            [*row]
            for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ]
        for name in book.sheet_names
    }


def rows(data: bytes, sheet: str) -> list[dict[str, object]]:
    """Give the rows of a table, each by the names of its columns."""
    every = sheets(data)[sheet]
    names = [str(each) for each in every[NAMES]]
    return [dict(zip(names, row, strict=True)) for row in every[NAMES + 1 :]]


def parts(data: bytes) -> dict[str, str]:
    """Give the text of each part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}
