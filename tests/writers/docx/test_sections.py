"""Sections with their heading in the margin, and sidebars, in Word."""

from briefgen.tree import (
    Block,
    BulletList,
    Heading,
    KeyFigure,
    KeyFigures,
    Link,
    Paragraph,
    Section,
    Sidebar,
)
from tests.writers.docx.opened import found, of_blocks, paragraphs, values
from tests.writers.sample_trees import paragraph, text

GREEN = "#174a3c"
META = Paragraph(text("Two of them"), role="meta")


def section(*blocks: Block) -> Section:
    return Section((Heading(2, text("Water")), META, *blocks), GREEN)


def said(root: object, path: str) -> list[str]:
    return ["".join(each.itertext()) for each in found(root, path)]  # type: ignore[arg-type]


def test_a_heading_and_its_particulars_stand_in_one_frame_in_the_margin() -> None:
    root = of_blocks(section(paragraph("Words.")), layout="backgrounder")
    assert said(root, "//w:p[w:pPr/w:framePr]") == ["Water", "Two of them"]
    frames = found(root, "//w:framePr")
    assert len({tuple(sorted(each.attrib.items())) for each in frames}) == 1
    (indent,) = values(root, "//w:p[w:r/w:t='Words.']/w:pPr/w:ind/@w:left")
    (width, _) = values(root, "//w:framePr/@w:w")
    assert int(width) < int(indent)


def test_a_list_in_a_section_stands_right_of_its_heading() -> None:
    items = BulletList(((paragraph("One."),),))
    root = of_blocks(section(paragraph("Words."), items), layout="backgrounder")
    (words,) = values(root, "//w:p[w:r/w:t='Words.']/w:pPr/w:ind/@w:left")
    (item,) = values(root, "//w:p[w:r/w:t='One.']/w:pPr/w:ind/@w:left")
    assert int(item) > int(words)


def test_a_section_has_a_rule_and_a_heading_of_its_colour() -> None:
    root = of_blocks(section(paragraph("Words.")), layout="backgrounder")
    assert values(root, "//w:pBdr/w:top[@w:color='174A3C']/@w:sz") == ["20"]
    assert values(root, "//w:r[w:t='Water']/w:rPr/w:color/@w:val") == ["174A3C"]


def test_on_a_narrow_page_a_heading_stands_above_its_text() -> None:
    root = of_blocks(section(paragraph("Words.")))
    assert not found(root, "//w:framePr")
    words = [words for _, words in paragraphs(root)]
    assert words[-3:] == ["Water", "Two of them", "Words."]


def test_a_sidebar_is_one_ground_without_seams() -> None:
    figures = tuple(KeyFigure(text(each), text(f"{each}s")) for each in ("1", "2"))
    root = of_blocks(Sidebar((Heading(2, text("Facts")), KeyFigures(figures))))
    inside = found(root, "//w:p[w:pPr/w:shd]")
    assert ["".join(map(str, each.itertext())) for each in inside] == [
        "Facts",
        "1",
        "1s",
        "2",
        "2s",
    ]
    spaces = values(root, "//w:p[w:pPr/w:shd]/w:pPr/w:spacing/@w:after")
    assert spaces[:-1] == ["0"] * 4
    assert len(found(root, "//w:p[w:pPr/w:shd]/w:pPr/w:keepNext")) >= 4


def test_a_link_has_the_colour_of_its_section() -> None:
    link = Paragraph((Link(text("the map"), "https://example.org"),))
    root = of_blocks(link, section(link))
    first, second = found(root, "//w:hyperlink/w:r/w:rPr")
    assert not found(first, "w:color"), "elsewhere it has that of its style"
    assert values(second, "w:color/@w:val") == [GREEN.removeprefix("#").upper()]
