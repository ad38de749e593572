"""What a source says, the last import and the data to what would change, by subject."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Literal, TypeAlias

from briefgen.errors import BriefgenError, Diagnostic
from briefgen.imports.example_data import ExampleData
from briefgen.imports.field_path import FieldPath
from briefgen.imports.incoming_values import Incoming, IncomingSubject
from briefgen.imports.lock_file import ImportLock, LockedSubject
from briefgen.imports.locked_values import base_of, moved, values_with
from briefgen.imports.mapping import Subject
from briefgen.imports.new_ids import NewIds
from briefgen.imports.present_data import (
    PresentData,
    PresentSubject,
    without_values,
)
from briefgen.imports.present_values import twin_mistakes
from briefgen.imports.same_values import same_values
from briefgen.imports.subject_edits import SubjectEdits, subject_edits
from briefgen.imports.target_fields import TargetFields
from briefgen.imports.three_way import (
    FieldChange,
    Side,
    Texts,
    compare,
    items_of,
    recorded,
    resolved,
    untouched,
)
from briefgen.value_classes import dataclass

# A "new" subject is to be made; a "known" one is there. Of a "lost" one, a person removed
# the file or item. "gone" and "kept" are as those of items: the source has no more of it.
# An "example" is one of `briefgen init --empty`, whose place others take.
Standing: TypeAlias = Literal["new", "known", "lost", "gone", "kept", "example"]
# Who wins a conflict, by the name of the subject and the path of the field; an empty path
# decides of all fields, an empty name of all subjects.
Sides: TypeAlias = Mapping[tuple[str, FieldPath], Side]


@dataclass(frozen=True, slots=True)
class ComparedSubject:
    """What would become of one subject.

    `locked` is what counts as taken over afterwards, None if nothing does; `present` is
    where it stands, if that had to be read, and `edits` are the changes of its file.
    """

    subject: Subject
    key: str
    id: str
    where: str
    line: int
    standing: Standing
    changes: tuple[FieldChange, ...] = ()
    locked: LockedSubject | None = None
    present: PresentSubject | None = None
    edits: SubjectEdits | None = None

    @property
    def name(self) -> str:
        """The name that commands call it by."""
        return self.id or self.subject

    @property
    def conflicts(self) -> tuple[FieldChange, ...]:
        """The changes that wait for a decision."""
        return tuple(each for each in self.changes if each.outcome == "conflict")


@dataclass(frozen=True, slots=True)
class ComparisonFrame:
    """What a comparison depends on besides the source.

    `kinds` are the subjects that the source fills, `cells` lists that stand in one cell:
    one that is empty changes nothing. `examples` are those of an empty workspace, which
    others may replace.
    """

    fields: TargetFields
    lock: ImportLock
    present: PresentData
    kinds: tuple[Subject, ...]
    cells: frozenset[tuple[Subject, FieldPath]] = frozenset()
    sides: Sides = field(default_factory=dict)
    prune: bool = False
    examples: ExampleData | None = None


def compare_all(
    incoming: Incoming, frame: ComparisonFrame
) -> tuple[ComparedSubject, ...]:
    """Return what would change, in the order of the source, then what it has no more.

    Raises BriefgenError if a data file cannot be read, or an item is there twice.
    """
    comparer = _Comparer(incoming, frame)
    mistakes: list[Diagnostic] = []
    compared: list[ComparedSubject] = []
    for each in incoming.subjects:
        try:
            compared.append(comparer.of(each))
        except BriefgenError as error:
            mistakes += error.diagnostics
    compared += comparer.missing(mistakes)
    if mistakes:
        raise BriefgenError(dict.fromkeys(mistakes))
    return tuple(compared)


class _Comparer:
    """Compares the subjects of one source, each with its lock and the data."""

    def __init__(self, incoming: Incoming, frame: ComparisonFrame) -> None:
        self._frame, self._incoming = frame, incoming
        self._locked = {(each.subject, each.key): each for each in frame.lock.subjects}
        claimed = [(each.subject, each.id) for each in frame.lock.subjects]
        self._claimed = {*claimed}
        self._new = {
            kind: NewIds(
                kind,
                [
                    *frame.present.ids(kind),
                    *(name for of, name in claimed if of == kind),
                ],
            )
            for kind in frame.kinds
        }
        self._same = {kind: same_values(frame.fields, kind) for kind in frame.kinds}

    def of(self, incoming: IncomingSubject) -> ComparedSubject:
        """Return what would become of a subject that the source has."""
        locked = self._locked.get((incoming.subject, incoming.key))
        name = self._id(incoming) if locked is None else locked.id
        known = LockedSubject(incoming.subject, incoming.key, name, {})
        compared = ComparedSubject(
            *(incoming.subject, incoming.key, name, incoming.where, incoming.line),
            "known",
            locked=locked or known,
        )
        if locked is not None and self._is_unchanged(locked, incoming):
            return replace(compared, locked=moved(locked, incoming))
        present = self._frame.present.of(incoming.subject, name)
        if present is None:
            return self._without_file(compared, incoming, is_new=locked is None)
        values = present.values
        twins = [*twin_mistakes(values, items_of(incoming.values))]
        if twins:
            raise BriefgenError(twins)
        examples = self._examples(incoming, values.texts)
        base = {**examples, **self._base_of(locked or known, incoming)}
        changes = compare(
            base, incoming.values, values.texts, self._same[incoming.subject]
        )
        decided = self._decided(compared, changes)
        declared = self._frame.fields.by_subject[incoming.subject]
        edits = subject_edits(
            decided.changes, values, declared, prune=self._frame.prune
        )
        return replace(decided, edits=edits, present=without_values(present))

    def missing(self, mistakes: list[Diagnostic]) -> Iterator[ComparedSubject]:
        """Yield what the source has no more of, where it has others of the kind."""
        present = {(each.subject, each.key) for each in self._incoming.subjects}
        for locked in self._frame.lock.subjects:
            key = locked.subject, locked.key
            if locked.subject not in self._frame.kinds or key in present:
                continue
            try:
                yield from self._missing(locked)
            except BriefgenError as error:
                mistakes += error.diagnostics

    def _missing(self, locked: LockedSubject) -> Iterator[ComparedSubject]:
        present = self._frame.present.of(locked.subject, locked.id)
        if present is None:
            return  # nobody has it any more: it is forgotten
        base = {path: value.text for path, value in locked.values.items()}
        ours = {p: text for p, text in present.values.texts.items() if p != ("id",)}
        clean = untouched(base, ours, self._same[locked.subject])
        standing: Standing = "gone" if clean else "kept"
        pruned = clean and self._frame.prune
        yield ComparedSubject(
            *(locked.subject, locked.key, locked.id, "", 0),
            standing,
            locked=None if pruned else locked,
            present=without_values(present),
        )

    def _id(self, incoming: IncomingSubject) -> str:
        """Return the id of a subject that is imported for the first time.

        It is that of one which is there, if no other record became that.
        """
        kind, name = incoming.subject, incoming.proposed_id
        if kind == "portfolio":
            return ""
        here = (
            name in self._frame.present.ids(kind) and (kind, name) not in self._claimed
        )
        if not here:
            name = self._new[kind].next(name, incoming.key)
        self._claimed.add((kind, name))
        return name

    def _is_unchanged(self, locked: LockedSubject, incoming: IncomingSubject) -> bool:
        """Return whether the source says what it said last: then nothing is read."""
        known = locked.values
        for path, value in incoming.values.items():
            old = known.get(path)
            if old is None or old.text != value.text:
                return False
        if len(known) == len(incoming.values):
            return True  # nothing can be gone
        base = self._base_of(locked, incoming)
        return items_of(base).keys() <= items_of(incoming.values).keys()

    def _examples(
        self, incoming: IncomingSubject, ours: Texts
    ) -> dict[FieldPath, str | None]:
        """Return the values that nobody has written yet, where the source has one."""
        known = self._frame.examples
        texts = known.texts(incoming.subject, incoming.proposed_id) if known else {}
        return {
            path: text
            for path, text in texts.items()
            if path in incoming.values and ours.get(path) == text
        }

    def _base_of(
        self, locked: LockedSubject, incoming: IncomingSubject
    ) -> dict[FieldPath, str | None]:
        keys, cells = self._incoming.list_keys, self._frame.cells
        return base_of(locked, incoming, keys, cells)

    def _without_file(
        self, compared: ComparedSubject, incoming: IncomingSubject, *, is_new: bool
    ) -> ComparedSubject:
        """Return what becomes of a subject that the data does not have."""
        whole = compare({}, incoming.values, {}, self._same[incoming.subject])
        lost = FieldChange((), "conflict")
        side = next(iter(resolved([lost], self._sides(compared.name)))).outcome
        if is_new or side == "taken":
            emptied = LockedSubject(
                compared.subject, compared.key, compared.id, values={}
            )
            fresh = replace(compared, standing="new", locked=emptied)
            return self._decided(fresh, whole)
        compared = replace(compared, standing="lost")
        if side == "left":
            left = tuple(replace(each, outcome="left") for each in whole)
            return self._decided(compared, left)
        return replace(compared, changes=(lost,))

    def _decided(
        self, compared: ComparedSubject, changes: Iterable[FieldChange]
    ) -> ComparedSubject:
        """Return a subject with its changes, conflicts decided, and what is recorded."""
        locked, prune = compared.locked, self._frame.prune
        assert locked is not None
        decided = resolved(changes, self._sides(compared.name))
        base = {path: value.text for path, value in locked.values.items()}
        after = recorded(base, decided, prune=prune)
        wheres = {each.path: each.new.where for each in decided if each.new is not None}
        known = replace(locked, values=values_with(after, locked, wheres))
        return replace(compared, changes=decided, locked=known)

    def _sides(self, name: str) -> dict[FieldPath, Side]:
        sides = self._frame.sides
        general = {path: side for (of, path), side in sides.items() if not of}
        return general | {
            path: side for (of, path), side in sides.items() if of == name
        }
