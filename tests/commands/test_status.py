"""Tests of `briefgen status`: what is stale, and what made it so."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.small import change, write

WELLS = "data/initiatives/wells.yaml"


def test_before_the_first_build_everything_is_to_be_made(
    workspace: Path, run: Run
) -> None:
    done = run("status")
    assert (done.code, done.err) == (0, "")
    assert (
        "memo-water.en\n  build/internal/memo/memo-water.en.docx: not made yet\n"
        in (done.out)
    )
    assert done.out.endswith("10 documents are stale (14 outputs), 0 up to date\n")
    assert not (workspace / "build").exists()


@pytest.mark.usefixtures("workspace")
def test_after_a_build_nothing_is_stale(run: Run) -> None:
    run("build")
    assert run("status").out == "10 documents: everything is up to date\n"


def test_a_value_is_told_as_it_was_and_as_it_is(workspace: Path, run: Run) -> None:
    run("build")
    change(workspace, WELLS, "It digs wells.", "It drills wells.")
    change(workspace, "data/themes.yaml", "To decide.", "To decide now.")
    done = run("status")
    assert done.code == 0
    assert done.out == (
        "memo-water.en\n"
        "  themes.water.advice.issue: [protected-a] “To decide.” → [protected-a] “To decide"
        " now.” (data/themes.yaml:4:17)\n"
        "sheet-water.en\n"
        "  initiatives.wells.description: “It digs wells.” → “It drills wells.”"
        " (data/initiatives/wells.yaml:4:19)\n"
        "2 documents are stale (3 outputs), 8 up to date\n"
    )
    assert "2 written" not in done.out
    assert run("build").out.startswith(
        "memo-water.en: docx\nsheet-water.en: docx, pdf\n"
    )


def test_of_a_long_value_the_change_is_shown(workspace: Path, run: Run) -> None:
    change(workspace, WELLS, "It digs wells.", "It digs wells. " * 6 + "in all.")
    run("build")
    change(workspace, WELLS, "in all.", "by hand.")
    assert ": …digs wells. in all.” → …digs wells. by hand.” (" in run("status").out


def test_templates_and_styles_are_named(workspace: Path, run: Run) -> None:
    run("build")
    write(
        workspace, "templates/phrases.yaml", "Words that nothing prints: {fr: Blatt}\n"
    )
    change(
        workspace, "templates/overview.md", "{{ portfolio.intro", "{{portfolio.intro"
    )
    assert "everything is up to date" in run("status").out
    change(
        workspace, "templates/overview.md", "{{portfolio.intro", "So {{portfolio.intro"
    )
    assert "\n  templates/overview.md changed\n" in run("status").out
    page = "Page {page} of {pages}"  # a phrase of briefgen's own
    write(workspace, "templates/phrases.yaml", f"{page}: {{fr: Blatt}}\n")
    assert f"\n  the phrase '{page}': not given → “Blatt”\n" in run("status").out
    change(workspace, "templates/style.yaml", "neutral:", "neutral: '#555555' #")
    assert "  the style of the layout 'note' changed\n" in run("status").out
    change(workspace, "briefgen.yaml", "Department of Examples", "Department")
    assert (
        "  organization: “Department of Examples” → “Department”\n" in run("status").out
    )


def test_a_file_that_a_warning_names_is_named(workspace: Path, run: Run) -> None:
    text = (workspace / "templates/sheet.md").read_text("utf-8")
    write(workspace, "templates/sheet.md", f"{text}\n[here](https://example.org)\n")
    assert "[link-text]" in run("build").err
    change(workspace, "templates/sheet.md", "per:", "# aside\nper:")
    told = run("status").out
    assert "\n  templates/sheet.md changed, and a warning names a line of it\n" in told


def test_a_file_that_a_warning_named_and_that_is_gone_is_named(
    workspace: Path, run: Run
) -> None:
    linked = '{en: "[Here](https://example.org) it digs.", fr: Il creuse des puits.}'
    change(workspace, WELLS, "{en: It digs wells., fr: Il creuse des puits.}", linked)
    assert "[link-text]" in run("build").err
    (workspace / WELLS).rename(workspace / WELLS.replace("wells", "dams"))
    told = json.loads(run("status", "--json").out)["stale"]
    (found,) = (each for each in told if each["document"] == "sheet-water.en")
    changes = {each["key"]: each["new"] for each in found["changes"]}
    assert changes[WELLS] == "no longer there"


def test_where_records_are_lost_nothing_is_judged(workspace: Path, run: Run) -> None:
    run("build")
    database = sqlite3.connect(workspace / ".briefgen/state.sqlite")
    with database:
        database.execute("DELETE FROM rows WHERE part = 'records'")
    database.close()
    change(workspace, "briefgen.yaml", "[en, fr]", "[en]")
    told = run("status").out
    assert "  what it was made from is not known any more\n" in told
    assert told.endswith(
        "5 documents are stale (7 outputs), 0 up to date; 5 outputs to withdraw;"
        " 2 outputs to remove\n"
    )
    done = run("build")
    assert done.out.count("removed ") == 2
    assert done.out.count("withdrawn build/public/") == 5


def test_an_output_that_is_gone_is_told(workspace: Path, run: Run) -> None:
    run("build")
    (workspace / "build/internal/memo/memo-water.en.docx").unlink()
    assert run("status").out == (
        "memo-water.en\n"
        "  build/internal/memo/memo-water.en.docx: no longer there\n"
        "1 document is stale (1 output), 9 up to date\n"
    )


def test_many_changes_are_counted(workspace: Path, run: Run) -> None:
    run("build")
    change(workspace, "templates/sheet.md", "pages: 1", "pages: 2")
    theme = "- id: trade\n  title: {en: Trade, fr: Commerce}\n"
    change(workspace, "data/themes.yaml", theme, "")
    change(workspace, "data/initiatives/ports.yaml", "theme: trade", "theme: water")
    told = json.loads(run("status", "--json").out)
    assert [found["document"] for found in told["stale"]] == [
        "sheet-water.en",
        "sheet-water.fr",
    ]
    assert told["up_to_date"] == 4
    assert told["stale"][0]["outputs"] == [
        "build/public/sheet/sheet-water.en.docx",
        "build/public/sheet/sheet-water.en.pdf",
    ]
    assert {
        "kind": "value",
        "key": "themes.water.initiatives|ids",
        "old": "initiatives.wells",
        "new": "initiatives.ports, initiatives.wells",
        "place": None,
    } in told["stale"][0]["changes"]


def test_time_alone_makes_stale_what_met_the_embargo(workspace: Path, run: Run) -> None:
    text = (workspace / WELLS).read_text("utf-8")
    write(workspace, "data/initiatives/pumps.yaml", text)
    embargo = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"
    change(workspace, WELLS, "theme: water", embargo)
    released = "in theme.initiatives | released"
    change(workspace, "templates/sheet.md", "in theme.initiatives", released)
    run("build", "--as-of", "2024-11-16")
    assert "everything is up to date" in run("status", "--as-of", "2024-11-16").out
    done = run("status", "--as-of", "2024-11-17")
    assert (
        "  which initiatives of the theme water that may be shown there are, in order: "
        in (done.out)
    )
    assert "2 documents are stale (4 outputs), 8 up to date\n" in done.out


def test_a_subject_of_which_nothing_is_released_is_left_out(
    workspace: Path, run: Run
) -> None:
    embargo = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"
    change(workspace, WELLS, "theme: water", embargo)
    released = "in theme.initiatives | released"
    change(workspace, "templates/sheet.md", "in theme.initiatives", released)
    done = run("build", "--as-of", "2024-11-16")
    assert done.code == 0
    assert "2 documents are held back: 2 until " in done.out
    assert not list((workspace / "build/public/sheet").glob("*water*"))
    assert run("build", "--as-of", "2024-11-17").code == 0
    assert len(list((workspace / "build/public/sheet").glob("*water*"))) == 4


def test_what_else_a_build_does_is_told(workspace: Path, run: Run) -> None:
    run("build")
    for path in ("sheet/sheet-trade.en.docx", "sheet/sheet-trade.fr.docx"):
        (workspace / "build/public" / path).write_bytes(b"edited")
    change(workspace, "data/initiatives/ports.yaml", "It builds ports.", "It builds.")
    change(workspace, "briefgen.yaml", "[en, fr]", "[en]")
    (workspace / "templates/memo.md").unlink()
    done = run("status")
    assert done.code == 0
    assert done.out == (
        "sheet-trade.en\n"
        "  initiatives.ports.description: “It builds ports.” → “It builds.”"
        " (data/initiatives/ports.yaml:4:19)\n"
        "  build/public/sheet/sheet-trade.en.docx was edited: it is kept as"
        " sheet-trade.en.edited-1.docx\n"
        "to withdraw: build/public/overview/overview-portfolio.fr.pdf\n"
        "to withdraw: build/public/sheet/sheet-trade.fr.pdf\n"
        "to withdraw: build/public/sheet/sheet-water.fr.docx\n"
        "to withdraw: build/public/sheet/sheet-water.fr.pdf\n"
        "to remove: build/internal/memo/memo-trade.en.docx\n"
        "to remove: build/internal/memo/memo-trade.fr.docx\n"
        "to remove: build/internal/memo/memo-water.en.docx\n"
        "to remove: build/internal/memo/memo-water.fr.docx\n"
        "1 document is stale (2 outputs), 2 up to date; 4 outputs to withdraw;"
        " 4 outputs to remove\n"
    )
    assert done.err == (
        "build/public/sheet/sheet-trade.fr.docx:1:1: warning: no document has this any"
        " more; it was edited, and is left as it is [edited-output]\n"
        "  hint: keep it elsewhere, or remove it\n"
    )
    told = json.loads(run("status", "--json").out)
    assert (len(told["removed"]), len(told["withdrawn"])) == (4, 4)
    edited = "build/public/sheet/sheet-trade.en"
    kept = {"path": f"{edited}.docx", "kept": f"{edited}.edited-1.docx"}
    assert told["stale"][0]["kept"] == [kept]
    built = run("build")
    assert built.out.count("\nremoved ") == 4
    assert built.out.count("\nwithdrawn build/public/") == 4
    assert "sheet-trade.en.edited-1.docx keeps it" in built.err


def test_after_a_build_of_some_the_rest_is_to_be_removed(
    workspace: Path, run: Run
) -> None:
    run("build")
    (workspace / "templates/memo.md").unlink()
    run("build", "--kind", "sheet")
    done = run("status")
    assert done.out.endswith("6 documents: up to date; 4 outputs to remove\n")
    run("build")
    assert run("status").out == "6 documents: everything is up to date\n"


def test_what_an_edited_file_means_is_told(workspace: Path, run: Run) -> None:
    run("build")
    (workspace / "build/public/sheet/sheet-trade.en.docx").write_bytes(b"edited")
    done = run("status")
    assert done.out == "10 documents: everything is up to date\n"
    assert done.err == run("build").err
    assert "this file was edited; it is left as it is [edited-output]\n" in done.err


def test_what_may_no_longer_be_published_is_told(workspace: Path, run: Run) -> None:
    change(workspace, "templates/sheet.md", "pages: 1", "only: released")
    ports = (workspace / "data/initiatives/ports.yaml").read_text("utf-8")
    write(workspace, "data/initiatives/roads.yaml", ports.replace("Ports", "Roads"))
    run("build")
    held = "- id: water\n  release: {audience: internal}"
    change(workspace, "data/themes.yaml", "- id: water", held)
    secret = "theme: trade\nrelease: {marking: secret}"
    change(workspace, "data/initiatives/ports.yaml", "theme: trade", secret)
    done = run("status")
    assert "to withdraw: build/public/sheet/sheet-water.fr.pdf\n" in done.out
    assert (
        "\n  unless it can be made without what is held back, it is withdrawn\n"
        in done.out
    )
    assert done.out.endswith(
        "2 documents are stale (4 outputs), 6 up to date; 4 outputs to withdraw\n"
    )
    told = json.loads(run("status", "--json").out)
    assert [each["held"] for each in told["stale"]] == [True, True]
    assert len(told["withdrawn"]) == 4


def test_mistakes_are_told_with_what_can_be_told(workspace: Path, run: Run) -> None:
    run("build")
    change(workspace, "templates/sheet.md", "per: theme", "per: galaxy")
    done = run("status")
    assert done.code == 1
    assert "galaxy" in done.err
    assert done.out == "6 documents: up to date, besides what has mistakes\n"
    dry = run("build", "--dry-run")
    assert (dry.code, dry.err) == (1, done.err)
    assert dry.out == f"{done.out.rstrip()}; nothing was written\n"


@pytest.mark.parametrize("command", [("status",), ("build", "--dry-run")])
def test_without_a_style_the_mistake_alone_is_told(
    workspace: Path, run: Run, command: tuple[str, ...]
) -> None:
    run("build")
    style = workspace / "templates/style.yaml"
    text = style.read_text("utf-8")
    for broken in (f"{text}paper: a3\n", "", f"{text}styles: {{body: Corps}}\n", None):
        if broken is None:
            style.unlink()
        else:
            style.write_text(broken, "utf-8")
        done = run(*command)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith("templates/style.yaml:")
        told = json.loads(run(*command, "--json").out)
        assert [each["severity"] for each in told["diagnostics"]] == ["error"]
    assert "nothing was made; " in run("build").out
    change(workspace, "data/themes.yaml", "- id: water", "- id: water\n  colour: x")
    told = json.loads(run(*command, "--json").out)
    assert "colour" in told["diagnostics"][0]["message"]


def test_what_may_no_longer_be_published_is_told_without_a_style(
    workspace: Path, run: Run
) -> None:
    run("build")
    held = "- id: water\n  release: {audience: internal}"
    change(workspace, "data/themes.yaml", "- id: water", held)
    (workspace / "templates/style.yaml").write_text("", "utf-8")
    done = run("status")
    assert "to withdraw: build/public/sheet/sheet-water.fr.pdf\n" in done.out
    assert done.out.endswith(
        "0 documents: up to date, besides what has mistakes; 4 outputs to withdraw\n"
    )
