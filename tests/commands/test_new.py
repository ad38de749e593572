"""Tests of `briefgen new`: what it writes passes `check`, explains itself, and is one."""

import os
import re
import sys
from pathlib import Path

import pytest

from briefgen.charts.kinds import KINDS
from briefgen.editing import transaction
from briefgen.loading import INITIATIVES, declared
from briefgen.view import SUBJECT_KINDS
from tests.commands.conftest import Run
from tests.commands.small import change, write

INITIATIVE = ("new", "initiative", "--theme", "water", "--title")
BOTH = (*INITIATIVE, "New wells", "--title", "fr=Nouveaux puits")
PATH = "data/initiatives/new-wells.yaml"


def files(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file())
    named = {path.relative_to(root).as_posix(): path for path in paths}
    return {
        name: path.read_bytes()
        for name, path in named.items()
        if not name.startswith((".briefgen", "build"))
    }


def test_an_initiative_is_a_file_that_explains_itself_and_passes(
    workspace: Path, run: Run
) -> None:
    done = run(*BOTH)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"wrote {PATH}\n"
        "  write its description, and what else you know of it, into that file\n"
        "  briefgen check           tells what is missing or wrong\n"
        "  briefgen undo            takes it away again\n"
    )
    text = (workspace / PATH).read_text("utf-8")
    assert "\ntheme: water\n" in text
    assert "\ntitle:\n  en: New wells\n  fr: Nouveaux puits\n" in text
    assert "kind: new  # one of new, increase, renewal\n" in text
    members = declared(("en", "fr"))[INITIATIVES].form.members
    names = [each.name for each in members if not each.aside and each.name != "fields"]
    stand = re.findall(r"^(?:# )?(\w+):", text, re.MULTILINE)
    assert stand == names
    checked = run("check")
    assert (checked.code, "error" in checked.err) == (0, False)
    assert run("build").code == 0


def test_what_new_wrote_is_undone(workspace: Path, run: Run) -> None:
    before = files(workspace)
    run(*BOTH)
    run("new", "theme", "--title", "Air", "--title", "fr=Air")
    run("new", "field", "--label", "Reply", "--of", "theme", "--type", "prose")
    run("new", "chart", "money", "--kind", "bar", "--of", "themes")
    run(
        "new",
        "kind",
        "extra",
        "--per",
        "theme",
        "--audience",
        "public",
        "--layout",
        "note",
    )
    assert len(files(workspace)) == len(before) + 4
    for _ in range(5):
        assert run("undo").code == 0
    assert files(workspace) == before
    assert not (workspace / "charts").exists()


def test_every_comment_may_become_a_field(workspace: Path, run: Run) -> None:
    run(*BOTH)
    text = (workspace / PATH).read_text("utf-8")
    lines = text.splitlines()[3:]
    whole = "\n".join(line.removeprefix("# ") for line in lines)
    write(workspace, PATH, whole.replace("…", '"…"'))
    told = run("check").err
    assert "[yaml-syntax]" not in told
    assert "[unknown-field]" not in told
    assert "[missing-field]" not in told


@pytest.mark.usefixtures("workspace")
def test_a_language_that_is_not_given_is_a_gap(run: Run) -> None:
    done = run(*INITIATIVE, "New wells")
    assert done.code == 0
    assert "  missing: title and description in French: fill it in" in done.out
    checked = run("check")
    assert checked.err.count("this text is missing in French") == 2
    assert "missing in English" not in checked.err


@pytest.mark.parametrize(
    ("arguments", "place", "rule"),
    [
        (("Wells", "--id", "other"), "data/initiatives/wells.yaml:2:13", "title"),
        (("WELLS!", "--id", "other"), "data/initiatives/wells.yaml:2:13", "title"),
        (("Well", "--title", "fr=Puits"), "data/initiatives/wells.yaml:2:24", "title"),
        (("Others", "--id", "wells"), "data/initiatives/wells.yaml:1:1", "id"),
        (("Others", "--id", "Wells"), "data/initiatives/wells.yaml:1:1", "id"),
    ],
)
def test_a_second_one_is_refused_with_the_place_of_the_first(
    workspace: Path, run: Run, arguments: tuple[str, ...], place: str, rule: str
) -> None:
    before = files(workspace)
    done = run(*INITIATIVE, *arguments)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"{place}: error: an initiative with ")
    assert f"[duplicate-{rule}]" in done.err
    assert files(workspace) == before


def test_where_nobody_can_be_asked_options_say_it(workspace: Path, run: Run) -> None:
    before = files(workspace)
    for command, option in (
        (("initiative",), "--title"),
        (("initiative", "--title", "New"), "--theme"),
        (("theme",), "--title"),
        (("kind",), "NAME"),
        (("kind", "x"), "--per"),
        (("chart",), "NAME"),
        (("chart", "x"), "--kind"),
        (("field",), "--label"),
    ):
        done = run("new", *command)
        assert done.code == 2
        assert f"give {option}, or run this on a terminal" in done.err
    assert files(workspace) == before


