"""Release labels: what may be shown to whom, and when."""

import datetime
from collections.abc import Mapping

from briefgen.audiences import Audience
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Release:
    """The label of a mapping of the data: what may be shown to whom, and when.

    `marking` is of one of the jurisdiction's scales; `embargo` has a time zone.
    """

    audience: Audience = "public"
    marking: str | None = None
    embargo: datetime.datetime | None = None

    @property
    def public(self) -> bool:
        """Whether it may be published once no embargo is left."""
        return self.audience == "public" and self.marking is None


ADVICE = "advice"  # which has a marking by itself: the jurisdiction's

# What mappings carry by themselves, by the name of their field, wherever they stand.
KEPT_BACK: Mapping[str, Release] = {
    ADVICE: Release("internal"),
    "note": Release("internal"),
}
