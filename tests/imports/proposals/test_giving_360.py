"""What is proposed for grants of 360Giving."""

from pathlib import Path

from tests.imports.proposals.proposed import incoming, proposed, values
from tests.sources.test_giving_360 import GRANT, TABLE, grants, read


def test_the_proposal_takes_grants_without_a_mistake(tmp_path: Path) -> None:
    for text, name in ((grants(GRANT), "grants.json"), (TABLE, "grants.csv")):
        content = read(tmp_path, text, name)
        proposal = proposed(content)
        taken = incoming(content, proposal)
        assert (taken.mistakes, taken.remarks) == ((), ())
        assert values(taken, "Water") == {"title.en": "Water"}
        assert values(taken, "360G-x-1") == {
            "theme": "water",
            "title.en": "Wells",
            "description.en": "It digs.",
            "starts": "2024-06-01",
            "ends": "2025-05-31",
            "source": "https://www.example.org/1",
            "funding.amount": "25000.5",
            "funding.kind": "new",
            "funding.currency": "GBP",
            "funding.duration": "12 months",
            "partners[CARE].name": "CARE",
            "partners[CARE].role": "recipient",
            "partners[The Trust].name": "The Trust",
            "partners[The Trust].role": "funder",
            "places[Leeds].name": "Leeds",
            "places[Leeds].country": "GB",
        }


def test_a_grant_without_a_programme_makes_the_theme_a_question(tmp_path: Path) -> None:
    grant = {**GRANT, "grantProgramme": []}
    proposal = proposed(read(tmp_path, grants(grant)), water="Water")
    assert (
        "the grant programme would say the theme"
        in (proposal.questions["initiatives.fields.theme"])
    )
