"""A program's instant to one that has a time zone."""

import datetime


def zoned(instant: datetime.datetime) -> datetime.datetime:
    """Give the instant back. Raises ValueError when it has no time zone."""
    if instant.tzinfo is None:
        raise ValueError("as_of must have a time zone, such as datetime.UTC")
    return instant
