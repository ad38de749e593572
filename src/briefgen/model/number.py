"""Numbers that are no amounts of money and no shares."""

from decimal import Decimal

from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number, printed with so many decimals, and perhaps with a unit after it."""

    value: Decimal
    decimals: int = 0
    unit: str = ""

    def __bool__(self) -> bool:
        """Return whether it is not zero."""
        return bool(self.value)


def as_given(value: Decimal, unit: str = "") -> Number:
    """Return a number with as many decimals as its source gives it."""
    exponent = value.as_tuple().exponent
    return Number(value, max(0, -int(exponent)), unit)
