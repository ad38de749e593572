"""Chart kinds of the workspace's own: code that runs only as its user granted it.

`charts/<kind>.py` adds the kind of its name by a function `draw(axes, series)`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from types import CodeType, TracebackType
from typing import Any

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.trust.grants import CHARTS, CODE, code_files, code_of, digest
from briefgen.trust.register import read
from briefgen.value_classes import dataclass


def custom_names(root: Path) -> tuple[str, ...]:
    """Return the names of the chart kinds that a workspace adds, trusted or not."""
    return tuple(PurePosixPath(path).stem for path in code_files(root))


@dataclass(frozen=True, slots=True)
class CodeGrants:
    """The files of code that a user granted, with their digests; it can be handed on.

    None if the user never granted anything; `damage` if that cannot be read.
    """

    known: tuple[tuple[str, str], ...] | None
    damage: Diagnostic | None = None


def code_grants(root: Path) -> CodeGrants:
    """Return what code the user of this process granted to the workspace at `root`."""
    grants, damage = read(root)
    known = None if grants is None else tuple(sorted(grants.get(CODE, {}).items()))
    return CodeGrants(known, damage)


@dataclass(frozen=True, slots=True)
class CustomKind:
    """A chart kind of the workspace's own, with what was granted of its code."""

    root: Path
    path: str
    known: str | None
    damage: Diagnostic | None = None

    def __call__(self, *arguments: object) -> object:
        """Draw; raise BriefgenError if the code may not run, or fails."""
        if self.damage is not None:
            raise BriefgenError([replace(self.damage, severity="error")])
        return _draw(self.root, self.path, self.known, *arguments)

    @property
    def code(self) -> str:
        """The digest of its code; empty if that may not run as it is now."""
        try:
            now = digest(code_of(self.root, self.path))
        except BriefgenError:
            return ""
        return now if now == self.known else ""


def custom_kinds(
    root: Path, grants: CodeGrants | None = None
) -> Mapping[str, CustomKind]:
    """Return the workspace's chart kinds by name; none if nothing was granted.

    `grants` are those of another process that this one works for. The code of a kind is
    read when it is first drawn; then `draw` raises BriefgenError if the code is not what
    was granted, cannot be read, or fails. Raises BriefgenError for too many files.
    """
    grants = code_grants(root) if grants is None else grants
    if grants.known is None and grants.damage is None:
        return {}
    known = dict(grants.known or ())
    return {
        PurePosixPath(path).stem: CustomKind(root, path, known.get(path), grants.damage)
        for path in code_files(root)
    }


def _draw(root: Path, path: str, known: str | None, *arguments: object) -> object:
    data = code_of(root, path)
    if digest(data) != known:
        raise _ungranted(path, known)
    draw = _module(root / path, data).get("draw")
    if not callable(draw):
        raise mistake(
            Place(path),
            "there is no function draw(axes, series)",
            "custom-chart",
            "the function draws the series on matplotlib axes",
        )
    try:
        return draw(*arguments)
    except BriefgenError:
        raise
    except Exception as error:
        raise _failure(root / path, error) from error


def _ungranted(path: str, known: str | None) -> BriefgenError:
    what = "came here" if known is None else "changed"
    message = f"this code {what} since you trusted this folder, and does not run"
    hint = f"look at {path}, then run `briefgen trust`"
    return mistake(Place(path), message, "trust", hint)


@cache
def _module(path: Path, code: bytes) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": f"charts.{path.stem}", "__file__": str(path)}
    try:
        exec(_compiled(path, code), names)  # noqa: S102 - the user trusted this folder
    except Exception as error:
        raise _failure(path, error) from error
    return names


def _compiled(path: Path, code: bytes) -> CodeType:
    return compile(code, str(path), "exec")


def _failure(path: Path, error: Exception) -> BriefgenError:
    """Return the mistake at the line of the user's own code that failed."""
    frames = _frames(error.__traceback__)
    lines = [line for file, line in frames if file == str(path)]
    if isinstance(error, SyntaxError) and error.lineno is not None:
        lines.append(error.lineno)
    place = Place(f"{CHARTS}/{path.name}", lines[-1] if lines else 1, None)
    reason = str(error.args[0]) if isinstance(error, SyntaxError) else str(error)
    message = f"the chart's code failed: {type(error).__name__}: {reason}"
    return mistake(place, message.splitlines()[0], "custom-chart")


def _frames(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Yield file and line of each call, the first call first."""
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
