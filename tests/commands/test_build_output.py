"""Tests of how a build is told: what it did, by which means, and where."""

from dataclasses import replace
from pathlib import Path

import click
import pytest

from briefgen.commands.build_output import summary
from briefgen.commands.diagnostics_output import say
from briefgen.planning.plan import Output, Planned
from briefgen.publishing.report import Outcome, Report, Result, Withdrawn
from briefgen.state.output_record import Remembered

SHEET = Planned(
    *("sheet", "water", "fr", "public", "water", "templates/sheet.md"),
    outputs=(Output("pdf", "sheet/sheet-water.fr.pdf"),),
)
FITTED = Remembered(
    *("record", "checked", "sum", 12, 34, 1, ""), warnings=(), means=("spacing 70%",)
)


def result(outcome: Outcome, *withdrawn: Withdrawn) -> Result:
    path = "build/public/sheet/sheet-water.fr.pdf"
    return Result(SHEET, SHEET.outputs[0], path, outcome, FITTED, withdrawn)


def test_a_summary_counts_by_what_became_of_outputs() -> None:
    outcomes: tuple[Outcome, ...] = ("up to date", "edited", "held back", "failed")
    results = tuple(map(result, outcomes))
    report = Report(results, (), (), (Path("/out"),), others=3)
    assert summary(report, 0.25) == (
        "1 document is held back: 1 refused (1 output)\n"
        "4 of 7 outputs: 2 up to date, 1 failed, 1 held back; 0.2 s; in /out"
    )


def test_what_was_withdrawn_removed_and_fitted_stands_before_it() -> None:
    moved = Withdrawn("a.pdf", ".briefgen/withdrawn/a.pdf")
    results = (result("written"), result("withdrawn", moved))
    assert summary(Report(results, ("b.pdf",), (), ()), 1.0).splitlines() == [
        "withdrawn a.pdf to .briefgen/withdrawn/a.pdf",
        "removed b.pdf",
        "1 document is held back: 1 refused (1 output)",
        "sheet-water.fr: spacing 70%",
        "2 outputs: 1 written, 1 withdrawn; 1.0 s; in ",
    ]


def test_charts_that_are_pictures_in_word_are_named_on_one_line() -> None:
    """Nothing is said of files that stand as they were: it was said when they were made."""
    pictures: dict[Outcome, tuple[str, ...]] = {
        "written": ("places", "timeline"),
        "unchanged": ("timeline",),
        "up to date": ("results",),
    }
    drawn = [
        replace(result(outcome), record=replace(FITTED, means=(), pictures=names))
        for outcome, names in pictures.items()
    ]
    named = "places (1 file), timeline (2 files)"
    assert summary(Report(tuple(drawn), (), (), ()), 1.0).splitlines() == [
        f"pictures in Word, whose numbers cannot be changed there: {named}",
        "3 outputs: 1 written, 2 up to date; 1.0 s; in ",
    ]


def test_what_we_set_in_bold_is_set_in_bold(capfd: pytest.CaptureFixture[str]) -> None:
    """Where no terminal shows it, nothing is left of it: no sign for what was there."""
    styled = "".join(
        (click.style("a", bold=True), click.style("b", dim=True, bold=False)),
    )
    say(f"{styled}{click.style('c', fg='yellow')}\x1b[31md\x1b]0;e")
    assert capfd.readouterr().out == "abc\ufffd[31md\ufffd]0;e\n"
