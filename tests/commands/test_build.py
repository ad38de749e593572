"""Tests of `briefgen build`: what is written, what is left, what is told."""

import json
import re
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.small import change, write

PUBLIC = [
    "briefgen.manifest.json",
    "overview/overview-portfolio.en.pdf",
    "overview/overview-portfolio.fr.pdf",
    "sheet/sheet-trade.en.docx",
    "sheet/sheet-trade.en.pdf",
    "sheet/sheet-trade.fr.docx",
    "sheet/sheet-trade.fr.pdf",
    "sheet/sheet-water.en.docx",
    "sheet/sheet-water.en.pdf",
    "sheet/sheet-water.fr.docx",
    "sheet/sheet-water.fr.pdf",
]
INTERNAL = [
    "briefgen.manifest.json",
    "memo/memo-trade.en.docx",
    "memo/memo-trade.fr.docx",
    "memo/memo-water.en.docx",
    "memo/memo-water.fr.docx",
]
WELL = """\
theme: water
title: {{en: A well, fr: Un puits}}
funding: {{kind: new, amount: 100}}
description: {0}
"""
LIST = """\
---
title: "{{ portfolio.title }}"
per: portfolio
audience: public
pages: 1
layout: factsheet
---
{% for initiative in portfolio.initiatives %}
{{ initiative.description }}
{% endfor %}
"""


def files(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def contents(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in files(folder)}


def summary(out: str) -> str:
    """Give the last line without its seconds."""
    return re.sub(r"; \d+\.\d s;", ";", out.splitlines()[-1])


def test_every_output_is_written_to_the_folder_of_its_audience(
    workspace: Path, run: Run
) -> None:
    done = run("build")
    assert (done.code, done.err) == (0, "")
    assert "sheet-water.fr: docx, pdf\n" in done.out
    assert summary(done.out) == (
        "14 outputs: 14 written; in build/public and build/internal"
    )
    assert files(workspace / "build/public") == PUBLIC
    assert files(workspace / "build/internal") == INTERNAL


def test_a_second_build_has_nothing_to_do(workspace: Path, run: Run) -> None:
    run("build")
    before = contents(workspace / "build")
    done = run("build")
    assert done.out.count("\n") == 1
    assert summary(done.out) == (
        "14 outputs: 14 up to date; in build/public and build/internal"
    )
    assert contents(workspace / "build") == before


def test_what_did_not_read_the_change_is_left(workspace: Path, run: Run) -> None:
    run("build")
    change(workspace, "data/initiatives/wells.yaml", "It digs", "It drills")
    done = run("build")
    assert done.out.startswith("sheet-water.en: docx, pdf\n14 outputs: ")
    assert summary(done.out).startswith("14 outputs: 2 written, 12 up to date;")


def test_outputs_that_come_out_the_same_are_left(workspace: Path, run: Run) -> None:
    run("build")
    change(workspace, "templates/overview.md", "---\n{{", "---\n{{ '' | t }}{{")
    done = run("build")
    assert "overview-portfolio.en: pdf (unchanged)\n" in done.out


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/initiatives/wells.yaml", "theme: water", "# aside\ntheme:   water"),
        ("data/portfolio.yaml", "currency: CAD\nedition: {", "edition: { # aside\n "),
        ("data/themes.yaml", "{en: Water, fr: Eau}", "{fr: Eau, en: Water}"),
        ("templates/sheet.md", "per: theme\n", "# aside\nper: theme\n"),
        ("templates/sheet.md", "## {{", "{# aside #}## {{"),
        ("templates/style.yaml", "neutral:", "# aside\n  neutral:"),
        ("briefgen.yaml", "formats: [docx, pdf]", "# aside\nformats: [docx,  pdf]"),
    ],
)
def test_comments_and_order_make_nothing_due(
    path: str, old: str, new: str, workspace: Path, run: Run
) -> None:
    run("build")
    change(workspace, path, old, new)
    if path == "data/portfolio.yaml":
        change(workspace, path, "2024-11-16}", "2024-11-16}\ncurrency: CAD")
    assert summary(run("build").out).startswith("14 outputs: 14 up to date;")


def test_advice_makes_no_public_document_due(workspace: Path, run: Run) -> None:
    run("build")
    change(workspace, "data/themes.yaml", "To decide.", "To sign.")
    assert run("build").out.splitlines()[:-1] == ["memo-water.en: docx"]


