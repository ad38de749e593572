"""What the place of an office decides: markings, fiscal years, money and dates."""

import datetime
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from briefgen import cli, loading
from briefgen.configuration import read_configuration
from briefgen.errors import BriefgenError
from briefgen.languages.particulars import particulars_of
from briefgen.languages.words import Words
from briefgen.languages.words_of import words_of
from briefgen.model import JURISDICTIONS, FiscalYears, Money, When, quarter_of
from briefgen.workspace import open_workspace
from tests.commands import small

NBSP = "\u00a0"


def english(place: str, *, several: bool = False) -> Words:
    return words_of("en", several_currencies=several, jurisdiction=JURISDICTIONS[place])


def configured(text: str) -> str:
    return f"organization: Department\nlanguages: [en]\n{text}"


def in_place(root: Path, settings: str) -> Path:
    small.make(root)
    small.write(root, "briefgen.yaml", small.FILES["briefgen.yaml"] + settings)
    return root


def page_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return str(document[0].get_textpage().get_text_range())


@pytest.mark.parametrize(
    ("place", "money", "beside", "date", "years", "instant"),
    [
        (
            *("canada", "$2", "Can$2", f"November{NBSP}16, 2024", "2024–25"),
            f"November{NBSP}16, 2024, 4:30{NBSP}pm{NBSP}UTC",
        ),
        (
            *("uk", "£2", "£2", f"16{NBSP}November 2024", "2024-25"),
            f"16{NBSP}November 2024, 4:30pm{NBSP}GMT",
        ),
        (
            *("australia", "$2", "A$2", f"16{NBSP}November 2024", "2024–25"),
            f"16{NBSP}November 2024, 4:30{NBSP}pm{NBSP}UTC",
        ),
        (
            *("new-zealand", "$2", "NZ$2", f"16{NBSP}November 2024", "2024/25"),
            f"16{NBSP}November 2024, 4:30pm{NBSP}UTC",
        ),
        (
            *("british-columbia", "$2", "Can$2", f"November{NBSP}16, 2024", "2024/25"),
            f"November{NBSP}16, 2024, 4:30{NBSP}pm{NBSP}UTC",
        ),
    ],
)
def test_each_place_has_its_english(  # noqa: PLR0913, PLR0917 - a row of a table
    place: str, money: str, beside: str, date: str, years: str, instant: str
) -> None:
    own = {"uk": "GBP", "australia": "AUD", "new-zealand": "NZD"}.get(place, "CAD")
    two = Money(Decimal(2), own)
    assert english(place).money_exact(two) == money
    assert english(place, several=True).money_exact(two) == beside
    assert english(place).date(datetime.date(2024, 11, 16)) == date
    assert english(place).fiscal_years(FiscalYears(2024, 2025)) == years
    moment = datetime.datetime(2024, 11, 16, 16, 30, tzinfo=datetime.UTC)
    assert english(place).instant(moment) == instant


@pytest.mark.parametrize(
    ("place", "moment", "zone"),
    [
        ("uk", "2024-03-31T00:59:00+00:00", "GMT"),
        ("uk", "2024-03-31T02:00:00+01:00", "BST"),  # the last Sunday
        ("uk", "2024-10-27T01:59:00+01:00", "BST"),
        ("uk", "2024-10-27T02:00:00+00:00", "GMT"),
        ("australia", "2024-04-07T02:59:00+11:00", "AEDT"),  # the first Sunday
        ("australia", "2024-04-07T03:00:00+10:00", "AEST"),
        ("australia", "2024-10-06T03:00:00+11:00", "AEDT"),
        ("australia", "2024-07-01T12:00:00+08:00", "AWST"),
        ("new-zealand", "2024-09-29T03:00:00+13:00", "NZDT"),  # the last Sunday
        ("new-zealand", "2024-09-29T01:59:00+12:00", "NZST"),
    ],
)
def test_times_have_the_names_of_the_place(place: str, moment: str, zone: str) -> None:
    at = datetime.datetime.fromisoformat(moment)
    assert english(place).instant(at).endswith(f"{NBSP}{zone}")


def test_ranges_of_days_name_a_common_month_once() -> None:
    first, last = datetime.date(2024, 11, 15), datetime.date(2024, 11, 16)
    assert english("uk").dates(first, last) == f"15 and 16{NBSP}November 2024"
    december = datetime.date(2024, 12, 2)
    assert (
        english("uk").dates(first, december)
        == f"15{NBSP}November to 2{NBSP}December 2024"
    )


@pytest.mark.parametrize(("place", "first"), [("canada", 4), ("australia", 7)])
@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_a_quarter_begins_where_the_fiscal_year_does(
    place: str, first: int, quarter: int
) -> None:
    begins = JURISDICTIONS[place].fiscal_year.begins
    assert begins == first
    when = quarter_of(2024, quarter, begins)
    month = (first - 1 + 3 * (quarter - 1)) % 12 + 1
    assert when.first.month == month
    assert (when.fiscal_year, when.quarter) == (2024, quarter)
    assert str(when) == f"2024-25 Q{quarter}"


