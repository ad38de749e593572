"""Pictures of the workspace: what is taken, what is refused, and what is left out."""

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from briefgen import tree
from briefgen.assembly import assemble, open_project
from briefgen.assembly.images import clean_picture
from briefgen.assembly.images.clean_jpeg import bare
from briefgen.assembly.images.pixels import Pixels
from briefgen.state.source_stamps import of_sources
from briefgen.workspace import open_workspace
from tests.assembly.told import NOON, told, write
from tests.made_pictures import chunks, image, jpeg, png, saved

BODY = {"body": "![A dam in the rain](dam.png)\n"}
AT = "templates/sheet.md:7: error: "
SMALLER = "  hint: save it smaller: at most 10 MB and 40 million pixels\n"
AGAIN = "  hint: open it in a picture program and save it again\n"
SECRET = "Minister's private address"


def telling(root: Path, data: bytes) -> str:
    """Give what is told of a workspace that shows these bytes as a picture."""
    (root / "templates").mkdir()
    (root / "templates/dam.png").write_bytes(data)
    return told(root, BODY)


def read(data: bytes) -> Pixels:
    found = clean_picture.read(data)
    assert isinstance(found, Pixels), found
    return found


def opened(data: bytes) -> Image.Image:
    found = Image.open(BytesIO(read(data).data))
    found.load()
    return found


def test_the_picture_of_a_document_has_its_name_words_and_size(tmp_path: Path) -> None:
    write(tmp_path, {"body": "![A dam, {{ theme.title }}](pictures/dam.png)\n"})
    (tmp_path / "templates/pictures").mkdir()
    (tmp_path / "templates/pictures/dam.png").write_bytes(png(size=(96, 48)))
    project = open_project(open_workspace(tmp_path), {})
    made = assemble(project, project.kinds[0], "water", "en", NOON)
    (found,) = made.document.body
    assert isinstance(found, tree.Picture)
    assert (found.name, found.alternative) == ("pictures/dam.png", "A dam, Water")
    assert (found.width, found.height, found.format) == (72.0, 36.0, "png")
    assert "themes.water.title" in made.reads


# ---- refused -------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"GIF89a...", b"<svg/>", b"\x89PNG", b"BM1234"])
def test_what_is_no_png_and_no_jpeg_is_told(tmp_path: Path, data: bytes) -> None:
    message = "the picture 'dam.png' is no PNG and no JPEG [picture]\n"
    assert telling(tmp_path, data) == f"{AT}{message}  hint: save it as PNG or JPEG\n"


@pytest.mark.parametrize(
    "data",
    [
        png()[:60],
        png().replace(b"IDAT", b"IDAX"),
        b"\x89PNG\r\n\x1a\n",
        chunks(0, 0, (8, 0, 0), (b"IDAT", b"")),
        chunks(4, 4, (8, 0, 0), (b"IDAT", zlib.compress(b"\0"))),
        jpeg()[:-200],
        jpeg()[:20],
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0" + b"\0" * 100,
    ],
)
def test_what_is_damaged_is_told(tmp_path: Path, data: bytes) -> None:
    message = "the picture 'dam.png' is damaged [picture]\n"
    assert telling(tmp_path, data) == f"{AT}{message}{AGAIN}"


def test_a_file_of_more_than_ten_megabytes_is_told(tmp_path: Path) -> None:
    message = "the picture 'dam.png' is larger than 10 MB [picture]\n"
    data = png() + bytes(10_000_000)
    assert telling(tmp_path, data) == f"{AT}{message}{SMALLER}"


@pytest.mark.parametrize(
    "data",
    [
        chunks(100_000, 100_000, (8, 2, 0), (b"IDAT", zlib.compress(bytes(9_999)))),
        chunks(8_000, 5_001, (1, 0, 0), (b"IDAT", zlib.compress(bytes(9)))),
    ],
)
def test_a_bomb_is_told_before_it_is_decoded(tmp_path: Path, data: bytes) -> None:
    width, height = struct.unpack_from(">II", data, 16)
    size = f"{width:,} × {height:,}"
    message = f"has {size} pixels, more than 40 million [picture]\n"
    assert telling(tmp_path, data) == f"{AT}the picture 'dam.png' {message}{SMALLER}"


