"""What of a line of funding belongs to each fiscal year."""

from decimal import Decimal
from functools import partial

from briefgen.loading.declarations.texts import mapping
from briefgen.loading.quantities import amount, fiscal_years
from briefgen.model import FiscalYears, FundingLine, Money, YearAmount, ends
from briefgen.reading.fields import At, Field, list_of, required


def profile(money: str) -> Field[tuple[YearAmount, ...]]:
    """Declare the amounts of fiscal years, in the currency of their line."""
    year = mapping(
        partial(_year, currency=money),
        required("fiscal_year", fiscal_years(), "one year", "2024-25"),
        required("amount", amount(), "in digits", "400000"),
        check=_judge_year,
    )
    return list_of(year, least=1)


def _year(*, fiscal_year: FiscalYears, amount: Decimal, currency: str) -> YearAmount:
    return YearAmount(fiscal_year, Money(amount, currency))


def _judge_year(year: YearAmount, at: At) -> None:
    if year.fiscal_year.last - year.fiscal_year.first > 1:
        message = "expected one fiscal year, found several"
        hint = "give each fiscal year its own amount"
        (at / "fiscal_year").tell(message, "profile", hint)


def judge_profile(line: FundingLine, at: At) -> None:
    """Collect a mistake if the years do not add up to their line, or lie outside it."""
    stated: set[FiscalYears] = set()
    for number, each in enumerate(line.profile):
        _judge_place(each.fiscal_year, line.fiscal_years, stated, at / number)
        stated.add(each.fiscal_year)
    whole = sum((each.amount.amount for each in line.profile), Decimal(0))
    low, high = ends(line.amount)
    if not (low or 0) <= whole <= high:
        amount = f"{high}" if low == high else f"{low or 'up'} to {high}"
        message = f"the years add up to {whole}, and the line is {amount}"
        at.tell(message, "profile-sum", "correct one of the two")


def _judge_place(
    year: FiscalYears, span: FiscalYears | None, stated: set[FiscalYears], at: At
) -> None:
    at = at / "fiscal_year"
    if year in stated:
        at.tell("this fiscal year is given twice", "profile", "keep one of the two")
    if span is not None and not span.first <= year.first < year.last <= span.last:
        message = f"this year is not among the fiscal years of the line, {_text(span)}"
        at.tell(message, "profile", "correct the year, or `fiscal_years`")


def _text(years: FiscalYears) -> str:
    return f"{years.first}-{years.last}"
