"""A comment accepts a warning at its place, with a reason; one that accepts none is told."""

import json
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


LINK = "[{{ 'here' | t }}](https://example.org)"
AGREED = " {# briefgen: ok link-text: agreed with the web team #}"


@pytest.fixture
def linked(workspace: Path) -> Path:
    change(workspace, "templates/sheet.md", "pages: 1\n", "")
    more = f"{LINK}\n\n{{% for initiative"
    change(workspace, "templates/sheet.md", "{% for initiative", more)
    write(workspace, "templates/phrases.yaml", "here: {fr: ici}\n")
    return workspace


def test_builds_do_not_print_what_is_accepted(linked: Path, run: Run) -> None:
    for command in (("build",), ("build",), ("status",), ("build", "--dry-run")):
        assert run(*command).err.count("[link-text]") == 2
    change(linked, "templates/sheet.md", LINK, LINK + AGREED)
    commands = ("build",), ("build",), ("build", "--json"), ("status",)
    for command in (*commands, ("build", "--dry-run"), ("build", "--force")):
        done = run(*command)
        assert (done.code, done.err, "link-text" in done.out) == (0, "", False)


def test_a_build_tells_again_what_is_no_longer_accepted(linked: Path, run: Run) -> None:
    change(linked, "templates/sheet.md", LINK, LINK + AGREED)
    assert run("build").err == ""
    change(linked, "templates/sheet.md", AGREED, "")
    assert run("build").err.count("[link-text]") == 2


def test_json_has_what_is_accepted_apart_with_its_reason(
    linked: Path, run: Run
) -> None:
    change(linked, "templates/sheet.md", LINK, LINK + AGREED)
    report = json.loads(run("check", "--json").out)
    assert report["diagnostics"] == []
    assert len(report["accepted"]) == 2  # words in English and in French
    for accepted in report["accepted"]:
        assert accepted["rule"] == "link-text"
        assert accepted["place"]["path"] == "templates/sheet.md"
        assert accepted["reason"] == "agreed with the web team"


def test_only_the_configuration_names_another_file(workspace: Path, run: Run) -> None:
    write(workspace, "templates/old.png", "a picture")
    comment = "# briefgen: ok unused-file templates/old.png: for next year"
    change(workspace, WELLS, "theme: water", f"theme: water  {comment}")
    told = run("check").err
    assert f"{WELLS}:1:15: warning: a file is named in briefgen.yaml alone" in told
    assert "[unused-file]" in told
