"""A promise of pages is kept by declared means in their order, or refused."""

from dataclasses import replace

import pytest

from briefgen import templating, tree
from briefgen.assembling import Fitted, Project, fit
from briefgen.errors import BriefgenError
from briefgen.model import Portfolio, Text
from tests.sample_documents import NOON, project

SUBJECT = "building-security-capacity"
INITIATIVE = "blackberry-cybersecurity-centre"
SENTENCE = "This funding will help deliver training. "


def with_description(length: int, summary: int | None = None) -> Project:
    """Give the sample with texts of so many sentences."""
    found = project()
    initiatives = tuple(
        replace(
            each, description=prose(length), summary=prose(summary) if summary else None
        )
        if each.id == INITIATIVE
        else each
        for each in found.portfolio.initiatives
    )
    portfolio: Portfolio = replace(found.portfolio, initiatives=initiatives)
    return replace(found, portfolio=portfolio)


def prose(sentences: int) -> Text:
    ends = (20 * part + 20 for part in range(-(-sentences // 20)))
    parts = (SENTENCE * (20 - max(0, end - sentences)) for end in ends)
    text = "\n\n".join(part.strip() for part in parts)
    return Text({"en": text, "fr": text}, prose=True)


def fitted(
    length: int, summary: int | None = None, body: str = "", kind: str = "factsheet"
) -> Fitted:
    found = with_description(length, summary)
    path = f"templates/{kind}.md"
    text = found.workspace.read_text(path)
    before = text.find("\n:::: annex")
    text = f"{text[:before]}{body}{text[before:]}" if before > 0 else text + body
    own = templating.read(kind, path, text, found.renderer)
    return fit(found, own, SUBJECT, "en", NOON)


def body_size(found: Fitted) -> float:
    return found.assembled.look.text("body").size


def others(found: Fitted) -> list[str]:
    """Name the blocks besides the paragraphs of the description."""
    names = (type(block).__name__ for block in found.assembled.document.body)
    return [name for name in names if name != "Paragraph"]


def words(found: Fitted) -> str:
    return str(found.assembled.document.body)


def test_what_fits_is_left_as_it_is() -> None:
    found = fitted(10, 5)
    assert (found.means, found.extent.body_pages) == ((), 1)
    assert body_size(found) == 10.5


def test_spacing_is_the_first_means() -> None:
    lengths = (fitted(length) for length in range(20, 80, 2))
    first = next(found for found in lengths if found.means)
    assert first.means == ("spacing 85%",)
    assert first.extent.body_pages == 1


def test_then_the_body_shrinks_to_what_is_legible() -> None:
    lengths = (fitted(length) for length in range(30, 90))
    first = next(found for found in lengths if len(found.means) > 1)
    assert first.means == ("spacing 55%", "body 10 pt")
    assert body_size(first) == 10


def test_then_summaries_stand_for_descriptions_and_what_went_before_is_undone() -> None:
    found = fitted(120, 8)
    assert found.means == ("summaries used",)
    assert words(found).count(SENTENCE.strip()) < 20
    assert f"initiatives.{INITIATIVE}.description.en" in found.assembled.reads
    assert f"initiatives.{INITIATIVE}.summary.en" in found.assembled.reads


def test_then_optional_blocks_go_from_the_lowest_priority() -> None:
    optional = "\n\n::: optional {{priority={}}}\n{}\n:::\n"
    body = optional.format(2, "Kept longest. " * 30) + optional.format(
        1, "First out. " * 60
    )
    found = fitted(34, 34, body)
    assert found.means[-1] == "optional blocks of priority 1 left out"
    assert "First out" not in words(found)
    assert "Kept longest" in words(found)


def test_charts_are_lowered_last() -> None:
    lengths = (attempt(length) for length in range(40, 90))
    last = [found for found in lengths if found is not None][-1]
    assert last.means[-1] == "charts lower"
    assert last.extent.body_pages == 1


def attempt(length: int) -> Fitted | None:
    try:
        return fitted(length, length)
    except BriefgenError:
        return None


def test_what_cannot_be_fitted_is_refused_with_its_lines() -> None:
    with pytest.raises(BriefgenError) as caught:
        fitted(300)
    (found,) = caught.value.diagnostics
    text = str(found)
    assert text.startswith("templates/factsheet.md:")
    assert "error: factsheet-building-security-capacity.en is " in text
    assert " lines too long for one page, with all means used [page-overflow]" in text


def test_nothing_that_is_not_optional_is_dropped() -> None:
    plain, squeezed = fitted(10), fitted(60)
    assert others(squeezed) == others(plain)
    assert words(squeezed).count(SENTENCE.strip()) == 60


def test_a_note_that_is_too_long_is_written_with_a_warning() -> None:
    found = fitted(10, body="\n\nA paragraph.\n" * 200, kind="briefing-note")
    (warning,) = found.assembled.warnings
    assert (warning.severity, warning.rule) == ("warning", "page-overflow")
    assert found.extent.body_pages > 2


def test_optional_blocks_are_found_inside_columns() -> None:
    column = "\n\n:::: columns\n::: column\n:::: optional {priority=1}\nOut. \n::::\n:::\n::::\n"
    found = fitted(34, 34, column.replace("Out. ", "Out. " * 260))
    columns = [b for b in found.assembled.document.body if isinstance(b, tree.Columns)]
    assert columns == [tree.Columns(((),))]
