"""What `briefgen build` tells of what may not be published."""

import json
from pathlib import Path

from tests.commands.conftest import Run
from tests.commands.small import FILES, change, write

BEFORE = ("--as-of", "2024-11-01", "--language", "en")
WELLS = "data/initiatives/wells.yaml"
EMBARGO = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"
UNTIL = "which is embargoed until November 16, 2024, 12:00 pm EST [unreleased]"
MEANWHILE = "; until then, `briefgen build --preview` makes it internally\n"
OVERVIEW = "templates/overview.md"
PORTS = FILES["data/initiatives/ports.yaml"]
CHART = "{{ portfolio.introduction }}\n\n![Funding](chart:money)"


def test_what_is_withdrawn_is_told(workspace: Path, run: Run) -> None:
    run("build", *BEFORE)
    change(workspace, WELLS, "theme: water", EMBARGO)
    done = run("build", *BEFORE)
    assert done.code == 1
    assert done.err == (
        "templates/sheet.md:8: error: a public document reads initiatives.wells"
        f" (data/initiatives/wells.yaml:1:1), {UNTIL}\n"
        "  hint: leave it out with `| released` after the list, or make the kind"
        f" internal{MEANWHILE}"
    )
    assert "sheet-water.en: docx, pdf (withdrawn)\n" in done.out
    kept = ".briefgen/withdrawn/sheet-water.en."
    assert f"withdrawn build/public/sheet/sheet-water.en.pdf to {kept}" in done.out
    # Readers see one theme less: what is left is as if it were the first, colour included.
    assert "sheet-trade.en: docx, pdf\n" in done.out
    assert "7 of 14 outputs: 2 written, 3 up to date, 2 withdrawn; " in done.out


def test_json_tells_what_is_withdrawn(workspace: Path, run: Run) -> None:
    run("build", *BEFORE)
    change(workspace, WELLS, "theme: water", EMBARGO)
    told = json.loads(run("build", "--json", *BEFORE).out)
    assert [found["path"] for found in told["withdrawn"]] == [
        "build/public/sheet/sheet-water.en.docx",
        "build/public/sheet/sheet-water.en.pdf",
    ]
    for found in told["withdrawn"]:
        assert (workspace / found["kept"]).is_file()


def test_a_preview_is_no_mistake(workspace: Path, run: Run) -> None:
    change(workspace, WELLS, "theme: water", EMBARGO)
    done = run("build", "--preview", *BEFORE)
    assert done.code == 0
    assert "preview of sheet-water.en: docx, pdf\n" in done.out
    assert "hint: its preview is among the internal outputs; build again once" in (
        done.err
    )
    assert "9 of 16 outputs: 7 written, 2 held back; " in done.out


def test_without_an_embargo_there_is_no_preview(workspace: Path, run: Run) -> None:
    done = run("build", "--preview", *BEFORE)
    assert (done.code, "preview" in done.out) == (0, False)
    assert not (workspace / "build/internal/preview").exists()


def test_a_chart_that_reads_too_much_is_told_in_the_template(
    workspace: Path, run: Run
) -> None:
    change(workspace, WELLS, "theme: water", EMBARGO)
    change(workspace, OVERVIEW, "{{ portfolio.introduction }}", CHART)
    write(workspace, "charts/money.yaml", "kind: bar\n")
    done = run("build", "--kind", "overview", *BEFORE)
    assert done.err == (
        "templates/overview.md:10: error: a public document reads initiatives.wells"
        f" (data/initiatives/wells.yaml:1:1), {UNTIL}\n"
        "  hint: leave it out with `only: released` in charts/money.yaml, or make the"
        f" kind internal{MEANWHILE}"
    )
    write(workspace, "charts/money.yaml", "kind: bar\nonly: released\n")
    roads = PORTS.replace("Ports", "Roads").replace("3500000", "500000")
    write(workspace, "data/initiatives/roads.yaml", roads)
    assert run("build", "--kind", "overview", *BEFORE).code == 0


