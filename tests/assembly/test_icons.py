"""An icon stands on its page in the colour of its theme, as decoration or with words."""

import io
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from briefgen import tree
from briefgen.assembly import Assembled, assemble, open_project
from briefgen.assembly.symbols import IN_TEXT
from briefgen.drawing import Path as Shape
from briefgen.model import ICONS
from briefgen.state.source_stamps import of_sources
from briefgen.workspace import open_workspace
from briefgen.writers import docx, pdf
from tests.assembly.told import NOON, SOUND, told, write
from tests.writers.docx.opened import values
from tests.writers.pdf import reading

RED = "#b00020"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12">{}</svg>'
WELL = SVG.format('<rect width="24" height="12" fill="currentColor"/>')
BODY = """\
Before.

{{% if theme.icon %}}
![{}](icon:{{{{ theme.icon }}}})
{{% endif %}}

After.
"""


def themes(icon: str) -> str:
    """Give the themes, of which Water is red and has an icon."""
    mark = f"  color: '{RED}'\n  icon: {icon}\n"
    return SOUND["data/themes.yaml"].replace(
        "  title: Water\n", f"  title: Water\n{mark}"
    )


def made(root: Path, icon: str, words: str = "", theme: str = "water") -> Assembled:
    write(root, {"data/themes.yaml": themes(icon), "body": BODY.format(words)})
    (root / "templates/well.svg").write_text(WELL, "utf-8")
    project = open_project(open_workspace(root), {})
    return assemble(project, project.kinds[0], theme, "en", NOON)


def symbol(assembled: Assembled) -> tree.Symbol:
    (found,) = (e for e in assembled.document.body if isinstance(e, tree.Symbol))
    return found


def fills(found: tree.Symbol) -> set[str | None]:
    return {each.fill for each in found.drawing.marks if isinstance(each, Shape)}


@pytest.mark.parametrize("name", ICONS)
def test_each_of_ours_is_a_square_in_one_colour(tmp_path: Path, name: str) -> None:
    found = symbol(made(tmp_path, name))
    assert found.name == f"icon {name}"
    assert (found.drawing.width, found.drawing.height) == (IN_TEXT, IN_TEXT)
    strokes = {
        each.stroke.color
        for each in found.drawing.marks
        if isinstance(each, Shape) and each.stroke
    }
    assert fills(found) - {None} | strokes == {RED}


def test_a_drawing_of_the_workspace_fills_its_room_and_is_a_dependency(
    tmp_path: Path,
) -> None:
    assembled = made(tmp_path, "well.svg")
    found = symbol(assembled)
    assert (found.drawing.width, found.drawing.height) == (IN_TEXT, IN_TEXT / 2)
    assert fills(found) == {RED}
    assert ("picture", "well.svg") in assembled.recorded
    assert "themes.water.icon" in assembled.reads


def test_a_drawing_named_in_capitals_is_one_too(tmp_path: Path) -> None:
    write(tmp_path, {"body": "![](icon:WELL.SVG)\n"})
    (tmp_path / "templates/WELL.SVG").write_text(WELL, "utf-8")
    project = open_project(open_workspace(tmp_path), {})
    assembled = assemble(project, project.kinds[0], "water", "en", NOON)
    assert ("picture", "WELL.SVG") in assembled.recorded
    before = of_sources(tmp_path, "templates/style.yaml", {}, 0)
    changed = WELL.replace('"12"', '"11"')
    (tmp_path / "templates/WELL.SVG").write_text(changed, "utf-8")
    assert of_sources(tmp_path, "templates/style.yaml", {}, 0) != before


def test_a_theme_without_an_icon_prints_none(tmp_path: Path) -> None:
    body = made(tmp_path, "water", theme="forests").document.body
    assert [type(each) for each in body] == [tree.Paragraph, tree.Paragraph]


def test_an_unknown_icon_is_told_where_it_stands(tmp_path: Path) -> None:
    in_data = told(tmp_path / "data", {"data/themes.yaml": themes("watr")})
    assert "data/themes.yaml:4:9: error: " in in_data
    assert "found 'watr' [icon]" in in_data
    assert "did you mean 'water'" in in_data
    in_template = told(tmp_path / "text", {"body": "![](icon:watr)\n"})
    assert in_template == (
        "templates/sheet.md:7: error: no icon is called 'watr' [icon]\n"
        f"  hint: icons are {', '.join(ICONS)}; or name an SVG\n"
    )


# ---- on the page ---------------------------------------------------------------------


def seen(data: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        page: Image.Image = document[0].render(scale=2).to_pil()
    return page.convert("RGB")


def red(image: Image.Image) -> int:
    """Give how many pixels have the colour of the theme."""
    wanted = tuple(int(RED[at : at + 2], 16) for at in (1, 3, 5))
    return sum(
        pixel == wanted for pixel in zip(*[iter(image.tobytes())] * 3, strict=True)
    )


def test_a_page_shows_an_icon_in_its_size(tmp_path: Path) -> None:
    there = made(tmp_path / "with", "well.svg")
    pixels = red(seen(pdf.write(there.document, there.look)))
    area = 2 * IN_TEXT * IN_TEXT
    none = made(tmp_path / "without", "well.svg", theme="forests")
    without = red(seen(pdf.write(none.document, none.look)))
    assert pixels - without == pytest.approx(area, rel=0.1)


@pytest.mark.parametrize("words", ["", "A well"])
def test_an_icon_is_decoration_unless_it_has_words(tmp_path: Path, words: str) -> None:
    assembled = made(tmp_path, "well.svg", words)
    assert symbol(assembled).alternative == words
    file = reading.opened(pdf.write(assembled.document, assembled.look))
    figures = [each.dictionary for each in reading.nodes(file) if each.role == "Figure"]
    assert [str(each["/Alt"]) for each in figures] == ([words] if words else [])
    with ZipFile(io.BytesIO(docx.write(assembled.document, assembled.look))) as word:
        names = word.namelist()
        root = etree.fromstring(word.read("word/document.xml"))
        (vectors,) = (word.read(each) for each in names if each.endswith(".svg"))
        (name,) = (each for each in names if each.endswith(".png"))
        picture = Image.open(io.BytesIO(word.read(name))).convert("RGB")
    assert values(root, "//wp:docPr/@descr") == [words]
    assert (b"decorative" in etree.tostring(root)) == (not words)
    assert f'fill="{RED}"'.encode() in vectors
    assert red(picture) == picture.width * picture.height
