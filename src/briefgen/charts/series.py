"""A view to the series of a chart: labels and amounts, each still traced."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from briefgen import findings, tree, view
from briefgen.charts.request import Request
from briefgen.charts.specification import Chart
from briefgen.errors import mistake
from briefgen.model import FiscalYears, Money, Reach
from briefgen.view import Listing, Record, Value, bare, released
from briefgen.wording import sentences

ALTERNATIVE = 140  # characters; conventions of the field, section 3


@dataclass(frozen=True, slots=True)
class Row:
    """A bar: its name, where it begins and ends, and the words beside it.

    `main` rows are in the accent colour; `open` says that the amount is a lower bound.
    `cells` are the row of the data table after its name.
    """

    name: Value
    first: Decimal
    last: Decimal
    words: str
    cells: tuple[Value, ...]
    main: bool = True
    open: bool = False

    @property
    def label(self) -> str:
        """Give the name in words."""
        return str(self.name.raw)


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of a chart, what they find, and the head of their data table."""

    rows: tuple[Row, ...]
    finding: Value
    head: tuple[str, ...]


def funding(chart: Chart, request: Request) -> Series:
    """Give the new funding of each initiative or theme."""
    if chart.fields.of == "themes":
        return _by_theme(chart, request)
    items = _initiatives(chart, request)
    names = [_name(item) for item in items]
    amounts = [attrgetter("funding.amount")(item) for item in items]
    finding = findings.funding(
        [str(name.raw) for name in names], amounts, request.trace, request.words
    )
    rows = [_amount(request, *pair) for pair in zip(names, amounts, strict=True)]
    return Series(
        _sorted(chart, rows), finding, _words(request, "Initiative", "New funding")
    )


def _by_theme(chart: Chart, request: Request) -> Series:
    themes = list(attrgetter("themes")(view.portfolio(request.trace)))
    names = [attrgetter("title")(theme) for theme in themes]
    lists = [_chosen(chart, attrgetter("initiatives")(theme)) for theme in themes]
    amounts = [each.funding.new_money for each in lists]
    if not any(amounts):
        raise _no_data(chart, request)
    own = themes.index(request.subject) if request.subject in themes else None
    words = request.words
    if own is None:
        said = [str(name.raw) for name in names]
        finding = findings.funding(said, amounts, request.trace, words)
    else:
        finding = findings.theme(own, amounts, request.trace, words)
    rows = [
        _amount(request, name, amount, main=own is None or at == own)
        for at, (name, amount) in enumerate(zip(names, amounts, strict=True))
    ]
    return Series(
        _sorted(chart, rows), finding, _words(request, "Theme", "New funding")
    )


def _amount(request: Request, name: Value, amount: Value, *, main: bool = True) -> Row:
    assert isinstance(amount.raw, Money)
    exact = amount.worded(request.words.money_exact(amount.raw))
    words = request.words.money_compact(amount.raw)
    return Row(name, Decimal(0), amount.raw.amount, words, (exact,), main)


def periods(chart: Chart, request: Request) -> Series:
    """Give the fiscal years over which each initiative is funded."""
    pick = attrgetter("funding.fiscal_years", "funding.duration")
    items = [item for item in _initiatives(chart, request) if pick(item)[0] is not None]
    if not items:
        raise _no_data(chart, request)
    years, durations = zip(*map(pick, items), strict=True)
    names = [_name(item) for item in items]
    said = [str(name.raw) for name in names]
    finding = findings.periods(said, years, durations, request.words)
    rows = [
        _period(request, *each) for each in zip(names, years, durations, strict=True)
    ]
    ordered = sorted(rows, key=lambda row: (row.first, row.last))
    kept = tuple(ordered if chart.fields.order == "largest-first" else rows)
    return Series(
        kept, finding, _words(request, "Initiative", "Fiscal years", "Duration")
    )


