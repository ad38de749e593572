"""What would become of each subject to the edits of files: nothing is written here."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.editing.changes import Drop, Insert, Value
from briefgen.editing.new_file import HAND, new_file
from briefgen.editing.transaction import FileEdit, file_edit
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.files import MOST, read_within
from briefgen.imports.comparison import ComparedSubject
from briefgen.imports.mapping import Subject
from briefgen.imports.new_ids import SINGULAR
from briefgen.imports.present_data import PresentData
from briefgen.imports.subject_edits import SubjectEdits
from briefgen.imports.target_fields import TargetFields
from briefgen.imports.value_tree import tree_of, value_of
from briefgen.loading.themes import THEMES
from briefgen.value_classes import dataclass

REMOVED = frozenset(("gone", "example"))
HEAD = "One {}, from `briefgen {}`; its id is the name of this file."
HEAD_OF_ONE = "The portfolio, from `briefgen {}`."
HEAD_OF_LIST = "The themes, from `briefgen {}`; initiatives name their ids."


@dataclass(frozen=True, slots=True)
class EditFrame:
    """What edits depend on besides the changes; `command` is the one that makes them."""

    root: Path
    command: str
    fields: TargetFields
    present: PresentData
    prune: bool = False


def planned_edits(
    compared: Sequence[ComparedSubject], frame: EditFrame
) -> tuple[FileEdit, ...]:
    """Return what would be written, removed or made; each file once.

    Raises BriefgenError with every file that cannot be changed safely, or changed since it
    was compared.
    """
    files: dict[str, list[ComparedSubject]] = {}
    for each in compared:
        if writes(each, prune=frame.prune):
            path = frame.present.file_of(each.subject, each.id)
            files.setdefault(path, []).append(each)
    edits, mistakes = list[FileEdit](), list[Diagnostic]()
    for path, subjects in files.items():
        try:
            edits.append(_edit(path, subjects, frame))
        except BriefgenError as error:
            mistakes += error.diagnostics
    if mistakes:
        raise BriefgenError(mistakes)
    return tuple(edits)


def writes(compared: ComparedSubject, *, prune: bool) -> bool:
    """Return whether anything of a subject would be written."""
    if compared.standing == "gone":
        return prune
    if compared.standing == "example":
        return True
    outcomes = {change.outcome for change in compared.changes}
    return "taken" in outcomes or (prune and "gone" in outcomes)


def new_values(compared: ComparedSubject, fields: TargetFields) -> dict[str, Value]:
    """Return the values of a new subject, in the declared order."""
    values = {
        change.path: change.new
        for change in compared.changes
        if change.outcome == "taken" and change.new is not None and change.new.text
    }
    declared = fields.by_subject[compared.subject]
    value = value_of(tree_of(values), declared)
    assert isinstance(value, dict)
    return value


def _edit(path: str, subjects: Sequence[ComparedSubject], frame: EditFrame) -> FileEdit:
    first = subjects[0]
    if path == THEMES:
        return _listed(subjects, frame)
    if first.standing == "new":
        text = new_file(
            _head(first.subject, frame.command),
            frame.fields.by_subject[first.subject].form.members,
            new_values(first, frame.fields),
        )
        return FileEdit(path, None, text.encode())
    if first.standing in REMOVED:
        return FileEdit(path, read_within(frame.root, path, MOST), None)
    assert first.present is not None
    assert first.edits is not None
    changes = first.edits.in_order()
    return file_edit(frame.root, path, changes, first.present.digest)


def _listed(subjects: Sequence[ComparedSubject], frame: EditFrame) -> FileEdit:
    """Return the edit of the list of themes."""
    edits, items, known = SubjectEdits(), list[Value](), None
    for each in subjects:
        if each.standing == "new":
            items.append({"id": each.id, **new_values(each, frame.fields)})
            continue
        assert each.present is not None
        known = each.present.digest
        if each.standing in REMOVED:
            edits.drops.append(Drop(each.present.at))
        else:
            assert each.edits is not None
            edits.add(each.edits)
    dropped = sum(len(drop.path) == 1 for drop in edits.drops)
    length = frame.present.length()
    if not length:
        return _first_items(items, frame)
    numbers = range(length - dropped, length - dropped + len(items))
    edits.inserts.extend(
        Insert((number,), item) for number, item in zip(numbers, items, strict=True)
    )
    return file_edit(frame.root, THEMES, edits.in_order(), known)


def _first_items(items: Sequence[Value], frame: EditFrame) -> FileEdit:
    """Return the edit of a list of themes that has none yet, or is not there."""
    before = None
    if (frame.root / THEMES).exists():
        before = read_within(frame.root, THEMES, MOST)
    text = "".join(f"{line}\n" for line in HAND.lines(items, 0))
    if before is None:
        return FileEdit(
            THEMES, None, f"# {HEAD_OF_LIST.format(frame.command)}\n\n{text}".encode()
        )
    kept = [line for line in before.splitlines() if line.strip() != b"[]"]
    return FileEdit(
        THEMES, before, b"".join(line + b"\n" for line in kept) + text.encode()
    )


def _head(subject: Subject, name: str) -> str:
    if subject == "portfolio":
        return HEAD_OF_ONE.format(name)
    return HEAD.format(SINGULAR[subject], name)
