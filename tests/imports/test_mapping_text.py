from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.imports.mapping import (
    ImportMapping,
    ListRule,
    NumberForm,
    Rule,
    SubjectMapping,
    Suggestion,
    ValueRule,
)
from briefgen.imports.mapping_text import mapping_text
from briefgen.imports.proposal import Proposal
from briefgen.reading import load
from briefgen.reading.characters import UNPRINTABLE
from briefgen.sources.source_content import ReadingOptions

INITIATIVES = SubjectMapping(
    "initiatives",
    {
        "theme": ValueRule("Theme", values={"Clean water": "water", "Yes": "no"}),
        "title.en": ValueRule("Project #: title"),
        "funding.kind": ValueRule(always="new"),
        "funding.amount": ValueRule("Budget (k$)", times=Decimal(1000)),
        "starts": ValueRule("Début"),
        "partners": ListRule(
            {"name.en": ValueRule(), "role": ValueRule(always="implementing")},
            "name.en",
            column="Partners",
            split=";",
        ),
        "milestones": ListRule(
            {"title.en": ValueRule("Step"), "date": ValueRule("Due")},
            "title.en",
            table="Steps",
            match="No.",
        ),
        "also_in": ListRule({"": ValueRule()}, column="Also in", split=","),
    },
    key="No.",
    id="Project #: title",
    marked={"total": "leave"},
    leave=("Officer", "Comments", "Yes", "#", "a: b", "\"'", "- x", "null", ""),
)
MAPPING = ImportMapping(
    "projects",
    "sheets/projects.xlsx",
    ReadingOptions("workbook", "Projects", (3, 4)),
    (
        SubjectMapping(
            "themes", {"title.en": ValueRule("Theme")}, "Projects", "Theme", "Theme"
        ),
        INITIATIVES,
    ),
    NumberForm(",", " "),
)
PROPOSAL = Proposal(
    MAPPING,
    {
        "": "The sheet 'Notes' is not read.",
        "numbers": "1 234,5 (sheet Projects, cell D7) has one reading alone",
        "initiatives.key": 'the heading says "No.", and all 14 values differ',
        "initiatives.totals": "row 17 begins with 'Total'",
        "initiatives.fields.funding.amount": "the heading says 'Budget', in thousands, "
        "and all 14 values are numbers",
        "initiatives.leave.Officer": "14 short texts",
    },
    {
        "dates": "03/04/2025 is 3 April or 4 March. Write day-month-year or "
        "month-day-year.",
        "initiatives.hidden": "2 rows are hidden. Write leave or import.",
        "initiatives.fields.description.en": "no column reads as a description",
        "initiatives.fields.theme.values.Trade": "no theme has this id or title",
        "initiatives.fields.partners.item.share": "which column?",
    },
)
SUGGESTION = Suggestion(
    "initiatives",
    "Puna",
    "partners",
    [{"name": {"en": "German Society"}, "role": "implementing"}],
    "This project is implemented by the German Society. " * 4,
)


def test_a_mapping_explains_itself(golden: Callable[[str, str], None]) -> None:
    mapping = replace(MAPPING, suggestions=(SUGGESTION,))
    text = mapping_text(replace(PROPOSAL, mapping=mapping))
    golden("imports/mapping_text.yaml", text)


def test_a_reason_cannot_end_its_comment() -> None:
    reasons = {"dates": "a\nsource: evil\u2028x: y\x85z: 1\x07", "": "b\rform: csv"}
    text = mapping_text(Proposal(replace(MAPPING, dates="day-month-year"), reasons))
    plain = mapping_text(Proposal(replace(MAPPING, dates="day-month-year")))
    assert uncommented(text) == uncommented(plain)
    assert "# a source: evil x: y z: 1\ufffd" in text


def uncommented(text: str) -> list[str]:
    lines = (line.partition("  # ")[0] for line in text.splitlines())
    return [line for line in lines if not line.lstrip().startswith("#")]


def test_a_heading_that_no_file_can_hold_is_refused_and_not_written() -> None:
    mapping = replace(MAPPING, subjects=(replace(INITIATIVES, leave=("\x07",)),))
    with pytest.raises(BriefgenError, match="cannot be written into a mapping"):
        mapping_text(Proposal(mapping))


TEXTS = st.text(max_size=60).filter(lambda text: not UNPRINTABLE.search(text))
LINES = TEXTS.map(lambda text: text.replace("\r", " "))


@given(LINES, LINES, LINES, LINES, st.text())
def test_any_heading_value_and_reason_reads_back(
    column: str, value: str, meant: str, split: str, reason: str
) -> None:
    rules: dict[str, Rule] = {
        "title.en": ValueRule(column or "x", values={value: meant or "x"}),
        "partners": ListRule({"name.en": ValueRule()}, "name.en", None, column, split),
    }
    subject = SubjectMapping("initiatives", rules, key=column, leave=(column, value))
    reasons = {
        "initiatives.key": reason,
        "initiatives.fields.title.en": reason,
        f"initiatives.leave.{column}": reason,
        f"initiatives.fields.title.en.values.{value}": reason,
    }
    questions = {"initiatives.fields.description.en": reason or "?"}
    mapping = replace(MAPPING, subjects=(subject,))
    load(mapping_text(Proposal(mapping, reasons, questions)), "imports/x.yaml")
