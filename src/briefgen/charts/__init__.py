"""A chart's specification and a subject to a figure, or to less that says it better.

Specifications are read whenever a workspace is; what draws is loaded by the first chart.
"""

from briefgen.charts.chart_file import read
from briefgen.charts.specification import Chart
from briefgen.late_names import late_names

__all__ = [
    "Chart",
    "ChartRequest",
    "Series",
    "SeriesRow",
    "blocks",
    "count_again",
    "read",
]

_MODULES = {
    "ChartRequest": "request",
    "Series": "series_rows",
    "SeriesRow": "series_rows",
    "blocks": "chart_blocks",
    "count_again": "chart_blocks",
}
TYPE_CHECKING = False  # but for those who check types
if TYPE_CHECKING:
    from briefgen.charts.chart_blocks import blocks, count_again
    from briefgen.charts.request import ChartRequest
    from briefgen.charts.series_rows import Series, SeriesRow
else:  # which would else take any name for one of them
    __getattr__ = late_names(__name__, _MODULES)
