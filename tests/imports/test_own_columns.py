"""Columns headed like a field of the office's own: what is proposed, and that it imports."""

from dataclasses import replace

import pytest

from briefgen.imports.field_path import shown_path
from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.mapping import ListRule, Rule, ValueRule
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals import propose
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.imports.read_incoming import read_incoming
from briefgen.imports.target_fields import target_fields
from briefgen.loading.declarations import own_fields
from briefgen.loading.own_declarations import OwnDeclarations
from briefgen.model.text import LocalizedText
from briefgen.reading import compose
from briefgen.reading.fields import Reader
from briefgen.sources.source_content import SourceContent
from tests.imports.made_tables import content, table

DECLARED = """
- {id: lead_minister, of: initiative, type: text, label: {en: Minister, fr: Ministre}}
- {id: note, of: initiative, type: prose, label: {en: Speaking note, fr: Note d’allocution}}
- {id: score, of: initiative, type: number, label: {en: Score, fr: Cote}}
- {id: spent, of: initiative, type: money, label: {en: Spent so far, fr: Dépensé}}
- {id: signed, of: initiative, type: date, label: {en: Signed on, fr: Signé le}}
- id: risk
  of: initiative
  type: choice
  label: {en: Risk, fr: Risque}
  choices:
  - {id: high, label: {en: Serious, fr: Élevé}}
  - {id: low, label: {en: Low, fr: Faible}}
- id: tags
  of: initiative
  type: list
  items: choice
  label: {en: Tags, fr: Étiquettes}
  choices: [{id: a, label: {en: Apple, fr: Pomme}}, {id: b, label: {en: Bean, fr: Haricot}}]
- {id: page, of: initiative, type: link, label: {en: Our page, fr: Notre page}}
- {id: words, of: initiative, type: list, label: {en: Key words, fr: Mots clés}}
- {id: reviewer, of: theme, type: text, label: {en: Reviewer, fr: Réviseur}}
"""
LANGUAGES = ("en", "fr")
LEAVE = "initiatives.leave."


def declared() -> OwnDeclarations:
    reader = Reader()
    node = reader.take(compose(DECLARED, "data/fields.yaml"))
    assert node is not None
    names = {"en": "English", "fr": "French"}
    fields = own_fields(names).take(node, reader.at("portfolio.declared"))
    assert reader.diagnostics == []
    return OwnDeclarations(fields, {}, "1")


def frame(languages: tuple[str, ...] = LANGUAGES) -> ProposalFrame:
    fields = declared().fields
    assert fields is not None
    return ProposalFrame(
        "projects",
        None,
        languages,
        {"water": "Water"},
        "CAD",
        own=fields.initiative.values,
    )


def source(*columns: tuple[str, ...]) -> SourceContent:
    """Return a table with these columns, the heading first, beside two of texts."""
    heads = ["Title", "Description", *(each[0] for each in columns)]
    rows = [
        [f"Wells {at}", "It digs the wells of a village.", *values]
        for at, values in enumerate(zip(*(each[1:] for each in columns), strict=True))
    ]
    return content(table("t", heads, rows))


def proposed(*columns: tuple[str, ...]) -> tuple[Proposal, dict[str, Rule]]:
    proposal = propose(source(*columns), frame())
    fields = proposal.mapping.subjects[-1].fields
    return proposal, {path: fields[path] for path in fields if path[:7] == "fields."}


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("Minister", "fields.lead_minister.en"),
        ("MINISTRE", "fields.lead_minister.fr"),
        ("lead_minister_fr", "fields.lead_minister.fr"),
        ("Lead-minister (EN)", "fields.lead_minister.en"),
        ("note d'allocution", "fields.note.fr"),
    ],
)
def test_a_heading_is_the_id_or_a_label_of_a_field(heading: str, path: str) -> None:
    proposal, fields = proposed((heading, "A. Côté", "B. Tran"))
    assert fields == {path: ValueRule(heading)}
    assert "data/fields.yaml" in proposal.reasons[f"initiatives.fields.{path}"]


def test_one_field_in_two_languages() -> None:
    _, fields = proposed(("Minister (EN)", "a", "b"), ("Minister (FR)", "c", "d"))
    assert fields == {
        "fields.lead_minister.en": ValueRule("Minister (EN)"),
        "fields.lead_minister.fr": ValueRule("Minister (FR)"),
    }


