"""The formula beside an amount in a chart's workbook: its form; LibreOffice counts it."""

from decimal import Decimal

import pytest

from briefgen.writers.docx.following import formula


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
