"""What is proposed for columns of amounts, dates and counts in which a few cells have none."""

from dataclasses import replace

import pytest

from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.mapping import ListRule, ValueRule
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals import propose
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.imports.read_incoming import read_incoming
from briefgen.imports.target_fields import target_fields
from briefgen.sources.source_content import CellKind, SourceContent
from tests.imports.made_tables import content, table

FRAME = ProposalFrame("projects", None, ("en",), {"water": "Water"}, "CAD")
BUDGET = "initiatives.fields.funding.amount"


def source(heading: str, *values: str) -> SourceContent:
    rows = [
        [f"Wells {at}", "It digs the wells of a village.", "new", value]
        for at, value in enumerate(values)
    ]
    heads = ["Title", "Description", "Funding type", heading]
    return content(table("t", heads, rows))


def with_cell(
    read: SourceContent, row: int, text: str, kind: CellKind, fault: str
) -> SourceContent:
    """Return the source with another cell in its last column."""
    (old,) = read.tables
    name, records = old.columns[-1], [*old.records]
    cell = records[row].values[name]
    odd = replace(cell, text=text, kind=kind, fault=fault)  # type: ignore[type-var]
    values = {**records[row].values, name: odd}
    records[row] = replace(records[row], values=values)
    return replace(read, tables=(replace(old, records=tuple(records)),))


def is_amount(proposal: Proposal) -> bool:
    fields = proposal.mapping.subjects[-1].fields
    return fields.get("funding.amount") == ValueRule("Budget")


@pytest.mark.parametrize(
    "odd", ["#REF!", "n/a", "TBD", "à déterminer", "see note", "-"]
)
def test_an_odd_cell_among_equal_amounts_is_named_in_the_reason(odd: str) -> None:
    proposal = propose(source("Budget", "500.5", odd, *["500.5"] * 5), FRAME)
    assert is_amount(proposal)
    told = f"6 of its 7 values are numbers; not '{odd}' (sheet t, row 3, 'Budget')"
    assert told in proposal.reasons[BUDGET]


def test_import_names_each_odd_cell() -> None:
    read = source("Budget", "500.5", "TBD", "7", "8", "see note", *["500.5"] * 6)
    frame = ImportFrame(target_fields(("en",)), {"water": ("Water",)})
    incoming = read_incoming(propose(read, FRAME).mapping, read, frame)
    told = [str(each) for each in incoming.mistakes]
    assert len(told) == 2
    assert "TBD" in told[0]
    assert "see note" in told[1]


@pytest.mark.parametrize("kind", ["number", "text"])
def test_a_failed_formula_among_numbers_of_a_workbook(kind: CellKind) -> None:
    read = source("Budget", "1", "2", "3")
    for row, text in enumerate(("1", "2", "3")):
        read = with_cell(read, row, text, "number", "")
    read = with_cell(read, 1, "#REF!", kind, "the error of a formula: #REF!")
    proposal = propose(read, FRAME)
    assert is_amount(proposal)
    assert "not '#REF!' (sheet t, row 3" in proposal.reasons[BUDGET]


def test_dates_and_counts_have_odd_cells_too() -> None:
    dates = propose(source("Start date", "2025-04-01", "TBC", "2025-04-01"), FRAME)
    assert dates.mapping.subjects[-1].fields["starts"] == ValueRule("Start date")
    assert "'TBC'" in dates.reasons["initiatives.fields.starts"]
    people = propose(source("People reached", "15", "15", "n/a"), FRAME)
    assert isinstance(people.mapping.subjects[-1].fields["reach"], ListRule)
    assert "'n/a'" in people.reasons["initiatives.fields.reach"]


def test_many_odd_cells_are_counted() -> None:
    proposal = propose(source("Budget", *["9.5"] * 20, *["n/a"] * 5), FRAME)
    assert proposal.reasons[BUDGET].endswith("and 2 more")


@pytest.mark.parametrize(
    "values",
    [
        ("see note", "the same", "500.5"),
        ("n/a", "n/a", "n/a"),
        ("TBD", "n/a", "500.5"),  # too few to say what the others will be
    ],
)
def test_a_column_with_few_amounts_is_none(values: tuple[str, ...]) -> None:
    proposal = propose(source("Budget", *values), FRAME)
    assert not is_amount(proposal)
    assert "Budget" in proposal.mapping.subjects[-1].leave


def test_without_odd_cells_the_reason_is_as_it_was() -> None:
    proposal = propose(source("Budget", "1.5", "2.5"), FRAME)
    assert proposal.reasons[BUDGET].endswith("its 2 values are numbers")
