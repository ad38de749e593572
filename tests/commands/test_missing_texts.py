"""A text that one language misses stops that language alone, and is told."""

import json
from pathlib import Path

from tests.commands.conftest import Run
from tests.commands.small import change

WELLS = "data/initiatives/wells.yaml"
TITLE = "{en: Wells, fr: Puits}"
TOLD = (
    f"{WELLS}:2:8: error: this text is missing in French [missing-translation]\n"
    "  hint: add 'fr: …'\n"
)
FRENCH = "build/public/sheet/sheet-water.fr.pdf"


def test_it_is_told_once_and_only_what_prints_it_is_not_made(
    workspace: Path, run: Run
) -> None:
    change(workspace, WELLS, TITLE, "{en: Wells}")
    done = run("build")
    assert (done.code, done.err) == (1, TOLD)
    assert "14 outputs: 12 written, 2 failed; " in done.out
    assert not (workspace / FRENCH).exists()
    assert (workspace / FRENCH.replace(".fr.", ".en.")).exists()


def test_its_last_good_file_stays(workspace: Path, run: Run) -> None:
    run("build")
    before = (workspace / FRENCH).read_bytes()
    change(workspace, WELLS, TITLE, "{en: Deep wells}")
    done = run("build")
    assert "14 outputs: 2 written, 10 up to date, 2 failed; " in done.out
    assert (workspace / FRENCH).read_bytes() == before
    assert (run("build").code, run("build").err) == (1, TOLD)
    change(workspace, WELLS, "{en: Deep wells}", "{en: Deep wells, fr: Puits}")
    assert (run("build").code, run("status").err) == (0, "")


def test_english_alone_is_built_and_it_is_told(workspace: Path, run: Run) -> None:
    change(workspace, WELLS, TITLE, "{en: Wells}")
    done = run("build", "--language", "en")
    assert (done.code, done.err) == (1, TOLD)
    assert "7 of 14 outputs: 7 written; " in done.out
    told = json.loads(run("build", "--language", "en", "--json").out)
    assert [found["rule"] for found in told["diagnostics"]] == ["missing-translation"]


def test_what_no_document_prints_is_told_each_time(workspace: Path, run: Run) -> None:
    change(workspace, WELLS, "It digs wells., fr: Il creuse des puits.", "It digs.")
    change(workspace, "templates/sheet.md", "{{ initiative.description }}", "Text")
    assert run("build").err.count("missing in French") == 1
    done = run("build")
    assert (done.code, done.err.count("missing in French")) == (1, 1)
    assert "14 outputs: 14 up to date; " in done.out
    assert run("check").code == 1
    assert run("status").code == 1


def test_with_another_mistake_in_the_data_nothing_is_written(
    workspace: Path, run: Run
) -> None:
    change(workspace, WELLS, TITLE, "{en: Wells}")
    change(workspace, WELLS, "2000000", "two")
    done = run("build")
    assert (done.code, "missing in French" in done.err) == (1, True)
    assert not (workspace / "build").exists()


def test_a_language_alone_gives_the_bytes_of_all(workspace: Path, run: Run) -> None:
    """So does a format alone, and a number of processes."""
    long = "It digs wells. " * 500
    change(workspace, WELLS, "fr: Il creuse des puits.", f'fr: "{long}"')
    change(workspace, WELLS, "theme: water", "theme: water\nsummary: {en: A, fr: B}")

    def made(*arguments: str) -> dict[str, bytes]:
        folder = workspace / "out" / "-".join(arguments or ("all",))
        run("build", "--force", "--output", str(folder), *arguments)
        found = (path for path in folder.rglob("*.*") if path.suffix != ".json")
        return {str(path.relative_to(folder)): path.read_bytes() for path in found}

    whole = made()
    assert len(whole) == 14
    for options in (("--language", "en"), ("--format", "docx"), ("--jobs", "2")):
        part = made(*options)
        assert part
        assert part.items() <= whole.items()
    told = json.loads(run("build", "--force", "--language", "en", "--json").out)
    sheet = next(
        each for each in told["documents"] if each["document"] == "sheet-water.en"
    )
    assert sheet["fitted"]  # as French, which is too long


def test_a_name_in_the_configuration_is_a_text_like_others(
    workspace: Path, run: Run
) -> None:
    named = "organization: Department of Examples"
    change(workspace, "briefgen.yaml", named, "organization: {en: Examples}")
    told = (
        "briefgen.yaml:1:15: error: this text is missing in French"
        " [missing-translation]\n  hint: add 'fr: …'\n"
    )
    done = run("build")
    assert (done.code, done.err) == (1, told)
    assert "14 outputs: 7 written, 7 failed; " in done.out
    done = run("build", "--language", "en")
    assert (done.code, done.err) == (1, told)
    assert "7 of 14 outputs: 7 up to date; " in done.out
    for command in ("check", "status"):
        assert told in run(command).err


def test_its_loss_is_told_of_files_that_were_made_before(
    workspace: Path, run: Run
) -> None:
    run("build")
    named = "organization: Department of Examples"
    change(workspace, "briefgen.yaml", named, "organization: {en: Examples}")
    done = run(
        "why",
        FRENCH.replace("sheet", "memo")
        .replace("public", "internal")
        .replace("pdf", "docx"),
    )
    assert "Traceback" not in done.err
    assert "missing in French" in done.err
