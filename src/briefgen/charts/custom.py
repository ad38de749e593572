"""A kind of a trusted workspace: its function gets axes and a series, and may fail."""

import warnings
from collections.abc import Callable

from matplotlib.axes import Axes

from briefgen.charts.recording import record
from briefgen.charts.request import Request
from briefgen.charts.series import Series
from briefgen.charts.specification import Chart
from briefgen.drawing import Drawing
from briefgen.errors import BriefgenError, mistake
from briefgen.view import Unreleased

HEIGHT = 200.0  # points, where the specification says none
MARGINS = (0.12, 0.16, 0.86, 0.8)  # of the figure: left, bottom, width, height


def drawing(
    chart: Chart,
    function: Callable[..., object],
    series: Series,
    request: Request,
) -> Drawing:
    """Draw by a function `draw(axes, series)` on axes with ticks and spines.

    What it raises, and what cannot become vector marks, is told as a mistake; what it
    only warns of is not. view.Unreleased passes.
    """

    def draw(axes: Axes) -> None:
        axes.clear()
        axes.set_position(MARGINS)
        axes.tick_params(labelsize=request.size)
        axes.set_prop_cycle(color=(request.accent, request.color("neutral")))
        function(axes, series)

    height = float(chart.fields.height or HEIGHT)
    faces = request.look.faces
    try:
        with warnings.catch_warnings(action="ignore"):
            return record(draw, (request.width, height), faces, fresh=True)
    except Unreleased:
        raise
    except BriefgenError as found:
        if isinstance(found.__cause__, Unreleased):
            raise found.__cause__ from None
        raise
    except (Exception, SystemExit) as found:
        reason = str(found) or type(found).__name__
        message = f"the chart kind '{chart.fields.kind}' failed: {reason}"
        raise mistake(chart.place, message, "custom-chart") from found
