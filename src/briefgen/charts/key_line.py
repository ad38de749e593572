"""A plot to the same plot with a line of words below it, which say how it is drawn."""

from collections.abc import Iterable

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, Plot, write
from briefgen.drawing import KeyEntry

ABOVE = 8.0  # points of air above the words
STOP = ". "  # between two sentences


def with_key(plotted: Plot, entries: Iterable[str], request: ChartRequest) -> Plot:
    """Return a plot with what explains it; numbers in it come from those of its rows."""
    text = STOP.join(entries)
    lines = request.wrap(text, request.width)
    tall = len(lines) * request.size * LEADING
    middle = plotted.height + ABOVE + tall / 2

    def draw(canvas: Canvas) -> None:
        plotted.draw(canvas)
        color = request.color("muted")
        look = {"bold": False, "color": color, "says": KeyEntry(0)}
        write(canvas, request, lines, (0.0, middle), **look)

    scale = (*plotted.scale, text) if any(map(str.isdigit, text)) else plotted.scale
    return Plot(plotted.height + ABOVE + tall, draw, scale)