def test_what_is_not_known_is_refused_with_what_is_meant(
    workspace: Path, run: Run
) -> None:
    before = files(workspace)
    done = run("new", "initiative", "--title", "New", "--theme", "watr")
    assert done.code == 2
    assert "--theme 'watr' is not known: did you mean 'water'?" in done.err
    assert run("new", "chart", "x", "--kind", "pie").code == 2
    assert run("new", "kind", "x", "--per", "planet").code == 2
    assert run(*INITIATIVE, "New", "--id", "../evil").code == 1
    assert run(*INITIATIVE, "New", "--id", "con").code == 1
    assert run(*INITIATIVE, "a\nb").code == 1
    assert files(workspace) == before


def test_a_theme_is_added_to_the_list_or_is_a_file(workspace: Path, run: Run) -> None:
    before = (workspace / "data/themes.yaml").read_text("utf-8")
    assert run("new", "theme", "--title", "Air: clean", "--title", "fr=Air").code == 0
    after = (workspace / "data/themes.yaml").read_text("utf-8")
    assert after == (
        f'{before}- id: air-clean\n  title: {{en: "Air: clean", fr: Air}}\n'
    )
    assert run("check").code == 0
    again = run("new", "theme", "--title", "fr=AIR")
    assert "data/themes.yaml:8:33: error: a theme with this title stands" in again.err
    (workspace / "data/themes.yaml").unlink()
    for name in ("water", "trade"):
        write(workspace, f"data/themes/{name}.yaml", f"title: {name}\n")
    assert run("new", "theme", "--title", "Air", "--title", "fr=Air").code == 0
    written = (workspace / "data/themes/air.yaml").read_text("utf-8")
    assert "title:" in written
    assert "\n# lead:" in written
    assert run("check").code == 0


@pytest.mark.parametrize("per", sorted(SUBJECT_KINDS))
@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_kind_passes(workspace: Path, run: Run, per: str, audience: str) -> None:
    wells = "data/initiatives/wells.yaml"
    partner = "{name: {en: Care, fr: Care}, role: implementing}"
    change(
        workspace,
        wells,
        "theme:",
        f"places: [{{country: PE}}]\npartners: [{partner}]\n"
        'sectors: [{vocabulary: oecd-dac, code: "14030"}]\ntheme:',
    )
    options = ("--per", per, "--audience", audience, "--layout", "note")
    done = run("new", "kind", "extra", *options)
    assert (done.code, done.err) == (0, "")
    checked = run("check")
    assert (checked.code, "templates/extra.md" in checked.err) == (0, False)
    assert run("build", "--kind", "extra").code == 0
    assert list((workspace / "build" / audience / "extra").iterdir())
    again = run("new", "kind", "extra", *options)
    assert again.code == 1
    assert "templates/extra.md:1:1: error: this file stands here already" in again.err


FIELDS_REQUIRED = """\
- {id: reply, of: initiative, type: prose, label: {en: Reply, fr: Réponse}, required: true}
- {id: cost, of: initiative, type: number, label: {en: Cost, fr: Coût}, required: true}
- {id: day, of: initiative, type: date, label: {en: Day, fr: Jour}}
- id: stage
  of: initiative
  type: choice
  label: {en: Stage, fr: Étape}
  required: true
  choices: [{id: planned, label: {en: P, fr: P}}, {id: done, label: {en: D, fr: D}}]
"""


def test_what_an_office_requires_is_given_with_a_new_initiative(
    workspace: Path, run: Run
) -> None:
    write(workspace, "data/fields.yaml", FIELDS_REQUIRED)
    required = "fields: {reply: {en: A, fr: B}, cost: 4, stage: done}\ntheme:"
    for each in (workspace / "data/initiatives").iterdir():
        change(workspace, f"data/initiatives/{each.name}", "theme:", required)
    start = (*INITIATIVE, "Mills", "--title", "fr=Moulins")
    refused = run(*start)
    assert (refused.code, "give --field reply=…" in refused.err) == (2, True)
    given = ("reply=We act", "reply=fr=Nous agissons", "cost=12", "day=2025-01-02")
    options = [word for each in given for word in ("--field", each)]
    wrong = run(*start, *options, "--field", "stage=plannd")
    assert (wrong.code, "did you mean 'planned'?" in wrong.err) == (2, True)
    unknown = run(*start, "--field", "mood=good")
    assert "'mood' is not declared in data/fields.yaml: reply, cost" in unknown.err
    endless = run(
        *start,
        "--field",
        "reply=A",
        "--field",
        "cost=1e999999999",
        "--field",
        "stage=done",
    )
    assert (endless.code, "[number]" in endless.err) == (1, True)
    done = run(*start, *options, "--field", "stage=planned")
    assert (done.code, done.err) == (0, "")
    written = (workspace / "data/initiatives/mills.yaml").read_text("utf-8")
    assert "cost: 12\n" in written
    assert "day: 2025-01-02\n" in written
    assert run("check").code == 0


