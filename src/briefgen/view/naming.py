"""A list to values that name its items, without a read of what they hold."""

from briefgen.view.records import Listing
from briefgen.view.values import Value


def named(listing: Listing) -> tuple[Value, ...]:
    """Name the items of a list, each by the last step of its path."""
    trace = listing._trace  # noqa: SLF001 - one face, several rooms
    paths = (
        item.path or "" if isinstance(item, Value) else item._path  # noqa: SLF001
        for item in listing._items  # noqa: SLF001
    )
    return tuple(Value(trace, path.rpartition(".")[2], path) for path in paths)
