"""A workbook's values as they were written to a private file of the workspace, and back.

What comes back is compared with them. The workbook names them by its id, and has none of
them itself.
"""

import hashlib
import json
import zlib
from contextlib import suppress
from pathlib import Path

from briefgen import atomic_write
from briefgen.files import content
from briefgen.portfolio_sheet.present_leaves import LeafPath
from briefgen.portfolio_sheet.sheet_content import SheetContent
from briefgen.portfolio_sheet.sheet_rows import CellAddress, SheetRow, is_of_texts
from briefgen.portfolio_sheet.sheet_tables import ITEM, Pattern, SheetTable
from briefgen.state.build_lock import make_folder
from briefgen.state.state import FOLDER
from briefgen.value_classes import dataclass

SHEETS = "sheets"
LAST = 20  # workbooks that are kept; the newest ones
LARGEST = 200_000_000  # bytes of one, unpacked
OWN_FILE = 0o600  # nobody else's
DIGITS = 24  # of a digest: no two workbooks share them


@dataclass(frozen=True, slots=True)
class KeptWorkbook:
    """What was written: the text of each value by its address, and the file's SHA-256."""

    values: dict[CellAddress, str]
    digest: str


def values_of(sheet: SheetContent) -> dict[CellAddress, str]:
    """Return the values of a workbook by their addresses, as the data has them."""
    return {
        (row.thing.subject, row.thing.id, path_of(filled.table, row, name)): text
        for filled in sheet.tables
        for row in filled.rows
        for name, text in row.cells.items()
    }


def path_of(table: SheetTable, row: SheetRow, name: Pattern) -> LeafPath:
    """Return the path of a cell of a row, where `name` is the pattern of its column."""
    if is_of_texts(table):
        return (*row.base, *name)
    numbers = iter(row.numbers)
    return tuple(next(numbers) if step == ITEM else step for step in name)


def number_of(sheet: SheetContent, values: dict[CellAddress, str]) -> str:
    """Return the id of a workbook: a digest of all that it says."""
    languages = [*sheet.languages, sheet.edition.isoformat(), sheet.title]
    text = json.dumps([languages, _plain(values)], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def keep(root: Path, number: str, kept: KeptWorkbook) -> None:
    """Keep a workbook's values, and forget the oldest if there are many."""
    folder = root / FOLDER / SHEETS
    make_folder(folder.parent)
    make_folder(folder)
    text = json.dumps([kept.digest, _plain(kept.values)], ensure_ascii=False)
    packed = zlib.compress(text.encode(), 6)
    atomic_write.write(folder / number, packed, mode=OWN_FILE)
    for old in _newest_first(root)[LAST:]:
        with suppress(OSError):
            old.unlink()


def recall(root: Path, number: str) -> KeptWorkbook | None:
    """Return what was kept of a workbook; None if it is not known, or damaged."""
    path = root / FOLDER / SHEETS / number
    if path not in _newest_first(root):
        return None
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(content(path, LARGEST), LARGEST)
        digest, values = json.loads(text)
        return KeptWorkbook(
            {(of, name, tuple(at)): value for of, name, at, value in values},
            str(digest),
        )
    except (OSError, ValueError, TypeError, zlib.error):
        return None


def was_written(root: Path, digest: str) -> bool:
    """Return whether a workbook with this SHA-256 was written and is still kept.

    The newest are looked at first, since each takes long to unpack.
    """
    kept = (recall(root, path.name) for path in _newest_first(root))
    return any(each is not None and each.digest == digest for each in kept)


def _newest_first(root: Path) -> list[Path]:
    folder = root / FOLDER / SHEETS
    if folder.is_symlink() or not folder.is_dir():
        return []
    files = [each for each in folder.iterdir() if _is_number(each.name)]
    return sorted(files, key=lambda each: (-each.lstat().st_mtime_ns, each.name))


def _is_number(name: str) -> bool:
    return len(name) == DIGITS and set(name) <= set("0123456789abcdef")


def _plain(values: dict[CellAddress, str]) -> list[list[object]]:
    return [[of, name, list(at), text] for (of, name, at), text in values.items()]
