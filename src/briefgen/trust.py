"""Chart kinds of the workspace's own: code that runs only in a folder its user trusted.

`charts/<kind>.py` adds the kind of its name by a function `draw(axes, series)`. Which
folders are trusted stands in the user's configuration, outside every workspace.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import CodeType, TracebackType
from typing import Any, TypeAlias

from briefgen.errors import BriefgenError, Place, mistake

Draw: TypeAlias = Callable[..., Any]

CHARTS = "charts"
REGISTER = "trusted.json"


def custom_names(root: Path) -> tuple[str, ...]:
    """Name the chart kinds that the workspace at `root` adds, trusted or not."""
    return tuple(sorted(path.stem for path in (root / CHARTS).glob("*.py")))


def custom_kinds(root: Path) -> Mapping[str, Draw]:
    """Give the workspace's chart kinds by name; none where it is not trusted.

    A kind's code is read when it is first drawn; `draw` raises BriefgenError where that
    code cannot be read, or fails.
    """
    if not is_trusted(root):
        return {}
    return {name: partial(_draw, root, name) for name in custom_names(root)}


def is_trusted(root: Path) -> bool:
    """Say whether the user trusted the workspace at `root`."""
    return str(root.resolve()) in _trusted()


def trust(root: Path) -> None:
    """Record that code in the workspace at `root` may run."""
    _record(_trusted() | {str(root.resolve())})


def distrust(root: Path) -> None:
    """Record that code in the workspace at `root` may no longer run."""
    _record(_trusted() - {str(root.resolve())})


def configuration() -> Path:
    """Give the folder of the user's configuration, as the platform has it."""
    if named := os.environ.get("BRIEFGEN_CONFIG"):
        return Path(named)
    if sys.platform == "win32":
        home = os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming"
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    else:
        home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home) / "briefgen"


def _trusted() -> frozenset[str]:
    try:
        folders = json.loads((configuration() / REGISTER).read_text("utf-8"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(folders) if isinstance(folders, list) else frozenset()


def _record(folders: frozenset[str]) -> None:
    folder = configuration()
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{REGISTER}.{os.getpid()}"
    fresh.write_text(json.dumps(sorted(folders), indent=1) + "\n", "utf-8")
    fresh.replace(folder / REGISTER)


def _draw(root: Path, name: str, *given: object) -> object:
    path = root / CHARTS / f"{name}.py"
    draw = _module(path, _content(path)).get("draw")
    if not callable(draw):
        raise mistake(
            Place(f"{CHARTS}/{name}.py"),
            "there is no function draw(axes, series)",
            "custom-chart",
            "the function draws the series on matplotlib axes",
        )
    try:
        return draw(*given)
    except BriefgenError:
        raise
    except Exception as error:
        raise _failure(path, error) from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _failure(path, error) from error


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
    """Tell the line of the user's own code at which it failed."""
    frames = _frames(error.__traceback__)
    lines = [line for file, line in frames if file == str(path)]
    if isinstance(error, SyntaxError) and error.lineno is not None:
        lines.append(error.lineno)
    place = Place(f"{CHARTS}/{path.name}", lines[-1] if lines else 1, None)
    told = str(error.args[0]) if isinstance(error, SyntaxError) else str(error)
    message = f"the chart's code failed: {type(error).__name__}: {told}"
    return mistake(place, message.splitlines()[0], "custom-chart")


def _frames(found: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Give file and line of each call, the first one first."""
    while found is not None:
        yield found.tb_frame.f_code.co_filename, found.tb_lineno
        found = found.tb_next
