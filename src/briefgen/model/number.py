"""Numbers that are no amounts of money and no shares."""

from decimal import Decimal

from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number, printed with so many decimals, and perhaps with a unit after it."""

    value: Decimal
    decimals: int = 0
    unit: str = ""
