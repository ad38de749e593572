"""A document that takes too much is told where, and of what; others are made."""

import struct
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen import document_limits, templating
from briefgen.assembly import (
    Fitted,
    Fitting,
    Project,
    assemble,
    document_size,
    open_project,
)
from briefgen.assembly.images import clean_picture
from briefgen.assembly.images.clean_jpeg import scans
from briefgen.assembly.images.clean_picture import Fault
from briefgen.document_limits import BOUNDS, Budget, Resource
from briefgen.errors import BriefgenError
from briefgen.workspace import open_workspace
from tests.assembly.told import NOON, SOUND, told, write
from tests.made_pictures import jpeg, png

ROOT = Path(__file__).parents[2]
AT = "templates/sheet.md"
FIVE_HUNDRED = (
    "{% for a in [1,2,3,4,5] %}{% for b in [1,2,3,4,5,6,7,8,9,10] %}"
    "{% for c in [1,2,3,4,5,6,7,8,9,10] %}\n\n![F](chart:funding)\n\n"
    "{% endfor %}{% endfor %}{% endfor %}\n"
)
ROW = "| a " * 2_000 + "|\n"
TABLE = f"{ROW}{'|---' * 2_000}|\n{{% for n in [1,2,3,4,5,6,7,8,9,10] %}}\n"


def spent(resource: Resource) -> str:
    bound = BOUNDS[resource]
    return (
        f"one document may take {bound.most:,} {bound.words}: they are spent here"
        f" [limit]\n  hint: {bound.hint}"
    )


def test_charts_without_end_are_told(tmp_path: Path) -> None:
    found = told(tmp_path, {"body": FIVE_HUNDRED, "charts/funding.yaml": "kind: bar\n"})
    assert f"{AT}:9: error: {spent('charts')}" in found


def lower(monkeypatch: pytest.MonkeyPatch, resource: Resource, most: int) -> None:
    bound = replace(BOUNDS[resource], most=most)
    monkeypatch.setattr(document_limits, "BOUNDS", {**BOUNDS, resource: bound})


def test_a_document_that_is_too_long_is_told_before_it_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_size, "LONGEST", 3_000)
    body = "{% for n in [1, 2, 3] %}\n\n{{ portfolio.introduction }}\n{% endfor %}\n"
    words = SOUND["data/portfolio.yaml"].replace("Rivers matter.", SENTENCE * 30)
    told_of = told(tmp_path, {"body": body, "data/portfolio.yaml": words})
    (first, *_) = told_of.split("\n  hint: ")
    assert first.startswith(f"{AT}:7: error: the document has 3,")
    assert first.endswith("some 2 pages, and one may have 3,000 [limit]")
    assert "choose fewer initiatives, or divide it: with `per: theme`" in told_of
    shorter = body.replace("[1, 2, 3]", "[1, 2]")
    assert told(tmp_path, {"body": shorter, "data/portfolio.yaml": words}) == ""


def test_rows_of_charts_add_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lower(monkeypatch, "rows", 3)  # of two charts with two rows each
    chart = "{% if theme.initiatives %}\n\n![F](chart:funding)\n\n{% endif %}\n"
    assert told(tmp_path, {"body": chart}) == ""
    found = told(tmp_path, {"body": chart * 2})
    assert f"{AT}:14: error: one document may take 3 bars or rows" in found


