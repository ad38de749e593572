import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.languages import funding_lines
from briefgen.languages.rounding import Unit
from briefgen.languages.words_of import words_of
from briefgen.model import Bound, Duration, FiscalYears, FundingLine, Money
from tests.languages import rules

EN = words_of("en", several_currencies=False)
BOTH = words_of("en", several_currencies=True)


def cad(amount: str) -> Money:
    return Money(Decimal(amount), "CAD")


@pytest.mark.parametrize(
    ("amount", "prose", "exact"),
    [
        ("0", "$0", "$0"),
        ("999999", "$999,999", "$999,999"),
        ("1250.5", "$1,250.50", "$1,250.50"),
        ("1000000", "$1\u00a0million", "$1,000,000"),
        ("9200000", "$9.2\u00a0million", "$9,200,000"),
        ("17950000", "$17.95\u00a0million", "$17,950,000"),
        ("35050000.00", "$35.05\u00a0million", "$35,050,000"),
        ("1234567", "about $1.23\u00a0million", "$1,234,567"),
        ("1005000", "about $1\u00a0million", "$1,005,000"),
        ("1015000", "about $1.01\u00a0million", "$1,015,000"),
        ("1015000.01", "about $1.02\u00a0million", "$1,015,000.01"),
        ("17953000", "about $18\u00a0million", "$17,953,000"),
        ("123456000", "about $123\u00a0million", "$123,456,000"),
        ("123450000", "$123.45\u00a0million", "$123,450,000"),
        ("999999999", "about $1\u00a0billion", "$999,999,999"),
        ("1520345675.50", "about $1.52\u00a0billion", "$1,520,345,675.50"),
        ("2150000000", "$2.15\u00a0billion", "$2,150,000,000"),
        ("2e12", "$2,000\u00a0billion", "$2,000,000,000,000"),
    ],
)
def test_money_above_a_million_is_short(amount: str, prose: str, exact: str) -> None:
    assert EN.money(cad(amount)) == prose
    assert EN.money_exact(cad(amount)) == exact


def read(prose: str) -> Decimal:
    digits, _, unit = prose.removeprefix("about ")[1:].partition("\u00a0")
    scale = {"": 1, "million": 10**6, "billion": 10**9}[unit]
    return Decimal(digits.replace(",", "")) * scale


cents = st.integers(0, 10**15).map(lambda count: Decimal(count) / 100)
tens_of_thousands = st.integers(0, 10**9).map(lambda count: Decimal(count) * 10**4)
amounts = st.one_of(cents, tens_of_thousands)


@given(amounts)
def test_an_amount_without_about_is_the_amount(amount: Decimal) -> None:
    prose = EN.money(cad(str(amount)))
    assert ("about" in prose) == (read(prose) != amount)
    assert read(prose) in (amount, rules.rounded(amount))


@given(amounts, st.one_of(amounts, st.integers(0, 20000).map(Decimal)))
def test_a_larger_amount_never_reads_smaller(amount: Decimal, more: Decimal) -> None:
    smaller, larger = EN.money(cad(str(amount))), EN.money(cad(str(amount + more)))
    if ("about" in smaller) == ("about" in larger):  # about $18 million; $17.96 million
        assert read(smaller) <= read(larger)


@given(tens_of_thousands.filter(lambda amount: amount < 10**9))
def test_two_decimals_of_a_million_are_exact(amount: Decimal) -> None:
    assert read(EN.money(cad(str(amount)))) == amount


@pytest.mark.parametrize(
    ("currency", "alone", "among_others"),
    [
        ("CAD", "$20", "Can$20"),
        ("USD", "US$20", "US$20"),
        ("EUR", "€20", "€20"),
        ("GBP", "£20", "£20"),
        ("CHF", "CHF\u00a020", "CHF\u00a020"),
    ],
)
def test_a_currency_is_named_where_it_could_be_mistaken(
    currency: str, alone: str, among_others: str
) -> None:
    money = Money(Decimal(20), currency)
    assert EN.money_exact(money) == alone
    assert BOTH.money_exact(money) == among_others


def test_prose_names_the_currency_too() -> None:
    assert BOTH.money(cad("2000000")) == "Can$2\u00a0million"


def test_euros_in_prose_have_their_symbol() -> None:
    assert EN.money(Money(Decimal(2500000), "EUR")) == "€2.5\u00a0million"


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("200000", "million", "$0.2\u00a0million"),
        ("1800000", "million", "$1.8\u00a0million"),
        ("1234567", "million", "about $1.23\u00a0million"),
        ("2150000000", "million", "$2,150\u00a0million"),
        ("1500000", "billion", "about $0.0015\u00a0billion"),
    ],
)
def test_a_chart_has_one_unit(amount: str, unit: Unit, words: str) -> None:
    assert EN.within(unit).money_compact(cad(amount)) == words


