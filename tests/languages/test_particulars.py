"""Dates, states and periods of initiatives read as people of each language write them."""

import datetime
from decimal import Decimal

import pytest

from briefgen.languages.particulars import Readings, particulars_of, unit_besides
from briefgen.languages.words_of import words_of
from briefgen.model import Number, When, as_given, quarter_of

EN, FR = (
    particulars_of(words_of(code, several_currencies=False)) for code in ("en", "fr")
)
DAY = When(datetime.date(2025, 4, 1))
MONTH = When(datetime.date(2025, 4, 1), "month")
QUARTER = quarter_of(2025, 4)


def spaced(text: str) -> str:
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("when", "english", "french"),
    [
        (DAY, "April~1, 2025", "1er~avril 2025"),
        (MONTH, "April 2025", "avril 2025"),
        (QUARTER, "fourth quarter of 2025–26", "quatrième trimestre de 2025-2026"),
    ],
)
def test_a_date_is_as_exact_as_its_source(
    when: When, english: str, french: str
) -> None:
    assert (spaced(EN.when(when)), spaced(FR.when(when))) == (english, french)


@pytest.mark.parametrize(
    ("when", "english", "french"),
    [
        (None, "under way", "en cours"),
        (
            DAY,
            "under way (as of April~1, 2025)",
            "en cours (situation au 1er~avril 2025)",
        ),
        (MONTH, "under way (as of April 2025)", "en cours (situation en avril 2025)"),
        (
            QUARTER,
            "under way (as of the fourth quarter of 2025–26)",
            "en cours (situation au quatrième trimestre de 2025-2026)",
        ),
    ],
)
def test_a_status_says_when_that_was_so(
    when: When | None, english: str, french: str
) -> None:
    assert spaced(EN.status("under-way", when)) == english
    assert spaced(FR.status("under-way", when)) == french


@pytest.mark.parametrize(
    ("first", "last", "english", "french"),
    [
        (DAY, None, "from April~1, 2025", "à compter du 1er~avril 2025"),
        (MONTH, None, "from April 2025", "à compter d’avril 2025"),
        (
            QUARTER,
            None,
            "from the fourth quarter of 2025–26",
            "à compter du quatrième trimestre de 2025-2026",
        ),
        (None, DAY, "until April~1, 2025", "jusqu’au 1er~avril 2025"),
        (None, MONTH, "until April 2025", "jusqu’en avril 2025"),
        (MONTH, MONTH, "April 2025", "avril 2025"),
        (
            DAY,
            When(datetime.date(2026, 3, 31)),
            "April~1, 2025 to March~31, 2026",
            "du 1er~avril 2025 au 31~mars 2026",
        ),
        (
            MONTH,
            QUARTER,
            "April 2025 to the fourth quarter of 2025–26",
            "d’avril 2025 au quatrième trimestre de 2025-2026",
        ),
        (
            DAY,
            When(datetime.date(2026, 3, 1), "month"),
            "April~1, 2025 to March 2026",
            "du 1er~avril 2025 à mars 2026",
        ),
    ],
)
def test_a_period_says_what_is_known_of_its_ends(
    first: When | None, last: When | None, english: str, french: str
) -> None:
    assert spaced(EN.period(first, last)) == english
    assert spaced(FR.period(first, last)) == french


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-25 Q1", "2024-04-01", "2024-06-30"),
        ("2024-25 Q4", "2025-01-01", "2025-03-31"),
        ("2099-00 Q3", "2099-10-01", "2099-12-31"),
    ],
)
def test_a_quarter_is_one_of_a_fiscal_year(written: str, first: str, last: str) -> None:
    year, quarter = int(written[:4]), int(written[-1])
    when = quarter_of(year, quarter)
    assert str(when) == written
    assert (when.first.isoformat(), when.last.isoformat()) == (first, last)
    assert (when.fiscal_year, when.quarter) == (year, quarter)


def test_a_month_ends_on_its_last_day() -> None:
    february = When(datetime.date(2028, 2, 1), "month")
    assert (february.last.isoformat(), str(february)) == ("2028-02-29", "2028-02")


def number(value: str, unit: str = "") -> Number:
    return as_given(Decimal(value), unit)


def farmers(*values: str | None, unit: str = "") -> tuple[Number | None, ...]:
    return tuple(None if each is None else number(each, unit) for each in values)


