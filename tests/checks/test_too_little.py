"""An internal paper that is little more than its forms is told."""

from dataclasses import replace

import pytest

from briefgen import tree
from tests.checks.documents import told
from tests.writers.sample_trees import of_blocks

ENOUGH = " ".join(["word"] * 30)
SHORT = tree.Paragraph((tree.Text("Canada is investing in six initiatives."),))
FORM = tree.SignOff(("Office", "Date"), ((tree.Text("Briefings unit"),),))
RECORD = tree.Details((tree.Detail((tree.Text("Date"),), (tree.Text("May 1"),)),))
LONG = tree.Paragraph((tree.Text(ENOUGH),))
POINTER = tree.Paragraph((tree.Text(ENOUGH), tree.CrossReference((), "initiatives")))
TABLE = tree.Table(
    ((tree.Text("Initiative"),), (tree.Text("Funding"),)),
    (((tree.Text("Wells"),), (tree.Text("$5"),)),),
    ("left", "right"),
)


def paper(*blocks: tree.Block) -> tree.Document:
    """Make an internal document."""
    document = of_blocks(*blocks)
    properties = replace(document.properties, audience="internal")
    return replace(document, properties=properties)


@pytest.mark.parametrize(
    "blocks",
    [
        (SHORT, FORM),
        (RECORD, SHORT),
        (SHORT, POINTER, FORM),
        (SHORT, FORM, tree.Annex((LONG, TABLE))),
        (SHORT, replace(LONG, role="meta"), FORM),
        (RECORD, tree.Callout((SHORT,))),
    ],
)
def test_a_paper_of_one_sentence_is_told(blocks: tuple[tree.Block, ...]) -> None:
    (found,) = told("too-little", paper(*blocks))
    assert "warning: the briefing-note of 'advancing-gender-equality' says" in found
    assert "`advice.background`" in found


@pytest.mark.parametrize(
    "blocks",
    [
        (LONG, FORM),
        (RECORD, tree.Callout((LONG,))),
        (SHORT, TABLE, FORM),
        (SHORT,),  # a page without a form is no paper that anybody signs or files
    ],
)
def test_what_says_or_shows_more_is_not(blocks: tuple[tree.Block, ...]) -> None:
    assert told("too-little", paper(*blocks)) == []


def test_public_pages_may_be_short() -> None:
    document = of_blocks(SHORT, RECORD)
    public = replace(document.properties, audience="public")
    assert told("too-little", replace(document, properties=public)) == []
