"""A language that is a draft is not published, and what it lacks stops nothing."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.small import change, write

WELLS = "data/initiatives/wells.yaml"
PORTFOLIO = "data/portfolio.yaml"
ALL, ENGLISH = "{date: 2024-11-16}", "{date: 2024-11-16, languages: [en]}"
WHY = "a draft: `languages` in data/portfolio.yaml does not name it"


def drafted(workspace: Path) -> None:
    change(workspace, PORTFOLIO, ALL, ENGLISH)


def outputs(workspace: Path, language: str) -> list[str]:
    found = (workspace / "build").rglob(f"*.{language}.*")
    return sorted(path.name for path in found)


def test_without_a_list_every_language_is_complete(workspace: Path, run: Run) -> None:
    assert run("build").code == 0
    assert len(outputs(workspace, "fr")) == len(outputs(workspace, "en")) == 7


def test_a_draft_is_left_out_whole_and_told_in_a_line(
    workspace: Path, run: Run
) -> None:
    drafted(workspace)
    done = run("build")
    assert (done.code, done.err) == (0, "")
    assert f"left out 5 documents in French: {WHY}\n" in done.out
    assert "held back" not in done.out
    assert (len(outputs(workspace, "en")), outputs(workspace, "fr")) == (7, [])


def test_what_a_draft_lacks_is_no_mistake(workspace: Path, run: Run) -> None:
    drafted(workspace)
    change(workspace, WELLS, "{en: Wells, fr: Puits}", "{en: Wells}")
    named = "organization: Department of Examples"
    change(workspace, "briefgen.yaml", named, "organization: {en: Examples}")
    write(workspace, "templates/phrases.yaml", "Blue: {en: Azure}\n")
    assert run("check", "--strict").err.count("missing in French") == 0
    done = run("build")
    assert (done.code, done.err) == (0, "")
    assert len(outputs(workspace, "en")) == 7
    change(workspace, PORTFOLIO, ENGLISH, ALL)
    assert run("check").err.count("missing in French") == 3


def test_beside_another_mistake_only_what_counts_is_told(
    workspace: Path, run: Run
) -> None:
    drafted(workspace)
    change(workspace, WELLS, "{en: Wells, fr: Puits}", "{en: Wells}")
    change(workspace, WELLS, "2000000", "two")
    done = run("check")
    assert done.code == 1
    assert "missing in French" not in done.err


def test_a_language_that_becomes_a_draft_is_withdrawn_and_comes_back(
    workspace: Path, run: Run
) -> None:
    run("build")
    drafted(workspace)
    assert run("status", "--exit-code").code == 3
    done = run("build")
    assert done.code == 0
    assert "7 withdrawn" in done.out
    assert outputs(workspace, "fr") == []
    assert len([*(workspace / ".briefgen/withdrawn").iterdir()]) == 7
    assert run("status", "--exit-code").code == 0
    change(workspace, PORTFOLIO, ENGLISH, ALL)
    assert run("status", "--exit-code").code == 3
    assert run("build").code == 0
    assert len(outputs(workspace, "fr")) == 7


def test_a_draft_has_no_previews(workspace: Path, run: Run) -> None:
    drafted(workspace)
    held = "theme: water\nrelease: {embargo: 2030-01-01T00:00:00Z}"
    change(workspace, WELLS, "theme: water", held)
    run("build", "--preview", "--as-of", "2024-11-16T12:00:00Z")
    assert any("preview" in str(path) for path in (workspace / "build").rglob("*.pdf"))
    assert outputs(workspace, "fr") == []


def test_a_draft_has_no_say_in_how_the_others_fit(workspace: Path, run: Run) -> None:
    long = "Elle creuse. " * 500
    change(workspace, WELLS, "fr: Il creuse des puits.", f'fr: "{long}"')
    change(workspace, WELLS, "theme: water", "theme: water\nsummary: {en: A, fr: B}")
    run("build")
    sheet = workspace / "build/public/sheet/sheet-water.en.pdf"
    shortened = sheet.read_bytes()
    drafted(workspace)
    run("build")
    assert sheet.read_bytes() != shortened
    alone = sheet.read_bytes()
    run("build", "--force")
    assert sheet.read_bytes() == alone


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        ("[de]", "expected one of en, fr; found 'de'"),
        ("[en, en]", "'en' stands here twice"),
        ("[]", "this list is empty"),
    ],
)
def test_the_list_names_languages_of_the_workspace(
    languages: str, told: str, workspace: Path, run: Run
) -> None:
    change(workspace, PORTFOLIO, ALL, f"{{date: 2024-11-16, languages: {languages}}}")
    done = run("check")
    assert (done.code, told in done.err) == (1, True)


def test_gaps_are_listed_by_owner_and_counted(workspace: Path, run: Run) -> None:
    drafted(workspace)
    change(workspace, WELLS, "{en: Wells, fr: Puits}", "{en: Wells}")
    change(workspace, WELLS, "It digs wells., fr: Il creuse des puits.", "It digs.")
    change(workspace, "data/themes.yaml", "{en: Trade, fr: Commerce}", "{en: Trade}")
    change(workspace, PORTFOLIO, "{en: Meeting, fr: Réunion}", "{en: Meeting}")
    write(workspace, "templates/phrases.yaml", "Blue: {en: Azure}\n")
    done = run("check", "--gaps")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "English: no gaps\n"
        "French, a draft: 5 texts are missing\n"
        "  initiatives.wells\n"
        "    data/initiatives/wells.yaml:2:8: title\n"
        "    data/initiatives/wells.yaml:4:14: description\n"
        "  portfolio\n"
        "    data/portfolio.yaml:3:9: event.name\n"
        "  themes.trade\n"
        "    data/themes.yaml:6:10: title\n"
        "  templates/phrases.yaml\n"
        "    templates/phrases.yaml:1:7\n"
    )


def test_a_gap_in_a_complete_language_is_a_mistake(workspace: Path, run: Run) -> None:
    assert run("check", "--gaps").code == 0
    change(workspace, WELLS, "{en: Wells, fr: Puits}", "{fr: Puits}")
    done = run("check", "--gaps", "--json")
    assert done.code == 1
    english, french = json.loads(done.out)["languages"]
    assert english == {
        "language": "en",
        "draft": False,
        "count": 1,
        "missing": [
            {
                "owner": "initiatives.wells",
                "field": "title",
                "path": WELLS,
                "line": 2,
                "column": 8,
            }
        ],
    }
    assert french["count"] == 0
