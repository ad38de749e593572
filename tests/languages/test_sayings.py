"""The golden table of sentences: what goes in, and what is said in both languages."""

from collections.abc import Callable, Iterator

import pytest

from tests.languages import rules, sayings

LEAST = 60  # sentences that the table has in each language
HEAD = """\
# What is said, in both languages

Each row is made by the code that makes pages. `~` is a no-break space; `—` alone says
that nothing is said. `make golden` accepts the table; read the French aloud.
"""


def test_the_table_of_sentences_is_as_accepted(
    golden: Callable[[str, str], None],
) -> None:
    golden("languages/sentences.md", "".join(lines()))


def test_it_has_many_sentences_in_both_languages() -> None:
    for language in ("en", "fr"):
        found = [sayings.spoken(each, language) for _, each in sayings.rows()]
        assert sum(1 for text in found if text) >= LEAST
    given = [(heading, each.given) for heading, each in sayings.rows()]
    assert len(set(given)) == len(given)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_sentences_keep_the_rules(language: str) -> None:
    for _, each in sayings.rows():
        text = sayings.spoken(each, language)
        assert rules.broken(text, language, sentence=False) == [], each.given


def test_where_one_language_is_silent_so_is_the_other() -> None:
    for _, each in sayings.rows():
        english, french = (sayings.spoken(each, code) for code in ("en", "fr"))
        assert bool(english) == bool(french), each.given


def lines() -> Iterator[str]:
    yield HEAD
    for heading, listed in sayings.TABLE.items():
        yield f"\n## {heading}\n\n| given | English | French |\n| --- | --- | --- |\n"
        for each in listed:
            cells = (sayings.spoken(each, code) for code in ("en", "fr"))
            english, french = (cell.replace("\u00a0", "~") or "—" for cell in cells)
            yield f"| {each.given} | {english} | {french} |\n"
