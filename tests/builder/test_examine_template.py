"""Templates of offices are examined: which give pages to send, and what others say."""

from functools import cache
from pathlib import Path

import pytest

from briefgen.builder.examine_template import Examination, examine
from briefgen.builder.tried_template import TriedTemplate
from tests.writers import sample_trees
from tests.writers.docx.office_templates import TEMPLATES
from tests.writers.docx.opened import look

DOCS = Path(__file__).parents[2] / "docs" / "word-templates.md"
KINDS = (sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder)
# What is wrong with a template, as far as staff would not send its pages.
STOPS = {
    "a cell for the text": "its place for the text is a table cell",
    "a large serif face": "factsheet is about",
    "small paper": "factsheet is about",
    "wide indents": "its style 'Normal' indents all text by 144 pt on the left",
    "white titles": "its style 'heading 1' is #ffffff on #ffffff",
    "an old memorandum": "its header says 'CONFIDENTIAL'",
}
# What staff may live with.
NOTES = {
    "names as users see them, in Spanish": "its style 'Normal' leaves no space",
    "three sections": "its style 'Normal' leaves no space between paragraphs",
    "protected": "documents are written without protection against editing",
}


@cache
def examined(name: str) -> Examination:
    trees = [make() for make in KINDS]
    documents = {each.layout: (each, look(each.layout)) for each in trees}
    template = TriedTemplate(TEMPLATES[name](), "templates/reference.docx")
    return examine(template, documents, look("note"))


def test_there_are_at_least_twelve_of_which_eight_give_pages_to_send() -> None:
    assert len(TEMPLATES) >= 12
    assert len(TEMPLATES.keys() - STOPS.keys()) >= 8


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_is_told_what_it_has_to_change(name: str) -> None:
    messages = [each.message for each in examined(name).findings]
    wanted = STOPS.get(name) or NOTES.get(name)
    if wanted is None:
        assert messages == []
    else:
        assert messages[0].startswith(wanted)
        assert all(each.hint for each in examined(name).findings)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_that_stops_nobody_keeps_promises(name: str) -> None:
    result = examined(name)
    assert [each.name for each in result.documents] == [
        "factsheet",
        "note",
        "backgrounder",
    ]
    if name not in STOPS:
        assert [each.lines for each in result.documents] == [0, 0, 0]
        assert [each.pictures for each in result.documents] == [(), (), ()]


def test_docs_list_each_template_with_its_verdict() -> None:
    rows = DOCS.read_text(encoding="utf-8")
    for name in TEMPLATES:
        verdict = "after a change" if name in STOPS else "as they are"
        assert f"| {name} | {verdict} | " in rows
