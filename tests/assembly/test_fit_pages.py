"""A promise of pages is kept by declared means in their order, or refused."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import TypeAlias

import pypdfium2
import pytest

from briefgen import templating, traversal, tree
from briefgen.assembly import (
    Fitted,
    Project,
    assemble,
    fit,
    fitting_steps,
    search_steps,
)
from briefgen.assembly.fitting_steps import Means
from briefgen.assembly.fitting_trials import Trials
from briefgen.errors import BriefgenError
from briefgen.languages import CODES as LANGUAGES
from briefgen.model import LocalizedText, Portfolio
from briefgen.style import Look, Style
from briefgen.writers import writer
from briefgen.writers.pdf import measure
from tests.sample_documents import NOON, project
from tests.stress import REFUSAL, Outcomes, open_stress, outcomes

SUBJECT = "improving-climate-resilience"
INITIATIVE = "resilient-puna"
# A page whose text goes from margin to margin, so that each sentence takes its lines.
SHEET = """\
---
title: "{{ theme.title }}"
kicker: "{{ 'Factsheet' | t }}"
per: theme
audience: public
layout: factsheet
pages: 1
only: released
foot: "{% include 'sections/foot.md' %}"
---
{% set initiatives = theme.initiatives | released %}
{% set funding = initiatives.funding %}
{% set several = initiatives | length > 1 %}
{% set funded = initiatives | selectattr("funding.amount") %}
{% set all_funded = funded | length == initiatives | length %}
{% include "sections/lead.md" %}

::: key-figures
- {{ funding.new_money | money(compact=true) }} | {{ "new funding" | t }}
:::

![{{ "Funding by theme" | t }}](chart:funding-by-theme)

{% for initiative in initiatives %}
## {{ initiative.title }}

