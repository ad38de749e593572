"""What is said of several lines of funding, of ranges and of several currencies."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from briefgen.languages import funding_lines, totals
from briefgen.model import (
    Duration,
    FiscalYears,
    Funding,
    FundingLine,
    Money,
    MoneyRange,
    MoneySet,
    Total,
)
from tests.languages.by_hand import initiative, portfolio
from tests.languages.saying import Saying, cad, lead, title, years

PERIOD, LATER = FiscalYears(2024, 2027), FiscalYears(2025, 2029)
FOUR_TO_SIX = MoneyRange(Decimal(4_000_000), Decimal(6_000_000), "CAD")
UP_TO_FIVE = MoneyRange(None, Decimal(5_000_000), "CAD")
DOLLARS = Money(Decimal(2_000_000), "USD")
LIMITS = MoneySet((UP_TO_FIVE, MoneyRange(None, Decimal(3_000_000), "EUR")))
UNFUNDED = Funding()
NO_LINE = initiative("help", "theme-0", funding=UNFUNDED)


def total(name: str, money: Total, manner: totals.Manner = "money") -> Saying:
    return Saying(name, lambda words: totals.amounts(words, money, manner))


def lines(name: str, *of: FundingLine) -> Saying:
    return Saying(name, lambda words: funding_lines.funding(words, *of))


def converted(name: str, own: Sequence[Total | None], *of: FundingLine) -> Saying:
    return Saying(name, lambda words: funding_lines.funding(words, *of, own=own))


def new(money: Money | MoneyRange, span: FiscalYears | None = None) -> FundingLine:
    return FundingLine("new", money, fiscal_years=span)


OWN = Money(Decimal(2_760_000), "CAD")
OWN_RANGE = MoneyRange(Decimal(2_760_000), Decimal(5_520_000), "CAD")
RANGE = MoneyRange(Decimal(2_000_000), Decimal(4_000_000), "USD")

TABLE: Mapping[str, Sequence[Saying]] = {
    "Amounts that are in the office's own currency, too": (
        converted("one line", (OWN,), new(DOLLARS, PERIOD)),
        converted("a range", (OWN_RANGE,), new(RANGE)),
        converted("an own line beside it", (None, OWN), new(cad(5)), new(DOLLARS)),
        converted("two lines", (OWN, OWN), new(DOLLARS, PERIOD), new(DOLLARS, LATER)),
        converted(
            "an increase",
            (OWN,),
            FundingLine("increase", DOLLARS, cad(8_000_000), fiscal_years=PERIOD),
        ),
    ),
    "Ranges, and totals in several currencies": (
        total("from $4 million to $6 million", FOUR_TO_SIX),
        total("the same, a key figure", FOUR_TO_SIX, "money_compact"),
        total("the same, in a table", FOUR_TO_SIX, "money_exact"),
        total(
            "from $1 million to $1.5 million",
            MoneyRange(Decimal(1_000_000), Decimal(1_500_000), "CAD"),
        ),
        total(
            "from $900,000 to $2 million",
            MoneyRange(Decimal(900_000), Decimal(2_000_000), "CAD"),
        ),
        total(
            "from $4,005,000 to $6,005,000",
            MoneyRange(Decimal(4_005_000), Decimal(6_005_000), "CAD"),
        ),
        total("up to $5 million", UP_TO_FIVE),
        total("up to $5 million, a key figure", UP_TO_FIVE, "money_compact"),
        total(
            "$5 million and 2 million US dollars", MoneySet((cad(5_000_000), DOLLARS))
        ),
        total(
            "the same as a key figure",
            MoneySet((cad(5_000_000), DOLLARS)),
            "money_compact",
        ),
        total(
            "the same in a table", MoneySet((cad(5_000_000), DOLLARS)), "money_exact"
        ),
        total(
            "up to $5 million, 1 million euros and 2 million US dollars",
            MoneySet((UP_TO_FIVE, Money(Decimal(1_000_000), "EUR"), DOLLARS)),
        ),
        total("up to $5 million, and up to 3 million euros", LIMITS),
        total(
            "$5 million, up to 3 million euros and 2 million US dollars",
            MoneySet((cad(5_000_000), LIMITS.parts[1], DOLLARS)),
        ),
        total(
            "from $4 to $6 million, and up to 3 million euros",
            MoneySet((FOUR_TO_SIX, LIMITS.parts[1])),
        ),
        total(
            "up to $5 million, and 2 million US dollars, a key figure",
            MoneySet((UP_TO_FIVE, DOLLARS)),
            "money_compact",
        ),
    ),
    "Several lines of funding": (
        lines("no line"),
        lines("new money from $4 million to $6 million", new(FOUR_TO_SIX)),
        lines("new money up to $5 million, 2024–27", new(UP_TO_FIVE, PERIOD)),
        lines(
            "an increase from $4 million to $6 million",
            FundingLine("increase", FOUR_TO_SIX, cad(9_000_000)),
        ),
        lines("a renewal up to $5 million", FundingLine("renewal", UP_TO_FIVE)),
        lines(
            "$5 million, and an increase of $2 million",
            new(cad(5_000_000), PERIOD),
            FundingLine("increase", cad(2_000_000), cad(3_000_000), None, LATER),
        ),
        lines("$5 million, and up to $5 million", new(cad(5_000_000)), new(UP_TO_FIVE)),
        lines(
            "$5 million, and 2 million US dollars", new(cad(5_000_000)), new(DOLLARS)
        ),
        lines(
            "$50,000 for six weeks, and nothing",
            FundingLine("new", cad(50_000), None, Duration(6, "weeks")),
            new(cad(0)),
        ),
        lines(
            "$50,000 for one week",
            FundingLine("new", cad(50_000), None, Duration(1, "weeks")),
        ),
        lines(
            "$50,000 for a year, twice",
            *[FundingLine("new", cad(50_000), None, years(1))] * 2,
        ),
    ),
    "Initiatives without funding": (
        lead("one, without a line", portfolio(NO_LINE)),
        title("one, without a line, in a note's title", portfolio(NO_LINE)),
        lead(
            "two, both without a line",
            portfolio(NO_LINE, initiative("aid", "theme-0", funding=UNFUNDED)),
        ),
        lead(
            "two, one without a line",
            portfolio(NO_LINE, initiative("wells", "theme-0")),
        ),
        title(
            "two, one without a line, in a note's title",
            portfolio(NO_LINE, initiative("wells", "theme-0")),
        ),
        lead(
            "two, one without a line, one of nothing",
            portfolio(NO_LINE, initiative("wells", "theme-0", "0")),
        ),
    ),
}
