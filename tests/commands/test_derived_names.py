"""What is derived of lists is named in words, not as briefgen remembers it."""

import timeit
from functools import partial
from time import process_time

import pytest

from briefgen.commands.derived_names import in_words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("initiatives.mill.funding.amount", "initiatives.mill.funding.amount"),
        ("initiatives.mill.title", "initiatives.mill.title"),
        (
            "portfolio.initiatives|length",
            "the number of all initiatives",
        ),
        (
            "themes.water.initiatives|released(funding).funding.new_money",
            (
                "the new funding of the initiatives of the theme water whose funding may"
                " be shown"
            ),
        ),
        (
            (
                "themes.water.initiatives|released.funding.new_money|share("
                "portfolio.initiatives|released(theme).funding.new_money)"
            ),
            (
                "the new funding of the initiatives of the theme water that may be shown, as"
                " a share of the new funding of all initiatives whose theme may be shown"
            ),
        ),
        (
            "themes.water.initiatives|released.reach|labels",
            (
                "what may be shown of the reach of the initiatives of the theme water that may"
                " be shown"
            ),
        ),
        (
            "initiatives.mill.places|any",
            "whether there are places of the initiative mill",
        ),
        (
            "themes.water.initiatives|released|ids",
            (
                "which initiatives of the theme water that may be shown there are, in order"
            ),
        ),
        ("portfolio.initiatives|any", "whether there are initiatives"),
        (
            "portfolio.themes|released|ids",
            "which themes that may be shown there are, in order",
        ),
        ("portfolio.note.sign_off|length", "the number of portfolio.note.sign_off"),
        (
            "themes.water.initiatives.funding.new_money|rounded",
            "the new funding of the initiatives of the theme water, rounded",
        ),
        (
            "themes.water.initiatives.funding.new_money|nonzero",
            (
                "whether the new funding of the initiatives of the theme water is more"
                " than nothing"
            ),
        ),
        (
            "a|share(b|released(c).funding)|lt(1)",
            "whether a, as a share of b|released(c).funding is less than 1",
        ),
        (
            "portfolio.themes|funding(released)|standing(themes.water)",
            "how themes.water stands in the new funding that may be shown of each of all themes",
        ),
        ("themes.water|place", "where themes.water stands in the data"),
        (
            "initiatives.mill.reach.0|languages(who)",
            "the languages of initiatives.mill.reach.0.who",
        ),
    ],
)
def test_a_key_is_told_in_words(key: str, words: str) -> None:
    assert in_words(key) == words


def test_a_key_of_any_length_takes_time_with_its_length_alone() -> None:
    def taken(size: int) -> float:
        key = "a" + "|share(" * size
        work = partial(in_words, key)  # of this process alone: others may be at work
        return min(timeit.repeat(work, timer=process_time, number=1, repeat=5))

    assert taken(16_000) < 24 * taken(2_000)  # of the square it would be 64 times