def test_colours_of_print_are_told(tmp_path: Path) -> None:
    message = "the picture 'dam.png' has the colours of print (CMYK) [picture]\n"
    hint = "  hint: save it with RGB colours\n"
    assert telling(tmp_path, jpeg("CMYK")) == f"{AT}{message}{hint}"


def test_a_picture_that_moves_is_told(tmp_path: Path) -> None:
    moving = png(save_all=True, append_images=[image("RGB").rotate(180)])
    message = "the picture 'dam.png' is animated [picture]\n"
    hint = "  hint: save one of its pictures as PNG\n"
    assert telling(tmp_path, moving) == f"{AT}{message}{hint}"


def test_a_bomb_of_words_in_a_picture_is_told(tmp_path: Path) -> None:
    words = b"Comment\0\0" + zlib.compress(bytes(2_000_000))
    data = png()
    at = data.index(b"IDAT") - 4
    part = struct.pack(">I", len(words)) + b"zTXt" + words
    data = data[:at] + part + struct.pack(">I", zlib.crc32(part[4:])) + data[at:]
    message = "the picture 'dam.png' is damaged [picture]\n"
    assert telling(tmp_path, data) == f"{AT}{message}{AGAIN}"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_out_is_told(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.png").write_bytes(png())
    root = tmp_path / "workspace"
    (root / "templates").mkdir(parents=True)
    (root / "templates/dam.png").symlink_to(tmp_path / "elsewhere.png")
    message = "the picture 'dam.png' is no file of the folder templates [picture]\n"
    hint = "  hint: copy the file into the folder templates and name it from there\n"
    assert told(root, BODY) == f"{AT}{message}{hint}"


def test_words_that_are_only_a_file_name_are_told(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/dam.png").write_bytes(png())
    assert told(tmp_path, {"body": "![Dam.PNG](dam.png)\n"}) == (
        "templates/sheet.md:7: error: the alternative text of picture 'dam.png' is a "
        "file's name: 'Dam.PNG' [alternative-text]\n"
        "  hint: say in a sentence what the figure shows, with its figures\n"
    )


def test_the_foot_of_a_page_holds_no_picture(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/dam.png").write_bytes(png())
    sheet = (
        '---\ntitle: "{{ theme.title }}"\nper: theme\naudience: internal\n'
        'layout: note\nfoot: "![A dam](dam.png)"\n---\nHello\n'
    )
    found = told(tmp_path, {"templates/sheet.md": sheet})
    assert found == (
        "templates/sheet.md:6: error: the foot holds paragraphs, lists and a call "
        "to action only "
        "[front-matter]\n"
    )


# ---- taken ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "mode"),
    [
        (png("1"), "L"),
        (png("L"), "L"),
        (png("LA"), "RGBA"),
        (png("P"), "RGB"),
        (png("P", transparency=0), "RGBA"),
        (png("RGB"), "RGB"),
        (png("RGB", transparency=(0, 0, 0)), "RGBA"),
        (png("RGBA"), "RGBA"),
        (saved(image("RGB").convert("RGBA"), "PNG"), "RGB"),
    ],
)
def test_every_kind_of_png_shows_what_it_showed(data: bytes, mode: str) -> None:
    found, known = opened(data), Image.open(BytesIO(data)).convert("RGBA")
    assert (found.mode, found.format) == (mode, "PNG")
    for at in ((0, 0), (47, 23)):
        pixel, due = found.convert("RGBA").getpixel(at), known.getpixel(at)
        assert isinstance(pixel, tuple)
        assert isinstance(due, tuple)
        assert pixel == due or (pixel[3] == due[3] == 0)


@pytest.mark.parametrize("color", [0, 2, 4, 6])
def test_sixteen_bits_are_taken_as_eight(color: int) -> None:
    channels = {0: 1, 2: 3, 4: 2, 6: 4}[color]
    row = b"\0" + (b"\x40\x99" * channels) * 2
    found = opened(chunks(2, 1, (16, color, 0), (b"IDAT", zlib.compress(row))))
    assert found.convert("RGB").getpixel((1, 0)) == (0x40, 0x40, 0x40)


def test_a_transparent_colour_of_sixteen_bits_is_seen() -> None:
    row = (b"IDAT", zlib.compress(b"\0\x40\x99\x40\x00"))
    assert opened(chunks(2, 1, (16, 0, 0), (b"tRNS", b"\x40\x99"), row)).mode == "L"
    row = (b"IDAT", zlib.compress(b"\0" + b"\x40\x99" * 6))
    data = chunks(2, 1, (16, 2, 0), (b"tRNS", b"\x40\x99" * 3), row)
    assert opened(data).mode == "RGB"


def test_an_interlaced_png_is_taken() -> None:
    data = chunks(1, 1, (8, 0, 1), (b"IDAT", zlib.compress(b"\0\x7f")))
    assert Image.open(BytesIO(data)).info["interlace"] == 1
    found = opened(data)
    assert found.getpixel((0, 0)) == 0x7F
    assert "interlace" not in found.info


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"quality": 30}])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_keeps_its_very_data(mode: str, how: dict[str, Any]) -> None:
    data = jpeg(mode, **how)
    found = read(data)
    assert found.format == "jpeg"
    assert found.data == bare(data)
    assert found.data[-500:] == data[-500:]
    assert opened(data).tobytes() == Image.open(BytesIO(data)).tobytes()


