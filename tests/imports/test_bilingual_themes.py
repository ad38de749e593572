"""What is proposed where a table has the theme in two languages, side by side."""

import pytest

from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.mapping import ImportMapping, ValueRule
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals import propose
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.imports.read_incoming import read_incoming
from briefgen.imports.target_fields import target_fields
from briefgen.sources.source_content import SourceContent
from tests.imports.made_tables import content, table

NO_THEMES = ProposalFrame("projects", None, ("en", "fr"), {}, "CAD")
WATER, TRADE = ("Clean water", "L’eau potable"), ("Fair trade", "Le commerce équitable")


def source(
    heads: tuple[str, str],
    *themes: tuple[str, str],
    total: tuple[str, str] | None = None,
) -> SourceContent:
    rows = [
        [f"P-{at}", f"Wells {at}", "It digs the wells of the village.", *each]
        for at, each in enumerate((*themes, *([total] if total else [])))
    ]
    columns = ["No.", "Title", "Description", *heads]
    marks = {len(themes): "total"} if total else {}
    return content(table("t", columns, rows, marks))  # type: ignore[arg-type]


def titles_of(mapping: ImportMapping) -> dict[str, str]:
    themes = next(each for each in mapping.subjects if each.subject == "themes")
    rules = themes.fields.items()
    return {path: rule.column for path, rule in rules if isinstance(rule, ValueRule)}


@pytest.mark.parametrize(
    "heads",
    [
        ("theme_en", "theme_fr"),
        ("Theme (EN)", "Volet (FR)"),
        ("Theme", "Volet"),
        ("theme", "theme_fr"),
        ("Theme", "Thème"),
    ],
)
@pytest.mark.parametrize("languages", [("en", "fr"), ("fr", "en")])
def test_two_columns_that_pair_are_the_titles_of_one_theme(
    heads: tuple[str, str], languages: tuple[str, ...]
) -> None:
    frame = ProposalFrame("projects", None, languages, {}, "CAD")
    read = source(heads, WATER, TRADE, WATER)
    proposal = propose(read, frame)
    english, french = heads
    assert not any("theme" in name for name in proposal.questions)
    themes, initiatives = proposal.mapping.subjects
    assert (themes.key, themes.id) == (english, english)
    assert titles_of(proposal.mapping) == {"title.en": english, "title.fr": french}
    assert initiatives.fields["theme"] == ValueRule(english)
    assert french not in initiatives.leave
    incoming = read_incoming(
        proposal.mapping, read, ImportFrame(target_fields(languages))
    )
    assert incoming.mistakes == ()
    made = [each.proposed_id for each in incoming.subjects if each.subject == "themes"]
    assert made == ["clean-water", "fair-trade"]


def test_the_french_column_first_is_still_the_french_one() -> None:
    read = source(("theme_fr", "theme_en"), WATER[::-1], TRADE[::-1])
    mapping = propose(read, NO_THEMES).mapping
    assert titles_of(mapping) == {"title.en": "theme_en", "title.fr": "theme_fr"}


def test_a_theme_without_a_french_text_still_has_its_english_one() -> None:
    read = source(("theme_en", "theme_fr"), WATER, ("Fair trade", ""), WATER)
    mapping = propose(read, NO_THEMES).mapping
    assert titles_of(mapping) == {"title.en": "theme_en", "title.fr": "theme_fr"}


@pytest.mark.parametrize(
    "themes",
    [
        (WATER, ("Clean water", "Le commerce")),  # one English text, two French ones
        (WATER, ("Fair trade", "L’eau potable")),  # and the other way round
        (WATER, ("", "Le commerce")),  # the key is missing
    ],
)
def test_columns_that_do_not_pair_are_a_question(
    themes: tuple[tuple[str, str], ...],
) -> None:
    proposal = propose(source(("theme_en", "theme_fr"), *themes), NO_THEMES)
    assert "may both be it" in asked(proposal)
    assert all(each.subject != "themes" for each in proposal.mapping.subjects)


def test_a_third_column_leaves_the_question() -> None:
    rows = [["Wells", *WATER, "High"], ["Coffee", *TRADE, "Low"]]
    read = content(table("t", ["Title", "theme_en", "theme_fr", "Priority"], rows))
    assert "may all be it" in asked(propose(read, NO_THEMES))


def test_the_words_of_a_total_are_no_pair_and_no_doubt() -> None:
    read = source(("theme_en", "theme_fr"), WATER, TRADE, total=("Clean water", "2"))
    assert titles_of(propose(read, NO_THEMES).mapping)


def test_known_themes_are_used_and_new_ones_have_both_titles() -> None:
    known = {"clean-water": "Clean water"}
    frame = ProposalFrame("projects", None, ("en", "fr"), known, "CAD")
    proposal = propose(source(("theme_en", "theme_fr"), WATER, TRADE), frame)
    assert not any("theme" in name for name in proposal.questions)
    assert titles_of(proposal.mapping) == {
        "title.en": "theme_en",
        "title.fr": "theme_fr",
    }


def test_where_all_themes_are_known_the_second_column_is_left() -> None:
    known = {"eau": "Clean water", "trade": "Fair trade"}
    frame = ProposalFrame("projects", None, ("en", "fr"), known, "CAD")
    proposal = propose(source(("theme_en", "theme_fr"), WATER, TRADE), frame)
    (initiatives,) = proposal.mapping.subjects
    assert initiatives.fields["theme"] == ValueRule(
        "theme_en", values={"Clean water": "eau", "Fair trade": "trade"}
    )
    assert initiatives.leave == ("theme_fr",)
    assert proposal.reasons["initiatives.leave.theme_fr"].startswith("the same themes")


def asked(proposal: Proposal) -> str:
    """Return what is asked of the theme."""
    return proposal.questions.get("initiatives.fields.theme", "")
