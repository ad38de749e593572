"""What stands side by side in Word: titled columns, a code in its box, a logo."""

from dataclasses import replace

from lxml import etree

from briefgen.drawing import Drawing
from briefgen.tree import ActionBox, Columns, Heading, Row, Rows, Symbol
from tests.writers import sample_trees
from tests.writers.docx.opened import body, found, look, of_blocks, values, words
from tests.writers.sample_trees import paragraph, text

BEFORE = "/w:pPr/w:spacing/@w:before"


def of_titles(*titles: str) -> etree._Element:
    sheets = tuple(
        (Heading(2, text(title)), paragraph(f"All about {title}")) for title in titles
    )
    return of_blocks(Columns(sheets))


def test_titled_columns_are_cells_of_a_row_that_no_page_divides() -> None:
    root = of_titles("Marshes", "Dunes")
    (row,) = found(root, "//w:tr")
    assert found(row, "w:trPr/w:cantSplit")
    assert [words(cell) for cell in found(row, "w:tc")] == [
        "MarshesAll about Marshes",
        "DunesAll about Dunes",
    ]
    assert values(root, "//w:tblCaption/@w:val") == ["Marshes; Dunes"]
    assert not found(root, "//w:br[@w:type='column']")


def test_a_row_higher_than_half_a_page_may_go_on_on_the_next() -> None:
    for letters, whole in ((800, True), (1600, False)):
        words = paragraph("a word, " * (letters // 8))
        sheet = (Heading(2, text("Marshes")), words)
        (row,) = found(of_blocks(Columns((sheet, sheet))), "//w:tr")
        assert bool(found(row, "w:trPr/w:cantSplit")) is whole


def test_only_a_heading_stays_with_the_columns_below_it() -> None:
    """With any other line LibreOffice takes all that is above to the next page."""
    sheets = Columns(((Heading(3, text("Marshes")), paragraph("Words.")),) * 2)
    above = "//w:tbl/preceding-sibling::w:p[1]"
    (alone,) = found(of_blocks(paragraph("Before."), sheets), above)
    (headed,) = found(of_blocks(Heading(2, text("Before")), sheets), above)
    assert not found(alone, "w:pPr/w:keepNext")
    assert found(headed, "w:pPr/w:keepNext")


def test_columns_without_a_title_are_those_of_a_section() -> None:
    root = of_blocks(Columns(((paragraph("left"),), (paragraph("right"),))))
    assert not found(root, "//w:tbl")
    assert len(found(root, "//w:br[@w:type='column']")) == 1


def code(side: float) -> Symbol:
    return Symbol("QR code", Drawing(side, side, ()), "QR code of an address")


def test_a_code_stands_in_a_cell_beside_its_words_and_inside_the_padding() -> None:
    root = of_blocks(ActionBox((paragraph("See the map"),), code(70.0)))
    said, shown = found(root, "//w:tr/w:tc")
    assert words(said) == "See the map"
    assert found(shown, ".//w:drawing")
    assert found(shown, ".//wp:inline"), "it is in the line, and moves with it"
    (width,) = values(shown, "w:tcPr/w:tcW/@w:w")
    (right,) = values(shown, "w:p/w:pPr/w:ind/@w:right")
    assert int(width) - int(right) >= 70 * 20
    assert int(right) >= 6 * 20
    for side in ("top", "bottom"):
        (padding,) = values(root, f"//w:tblCellMar/w:{side}/@w:w")
        assert int(padding) >= 6 * 20
    assert len(found(root, "//w:tc/w:tcPr/w:shd")) == 2
    assert not found(root, "//w:framePr | //wp:anchor")


def test_a_logo_on_a_masthead_is_beside_the_lines_and_makes_none_higher() -> None:
    document = sample_trees.factsheet()
    bare = values(body(document), "//w:p[w:pPr/w:pStyle/@w:val='Heading1']" + BEFORE)
    furniture = replace(document.furniture, logo=code(24.0))
    root = body(replace(document, furniture=furniture))
    (framed,) = found(root, "//w:p[w:pPr/w:framePr]")
    assert found(framed, ".//wp:inline")
    title = "//w:p[w:pPr/w:pStyle/@w:val='Heading1']"
    assert values(root, title + BEFORE) == bare
    assert not found(root, "//w:p[w:pPr/w:pStyle/@w:val='Kicker']//wp:inline")


def test_the_first_lines_of_columns_stand_at_one_height() -> None:
    headed = Heading(2, text("Marshes"))
    parts = (headed, sample_trees.figure()), (paragraph("Words."),)
    root = of_blocks(Columns(parts))
    assert not found(root, "//w:tbl"), "they are columns of a section"
    (first,) = found(root, "//w:p[w:pPr/w:pStyle/@w:val='Heading2']")
    assert values(first, "w:pPr/w:spacing/@w:before") == ["0"]


def test_no_words_touch_the_edges_of_a_panel() -> None:
    rows = tuple(Row(text(name), (paragraph("Words."),)) for name in ("One", "Two"))
    pads = "//w:tcPr/w:tcMar/w:%s/@w:w"
    panel, bare = (
        of_blocks(Rows(Heading(2, text("Summary")), rows, panel=each))
        for each in (True, False)
    )
    small, medium = (
        str(round(look("note").spaces[name] * 20)) for name in ("small", "medium")
    )
    assert values(panel, pads % "top") == [small]
    assert values(panel, pads % "bottom") == [medium] * 2
    assert not values(bare, pads % "bottom")
