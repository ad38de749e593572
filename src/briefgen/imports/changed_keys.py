"""A lock and what a source says now to the lock with the keys that the source has now.

  lock:    key P-1, id wells        the source has no P-1 any more
  source:  key P-001, id wells      so this is the same one, with a corrected key

Without this, a corrected key, or another key column, would bring everything a second time.
"""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.errors import Diagnostic, Place
from briefgen.imports.incoming_values import Incoming
from briefgen.imports.lock_file import ImportLock, LockedSubject
from briefgen.reading import quoted

RULE = "changed-key"
HINT = (
    "compare the table: if another one has its id now, give that one another title, or"
    " rename the data file of the old one"
)


def with_present_keys(
    lock: ImportLock, incoming: Incoming, source: str
) -> tuple[ImportLock, tuple[Diagnostic, ...]]:
    """Return a lock by the keys of a source now, and remarks that say so.

    What the source has under another key is known again by its id.
    """
    present = {(each.subject, each.key) for each in incoming.subjects}
    left = {
        (each.subject, each.id): each
        for each in lock.subjects
        if (each.subject, each.key) not in present
    }
    known = {(each.subject, each.key) for each in lock.subjects}
    moved: dict[int, LockedSubject] = {}
    for each in incoming.subjects if left else ():
        if (each.subject, each.key) in known:
            continue
        old = left.pop((each.subject, each.proposed_id), None)
        if old is not None:
            moved[id(old)] = replace(old, key=each.key)
    if not moved:
        return lock, ()
    pairs = [(old, moved[id(old)]) for old in lock.subjects if id(old) in moved]
    subjects = tuple(moved.get(id(each), each) for each in lock.subjects)
    return replace(lock, subjects=subjects), (_remark(pairs, source),)


def _remark(
    pairs: Sequence[tuple[LockedSubject, LockedSubject]], source: str
) -> Diagnostic:
    (old, new), count = pairs[0], len(pairs)
    others = f", and so have {count - 1} more" if count > 1 else ""
    message = (
        f"{quoted(old.id)} has another key than at the last import: {quoted(new.key)} in"
        f" place of {quoted(old.key)}{others}"
    )
    return Diagnostic(Place(source), message, RULE, HINT, "warning")
