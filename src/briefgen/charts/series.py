"""A specification to the series of a chart: the table of what charts may show."""

from collections.abc import Callable, Mapping

from briefgen.charts.change_series import changes
from briefgen.charts.funding_series import funding
from briefgen.charts.increase_series import increases
from briefgen.charts.legible import Limit
from briefgen.charts.people_series import people
from briefgen.charts.period_series import periods
from briefgen.charts.place_series import places
from briefgen.charts.profile_series import profile
from briefgen.charts.reach_series import reach
from briefgen.charts.request import ChartRequest
from briefgen.charts.result_series import results
from briefgen.charts.series_rows import Series
from briefgen.charts.share_series import share
from briefgen.charts.specification import Chart

# What a chart may show: its name in the specification → how it is taken from the view.
WHAT: Mapping[str, Callable[[Chart, ChartRequest, Limit | None], Series]] = {
    "funding": funding,
    "share": share,
    "periods": periods,
    "reach": reach,
    "places": places,
    "profile": profile,
    "increases": increases,
    "people": people,
    "changes": changes,
    "results": results,
}


def series(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return what a chart shows, from the view; all of it, or what a limit leaves.

    Raises BriefgenError if there is nothing to choose from; view.Unreleased passes
    through.
    """
    return WHAT[chart.what](chart, request, limit)
