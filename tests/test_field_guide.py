"""The field guide says what is declared, and where templates print it."""

from functools import cache

import pytest

from briefgen.field_guide.entries import entries
from briefgen.field_guide.guide_text import detailed, page
from briefgen.field_guide.where_printed import printed_by
from briefgen.loading import declared
from tests.sample_documents import ROOT, project

PAGE = ROOT / "docs" / "fields.md"


@cache
def guide() -> str:
    every = entries(declared(("en", "fr")))
    return page(every, printed_by(project(), every))


def test_the_page_is_what_is_declared(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        PAGE.write_text(guide(), "utf-8")
    assert PAGE.read_text("utf-8") == guide()


def test_a_text_that_may_have_a_form_for_each_number_says_so() -> None:
    lead = "where number shows, {one: …, other: …} in en, fr"
    by_name = {each.name: each for each in entries(declared(("en", "fr")))}
    assert by_name["theme.lead"].form.endswith(f"or one in each language; {lead}")
    assert f"{lead} (optional)" in detailed(by_name["theme.lead"], {})
    assert "number" not in by_name["theme.title"].form
    others = {each.name: each for each in entries(declared(("en", "pl")))}
    assert others["theme.lead"].form.endswith(
        "where number shows, {one: …, other: …} in en"
        " and {one: …, few: …, many: …} in pl"
    )


def test_where_a_field_is_printed_is_what_templates_ask() -> None:
    every = entries(declared(("en", "fr")))
    kinds = printed_by(project(), every)
    every_kind = ("backgrounder", "briefing-note", "dashboard", "factsheet")
    assert kinds["initiative.title"] == every_kind
    assert kinds["theme.advice.issue"] == ("briefing-note",)
    assert "backgrounder" not in kinds["portfolio.note.tracking_number"]
    assert "briefing-note" in kinds["portfolio.note.tracking_number"]
    assert len([each for each in kinds.values() if each]) > 20
