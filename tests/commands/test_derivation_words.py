"""Tests of the words that say how a value was derived."""

import pytest

from briefgen.assembly.printed_values import Printed
from briefgen.commands.derivation_words import meaning


@pytest.mark.parametrize(
    ("formula", "inputs", "words"),
    [
        ("sum", 8, "sum of 8 amounts"),
        ("sum", 1, "sum of 1 amount"),
        ("sum", 0, "sum of no amounts"),
        ("length", 0, "count of no items"),
        ("listing", 2, "list of 2 values"),
        ("span", 3, "span of 3 periods"),
        ("share", 2, "share of “1” in “2”"),
        ("dates", 2, "days from “1” to “2”"),
        ("rank", 7, "rank of “1” among 6 amounts"),
        ("finding", 4, "finding from 4 values"),
        ("funding", 4, "funding in words, from 4 values"),
        ("period", 2, "period in words, from 2 values"),
        ("place", 2, "place in words, from 2 values"),
        ("places", 1, "places in words, from 1 value"),
        ("reach", 3, "people reached, from 3 values"),
        ("someday", 2, "someday from 2 values"),
    ],
)
def test_a_formula_is_said_in_words(formula: str, inputs: int, words: str) -> None:
    given = tuple(Printed(str(number)) for number in range(1, inputs + 1))
    assert meaning(Printed("0", formula=formula, inputs=given)) == words
