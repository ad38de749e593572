"""Every value of a chart says how it was derived, whatever its kind."""

import pytest

from briefgen.assembly.printed_values import Printed, printed
from briefgen.commands.derivation_words import meaning
from briefgen.languages.words_of import words_of
from briefgen.tree import Figure
from tests.charts.measured import CASES, cases
from tests.charts.portfolios import figure, initiative, portfolio, request, shown
from tests.writers import sample_trees

WORDS = words_of("en", several_currencies=False)


def derived(value: Printed) -> list[str]:
    """Give how a value and all that it comes from were derived."""
    own = [meaning(value)] if value.formula else []
    return own + [each for one in value.inputs for each in derived(one)]


@pytest.mark.parametrize("kind", [*CASES])
def test_how_each_value_of_a_chart_was_derived_is_said(kind: str) -> None:
    said = [
        words
        for _, of in cases(kind)
        for block in shown(f"kind: {kind}", request(of))
        if isinstance(block, Figure)
        for line in printed(sample_trees.of_blocks(block), WORDS)
        for value in line.values
        for words in derived(value)
    ]
    assert any(words.startswith("finding from") for words in said)
    assert [words for words in said if not words.strip()] == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("waterfall", "difference of 2 amounts"),
        ("profile", "sum of 2 amounts"),
        ("icon-array", "part of a hundred from 1 value"),
        ("progress", "name from 2 values"),
    ],
)
def test_what_is_derived_says_from_what(kind: str, words: str) -> None:
    said = {
        each
        for _, of in cases(kind)
        for block in shown(f"kind: {kind}", request(of))
        for line in printed(sample_trees.of_blocks(block), WORDS)
        for value in line.values
        for each in derived(value)
    }
    assert words in said


@pytest.mark.parametrize("kind", ["bar", "stacked-bar"])
def test_shares_of_bars_say_how_they_were_derived(kind: str) -> None:
    of = portfolio(*(initiative(name, at) for at, name in enumerate("ABCD", 3)))
    made = figure(f"kind: {kind}", request(of))
    lines = printed(sample_trees.of_blocks(made), WORDS)
    assert all(derived(value) is not None for line in lines for value in line.values)
