"""A document must have a title."""

import pytest

from briefgen.tree import Inlines, LineBreak, Strong
from tests.checks.documents import titled, told
from tests.writers.sample_trees import text


@pytest.mark.parametrize("title", [(), text(" \u00a0"), (Strong(()), LineBreak())])
def test_an_empty_title_is_a_mistake(title: Inlines) -> None:
    assert told("title", titled(title)) == [
        (
            "templates/note.md:1:1: error: this document has no title [title]\n"
            "  hint: give it a `title:` in the front matter"
        )
    ]


def test_a_title_is_none() -> None:
    assert told("title", titled(text("Resilient Puna"))) == []
