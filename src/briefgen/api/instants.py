"""A program's instant to one that has a time zone."""

import datetime


def zoned(instant: datetime.datetime) -> datetime.datetime:
    """Return the instant; raise ValueError if it has no time zone."""
    if instant.tzinfo is None:
        raise ValueError("as_of must have a time zone, such as datetime.UTC")
    return instant
