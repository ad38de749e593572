"""The amounts of a chart to numerals in its one unit, which stands below its finding.

The numerals of a chart share their unit and their decimals, so that no reader compares
two. Its title is part of it: above "1,550" in millions no title says "$1.55 billion". The
prose and the key figures of its page keep the shortest form.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_DOWN, Decimal

from briefgen.languages.rounding import UNITS, Unit, whole_percent
from briefgen.languages.sentences import sentences_of
from briefgen.languages.words import Words
from briefgen.model import Money
from briefgen.value_classes import dataclass

LEAST = Decimal("0.1")  # of a unit: below it three digits would need many decimals
CENT = Decimal("0.01")
SIGNS = {"less": "<", "": "", "more": ">"}  # before a part in per cent
DECIMALS = 2  # that a numeral has at most
DIGITS = 3  # significant ones of the smallest amount, where not all are exact


@dataclass(frozen=True, slots=True)
class Scale:
    """The one unit of a chart's amounts: None counts single dollars.

    `decimals` is how many each numeral has; with `rounded`, not all are exact.
    """

    unit: Unit | None
    decimals: int
    rounded: bool

    @property
    def size(self) -> int:
        """How many single dollars the unit is."""
        return 1 if self.unit is None else int(UNITS[self.unit])

    def numeral(self, money: Money, words: Words) -> str:
        """Write an amount as a numeral of this scale; ties go toward zero."""
        step = Decimal(1).scaleb(-self.decimals)
        scaled = (money.amount / self.size).quantize(step, ROUND_HALF_DOWN)
        return words.marked(f"{scaled:,.{self.decimals}f}")


def part(fraction: Decimal, words: Words) -> str:
    """Write a fraction as whole per cent, as short as a chart does: `<1%`.

    Where the language parts a number from its sign, it parts the bound from both.
    """
    bound, percent = whole_percent(fraction)
    number = words.number(percent)
    written = words.with_unit(number, "%")
    between = written.removeprefix(number).removesuffix("%") if bound else ""
    return f"{SIGNS[bound]}{between}{written}"


def counted(money: Money, scale: Scale, words: Words) -> str:
    """Name the one unit of amounts of this currency, and whether they are rounded."""
    unit = words.money_unit(money.currency, scale.unit)
    return sentences_of(words).rounded(unit) if scale.rounded else unit


def scale_of(moneys: Sequence[Money]) -> Scale:
    """Return the largest unit that suits all amounts, and the decimals that they need."""
    amounts = [money.amount for money in moneys]
    unit = _unit(amounts)
    parts = [amount / (1 if unit is None else UNITS[unit]) for amount in amounts]
    if unit is None:
        whole = all(part == part.to_integral_value() for part in parts)
        return Scale(None, 0 if whole else DECIMALS, rounded=False)
    for decimals in range(DECIMALS + 1):
        if all(part == round(part, decimals) for part in parts):
            return Scale(unit, decimals, rounded=False)
    needed = DIGITS - 1 - max(min(parts).adjusted(), 0)
    return Scale(unit, min(max(needed, 0), DECIMALS), rounded=True)


def titled(moneys: Sequence[Money], words: Words) -> Words:
    """Return the words for a title above amounts: in their unit, if they have one."""
    unit = _unit([money.amount for money in moneys])
    return words if unit is None else words.within(unit)


def _unit(amounts: Sequence[Decimal]) -> Unit | None:
    """Return the largest unit that the largest amount reaches and the smallest has."""
    for unit, size in sorted(UNITS.items(), key=lambda each: -each[1]):
        reached = any(amount >= size for amount in amounts)
        if reached and all(_suits(amount / size) for amount in amounts):
            return unit
    return None


def _suits(amount: Decimal) -> bool:
    return amount >= LEAST or amount % CENT == 0
