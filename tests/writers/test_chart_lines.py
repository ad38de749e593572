"""The lines around a chart: its finding, its unit, and its source last."""

from dataclasses import replace

from briefgen.tree import Figure
from briefgen.writers import docx, pdf
from tests.extracted import pdf_blocks, without_labels, word_blocks
from tests.interop.word_rules import broken
from tests.writers import sample_trees
from tests.writers.docx.opened import found, of_blocks, values, written
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import figure, text

UNIT, SOURCE = "Millions of dollars", "Source: Prime Minister of Canada"


def sourced() -> Figure:
    return replace(figure(), unit=text(UNIT), source=text(SOURCE))


def test_a_chart_says_its_unit_below_its_finding_and_its_source_last() -> None:
    document = sample_trees.of_blocks(sourced(), layout="factsheet")
    for told in (
        word_blocks(docx.write(document, look("factsheet"))),
        without_labels(pdf_blocks(pdf.write(document, look("factsheet"))), document),
    ):
        lines = ("The two initiatives receive nearly equal shares", UNIT, SOURCE)
        assert told[-3:] == [line.replace(" ", "") for line in lines]


def test_in_word_the_lines_have_styles_and_stay_together() -> None:
    root = of_blocks(sourced())
    styles = values(root, "//w:body/w:p/w:pPr/w:pStyle/@w:val")
    at = styles.index("ChartUnit")
    assert styles[at : at + 3] == ["ChartUnit", "SourcedFigure", "ChartSource"]
    assert broken(written(sample_trees.of_blocks(sourced()))) == []


def test_a_chart_without_them_has_no_empty_lines() -> None:
    root = of_blocks(figure())
    styles = values(root, "//w:body/w:p/w:pPr/w:pStyle/@w:val")
    assert not {"ChartUnit", "SourcedFigure", "ChartSource"}.intersection(styles)
    assert len(found(root, "//w:p[.//w:drawing]")) == 1
