"""The release labels of several values to one: markings, embargo and audience."""

import datetime
from collections.abc import Collection

from briefgen.model import Jurisdiction, Release
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class ReleaseLabel:
    """The label of several values together: the highest markings, the latest embargo.

    `internal` says that one of them is; an embargo that has passed is none.
    """

    markings: tuple[str, ...]
    embargo: datetime.datetime | None
    internal: bool


def combined(
    releases: Collection[Release], as_of: datetime.datetime, place: Jurisdiction
) -> ReleaseLabel:
    """Return the label of values with these labels, at an instant, by a place's scales."""
    markings = (each.marking for each in releases if each.marking is not None)
    embargoes = (each.embargo for each in releases if embargoed(each, as_of))
    return ReleaseLabel(
        place.highest(markings),
        max((each for each in embargoes if each is not None), default=None),
        any(each.audience == "internal" for each in releases),
    )


def embargoed(release: Release, as_of: datetime.datetime) -> bool:
    """Return whether an embargo holds at an instant."""
    return release.embargo is not None and release.embargo > as_of
