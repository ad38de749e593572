"""A family of the office's own: in PDF, in charts, and by its name in Word."""

from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest

from briefgen import fonts
from tests import made_fonts
from tests.commands import small
from tests.commands.conftest import Run
from tests.commands.small import change

DATA = Path(fonts.__file__).parent / "fonts_data"
FAMILY = "Ministry Grotesk"
CUTS = {
    "regular": "LiberationSans-Bold",  # wider than its twin, so that lines tell
    "bold": "LiberationSans-Bold",
    "italic": "LiberationSans-Italic",
    "bold_italic": "LiberationSans-BoldItalic",
}


def cut(name: str) -> str:
    return f"fonts/Ministry-{name}.ttf"


@pytest.fixture
def own(workspace: Path) -> Path:
    """Give the workspace a family of four cuts, and name it."""
    (workspace / "templates/fonts").mkdir()
    for name, source in CUTS.items():
        target = workspace / "templates" / cut(name)
        made_fonts.renamed(DATA / f"{source}.ttf", target, f"{FAMILY} {name}")
    listed = "".join(f"    {name}: {cut(name)}\n" for name in CUTS)
    families = f"fonts:\n  {FAMILY}:\n{listed}faces:\n"
    style = "templates/style.yaml"
    change(workspace, style, "faces:\n", families)
    change(workspace, style, "word: Arial ", f"word: {FAMILY} ")
    change(workspace, style, "pdf: Liberation Sans ", f"pdf: {FAMILY} ")
    return workspace


def embedded(path: Path) -> set[str]:
    """Give the names of the fonts in a PDF, without the marks of their subsets."""
    with pikepdf.open(path) as file:
        return {
            str(item.BaseFont).rpartition("+")[2]
            for item in file.objects
            if isinstance(item, pikepdf.Dictionary)
            and item.get("/Type") == "/Font"
            and "/BaseFont" in item
        }


def test_pdf_has_it_and_word_names_it(own: Path, run: Run) -> None:
    done = run("build", "--kind", "sheet", "--jobs", "1")
    assert done.code == 0, done.err
    names = embedded(own / "build/public/sheet/sheet-water.en.pdf")
    assert "MinistryGroteskbold" in names
    assert not any("Liberation" in name for name in names)
    with ZipFile(own / "build/public/sheet/sheet-water.en.docx") as file:
        parts = {
            name: file.read(name).decode("utf-8", "replace") for name in file.namelist()
        }
    assert f'w:name="{FAMILY}"' in parts["word/fontTable.xml"]
    assert not any("Arial" in part for part in parts.values())


def test_charts_are_set_in_it(own: Path, run: Run) -> None:
    small.write(own, "charts/money.yaml", "kind: bar\nof: initiatives\n")
    change(
        own,
        "templates/overview.md",
        "{{ portfolio.introduction }}",
        "![What each receives](chart:money)",
    )
    done = run("build", "--kind", "overview", "--jobs", "1")
    assert done.code == 0, done.err
    names = embedded(own / "build/public/overview/overview-portfolio.en.pdf")
    assert any("Ministry" in name for name in names)
    assert not any("Liberation" in name for name in names)


def test_a_changed_file_makes_documents_stale(own: Path, run: Run) -> None:
    assert run("build", "--jobs", "1").code == 0
    assert "14 up to date" in run("build", "--jobs", "1").out
    target = own / "templates" / cut("regular")
    made_fonts.renamed(DATA / "LiberationSans-Regular.ttf", target, f"{FAMILY} thin")
    done = run("build", "--kind", "sheet", "--jobs", "1")
    assert "8 of 14 outputs: 4 written, 4 up to date" in done.out  # Word names it


def test_what_it_lacks_is_set_by_the_shipped_family(own: Path, run: Run) -> None:
    target = own / "templates" / cut("regular")
    target.unlink()
    made = made_fonts.made(own / "templates/fonts", "abcdefghijklmnopqrstuvwxyz ")
    made.rename(target)
    done = run("build", "--kind", "sheet", "--jobs", "1")
    assert done.code == 0, done.err
    names = embedded(own / "build/public/sheet/sheet-water.en.pdf")
    assert {"Squares", "LiberationSans"} <= names
    with pypdfium2.PdfDocument(own / "build/public/sheet/sheet-water.en.pdf") as file:
        words = file[0].get_textpage().get_text_range().split()
    assert words == [
        "Department",
        "of",
        "Examples",
        "Water",
        "Wells",
        "It",
        "digs",
        "wells.",
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("pdf: Ministry Grotesque ", "unknown family 'Ministry Grotesque'"),
        ("pdf: Helvetica ", "unknown family 'Helvetica'"),
    ],
)
def test_a_family_that_nobody_knows_is_told(
    own: Path, run: Run, written: str, told: str
) -> None:
    change(own, "templates/style.yaml", f"pdf: {FAMILY} ", written)
    done = run("check")
    assert done.code == 1
    assert told in done.err
    assert "shipped with briefgen: Liberation Sans; name your own" in done.err


def test_a_family_that_may_not_be_embedded_is_refused(own: Path, run: Run) -> None:
    target = own / "templates" / cut("bold")
    made_fonts.renamed(DATA / "LiberationSans-Bold.ttf", target, FAMILY, terms=0x0002)
    done = run("check")
    assert done.code == 1
    assert f"'{cut('bold')}' cannot be embedded: its licence does not allow it" in (
        done.err
    )


def test_one_cut_alone_serves_for_all(own: Path, run: Run) -> None:
    text = (own / "templates/style.yaml").read_text("utf-8")
    for name in ("bold", "italic", "bold_italic"):
        text = text.replace(f"    {name}: {cut(name)}\n", "")
    small.write(own, "templates/style.yaml", text)
    done = run("build", "--kind", "sheet", "--jobs", "1")
    assert done.code == 0, done.err
    names = embedded(own / "build/public/sheet/sheet-water.en.pdf")
    assert names == {"MinistryGroteskregular"}
