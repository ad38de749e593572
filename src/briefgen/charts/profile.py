"""Yearly amounts to columns in the order of the years; where they are narrow, to bars.

Those of several themes are small charts side by side.
"""

from briefgen.charts import bar, multiples
from briefgen.charts.columns import lay_out, plot_columns
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import Plot
from briefgen.charts.series_rows import Series


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot a column for each year, or a bar where the words of columns have no room."""
    if multiples.is_several(series):
        return multiples.plot(series, request)
    places = lay_out(series, request)
    if places is None:
        return bar.plot(series, request)
    return plot_columns(series, request, places)
