"""A series to words and a data table, for whoever does not see the drawing."""

from typing import get_args

from briefgen import tree
from briefgen.charts.request import Request
from briefgen.charts.series import Row, Series
from briefgen.view import Value, path_told
from briefgen.wording import sentences
from briefgen.wording.sentences import Form

ALTERNATIVE = 140  # characters; conventions of the field, section 3
LONGEST = 200  # that an alternative text has at most


def alternative(series: Series, form: str, request: Request) -> str:
    """Say what chart this is and what its first rows show, in about 140 characters."""
    say = sentences.of(request.words)
    known: Form = form if form in get_args(Form) else "chart"  # type: ignore[assignment]
    begin = f"{say.form(known)}, {request.label}"
    rows = [say.item(row.label, row.words) for row in series.rows]
    told = say.alternative(begin, rows, 0)
    for count in range(len(rows), 0, -1):
        text = say.alternative(begin, rows[:count], len(rows) - count)
        if len(text) <= (ALTERNATIVE if count > 1 else LONGEST):
            told = text
            break
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1].rstrip()}…"


def description(series: Series, request: Request) -> str:
    """Tell the whole chart in words: the finding, then every row in full."""
    say = sentences.of(request.words)
    rows = [say.item(row.label, _spoken(row)) for row in series.rows]
    listed = say.item(request.label, say.series(rows))
    return f"{series.finding.text}. {listed}."


def _spoken(row: Row) -> str:
    return ", ".join(cell.text for cell in row.cells if cell.text)


def table(series: Series, request: Request) -> tree.Table:
    """Give the data of a chart as a table whose values know where they come from."""
    right = series.numeric
    rest: list[tree.Alignment] = ["right" if right else "left"]
    return tree.Table(
        head=tuple((tree.Text(word),) for word in series.head),
        rows=tuple(
            tuple((inline(cell),) for cell in (row.name, *row.cells))
            for row in series.rows
        ),
        columns=("left", *rest * (len(series.head) - 1)),
        caption=(tree.Text(request.label),),
    )


def labels(series: Series) -> tuple[tree.Inlines, ...]:
    """Give what the drawing says of each row: its name, and the words beside it."""
    return tuple((inline(row.name), inline(row.beside)) for row in series.rows)


def scale(series: Series, texts: tuple[str, ...]) -> tree.Inlines:
    """Give what a drawing says besides its rows, which all their numbers make."""
    if not texts:
        return ()
    inputs = tuple(cell for row in series.rows for cell in row.cells)
    trace, text = series.finding.trace, " ".join(texts)
    return (inline(Value(trace, text, text=text, formula="scale", inputs=inputs)),)


def inline(value: Value) -> tree.Value:
    """Give a value with its words, which knows where it comes from."""
    text = str(value.raw) if value.text is None else value.text
    return tree.Value(text, path_told(value), value.place, value)