def test_a_total_that_stays_equal_makes_nothing_due(workspace: Path, run: Run) -> None:
    total = "{{ (portfolio.initiatives | released).funding.new_money | money }}"
    change(workspace, "templates/overview.md", "{{ portfolio.introduction }}", total)
    change(workspace, "data/initiatives/wells.yaml", "2000000", "2000005")
    run("build")
    change(workspace, "data/initiatives/wells.yaml", "2000005", "2500005")
    change(workspace, "data/initiatives/ports.yaml", "3500000", "3000000")
    assert summary(run("build").out).startswith("14 outputs: 14 up to date;")
    free = (workspace / "data/initiatives/ports.yaml").read_text("utf-8")
    write(workspace, "data/initiatives/free.yaml", free.replace("3000000", "0"))
    done = run("build").out.splitlines()[:-1]
    assert done == ["sheet-trade.en: docx, pdf", "sheet-trade.fr: docx, pdf"]
    change(workspace, "data/initiatives/free.yaml", "amount: 0", "amount: 5")
    assert run("build").out.splitlines()[:-1] == [
        "overview-portfolio.en: pdf (unchanged)",
        "overview-portfolio.fr: pdf (unchanged)",
    ]
    change(workspace, "data/initiatives/free.yaml", "amount: 5", "amount: 6")
    assert run("build").out.splitlines()[:-1] == []  # rounded, the total is the same
    change(workspace, "data/initiatives/free.yaml", "amount: 6", "amount: 500000")
    assert run("build").out.splitlines()[:-1] == [
        "overview-portfolio.en: pdf",
        "overview-portfolio.fr: pdf",
    ]


def test_an_incremental_build_equals_a_clean_one(workspace: Path, run: Run) -> None:
    run("build")
    change(workspace, "data/initiatives/wells.yaml", "2000000", "2500000")
    change(workspace, "templates/memo.md", "theme.advice.issue", "theme.title")
    run("build")
    run("build", "--output", "clean", "--force")
    assert contents(workspace / "clean") == contents(workspace / "build")


