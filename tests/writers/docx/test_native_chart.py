import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.drawing import Bar, ChartData, Drawing
from briefgen.tree import Figure
from briefgen.writers.docx import write
from briefgen.writers.docx.charts.label_formulas import formula
from briefgen.writers.docx.charts.workbook import exact
from briefgen.writers.xml import legal
from tests.writers import sample_trees
from tests.writers.docx.charts import chart_parts, chart_values, numbers_of_chart, sheet
from tests.writers.docx.opened import body, look, values, written

HEAD = ("Initiative", "New funding", "Label")
INK, MUTED = look("note").palette.ink, look("note").palette.muted
PURPLE, GREY = "#5b2a6e", "#8b97a3"
CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"


def bar(name: str, amount: str, words: str = "$1", color: str = PURPLE) -> Bar:
    return Bar(name, Decimal(amount), words, color, color == PURPLE)


def figure(*bars: Bar, parts: bool = False, height: float = 0.0) -> Figure:
    high = height or (24 + 6 + 17 * len(bars) if parts else 20.0 * len(bars))
    rooms = "for names", "for labels"
    plot = ChartData("parts" if parts else "bars", HEAD, bars, rooms=rooms)
    drawing = Drawing(468.0, high, ())
    return replace(sample_trees.figure(), drawing=drawing, plot=plot)


def files(*bars: Bar, parts: bool = False, height: float = 0.0) -> dict[str, bytes]:
    made = figure(*bars, parts=parts, height=height)
    return written(sample_trees.of_blocks(made))


def chart(*bars: Bar, parts: bool = False) -> etree._Element:
    return etree.fromstring(files(*bars, parts=parts)[CHART])


def test_a_plot_is_a_chart_with_its_workbook_and_no_picture() -> None:
    found = files(bar("a", "2"), bar("b", "1"))
    assert {CHART, BOOK, "word/charts/_rels/chart1.xml.rels"} <= found.keys()
    assert not [name for name in found if "media" in name]


def test_a_figure_without_a_plot_is_a_picture() -> None:
    found = written(sample_trees.of_blocks(sample_trees.figure()))
    assert CHART not in found
    assert "word/media/figure1.png" in found


def test_a_chart_is_told_and_as_large_as_its_drawing() -> None:
    made = figure(bar("a", "2"), bar("b", "1"))
    root = body(sample_trees.of_blocks(made))
    told = f"{made.alternative} {made.description}"
    assert values(root, "//wp:docPr/@descr") == [told]
    assert values(root, "//wp:extent/@cx") == [str(468 * 12700)]
    assert values(root, "//wp:extent/@cy") == [str(40 * 12700)]


def test_the_sheet_holds_names_exact_amounts_and_labels() -> None:
    amounts = ("9200000", "17950000.05", "0.30", "123456789012345678901234567890")
    bars = [bar(f"n{amount}", amount, f"${amount}") for amount in amounts]
    found = files(*bars)
    rows = sheet(found[BOOK])
    assert rows[0] == (*HEAD, "for names", "for labels")
    assert [Decimal(row[1]) for row in rows[1:]] == [each.amount for each in bars]
    assert [(row[0], row[2]) for row in rows[1:]] == [(b.name, b.words) for b in bars]


@pytest.mark.parametrize("parts", [False, True])
def test_the_chart_shows_what_the_sheet_holds(parts: bool) -> None:  # noqa: FBT001
    bars = (bar("a", "7.50", "$7.50"), bar("b", "0", "$0", GREY), bar("c", "2", "$2"))
    found = files(*bars, parts=parts)
    root, rows = etree.fromstring(found[CHART]), sheet(found[BOOK])[1:]
    assert numbers_of_chart(root) == [Decimal(row[1]) for row in rows]
    labels = chart_values(root, "//c15:dlblRangeCache/c:pt/c:v/text()")
    assert labels == [row[2] for row in rows]
    shown = chart_values(root, "//a:fld[@type='CELLRANGE']/a:t/text()")
    assert shown == labels


@pytest.mark.parametrize("parts", [False, True])
def test_every_reference_leads_to_the_cells_that_it_repeats(parts: bool) -> None:  # noqa: FBT001
    found = files(bar("a", "7", "$7"), bar("b", "2", "$2"), parts=parts)
    root, rows = etree.fromstring(found[CHART]), sheet(found[BOOK])
    references = chart_values(root, "//c:f/text() | //c15:f/text()")
    caches = chart_parts(root, "//c:strCache | //c:numCache | //c15:dlblRangeCache")
    assert len(references) == len(caches) > 0
    for reference, cache in zip(references, caches, strict=True):
        held = chart_values(cache, "c:pt/c:v/text()")
        assert held == cells(rows, reference)


