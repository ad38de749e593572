"""Words of a page, computed from values, to a value that knows where it comes from."""

from collections.abc import Iterable

from briefgen.charts.request import ChartRequest
from briefgen.languages.chart_sentences import Measured, chart_sentences_of
from briefgen.view import Value


def statement(request: ChartRequest, text: str, inputs: Iterable[Value]) -> Value:
    """Return a finding as a value: a capital first, no full stop."""
    return computed(request, text[:1].upper() + text[1:], "finding", inputs)


def computed(
    request: ChartRequest, text: str, formula: str, inputs: Iterable[Value]
) -> Value:
    """Return words that come from values, by a formula."""
    return Value(request.trace, text, text=text, formula=formula, inputs=tuple(inputs))


def counted_in(
    request: ChartRequest, measured: str, counted: str, inputs: Iterable[Value]
) -> Value:
    """Return what stands above a chart: what is measured, and in which unit."""
    return computed(request, f"{measured}, {counted}", "scale", inputs)


def label_of(request: ChartRequest) -> str:
    """Return what the template calls a chart, as a line begins."""
    return request.words.capital(request.label)


def unit_of(request: ChartRequest, measured: Measured) -> Value:
    """Return what stands above a chart: what is measured."""
    text = chart_sentences_of(request.words).measured[measured]
    return Value(request.trace, text, text=text)
