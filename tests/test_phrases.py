"""The phrases' file becomes translations; its mistakes stand in assembling/mistakes."""

import pytest

from briefgen.errors import BriefgenError
from briefgen.phrases import read_phrases


def test_a_workspace_need_not_have_phrases() -> None:
    assert read_phrases(None, ("en", "fr")) == ({}, ())


def test_phrases_are_read_by_language() -> None:
    assert read_phrases("Edition of: {fr: Édition du}\n", ("en", "fr")) == (
        {"Edition of": {"fr": "Édition du"}},
        (),
    )


def test_all_mistakes_of_the_file_are_told() -> None:
    with pytest.raises(BriefgenError) as caught:
        read_phrases("Blue: bleu\nRed: {de: rot, fr: rouge}\n", ("en", "fr"))
    assert [str(found.place) for found in caught.value.diagnostics] == [
        "templates/phrases.yaml:1:7",
        "templates/phrases.yaml:2:7",
    ]
