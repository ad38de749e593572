"""The budgets and transactions of an activity to lists, and to totals that may be added.

Original budgets, revised ones, commitments and disbursements are amounts of the same
money: none is ever added to another kind.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from lxml import etree

from briefgen.sources.grids.plain_numbers import plain_text
from briefgen.sources.iati.codelists import (
    BUDGET_STATUSES,
    BUDGET_TYPES,
    OLD_BUDGET_TYPES,
    OLD_TRANSACTIONS,
    TRANSACTIONS,
)
from briefgen.sources.iati.narratives import ElementParts, attribute_of, line_of
from briefgen.sources.record_cells import NUMBER, RecordCells, plain_day
from briefgen.sources.remarks import Remarks
from briefgen.sources.source_content import SourceRecord
from briefgen.value_classes import dataclass

ORIGINAL, REVISED = "1", "2"
TOTALLED: Mapping[str, str] = {
    "2": "commitments",
    "3": "disbursements",
    "4": "expenditures",
}
MOST_LISTED = 100  # transactions of an activity; the totals count all
YEAR_STARTS, YEAR_ENDS = "-04-01", "-03-31"  # of fiscal years, as Canada has them


@dataclass(frozen=True, slots=True)
class MoneyValue:
    """An amount as a file has it; `amount` is None where it is no plain number."""

    text: str
    currency: str
    value_date: str
    amount: Decimal | None

    @classmethod
    def of(cls, parts: ElementParts, currency: str) -> "MoneyValue":
        """Return the value below an element; `currency` is the activity's."""
        text = parts.text("value").removeprefix("+")
        return cls(
            text,
            parts.attribute("value", "currency").upper() or currency,
            parts.attribute("value", "value-date"),
            Decimal(text) if NUMBER.fullmatch(text) else None,
        )


@dataclass(frozen=True, slots=True)
class PeriodBudget:
    """A budget of one period, whose days are empty if the file says nothing."""

    type: str
    status: str
    start: str
    end: str
    value: MoneyValue
    line: int

    @property
    def period(self) -> tuple[str, str]:
        """Return the days of the period."""
        return self.start, self.end


def add_budgets(
    values: RecordCells, activity: ElementParts, currency: str, remarks: Remarks
) -> None:
    """Add the list of budgets and, if they can be added up, their totals."""
    read = (_budget(each, currency) for each in activity.all("budget"))
    budgets = [each for each in read if each.value.text]
    if not budgets:
        return
    numbered = enumerate(budgets, 1)
    values.records("budgets", (_listed(values, n, each) for n, each in numbered))
    original = [each for each in budgets if each.type != REVISED]
    revised = {each.period for each in budgets if each.type == REVISED}
    valid = [each for each in budgets if each.type == REVISED] + [
        each for each in original if each.period not in revised
    ]
    amounts = [each.value for each in valid]
    fault = _fault(valid)
    values.text("budget.type", _type(revised, valid))
    values.number("budget.value", "" if fault else _sum(amounts), fault)
    values.text("budget.currency", _currency(amounts))
    _add_period(values, valid)
    if revised and original:
        doubt = _fault(original)
        total = "" if doubt else _sum(each.value for each in original)
        values.number("budget.original", total, doubt)
        words = "original and revised budgets: of each period the revised one counts"
        remarks.add(values.line, words, example=values.where)


def _type(revised: Collection[object], valid: Collection[object]) -> str:
    if len(revised) == len(valid):
        return BUDGET_TYPES[REVISED]
    return "partly revised" if revised else BUDGET_TYPES[ORIGINAL]


def _budget(element: etree._Element, currency: str) -> PeriodBudget:
    parts = ElementParts(element)
    stated = attribute_of(element, "type").lower() or ORIGINAL
    return PeriodBudget(
        OLD_BUDGET_TYPES.get(stated, stated),
        attribute_of(element, "status") or "1",
        day_of(parts, "period-start"),
        day_of(parts, "period-end"),
        MoneyValue.of(parts, currency),
        line_of(element),
    )


def day_of(parts: ElementParts, name: str) -> str:
    """Return a date as its attribute has it; before 2.01 it may stand in the element."""
    return parts.attribute(name, "iso-date") or parts.text(name)


