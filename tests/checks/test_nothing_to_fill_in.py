"""A Word file that is locked but for what is filled in has something for that."""

from dataclasses import replace
from typing import Literal

import pytest

from briefgen import tree
from briefgen.checks import check
from briefgen.errors import Diagnostic, Place
from tests.writers.docx.opened import look
from tests.writers.sample_trees import of_blocks

WORDS = (tree.Text("The Minister"),)
PLAIN = tree.Paragraph(WORDS)


def found(
    *blocks: tree.Block, protect: Literal["forms", "comments"] | None = "forms"
) -> list[Diagnostic]:
    document = of_blocks(*blocks)
    options = replace(document.options, protect=protect)
    locked = replace(document, options=options)
    told = check(locked, look("note"), Place("templates/note.md"))
    return [each for each in told if each.rule == "nothing-to-fill-in"]


def test_a_file_in_which_nothing_is_filled_in_is_told() -> None:
    (warning,) = found(PLAIN)
    assert (warning.severity, warning.place.path) == ("warning", "templates/note.md")
    assert warning.message.startswith("`protect: forms` locks the whole Word file")
    assert found(tree.Callout((PLAIN,))) == [warning]


@pytest.mark.parametrize(
    "block",
    [
        tree.Decision((PLAIN,), ("Agreed",)),
        tree.SignOff(("Office", "Name", "Date", "Phone"), (WORDS,)),
        tree.Annex((tree.SignOff(("Office", "Name", "Date", "Phone"), (WORDS,)),)),
    ],
)
def test_boxes_and_lines_to_sign_are_enough(block: tree.Block) -> None:
    assert found(PLAIN, block) == []


def test_other_files_are_not_told() -> None:
    assert found(PLAIN, protect="comments") == found(PLAIN, protect=None) == []
