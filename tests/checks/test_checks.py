"""The table of rules: all are asked, each mistake is told once."""

from dataclasses import replace

import pytest

from briefgen.checks import RULES, check
from briefgen.errors import Diagnostic
from briefgen.tree import FileOptions, Link, Paragraph
from tests.checks.documents import PLACE, of_data, titled
from tests.writers import sample_trees
from tests.writers.docx.hostile_templates import CASES
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import figure, text


def test_all_rules_are_asked_and_each_mistake_is_told_once() -> None:
    content = (of_data("中"), of_data("中"), Link(text("here"), "https://example.org/"))
    empty = replace(figure(), alternative="")
    document = replace(titled((), Paragraph(content), empty, empty), accent="#ffffff")
    document = replace(document, options=FileOptions(protect="forms"))
    chosen = replace(look("note"), reference=CASES["comments"].make())
    found = check(document, chosen, PLACE)
    assert [each.rule for each in found] == sorted(
        RULES.keys() - {"title-length", "too-little", "picture-in-word"}
    )
    assert {each.rule: each.severity for each in found} == {
        "alternative-text": "error",
        "contrast": "error",
        "glyph": "error",
        "link-text": "warning",
        "nothing-to-fill-in": "warning",
        "template": "warning",
        "title": "error",
    }


def test_a_title_that_does_not_fit_its_band_is_told_with_a_hint() -> None:
    sheet = sample_trees.factsheet()

    def mistakes(words: str) -> list[Diagnostic]:
        head = replace(sheet.head, title=text(words))
        return [*check(replace(sheet, head=head), look("factsheet"), PLACE)]

    assert mistakes("Advancing gender equality and the rights of girls") == []
    (mistake,) = mistakes("Advancing gender equality " * 8)
    assert (mistake.rule, mistake.severity) == ("title-length", "error")
    assert mistake.message == (
        "the title is too long for its band: it takes 6 lines, and there is room for 2"
    )
    assert "short_title" in (mistake.hint or "")


def test_a_subtitle_that_does_not_fit_the_band_is_told_by_its_name() -> None:
    sheet = sample_trees.factsheet()

    def mistakes(title: str, subtitle: str) -> list[Diagnostic]:
        head = replace(sheet.head, title=text(title), subtitle=text(subtitle))
        return [*check(replace(sheet, head=head), look("factsheet"), PLACE)]

    two = "Advancing gender equality and the rights of girls"
    assert mistakes(two, "Lima, Peru") == []
    (mistake,) = mistakes(two, "Economic Leaders’ Meeting in Lima " * 6)
    assert mistake.message == (
        "the subtitle is too long for its band: it takes 3 lines beside a title of 2"
    )
    assert "event.short_name" in (mistake.hint or "")
    (both,) = mistakes("Advancing gender equality " * 8, "Leaders’ Meeting " * 12)
    assert both.message.startswith("the title is too long")


def test_a_dateline_that_would_run_into_a_name_of_several_lines_is_told() -> None:
    sheet = sample_trees.factsheet()

    def mistakes(name: str, words: str) -> list[Diagnostic]:
        furniture = replace(sheet.furniture, organization=name)
        head = replace(sheet.head, dateline=text(words))
        document = replace(sheet, head=head, furniture=furniture)
        return [*check(document, look("factsheet"), PLACE)]

    name = "Department for the Coordination of International Initiatives and Programs"
    long = "Canada and the Asia-Pacific Economic Cooperation 2024 · November 16, 2024"
    assert mistakes("Initiatives", long) == []
    assert mistakes(name, "November 16, 2024") == []
    (mistake,) = mistakes(name, long)
    assert mistake.message == (
        "the dateline runs into the organization's name, which takes more than one line"
        " above the band"
    )
    assert "short_title" in (mistake.hint or "")


def test_a_dateline_that_would_run_into_the_band_is_told_with_a_hint() -> None:
    sheet = sample_trees.factsheet()

    def mistakes(words: str) -> list[Diagnostic]:
        head = replace(sheet.head, dateline=text(words))
        return [*check(replace(sheet, head=head), look("factsheet"), PLACE)]

    dated = "Canada and the Asia-Pacific Economic Cooperation 2024 · Published November"
    assert mistakes(f"{dated} 16, 2024") == []
    (mistake,) = mistakes(f"{dated} 16, 2024, and the summit in Lima" * 2)
    assert (mistake.rule, mistake.severity) == ("title-length", "error")
    assert mistake.message == (
        "the dateline is too long for the room above the band: it takes 2 lines,"
        " and there is room for 1"
    )
    assert "short_title" in (mistake.hint or "")


@pytest.mark.parametrize(
    "sample", [sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder]
)
def test_the_samples_have_no_mistake(sample: type) -> None:
    document = sample()
    assert check(document, look(document.layout), PLACE) == ()
