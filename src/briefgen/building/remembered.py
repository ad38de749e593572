"""What the state knows of an output, to a row of its table and back."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from briefgen.errors import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of an output that a build wrote.

    `record` names what it was made from, `checked` the digest of all sources as of
    which it was last up to date; `changed` is the file's time in nanoseconds;
    `warnings` and `means` (how it was fitted) were told when it was made.
    """

    record: str
    checked: str
    sha256: str
    size: int
    changed: int
    pages: int | None
    marking: str
    warnings: tuple[Diagnostic, ...]
    means: tuple[str, ...] = ()


def row_of(found: Remembered) -> tuple[object, ...]:
    """Give what the state's table of outputs holds after the path."""
    warnings = json.dumps([asdict(warning) for warning in found.warnings])
    size = (found.size, found.changed, found.pages, found.marking)
    told = (warnings, json.dumps(found.means))
    return (found.record, found.checked, found.sha256, None, *size, *told)


def read(row: tuple[Any, ...]) -> Remembered:
    """Read the row that `row_of` wrote, after its path.

    Raises ValueError, TypeError or KeyError for any other row.
    """
    _, record, checked, sha256, _, size, changed, pages, marking, *told = row
    warnings, means = map(json.loads, told)
    return Remembered(
        record,
        checked,
        sha256,
        size,
        changed,
        pages,
        marking,
        tuple(map(_diagnostic, warnings)),
        tuple(means),
    )


def _diagnostic(read: dict[str, Any]) -> Diagnostic:
    return Diagnostic(**{**read, "place": Place(**read["place"])})