def test_a_compact_amount_is_the_one_of_prose() -> None:
    assert EN.money_compact(cad("17950000")) == "$17.95\u00a0million"


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (1, "one"), (9, "nine"), (10, "10"), (2500, "2,500"), (-1, "-1")],
)
def test_numbers_below_ten_are_words_in_prose(number: int, words: str) -> None:
    assert EN.count(number, feminine=False) == words
    assert EN.count(number, feminine=True) == words


@pytest.mark.parametrize(
    ("fraction", "words"),
    [
        ("0", "0%"),
        ("0.0001", "less than 1%"),
        ("0.005", "less than 1%"),
        ("0.01", "1%"),
        ("0.512", "51%"),
        ("0.99", "99%"),
        ("0.994", "more than 99%"),
        ("0.9999", "more than 99%"),
        ("1", "100%"),
        ("12.5", "1,250%"),
    ],
)
def test_per_cent_is_never_nothing_for_something(fraction: str, words: str) -> None:
    assert EN.percent(Decimal(fraction)) == words


@given(st.decimals(0, 1, places=6))
def test_per_cent_is_all_only_for_all(fraction: Decimal) -> None:
    assert (EN.percent(fraction) == "100%") == (fraction == 1)
    assert (EN.percent(fraction) == "0%") == (fraction == 0)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-11-16", "2024-11-16", "November\u00a016, 2024"),
        ("2024-11-15", "2024-11-16", "November\u00a015 and 16, 2024"),
        ("2024-03-29", "2024-04-04", "March\u00a029 to April\u00a04, 2024"),
        (
            "2024-12-30",
            "2025-01-02",
            "December\u00a030, 2024 to January\u00a02, 2025",
        ),
    ],
)
def test_a_range_of_dates_names_a_common_month_once(
    first: str, last: str, words: str
) -> None:
    begin, end = map(datetime.date.fromisoformat, (first, last))
    assert EN.dates(begin, end) == words


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (FiscalYears(2024, 2025), "2024–25"),
        (FiscalYears(2024, 2024), "2024"),
        (FiscalYears(2024, 2026), "2024–25 to 2025–26"),
        (FiscalYears(1999, 2000), "1999–2000"),
        (FiscalYears(1999, 2001), "1999–2000 to 2000–01"),
    ],
)
def test_fiscal_years_are_named_the_first_and_the_last(
    years: FiscalYears, words: str
) -> None:
    assert EN.fiscal_years(years) == words


def test_a_period_that_its_length_does_not_fit_stays_as_its_source_has_it() -> None:
    period = FiscalYears(2025, 2027)
    assert EN.stated(period, Duration(3, "years")) == "2025–27"
    for fitting in (Duration(2, "years"), Duration(18, "months"), None):
        assert EN.stated(period, fitting) == "2025–26 to 2026–27"


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (Duration(1, "years"), "one year"),
        (Duration(3, "years"), "three years"),
        (Duration(18, "months"), "18 months"),
        (Duration(1, "months"), "one month"),
        (Duration(12, "months"), "one year"),
        (Duration(36, "months"), "three years"),
    ],
)
def test_a_duration_is_a_number_and_its_unit(duration: Duration, words: str) -> None:
    assert EN.duration(duration) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
    ],
)
def test_a_list_has_no_comma_before_and(items: list[str], words: str) -> None:
    assert EN.listing(items) == words


THREE_YEARS, PERIOD = Duration(3, "years"), FiscalYears(2025, 2027)
TWO_MILLION = cad("2000000")


@pytest.mark.parametrize(
    ("funding", "line"),
    [
        (
            FundingLine("new", TWO_MILLION, None, THREE_YEARS, PERIOD),
            "$2,000,000 over three years (2025–27)",
        ),
        (
            FundingLine(
                "increase",
                cad("1200000"),
                TWO_MILLION,
                Duration(2, "years"),
                FiscalYears(2024, 2026),
            ),
            (
                "Increase of $1,200,000 over two years (2024–26), "
                "for a total value of $2,000,000"
            ),
        ),
        (
            FundingLine("renewal", TWO_MILLION, None, THREE_YEARS),
            "Renewal of $2,000,000 over three years",
        ),
        (
            FundingLine("new", TWO_MILLION, fiscal_years=PERIOD),
            "$2,000,000 (2025–27)",
        ),
        (FundingLine("new", TWO_MILLION), "$2,000,000"),
        (FundingLine("new", cad("0")), "No new funding"),
        (
            FundingLine("new", cad("0"), None, THREE_YEARS, PERIOD),
            "No new funding (2025–27)",
        ),
        (
            FundingLine("increase", cad("0"), TWO_MILLION),
            "No new funding, for a total value of $2,000,000",
        ),
    ],
)
def test_a_funding_line_leaves_out_what_is_not_given(
    funding: FundingLine, line: str
) -> None:
    assert funding_lines.funding(EN, funding) == line