@pytest.mark.parametrize("resource", ["charts", "rows"])
def test_one_chart_that_a_loop_repeats_counts_each_time(
    resource: Resource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower(monkeypatch, resource, 4)
    chart = "{% for n in LIST %}{% if theme.initiatives %}\n\n![F](chart:funding)\n\n"
    chart += "{% endif %}{% endfor %}\n"
    assert told(tmp_path, {"body": chart.replace("LIST", "[1, 2]")}) == ""
    found = told(tmp_path, {"body": chart.replace("LIST", "[1, 2, 3, 4, 5]")})
    assert f"{AT}:9: error: one document may take 4 " in found


def test_marks_of_texts_of_the_data_count_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower(monkeypatch, "marks", 60)
    body = "{% for i in theme.initiatives %}{{ i.description }}\n\n{% endfor %}\n"
    mill = SOUND["data/initiatives/mill.yaml"]
    for lines, is_told in ((5, False), (100, True)):
        text = "".join(f"  - item {line}\n" for line in range(lines))
        files = {
            "body": body,
            "data/initiatives/mill.yaml": f"{mill.rpartition('description')[0]}description: |\n{text}",
        }
        found = told(tmp_path, files)
        assert ("one document may take 60 lines, cells and marks" in found) == is_told


def test_a_table_of_a_million_cells_is_told(tmp_path: Path) -> None:
    rows = "{% for m in [1,2,3,4,5,6,7,8,9,10] %}\n"
    body = f"{TABLE}{rows}{ROW * 5}{{% endfor %}}\n{{% endfor %}}\n"
    assert spent("marks") in told(tmp_path, {"body": body})


@pytest.mark.parametrize("mark", ["*", "`", "[", "!", "&", "<", "\\", "_", "\n"])
def test_marks_of_markdown_without_end_are_told(tmp_path: Path, mark: str) -> None:
    line = mark * 999 + "\n"
    body = "{% for m in [1,2,3,4,5,6,7,8,9,10] %}\n" * 2 + line * 6 + "{% endfor %}" * 2
    assert spent("marks") in told(tmp_path, {"body": body})


def test_pixels_of_many_pictures_are_told(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    for number in range(7):
        drawn = png if number == 0 else jpeg  # which takes a tenth of the time
        data = drawn("L", size=(6_000, 6_000 + number))
        (tmp_path / f"templates/p{number}.png").write_bytes(data)
    shown = "\n\n".join(f"![Words](p{number % 5}.png)" for number in range(20))
    assert told(tmp_path, {"body": f"{shown}\n"}) == ""  # five, and each of them once
    shown = "\n\n".join(f"![Words](p{number}.png)" for number in range(7))
    assert f"{AT}:17: error: {spent('pixels')}" in told(
        tmp_path, {"body": f"{shown}\n"}
    )


def passes(data: bytes, number: int, between: bytes = b"") -> bytes:
    """Repeat the last pass of a picture."""
    begin, end = data.rindex(b"\xff\xda"), data.rindex(b"\xff\xd9")
    return data[:begin] + (between + data[begin:end]) * number + data[end:]


@pytest.mark.parametrize("between", [b"", b"\xff\xff", b"garbage", b"\xff\x01"])
def test_a_picture_in_passes_without_end_is_told(between: bytes) -> None:
    usual = jpeg("RGB", progressive=True)
    assert 0 < scans(usual) < clean_picture.SCANS
    bomb = passes(usual, 3_000, between)
    assert scans(bomb) >= 3_000
    found = clean_picture.read(bomb)
    assert isinstance(found, Fault)
    assert "more than 64 passes" in found.message


def test_what_looks_like_passes_in_a_note_is_none() -> None:
    usual = jpeg("RGB")
    words = b"\xff\xda" * 1_000
    note = b"\xff\xfe" + struct.pack(">H", len(words) + 2) + words
    assert scans(usual[:2] + note + usual[2:]) == scans(usual)


def test_every_bound_is_documented() -> None:
    rows = (ROOT / "docs/limits.md").read_text("utf-8")
    for resource, bound in BOUNDS.items():
        assert f"| {bound.most:,} | {resource}" in rows, resource


@pytest.mark.parametrize(
    "line", ["::: {0}{1}x", ":::{1}x{1}{{", "::: a{1}{{priority=1"]
)
def test_a_line_of_spaces_without_end_is_read(tmp_path: Path, line: str) -> None:
    """Reading it takes time by its length; by the square of that, it would not end."""
    body = line.format("a", " " * 90_000)
    assert f"{AT}:7: error: " in told(tmp_path, {"body": f"{body}\n"})


SENTENCE = "This funding will help deliver training. "
ALL_MEANS = """\
---
title: Note
per: portfolio
audience: internal
layout: note
pages: 2
---
![Funding](chart:funding)

{% for i in portfolio.initiatives %}
**{{ i.title }}** {{ i.funding.amount | money }}

{{ i.description }}

{% endfor %}
::: optional {priority=1}
{{ portfolio.introduction }}
:::
"""


def note(root: Path, number: int) -> Project:
    """Write a note of two pages on so many initiatives, in two languages."""
    files: dict[str, str | None] = {
        f"data/initiatives/i{each}.yaml": (
            f"theme: {'water' if each % 8 else 'forests'}\ntitle: Mill {each}\n"
            f"funding: {{kind: new, amount: {100 + each}}}\n"
            f"description: {SENTENCE * 3}\nsummary: {SENTENCE * 2}\n"
        )
        for each in range(number)
    }
    files |= {"data/initiatives/mill.yaml": None, "data/initiatives/dam.yaml": None}
    files["briefgen.yaml"] = "organization: Waterways\nlanguages: [en, fr]\n"
    files["charts/funding.yaml"] = "kind: bar\nof: themes\n"
    files["data/portfolio.yaml"] = SOUND["data/portfolio.yaml"].replace(
        "Rivers matter.", SENTENCE * 20
    )
    files["templates/sheet.md"] = ALL_MEANS
    write(root, files)
    return open_project(open_workspace(root), {})


def fitted(project: Project) -> tuple[list[Fitted], list[Budget]]:
    """Fit the one kind in both languages; give what was taken of each budget, too."""
    fitting = Fitting(project, project.kinds[0], "portfolio", NOON)
    found = [fitting.fitted(language) for language in ("en", "fr")]
    return found, [each.budget for each in fitting._trials.values()]


def test_a_note_on_three_hundred_initiatives_is_far_from_every_bound(
    tmp_path: Path,
) -> None:
    found, budgets = fitted(note(tmp_path, 300))
    for each, taken_of in zip(found, budgets, strict=True):
        (warning,) = each.assembled.warnings
        assert (
            "too long for 2 pages, even after every space-saving step"
            in warning.message
        )
        for resource, taken in taken_of.spent.items():
            assert taken < BOUNDS[resource].most / 4, resource


def test_all_attempts_take_from_one_budget(tmp_path: Path) -> None:
    project = note(tmp_path, 40)
    _, (english, french) = fitted(project)
    once = assemble(project, project.kinds[0], "portfolio", "en", NOON)
    assert english is not french
    assert english.spent["charts"] > 1  # as summaries and lower charts are tried
    assert english.spent["glyphs"] > 5 * document_size.glyphs(once.document)


@pytest.mark.parametrize("resource", ["steps", "glyphs"])
def test_attempts_without_end_are_told(tmp_path: Path, resource: Resource) -> None:
    """What is left suffices for two attempts, or layouts, and not for all."""
    project = note(tmp_path, 40)
    _, (taken, _) = fitted(project)
    fitting = Fitting(project, project.kinds[0], "portfolio", NOON)
    for each in fitting._trials.values():
        each.budget.spend(resource, BOUNDS[resource].most - taken.spent[resource] // 2)
    told = [_refusal(fitting, language) for language in ("en", "fr")]
    assert all(f"{BOUNDS[resource].most:,}" in each for each in told), told


def _refusal(fitting: Fitting, language: str) -> str:
    with pytest.raises(BriefgenError) as caught:
        fitting.fitted(language)
    return str(caught.value)


def test_pixels_of_a_picture_count_once_in_all_attempts(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/p.png").write_bytes(png(size=(300, 200)))
    project = note(tmp_path, 40)
    path = "templates/sheet.md"
    text = f"{project.workspace.read_text(path)}\n![Words](p.png)\n"
    kind = templating.read("sheet", path, text, project.renderer)
    fitting = Fitting(project, kind, "portfolio", NOON)
    fitting.fitted("en")
    assert fitting._trials["en"].budget.spent["pixels"] == 300 * 200


def test_pictures_without_end_are_told(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    for number in range(401):
        (tmp_path / f"templates/{number}.png").write_bytes(png(size=(2, 2)))
    shown = "\n\n".join(f"![Words]({number}.png)" for number in range(401))
    assert spent("pictures") in told(tmp_path, {"body": f"{shown}\n"})


def test_bytes_of_many_pictures_are_told(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    data = png(size=(2, 2))
    for number in range(11):  # what follows the picture is read, and never shown
        (tmp_path / f"templates/{number}.png").write_bytes(data.ljust(9_500_000, b"x"))
    shown = "\n\n".join(f"![Words]({number}.png)" for number in range(11))
    found = told(tmp_path, {"body": f"{shown}\n"})
    assert f"{AT}:27: error: {spent('bytes')}" in found
