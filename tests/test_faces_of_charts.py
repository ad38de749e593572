"""One chart, four faces: the numbers read back from Word, PDF, SVG and table are equal.

Shares of one bar are the same picture in Word: Word itself would lead lines across them.
"""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

from briefgen import tree
from briefgen.drawing import ChartData
from briefgen.writers import writer
from briefgen.writers.picture import svg
from tests.sample_documents import DOCUMENTS, made, printed
from tests.writers.docx.charts import numbers_of_chart, sheet

NUMBER = re.compile(r"\d(?:[\d\s.,]*\d)?")
GENDER = "advancing-gender-equality"
WORKERS = "creating-opportunities-for-and-protecting-workers"
# Of several initiatives: the share of all themes in a note, at least half in a factsheet.
BY_THEME, STEPS, SHARES = "funding-by-theme", "increases", "funding-shares"
CHARTED = {
    ("briefing-note", GENDER): BY_THEME,
    ("briefing-note", WORKERS): STEPS,
    ("factsheet", GENDER): "share-of-funding",
    ("backgrounder", "portfolio"): SHARES,
    ("dashboard", "portfolio"): BY_THEME,
}
WORDS_CHART = (
    "word/charts/chart1.xml",
    "word/embeddings/Microsoft_Excel_Sheet1.xlsx",
)
MILLION = re.compile(r"\s?(?:million|M\$)")


@pytest.mark.parametrize(("kind", "subject", "language"), DOCUMENTS)
def test_all_faces_of_a_chart_tell_the_same_numbers(
    kind: str, subject: str, language: str
) -> None:
    found = made(kind, subject, language)
    plotted = [each for each in figures(found.document.body) if each.plot]
    charted = CHARTED.get((kind, subject))
    assert [each.name for each in plotted] == ([charted] if charted else [])
    with ZipFile(io.BytesIO(writer("docx")(found.document, found.look))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    pdf = squeezed(pdf_text(printed(kind, subject, language)))
    own = [name for name in files if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
    assert len(own) == (0 if charted in {SHARES, None} else 1)
    for figure in plotted:
        assert figure.plot is not None
        amounts = [bar.amount for bar in figure.plot.bars]
        if own:
            _agrees(figure.plot, *(files[name] for name in WORDS_CHART))
        # Labels are in the one unit that the chart names, or each has its own; the table
        # has whole amounts.
        unit = 1_000_000 if figure.unit else 1
        assert ("million" in tree.plain(figure.unit)) == bool(figure.unit)
        words = [bar.words for bar in figure.plot.bars]
        assert [amount(each, language) * unit for each in words] == amounts
        cells = [tree.plain(row[1]) for row in figure.data.rows]
        assert [amount(cell, language) for cell in cells] == amounts
        drawn = svg(figure.drawing, found.look.faces.word)
        pictures = [files[name] for name in files if name.endswith(".svg")]
        assert (drawn in pictures) == (not own)
        for bar in figure.plot.bars:
            apart = bar.words.removesuffix(f" ({bar.share})")  # a share stands apart
            for each in filter(None, (apart, bar.share)):
                assert squeezed(each) in squeezed(svg_text(drawn))
                assert squeezed(each) in pdf


def _agrees(plot: ChartData, chart: bytes, book: bytes) -> None:
    """Hold that Word's chart and the workbook within it have the numbers of the plot."""
    amounts = [bar.amount for bar in plot.bars]
    bases = [bar.base for bar in plot.bars] if plot.base else []
    assert numbers_of_chart(etree.fromstring(chart)) == bases + amounts
    rows = sheet(book)[1:]
    assert [Decimal(row[1]) for row in rows] == amounts
    assert [row[2] for row in rows] == [bar.words for bar in plot.bars]


def figures(blocks: tree.Blocks) -> Iterator[tree.Figure]:
    for block in blocks:
        match block:
            case tree.Figure():
                yield block
            case tree.Annex(inner) | tree.Optional(inner) | tree.Callout(inner):
                yield from figures(inner)
            case tree.Section(inner) | tree.Sidebar(inner):
                yield from figures(inner)
            case tree.Columns(columns):
                for column in columns:
                    yield from figures(column)
            case _:
                pass


def amount(words: str, language: str) -> Decimal:
    """Read the first number of words: `$17.95 million`, `200 000 $`, `over 3,500`."""
    found = NUMBER.search(words)
    assert found is not None, words
    digits = re.sub(r"\s", "", found.group())
    digits = digits.replace(",", "." if language == "fr" else "")
    millions = MILLION.match(words, found.end())
    return Decimal(digits) * (1_000_000 if millions else 1)


def svg_text(picture: bytes) -> str:
    return " ".join(str(text) for text in etree.fromstring(picture).itertext())


def pdf_text(file: bytes) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return " ".join(page.get_textpage().get_text_bounded() for page in pdf)


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)
