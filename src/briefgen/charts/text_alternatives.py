"""A series to words and a data table, for readers who do not see the drawing."""

from briefgen import tree
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import NOWHERE, Series, SeriesRow
from briefgen.drawing import Drawing
from briefgen.languages.sentences import Form, sentences_of
from briefgen.model import Money
from briefgen.view import Value, computed_as, safe_path

RANGED = ("bar", "stacked-bar", "profile")  # forms whose rows are amounts from zero
FEW = 3  # rows: the description of fewer is as short as their range
LONGEST = 200  # characters of an alternative text; about 140 are usual (WCAG practice)


def alternative(series: Series, form: Form, request: ChartRequest) -> str:
    """Return one sentence that says what chart this is, and from where to where it goes.

    The finding is above it as its title, and the description has its rows.
    """
    say = sentences_of(request.words)
    if form == "map":
        return _places(series, request)
    sentence = say.chart(form, request.label, len(series.rows))
    ends = _ends(series) if form in RANGED else None
    if ends is not None:
        sentence = say.ranged(sentence, *ends)
    if series.rows[-1].others:
        rest = series.rows[-1].label
        sentence = say.with_others(sentence, rest[:1].lower() + rest[1:])
    if series.hidden is not None:
        hidden = series.hidden.text or ""
        sentence = say.series([sentence, hidden[:1].lower() + hidden[1:]])
    return (
        sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1].rstrip()}…"
    )


def _ends(series: Series) -> tuple[str, str] | None:
    """Return the least and the greatest amount in full; None if they tell nothing.

    That of others together is none of the chart's own, and a bound is no amount.
    """
    rows = [row for row in series.rows if not row.others]
    uncertain = any(row.open or len(row.cells) != 1 or row.first for row in rows)
    if not series.numeric or uncertain or len(rows) < FEW:
        return None
    least, most = (ends(rows, key=lambda row: row.last) for ends in (min, max))
    if least.last == most.last:
        return None
    return _spoken(least), _spoken(most)


def beside_labels(
    series: Series, form: Form, request: ChartRequest, shown: tuple[str, Drawing]
) -> str:
    """Return what a chart says where a reader walks its labels; empty if that is all.

    A map need not name its places, unless it would only say its title; of a timeline,
    and of small charts, only the picture says the years. `shown` are title and drawing.
    """
    say, (title, drawing) = sentences_of(request.words), shown
    if form == "map":
        called = _of_map(request)
        return say.item(called, _named(drawing, request)) if called == title else called
    if form == "timeline":
        rows = [say.item(row.label, row.cells[0].text or "") for row in series.rows]
    elif form == "multiples":
        rows = [say.item(row.label, _yearly(series, row)) for row in series.rows]
    else:
        return ""
    return f"{alternative(series, form, request)}. {say.series(rows)}."


def _yearly(series: Series, row: SeriesRow) -> str:
    """Return the amounts of a row that are not zero, each with its year."""
    years = zip(row.cells, series.head[1:], strict=True)
    return ", ".join(
        f"{cell.text} ({year})"
        for cell, year in years
        if isinstance(cell.raw, Money) and cell.raw.amount
    )


def _named(drawing: Drawing, request: ChartRequest) -> str:
    """Return the names that stand in a map."""
    lines = [each for cell, each in drawing.labels.items() if not cell.column]
    return request.words.listing(
        [" ".join(mark.text for mark in each) for each in lines]
    )


def _of_map(request: ChartRequest) -> str:
    """Return what a map is called."""
    form, label = sentences_of(request.words).forms["map"][0], request.label
    called = label.casefold().startswith(form.casefold())  # as "Map of the places" is
    return label if called else f"{form}, {label}"


def _places(series: Series, request: ChartRequest) -> str:
    """Return what a map is, and the names of its places, as many as there is room for."""
    say, names = sentences_of(request.words), [row.label for row in series.rows]
    label = _of_map(request)
    whole = say.item(label, request.words.listing(names))
    shorter = (
        say.item(label, say.more(names[:count], len(names) - count))
        for count in range(len(names) - 1, 0, -1)
    )
    return next((each for each in (whole, *shorter) if len(each) <= LONGEST), whole)


def description(series: Series, request: ChartRequest) -> str:
    """Return every row that is drawn in full, and how what is not certain is drawn."""
    say = sentences_of(request.words)
    rows = [
        say.item(row.label, row.words if series.words_tell else _spoken(row))
        for row in series.rows
    ]
    if any(row.site != NOWHERE for row in series.rows):
        return " ".join(f"{each}." for each in rows)
    parts = (say.series(rows), *legend(series, request))
    return " ".join(f"{each}." for each in parts)


def legend(series: Series, request: ChartRequest) -> tuple[str, ...]:
    """Return the names of the ways in which bars are drawn, if one is not certain."""
    doubts = {row.span.doubt for row in series.rows if row.span is not None}
    named = sentences_of(request.words).legend
    if "start" in doubts:
        return named
    return named[:2] if "longer" in doubts else ()


def _spoken(row: SeriesRow) -> str:
    return ", ".join(cell.text for cell in row.cells if cell.text)


def table(series: Series, request: ChartRequest, name: str = "") -> tree.Table:
    """Return the data of a chart as a table whose values know where they come from."""
    right = series.numeric
    rest: list[tree.Alignment] = ["right" if right else "left"]
    rows = [(row.name, *row.cells) for row in series.spelled]
    rows += [] if series.whole is None else [series.whole]
    return tree.Table(
        head=tuple((tree.Text(word),) for word in series.head),
        rows=tuple(tuple((inline(cell),) for cell in row) for row in rows),
        columns=("left", *rest * (len(series.head) - 1)),
        caption=(tree.Text(request.label),),
        total=series.whole is not None,
        name=name,
    )


def labels(series: Series) -> tuple[tree.Inlines, ...]:
    """Return what the drawing says of each row: its name, and the words beside it."""
    return tuple(
        tuple(
            inline(each)
            for each in (row.name, row.beside, row.share)
            if each is not None
        )
        for row in series.rows
    )


def scale(
    series: Series, texts: tuple[str, ...], request: ChartRequest
) -> tree.Inlines:
    """Return what a drawing says besides its rows; it comes from all their numbers."""
    if not texts:
        return ()
    inputs = tuple(cell for row in series.rows for cell in row.cells)
    trace, text = request.trace, " ".join(texts)
    return (inline(Value(trace, text, text=text, formula="scale", inputs=inputs)),)


def inline(value: Value) -> tree.ValueText:
    """Return the words of a value, which know where they come from."""
    text = str(value.raw) if value.text is None else value.text
    return tree.ValueText(
        text, safe_path(value), value.place, value, computed_as(value)
    )
