"""What is proposed for the register of grants."""

from collections.abc import Callable
from pathlib import Path

from briefgen.imports.mapping_text import mapping_text
from tests.imports.proposals.proposed import incoming, proposed, values
from tests.sources.test_grants_register import PORTFOLIO, read, row, text


def test_the_mapping_of_a_whole_register(
    tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    content = read(tmp_path, PORTFOLIO.read_bytes())
    golden("imports/grants-register.yaml", mapping_text(proposed(content)))


def test_the_proposal_takes_a_register_without_a_mistake(tmp_path: Path) -> None:
    content = read(tmp_path, PORTFOLIO.read_bytes())
    taken = incoming(content, proposed(content))
    assert (taken.mistakes, taken.remarks) == ((), ())
    assert sum(each.subject == "themes" for each in taken.subjects) == 4
    wells = values(taken, "199-2024-2025-Q2-00001")
    assert wells["theme"] == "clean-water-for-communities"
    assert wells["funding.amount"] == "620000"
    assert wells["partners[Lakeshore Water Trust].role"] == "recipient"
    assert wells["ends"] == "2028-03-31"


def test_recipients_with_lines_of_their_own_make_the_amount_a_question(
    tmp_path: Path,
) -> None:
    data = text(
        row("R-1", "0", "9"), row("R-1", "0", "9", recipient_legal_name="Oxfam")
    )
    proposal = proposed(read(tmp_path, data), water="Water")
    question = proposal.questions["initiatives.fields.funding.amount"]
    assert "agreement_value_once" in question
    assert "agreement R-1" in question
    assert "funding.amount" not in proposal.mapping.subjects[-1].fields
