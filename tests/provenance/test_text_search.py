"""Tests of finding, among the lines of a document, the values that print a text."""

import pytest

from briefgen.assembly.printed_values import Printed, PrintedLine
from briefgen.provenance.text_search import alike, is_on, search

LINES = (
    PrintedLine("Wells cost $35.05\u00a0million", (Printed("$35.05\u00a0million"),)),
    PrintedLine("About 2024-29, in all", (Printed("2024-29"),)),
    PrintedLine(
        "Réseau d’eau\u202f: 5 puits",
        (Printed("Réseau d’eau"), Printed("5")),
    ),
    PrintedLine("Printed by the template", ()),
    PrintedLine("9\u202f200\u202f000\u00a0$", (Printed("9\u202f200\u202f000"),)),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$35.05 million", ["$35.05\u00a0million"]),
        ("35.05  MILLION", ["$35.05\u00a0million"]),
        ("35.05\u202fmillion", ["$35.05\u00a0million"]),
        ("million", ["$35.05\u00a0million"]),
        ("5.05 million", []),
        ("05 million", []),
        ("35", []),
        ("mill", []),
        ("024", []),
        ("2024", ["2024-29"]),
        ("2024\u201129", ["2024-29"]),
        ("RÉSEAU D'EAU", ["Réseau d’eau"]),
        ("Re\u0301seau", ["Réseau d’eau"]),
        ("Wells cost $35.05 million", ["$35.05\u00a0million"]),
        ("Réseau d'eau : 5 puits", ["Réseau d’eau", "5"]),
        ("d'eau : 5", ["Réseau d’eau", "5"]),
        ("Wells cost $35.05", ["$35.05\u00a0million"]),
        ("in all Réseau", ["Réseau d’eau"]),
        ("in all\nRéseau", ["Réseau d’eau"]),
        ("35.05 million About 2024", ["$35.05\u00a0million", "2024-29"]),
        ("About", []),
        ("9,200,000", ["9\u202f200\u202f000"]),
        ("9200000", ["9\u202f200\u202f000"]),
        ("200,000", []),
        ("200", []),
        ("by the template", []),
        (" ", []),
        ("(.*", []),
    ],
)
def test_a_text_is_found_as_it_is_read(text: str, found: list[str]) -> None:
    assert [value.text for value in search(LINES, text)] == found


def test_every_value_that_prints_a_text_is_found() -> None:
    twice = (*LINES, PrintedLine("2024-29", (Printed("2024-29"),)))
    assert len(search(twice, "2024-29")) == 2


def test_words_of_the_template_are_known() -> None:
    assert is_on(LINES, "the TEMPLATE")
    assert not is_on(LINES, "the templates")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("35.05 milion", ("$35.05\u00a0million",)),
        ("5.05", ("$35.05\u00a0million",)),
        ("reseau deau", ("Réseau d’eau",)),
        ("entirely different", ()),
        ("x" * 100_000, ()),
    ],
)
def test_what_is_nearly_the_text_is_named(text: str, near: tuple[str, ...]) -> None:
    assert alike(LINES, text) == near
