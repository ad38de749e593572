"""Release labels: what may be shown to whom, and when."""

import datetime
from collections.abc import Iterable, Mapping

from briefgen.audiences import Audience
from briefgen.value_classes import dataclass

# The two scales of security markings, each from low to high.
MARKINGS = (
    ("protected-a", "protected-b", "protected-c"),
    ("confidential", "secret", "top-secret"),
)


@dataclass(frozen=True, slots=True)
class Release:
    """The label of a mapping of the data: what may be shown to whom, and when.

    `marking` is of one of the two scales (`protected-a` to `-c`; `confidential`,
    `secret`, `top-secret`); `embargo` has a time zone.
    """

    audience: Audience = "public"
    marking: str | None = None
    embargo: datetime.datetime | None = None

    @property
    def public(self) -> bool:
        """Whether it may be published once no embargo is left."""
        return self.audience == "public" and self.marking is None


# What mappings carry by themselves, by the name of their field, wherever they stand.
KEPT_BACK: Mapping[str, Release] = {
    "advice": Release("internal", "protected-a"),
    "note": Release("internal"),
}


def highest(labels: Iterable[str]) -> tuple[str, ...]:
    """Return the highest marking of each scale that occurs, the graver scale first."""
    occurring = set(labels)
    tops = (
        [label for label in scale if label in occurring][-1:]
        for scale in reversed(MARKINGS)
    )
    return tuple(label for top in tops for label in top)
