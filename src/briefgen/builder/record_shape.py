"""The keys that records share to what has to be compared, and when.

A value of a theme or an initiative is suspect if that changed; what depends on the whole
portfolio, if that of the whole changed which it asks for.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from briefgen.state.document_record import (
    ACCENT,
    FITTED,
    NUMBERED,
    ROOT,
    Dependency,
)
from briefgen.value_classes import dataclass
from briefgen.view import LEFT_OUT, VALUE, UsedShare, is_of_whole, used_share, wholes_in

PASSED_OVER = (LEFT_OUT, FITTED[1], ROOT)  # they are no values that change
PORTFOLIO = -1  # stands for the number of a theme or an initiative
ACCENTS = (
    "accents"  # the kind of all accents: which one is a document's, its place tells
)

Keys: TypeAlias = tuple[Dependency, ...]


@dataclass(frozen=True, slots=True)
class RecordShape:
    """The places of the keys of records with this shape.

    `always` are compared each time, unless the index tells that all of the whole portfolio is
    as before that they depend on, by whom and what; None if only the keys themselves tell.
    `of` a theme or an initiative are those that are compared if that changed, by its number;
    `roots` are the places of the digests of these, by the same numbers. `shares` are what the
    keys in some of these places say, of shares that their whole alone can change.
    """

    always: Mapping[int, Keys | None]
    of: Mapping[int, list[int]]
    roots: Mapping[int, int]
    shares: Mapping[int, UsedShare]

    @property
    def wholes(self) -> Keys | None:
        """All of the whole portfolio that values depend on; None if that is unknown."""
        return None if None in self.always.values() else self._wholes(self.always)

    @property
    def exact(self) -> Keys:
        """What values depend on exactly: not by a share alone."""
        return self._wholes(place for place in self.always if place not in self.shares)

    @property
    def shared(self) -> Keys:
        """What shares are of."""
        return self._wholes(self.shares)

    def _wholes(self, places: Iterable[int]) -> Keys:
        every = (each for place in places for each in self.always[place] or ())
        return tuple(dict.fromkeys(every))


def shape_of(keys: Keys) -> RecordShape:
    """Return what has to be compared of records with these keys."""
    always, of, roots = (
        dict[int, Keys | None](),
        dict[int, list[int]](),
        dict[int, int](),
    )
    for place, (by, kind, key) in enumerate(keys):
        numbers = [int(number) for number in NUMBERED.findall(key)] or [PORTFOLIO]
        if kind == ROOT:
            roots[numbers[0]] = place
            continue
        if kind in PASSED_OVER:
            continue
        if kind != VALUE or is_of_whole(key):
            always[place] = _wholes(by, kind, key)
        if kind == VALUE:
            for number in numbers:
                of.setdefault(number, []).append(place)
    used = {
        at: used_share(key) for at, (_, kind, key) in enumerate(keys) if kind == VALUE
    }
    shares = {at: share for at, share in used.items() if share is not None}
    return RecordShape(always, of, roots, shares)


def _wholes(by: str, kind: str, key: str) -> Keys | None:
    """Return what a key depends on besides its themes and initiatives."""
    if kind == ACCENT:
        return ((by, ACCENTS, ""),)
    wholes = wholes_in(key) if kind == VALUE else None
    return None if wholes is None else tuple((by, VALUE, each) for each in wholes)
