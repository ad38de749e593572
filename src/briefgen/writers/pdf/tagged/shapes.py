"""Drawing marks → the operators of a PDF page."""

from functools import lru_cache

from briefgen.drawing import Close, CurveTo, LineTo, MoveTo, Path, Segment
from briefgen.style import channels

MANY = 200  # segments: codes and the shapes of maps, which documents have in common
KEPT = 32  # of these


@lru_cache(maxsize=1024)
def number(value: float) -> str:
    """Write a number as PDF wants it: never with an exponent."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=256)
def color(value: str, operator: str) -> str:
    """Set a colour: `rg` to fill with, `RG` to stroke with."""
    return f"{' '.join(map(number, channels(value)))} {operator}"


def shape(path: Path) -> str:
    """Draw a path in its own coordinates; what many documents have alike, once."""
    return (_drawn_once if len(path.segments) > MANY else _drawn)(path)


def _drawn(path: Path) -> str:
    state: list[str] = []
    if path.fill is not None:
        state.append(color(path.fill, "rg"))
    if path.stroke is not None:
        dashes = " ".join(map(number, path.stroke.dashes))
        state.append(color(path.stroke.color, "RG"))
        state.append(f"{number(path.stroke.width)} w [{dashes}] 0 d")
    return " ".join([*state, *map(_segment, path.segments), _painting(path)])


_drawn_once = lru_cache(maxsize=KEPT)(_drawn)


def _segment(segment: Segment) -> str:
    match segment:
        case MoveTo((x, y)):
            return f"{x:.3f} {y:.3f} m"
        case LineTo((x, y)):
            return f"{x:.3f} {y:.3f} l"
        case CurveTo(first, second, to):
            points = (f"{x:.3f} {y:.3f}" for x, y in (first, second, to))
            return f"{' '.join(points)} c"
        case Close():
            return "h"


def _painting(path: Path) -> str:
    match path.fill is not None, path.stroke is not None:
        case True, True:
            return "B"
        case True, False:
            return "f"
        case False, True:
            return "S"
        case _:
            return "n"