def test_a_chart_leaves_out_an_initiative_whose_funding_is_held_back(
    workspace: Path, run: Run
) -> None:
    change(workspace, WELLS, "{kind: new,", "{release: {marking: secret}, kind: new,")
    change(workspace, OVERVIEW, "{{ portfolio.introduction }}", CHART)
    change(workspace, OVERVIEW, "formats: [pdf]", "formats: [tree]")
    write(workspace, "charts/money.yaml", "kind: bar\nonly: released\n")
    for name, amount in (("Roads", "500000"), ("Rails", "700000")):
        other = PORTS.replace("Ports", name).replace("3500000", amount)
        write(workspace, f"data/initiatives/{name.lower()}.yaml", other)
    assert run("build", "--kind", "overview", *BEFORE).code == 0
    made = workspace / "build/public/overview/overview-portfolio.en.txt"
    told = made.read_text("utf-8")
    assert "figure money" in told
    assert ("Ports" in told, "Wells" in told) == (True, False)


def test_a_chart_of_what_cannot_be_left_out_says_so(workspace: Path, run: Run) -> None:
    secret = "title: {release: {marking: secret}, en: Wells, fr: Puits}"
    change(workspace, WELLS, "title: {en: Wells, fr: Puits}", secret)
    change(workspace, OVERVIEW, "{{ portfolio.introduction }}", CHART)
    write(workspace, "charts/money.yaml", "kind: bar\nonly: released\n")
    done = run("build", "--kind", "overview", *BEFORE)
    assert "initiatives.wells.title" in done.err
    assert "which is internal, secret [unreleased]\n" in done.err
    assert "  hint: release it with what encloses it, or make the kind" in done.err


def test_status_tells_what_is_held_back(workspace: Path, run: Run) -> None:
    run("build", *BEFORE)
    change(workspace, WELLS, "theme: water", EMBARGO)
    done = run("status", "--as-of", "2024-11-01")
    assert "“Wells” → held back (data/initiatives/wells.yaml:" in done.out


def test_what_is_left_out_is_told(workspace: Path, run: Run) -> None:
    held = "- id: water\n  release: {embargo: 2024-11-16T12:00:00-05:00}"
    change(workspace, "data/themes.yaml", "- id: water", held)
    change(workspace, "templates/sheet.md", "pages: 1", "only: released")
    done = run("build", "--as-of", "2024-11-01")
    until = "embargoed until November 16, 2024, 12:00 pm EST"
    line = f"left out sheet-water (en, fr): {until}\n"
    assert (done.code, done.err) == (0, "")
    assert line in done.out
    told = run("status", "--as-of", "2024-11-01")
    assert told.out == (
        f"{line}released on November 16, 2024, 12:00 pm EST:\n"
        "  themes.water (data/themes.yaml:1:3)\n"
        "8 documents: everything is up to date\n"
    )
    change(workspace, "data/themes.yaml", "{embargo:", "{audience: internal, embargo:")
    assert "left out sheet-water (en, fr): internal\n" in run("build").out


def test_json_tells_what_is_left_out(workspace: Path, run: Run) -> None:
    held = "- id: water\n  release: {embargo: 2024-11-16T12:00:00-05:00}"
    change(workspace, "data/themes.yaml", "- id: water", held)
    change(workspace, "templates/sheet.md", "pages: 1", "only: released")
    found = {
        "document": "sheet-water.en",
        "kind": "sheet",
        "subject": "water",
        "language": "en",
        "audience": "public",
        "until": "2024-11-16T12:00:00-05:00",
    }
    told = json.loads(run("build", "--json", *BEFORE).out)
    assert told["left_out"] == [found]
    assert json.loads(run("status", "--json", *BEFORE[:2]).out)["left_out"][0] == found
    change(workspace, "data/themes.yaml", "{embargo:", "{audience: internal, embargo:")
    told = json.loads(run("build", "--json", *BEFORE).out)
    assert told["left_out"] == [{**found, "until": None}]


def test_help_says_whom_diagnostics_are_for(run: Run) -> None:
    assert "it is for whoever builds" in " ".join(run("build", "--help").out.split())


HELD = (
    "2 documents are held back: 2 until November 16, 2024, 12:00 pm EST; embargoes in"
    " the data: 1 until November 16, 2024, 12:00 pm EST\n"
)


