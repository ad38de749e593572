"""Amounts of money."""

from decimal import Decimal

from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        """Return the sum; raise ValueError for another currency: nothing is converted."""
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)