def test_options_select_documents_and_formats(workspace: Path, run: Run) -> None:
    done = run("build", "--theme", "water", "--language", "fr", "--format", "docx")
    assert done.code == 0
    assert files(workspace / "build/public") == [
        "briefgen.manifest.json",
        "sheet/sheet-water.fr.docx",
    ]
    assert files(workspace / "build/internal") == [
        "briefgen.manifest.json",
        "memo/memo-water.fr.docx",
    ]
    assert summary(run("build", "--kind", "memo").out) == (
        "4 of 14 outputs: 3 written, 1 up to date; in build/public and build/internal"
    )


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--kind", "there is no kind 'none' here; there is: memo, overview, sheet"),
        ("--theme", "there is no theme 'none' here; there is: trade, water"),
        ("--language", "there is no language 'none' here; there is: en, fr"),
        ("--format", "there is no format 'none' here; there is: docx, pdf"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_choice_that_is_not_there_is_wrong_usage(
    option: str, told: str, run: Run
) -> None:
    done = run("build", option, "none")
    assert done.code == 2
    assert done.err.endswith(f"Error: {told}\n")


def test_a_mistake_in_data_writes_nothing(workspace: Path, run: Run) -> None:
    change(workspace, "data/initiatives/wells.yaml", "2000000", "-2")
    change(workspace, "data/initiatives/ports.yaml", "theme: trade", "theme: trad")
    done = run("build")
    assert done.code == 1
    assert [
        line.split(" ")[0] for line in done.err.splitlines() if "error" in line
    ] == [
        "data/initiatives/ports.yaml:1:8:",
        "data/initiatives/wells.yaml:3:30:",
    ]
    assert not (workspace / "build").exists()


def test_a_mistake_in_a_template_fails_its_documents_alone(
    workspace: Path, run: Run
) -> None:
    run("build")
    before = contents(workspace / "build")
    write(
        workspace,
        "templates/sheet.md",
        (workspace / "templates/sheet.md").read_text("utf-8") + "{{ theme.no_such }}\n",
    )
    done = run("build")
    assert done.code == 1
    assert done.err.count("[") == 1
    assert "templates/sheet.md:13: error: " in done.err
    assert summary(done.out).startswith("14 outputs: 6 up to date, 8 failed;")
    assert contents(workspace / "build") == before


def test_a_missing_picture_of_the_data_is_told_at_its_line(
    workspace: Path, run: Run
) -> None:
    path = "data/initiatives/wells.yaml"
    text = (workspace / path).read_text("utf-8")
    picture = "picture:\n  file: wells.png\n  alternative: {en: A well, fr: Un puits}\n"
    write(workspace, path, text + picture)
    shown = "![{{ initiative.picture.alternative }}]({{ initiative.picture.file }})"
    more = f"{{% if initiative.picture %}}\n\n{shown}\n{{% endif %}}\n{{% endfor %}}"
    change(workspace, "templates/sheet.md", "{% endfor %}", more)
    line = f"{path}:{text.count(chr(10)) + 2}:9: error: no picture 'wells.png' in"
    assert line in run("check").err
    assert line in run("build").err
    assert not list(workspace.rglob("sheet-water*"))
    assert list(workspace.rglob("sheet-trade*"))


def test_a_template_that_cannot_be_read_leaves_its_outputs(
    workspace: Path, run: Run
) -> None:
    run("build")
    change(workspace, "templates/sheet.md", "per: theme", "per: galaxy")
    done = run("build")
    assert done.code == 1
    assert files(workspace / "build/public") == PUBLIC
    asked = run("build", "--kind", "sheet")
    assert asked.code == 1
    assert "galaxy" in asked.err


@pytest.mark.skipif(sys.platform != "linux", reason="not every disk knows capitals")
def test_kinds_that_differ_in_capitals_alone_are_told(
    workspace: Path, run: Run
) -> None:
    text = (workspace / "templates/sheet.md").read_text("utf-8")
    write(workspace, "templates/SHEET.md", text)
    done = run("build")
    assert done.code == 1
    assert "would be the same file [same-output]\n" in done.err
    assert not (workspace / "build").exists()


def test_a_broken_promise_of_one_page_is_refused(workspace: Path, run: Run) -> None:
    long = "It digs wells. " * 600
    change(workspace, "data/initiatives/wells.yaml", "It digs wells.", long)
    done = run("build", "--kind", "sheet", "--language", "en")
    assert done.code == 1
    assert re.fullmatch(
        r"templates/sheet\.md:6:\d+: error: sheet-water\.en is \d+ lines too long for one"
        r" page, even after every space-saving step \[page-overflow\]\n  hint: .*\n",
        done.err,
    )
    assert files(workspace / "build/public") == [
        "briefgen.manifest.json",
        "sheet/sheet-trade.en.docx",
        "sheet/sheet-trade.en.pdf",
    ]


def test_initiatives_that_have_no_summary_are_named_where_it_would_help(
    workspace: Path, run: Run
) -> None:
    long = "It digs wells. " * 90
    for number in range(8):
        write(workspace, f"data/initiatives/well-{number}.yaml", WELL.format(long))
    write(workspace, "templates/list.md", LIST)
    done = run("build", "--kind", "list", "--language", "en")
    assert re.fullmatch(
        r"templates/list\.md:5:8: error: list-portfolio\.en is \d+ lines too long for one"
        r" page, even after every space-saving step \[page-overflow\]\n"
        r"  hint: look at the pages in build/internal/overflow/list/list-portfolio\.en"
        r"\.pdf; 10 initiatives have no `summary` to print instead of the description,"
        r" \d+ lines: ports, well-0, well-1 and 7 more; add one, shorten the texts that it prints, or"
        r" mark blocks as ::: optional\n",
        done.err,
    )


def test_a_note_longer_than_promised_is_written_with_a_warning(
    workspace: Path, run: Run
) -> None:
    change(workspace, "templates/memo.md", "layout: note", "layout: note\npages: 1")
    change(workspace, "data/themes.yaml", "To decide.", "To decide. " * 500)
    done = run("build", "--kind", "memo")
    assert done.code == 0
    assert re.search(
        r"templates/memo\.md:6:8: warning: memo-water\.en is \d+ lines too long for one"
        r" page, even after every space-saving step \[page-overflow\]",
        done.err,
    )
    assert run("build", "--kind", "memo").err == done.err


def test_what_is_gone_from_the_data_is_removed(workspace: Path, run: Run) -> None:
    run("build")
    (workspace / "data/initiatives/ports.yaml").unlink()
    change(
        workspace,
        "data/themes.yaml",
        "- id: trade\n  title: {en: Trade, fr: Commerce}\n",
        "",
    )
    assert files(workspace / "build/public") == PUBLIC
    run("build", "--kind", "memo")
    assert files(workspace / "build/public") == PUBLIC
    done = run("build")
    kept = ".briefgen/withdrawn/sheet-trade.en."
    assert f"withdrawn build/public/sheet/sheet-trade.en.pdf to {kept}" in done.out
    assert files(workspace / "build/public") == [
        path for path in PUBLIC if "trade" not in path
    ]


def test_an_edited_output_is_never_lost(workspace: Path, run: Run) -> None:
    run("build")
    output = workspace / "build/internal/memo/memo-water.en.docx"
    output.write_bytes(b"edited")
    left = run("build")
    assert left.code == 0
    assert "is left as it is [edited-output]" in left.err
    assert output.read_bytes() == b"edited"
    forced = run("build", "--force")
    assert "memo-water.en.edited-1.docx keeps it [edited-output]" in forced.err
    assert output.with_name("memo-water.en.edited-1.docx").read_bytes() == b"edited"
    assert output.read_bytes() != b"edited"


@pytest.mark.parametrize("lost", [".briefgen", "build"])
def test_what_is_lost_is_made_again(lost: str, workspace: Path, run: Run) -> None:
    run("build")
    before = contents(workspace / "build")
    (workspace / lost).rename(workspace / "lost")
    done = run("build")
    assert (done.code, done.err) == (0, "")
    assert contents(workspace / "build") == before


def test_json_tells_programs_everything(workspace: Path, run: Run) -> None:
    change(workspace, "templates/memo.md", "theme.advice.issue", "theme.no_such")
    done = run("build", "--json")
    told = json.loads(done.out)
    assert (done.code, done.err) == (1, "")
    (mistake,) = told["diagnostics"]
    assert mistake["place"] == {"path": "templates/memo.md", "line": 9, "column": None}
    assert [found["document"] for found in told["documents"]][:2] == [
        "memo-water.en",
        "memo-water.fr",
    ]
    (sheet,) = (one for one in told["documents"] if one["document"] == "sheet-water.fr")
    assert sheet["audience"] == "public"
    output = sheet["outputs"][1]
    assert (output["path"], output["outcome"], output["pages"]) == (
        "build/public/sheet/sheet-water.fr.pdf",
        "written",
        1,
    )


def test_json_tells_mistakes_in_data(workspace: Path, run: Run) -> None:
    write(workspace, "data/themes.yaml", "")
    done = run("build", "--json")
    assert done.code == 1
    assert json.loads(done.out)["diagnostics"][0]["place"]["path"] == "data/themes.yaml"


def test_a_passed_embargo_makes_documents_due(workspace: Path, run: Run) -> None:
    beside = (workspace / "data/initiatives/wells.yaml").read_text("utf-8")
    write(workspace, "data/initiatives/pumps.yaml", beside)
    change(
        workspace,
        "data/initiatives/wells.yaml",
        "theme: water",
        "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}",
    )
    change(
        workspace,
        "templates/sheet.md",
        "in theme.initiatives",
        "in theme.initiatives | released",
    )
    run("build", "--as-of", "2024-11-16")
    before = contents(workspace / "build/public")
    assert "up to date" in run("build", "--as-of", "2024-11-16T16:59:59").out
    done = run("build", "--as-of", "2024-11-16T17:00:00Z")
    assert "sheet-water.en: docx, pdf\n" in done.out
    after = contents(workspace / "build/public")
    assert before["sheet/sheet-water.en.pdf"] != after["sheet/sheet-water.en.pdf"]


@pytest.mark.parametrize("epoch", ["abc", "-1", "9" * 5000, "4102444800", "1.5"])
def test_a_time_of_the_environment_that_is_none_is_told(
    epoch: str, workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    done = run("build", "--kind", "overview")
    assert done.code == 1
    assert "SOURCE_DATE_EPOCH in the environment is no time: " in done.err
    assert "fault" not in done.err
    assert not (workspace / "build").exists()


@pytest.mark.parametrize("epoch", ["0", "1731715200"])
@pytest.mark.usefixtures("workspace")
def test_a_time_of_the_environment_is_that_of_files(
    epoch: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run("build").code == 0


def test_a_wrong_time_is_wrong_usage(run: Run) -> None:
    done = run("build", "--as-of", "soon")
    assert done.code == 2
    assert "'soon' is no date; write 2024-11-16 or" in done.err


def test_several_processes_give_the_same_bytes(workspace: Path, run: Run) -> None:
    run("build", "--jobs", "1")
    done = run("build", "--jobs", "2", "--output", "two")
    assert (done.code, done.err) == (0, "")
    assert contents(workspace / "two") == contents(workspace / "build")


def test_a_worker_that_dies_ends_the_build_with_a_hint(
    workspace: Path, run: Run
) -> None:
    fatal = "import os\n\n\ndef draw(axes, series):\n    os._exit(3)\n"
    write(workspace, "charts/fatal.py", fatal)
    write(workspace, "charts/wells.yaml", "kind: fatal\nof: initiatives\n")
    text = (workspace / "templates/overview.md").read_text("utf-8")
    write(workspace, "templates/overview.md", f"{text}\n![Funding](chart:wells)\n")
    run("trust", "--yes")
    done = run("build", "--jobs", "2")
    assert done.code == 1
    assert done.err == (
        "briefgen.yaml:1:1: error: a process ended before its work was done [worker]\n"
        "  hint: memory may be short: build with --jobs 1\n"
    )
    assert not list(workspace.rglob("*.briefgen-part"))


PROFILE = """\
---
title: "{{ initiative.title }}"
per: initiative
audience: public
layout: backgrounder
formats: [tree]
---
{{ initiative.description }}
"""


def test_a_theme_has_the_documents_of_its_initiatives(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    write(workspace, "templates/profile.md", PROFILE)
    output = tmp_path / "elsewhere"
    done = run(
        "build", "--kind", "profile", "--theme", "water", "--output", str(output)
    )
    assert (done.code, done.err) == (0, "")
    assert f"; in {output}/public and {output}/internal\n" in done.out
    assert files(output) == [
        "public/briefgen.manifest.json",
        "public/profile/profile-wells.en.txt",
        "public/profile/profile-wells.fr.txt",
    ]


def test_a_fault_in_one_document_leaves_the_others(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.delenv("BRIEFGEN_TRACEBACK", raising=False)
    monkeypatch.setattr("briefgen.writers.docx.write", fail)
    done = run("build", "--language", "en")
    assert done.code == 1
    assert "overview-portfolio.en: pdf\n" in done.out
    assert done.err.endswith(
        "templates/sheet.md:1:1: error: a fault in briefgen, not in your files:"
        " ZeroDivisionError: a fault [fault]\n"
        "  hint: set BRIEFGEN_TRACEBACK=1, build again, and report what it prints\n"
    )
    monkeypatch.setenv("BRIEFGEN_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        run("build", "--language", "en")
    assert not list(workspace.rglob("*.docx"))


def test_a_document_that_does_not_fit_is_told_with_its_pages(
    workspace: Path, run: Run
) -> None:
    words = r"\n\n".join(["It digs wells. " * 90] * 6)
    change(workspace, "data/initiatives/wells.yaml", "It digs wells.", f'"{words}"')
    asked = ("--language", "en", "--kind", "sheet")
    done = run("build", *asked)
    path = "build/internal/overflow/sheet/sheet-water.en.pdf"
    assert done.code == 1
    missing = "1 initiative has no `summary` to print instead of the description, "
    hint = (
        rf"\n  hint: look at the pages in {path}; {missing}\d+ lines: wells; add one, "
    )
    assert re.search(hint, done.err)
    assert summary(done.out).startswith("4 of 14 outputs: 2 written, 2 failed;")
    (proof,) = json.loads(run("build", "--json", *asked).out)["proofs"]
    assert (proof["document"], proof["path"]) == ("sheet-water.en", path)
    assert proof["marking"].startswith("DOES NOT FIT: ")
    told = run("status").out
    assert f"\n  it does not fit its pages: look at {path}\n" in told
    (stale,) = (
        each
        for each in json.loads(run("status", "--json").out)["stale"]
        if each["proof"] is not None
    )
    assert (stale["document"], stale["proof"]) == ("sheet-water.en", path)
