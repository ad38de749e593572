"""What a chart's file says, and what follows from it."""

from typing import Literal, TypeAlias

from briefgen.errors import Place
from briefgen.model import LocalizedText
from briefgen.value_classes import dataclass

What: TypeAlias = Literal[
    "funding",
    "share",
    "periods",
    "reach",
    "profile",
    "results",
    "increases",
    "people",
    "changes",
    "places",
]


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of the file; `kind` may be a custom kind of a trusted workspace.

    `source` is None if the kind of document decides.
    """

    kind: str
    what: What | None = None
    of: Literal["initiatives", "themes"] = "initiatives"
    order: Literal["largest-first", "as-listed"] = "largest-first"
    title: LocalizedText | None = None
    only: Literal["released"] | None = None
    others: Literal["together"] | None = None
    source: bool | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """The specification of a chart, and its place; `name` is its file's without ending.

    `what` is shown: set by a built-in kind, or by the file for a kind of its own.
    """

    name: str
    place: Place
    fields: Fields
    what: What

    @property
    def without_held(self) -> str:
        """The hint how it can avoid data that it may not read."""
        if self.fields.only == "released":
            return "release it with what encloses it"
        return f"leave it out with `only: released` in {self.place.path}"
