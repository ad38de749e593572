"""The money of an initiative: any number of lines."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from briefgen.model.money import Money, MoneyRange
from briefgen.model.periods import Duration, FiscalYears
from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass

FundingKind: TypeAlias = Literal["new", "increase", "renewal"]


@dataclass(frozen=True, slots=True)
class YearAmount:
    """What of a line of funding belongs to one fiscal year."""

    fiscal_year: FiscalYears
    amount: Money


@dataclass(frozen=True, slots=True)
class FundingLine:
    """One line of funding; `amount` is new money, `total_value` is not."""

    kind: FundingKind
    amount: Money | MoneyRange
    total_value: Money | None = None
    duration: Duration | None = None
    fiscal_years: FiscalYears | None = None
    source_of_funds: LocalizedText | None = None
    profile: tuple[YearAmount, ...] = ()


@dataclass(frozen=True, slots=True)
class Funding:
    """The money of an initiative; without lines it has none.

    `listed` says that the data has a list: its lines have numbers in their paths.
    """

    lines: tuple[FundingLine, ...] = ()
    listed: bool = False

    def lines_at(self, path: str) -> Iterator[tuple[str, FundingLine]]:
        """Yield each line with its path, where `path` is that of the funding."""
        for at, line in enumerate(self.lines):
            yield f"{path}.{at}" if self.listed else path, line


NO_FUNDING = Funding()
