"""Sections with their heading in the margin, and sidebars."""

import pytest

from briefgen.tree import (
    Block,
    Columns,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Sidebar,
)
from briefgen.writers import pdf
from briefgen.writers.pdf.layout.boxes import Fill
from briefgen.writers.pdf.layout.lay_out import lay_out
from tests.writers.pdf import reading
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph, text

GREEN = "#174a3c"
LAYOUT = "backgrounder"
META = Paragraph(text("Two of them"), role="meta")


def section(*blocks: Block) -> Section:
    return Section((Heading(2, text("Water")), META, *blocks), GREEN)


def written(*blocks: Block) -> bytes:
    return pdf.write(of_blocks(*blocks, layout=LAYOUT), look(LAYOUT))


def test_a_heading_stands_in_the_margin_on_the_line_of_its_text() -> None:
    file = written(section(paragraph("Words water.")))
    left = look(LAYOUT).page.left
    heading, words = reading.place(file, "Water"), reading.place(file, "Words")
    assert heading[0] == pytest.approx(left, abs=1)
    assert words[0] > heading[2]
    assert heading[1] == pytest.approx(words[1], abs=1)
    meta = reading.place(file, "Two of them")
    assert meta[0] == pytest.approx(left, abs=1)
    assert meta[3] < heading[1]


def test_what_is_in_the_margin_is_read_first() -> None:
    said = reading.words(written(section(paragraph("Words."), paragraph("More."))))
    assert "Water Two of them Words. More." in said


def test_the_next_section_begins_below_all_that_is_in_the_margin() -> None:
    long = Section((Heading(2, text("Water " * 30)), paragraph("Words.")), GREEN)
    file = written(long, section(paragraph("Next.")))
    lowest = min(place[1] for place in reading.places(file, "Water")[:-1])
    assert reading.place(file, "Next.")[3] < lowest


def test_a_heading_keeps_no_more_than_the_paragraph_that_reaches_as_far() -> None:
    """Its end may stand beside the space below: what comes next may begin a page."""
    style = look(LAYOUT)
    words = paragraph("Words of a line, and of another one. " * 5)
    further = Heading(3, text("Wells"))
    made = lay_out(
        of_blocks(section(words, further, paragraph("More. " * 40)), layout=LAYOUT),
        style,
    )
    (page,) = made.pages
    boxes = [each.box for each in page.placed]
    keeps = [box.keep for box in boxes]
    file = pdf.write(of_blocks(section(words, further), layout=LAYOUT), style)
    assert reading.place(file, "Two of them")[1] < reading.place(file, "one.")[1]
    assert False in keeps[2:-3], "a page may end below the first paragraph"


def test_a_section_has_its_colour() -> None:
    made = lay_out(of_blocks(section(paragraph("Words.")), layout=LAYOUT), look(LAYOUT))
    (page,) = made.pages
    fills = [
        mark
        for each in page.placed
        for mark in each.box.marks
        if isinstance(mark, Fill) and mark.color == GREEN
    ]
    assert [fill.width for fill in fills] == [look(LAYOUT).page.measure]


def test_on_a_narrow_page_a_heading_stands_above_its_text() -> None:
    file = pdf.write(of_blocks(section(paragraph("Words."))), narrow := look("note"))
    heading, words = reading.place(file, "Water"), reading.place(file, "Words.")
    assert narrow.page.measure < 470
    assert words[0] == pytest.approx(72, abs=1)
    assert words[3] < heading[1]


@pytest.mark.parametrize("blocks", [(), (paragraph("Words."),), (META,)])
def test_a_section_without_heading_or_text_is_written(
    blocks: tuple[Block, ...],
) -> None:
    file = written(Section(blocks, GREEN), section(), paragraph("Last."))
    assert "Last." in reading.words(file)
    assert reading.failures(file, "ua1") == []


def test_key_figures_of_a_sidebar_stand_below_one_another() -> None:
    figures = [KeyFigure(text(value), text(f"{value}s")) for value in ("one", "none")]
    file = written(Sidebar((Heading(2, text("Facts")), KeyFigures(tuple(figures)))))
    places = [reading.place(file, word) for word in ("Facts", "one", "none")]
    assert len({round(place[0]) for place in places}) == 1
    assert [*places] == sorted(places, key=lambda place: -place[1])
    assert reading.failures(file, "2a") == []


def test_key_figures_in_a_column_stand_below_one_another_as_in_word() -> None:
    figures = [KeyFigure(text(value), text(f"{value}s")) for value in ("one", "none")]
    beside = (paragraph("Text"),), (KeyFigures(tuple(figures)),)
    file = written(Columns(beside))
    one, none = (reading.place(file, word) for word in ("one", "none"))
    assert round(one[0]) == round(none[0]) > reading.place(file, "Text")[2]
    assert one[1] > none[3]
