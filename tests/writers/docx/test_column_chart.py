"""Columns that Word draws: from zero or from a base, as their sheet says."""

from decimal import Decimal

from lxml import etree

from briefgen.model import Initiative
from tests.charts.measured import (
    DAMS,
    FERRIES,
    HEALTH,
    STOCKS,
    increased,
    yearly,
)
from tests.charts.portfolios import figure, portfolio, request
from tests.writers import sample_trees
from tests.writers.docx.charts import chart_values, numbers_of_chart, sheet
from tests.writers.docx.opened import written

CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"


def files(
    kind: str, *initiatives: Initiative, width: float = 468.0
) -> dict[str, bytes]:
    made = figure(f"kind: {kind}", request(portfolio(*initiatives), width=width))
    return written(sample_trees.of_blocks(made))


def test_years_are_columns_from_zero_to_the_highest() -> None:
    found = files("profile", DAMS)
    root = etree.fromstring(found[CHART])
    assert chart_values(root, "//c:barDir/@val") == ["col"]
    assert chart_values(root, "//c:grouping/@val") == ["clustered"]
    assert numbers_of_chart(root) == [6_600_000, 11_000_000, 5_000_000]
    assert chart_values(root, "//c:valAx//c:max/@val") == ["11000000"]
    assert sheet(found[BOOK])[1] == ("2026–27", "6600000", "6.6")


def test_the_highest_year_alone_is_bold() -> None:
    root = etree.fromstring(files("profile", STOCKS)[CHART])
    bold = chart_values(root, "//a:fld/a:rPr/@b")
    assert bold == ["0", "1", "1", "1", "1"]


def test_an_increase_stands_on_what_there_was_and_that_is_hatched() -> None:
    found = files("waterfall", HEALTH)
    root = etree.fromstring(found[CHART])
    assert chart_values(root, "//c:grouping/@val") == ["stacked"]
    assert numbers_of_chart(root) == list(
        map(Decimal, (0, 800_000, 0, 800_000, 1_200_000, 2_000_000))
    )
    rows = sheet(found[BOOK])
    assert rows[0][3] == "Base"
    assert rows[2] == ("Increase", "1200000", "+1.2", "800000")
    hatched = "//c:dPt[c:spPr/a:pattFill]/c:idx/@val"
    assert chart_values(root, hatched) == ["0"]
    assert chart_values(root, "//c:title//a:t/text()") == [
        "Hatched: calculated, total value minus increase"
    ]


def test_labels_of_a_stack_are_above_their_columns() -> None:
    root = etree.fromstring(files("waterfall", HEALTH)[CHART])
    shifts = chart_values(root, "//c:dLbl/c:layout//c:y/@val")
    assert len(shifts) == 3
    assert all(float(each) < 0 for each in shifts)
    assert set(chart_values(root, "//c:dLbl/c:dLblPos/@val")) == {"ctr"}


def test_columns_without_room_are_bars_or_a_picture() -> None:
    narrow = etree.fromstring(files("profile", STOCKS, width=180.0)[CHART])
    assert chart_values(narrow, "//c:barDir/@val") == ["bar"]
    assert CHART not in files("waterfall", HEALTH, FERRIES)
    assert CHART not in files(
        "waterfall", increased("H", 5_000_000, 9_999_999), width=90.0
    )


def test_years_of_nothing_have_no_column_and_a_label() -> None:
    root = etree.fromstring(files("profile", yearly("A", 5, 0, 6))[CHART])
    assert numbers_of_chart(root) == [5, 0, 6]
    assert chart_values(root, "//c15:dlblRangeCache//c:v/text()") == ["5", "0", "6"]
