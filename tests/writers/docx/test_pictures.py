"""Pictures of the workspace as a Word file holds them."""

import pytest

from briefgen.tree import Paragraph, Picture
from briefgen.writers import docx
from tests.interop.word_rules import broken
from tests.made_pictures import jpeg, png
from tests.writers import sample_trees
from tests.writers.docx.opened import found, look, of_blocks, values, written
from tests.writers.pdf.hard_cases import HARD
from tests.writers.sample_trees import paragraph, picture, text

EMU = 12700  # of a point
TIGHT_SMALL = "tight", "small"


def test_a_picture_tells_itself_and_has_its_size() -> None:
    root = of_blocks(picture(png()))
    seal = picture(png())
    assert values(root, "//wp:docPr/@descr") == [seal.alternative]
    assert values(root, "//wp:docPr/@name") == [seal.name]
    sizes = [str(72 * EMU)], [str(36 * EMU)]
    assert (values(root, "//wp:extent/@cx"), values(root, "//wp:extent/@cy")) == sizes
    assert values(root, "//w:p[.//w:drawing]/w:pPr/w:pStyle/@w:val") == ["Figure"]


@pytest.mark.parametrize("data", [png(), png("RGBA"), jpeg(), jpeg("L")])
def test_the_file_of_a_picture_is_kept_as_it_is(data: bytes) -> None:
    parts = written(sample_trees.of_blocks(picture(data)))
    suffix = "jpeg" if data.startswith(b"\xff") else "png"
    assert parts[f"word/media/picture1.{suffix}"] == data
    assert f"image/{suffix}".encode() in parts["[Content_Types].xml"]


def test_pictures_and_charts_share_no_number() -> None:
    root = of_blocks(picture(png()), sample_trees.figure(), picture(jpeg()))
    assert values(root, "//wp:docPr/@id") == ["1", "2", "3"]


def test_a_credit_stands_right_below_its_picture_and_on_its_page() -> None:
    credit = Paragraph(text("Picture: the Division"), role="meta")
    shown = "//w:p[.//w:drawing]/w:pPr"
    credited = of_blocks(paragraph("Above."), picture(png()), credit)
    alone = of_blocks(paragraph("Above."), picture(png()), paragraph("Below."))
    tight, small = (str(round(look("note").spaces[name] * 20)) for name in TIGHT_SMALL)
    assert values(credited, f"{shown}/w:spacing/@w:after") == [tight]
    assert values(credited, f"{shown}/w:spacing/@w:before") == [small]
    assert found(credited, f"{shown}/w:keepNext")
    assert not values(alone, f"{shown}/w:spacing/@w:after")
    assert not found(alone, f"{shown}/w:keepNext")


@pytest.mark.parametrize("layout", ["factsheet", "note", "backgrounder"])
def test_pictures_break_no_rule(layout: str) -> None:
    document = sample_trees.of_blocks(*HARD["pictures"], layout=layout)
    assert broken(written(document)) == []


def test_a_picture_is_scaled_to_its_room() -> None:
    root = of_blocks(picture(png(), width=9000, height=900))
    measure = look("note").page.measure
    assert int(values(root, "//wp:extent/@cx")[0]) == pytest.approx(
        measure * EMU, abs=1
    )
    assert int(values(root, "//wp:extent/@cy")[0]) == pytest.approx(
        measure * EMU / 10, abs=1
    )


def test_words_of_a_picture_are_never_markup() -> None:
    hostile = '"<w:p/>&\x00{name}'
    root = of_blocks(Picture(hostile, hostile, png(), 9, 9, "png"))
    assert values(root, "//wp:docPr/@descr") == ['"<w:p/>&{name}']
    assert len(found(root, "//wp:docPr")) == 1


def test_equal_documents_with_pictures_are_equal() -> None:
    document = sample_trees.of_blocks(picture(png("RGBA")), picture(jpeg()))
    first, second = (docx.write(document, look("note")) for _ in range(2))
    assert first == second
