"""Turn `--as-of` into an instant; without it, read the clock."""

import datetime

import click


class Instant(click.ParamType[datetime.datetime]):
    """A date, or an instant with its offset from UTC."""

    name = "time"

    def convert(
        self,
        value: str | datetime.datetime,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime.datetime:
        """Return an ISO 8601 date or instant; one without offset is in UTC."""
        if isinstance(value, datetime.datetime):
            return value
        try:
            read = datetime.datetime.fromisoformat(value)
            known = read if read.tzinfo else read.replace(tzinfo=datetime.UTC)
            return known.astimezone(datetime.UTC)
        except (ValueError, OverflowError):
            self.fail(
                f"'{value}' is no date; write 2024-11-16 or 2024-11-16T12:00:00-05:00",
                param,
                ctx,
            )


as_of = click.option(
    "--as-of",
    type=Instant(),
    metavar="TIME",
    help="Check embargoes as if it were this date (from 00:00 UTC) or time, such as"
    " 2024-11-16T12:00:00-05:00. Without it: now.",
)


def now() -> datetime.datetime:
    """Return the present instant."""
    return datetime.datetime.now(datetime.UTC)  # noqa: TID251 - where time comes in