def test_two_columns_of_one_field_are_a_question() -> None:
    proposal, fields = proposed(
        ("Minister", "a", "b"), ("lead-minister (EN)", "c", "d")
    )
    assert fields == {}
    question = proposal.questions["initiatives.fields.fields.lead_minister.en"]
    assert "may both be it" in question


def test_values_of_each_kind_are_imported() -> None:
    read = source(
        ("Cote", "1 200", "1 300"),
        ("Spent so far (k$)", "1 200,5", "3"),
        ("Signed on", "13/04/2025", "14/04/2025"),
        ("Risque", "Élevé", "low"),
        ("Tags", "Apple; b", "Haricot"),
    )
    proposal = propose(read, frame())
    assert not [name for name in proposal.questions if "fields.fields" in name]
    targets = target_fields(LANGUAGES, declared())
    incoming = read_incoming(
        proposal.mapping, read, ImportFrame(targets, {"water": ("Water",)})
    )
    assert [str(each) for each in incoming.mistakes] == []
    values = {
        shown_path(path): value.text
        for path, value in incoming.subjects[0].values.items()
    }
    assert values["fields.score"] == "1200"
    assert values["fields.spent"] == "1200500"
    assert values["fields.signed"] == "2025-04-13"
    assert values["fields.risk"] == "high"
    tags = proposal.mapping.subjects[-1].fields["fields.tags"]
    assert isinstance(tags, ListRule)
    assert tags.split == ";"
    assert tags.item[""] == ValueRule(values={"Apple": "a", "Haricot": "b"})


def test_a_text_that_is_no_choice_is_asked_about() -> None:
    proposal, _ = proposed(("Risk", "Serious", "Extreme"))
    name = "initiatives.fields.fields.risk.values.Extreme"
    assert proposal.questions[name] == "what does it mean? Write 'high' or 'low'."


@pytest.mark.parametrize(
    ("column", "why"),
    [
        (("Signed on", "soon", "later"), "no dates"),
        (("Risk", "x", "y"), "no choices"),
        (("Our page", "https://a.example", "https://b.example"), "no single column"),
        (("Key words", "a; b", "c"), "no single column"),
    ],
)
def test_a_column_that_cannot_fill_its_field_is_left_with_the_reason(
    column: tuple[str, ...], why: str
) -> None:
    proposal, fields = proposed(column)
    assert fields == {}
    told = proposal.reasons.get(f"{LEAVE}{column[0]}", "")
    assert why in told or "source" in proposal.mapping.subjects[-1].fields


def test_the_office_s_own_field_comes_before_one_that_all_have() -> None:
    """ "Spent so far" is never money of ours, and "Risk" is none of our headings."""
    proposal, fields = proposed(("Spent so far", "1.5", "2.5"))
    assert fields == {"fields.spent": ValueRule("Spent so far")}
    assert "Spent so far" not in proposal.mapping.subjects[-1].leave


def test_fields_of_themes_and_empty_columns() -> None:
    proposal, fields = proposed(("Reviewer", "a", "b"), ("Score", "", ""))
    assert fields == {"fields.score": ValueRule("Score")}
    assert "Reviewer" in proposal.mapping.subjects[-1].leave


def test_a_text_in_a_language_that_the_workspace_lacks_is_left() -> None:
    proposal = propose(source(("Ministre", "a", "b")), frame(("en",)))
    assert proposal.reasons[f"{LEAVE}Ministre"] == (
        "its language, 'fr', is none of this workspace"
    )


def test_a_text_of_signs_alone_is_no_choice_whose_label_is_other_signs() -> None:
    own = dict(frame().own)
    high, low = own["risk"].choices
    plus = LocalizedText({"en": "+", "fr": "+"})
    own["risk"] = replace(own["risk"], choices=(replace(high, label=plus), low))
    whole = replace(frame(), own=own)
    proposal = propose(source(("Risk", "+", "++")), whole)
    asked = [name for name in proposal.questions if "fields.risk" in name]
    assert asked == ["initiatives.fields.fields.risk.values.++"]
    rule = proposal.mapping.subjects[-1].fields["fields.risk"]
    assert rule == ValueRule("Risk", values={"+": "high"})