def cells(rows: list[tuple[str, ...]], reference: str) -> list[str]:
    """Give the cells of `Sheet1!$A$2:$A$4`, a part of one column."""
    first, _, last = reference.removeprefix("Sheet1!$").replace("$", "").partition(":")
    column = "ABCEF".index(first[0])
    end = int((last or first)[1:])
    return [row[column] for row in rows[int(first[1:]) - 1 : end]]


def test_the_first_bar_is_on_top_and_all_begin_together_on_one_scale() -> None:
    """In per cent of rows of one sum: whatever is typed, bars keep their proportions."""
    root = chart(bar("a", "9"), bar("b", "8.95"), bar("c", "0"))
    assert chart_values(root, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert chart_values(root, "//c:grouping/@val") == ["percentStacked"]
    before, amounts, after = (
        [Decimal(each) for each in chart_values(series, "c:val//c:v/text()")]
        for series in chart_parts(root, "//c:ser")
    )
    assert len(set(before)) == 1
    assert amounts == [9, Decimal("8.95"), 0]
    sums = {sum(each) for each in zip(before, amounts, after, strict=True)}
    assert len(sums) == 1


def test_the_room_for_words_is_computed_from_the_amounts() -> None:
    """Numbers in the file are those that the formulas give, so nothing moves when opened."""
    found = files(bar("a", "8"), bar("b", "4"), bar("rest", "90"))
    with zipfile.ZipFile(io.BytesIO(found[BOOK])) as book:
        cells = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    for at, number in ((2, 8), (3, 4), (4, 90)):
        room = f"//x:c[@r='{{}}{at}']/x:"
        for column, own in (("E", 0), ("F", number)):
            (how,) = chart_values(cells, f"{room.format(column)}f/text()")
            longest, part = how.removesuffix(f"-B{at}").split("*")
            assert longest == "MAX(0.01,$B$2:$B$4)"
            assert how.endswith(f"-B{at}") == (column == "F")
            (held,) = chart_values(cells, f"{room.format(column)}v/text()")
            assert Decimal(held) == 90 * Decimal(part) - own


def test_names_begin_on_the_left_and_an_open_bound_has_an_arrow() -> None:
    open_end = replace(bar("a", "9", "over 9"), open=True)
    root = chart(open_end, replace(bar("b", "8", "8"), bold=True))
    names = chart_parts(root, "//a:fld[@type='CATEGORYNAME']")
    assert [chart_values(each, "a:t/text()") for each in names] == [["a"], ["b"]]
    assert [chart_values(each, "a:rPr/@b") for each in names] == [["0"], ["1"]]
    aligned = [chart_values(each, "../a:pPr/@algn") for each in names]
    assert aligned == [["l"], ["l"]]
    (arrow,) = chart_parts(root, "//c:dLbl//a:r")
    assert chart_values(arrow, "a:t/text()") == ["\u25ba "]
    fill = "a:rPr/a:solidFill/a:srgbClr/@val"
    assert chart_values(arrow, fill) == [PURPLE[1:].upper()]


def test_a_rest_far_above_all_is_told_and_not_drawn() -> None:
    rest = replace(bar("rest", "900", "$900", GREY), drawn=False)
    found = files(bar("a", "9", "$9"), bar("b", "8", "$8"), rest)
    root = etree.fromstring(found[CHART])
    assert numbers_of_chart(root) == [9, 8]
    assert chart_values(root, "//c15:dlblRangeCache//c:v/text()") == [
        "$9",
        "$8",
        "$900",
    ]
    assert sheet(found[BOOK])[3][:3] == ("rest", "900", "$900")


def test_there_are_no_gridlines_no_legend_and_no_lines_of_axes() -> None:
    root = chart(bar("a", "9"), bar("b", "8.95"))
    assert chart_values(root, "//c:majorGridlines | //c:legend | //c:title") == []
    assert chart_values(root, "//c:valAx/c:delete/@val") == ["1"]
    assert chart_values(root, "//c:catAx/c:delete/@val") == ["1"]


def test_the_subject_stands_out_by_colour_and_by_a_bold_label() -> None:
    subject = replace(bar("b", "8"), bold=True)
    root = chart(bar("a", "9", color=GREY), subject, bar("c", "7", color=GREY))
    fill = "a:solidFill/a:srgbClr/@val"
    assert chart_values(root, f"//c:ser/c:spPr/{fill}") == [GREY[1:].upper()]
    assert chart_values(root, "//a:fld[@type='CATEGORYNAME']/a:rPr/@b") == [*"010"]
    assert chart_values(root, f"//c:dPt[c:idx/@val='1']/c:spPr/{fill}") == [
        PURPLE[1:].upper()
    ]
    assert chart_values(root, "//a:fld[@type='CELLRANGE']/a:rPr/@b") == [*"010"]
    colors = [color[1:].upper() for color in (INK, INK, INK)]
    assert chart_values(root, f"//a:fld/a:rPr/{fill}") == 2 * colors


def test_each_part_is_named_beside_its_colour() -> None:
    root = chart(bar("a", "9", "$9"), bar("b", "8", "$8", GREY), parts=True)
    assert chart_values(root, "//c:grouping/@val") == ["percentStacked"]
    shown = chart_values(root, "//c:dLbl//a:t/text()")
    assert shown == ["a", "  ", "$9", "b", "  ", "$8"]
    assert chart_values(root, "//c:dLbl/c:showLegendKey/@val") == ["1", "1"]


def test_cents_are_shown_where_an_amount_has_some() -> None:
    codes = "//c:ser[2]//c:numCache/c:formatCode/text()"
    assert chart_values(chart(bar("a", "9"), bar("b", "8")), codes) == ["#,##0"]
    assert chart_values(chart(bar("a", "9"), bar("b", "8.5")), codes) == ["#,##0.00"]


def test_a_long_label_is_broken_into_lines() -> None:
    words = "over 40,000 girls and young women of whom many live in the regions named"
    found = files(bar("a", "9", words), bar("b", "8", "few"), height=60)
    label = sheet(found[BOOK])[1][2]
    assert "\n" in label
    assert label.split() == words.split()


def test_words_without_room_leave_the_picture() -> None:
    long = "word " * 60
    for bars in ((bar(long, "7"), bar("b", "1")), (bar("x" * 300, "7"),)):
        assert CHART not in files(*bars, height=60)
    assert CHART not in files(bar("a", "7", long), height=60)
    assert CHART not in files(bar(long, "7"), parts=True)


def test_nothing_to_draw_leaves_the_picture() -> None:
    assert CHART not in files(bar("a", "0"), bar("b", "0"), parts=True)
    assert CHART not in files(height=60)
    assert CHART not in files(bar("a", "-1"))


@pytest.mark.parametrize(
    "amounts", [("5",), ("0", "0"), ("7", "7"), tuple(map(str, range(40, 0, -1)))]
)
def test_any_number_of_bars_of_any_length(amounts: tuple[str, ...]) -> None:
    bars = [bar(f"n{at}", amount) for at, amount in enumerate(amounts)]
    root = chart(*bars)
    assert numbers_of_chart(root) == [Decimal(amount) for amount in amounts]
    named = chart_values(root, "//c:ser[1]/c:cat//c:v/text()")
    assert named == [each.name for each in bars]


@settings(max_examples=60, deadline=None)
@example("\r", "a\r\nb", False)  # noqa: FBT003
@given(st.text(max_size=12), st.text(max_size=12), st.booleans())
def test_any_words_survive(name: str, words: str, parts: bool) -> None:  # noqa: FBT001
    found = files(bar(name, "2", words), bar("b", "1"), parts=parts, height=90)
    rows = sheet(found[BOOK])
    assert rows[1][0] == legal(name)
    assert rows[1][2].split() == legal(words).split()
    etree.fromstring(found[CHART])


def test_formulas_are_words() -> None:
    found = files(bar('=HYPERLINK("x")', "2", "@SUM(A1)"), bar("+1", "1"))
    with zipfile.ZipFile(io.BytesIO(found[BOOK])) as book:
        cells = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert chart_values(cells, "//x:c[@t='str']/x:f/text()") == [
        formula("$1", Decimal(1), "B3", "en")
    ]
    assert [row[0] for row in sheet(found[BOOK])[1:]] == ['=HYPERLINK("x")', "+1"]


def test_equal_plots_give_equal_bytes() -> None:
    document = sample_trees.of_blocks(
        figure(bar("a", "2"), bar("b", "1")), figure(bar("a", "2"), parts=True)
    )
    assert write(document, look("note")) == write(document, look("note"))
    book = written(document)[BOOK]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        times = {entry.date_time for entry in archive.infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_two_charts_have_two_workbooks() -> None:
    first, second = figure(bar("a", "2")), figure(bar("b", "3"))
    found = written(sample_trees.of_blocks(first, second))
    books = [name for name in found if name.endswith(".xlsx")]
    assert [sheet(found[name])[1][0] for name in sorted(books)] == ["a", "b"]


@pytest.mark.parametrize(
    ("amount", "written_so"),
    [("9.2E6", "9200000"), ("1.50", "1.5"), ("100", "100"), ("0E-3", "0")],
)
def test_an_amount_has_the_digits_that_say_something(
    amount: str, written_so: str
) -> None:
    assert exact(Decimal(amount)) == written_so
