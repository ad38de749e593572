from dataclasses import replace

import pytest

from briefgen.assembly import assemble
from briefgen.writers import writer
from tests.sample_documents import NOON, made, project
from tests.writers.docx.edited import held

THEME = "advancing-gender-equality"


@pytest.mark.parametrize("name", ["factsheet", "briefing-note"])
@pytest.mark.parametrize("chosen", [None, True, False])
def test_internal_kinds_remember_where_values_came_from_unless_they_say_otherwise(
    name: str,
    chosen: bool | None,  # noqa: FBT001 - what a kind's author wrote
) -> None:
    kind = next(each for each in project().kinds if each.name == name)
    kind = replace(kind, front=replace(kind.front, controls=chosen))
    found = assemble(project(), kind, THEME, "en", NOON)
    expected = name == "briefing-note" if chosen is None else chosen
    assert found.document.properties.controls == expected
    assert bool(held(writer("docx")(found.document, found.look))) == expected


def test_a_note_remembers_texts_and_money_and_no_total() -> None:
    found = made("briefing-note", THEME, "en")
    known = {
        words: path for path, words in held(writer("docx")(found.document, found.look))
    }
    assert known["$9,000,000"].endswith("funding.amount")
    assert known["seven years"].endswith("funding.duration")
    assert known["DEMO-0005"] == f"themes.{THEME}.note.tracking_number"
    advice = f"themes.{THEME}.advice.considerations.en"
    assert known["Financial"] == advice
    assert any(
        words.startswith("The two initiatives run") and path == advice
        for words, path in known.items()
    )
    assert "$17,950,000" not in known