{{ initiative.description }}
{% endfor %}
"""
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


def prose(sentences: int) -> LocalizedText:
    ends = (20 * part + 20 for part in range(-(-sentences // 20)))
    parts = (SENTENCE * (20 - max(0, end - sentences)) for end in ends)
    text = "\n\n".join(part.strip() for part in parts)
    return LocalizedText({"en": text, "fr": text}, prose=True)


def fitted(
    length: int, summary: int | None = None, body: str = "", kind: str = "factsheet"
) -> Fitted:
    found = with_description(length, summary)
    path = f"templates/{kind}.md"
    text = SHEET if kind == "factsheet" else found.workspace.read_text(path)
    before = text.find("\n{% if annexed %}\n::::")
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


def test_what_fits_leaves_four_points_at_its_foot() -> None:
    """For word processors that set lines a little higher than we do."""
    lowest = bisect_left(range(400), x=True, key=lambda cut: not plain(shorter(cut)))
    assert 0 < lowest < 400
    whole = shorter(lowest - 1)
    assert whole is not None
    assert pages_of(whole, less=4) == 1
    squeezed = bisect_left(
        range(40), x=True, key=lambda less: pages_of(whole, less) > 1
    )
    assert squeezed == 5, "more than four points would be room that nobody uses"


def plain(found: Fitted | None) -> bool:
    """Return whether a document fits without any means."""
    return found is not None and not found.means


def shorter(points: float) -> Fitted | None:
    """Fit a factsheet, in its longest language, to pages so many points lower."""
    source = with_description(10, 5)
    assert source.style is not None
    looks = source.style.looks.items()
    style = Style({name: fitting_steps.taller(look, -points) for name, look in looks})
    (kind,) = (each for each in source.kinds if each.name == "factsheet")
    try:
        return fit(replace(source, style=style), kind, SUBJECT, "fr", NOON)
    except BriefgenError:
        return None


def pages_of(found: Fitted, less: float) -> int:
    """Count the pages of a document as it is, on pages that are lower still."""
    made = found.assembled
    return measure(made.document, fitting_steps.taller(made.look, -less)).body_pages


def test_then_the_body_shrinks_to_what_is_legible() -> None:
    lengths = (fitted(length) for length in range(30, 90))
    first = next(found for found in lengths if len(found.means) > 1)
    spacing, body = first.means
    assert (spacing.split()[0], body) == ("spacing", "body 10 pt")
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
    found = fitted(28, 28, body)
    assert found.means[-1] == "optional blocks of priority 1 left out"
    assert "First out" not in words(found)
    assert "Kept longest" in words(found)


def test_a_dropped_block_takes_its_footnote_with_it() -> None:
    body = (
        "\n\n::: optional {priority=1}\n" + "Out. " * 260 + "[^out]\n:::\n"
        "\nKept.[^kept]\n\n[^out]: Gone.\n\n[^kept]: Stays.\n"
    )
    found = fitted(34, 34, body)
    assert "optional blocks of priority 1 left out" in found.means
    document = found.assembled.document
    assert document.notes == ((tree.Paragraph((tree.Text("Stays."),)),),)
    numbers = [
        inline.number
        for inline in traversal.inlines(document)
        if isinstance(inline, tree.NoteReference)
    ]
    assert numbers == [1]


def test_a_footnote_is_numbered_by_the_first_mark_that_stays() -> None:
    body = (
        "\n\n::: optional {priority=1}\n" + "Out. " * 260 + "[^again]\n:::\n"
        "\nKept.[^kept] Again.[^again]\n\n[^again]: Two.\n\n[^kept]: One.\n"
    )
    document = fitted(34, 34, body).assembled.document
    assert traversal.cited(document.body) == (1, 2)
    told = [tree.Paragraph((tree.Text(words),)) for words in ("One.", "Two.")]
    assert document.notes == tuple((each,) for each in told)


def test_charts_are_lowered_last() -> None:
    longest = bisect_left(range(90), x=True, key=lambda size: attempt(size) is None)
    last = fitted(longest - 1, longest - 1)
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
    assert "error: factsheet-improving-climate-resilience.en is " in text
    assert (
        " lines too long for one page, even after every space-saving step"
        " [page-overflow]"
    ) in text


@pytest.mark.parametrize(("summary", "named"), [(None, True), (300, False)])
def test_a_summary_that_is_not_there_is_asked_for(
    summary: int | None, *, named: bool
) -> None:
    with pytest.raises(BriefgenError) as caught:
        fitted(300, summary)
    (found,) = caught.value.diagnostics
    asked = (
        r"1 initiative has no `summary` to print instead of the description, (\d+) lines:"
        f" {INITIATIVE}; add one, "
    )
    shown = re.fullmatch(
        f"{asked if named else ''}shorten the texts that it prints, or mark blocks as"
        " ::: optional",
        found.hint or "",
    )
    assert shown is not None
    if named:
        look = project().style.look("factsheet")  # type: ignore[union-attr]
        sentence = look.faces.face().width(SENTENCE, search_steps.LEGIBLE)
        lines = 300 * sentence / look.page.measure
        assert int(shown[1]) == pytest.approx(lines, rel=0.15)


def test_nothing_that_is_not_optional_is_dropped() -> None:
    plain, squeezed = fitted(10), fitted(54)
    assert others(squeezed) == others(plain)
    assert words(squeezed).count(SENTENCE.strip()) == 54


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


SEEDS = (1, 2, 7, 9, 10)  # of which each fits some factsheets by some means
Stress: TypeAlias = tuple[Project, Outcomes]


@pytest.fixture(scope="module", params=SEEDS)
def stress(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Stress:
    """Give a portfolio that is hard to fit, and what became of its factsheets."""
    found = open_stress(tmp_path_factory.mktemp("stress"), request.param)
    return found, outcomes(found)


def test_some_factsheets_are_fitted_by_some_means(stress: Stress) -> None:
    """Else what is asserted of them would be asserted of nothing."""
    assert any(isinstance(each, Fitted) and each.means for each in stress[1].values())


def test_a_factsheet_is_one_page_or_refused(stress: Stress) -> None:
    for outcome in stress[1].values():
        match outcome:
            case Fitted(found):
                content = writer("pdf")(found.document, found.look)
                assert len(pypdfium2.PdfDocument(content)) == 1
            case mistakes:
                (mistake,) = mistakes
                assert REFUSAL.fullmatch(mistake.message)


def test_only_what_is_declared_changes(stress: Stress) -> None:
    source, found_of_all = stress
    for (theme, language), outcome in found_of_all.items():
        if not isinstance(outcome, Fitted):
            continue
        means = " ".join(outcome.means)
        shown = summarised(source) if "summaries used" in means else source
        plain = assemble(shown, source.kinds[0], theme, language, NOON)
        found = re.search(r"of priority ([\d, ]+) left", means)
        left_out = found[1].split(", ") if found else []
        kept = list(without(lines(plain.document, plain.look), left_out))
        expected = list(cited_alone(kept))
        document, look = outcome.assembled.document, outcome.assembled.look
        assert list(lines(document, look)) == expected


def summarised(source: Project) -> Project:
    """Put summaries into the place of descriptions."""
    initiatives = tuple(
        replace(each, description=each.summary or each.description)
        for each in source.portfolio.initiatives
    )
    portfolio = replace(source.portfolio, initiatives=initiatives)
    return replace(source, portfolio=portfolio)


def lines(document: tree.Document, look: Look) -> Iterator[str]:
    """Give the lines of a tree, whatever the drawings' sizes."""
    told = writer("tree")(document, look).decode().replace(".summary.", ".description.")
    return (line for line in told.splitlines() if " drawing " not in line)


