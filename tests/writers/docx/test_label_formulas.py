"""The formula beside an amount in a chart's workbook: its form; LibreOffice counts it."""

from decimal import Decimal

import pytest

from briefgen.languages.words_of import words_of
from briefgen.model import Money
from briefgen.writers.docx.charts.label_formulas import formula, share_formula
from tests.writers.docx.formulas import Counter


@pytest.mark.parametrize(
    ("words", "amount", "language", "told"),
    [
        (
            "$9.2 million",
            "9200000",
            "en",
            '"$"&SUBSTITUTE(ROUND(B2/1000000,2),",",".")&" million"',
        ),
        (
            "9,2 millions de dollars",
            "9200000",
            "fr",
            'SUBSTITUTE(ROUND(B2/1000000,2),".",",")&" million"&IF(ROUND(B2/1000000,2)>=2,',
        ),
        ('say "5"', "5", "en", '"say """&IF(ROUND(B2,0)<1000'),
        ("two\nlines: 5", "5", "en", '"two"&CHAR(10)&"lines: "&IF('),
    ],
)
def test_the_numeral_is_counted_from_the_cell(
    words: str, amount: str, language: str, told: str
) -> None:
    assert formula(words, Decimal(amount), "B2", language).startswith(told)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("", "5"),
        ("@SUM(A1)", "2"),
        ("since 2024", "5"),
        ("$9 million", "8200000"),
        ("5 " + "x" * 4000, "5"),
    ],
)
def test_words_that_do_not_tell_the_amount_stay_words(words: str, amount: str) -> None:
    assert formula(words, Decimal(amount), "B2", "en") == ""


def test_a_long_text_is_split_as_excel_asks() -> None:
    told = formula("5 " + "x" * 600, Decimal(5), "B2", "en")
    assert max(map(len, told.split('"'))) <= 255


AMOUNTS: tuple[str, ...] = (
    "0",
    "7.50",
    "950",
    "50000",
    "950000",
    "999999",
    "1000000",
    "1500000",
    "2000000",
    "9200000",
    "17950000",
    "1005000",
    "250000000",
    "2300000000",
)


def worded(amount: str, language: str) -> str:
    words = words_of(language, several_currencies=False)
    return words.money(Money(Decimal(amount), "CAD"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("point", [".", ","])
@pytest.mark.parametrize("amount", AMOUNTS)
def test_the_formula_says_the_very_words_of_the_page(
    amount: str, point: str, language: str
) -> None:
    words = worded(amount, language)
    told = formula(words, Decimal(amount), "B2", language)
    assert Counter(told, {"B2": Decimal(amount)}, point).counted() == words


EDITS = (
    ("9200000", "12000000"),
    ("9200000", "1000000"),
    ("1000000", "2500000"),
    ("17950000", "8010000"),
    ("50000", "950"),
    ("950000", "1"),
    ("7.50", "1234.05"),
)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("point", [".", ","])
@pytest.mark.parametrize(("before", "after"), EDITS)
def test_the_label_follows_an_amount_that_is_edited(
    before: str, after: str, point: str, language: str
) -> None:
    words = worded(before, language)
    told = formula(words, Decimal(before), "B2", language)
    now = Counter(told, {"B2": Decimal(after)}, point).counted()
    assert now == worded(after, language)


# What charts say: numerals that share a unit and its decimals, which their bars have.
SCALED = (
    ("17.95", "17950000", "en", "12340000", "12.34"),
    ("9.20", "9200000", "en", "1000000", "1.00"),
    ("0,20", "200000", "fr", "1234567890", "1\u00a0234,57"),
    ("0.00", "0", "en", "5000000", "5.00"),
    ("1.00", "1005000", "en", "1015000", "1.01"),
    ("3", "3000000", "en", "4499999", "4"),
)


@pytest.mark.parametrize("point", [".", ","])
@pytest.mark.parametrize("case", SCALED)
def test_numerals_of_one_unit_keep_it_and_its_decimals(
    case: tuple[str, str, str, str, str], point: str
) -> None:
    words, amount, language, after, now = case
    told = formula(words, Decimal(amount), "B2", language, 10**6)
    for typed, shown in ((amount, words), (after, now)):
        assert Counter(told, {"B2": Decimal(typed)}, point).counted() == shown


def test_a_numeral_of_another_unit_stays_words() -> None:
    assert formula("$9.2 million", Decimal(9200000), "B2", "en", 1) == ""


def test_what_stands_round_the_numeral_stays() -> None:
    told = formula('over 40,000 "girls"\nin Peru', Decimal(40000), "B2", "en")
    shown = Counter(told, {"B2": Decimal(52500)}, ".").counted()
    assert shown == 'over 52,500 "girls"\nin Peru'


@pytest.mark.parametrize(
    ("share", "low", "most"),
    [
        ("51%", '"<1"', '">99"'),
        ("<1%", '"<1"', '">99"'),
        ("51\u00a0%", '"<\u00a01"', '">\u00a099"'),
        ("<\u00a01\u00a0%", '"<\u00a01"', '">\u00a099"'),
        (">\u00a099\u00a0%", '"<\u00a01"', '">\u00a099"'),
    ],
)
def test_a_share_keeps_its_bounds_and_its_spaces(
    share: str, low: str, most: str
) -> None:
    written = share_formula(share, "B2", "SUM(B2:B9)")
    assert low in written
    assert most in written
    assert written.endswith('&"\u00a0%"' if "\u00a0" in share else '&"%"')
