"""What a status reports: documents that are stale, why, and what a build does of it."""

from dataclasses import dataclass

from briefgen.errors import Diagnostic, Place
from briefgen.planning.plan import Embargo, Planned


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a document read, as it was and as it is; both are digests.

    `place` is where a value stands now, if it stands anywhere.
    """

    kind: str
    key: str
    old: str
    new: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """An edited file, and the name that it gets once its document is made again."""

    path: str
    kept: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A document that a build makes again: which of its outputs, and why.

    With `held` an output of it may not be published any more: it is withdrawn, unless
    the document can be made so that it may. One that does not fit, as was found before,
    has a `proof`: it will not be made.
    """

    document: Planned
    paths: tuple[str, ...]
    changes: tuple[Change, ...]
    kept: tuple[KeptEdit, ...] = ()
    held: bool = False
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """What a build would do: paths are as users see them, documents in the plan's order.

    `fresh` counts the documents that are up to date; `removed` no document has any
    more, `withdrawn` may no longer be published; `diagnostics` tells what cannot be
    read, and what there is to tell of outputs that are left as they stand; `coming` is
    what the data hold back now.
    """

    stale: tuple[Stale, ...]
    fresh: int
    removed: tuple[str, ...]
    withdrawn: tuple[str, ...]
    left_out: tuple[Planned, ...]
    diagnostics: tuple[Diagnostic, ...]
    coming: tuple[Embargo, ...] = ()