def test_a_picture_is_as_large_as_its_pixels_at_its_own_dpi() -> None:
    sizes = {
        (found.width, found.height)
        for found in map(read, (jpeg(dpi=(300, 300)), jpeg(dpi=(300, 72))))
    }
    assert sizes == {(48 * 72 / 300, 24 * 72 / 300)}
    assert read(png(dpi=(144, 144))).width == pytest.approx(24, abs=0.01)


@pytest.mark.parametrize("dpi", [0, 1, 9, 5001])
def test_without_a_sensible_dpi_there_are_96(dpi: int) -> None:
    for data in (png(dpi=(dpi, dpi)), jpeg(dpi=(dpi, dpi))):
        assert (read(data).width, read(data).height) == (36.0, 18.0)


@pytest.mark.parametrize(
    ("size", "proportions"), [((3000, 1000), 3.0), ((1000, 3000), 1 / 3)]
)
def test_a_large_picture_is_scaled_to_the_page(
    tmp_path: Path, size: tuple[int, int], proportions: float
) -> None:
    write(tmp_path, BODY)
    (tmp_path / "templates/dam.png").write_bytes(png(size=size))
    project = open_project(open_workspace(tmp_path), {})
    made = assemble(project, project.kinds[0], "water", "en", NOON)
    (found,) = made.document.body
    assert isinstance(found, tree.Picture)
    page = made.look.page
    assert found.width / found.height == pytest.approx(proportions)
    assert found.width <= page.measure
    assert found.height <= page.height - page.top - page.bottom
    assert found.width == page.measure or found.height > 500


def test_a_picture_of_a_single_line_can_be_seen(tmp_path: Path) -> None:
    write(tmp_path, BODY)
    (tmp_path / "templates/dam.png").write_bytes(png(size=(1, 20_000)))
    project = open_project(open_workspace(tmp_path), {})
    made = assemble(project, project.kinds[0], "water", "en", NOON)
    (found,) = made.document.body
    assert isinstance(found, tree.Picture)
    assert found.width == 1.0


# ---- left out ------------------------------------------------------------------------


def tagged(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = SECRET
    return exif.tobytes()


def secretive() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET)
    info.add_text("Comment", SECRET, zip=True)
    info.add_itxt("XML:com.adobe.xmp", SECRET)
    return info


