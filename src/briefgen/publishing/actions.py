"""The actions of a build: for each file what is done to it, and the reason.

They are decided before anything is done (decisions/0018). A status prints them; a build
does what they say.
"""

from pathlib import Path
from typing import Literal, TypeAlias

from briefgen.errors import Diagnostic, Place
from briefgen.planning.plan import Embargo, Output, Planned
from briefgen.publishing.output_paths import Site
from briefgen.publishing.report import Result
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a document's dependency: its digests before and now.

    `place` is the present place of a value, if it still exists.
    """

    kind: str
    key: str
    old: str
    new: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """An edited file, and the name that it gets once its document is built again."""

    path: str
    kept: str


@dataclass(frozen=True, slots=True)
class Write:
    """Build a document: those of its outputs that are due, and what has changed.

    If `held`, an output of it may not be published any more: it is withdrawn, unless
    the document can be built so that it may. A document that was too long and still is
    has a `proof`: it will not be built. Nor will one whose template has `mistakes`.
    """

    document: Planned
    paths: tuple[str, ...]
    changes: tuple[Change, ...]
    kept: tuple[KeptEdit, ...] = ()
    held: bool = False
    proof: str = ""
    mistakes: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Keep:
    """Leave an output as it is: it is up to date."""

    result: Result


@dataclass(frozen=True, slots=True)
class KeepEdited:
    """Leave a file that somebody edited; `result` is of an output of the plan."""

    path: str
    reason: Diagnostic
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Move away files that may not be published: an output and edited copies of it.

    Either it may not be published (`unreleased`), no document has it any more (`no
    document`), or, besides, only a manifest says that it is briefgen's (`listed`).
    `left` are files beside it that are not known to be briefgen's. `path` is as users
    see it.
    """

    path: str
    file: Path
    files: tuple[Path, ...]
    reason: Literal["unreleased", "no document", "listed"]
    site: Site
    output: tuple[Planned, Output] | None = None
    left: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove an internal output that no document has any more."""

    path: str
    file: Path
    site: Site


Action: TypeAlias = Write | Keep | KeepEdited | Withdraw | Remove


@dataclass(frozen=True, slots=True)
class Actions:
    """What a build would do: documents in the plan's order, and messages.

    `coming` lists the data under embargo now.
    """

    actions: tuple[Action, ...]
    left_out: tuple[Planned, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    coming: tuple[Embargo, ...] = ()

    @property
    def writes(self) -> tuple[Write, ...]:
        """The documents that are built."""
        return tuple(each for each in self.actions if isinstance(each, Write))

    @property
    def fresh(self) -> int:
        """How many documents are up to date."""
        kept = (each for each in self.actions if isinstance(each, Keep | KeepEdited))
        fresh = {_named(each.result.document) for each in kept if each.result}
        return len(fresh - {_named(each.document) for each in self.writes})

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """The files that are moved away, as users see them."""
        actions = (each for each in self.actions if isinstance(each, Withdraw))
        return tuple(each.site.shown(file) for each in actions for file in each.files)

    @property
    def removed(self) -> tuple[str, ...]:
        """The files that are removed, as users see them."""
        actions = (each for each in self.actions if isinstance(each, Remove))
        return tuple(each.path for each in actions)


def _named(document: Planned) -> tuple[str, str]:
    return document.audience, document.name