def without(told: Iterator[str], left_out: list[str]) -> Iterator[str]:
    """Skip the optional blocks of some priorities, and what stands in them."""
    outer: int | None = None
    for line in told:
        depth = len(line) - len(line.lstrip())
        outer = None if outer is not None and depth <= outer else outer
        words, _, priority = line.strip().partition("optional, priority ")
        if outer is None and not words and priority in left_out:
            outer = depth
        if outer is None:
            yield line


def cited_alone(told: list[str]) -> Iterator[str]:
    """Skip the notes that nothing cites any longer, and number the others anew."""
    text = "\n".join(line for line in told if not re.match(r"note \d+$", line))
    numbers = dict.fromkeys(re.findall(r"\[\^(\d+)\]", text))
    new = {old: f"{number}" for number, old in enumerate(numbers, 1)}
    skipped = False
    for line in told:
        note = re.match(r"note (\d+)$", line)
        skipped = note[1] not in new if note else skipped and line.startswith(" ")
        if note and not skipped:
            yield f"note {new[note[1]]}"
        elif not skipped:
            yield re.sub(r"\[\^(\d+)\]", lambda found: f"[^{new[found[1]]}]", line)


def test_no_means_is_used_in_vain(stress: Stress) -> None:
    """Each degree less, the others kept, is too little."""
    source, found_of_all = stress
    (kind,) = source.kinds
    for (theme, _), outcome in found_of_all.items():
        if not isinstance(outcome, Fitted):
            continue
        together = [
            Trials(source, kind, theme, each, NOON, "public")
            for each in LANGUAGES
            if isinstance(found_of_all[theme, each], Fitted)
        ]
        dials = search_steps._dials(together)
        (degrees,) = {
            each
            for each in every_way(dials)
            if search_steps._means(dials, each).words() == outcome.means
        }
        for number, degree in enumerate(degrees):
            less = (*degrees[:number], degree - 1, *degrees[number + 1 :])
            assert degree == 0 or not search_steps._fit(
                together, search_steps._means(dials, less)
            )


def every_way(dials: tuple[search_steps.Dial, ...]) -> Iterator[tuple[int, ...]]:
    return product(*(range(len(dial)) for dial in dials))


@pytest.mark.parametrize("length", [80, 140, 300])
@pytest.mark.parametrize("subject", [SUBJECT, "advancing-gender-equality"])
def test_the_lines_told_are_what_is_to_be_shortened(length: int, subject: str) -> None:
    """Also of descriptions in columns: so many lines of each."""
    found = with_descriptions(subject, length)
    told = re.search(r"is (\d+) lines", refusal(found, subject))
    assert told is not None
    longer = bisect_left(
        range(length),
        x=True,
        key=lambda number: bool(refusal(with_descriptions(subject, number), subject)),
    )
    (kind,) = (each for each in found.kinds if each.name == "factsheet")
    document = assemble(found, kind, subject, "en", NOON)
    look = fitting_steps.applied(document, Means(0.55, 10.0)).look
    share = 13 / 23 if subject == SUBJECT else 1 / 2  # a sidebar, or another column
    width = (look.page.measure - look.gutter) * share
    sentence = look.faces.face().width(SENTENCE, 10.0)
    removed = (length - longer + 1) * sentence / width
    assert int(told[1]) == pytest.approx(removed, rel=0.3, abs=1.5)


def with_descriptions(subject: str, length: int) -> Project:
    """Give the sample with a theme's texts of so many sentences."""
    found = project()
    initiatives = tuple(
        replace(each, description=prose(length), summary=None)
        if each.theme == subject
        else each
        for each in found.portfolio.initiatives
    )
    return replace(found, portfolio=replace(found.portfolio, initiatives=initiatives))


def refusal(found: Project, subject: str) -> str:
    (kind,) = (each for each in found.kinds if each.name == "factsheet")
    try:
        fit(found, kind, subject, "en", NOON)
    except BriefgenError as error:
        return error.diagnostics[0].message
    return ""


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        (12.0, [11.5, 11.0, 10.5, 10.0]),
        (10.7, [10.5, 10.0]),
        (10.1, [10.0]),
        (10.0, []),
        (9.0, []),
    ],
)
def test_the_body_shrinks_by_half_points_to_ten(
    size: float, sizes: list[float]
) -> None:
    assert list(search_steps._sizes(size)) == sizes


def test_a_body_of_ten_points_is_never_smaller() -> None:
    found = project()
    assert found.style is not None
    looks = {
        name: replace(
            look, texts={**look.texts, "body": replace(look.text("body"), size=10.0)}
        )
        for name, look in found.style.looks.items()
    }
    small = replace(with_description(50), style=Style(looks))
    (kind,) = (each for each in small.kinds if each.name == "factsheet")
    for length in (38, 39, 40):
        source = replace(small, portfolio=with_description(length).portfolio)
        means = fit(source, kind, SUBJECT, "en", NOON).means
        assert means
        assert not any(each.startswith("body ") for each in means)