@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_but_the_picture_is_kept(orientation: int) -> None:
    exif, comment = tagged(orientation), SECRET.encode()
    thumbnail = jpeg()[:18] + b"\1\1abc"
    for data in (
        png(exif=exif, pnginfo=secretive()) + comment,
        jpeg(exif=exif, comment=comment, xmp=comment) + comment,
        b"\xff\xd8\xff\xe0\x00\x13" + thumbnail[6:] + jpeg()[20:],
    ):
        kept = read(data).data
        assert comment not in kept
        assert comment[:8] not in kept
        assert b"abc" not in kept
        found = opened(data)
        assert not found.getexif()
        assert set(found.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_turned_picture_stands_upright() -> None:
    for data in (png(exif=tagged(6)), jpeg(exif=tagged(6))):
        assert opened(data).size == (24, 48)
    known = opened(png(exif=tagged(6)))
    assert known.getpixel((0, 47)) == (180, 30, 40)
    assert known.getpixel((0, 0)) == (0, 0, 0)


def test_what_is_wholly_transparent_hides_nothing() -> None:
    hidden = Image.new("RGBA", (8, 8), (12, 34, 56, 0))
    hidden.putpixel((0, 0), (1, 2, 3, 4))
    found = opened(saved(hidden, "PNG"))
    assert found.getpixel((0, 0)) == (1, 2, 3, 4)
    assert found.getpixel((7, 7)) == (255, 255, 255, 0)


def swapped(srgb: bytes) -> bytes:
    """Make a profile under which red is blue."""
    named = srgb.replace("sRGB".encode("utf-16-be"), "mine".encode("utf-16-be"))
    assert named != srgb
    for old, new in ((b"rXYZ", b"temp"), (b"bXYZ", b"rXYZ"), (b"temp", b"bXYZ")):
        assert named.count(old) == 1
        named = named.replace(old, new)
    return named


def test_colours_of_a_profile_are_turned_into_srgb() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile, red in ((srgb, True), (swapped(srgb), False), (b"none", True)):
        for make in (png, jpeg):
            found = opened(make(icc_profile=profile))
            pixel = found.getpixel((40, 12))
            assert isinstance(pixel, tuple)
            assert (pixel[0] > pixel[2] + 100) is red
            assert (pixel[2] > pixel[0] + 100) is not red
            assert "icc_profile" not in found.info


def test_a_profile_of_other_colours_is_none() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = png("L", icc_profile=swapped(srgb))
    assert opened(data).tobytes() == opened(png("L")).tobytes()


def test_a_jpeg_that_not_every_reader_draws_is_saved_anew() -> None:
    data = jpeg()
    odd = data[:2] + b"\xff\xdc\x00\x04\x00\x18" + data[2:]  # the number of lines
    assert bare(odd) is None
    assert opened(odd).size == (48, 24)


def test_a_broken_jpeg_is_never_bare() -> None:
    data = jpeg()
    assert bare(data[:-2]) is None
    assert bare(data[:30]) is None
    assert bare(data[:2] + b"words" + data[2:]) is None


# ---- always --------------------------------------------------------------------------


@pytest.mark.parametrize("data", [png("RGBA"), png("P"), jpeg(exif=tagged(3))])
def test_equal_files_give_equal_pictures(data: bytes) -> None:
    found = read(data)
    clean_picture.read.cache_clear()
    assert read(data) == found


WHOLE = st.sampled_from(
    [png(), png("RGBA"), png("P", transparency=1), jpeg(), jpeg("L")]
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Give a picture file with a few bytes that are others."""
    data = bytearray(draw(WHOLE))
    for _ in range(draw(st.integers(0, 4))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(0, len(data) * 2))])


BEGUN = st.tuples(
    st.sampled_from([clean_picture.PNG, clean_picture.JPEG, b""]), st.binary()
)


@settings(max_examples=200)
@given(st.one_of(files(), BEGUN.map(b"".join)))
def test_any_bytes_are_a_picture_or_a_fault(data: bytes) -> None:
    found = clean_picture.read(data)
    if isinstance(found, Pixels):
        assert found.width > 0
        assert found.height > 0
        again = Image.open(BytesIO(found.data), formats=["PNG", "JPEG"])
        again.load()
        assert again.mode in {"L", "RGB", "RGBA"}


def test_a_changed_picture_makes_documents_due(tmp_path: Path) -> None:
    write(tmp_path, BODY)
    picture = tmp_path / "templates/dam.png"
    picture.write_bytes(png())
    before = of_sources(tmp_path, "templates/style.yaml", {}, 0)
    assert of_sources(tmp_path, "templates/style.yaml", {}, 0) == before
    picture.write_bytes(png("L"))
    assert of_sources(tmp_path, "templates/style.yaml", {}, 0) != before
