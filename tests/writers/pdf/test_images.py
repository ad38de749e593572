"""Pictures of the workspace as a PDF shows them."""

from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from briefgen.tree import Block, BulletList, Callout, Paragraph
from briefgen.writers import pdf
from briefgen.writers.pdf.layout.lay_out import lay_out
from tests.made_pictures import image, jpeg, png
from tests.writers.pdf import reading
from tests.writers.pdf.looks import look
from tests.writers.pdf.structure import attributes
from tests.writers.sample_trees import of_blocks, paragraph, picture, text


def written(*blocks: Block) -> bytes:
    return pdf.write(of_blocks(*blocks), look("note"))


def images(file: pikepdf.Pdf) -> list[Any]:
    """Give the images of a file, masks left out, page after page."""
    return [found for page in file.pages for found in page.get_images().values()]


def shown(file: bytes) -> Image.Image:
    """Give the first page as it is seen, a point a pixel."""
    document = pypdfium2.PdfDocument(file)
    try:
        seen: Image.Image = document[0].render(scale=1).to_pil()
        return seen.convert("RGB")
    finally:
        document.close()


def test_a_credit_stands_right_below_its_picture_and_on_its_page() -> None:
    style, credit = look("note"), Paragraph(text("Picture: us"), role="meta")
    above = paragraph("Above.")
    made = lay_out(of_blocks(above, picture(png()), credit), style)
    before, shown, below = made.pages[0].placed[-3:]
    gap = pytest.approx(style.spaces["tight"])
    assert below.y - shown.y - shown.box.height == gap
    room = style.text("body").after + style.spaces["small"]
    assert shown.y - before.y - before.box.height == pytest.approx(room)
    assert shown.box.keep
    made = lay_out(of_blocks(above, picture(png()), paragraph("Below.")), style)
    shown, below = made.pages[0].placed[-2:]
    gap = pytest.approx(style.spaces["large"])
    assert below.y - shown.y - shown.box.height == gap
    assert not shown.box.keep


def test_a_source_stands_apart_from_the_list_above_it() -> None:
    style, source = look("note"), Paragraph(text("Source: us"), role="meta")
    bullets, close = BulletList(((paragraph("One."),),)), style.text("list").after
    for above, space in ((bullets, close + style.spaces["small"]), (source, None)):
        made = lay_out(of_blocks(above, source), style)
        first, last = made.pages[0].placed[-2:]
        room = style.text("meta").after if space is None else space
        assert last.y - first.y - first.box.height == pytest.approx(room)


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_png_is_shown_without_loss(mode: str) -> None:
    file = reading.opened(written(picture(png(mode))))
    (found,) = images(file)
    taken = pikepdf.PdfImage(found).as_pil_image()
    assert taken.mode == mode
    assert taken.tobytes() == image(mode).tobytes()


def test_a_transparent_png_keeps_its_colours_and_its_mask() -> None:
    file = reading.opened(written(picture(png("RGBA"))))
    (found,) = images(file)
    whole = pikepdf.PdfImage(found).as_pil_image()
    mask = pikepdf.PdfImage(found.SMask).as_pil_image()
    assert (whole.mode, whole.tobytes()) == ("RGBA", image("RGBA").tobytes())
    assert mask.tobytes() == image("RGBA").getchannel("A").tobytes()


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_is_embedded_as_it_is(mode: str) -> None:
    data = jpeg(mode)
    file = reading.opened(written(picture(data)))
    (found,) = images(file)
    assert found.read_raw_bytes() == data


def test_equal_pictures_are_embedded_once() -> None:
    file = reading.opened(written(*[picture(png())] * 30, picture(jpeg())))
    assert len({found.objgen for found in images(file)}) == 2


def test_the_ground_is_seen_through_a_transparent_picture() -> None:
    left, bottom = bounds(file := written(Callout((picture(png("RGBA")),))))[:2]
    seen = shown(file)
    at = (int(left) + 4, seen.height - int(bottom) - 4)
    assert seen.getpixel(at) == seen.getpixel((at[0] + 300, at[1]))
    assert seen.getpixel(at) != (255, 255, 255)


def bounds(file: bytes) -> list[float]:
    """Give the box of the only figure: left, bottom, right, top."""
    whole = reading.opened(file)
    nodes = reading.nodes(whole)
    (figure,) = (node.dictionary for node in nodes if node.role == "Figure")
    (box,) = (entry.BBox for entry in attributes(figure) if "/BBox" in entry)
    return [float(edge) for edge in box]


def test_a_picture_is_where_its_figure_says() -> None:
    file = written(picture(jpeg("RGB", (480, 240), quality=95), width=200, height=100))
    left, bottom, right, top = bounds(file)
    assert (right - left, top - bottom) == (200, 100)
    seen = shown(file)
    low, high = seen.height - int(bottom), seen.height - int(top)
    for y in (high + 3, low - 3):
        dark, red = (
            seen.getpixel((int(left) + 3, y)),
            seen.getpixel((int(right) - 3, y)),
        )
        assert isinstance(dark, tuple)
        assert isinstance(red, tuple)
        assert max(dark) < 20
        assert red[0] > 160
    assert seen.getpixel((int(right) + 3, low - 3)) == (255, 255, 255)
    assert seen.getpixel((int(left) + 3, low + 3)) == (255, 255, 255)


def test_a_picture_is_scaled_to_its_room_never_enlarged() -> None:
    page = look("note").page
    left, bottom, right, top = bounds(written(picture(png(), width=9000, height=4500)))
    assert right - left == pytest.approx(page.measure, abs=0.01)
    assert (top - bottom) * 2 == pytest.approx(right - left, abs=0.02)
    left, bottom, right, top = bounds(written(picture(png(), width=3, height=2)))
    assert (round(right - left, 2), round(top - bottom, 2)) == (3, 2)


def test_equal_documents_with_pictures_are_equal() -> None:
    blocks = (picture(png("RGBA")), picture(jpeg()))
    assert written(*blocks) == written(*blocks)