@pytest.mark.parametrize(
    ("numbers", "english", "french"),
    [
        (
            farmers("1200", "5000", "0"),
            "1,200 of 5,000 farmers (24% of the target)",
            "1~200 sur 5~000 farmers (24~% de la cible)",
        ),
        (
            farmers("1200", "5000"),  # fewer may be better
            "1,200 farmers (target: 5,000)",
            "1~200 farmers (cible~: 5~000)",
        ),
        (
            farmers("1200", "5000", "800"),  # some were there before
            "1,200 farmers (target: 5,000; baseline: 800)",
            "1~200 farmers (cible~: 5~000; valeur de départ~: 800)",
        ),
        (
            farmers("6000", "5000", "0"),  # more than was meant
            "6,000 farmers (target: 5,000; baseline: 0)",
            "6~000 farmers (cible~: 5~000; valeur de départ~: 0)",
        ),
        (
            farmers("31.5", "10", "40", unit="%"),
            "31.5% (target: 10%; baseline: 40%)",
            "31,5~% (cible~: 10~%; valeur de départ~: 40~%)",
        ),
        (farmers("0", "5000", "0"), "0 of 5,000 farmers (0% of the target)", None),
        (
            farmers("5000", "5000", "0"),
            "5,000 of 5,000 farmers (100% of the target)",
            None,
        ),
        (farmers("0", "0", "0"), "0 farmers (target: 0; baseline: 0)", None),
        (farmers(None, "5000"), "target of 5,000 farmers", "cible de 5~000 farmers"),
        (
            farmers(None, "75", "40", unit="%"),
            "target of 75% (baseline: 40%)",
            "cible de 75~% (valeur de départ~: 40~%)",
        ),
        (farmers("-1.50"), "\u22121.50 farmers", None),
        (farmers("1"), "1 (farmers)", "1 (farmers)"),
        (farmers("0"), "0 farmers", "0 (farmers)"),
    ],
)
def test_a_result_claims_no_more_than_is_known(
    numbers: tuple[Number | None, ...], english: str, french: str | None
) -> None:
    actual, target, baseline = (*numbers, None, None)[:3]
    readings = Readings(actual, target, baseline, "farmers")
    assert spaced(EN.result(readings)) == english
    if french is not None:
        assert spaced(FR.result(readings)) == french


def test_a_result_says_when_it_was_measured() -> None:
    readings = Readings(number("5"), number("9"), number("0"), "wells", MONTH)
    assert EN.result(readings) == "5 of 9 wells (56% of the target) as of April 2025"
    readings = Readings(number("5"), number("9"), None, "wells", MONTH)
    assert EN.result(readings) == "5 wells as of April 2025 (target: 9)"


def test_coordinates_name_their_sides() -> None:
    south, west = number("-8.11"), number("-79.03")
    assert spaced(EN.coordinates(south, west)) == "8.11°~S; 79.03°~W"
    assert spaced(FR.coordinates(number("45.5"), west)) == "45,5°~N; 79,03°~O"


def test_a_quotation_has_the_marks_of_its_language() -> None:
    assert spaced(EN.quote("Water.", "Minister")) == "“Water.” —~Minister"
    assert spaced(FR.quote("L’eau.", "Ministre")) == "«~L’eau.~» —~Ministre"


def test_funders_pay_a_part_of_an_amount() -> None:
    shares = {
        name: Number(Decimal(part), 0, "%") for name, part in (("A", 60), ("B", 5))
    }
    one = {"A": shares["A"]}
    assert EN.paid(one) == "of which A pays 60%"
    assert EN.paid(shares) == "of which A pays 60% and B pays 5%"
    french = "dont une part versée par {} de fonds ({})"
    assert spaced(FR.paid(one)) == french.format("un bailleur", "A~: 60~%")
    assert spaced(FR.paid(shares)) == french.format(
        "des bailleurs", "A~: 60~%; B~: 5~%"
    )


@pytest.mark.parametrize(
    ("unit", "indicator", "besides"),
    [
        ("communities", "Communities with a siren", None),
        ("collectivités", "Collectivités dotées d’une sirène", None),
        ("km of coast", "Coast restored, in km of shore", None),
        ("hectares", "Farmland returned to the tide", "hectares"),
        ("nations", "National plans", "nations"),
        ("tonnes", "Gear recovered", "tonnes"),
    ],
)
def test_a_unit_that_its_indicator_says_is_not_said_again(
    unit: str, indicator: str, besides: str | None
) -> None:
    assert unit_besides(unit, indicator) == besides
