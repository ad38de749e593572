"""A QR code says its address, as it is drawn in every format and as a phone reads it."""

import io
from collections.abc import Callable, Iterator
from itertools import pairwise
from zipfile import ZipFile

import pypdfium2
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from briefgen import tree
from briefgen.assembly.images.qr_code import MODULE, QUIET, qr_code
from briefgen.assembly.symbols import code
from briefgen.drawing import Close, LineTo, MoveTo
from briefgen.drawing import Path as Shape
from briefgen.errors import BriefgenError, Place
from briefgen.writers import docx, pdf
from tests.qr_reader import said
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph

MAP = "https://www.example.org/map"
FRENCH = "https://exemple.ca/for%C3%AAt?langue=fr&page=2#carte"
LONG = f"https://example.org/{'a' * 190}"  # version 10
ACCENTS = ("https://exemple.ca/forêt", "https://exemple.ca/œuvre")
ADDRESSES = (MAP, FRENCH, "HTTPS://EXAMPLE.ORG/A", *ACCENTS, LONG)
HERE = Place("templates/sheet.md", 7, 1)
Rows = list[list[bool]]


def modules(address: str) -> Rows:
    """Give the modules that are dark, quiet ones around them included."""
    drawing = qr_code(address)
    ground, squares = drawing.marks
    assert isinstance(ground, Shape)
    assert isinstance(squares, Shape)
    assert (ground.fill, squares.fill) == ("#ffffff", "#000000")
    assert ground.stroke is squares.stroke is None
    side = round(drawing.width / MODULE)
    assert drawing.height == drawing.width == pytest.approx(side * MODULE)
    rows = [[False] * side for _ in range(side)]
    for at in range(0, len(squares.segments), 5):
        start, right, down, left, close = squares.segments[at : at + 5]
        assert isinstance(start, MoveTo)
        assert isinstance(right, LineTo)
        assert isinstance(down, LineTo)
        assert isinstance(left, LineTo)
        assert close == Close()
        (x, y), (end, low) = start.to, down.to
        assert (right.to, left.to) == ((end, y), (x, low))
        assert low - y == pytest.approx(MODULE, abs=0.011)
        row = round(y / MODULE)
        for column in range(round(x / MODULE), round(end / MODULE)):
            assert not rows[row][column], "no module is drawn twice"
            rows[row][column] = True
    return rows


def inner(rows: Rows) -> Rows:
    """Give a code without its quiet modules, which are all white."""
    kept = slice(QUIET, -QUIET)
    assert not any(map(any, (*rows[:QUIET], *rows[-QUIET:])))
    assert not any(any(row[:QUIET]) or any(row[-QUIET:]) for row in rows)
    return [row[kept] for row in rows[kept]]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_code_says_its_address(address: str) -> None:
    drawn = inner(modules(address))
    known = segno.make_qr(address, error="m", boost_error=False, encoding="utf-8")
    assert drawn == [[bool(module) for module in row] for row in known.matrix]
    assert said(drawn) == address


@settings(max_examples=30)
@given(st.text("abcxyz/.-_~%?=&#0189é€", min_size=1, max_size=150))
def test_any_address_is_read_again(rest: str) -> None:
    address = f"https://example.org/{rest}"
    assert said(inner(modules(address))) == address


@pytest.mark.parametrize(
    ("row", "column", "why"), [(0, 0, "a corner"), (6, 10, "the lines of timing")]
)
def test_a_code_without_its_patterns_is_not_read(
    row: int, column: int, why: str
) -> None:
    drawn = inner(modules(MAP))
    drawn[row][column] = not drawn[row][column]
    with pytest.raises(AssertionError, match=why):
        said(drawn)


def test_a_module_that_is_wrong_is_another_address() -> None:
    drawn = inner(modules(MAP))
    drawn[-3][-3] = not drawn[-3][-3]
    assert said(drawn) != MAP


def test_a_module_is_large_enough_for_a_phone_and_codes_are_equal() -> None:
    millimetres = 25.4 / 72
    assert MODULE * millimetres > 0.5
    assert qr_code(MAP) == qr_code(MAP)
    assert qr_code(MAP) != qr_code(f"{MAP}s")