def _listed(values: RecordCells, number: int, budget: PeriodBudget) -> SourceRecord:
    one = values.below(f"budget {number}", budget.line)
    one.text("type", BUDGET_TYPES.get(budget.type, budget.type))
    one.text("status", BUDGET_STATUSES.get(budget.status, budget.status))
    _add_value(one, budget.value)
    one.date("period-start", budget.start)
    one.date("period-end", budget.end)
    return one.record()


def _add_value(values: RecordCells, value: MoneyValue) -> None:
    values.number("value", value.text)
    values.text("currency", value.currency)
    values.date("value-date", value.value_date)


def _fault(budgets: list[PeriodBudget]) -> str:
    """Return why budgets have no sum, or an empty text."""
    for each in budgets:
        if each.value.amount is None:
            return f"the budget {each.value.text!r} is no plain number"
    ordered = sorted(budgets, key=lambda each: each.period)
    for one, other in pairwise(ordered):
        if one.period == other.period:
            kind = BUDGET_TYPES.get(one.type, one.type)
            return f"two {kind} budgets{_words(one)}: is one of them to be left out?"
        if one.end >= other.start:
            return f"budgets whose periods overlap:{_words(one)} and{_words(other)}"
    return _several({each.value.currency for each in budgets}, "budgets")


def _several(currencies: set[str], what: str) -> str:
    if len(currencies) < 2:  # noqa: PLR2004 - one has a sum
        return ""
    named = " and ".join(sorted(each or "an unnamed currency" for each in currencies))
    return f"{what} in {named} have no sum"


def _words(budget: PeriodBudget) -> str:
    start, end = budget.period
    return f" from {start} to {end}" if start or end else " without a period"


def _sum(amounts: Iterable[MoneyValue]) -> str:
    return plain_text(sum((each.amount or Decimal(0) for each in amounts), Decimal(0)))


def _currency(amounts: Iterable[MoneyValue]) -> str:
    """Return the currency of all amounts, or an empty text if they have several."""
    currencies = {each.currency for each in amounts}
    return currencies.pop() if len(currencies) == 1 else ""


def _add_period(values: RecordCells, budgets: list[PeriodBudget]) -> None:
    """Add the days from the first budget to the last, and their fiscal years, if so."""
    days = [day for each in budgets for day in each.period]
    if any(plain_day(day) is None for day in days):
        return
    first, last = min(days), max(days)
    values.date("budget.period-start", first)
    values.date("budget.period-end", last)
    whole = (
        each.start.endswith(YEAR_STARTS) and each.end.endswith(YEAR_ENDS)
        for each in budgets
    )
    if all(whole):
        values.text("budget.fiscal-years", f"{first[:4]}-{last[2:4]}")


def add_transactions(
    values: RecordCells, activity: ElementParts, currency: str, remarks: Remarks
) -> None:
    """Add the list of transactions, and the totals of those that are alike."""
    elements = activity.all("transaction")
    totals: dict[str, list[MoneyValue]] = {}
    several = []
    for number, element in enumerate(elements, 1):
        parts = ElementParts(element)
        value = MoneyValue.of(parts, currency)
        stated = parts.attribute("transaction-type", "code")
        code = OLD_TRANSACTIONS.get(stated.lower(), stated)
        if code in TOTALLED and value.text:
            totals.setdefault(TOTALLED[code], []).append(value)
        if number <= MOST_LISTED:
            one = values.below(f"transaction {number}", line_of(element))
            one.text("type", TRANSACTIONS.get(code, code))
            _add_value(one, value)
            one.date("date", day_of(parts, "transaction-date"))
            several.append(one.record())
    values.records("transactions", several)
    _add_totals(values, totals)
    if len(elements) > MOST_LISTED:
        words = (
            f"more than {MOST_LISTED} transactions: totals have all, the list has not"
        )
        remarks.add(values.line, words, example=values.where)


def _add_totals(
    values: RecordCells, totals: Mapping[str, Sequence[MoneyValue]]
) -> None:
    for name, amounts in totals.items():
        fault = _several({each.currency for each in amounts}, name)
        for each in amounts:
            if each.amount is None:
                fault = f"the value {each.text!r} is no plain number"
        values.text(f"{name}.type", name)
        values.number(f"{name}.value", "" if fault else _sum(amounts), fault)
        values.text(f"{name}.currency", _currency(amounts))
