"""All themes to the new funding of each, added up once for all documents.

A chart of themes shows the first ones and the rest together: what that costs a document
must not grow with their number.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Literal, TypeAlias, overload

from briefgen.model import Total
from briefgen.value_classes import dataclass
from briefgen.view.aggregates import summands
from briefgen.view.amounts import Compared, compared
from briefgen.view.reads import Derivation
from briefgen.view.record import LEFT_OUT, counted, digest, shortened
from briefgen.view.records import Listing, Record, path_of
from briefgen.view.released import released
from briefgen.view.trace import Trace
from briefgen.view.values import Value

# ruff: noqa: SLF001 - one face, several modules

# How a subject's funding compares with that of all themes: there is nothing to compare; it
# is no theme; it is one without funding; there are ranges or several currencies; all are
# alike; it is among the first, or not.
Standing: TypeAlias = Literal[
    "alone", "apart", "without", "incomparable", "alike", "leading", "behind"
]
FEWEST = 2  # amounts that can be compared


@dataclass(frozen=True, slots=True)
class ThemeTotals:
    """The funded themes in their order, with the new funding of each.

    `counted` are the themes as values, of which a number is the number; `places` has their
    places by path. `listed` are the paths of all themes; `having` says how many of them
    have initiatives. `digest` stands for all of it in the record, `summands` for which
    amounts of initiatives it counts.
    """

    themes: tuple[Record, ...]
    amounts: tuple[Value, ...]
    compared: Compared
    counted: tuple[Value, ...]
    places: Mapping[str, int]
    listed: frozenset[str]
    having: int
    summands: str
    digest: str

    def place(self, subject: Record) -> int | None:
        """Return the place of a document's subject among the funded themes, or None."""
        return self.places.get(subject._path)

    def lists(self, subject: Record) -> bool:
        """Return whether a document's subject is one of the themes, funded or not."""
        return subject._path in self.listed

    def titles(self, trace: Trace) -> Sequence[Value]:
        """Return the titles of the funded themes, each read when it is taken."""
        return _Titles(trace, self.themes)


class _Titles(Sequence[Value]):
    """The titles of themes, each read when a document takes it."""

    def __init__(self, trace: Trace, themes: Sequence[Record]) -> None:
        self._trace, self._themes = trace, themes

    def __len__(self) -> int:
        return len(self._themes)

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> "_Titles": ...
    def __getitem__(self, at: int | slice) -> "Value | _Titles":
        if isinstance(at, slice):
            return _Titles(self._trace, self._themes[at])
        title = attrgetter("title")(self._themes[at].at(self._trace))
        assert isinstance(title, Value)
        return title


class FundingByTheme:
    """The new funding of each theme of a list: what is used of it is what is read.

    Its `key` names all of it in the record; what it leaves out and its labels count in any
    case.
    """

    def __init__(
        self, trace: Trace, key: str, derivation: Derivation[ThemeTotals]
    ) -> None:
        self._trace, self._key, self._derivation = trace, key, derivation

    @property
    def totals(self) -> ThemeTotals:
        """All of it."""
        totals = self._derivation.value
        self._note(self._key, totals.digest)
        return totals

    def standing(self, subject: Record) -> Standing:
        """Return how the funding of a document's subject compares with that of all.

        Where something may be left out as not released, what is counted is read, too.
        """
        standing = _standing(self._derivation.value, subject)
        self._note_judged(f"standing({subject._path})", standing)
        return standing

    @property
    def ranks(self) -> str:
        """What decides the standing of every subject, besides its own amount."""
        compared = self._derivation.value.compared
        if not compared.comparable:
            ranks = "incomparable"
        elif len(compared.falling) < FEWEST:
            ranks = "alone"
        elif compared.alike:
            ranks = "alike"
        else:
            _, second, *_ = compared.falling
            lowest = compared.falling[-1]
            ranks = f"{second}{' and all below' if second == lowest else ''}"
        self._note_judged("ranks", ranks)
        return ranks

    def _note_judged(self, use: str, digest: str) -> None:
        counts = self._trace.audience != "internal"
        judged = f", {self._derivation.value.summands}" if counts else ""
        self._note(f"{self._key}|{use}", f"{digest}{judged}")

    def _note(self, key: str, digest: str) -> None:
        self._trace.note(key, digest, self._derivation.sources)


def _standing(totals: ThemeTotals, subject: Record) -> Standing:
    place = totals.place(subject)
    if len(totals.amounts) < FEWEST:
        return "alone"
    if place is None:
        return "without" if totals.lists(subject) else "apart"
    if not totals.compared.comparable:
        return "incomparable"
    if totals.compared.alike:
        return "alike"
    leads = totals.compared.leads(totals.compared.moneys[place])
    return "leading" if leads else "behind"


def funding_by_theme(themes: Listing, *, only_released: bool) -> FundingByTheme:
    """Return the new funding of each theme of a list of the data.

    With `only_released`, it counts what may be shown; otherwise it raises Unreleased for
    anything else.
    """
    trace = themes._trace
    key = f"{themes._key}|{'funding(released)' if only_released else 'funding'}"
    add = partial(_added_up, only_released=only_released)
    derived = trace.once(key, themes, add)
    totals, left_out = derived.value
    if only_released:
        trace.record(LEFT_OUT, key, left_out)
    return FundingByTheme(trace, key, Derivation(totals, derived.sources))


def _added_up(themes: Listing, *, only_released: bool) -> tuple[ThemeTotals, str]:
    """Return the funding, and the paths of what is left out as not released."""
    chosen = released(themes) if only_released else themes
    every = [theme for theme in chosen if isinstance(theme, Record)]
    lists = [_initiatives(theme, only_released=only_released) for theme in every]
    having = [pair for pair in zip(every, lists, strict=True) if len(pair[1])]
    sums = [(theme, listed.funding.new_money) for theme, listed in having]
    funded = [(theme, amount) for theme, amount in sums if amount]
    amounts = tuple(amount for _, amount in funded)
    moneys = tuple(_total(amount) for amount in amounts)
    paths = [path_of(theme) for theme, _ in funded]
    parts = map("{} {}".format, paths, map(digest, moneys))
    own = counted(path for amount in amounts for path in summands(amount.inputs))
    funding = ThemeTotals(
        tuple(theme for theme, _ in funded),
        amounts,
        compared(moneys),
        tuple(_counted(theme) for theme, _ in funded),
        {path: place for place, path in enumerate(paths)},
        frozenset(map(path_of, every)),
        len(having),
        own,
        shortened(f"{len(having)} of {len(every)}: {', '.join(parts)}; {own}"),
    )
    return funding, " ".join(_left_out(themes, every, lists))


def _initiatives(theme: Record, *, only_released: bool) -> Listing:
    listed = attrgetter("initiatives")(theme)
    assert isinstance(listed, Listing)
    return released(listed, "funding") if only_released else listed


def _counted(theme: Record) -> Value:
    path = theme._path
    return Value(theme._trace, path.rpartition(".")[2], path)


def _total(amount: Value) -> Total:
    assert isinstance(amount.raw, Total)
    return amount.raw


def _left_out(
    themes: Listing, every: Sequence[Record], lists: Sequence[Listing]
) -> Iterator[str]:
    shown = {path_of(theme) for theme in every}
    yield from (path for path in map(path_of, themes._items) if path not in shown)
    for theme, listed in zip(every, lists, strict=True):
        own = attrgetter("initiatives")(theme)
        kept = {*map(path_of, listed._items)}
        yield from (path for path in map(path_of, own._items) if path not in kept)
