"""What a step changed, before and after, to a file of `.briefgen/edits/`, and back."""

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

from briefgen import atomic_write
from briefgen.files import MOST, content
from briefgen.state.build_lock import make_folder
from briefgen.state.state import FOLDER
from briefgen.value_classes import dataclass

EDITS = "edits"
DONE, UNDONE = ".done", ".undone"
DIGITS = 6
LAST = 50  # steps are kept, if they have fewer bytes together than this:
LARGEST = 100_000_000  # the newest is always kept
UNPACKED = 1_000_000_000  # bytes of one step: 50,000 files of 10 kB, before and after
EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a zip file: equal steps have equal bytes


@dataclass(frozen=True, slots=True)
class FileStep:
    """A file before and after a step; None where there is none."""

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Step:
    """What changed together: its words, its time, its files, the folders made for them."""

    number: int
    words: str
    when: datetime
    files: tuple[FileStep, ...]
    folders: tuple[str, ...] = ()
    undone: bool = False


def folder_of(root: Path) -> Path:
    """Return the folder of the steps of a workspace."""
    return root / FOLDER / EDITS


def steps(root: Path, *, undone: bool) -> Iterator[Step]:
    """Yield the steps that are done, or undone, the newest first; none that is damaged."""
    for path in reversed(_files(root)):
        step = _read(path) if (path.suffix == UNDONE) == undone else None
        if step is not None:
            yield step


def next_number(root: Path) -> int:
    """Return the number of the step to come."""
    files = _files(root)
    return int(files[-1].stem) + 1 if files else 1


def make_room(root: Path) -> None:
    """Create the folder of the steps, if there is none."""
    folder = folder_of(root)
    make_folder(folder.parent)
    make_folder(folder)


def keep(root: Path, step: Step) -> None:
    """Write a step that is about to be made."""
    atomic_write.write(_file(root, step), _packed(step))


def mark(root: Path, step: Step, *, undone: bool) -> None:
    """Record that a step is done, or undone."""
    old = _file(root, step)
    new = old.with_suffix(UNDONE if undone else DONE)
    old.replace(new)


def remove(root: Path, step: Step) -> None:
    """Forget a step that was never made."""
    _file(root, step).unlink()


def forget(root: Path) -> None:
    """Remove what a new step makes void: undone steps, and those that are too many."""
    room = LARGEST
    for at, path in enumerate(reversed(_files(root))):
        room -= path.stat().st_size
        if path.suffix == UNDONE or at >= LAST or (at and room < 0):
            path.unlink()


def _file(root: Path, step: Step) -> Path:
    ending = UNDONE if step.undone else DONE
    return folder_of(root) / f"{step.number:0{DIGITS}}{ending}"


def _files(root: Path) -> list[Path]:
    folder = folder_of(root)
    if not folder.is_dir() or folder.is_symlink():
        return []
    names = (each for each in folder.iterdir() if each.suffix in (DONE, UNDONE))
    return sorted(each for each in names if each.stem.isdigit() and each.stem.isascii())


def _packed(step: Step) -> bytes:
    buffer = BytesIO()
    about = {
        "words": step.words,
        "when": step.when.isoformat(),
        "files": [each.path for each in step.files],
        "folders": step.folders,
    }
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        _pack(packed, "step.json", json.dumps(about).encode())
        for at, each in enumerate(step.files):
            _pack(packed, f"{at}.before", each.before)
            _pack(packed, f"{at}.after", each.after)
    return buffer.getvalue()


def _pack(packed: zipfile.ZipFile, name: str, data: bytes | None) -> None:
    if data is not None:
        info = zipfile.ZipInfo(name, EARLIEST)
        info.compress_type = zipfile.ZIP_DEFLATED
        packed.writestr(info, data)


def _read(path: Path) -> Step | None:
    try:
        with zipfile.ZipFile(BytesIO(content(path, 2 * LARGEST))) as packed:
            if sum(member.file_size for member in packed.infolist()) > UNPACKED:
                return None
            about = json.loads(_unpacked(packed, "step.json") or b"")
            files = tuple(
                FileStep(
                    str(name),
                    _unpacked(packed, f"{at}.before"),
                    _unpacked(packed, f"{at}.after"),
                )
                for at, name in enumerate(about["files"])
            )
        words, when = str(about["words"]), datetime.fromisoformat(about["when"])
        folders = tuple(map(str, about["folders"]))
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None
    undone = path.suffix == UNDONE
    return Step(int(path.stem), words, when, files, folders, undone)


def _unpacked(packed: zipfile.ZipFile, name: str) -> bytes | None:
    if name not in packed.namelist():
        return None
    with packed.open(name) as member:
        return member.read(MOST)