def test_an_office_has_a_fiscal_year_of_its_own() -> None:
    text = configured("fiscal_year: {begins: january, written: 2024/25}\n")
    year = read_configuration(text).jurisdiction.fiscal_year
    assert (year.begins, year.sign) == (1, "/")
    with pytest.raises(BriefgenError) as raised:
        read_configuration(configured("fiscal_year: {begins: Jully}\n"))
    assert "july" in str(raised.value.diagnostics[0].hint)


def test_an_unknown_place_is_told_with_those_there_are() -> None:
    with pytest.raises(BriefgenError) as raised:
        read_configuration(configured("jurisdiction: ireland\n"))
    said = str(raised.value.diagnostics[0])
    assert "ireland" in said
    assert "new-zealand" in said


@pytest.mark.parametrize("place", JURISDICTIONS)
def test_every_marking_has_words_and_stands_on_one_scale(place: str) -> None:
    known = JURISDICTIONS[place]
    assert len({*known.markings}) == len(known.markings)
    assert known.of_advice in known.markings
    for marking in known.markings:
        words = english(place).marking((marking,))
        assert words.casefold().replace(": ", "-").replace(" ", "-") == marking


def test_of_one_scale_the_highest_marking_counts_and_of_two_both() -> None:
    uk, canada = JURISDICTIONS["uk"], JURISDICTIONS["canada"]
    assert uk.highest(["official-sensitive", "secret"]) == ("secret",)
    assert canada.highest(["protected-b", "secret", "protected-a"]) == (
        *("secret", "protected-b"),
    )


def test_advice_carries_the_marking_of_its_place(tmp_path: Path) -> None:
    root = in_place(tmp_path, "jurisdiction: uk\n")
    portfolio = loading.load(open_workspace(root))
    assert portfolio.release_of("themes.water.advice").marking == "official-sensitive"


def test_a_marking_of_another_place_is_a_mistake(tmp_path: Path) -> None:
    root = in_place(tmp_path, "jurisdiction: uk\n")
    path = "data/initiatives/wells.yaml"
    small.write(root, path, small.FILES[path] + "release: {marking: protected-b}\n")
    with pytest.raises(BriefgenError) as raised:
        loading.load(open_workspace(root))
    assert "official-sensitive" in str(raised.value.diagnostics[0])
    small.write(root, path, small.FILES[path] + "release: {marking: secret}\n")
    portfolio = loading.load(open_workspace(root))
    assert portfolio.release_of("initiatives.wells").marking == "secret"


def test_a_quarter_of_the_data_is_one_of_the_place(tmp_path: Path) -> None:
    path = "data/initiatives/wells.yaml"
    root = in_place(tmp_path, "jurisdiction: australia\n")
    small.write(root, path, small.FILES[path] + "starts: 2024-25 Q3\n")
    wells = loading.load(open_workspace(root)).initiatives[0]
    assert wells.starts == When(datetime.date(2025, 1, 1), "quarter", 7)
    spoken = particulars_of(english("australia"))
    assert spoken.when(wells.starts) == "third quarter of 2024–25"


def test_pages_have_marking_money_and_date_of_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = in_place(tmp_path, "jurisdiction: uk\n")
    small.write(
        root,
        "data/portfolio.yaml",
        small.FILES["data/portfolio.yaml"].replace("CAD", "GBP"),
    )
    small.write(
        root,
        "templates/memo.md",
        small.FILES["templates/memo.md"].replace("formats: [docx]", "formats: [pdf]")
        + "{{ portfolio.edition.date | date }}:"
        " {{ (theme.initiatives | first).funding.amount | money(exact=true) }}\n",
    )
    monkeypatch.chdir(root)
    assert cli.run(("build",)) == 0
    page = page_text(root / "build/internal/memo/memo-water.en.pdf")
    assert "OFFICIAL-SENSITIVE" in page
    assert "PROTECTED" not in page
    assert "£2,000,000" in page.replace(NBSP, " ")
    assert "16 November 2024" in page.replace(NBSP, " ")


def test_what_the_place_decides_makes_documents_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = in_place(tmp_path, "jurisdiction: canada\n")
    monkeypatch.chdir(root)
    assert cli.run(("build",)) == 0
    capsys.readouterr()
    small.write(
        root, "briefgen.yaml", small.FILES["briefgen.yaml"] + "jurisdiction: uk\n"
    )
    assert cli.run(("build",)) == 0
    assert "0 written" not in capsys.readouterr().err


def test_schemas_know_the_markings_of_the_place_alone() -> None:
    every = str(loading.schemas(("en",), place=JURISDICTIONS["uk"]))
    assert "'official-sensitive'" in every
    assert "protected-b" not in every
