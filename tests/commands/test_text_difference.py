"""Tests of what is shown of two texts that differ."""

import pytest

from briefgen.commands.text_difference import both

LONG = "word " * 20


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Wells", "Pits", ("Wells", "Pits")),
        (
            LONG + "one",
            "Pits",
            ("word word word word word word word word word wor…", "Pits"),
        ),
        (LONG + "one", LONG + "two", ("…d word word one", "…d word word two")),
        (LONG, LONG + "two", ("…d word word ", "…d word word two")),
        ("", "Wells", ("", "Wells")),
        ("0.262482168330", "0.271234567890", ("0.2624…", "0.2712…")),
    ],
)
def test_texts_are_shown_from_shortly_before_they_differ(
    old: str, new: str, shown: tuple[str, str]
) -> None:
    assert both(old, new) == shown
