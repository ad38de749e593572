"""Tests of `briefgen why` for files, and lines of files, that documents are made from."""

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.small import CHECKOUT, change, write
from tests.made_pictures import png
from tests.writers.docx.templates import minimal

THEMES, WELLS = "data/themes.yaml", "data/initiatives/wells.yaml"
SHEETS = "  sheet-water.en, .fr\n  sheet-trade.en, .fr\n"
SECTION = '{% include "sections/end.md" %}\n'
EARLY = ("--as-of", "2024-11-16")
EMBARGO = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"


@pytest.fixture
def full(workspace: Path) -> Path:
    """Add one of everything that documents may be made from."""
    write(workspace, "templates/sections/end.md", "{{ 'The end' | t }}\n")
    write(workspace, "templates/sections/other.md", "Nothing.\n")
    phrases = "# In French.\nThe end: {fr: Fin}\nNot used: {fr: Rien}\n"
    write(workspace, "templates/phrases.yaml", phrases)
    chart = "kind: bar\nwhat: funding\nof: themes\n"
    write(workspace, "charts/shares.yaml", chart)
    (workspace / "templates/logo.png").write_bytes(png())
    loop = "---\n{% for initiative in theme.initiatives %}"
    logo, chart = "![Logo](logo.png)", "![Shares](chart:shares)"
    above = f"---\n{logo}\n\n{SECTION}\n{chart}\n\n"
    change(workspace, "templates/sheet.md", loop, loop.replace("---\n", above))
    change(workspace, "templates/sheet.md", "pages: 1\n", "")
    return workspace


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("templates/sheet.md", f": 4 documents are made with it\n{SHEETS}"),
        ("templates/sections/end.md", f": 4 documents are made with it\n{SHEETS}"),
        ("templates/sections/other.md", ": no document is made with it\n"),
        ("templates/logo.png", f": 4 documents are made with it\n{SHEETS}"),
        ("charts/shares.yaml", f": 4 documents are made with it\n{SHEETS}"),
        (
            "templates/phrases.yaml",
            ": 2 documents are made with it\n  sheet-water.fr\n  sheet-trade.fr\n",
        ),
        (
            "templates/overview.md",
            ": 2 documents are made with it\n  overview-portfolio.en, .fr\n",
        ),
        ("templates/style.yaml", ": 10 documents are made with it\n"),
        ("briefgen.yaml", ": 10 documents are made with it\n"),
    ],
)
def test_a_source_names_the_documents_that_are_made_with_it(
    run: Run, path: str, told: str
) -> None:
    done = run("why", path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(path + told)


@pytest.mark.usefixtures("full")
def test_a_line_of_the_phrases_names_who_prints_the_phrase(run: Run) -> None:
    path = "templates/phrases.yaml"
    used = ": 2 documents are made with it\n  sheet-water.fr\n  sheet-trade.fr\n"
    for line, told in ((1, ": no document"), (2, used), (3, ": no document")):
        done = run("why", f"{path}:{line}")
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(path + told)


@pytest.mark.usefixtures("full")
def test_a_line_of_another_source_stands_for_all_of_it(run: Run) -> None:
    done = run("why", "templates/overview.md:3")
    assert (done.code, "overview-portfolio.en, .fr" in done.out) == (0, True)
    assert done.err == (
        "templates/overview.md:3: warning: lines of this file are not told apart; listed"
        " is who is made with it [whole-file]\n"
    )


def test_what_a_style_names_belongs_to_it(workspace: Path, run: Run) -> None:
    (workspace / "templates/reference.docx").write_bytes(minimal())
    face = CHECKOUT / "src/briefgen/fonts_data/LiberationSans-Regular.ttf"
    shutil.copyfile(face, workspace / "templates/own.ttf")
    fallback = "faces:\n  fallback: [own.ttf]"
    change(workspace, "templates/style.yaml", "faces:", fallback)
    for path in ("templates/reference.docx", "templates/own.ttf"):
        assert ": 10 documents are made with it\n" in run("why", path).out


def test_code_of_a_chart_kind_is_a_source(full: Path, run: Run) -> None:
    write(full, "charts/spark.py", "def draw(axes, series):\n    axes.plot([0, 1])\n")
    change(full, "charts/shares.yaml", "kind: bar", "kind: spark")
    run("trust", "--yes")
    assert run("why", "charts/spark.py").out == (
        f"charts/spark.py: 4 documents are made with it\n{SHEETS}"
    )


@pytest.mark.usefixtures("full")
def test_json_tells_who_is_made_with_a_source(run: Run) -> None:
    told = json.loads(run("why", "templates/overview.md", "--json").out)
    assert told == {
        "path": "templates/overview.md",
        "documents": [
            {
                "document": f"overview-portfolio.{language}",
                "outputs": [f"build/public/overview/overview-portfolio.{language}.pdf"],
                "held": False,
            }
            for language in ("en", "fr")
        ],
        "diagnostics": [],
    }


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("named", "told"),
    [
        (r"data\initiatives\wells.yaml:1", "initiatives.wells.theme: water"),
        ("./data/../data/initiatives/wells.yaml:1:3", "initiatives.wells.theme: water"),
        (f"{WELLS}:3:30:", "initiatives.wells.funding.amount: 2000000"),
        (f"{THEMES}:1", "themes.water.id: water"),
    ],
)
def test_a_place_is_understood_however_it_is_written(
    run: Run, named: str, told: str
) -> None:
    done = run("why", named)
    assert (done.code, done.out.startswith(told)) == (0, True)


