"""A figure must tell those who cannot see it something of its own."""

from dataclasses import replace

import pytest

from briefgen.tree import Annex, Columns
from tests.checks.documents import told
from tests.writers.sample_trees import figure, of_blocks, text

HINT = "say in a sentence what the figure shows, with its figures"
FIGURE = replace(figure(), name="funding", finding=text("Puna receives most"))


def mistake(alternative: str) -> list[str]:
    return told("alternative-text", of_blocks(replace(FIGURE, alternative=alternative)))


@pytest.mark.parametrize(
    ("alternative", "fault"),
    [
        ("", "is empty"),
        (" \u00a0\n", "is empty"),
        ("funding", "is a file's name: 'funding'"),
        ("funding-by-initiative.PNG", "is a file's name: 'funding-by-initiative.PNG'"),
        (" images/chart.svg ", "is a file's name: 'images/chart.svg'"),
        ("Puna receives most", "only repeats its finding"),
        ("puna  receives MOST.", "only repeats its finding"),
    ],
)
def test_an_alternative_text_that_tells_nothing_is_a_mistake(
    alternative: str, fault: str
) -> None:
    assert mistake(alternative) == [
        (
            "templates/note.md:1:1: error: the alternative text of figure 'funding'"
            f" {fault} [alternative-text]\n  hint: {HINT}"
        )
    ]


@pytest.mark.parametrize(
    "alternative",
    [
        "Bars: Puna $9.2 million, Lima $5 million.",
        "Puna receives most: $9.2 million of $14.2 million.",
        "What changed since funding.png",
    ],
)
def test_an_alternative_text_that_tells_the_chart_is_none(alternative: str) -> None:
    assert mistake(alternative) == []


def test_figures_inside_other_blocks_are_read() -> None:
    empty = replace(FIGURE, alternative="")
    document = of_blocks(Annex((Columns(((empty,), (FIGURE,))),)))
    assert len(told("alternative-text", document)) == 1
