"""A share of the whole, as documents use it, to the wholes of which it stays as it is.

The larger the whole, the smaller is the share of an amount, and what it is rounded to. So
what two wholes have in common, all between them have: a range need not be computed from the
rules of rounding. It is tried, and a changed whole is judged by a comparison.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from briefgen.model import Money
from briefgen.value_classes import dataclass
from briefgen.view.compare import fraction, order
from briefgen.view.record import rounded
from briefgen.view.root_digests import is_of_whole, is_wordless, wholes_in

USED = re.compile(
    r"(.+)\|share\((.+)\)\|(rounded|nonzero|(?:eq|lt|le|gt|ge)\((?:-?[0-9.]+)\))"
)
NUMBER = re.compile(r"-?[0-9.]+")
# No more digits than decimals divide exactly enough to keep their order.
AMOUNT = re.compile(r"(\[.*\] )?([0-9]{1,15}(?:\.[0-9]{1,2})?) ([A-Z]+)")

Range: TypeAlias = tuple[Decimal, Decimal]  # both ends belong to it
BATCH = 64  # ranges that are kept: languages of a subject have the same
NOWHERE: Range = Decimal(1), Decimal(0)  # nothing lies in it


@dataclass(frozen=True, slots=True)
class UsedShare:
    """What the key of a share says: the keys of an amount and of the whole, and its use."""

    part: str
    whole: str
    use: str


def used_share(key: str) -> UsedShare | None:
    """Return what a key says of a share; None if more than its whole can change it.

    The amount is one of a theme or an initiative, and stays as long as these do.
    """
    match = USED.fullmatch(key)
    if match is None or is_of_whole(match[1]) or wholes_in(key) != (match[2],):
        return None
    share = UsedShare(*match.groups())
    plain = all(
        is_wordless(each.replace("{", "themes.{")) for each in match.groups()[:2]
    )
    return share if plain and "share(" not in f"{share.part}{share.whole}" else None


def amount_in(digest: str) -> tuple[str, Money] | None:
    """Return the label and the amount in the digest of an exact amount."""
    match = AMOUNT.fullmatch(digest)
    return (
        None if match is None else (match[1] or "", Money(Decimal(match[2]), match[3]))
    )


@lru_cache(BATCH)
def range_of(part: str, whole: str, uses: tuple[str, ...]) -> Range:
    """Return wholes of which an amount has a share that every use finds as it is.

    Both are digests of exact amounts; of anything else, nothing can be said.
    """
    some, all_of_it = amount_in(part), amount_in(whole)
    if some is None or all_of_it is None or fraction(some[1], all_of_it[1]) is None:
        return NOWHERE
    share, now = some[1], all_of_it[1]

    def answers(amount: Decimal) -> list[object]:
        of = fraction(share, Money(amount, now.currency))
        assert of is not None, "no other whole has another currency, or is nothing"
        return [_answer(of, use) for use in uses]

    before = answers(now.amount)

    def alike(amount: Decimal) -> bool:
        return amount > 0 and answers(amount) == before

    return _furthest(now.amount, -1, alike), _furthest(now.amount, 1, alike)


def _answer(share: Decimal, use: str) -> object:
    """Return what a use finds in a share, or more: it rises and falls with the share.

    Whether two are equal does not; how they compare does.
    """
    if use == "nonzero":
        return bool(share)
    number = NUMBER.search(use)
    return rounded(share) if number is None else order(share, Decimal(number[0]))


def _furthest(now: Decimal, sign: int, alike: Callable[[Decimal], bool]) -> Decimal:
    """Return the furthest of the wholes that are tried: no other is between it and now."""
    for power in reversed(range(int(now).bit_length() + 1)):
        tried = now + sign * (1 << power)
        if alike(tried):
            return tried
    return now