def test_a_required_table_is_written_by_hand(workspace: Path, run: Run) -> None:
    column = "{id: a, type: text, label: A}"
    field = f"{{id: log, of: initiative, type: table, label: Log, columns: [{column}], required: true}}"
    write(workspace, "data/fields.yaml", f"- {field}\n")
    done = run(*INITIATIVE, "Mills")
    assert (done.code, "'log' is required, and is a table" in done.err) == (1, True)


def test_a_kind_may_be_about_a_choice_of_the_offices_own(
    workspace: Path, run: Run
) -> None:
    field = ("--label", "Risk", "--label", "fr=Risque", "--of", "initiative")
    choices = ("--type", "choice", "--choice", "High", "--choice", "Low")
    assert run("new", "field", *field, *choices).code == 0
    change(
        workspace,
        "data/initiatives/wells.yaml",
        "theme:",
        "fields: {risk: high}\ntheme:",
    )
    done = run("new", "kind", "risks", "--per", "risk")
    assert (done.code, done.err) == (0, "")
    assert "{{ risk.name }}" in (workspace / "templates/risks.md").read_text("utf-8")
    run("build", "--kind", "risks", "--language", "en")  # its choices lack French
    assert [*(workspace / "build/internal/risks").glob("risks-high.en.*")]


def test_a_choice_with_the_name_of_another_value_is_no_subject(
    workspace: Path, run: Run
) -> None:
    choices = "choices: [{id: a, label: A}, {id: b, label: B}]"
    field = (
        f"{{id: organization, of: initiative, type: choice, label: Office, {choices}}}"
    )
    write(workspace, "data/fields.yaml", f"- {field}\n")
    done = run("new", "kind", "offices", "--per", "organization")
    assert (done.code, "'organization' is not known" in done.err) == (2, True)


def test_a_kind_is_internal_unless_it_is_said_and_has_the_design_of_its_readers(
    workspace: Path, run: Run
) -> None:
    assert run("new", "kind", "inner", "--per", "theme").code == 0
    inner = (workspace / "templates/inner.md").read_text("utf-8")
    assert ("audience: internal" in inner, "layout: note" in inner) == (True, True)
    assert (
        run("new", "kind", "page", "--per", "theme", "--audience", "public").code == 0
    )
    assert "layout: factsheet" in (workspace / "templates/page.md").read_text("utf-8")
    assert run("check").code == 0


@pytest.mark.parametrize("kind", [*KINDS])
def test_a_chart_is_drawn_as_it_was_begun(workspace: Path, run: Run, kind: str) -> None:
    funding = ("--of", "initiatives") if "bar" in kind else ()
    assert run("new", "chart", "money", "--kind", kind, *funding).code == 0
    change(
        workspace,
        "templates/overview.md",
        "{{ portfolio.introduction }}",
        "{{ portfolio.introduction }}\n\n![Money](chart:money)",
    )
    checked = run("check")
    assert (checked.code, "error" in checked.err) == (0, False)


def test_fields_of_ones_own_are_declared(workspace: Path, run: Run) -> None:
    label = ("--label", "Reply", "--label", "fr=Réponse")
    first = run("new", "field", *label, "--of", "initiative", "--type", "prose")
    assert (first.code, first.err) == (0, "")
    options = ("--of", "theme", "--type", "choice")
    stage = ("--label", "Stage", "--label", "fr=Étape")
    choices = ("--choice", "APEC", "--choice", "ASEAN")
    assert run("new", "field", *stage, *options).code == 2  # of what?
    assert run("new", "field", *stage, *options, *choices).code == 0
    text = (workspace / "data/fields.yaml").read_text("utf-8")
    assert "- id: stage\n  of: theme\n  type: choice\n" in text
    again = run("new", "field", *label, "--of", "initiative", "--type", "text")
    assert (again.code, again.err.partition(" ")[0]) == (1, "data/fields.yaml:3:3:")
    other = run("new", "field", *label, "--of", "theme", "--type", "text")
    assert other.code == 0  # another has it
    assert "missing in French" in run("check").err  # the labels of the choices


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_twice_at_once_is_one_file(workspace: Path, run: Run) -> None:
    children = []
    for _ in range(4):
        child = os.fork()
        if not child:
            os._exit(run(*BOTH).code)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in children]
    assert sorted(codes) == [0, 1, 1, 1]
    assert transaction.undo(workspace) is not None
    assert transaction.undo(workspace) is None


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal")
def test_on_a_terminal_it_asks(workspace: Path) -> None:
    import pty  # noqa: PLC0415 - one system has none

    child, terminal = pty.fork()
    if not child:
        os.execv(
            sys.executable, [sys.executable, "-m", "briefgen", "new", "initiative"]
        )
    for answer in ("New wells", "Nouveaux puits", "1", ""):
        os.write(terminal, f"{answer}\n".encode())
    shown = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # it ended
            break
        if not part:
            break
        shown += part
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    words = shown.decode()
    for question in (
        *("Title in English:", "Title in French (Enter: later)", "1  water"),
        *("Number of its theme", "Id, and name of its file [new-wells]"),
    ):
        assert question in words
    assert "fr: Nouveaux puits" in (workspace / PATH).read_text("utf-8")
