"""The money of an initiative."""

from typing import Literal, TypeAlias

from briefgen.model.money import Money
from briefgen.model.periods import Duration, FiscalYears
from briefgen.value_classes import dataclass

FundingKind: TypeAlias = Literal["new", "increase", "renewal"]


@dataclass(frozen=True, slots=True)
class Funding:
    """The money of an initiative; `amount` is new money, `total_value` is not."""

    kind: FundingKind
    amount: Money
    total_value: Money | None = None
    duration: Duration | None = None
    fiscal_years: FiscalYears | None = None
