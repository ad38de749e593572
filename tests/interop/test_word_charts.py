import io
import subprocess
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen.drawing import Bar
from briefgen.writers.docx import write
from tests.charts.measured import DAMS, HEALTH, LONG, increased, yearly
from tests.charts.portfolios import figure as drawn
from tests.charts.portfolios import portfolio, request
from tests.interop.open_xml_sdk import objections
from tests.sample_documents import THEMES, made
from tests.writers import sample_trees
from tests.writers.docx.charts import chart_values
from tests.writers.docx.opened import look
from tests.writers.docx.test_native_chart import figure

pytestmark = pytest.mark.interop

HOSTILE = '<b>&amp;"quotes" ]]> =1+1 🎉'

# Names of so many parts cannot stand beside them.
PICTURES = (("forty", "parts"), ("beyond", "parts"))
COLUMNS = {
    "years": ("profile", DAMS),
    "nothing": ("profile", yearly("Dams", 5, 0, 6, None, 1)),
    "increase": ("waterfall", HEALTH),
    "long": ("waterfall", increased(LONG, 2_345_678, 9_999_999)),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of Word files with charts: the sample's, and hard ones."""
    path = tmp_path_factory.mktemp("charts")
    for language in ("en", "fr"):
        for theme in THEMES:
            found = made("factsheet", theme, language)
            name = f"factsheet-{theme}-{language}.docx"
            (path / name).write_bytes(write(found.document, found.look))
    for name, bars in hard().items():
        for parts in (False, True):
            document = sample_trees.of_blocks(figure(*bars, parts=parts))
            file = path / f"{name}-{'parts' if parts else 'bars'}.docx"
            file.write_bytes(write(document, look("note")))
    for name, (kind, initiative) in COLUMNS.items():
        for language in ("en", "fr"):
            of = request(portfolio(initiative), language=language, width=468.0)
            document = sample_trees.of_blocks(drawn(f"kind: {kind}", of))
            (path / f"columns-{name}-{language}.docx").write_bytes(
                write(document, look("note"))
            )
    return path


def hard() -> dict[str, list[Bar]]:
    """List hard cases: hostile words, one bar, forty, zero and equal amounts, a rest."""
    cases = {
        "hostile": [(HOSTILE, "9200000.10"), ("=SUM(A1)", "5.005")],
        "one": [("one", "5")],
        "forty": [(f"initiative {at}", str(40 - at)) for at in range(40)],
        "zero": [("a", "0"), ("b", "3")],
        "equal": [("a", "7"), ("b", "7")],
    }
    known = {
        name: [
            Bar(said, Decimal(amount), f"${amount}", "#5b2a6e") for said, amount in bars
        ]
        for name, bars in cases.items()
    }
    rest = Bar("240 others", Decimal(900), "$900", "#82909e", main=False, drawn=False)
    return known | {"beyond": [*known["forty"][:3], rest]}


def test_the_open_xml_rules_find_nothing(folder: Path, tmp_path: Path) -> None:
    books = 0
    for file in sorted(folder.glob("*.docx")):
        assert [
            str(each) for each in OpenXmlValidator().validate(str(file)).errors
        ] == []
        for name, content in opened(file).items():
            if name.endswith(".xlsx"):
                book = tmp_path / f"{file.stem}.xlsx"
                book.write_bytes(content)
                errors = OpenXmlValidator().validate(str(book)).errors
                assert [str(each) for each in errors] == [], file.name
                books += 1
    compared = 1 * 2  # one theme's funding is worth a chart, in two languages
    native = len(hard()) * 2 - len(PICTURES)
    assert books == compared + native + len(COLUMNS) * 2
    assert objections([*folder.glob("*.docx"), *tmp_path.glob("*.xlsx")]) == {}


def test_the_open_xml_rules_refuse_a_broken_chart(folder: Path, tmp_path: Path) -> None:
    parts = opened(folder / "one-bars.docx")
    chart = parts["word/charts/chart1.xml"]
    assert b'"percentStacked"' in chart
    parts["word/charts/chart1.xml"] = chart.replace(b'"percentStacked"', b'"beside"')
    file = tmp_path / "broken.docx"
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert OpenXmlValidator().validate(str(file)).errors
    assert objections([file])


def test_libreoffice_draws_each_chart_with_its_words(
    folder: Path, tmp_path: Path
) -> None:
    converted(folder, "pdf", tmp_path)
    for name, bars in hard().items():
        for kind in ("bars", "parts"):
            drawn = numbers(folder / f"{name}-{kind}.docx")
            assert bool(drawn) == ((name, kind) not in PICTURES)
            if not drawn:
                continue
            shown = pdf_words(tmp_path / f"{name}-{kind}.pdf")
            wanted = [each.words for each in bars if name != "hostile"]
            assert [words for words in wanted if words not in shown] == [], name
    increase = pdf_words(tmp_path / "columns-increase-en.pdf")
    assert [
        each for each in ("+1.2", "Before (calculated)") if each not in increase
    ] == []
    assert "Hatched: calculated" in increase
    for file in tmp_path.glob("factsheet*.pdf"):
        with pypdfium2.PdfDocument(file) as pdf:
            assert len(pdf) == 1, file.name


def test_libreoffice_saves_each_chart_with_its_numbers(
    folder: Path, tmp_path: Path
) -> None:
    converted(folder, "docx", tmp_path)
    for file in sorted(folder.glob("*.docx")):
        assert numbers(tmp_path / file.name) == numbers(file), file.name


def numbers(file: Path) -> list[Decimal]:
    return [
        round(Decimal(number), 6)
        for name, content in sorted(opened(file).items())
        if name.startswith("word/charts/chart")
        for number in chart_values(etree.fromstring(content), "//c:val//c:v/text()")
    ]


def converted(folder: Path, kind: str, target: Path) -> None:
    profile = (target / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    files = map(str, sorted(folder.glob("*.docx")))
    command += ["--convert-to", kind, "--outdir", str(target), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def opened(file: Path) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(file.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pdf_words(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)
