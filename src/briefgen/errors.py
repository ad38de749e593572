"""Mistakes as values: where, what is wrong, and what to do."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from briefgen.value_classes import dataclass

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the workspace.

    `path` is relative to the workspace, with forward slashes; `line` and `column` count
    from 1; `column` is None if only the line is known.
    """

    path: str
    line: int = 1
    column: int | None = 1

    def __str__(self) -> str:
        """Return the place as `path:line:column`."""
        column = "" if self.column is None else f":{self.column}"
        return f"{self.path}:{self.line}{column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A mistake or warning: lower-case, without full stop, and with advice in `hint`."""

    place: Place
    message: str
    rule: str
    hint: str | None = None
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return the diagnostic as the command line prints it."""
        line = f"{self.place}: {self.severity}: {self.message} [{self.rule}]"
        return line if self.hint is None else f"{line}\n  hint: {self.hint}"


class BriefgenError(Exception):
    """The mistakes that end a piece of work; users see no traceback."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))


def mistake(
    place: Place, message: str, rule: str, hint: str | None = None
) -> BriefgenError:
    """Return the error for a single mistake."""
    return BriefgenError([Diagnostic(place, message, rule, hint)])


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return mistakes sorted by place, each once."""
    return sorted(dict.fromkeys(diagnostics), key=_rank)


def _rank(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    place = diagnostic.place
    return place.path, place.line, place.column or 0, diagnostic.message