def test_an_address_that_fits_no_code_is_told() -> None:
    words = "QR code"
    with pytest.raises(BriefgenError) as told_of:
        code(f"https://example.org/{'a' * 3_000}", words, HERE)
    (found,) = told_of.value.diagnostics
    assert str(found) == (
        "templates/sheet.md:7:1: error: an address of 3,020 characters is too long for "
        "a QR code [qr-code]\n  hint: give a shorter one"
    )
    symbol = code(MAP, words, HERE)
    assert (symbol.alternative, symbol.drawing) == (words, qr_code(MAP))


# ---- on the page ---------------------------------------------------------------------


def box(address: str) -> tree.Blocks:
    symbol = tree.Symbol("QR code", qr_code(address), f"leads to {address}")
    return (tree.ActionBox((paragraph("See the map"),), symbol),)


def in_pdf(address: str) -> Image.Image:
    """Give the first page of a PDF as it is printed, at 300 dpi."""
    data = pdf.write(of_blocks(*box(address)), look("note"))
    with pypdfium2.PdfDocument(data) as document:
        seen: Image.Image = document[0].render(scale=300 / 72).to_pil()
    return seen


def in_word(address: str) -> Image.Image:
    """Give the picture of a Word file."""
    with ZipFile(
        io.BytesIO(docx.write(of_blocks(*box(address)), look("note")))
    ) as made:
        (name,) = (each for each in made.namelist() if each.endswith(".png"))
        return Image.open(io.BytesIO(made.read(name)))


def scanned(image: Image.Image, across: int) -> Rows:
    """Give the modules of a code in a picture, found by its first corner."""
    dark = image.convert("L").point(lambda shade: 255 * (shade < 128))
    wide, tall = dark.size
    flags = dark.tobytes()
    rows = [flags[row * wide : (row + 1) * wide] for row in range(tall)]
    corners = [*_corners(rows)]
    left, top, _ = min(corners, key=lambda corner: corner[0] + corner[1])
    right = max(end for _, beside, end in corners if abs(beside - top) <= 2)
    module = (right - left) / across
    middles = [(at + 0.5) * module for at in range(across)]
    return [
        [bool(rows[int(top + down)][int(left + over)]) for over in middles]
        for down in middles
    ]


def _corners(rows: list[bytes]) -> Iterator[tuple[int, int, int]]:
    """Find corners as phones do, alike across and down: their left, top and right."""
    columns = [bytes(column) for column in zip(*rows, strict=True)]
    for down, row in enumerate(rows):
        for left, right in _bands(row):
            for top, bottom in _bands(columns[(left + right) // 2]):
                square = abs((bottom - top) - (right - left)) <= 2
                if square and abs((top + bottom) / 2 - down) <= 2:
                    yield left, top, right


def _bands(line: bytes) -> Iterator[tuple[int, int]]:
    """Find dark, white, dark, white, dark of 1, 1, 3, 1 and 1 modules in a line."""
    edges = [at for at in range(1, len(line)) if line[at] != line[at - 1]]
    for at in range(len(edges) - 5):
        start, end = edges[at], edges[at + 5]
        module = (end - start) / 7
        run = [b - a for a, b in pairwise(edges[at : at + 6])]
        pairs = zip(run, (1, 1, 3, 1, 1), strict=True)
        fits = all(abs(long - wanted * module) < module / 2 for long, wanted in pairs)
        if line[start] and module > 3 and fits:
            yield start, end


@pytest.mark.parametrize("shown", [in_pdf, in_word])
@pytest.mark.parametrize("address", [MAP, LONG])
def test_a_phone_reads_the_page(
    shown: Callable[[str], Image.Image], address: str
) -> None:
    across = len(modules(address)) - 2 * QUIET
    assert said(scanned(shown(address), across)) == address


def test_the_vectors_in_a_word_file_are_those_of_the_code() -> None:
    with ZipFile(io.BytesIO(docx.write(of_blocks(*box(MAP)), look("note")))) as made:
        (name,) = (each for each in made.namelist() if each.endswith(".svg"))
        root = etree.fromstring(made.read(name))
    ground, squares = root.iterfind("{http://www.w3.org/2000/svg}path")
    assert (ground.get("fill"), squares.get("fill")) == ("#ffffff", "#000000")
    shape = qr_code(MAP).marks[1]
    assert isinstance(shape, Shape)
    starts = [each.to for each in shape.segments if isinstance(each, MoveTo)]
    assert squares.get("d", "").count("M") == len(starts)
    assert squares.get("d", "").startswith(f"M{starts[0][0]:g} {starts[0][1]:g} ")
