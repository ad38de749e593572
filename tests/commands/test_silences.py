"""A comment accepts a warning at its place, with a reason; one that accepts none is told."""

from pathlib import Path

import pytest

from briefgen.builder.check import WARNINGS
from tests.commands.conftest import Run
from tests.commands.small import change, write

WELLS = "data/initiatives/wells.yaml"
AMOUNT = "amount: 2000000, fiscal_years: 2024-27}"
SMALL = "amount: 9.2, fiscal_years: 2024-27}"
OK = "# briefgen: ok unusual-amount: a fee"


@pytest.fixture
def small(workspace: Path) -> Path:
    change(workspace, WELLS, AMOUNT, SMALL)
    return workspace


def test_a_warning_fails_where_warnings_count(small: Path, run: Run) -> None:
    assert (small / WELLS).exists()
    assert run("check").code == 0
    assert "[unusual-amount]" in run("check", "--strict").err
    assert run("check", "--strict").code == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SMALL, f"{SMALL}  {OK}"),
        ("funding: {kind", f"{OK}\nfunding: {{kind"),
        ("funding: {kind", f"{OK}\n# more of it\n\nfunding: {{kind"),
        (
            f"funding: {{kind: new, {SMALL}",
            "funding:\n  kind: new\n  amount: 9.2  " + OK,
        ),
        (
            f"funding: {{kind: new, {SMALL}",
            f"funding:\n  kind: new\n  {OK}\n  amount: 9.2",
        ),
    ],
)
def test_a_comment_accepts_it(old: str, new: str, small: Path, run: Run) -> None:
    change(small, WELLS, old, new)
    done = run("check", "--strict")
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# briefgen: ok unusual-amount", "the reason is missing [silence]"),
        ("# briefgen: ok unusual-amount: ", "the reason is missing [silence]"),
        ("# briefgen: ok unusual-amounts: a fee", "no warning is called"),
        ("# briefgen: ok: a fee", "no warning is called ''"),
        ("# briefgen: ok period: a fee", "nothing here has to be accepted [silence]"),
    ],
)
def test_a_comment_that_accepts_nothing_is_told(
    comment: str, told: str, small: Path, run: Run
) -> None:
    change(small, WELLS, SMALL, f"{SMALL}  {comment}")
    done = run("check", "--strict")
    assert done.code == 1
    assert told in done.err
    assert "[unusual-amount]" in done.err


def test_a_comment_elsewhere_accepts_nothing(small: Path, run: Run) -> None:
    change(small, WELLS, "theme: water", f"theme: water  {OK}")
    done = run("check", "--strict")
    assert f"{WELLS}:1:15: warning: nothing here has to be accepted" in done.err
    assert "[unusual-amount]" in done.err


def test_beside_mistakes_it_is_not_told_which_comments_are_needless(
    small: Path, run: Run
) -> None:
    change(small, WELLS, "theme: water", f"theme: water  {OK}")
    change(small, "templates/sheet.md", "initiative.title", "initiative.titel")
    done = run("check")
    assert "titel" in done.err
    assert "[silence]" not in done.err


def test_a_mistake_cannot_be_accepted(small: Path, run: Run) -> None:
    wrong = "amount: two}  # briefgen: ok number: a reason"
    change(small, WELLS, SMALL, wrong)
    assert run("check").code == 1
    assert "number" not in WARNINGS


def test_in_templates_and_of_documents(workspace: Path, run: Run) -> None:
    change(workspace, "templates/sheet.md", "pages: 1\n", "")
    more = (
        "{# briefgen: ok words-without-t: a name #}\nPuno\n\n"
        "[{{ 'here' }}](https://example.org)"
        " {# briefgen: ok link-text: agreed with the web team #}"
        "{# briefgen: ok words-without-t: the same #}\n\n"
        "{% for initiative"
    )
    change(workspace, "templates/sheet.md", "{% for initiative", more)
    done = run("check", "--strict")
    assert (done.code, done.err) == (0, "")


def test_a_file_without_lines_is_named_in_the_configuration(
    workspace: Path, run: Run
) -> None:
    write(workspace, "templates/old.png", "a picture")
    assert "templates/old.png:1:1: warning" in run("check").err
    settings = (workspace / "briefgen.yaml").read_text("utf-8")
    accepted = "# briefgen: ok unused-file templates/old.png: for next year\n"
    write(workspace, "briefgen.yaml", settings + accepted)
    assert (run("check", "--strict").code, run("check", "--strict").err) == (0, "")
