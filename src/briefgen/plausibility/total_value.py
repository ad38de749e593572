"""Increases to warnings where their total value is less than what the initiative receives.

"increase of 3,000,000, for a total value of 8,000,000; 15,500,000 in total" is told: two
totals, the smaller of which is of something that the page does not name.
"""

from collections.abc import Iterator

from briefgen.errors import Diagnostic
from briefgen.model import Money
from briefgen.plausibility.material import DataMaterial

RULE = "total-value"
HINT = "give the total with all lines, or leave it out: it is of something else"


def check(material: DataMaterial) -> Iterator[Diagnostic]:
    """Yield a warning for each total value that is less than the amounts beside it."""
    for initiative in material.portfolio.initiatives:
        lines = initiative.funding.lines_at(f"initiatives.{initiative.id}.funding")
        every = [*lines]
        for path, line in every:
            total = line.total_value
            if total is None:
                continue
            amounts = [each.amount for _, each in every]
            received = sum(
                each.amount
                for each in amounts
                if isinstance(each, Money) and each.currency == total.currency
            )
            if total.amount < received:
                message = (
                    f"a total value of {total.amount} where the initiative receives"
                    f" {received}"
                )
                yield material.warning(f"{path}.total_value", message, RULE, HINT)
