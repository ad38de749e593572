"""Changes of files to one step: all of them or none, and a step can be undone.

The step is stored with every file as it is before and after; then a journal says that it
begins; then the files are written, each whole; then the step counts as done, and the
journal goes. A process that is killed leaves the journal: whoever works here next puts
back what was before.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from briefgen import atomic_write
from briefgen.atomic_write import refuse_links
from briefgen.editing import steps as history
from briefgen.editing.changes import Change
from briefgen.editing.edited_text import edited
from briefgen.editing.steps import FileStep, Step
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.files import MOST, content, inside, leads_out, read_within
from briefgen.reading import decode
from briefgen.state.build_lock import Work, held
from briefgen.state.state import FOLDER
from briefgen.value_classes import dataclass

JOURNAL = "begun"
RULE = "changed-since"
WAIT = 10.0  # seconds: an edit of many files ends within it
EDIT = Work("editor", "is changing files here", "wait until it has ended")
CHANGEABLE = ("data", "templates", "charts", "imports", "briefgen.yaml")
OTHER = "this file changed since it was read"
AGAIN = "look at it, and run the command again"


@dataclass(frozen=True, slots=True)
class FileEdit:
    """A file to be: its content when it was read, and afterwards; None is no file."""

    path: str
    before: bytes | None
    after: bytes | None


def file_edit(
    root: Path, path: str, changes: Sequence[Change], known: str | None = None
) -> FileEdit:
    """Return what changes make of a YAML file; nothing is written.

    `known` is the SHA-256 of the file for which the changes were thought out. Raises
    BriefgenError as `edited` does, and if the file is another, or cannot be read.
    """
    before = read_within(root, path, MOST)
    if known not in {None, hashlib.sha256(before).hexdigest()}:
        raise mistake(Place(path), OTHER, RULE, AGAIN)
    mark = before[:3] if before.startswith(b"\xef\xbb\xbf") else b""
    after = mark + edited(decode(before, path), path, changes).encode()
    return FileEdit(path, before, after)


def make_step(
    root: Path, words: str, when: datetime, edits: Sequence[FileEdit]
) -> Step | None:
    """Change files as one step, and return it, or None if nothing is to change.

    Raises BriefgenError, and changes nothing, if a file is not as it was when it was
    read, and OSError if the system refuses.
    """
    files = tuple(
        FileStep(e.path, e.before, e.after) for e in edits if e.before != e.after
    )
    if not files:
        return None
    with held(_folder(root), WAIT, EDIT):
        _recover(root)
        _judge(root, files, OTHER, AGAIN)
        number, folders = history.next_number(root), tuple(_new_folders(root, files))
        step = Step(number, words, when, files, folders, undone=True)
        history.forget(root)
        with _begun(root, step, new=True):
            history.keep(root, step)
            _carry_out(root, step)
        return replace(step, undone=False)


def undo(root: Path) -> Step | None:
    """Put back what was before the last step that is done; return it, or None.

    Raises BriefgenError, and changes nothing, if a file was changed since.
    """
    return _turn(root, undone=False)


def redo(root: Path) -> Step | None:
    """Make the step again that was undone last; as `undo` otherwise."""
    return _turn(root, undone=True)


def recover(root: Path) -> Step | None:
    """Put back what a killed process left half-changed; return its step, or None."""
    if not _journal(root).exists():
        return None
    with held(_folder(root), 0, EDIT):
        return _recover(root)


def _turn(root: Path, *, undone: bool) -> Step | None:
    with held(_folder(root), WAIT, EDIT):
        _recover(root)
        likely = history.steps(root, undone=undone)
        step = [None, *likely][-1] if undone else next(likely, None)
        if step is None:
            return None
        files = step.files if undone else tuple(map(_turned, step.files))
        message = f"this file was changed since '{step.words}'"
        hint = "take back your own changes of it first; nothing was written"
        _judge(root, files, message, hint)
        with _begun(root, step, new=False):
            _carry_out(root, step)
        return step


@contextmanager
def _begun(root: Path, step: Step, *, new: bool) -> Iterator[None]:
    """Keep a journal in this context, and put all back where it fails."""
    journal = {"step": step.number, "undone": step.undone, "new": new}
    history.make_room(root)
    atomic_write.write(_journal(root), json.dumps(journal).encode())
    try:
        yield
        _journal(root).unlink()
    except BaseException:
        with suppress(OSError, BriefgenError):  # else whoever works here next does it
            _recover(root)
        raise


def _carry_out(root: Path, step: Step) -> None:
    """Make a step that is undone, or undo one that is done."""
    _write(root, step, undo=not step.undone)
    history.mark(root, step, undone=not step.undone)


def _recover(root: Path) -> Step | None:
    """Put back what stands half-changed; files that somebody edited since are left."""
    try:
        journal = json.loads(content(_journal(root), MOST))
        number, undone, new = journal["step"], journal["undone"], journal["new"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        number, undone, new = 0, False, False  # it is damaged: nothing is known
    likely = history.steps(root, undone=bool(undone))
    step = next((each for each in likely if each.number == number), None)
    if step is not None:  # else all was written already, or nothing yet
        _put_back(root, step)
        if new:
            history.remove(root, step)
    atomic_write.sweep([history.folder_of(root)])
    _journal(root).unlink()
    return step


def _put_back(root: Path, step: Step) -> None:
    with suppress(BriefgenError):  # of a step that is not ours: it leads elsewhere
        for file in step.files:
            _refuse_outside(root, file.path)
        atomic_write.sweep({(root / file.path).parent for file in step.files})
        _write(root, step, undo=step.undone)


def _write(root: Path, step: Step, *, undo: bool) -> None:
    """Write the files of a step as they are after it, or before it.

    Files that are neither are somebody's own by now.
    """
    for each in step.files:
        old, new = (each.after, each.before) if undo else (each.before, each.after)
        _refuse_outside(root, each.path)
        path = root / each.path
        present = _present(root, each.path)
        if present != old or present == new:
            continue
        if new is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            mode = path.stat().st_mode & 0o7777 if present is not None else None
            atomic_write.write(path, new, mode=mode)
    for folder in reversed(step.folders if undo else ()):
        _refuse_outside(root, folder)
        with suppress(OSError):
            (root / folder).rmdir()  # only where it is empty


def _judge(root: Path, files: Sequence[FileStep], message: str, hint: str) -> None:
    """Raise BriefgenError if a file is not as it is to be before a step."""
    mistakes = []
    for each in files:
        _refuse_outside(root, each.path)
        if _present(root, each.path) != each.before:
            standing = each.before is None
            words = "a file of this name stands here already" if standing else message
            mistakes.append(Diagnostic(Place(each.path), words, RULE, hint))
    if mistakes:
        raise BriefgenError(mistakes)


def _turned(file: FileStep) -> FileStep:
    return FileStep(file.path, file.after, file.before)


def _present(root: Path, path: str) -> bytes | None:
    try:
        return content(root / path, MOST)
    except FileNotFoundError:
        return None


def _new_folders(root: Path, files: Sequence[FileStep]) -> Iterator[str]:
    """Yield the folders that are not there yet, outermost first, each once."""
    above = {
        folder.as_posix(): None
        for file in files
        if file.after is not None
        for folder in reversed(PurePosixPath(file.path).parents)
    }
    yield from (folder for folder in above if not (root / folder).exists())


def _refuse_outside(root: Path, path: str) -> None:
    """Raise BriefgenError for a file that is no source, or stands behind a link."""
    parts = PurePosixPath(path).parts
    if not inside(root, path) or ".." in parts:
        raise BriefgenError([leads_out(path)])
    if not parts or parts[0] not in CHANGEABLE:
        raise mistake(Place(path), "no source of a workspace stands here", "edit")
    try:
        refuse_links(root / path, root)
    except OSError:
        hint = "change the file that it leads to"
        raise mistake(Place(path), atomic_write.A_LINK, "edit", hint) from None


def _folder(root: Path) -> Path:
    return root / FOLDER


def _journal(root: Path) -> Path:
    return history.folder_of(root) / JOURNAL
