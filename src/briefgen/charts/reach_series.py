"""People reached to a series: one entry for each count, of one group of people."""

from decimal import Decimal
from operator import attrgetter

from briefgen import findings
from briefgen.charts.legible import Limit
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.shown_records import (
    chosen,
    folded,
    in_order,
    initiatives,
    name_of,
    not_shown,
    phrases,
    some,
)
from briefgen.charts.specification import Chart
from briefgen.charts.statements import counted_in, label_of
from briefgen.languages.rounding import share_of_women
from briefgen.model import OPEN, Reach
from briefgen.view import Record, Value, bare, in_all_languages


def reach(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return whom each initiative reaches, entry by entry; nothing is added up.

    Only entries of one group are compared: those with the same words in every language.
    """
    items = some(initiatives(chart, request), chart, request)
    entries = [
        (name_of(item), entry, *_people(request, entry))
        for item in items
        for entry in chosen(chart, attrgetter("reach")(item))
        if isinstance(entry, Record) and attrgetter("count")(entry)
    ]
    groups = {in_all_languages(entry, "who") for _, entry, _, _ in entries}
    rows = [_reached(request, *each) for each in entries]
    head = phrases(request, "Initiative", "Reach")
    finding = None
    if len(groups) == 1:
        finding = findings.reach(
            [name for name, _, _, _ in entries],
            [reached for _, _, reached, _ in entries],
            [people for _, _, _, people in entries],
            request.trace,
            request.words,
        )
    if finding is None:
        return Series(tuple(rows), None, head, comparable=False)
    shown, rest = folded(in_order(chart, rows), limit)
    hidden = not_shown(rest, "initiatives", request)
    group = tuple(attrgetter("who")(entry) for _, entry, _, _ in entries)
    unit = counted_in(request, label_of(request), str(group[0].raw), group)
    return Series(shown, finding, head, hidden=hidden, unit=unit)


def _reached(
    request: ChartRequest, name: Value, entry: Record, reached: Reach, people: Value
) -> SeriesRow:
    """Return a row: the number with its bound beside the bar, the people in the cell."""
    text = request.words.bounded(reached.count, reached.bound)
    women = share_of_women(reached.count, reached.women_percent)
    if women is not None:
        text = f"{text}, {request.words.women(women)}"
    pick = attrgetter("count", "bound", "women_percent")
    inputs = tuple(part for part in pick(entry) if part is not None)
    beside = Value(request.trace, text, text=text, formula="reach", inputs=inputs)
    count, is_open = Decimal(reached.count), reached.bound in OPEN
    return SeriesRow(name, Decimal(0), count, beside, (people,), open=is_open)


def _people(request: ChartRequest, entry: Record) -> tuple[Reach, Value]:
    parts = attrgetter("count", "bound", "who", "women_percent")(entry)
    people = Reach(*map(bare, parts))
    text = request.words.reach(
        people.count, people.bound, parts[2].raw, people.women_percent
    )
    inputs = tuple(part for part in parts if part is not None)
    return people, Value(request.trace, text, text=text, formula="reach", inputs=inputs)