def test_a_theme_of_which_nothing_is_released_is_left_out(
    workspace: Path, run: Run
) -> None:
    """It is not published empty; what was made of it before is withdrawn."""
    change(workspace, "templates/sheet.md", "pages: 1", "only: released")
    change(
        workspace, "templates/sheet.md", "initiatives %}", "initiatives | released %}"
    )
    run("build", "--as-of", "2024-11-01")
    change(workspace, WELLS, "theme: water", EMBARGO)
    for _ in range(2):
        done = run("build", "--as-of", "2024-11-01")
        assert (done.code, done.err) == (0, "")
        assert HELD in done.out
        assert not list((workspace / "build/public/sheet").glob("*water*"))
    told = run("status", "--as-of", "2024-11-01").out
    assert "released on November 16, 2024, 12:00 pm EST:\n  initiatives.wells (" in told
    (found,) = json.loads(run("build", "--json", *BEFORE).out)["embargoes"]
    assert found == {
        "path": "initiatives.wells",
        "until": "2024-11-16T12:00:00-05:00",
        "place": f"{WELLS}:1:1",
    }
    assert json.loads(run("status", "--json", "--as-of", "2024-11-01").out)[
        "embargoes"
    ] == [found]
    done = run("build", "--as-of", "2024-11-17")
    assert "held back" not in done.out
    assert "embargoes in the data" not in done.out
    assert len(list((workspace / "build/public/sheet").glob("*water*"))) == 4


def test_a_theme_of_which_something_is_released_is_made(
    workspace: Path, run: Run
) -> None:
    change(workspace, "templates/sheet.md", "pages: 1", "only: released")
    change(
        workspace, "templates/sheet.md", "initiatives %}", "initiatives | released %}"
    )
    change(workspace, "data/initiatives/ports.yaml", "theme: trade", "theme: water")
    change(workspace, WELLS, "theme: water", EMBARGO)
    done = run("build", "--kind", "sheet", *BEFORE)
    assert "sheet-water.en: docx, pdf\n" in done.out
    assert (
        "embargoes in the data: 1 until November 16, 2024, 12:00 pm EST\n" in done.out
    )
    assert "documents are held back" not in done.out


def test_what_is_held_back_is_counted_once_and_whole(workspace: Path, run: Run) -> None:
    """Left out and refused make one number; the last line counts the same outputs."""
    change(workspace, WELLS, "theme: water", EMBARGO)
    sheet = FILES["templates/sheet.md"]
    own = sheet.replace("per: theme", "per: initiative\nonly: released")
    own = own.replace("theme.title", "initiative.title").partition("{% for")[0]
    write(workspace, "templates/own.md", own)
    for outcome in ("held back", "held back"):  # the second time, too
        *_, held, done = run("build", "--as-of", "2024-11-01").out.splitlines()
        assert held.startswith(
            "4 documents are held back: 2 until November 16, 2024, 12:00 pm EST,"
            " 2 refused (4 outputs); embargoes in the data: 1 until"
        )
        assert f" 4 {outcome};" in done
    *_, held, done = run("build", *BEFORE).out.splitlines()
    assert held.startswith("2 documents are held back: 1 until")
    assert " 1 refused (2 outputs);" in held
    assert " 2 held back;" in done
    *_, held, done = run("build", "--preview", *BEFORE).out.splitlines()
    assert held.startswith("2 documents are held back: 1 until")
    assert " 1 refused (2 outputs);" in held
    assert " 2 held back;" in done


def test_what_was_published_and_is_refused_is_counted_too(
    workspace: Path, run: Run
) -> None:
    run("build", *BEFORE)
    change(workspace, WELLS, "theme: water", EMBARGO)
    *_, held, done = run("build", *BEFORE).out.splitlines()
    assert held.startswith("1 document is held back: 1 refused (2 outputs); embargoes")
    assert " 2 withdrawn;" in done
    *_, held, done = run(
        "build", "--language", "en", "--as-of", "2024-11-17"
    ).out.splitlines()
    assert "held back" not in held + done
