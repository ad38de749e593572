"""What is proposed where several rows are one initiative, each with a partner of its own."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from briefgen.imports.field_path import shown_path
from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.mapping import ImportMapping, ListRule, Rule, ValueRule
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals import propose
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.imports.read_incoming import read_incoming
from briefgen.imports.target_fields import target_fields
from briefgen.sources.source_content import SourceContent
from tests.imports.made_tables import content, table
from tests.portfolios.imported_portfolio import write_database

FRAME = ProposalFrame("programmes", None, ("en", "fr"), {"water": "Water"}, "CAD")
STATEMENT = """select p.number, p.title_en, p.title_fr, p.description_en, p.description_fr,
  o.name_en as organization_en, o.name_fr as organization_fr, part.role,
  r.indicator_en, r.indicator_fr, r.target
from programme p
left join takes_part part on part.programme = p.number
left join organization o on o.id = part.organization
left join progress r on r.programme = p.number
where p.announced order by p.number, part.role, o.name_en"""
HEADS = ["No.", "Title", "Description", "Partner"]


def rows_of(*rows: Sequence[str], heads: Sequence[str] = HEADS) -> SourceContent:
    return content(table("t", heads, rows))


def fields_of(mapping: ImportMapping) -> dict[str, Rule]:
    return {**mapping.subjects[-1].fields}


def partners_of(source: SourceContent) -> ListRule:
    rule = fields_of(propose(source, FRAME).mapping)["partners"]
    assert isinstance(rule, ListRule)
    return rule


def asked_of_split(proposal: Proposal) -> str:
    return proposal.questions.get("initiatives.fields.partners.split", "")


def test_a_register_with_a_row_for_each_partner(tmp_path: Path) -> None:
    write_database(tmp_path / "register.db")
    with closing(sqlite3.connect(tmp_path / "register.db")) as database:
        answer = database.execute(STATEMENT)
        heads = [each[0] for each in answer.description]
        rows = [["" if each is None else str(each) for each in row] for row in answer]
    source = rows_of(*rows, heads=heads)
    proposal = propose(source, FRAME)
    fields = fields_of(proposal.mapping)
    partners, results = fields["partners"], fields["results"]
    assert isinstance(partners, ListRule)
    assert partners == ListRule(
        {
            "name.en": ValueRule("organization_en"),
            "name.fr": ValueRule("organization_fr"),
            "role": ValueRule(
                "role", values={"funding": "funder", "delivery": "implementing"}
            ),
        },
        "name.en",
        each="rows",
    )
    assert isinstance(results, ListRule)
    assert results.each == "rows"
    assert not any("partners" in name for name in proposal.questions)
    frame = ImportFrame(target_fields(("en", "fr")), {"water": ("Water",)})
    incoming = read_incoming(proposal.mapping, source, frame)
    assert [str(each) for each in incoming.mistakes] == []
    radio = next(
        {shown_path(path): value.text for path, value in each.values.items()}
        for each in incoming.subjects
        if "00041" in str(each.key)
    )
    french = radio["partners[Radio Altiplano; the Voice].name.fr"]
    assert french == "Radio Altiplano; la Voix"
    assert radio["partners[Radio Altiplano; the Voice].role"] == "implementing"
    assert radio["partners[United Nations Children's Fund].role"] == "funder"


def test_a_place_in_each_row_is_an_item_too() -> None:
    source = rows_of(
        ["1", "Wells", "It digs.", "Peru"],
        ["1", "Wells", "It digs.", "Chile"],
        ["2", "Coffee", "It grows.", "Ghana"],
        heads=["No.", "Title", "Description", "Country"],
    )
    rule = fields_of(propose(source, FRAME).mapping)["places"]
    assert rule == ListRule({"country": ValueRule("Country")}, "country", each="rows")


def test_rows_that_differ_in_money_alone_have_partners_in_a_cell() -> None:
    source = rows_of(
        ["1", "Wells", "It digs.", "CARE", "2024-25", "10"],
        ["1", "Wells", "It digs.", "CARE", "2025-26", "20"],
        heads=[*HEADS, "Fiscal year", "Amount"],
    )
    assert partners_of(source).column == "Partner"


def test_a_role_that_is_none_of_ours_is_asked_about() -> None:
    roles = ["lead", "implementing", "funder", "partner", "spectator", "partner"]
    rows = [
        [f"{at // 2}", f"Wells {at // 2}", "It digs.", f"Society {at}", role]
        for at, role in enumerate(roles)
    ]
    proposal = propose(rows_of(*rows, heads=[*HEADS, "Role"]), FRAME)
    questions = [name for name in proposal.questions if "role" in name]
    assert questions == ["initiatives.fields.partners.item.role.values.spectator"]


def test_a_semicolon_in_one_name_of_many_is_a_question() -> None:
    rows = [[f"{at}", f"Wells {at}", "It digs.", f"Society {at}"] for at in range(9)]
    rows[4][3] = "Radio Altiplano; the Voice"
    proposal = propose(rows_of(*rows), FRAME)
    rule = fields_of(proposal.mapping)["partners"]
    assert isinstance(rule, ListRule)
    assert rule.split is None
    assert "'Radio Altiplano; the Voice'" in asked_of_split(proposal)
    assert '";"' in asked_of_split(proposal)


def test_a_semicolon_between_names_that_stand_alone_elsewhere_separates() -> None:
    rows = [[f"{at}", f"Wells {at}", "It digs.", f"Society {at}"] for at in range(9)]
    rows[4][3] = "Society 1; Radio Altiplano"
    assert partners_of(rows_of(*rows)).split == ";"


def test_a_semicolon_in_many_cells_separates() -> None:
    rows = [
        [f"{at}", f"Wells {at}", "It digs.", f"A{at}; B{at}" if at % 2 else f"C{at}"]
        for at in range(9)
    ]
    assert partners_of(rows_of(*rows)).split == ";"
