"""Mistakes as values: where, what was found, what was expected."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Say where in the workspace something stands.

    `path` is relative to the workspace, with forward slashes; `line` and `column` count
    from 1; `column` is None where only the line is known.
    """

    path: str
    line: int = 1
    column: int | None = 1

    def __str__(self) -> str:
        """Write the place as `path:line:column`."""
        column = "" if self.column is None else f":{self.column}"
        return f"{self.path}:{self.line}{column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Tell one mistake: lower-case, no full stop; advice apart, as a hint."""

    place: Place
    message: str
    rule: str
    hint: str | None = None
    severity: Severity = "error"

    def __str__(self) -> str:
        """Write the diagnostic as the command line prints it."""
        line = f"{self.place}: {self.severity}: {self.message} [{self.rule}]"
        return line if self.hint is None else f"{line}\n  hint: {self.hint}"


class BriefgenError(Exception):
    """Carry the mistakes that end a piece of work; never a traceback for a user."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(found) for found in self.diagnostics))


def mistake(
    place: Place, message: str, rule: str, hint: str | None = None
) -> BriefgenError:
    """Make the error for a single mistake."""
    return BriefgenError([Diagnostic(place, message, rule, hint)])