def _period(request: Request, name: Value, years: Value, duration: Value | None) -> Row:
    assert isinstance(years.raw, FiscalYears)
    worded = [years.worded(request.words.fiscal_years(years.raw))]
    if duration is None:
        worded.append(Value(request.trace, "", text=""))
    else:
        worded.append(duration.worded(request.words.duration(duration.raw)))  # type: ignore[arg-type]
    words = ", ".join(value.text for value in worded if value.text)
    span = years.raw
    return Row(name, Decimal(span.first), Decimal(span.last), words, tuple(worded))


def reach(chart: Chart, request: Request) -> Series:
    """Give whom each initiative reaches, entry by entry; nothing is added up."""
    rows: list[Row] = []
    entries: list[Reach] = []
    for item in _initiatives(chart, request):
        for entry in attrgetter("reach")(item):
            found, people = _people(request, entry)
            entries.append(found)
            open_ended = found.bound != "exact"
            rows.append(
                Row(
                    _name(item),
                    Decimal(0),
                    Decimal(found.count),
                    people.text or "",
                    (people,),
                    open=open_ended,
                )
            )
    if not rows:
        raise _no_data(chart, request)
    people_reached = [row.cells[0] for row in rows]
    names = [row.label for row in rows]
    finding = findings.reach(names, entries, people_reached, request.words)
    return Series(_sorted(chart, rows), finding, _words(request, "Initiative", "Reach"))


def _people(request: Request, entry: Record) -> tuple[Reach, Value]:
    parts = attrgetter("count", "bound", "who", "women_percent")(entry)
    found = Reach(*map(bare, parts))
    text = request.words.reach(
        found.count, found.bound, parts[2].raw, found.women_percent
    )
    inputs = tuple(part for part in parts if part is not None)
    return found, Value(request.trace, text, text=text, formula="reach", inputs=inputs)


def _initiatives(chart: Chart, request: Request) -> list[Record]:
    found = list(_chosen(chart, attrgetter("initiatives")(request.subject)))
    if not found:
        raise _no_data(chart, request)
    return [item for item in found if isinstance(item, Record)]


def _chosen(chart: Chart, listing: Listing) -> Listing:
    return released(listing) if chart.fields.only == "released" else listing


def _name(item: Record) -> Value:
    short, title = attrgetter("short_title", "title")(item)
    name = short or title
    assert isinstance(name, Value)
    return name


def _sorted(chart: Chart, rows: Sequence[Row]) -> tuple[Row, ...]:
    if chart.fields.order == "as-listed":
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: -row.last))


def _words(request: Request, *phrases: str) -> tuple[str, ...]:
    return tuple(request.words.phrase(phrase) or phrase for phrase in phrases)


def _no_data(chart: Chart, request: Request) -> Exception:
    message = f"the chart '{chart.name}' has no data here"
    hint = "test for it in the template: {% if … %} around the chart"
    return mistake(request.place, message, "chart-without-data", hint)


def table(series: Series, title: str) -> tree.Table:
    """Give the data of a chart as a table."""
    numeric = series.rows[0].cells[0].raw
    right = isinstance(numeric, Money)
    return tree.Table(
        tuple((tree.Text(word),) for word in series.head),
        tuple(
            ((_inline(row.name),), *((_inline(cell),) for cell in row.cells))
            for row in series.rows
        ),
        ("left", *(["right" if right else "left"] * (len(series.head) - 1))),  # type: ignore[arg-type]
        (tree.Text(title),),
    )


def _inline(value: Value) -> tree.Value:
    return tree.Value(value.text or str(value.raw), value.path, value.place)


def told(series: Series, request: Request) -> tuple[str, str]:
    """Give the alternative text, and the description that tells every row."""
    say = sentences.of(request.words)
    stop = f"{request.words.phrase(';') or ';'} "
    rows = [say.item(row.label, row.words) for row in series.rows]
    fitting = 1
    while fitting < len(rows) and len(stop.join(rows[: fitting + 1])) <= ALTERNATIVE:
        fitting += 1
    alternative = say.item(request.label, stop.join(rows[:fitting]))
    description = say.item(request.label, stop.join(rows))
    return alternative, f"{series.finding.text}. {description}."
