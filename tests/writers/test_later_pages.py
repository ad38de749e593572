"""What stands above later pages: off the edge that printers miss, clear of the text."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from lxml import etree

from briefgen.style import Look
from briefgen.style_file.page_design import SHIPPED
from briefgen.tree import Document
from briefgen.writers import docx, pdf
from tests.writers import sample_trees
from tests.writers.docx.opened import values
from tests.writers.pdf import reading
from tests.writers.pdf.hard_cases import LONG
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph

MISSED = 17.0  # points: six millimetres, which printers leave white
CLEAR = 8.0  # points: no closer, even where letters reach out of their lines
TITLE = "What it belongs to"


def long(layout: str, deep: float) -> tuple[Document, Look]:
    """Give a document of several pages, and a look with margins of this depth."""
    document = of_blocks(*[paragraph(LONG)] * 4, layout=layout)
    furniture = replace(document.furniture, running_title=TITLE)
    design = look(layout).design
    above = replace(design, foot=replace(design.foot, title=False))
    page = replace(look(layout).page, top=deep, bottom=deep)
    chosen = replace(look(layout), page=page, design=above)
    return replace(document, furniture=furniture), chosen


@pytest.mark.parametrize("layout", SHIPPED)
@pytest.mark.parametrize("deep", [60.0, 32.0, 0.0])
@pytest.mark.parametrize("marking", ["", "SECRET"])
def test_in_pdf_it_is_clear_of_edge_and_text(
    layout: str, deep: float, marking: str
) -> None:
    document, chosen = long(layout, deep)
    file = pdf.write(sample_trees.marked(document, marking), chosen)
    height, later = chosen.page.height, len(reading.pages(file))
    assert later > 1
    for number in range(1, later):
        heads = [reading.place(file, TITLE, number)]
        if marking:
            heads.append(max(reading.places(file, marking, number), key=last))
        rows = sorted(reading.places(file, "the", number), key=last)
        assert all(height - top >= MISSED for *_, top in heads)
        assert min(bottom for _, bottom, *_ in heads) - last(rows[-1]) >= CLEAR


@pytest.mark.parametrize("layout", SHIPPED)
@pytest.mark.parametrize("deep", [60.0, 32.0, 0.0])
def test_in_word_it_is_clear_of_edge_and_text(layout: str, deep: float) -> None:
    document, chosen = long(layout, deep)
    file = ZipFile(io.BytesIO(docx.write(document, chosen)))
    body, header = (
        etree.fromstring(file.read(f"word/{name}.xml"))
        for name in ("document", "header2")
    )
    distance, top = (
        max(int(each) / 20 for each in values(body, f"//w:pgMar/@w:{name}"))
        for name in ("header", "top")
    )
    below = [int(each) / 20 for each in values(header, "//w:spacing/@w:after")]
    meta = chosen.text("meta")
    end = distance + meta.size * meta.leading
    assert distance >= MISSED
    assert max(top, end + sum(below)) - end >= CLEAR


def last(place: tuple[float, float, float, float]) -> float:
    """Give how far a place reaches up the page, in points."""
    return place[3]