def test_a_place_is_understood_from_anywhere(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / "data")
    assert run("why", "themes.yaml:2").out.startswith("themes.water.title.en: Water")
    monkeypatch.chdir("/")
    assert run("why", f"{workspace / THEMES}:2").code == 0
    (workspace.parent / "link").symlink_to(workspace)
    assert run("why", f"{workspace.parent / 'link' / THEMES}:2").code == 0


def test_what_documents_do_not_read_is_told_with_its_use(
    workspace: Path, run: Run
) -> None:
    assert "\n  it names the theme in the data, and its documents\n" in (
        run("why", f"{THEMES}:1").out
    )
    write(workspace, WELLS, (workspace / WELLS).read_text("utf-8") + "\n# The end.\n")
    for line, told in ((5, "this line is empty"), (6, "this line is a comment")):
        done = run("why", f"{WELLS}:{line}")
        assert (done.code, done.out) == (1, "")
        assert done.err == (
            f"{WELLS}:{line}: error: {told} [no-value]\n"
            f"  hint: the nearest is initiatives.wells.description.en, at {WELLS}:4:19\n"
        )


def test_mistakes_of_the_data_are_told_instead(workspace: Path, run: Run) -> None:
    change(workspace, WELLS, "kind: new", "kind: knew")
    done = run("why", f"{WELLS}:3")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"{WELLS}:3:17: error: ")


def test_who_is_held_back_is_told_as_if_it_were_not(workspace: Path, run: Run) -> None:
    change(workspace, WELLS, "theme: water", EMBARGO)
    done = run("why", f"{WELLS}:3:13", *EARLY)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"initiatives.wells.title.en: Wells ({WELLS}:3:13)\n"
        "  sheet-water.en would print “Wells”, and is held back\n"
        "    build/public/sheet/sheet-water.en.docx, .pdf\n"
    )
    whole = run("why", WELLS, *EARLY).out
    assert "  held back: sheet-water.en\n" in whole
    (use,) = json.loads(run("why", f"{WELLS}:3:13", *EARLY, "--json").out)["values"][0][
        "documents"
    ]
    assert use["held"] is True


def test_a_label_names_who_reads_what_it_labels(workspace: Path, run: Run) -> None:
    change(workspace, WELLS, "theme: water", EMBARGO)
    held = run("why", f"{WELLS}:2", *EARLY)
    assert held.out.startswith(
        f"initiatives.wells.release.embargo: 2024-11-16T12:00:00-05:00 ({WELLS}:2:20)\n"
        "  sheet-water.en reads what it labels, and is held back\n"
    )
    later = run("why", f"{WELLS}:2", "--as-of", "2024-11-17").out
    assert "  sheet-water.en reads what it labels\n" in later
    assert "sheet-trade" not in later


def test_a_marking_names_the_documents_that_it_marks(workspace: Path, run: Run) -> None:
    advice = "advice:\n    release: {audience: internal, marking: protected-b}"
    change(workspace, THEMES, "advice:", advice)
    assert run("why", f"{THEMES}:4:40").out == (
        f"themes.water.advice.release.marking: protected-b ({THEMES}:4:44)\n"
        "  memo-water.en reads what it labels\n"
        "    “PROTECTED B” = highest marking of 1 label\n"
        "    build/internal/memo/memo-water.en.docx\n"
        "  memo-water.fr reads what it labels\n"
        "    “PROTÉGÉ B” = highest marking of 1 label\n"
        "    build/internal/memo/memo-water.fr.docx\n"
    )


def test_a_label_that_nobody_reads_is_told(workspace: Path, run: Run) -> None:
    trade = "- id: trade\n  release: {audience: internal}"
    change(workspace, THEMES, "- id: trade", trade)
    (workspace / "templates/memo.md").unlink()
    (workspace / "templates/sheet.md").unlink()
    done = run("why", f"{THEMES}:6")
    assert (done.code, done.out.splitlines()[1]) == (
        0,
        "  no document reads what it labels",
    )