def test_reach_keeps_the_bound_of_its_source() -> None:
    assert (
        EN.reach(40000, "more-than", "girls and young women", None)
        == "over 40,000 girls and young women"
    )
    assert (
        EN.reach(2500, "at-least", "Venezuelan professionals", 50)
        == "at least 2,500 Venezuelan professionals, half of them women"
    )
    assert EN.reach(600, "exact", "community leaders", None) == "600 community leaders"
    assert EN.reach(5, "exact", "partners", None) == "five partners"


@pytest.mark.parametrize(
    ("count", "bound", "who", "women", "words"),
    [
        (0, "exact", "girls", None, "no girls"),
        (0, "exact", "farmers", 50, "no farmers"),
        (0, "at-least", "girls", None, "an unknown number of girls"),
        (0, "up-to", "girls", None, "no girls"),
        (0, "about", "girls", None, "an unknown number of girls"),
        (5000, "up-to", "farmers", 30, "up to 5,000 farmers, 30% of them women"),
        (5000, "about", "farmers", None, "about 5,000 farmers"),
        (1000000, "up-to", "farmers", None, "up to 1\u00a0million farmers"),
        (1, "exact", "woman", 0, "one woman"),
        (1, "more-than", "woman", None, "more than one woman"),
        (1, "exact", "farmer", 50, "one farmer"),
        (2, "exact", "women", 0, "two women"),
        (10, "exact", "women", 100, "10 women"),
        (10, "exact", "farmers", 30, "10 farmers, 30% of them women"),
        (10, "exact", "farmers", 50, "10 farmers, half of them women"),
        (1000000, "exact", "farmers", None, "1\u00a0million farmers"),
        (1250000, "more-than", "farmers", None, "over 1.25\u00a0million farmers"),
        (1234567, "exact", "farmers", None, "1,234,567 farmers"),
        (2000000000, "exact", "people", None, "2\u00a0billion people"),
    ],
)
def test_reach_agrees_with_its_number(
    count: int, bound: Bound, who: str, women: int | None, words: str
) -> None:
    assert EN.reach(count, bound, who, women) == words


@pytest.mark.parametrize(
    ("country", "name", "words"),
    [
        ("PE", "La Libertad", "La Libertad, Peru"),
        ("PE", None, "Peru"),
        (None, "APEC region", "APEC region"),
        ("XX", None, "XX"),
        (None, None, ""),
    ],
)
def test_a_place_is_a_name_in_a_country(
    country: str | None, name: str | None, words: str
) -> None:
    assert EN.location(country, name) == words


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ([("PE", ["Piura", "Lima"])], "Piura and Lima, Peru"),
        ([("PE", []), ("KE", []), ("SN", [])], "Peru, Kenya and Senegal"),
        ([("PE", ["Lima"]), ("KE", [])], "Lima, Peru, and Kenya"),
        (
            [("US", ["Seattle"]), ("JP", []), ("KR", [])],
            "Seattle, United States; Japan; and South Korea",
        ),
        ([("FJ", []), ("PE", []), ("PH", [])], "Fiji, Peru and the Philippines"),
        # At home: each place stands alone, and its region is no news in brackets.
        ([("CA", ["Gander", "Hay River"])], "Gander and Hay River"),
        (
            [("CA", ["Halifax, Nova Scotia", "Gander"]), ("JP", [])],
            "Halifax, Nova Scotia; Gander; and Japan",
        ),
    ],
)
def test_a_place_is_never_taken_for_two(
    groups: list[tuple[str | None, list[str]]], words: str
) -> None:
    assert EN.places(groups) == words


def test_a_marking_shows_both_scales() -> None:
    assert EN.marking(()) == ""
    assert EN.marking(("protected-a",)) == "PROTECTED A"
    assert EN.marking(("top-secret", "protected-b")) == "TOP SECRET // PROTECTED B"


def test_a_sentence_starts_with_a_capital() -> None:
    assert EN.capital("two APEC funds") == "Two APEC funds"
    assert EN.capital("") == ""


def test_an_english_phrase_is_itself() -> None:
    assert EN.phrase("anything at all") == "anything at all"


@pytest.mark.parametrize(
    ("before", "mark"),
    [
        ("Resilient Puna", ":"),
        ("Project 1: a long official title", "\u00a0—"),
        ("Who pays?", ""),
        ("", ":"),
    ],
)
def test_a_line_has_one_colon(before: str, mark: str) -> None:
    assert EN.colon(before) == mark


def test_an_addressee_has_its_article() -> None:
    assert EN.article("Minister of International Development", None) == "the "
