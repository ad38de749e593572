"""The state's record of an output to JSON and back."""

import json
from dataclasses import asdict, fields
from typing import Any

from briefgen.errors import Diagnostic, Place
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Remembered:
    """The record of an output that a build wrote.

    `record` names its dependencies, and `checked` is the digest of all sources when it
    was last up to date. `changed` is the file's time in nanoseconds, and
    `touched` the time of any change to it, which no program can set back. `warnings`
    and `means` (how it was fitted) are from when it was made; `unfitted` has the warnings
    of the document as it was before, None if these are the same. `pictures` are the
    charts of a Word file that Word cannot draw itself.
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
    touched: int = 0
    pictures: tuple[str, ...] = ()
    unfitted: tuple[Diagnostic, ...] | None = None

    @property
    def judged(self) -> tuple[Diagnostic, ...]:
        """The warnings of the document that no step has changed."""
        return self.warnings if self.unfitted is None else self.unfitted


OTHERS = {"checked", "warnings", "unfitted"}
NAMES = tuple(each.name for each in fields(Remembered) if each.name not in OTHERS)


def encode(record: Remembered) -> str:
    """Return the record of an output as JSON, but for when it was up to date."""
    values = [getattr(record, name) for name in NAMES]
    warnings = [
        None if every is None else [asdict(each) for each in every]
        for every in (record.warnings, record.unfitted)
    ]
    return json.dumps([*values, *warnings], separators=(",", ":"))


def decode(text: str) -> Remembered:
    """Return the record that `encode` wrote.

    Raises ValueError, TypeError or KeyError for any other text.
    """
    *values, warnings, unfitted = json.loads(text)
    read = dict(zip(NAMES, values, strict=True))
    for name in ("means", "pictures"):
        read[name] = tuple(read[name])
    read["unfitted"] = None if unfitted is None else _diagnostics(unfitted)
    return Remembered(**read, checked="", warnings=_diagnostics(warnings))


def _diagnostics(read: list[dict[str, Any]]) -> tuple[Diagnostic, ...]:
    return tuple(map(_diagnostic, read))


def _diagnostic(read: dict[str, Any]) -> Diagnostic:
    return Diagnostic(**{**read, "place": Place(**read["place"])})
