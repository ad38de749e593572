"""What a chart shows: its rows, what is found in them, and the head of their table."""

from decimal import Decimal

from briefgen.charts.sites import Whereabouts
from briefgen.charts.timeline_periods import Period
from briefgen.value_classes import dataclass
from briefgen.view import Value

NOWHERE = Whereabouts()
FARTHEST = 3  # times the longest bar: up to there the bar of the rest is to scale


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A row: its name, where its bar begins and ends, and the words beside it.

    If one row is the subject of the page, only this row is `main`, and its name is
    `bold`. `open` says that the amount is a lower bound. `cells` are the row of the
    data table after its name. `span` says how much of a period is certain, `site` where
    a place is. `others` is how many rows a row stands for that are not shown; `color` is
    a theme's, `share` its part of the whole. `derived` says that an amount is not in the
    data, and is drawn so.
    """

    name: Value
    first: Decimal
    last: Decimal
    beside: Value
    cells: tuple[Value, ...]
    main: bool = True
    bold: bool = False
    open: bool = False
    span: Period | None = None
    others: int = 0
    site: Whereabouts = NOWHERE
    color: str = ""
    share: Value | None = None
    derived: bool = False

    @property
    def label(self) -> str:
        """The name in words."""
        return str(self.name.raw) if self.name.text is None else self.name.text

    @property
    def part(self) -> str:
        """Its part of the whole in words, if that is said."""
        return "" if self.share is None else self.share.text or ""

    @property
    def words(self) -> str:
        """The words beside the bar."""
        return self.beside.text or ""


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of a chart, the finding about them, and the head of their table.

    `numeric` says that the cells of the table are amounts, `alike` that all bars are
    equal, `comparable` that bars on one scale may be compared. `hidden` says how many
    rows are not shown where they cannot be added up. `unit` says what is measured, and in
    which one unit, `counted`, of which the numerals beside all bars count steps of
    `scale`; None if each has its own. `words_tell` says that the words beside bars have
    all their numbers. `whole` is what rows without bars add up to, each currency apart.
    `listed` are the rows of the table where it has more than the drawing, which sums some.
    """

    rows: tuple[SeriesRow, ...]
    finding: Value | None
    head: tuple[str, ...]
    numeric: bool = False
    alike: bool = False
    comparable: bool = True
    hidden: Value | None = None
    unit: Value | None = None
    counted: str = ""
    scale: int | None = 1
    words_tell: bool = False
    whole: "tuple[Value, Value] | None" = None  # what it is called, and the amount
    listed: tuple[SeriesRow, ...] = ()

    @property
    def spelled(self) -> tuple[SeriesRow, ...]:
        """The rows of the table."""
        return self.listed or self.rows

    @property
    def top(self) -> Decimal:
        """The amount of the longest bar.

        A rest far above all others has no bar, or theirs could not be told apart.
        """
        longest = max(row.last for row in self.rows if not row.others)
        last = self.rows[-1].last
        return last if longest < last <= FARTHEST * longest else longest

    @property
    def total(self) -> int:
        """How many rows there are, those included that are not shown."""
        others = sum(max(row.others - 1, 0) for row in self.rows)
        return len(self.rows) + others + (len(self.hidden.inputs) if self.hidden else 0)
