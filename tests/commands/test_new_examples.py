"""Every commented example that `new` and `init` write is taken by `check`."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from briefgen.builder.check import check_workspace
from briefgen.errors import Diagnostic
from briefgen.workspace import open_workspace
from tests.commands.conftest import Run
from tests.commands.small import write

NOW = datetime.datetime(2026, 1, 16, 12, tzinfo=datetime.UTC)
BEGINS = re.compile(r"# \w+:")
STARTS = {
    "sample": ((), "expanding-trade-and-investment"),
    "empty": (("--empty",), "first-theme"),
}
TITLE = ("--title", "Ice", "--title", "fr=Glace")
NUMBER = ", least: 2.5, most: 7, decimals: 1"
COLUMN = "{id: day, type: date, required: true, label: {en: Day, fr: Jour}}"
# A type of an own field → what is declared besides.
OWN = {
    "text": "",
    "prose": "",
    "number": NUMBER,
    "money": "",
    "date": "",
    "link": "",
    "picture": "",
    "list": f", items: number{NUMBER}",
    "choice": ", choices: [{id: planned, label: {en: Planned, fr: Prévu}}]",
    "table": f", columns: [{COLUMN}]",
}


@pytest.fixture(params=STARTS)
def fresh(
    request: pytest.FixtureRequest,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """Go to a workspace that was just begun; give the id of a theme."""
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    options, theme = STARTS[request.param]
    assert run("init", str(tmp_path / "fresh"), *options).code == 0
    monkeypatch.chdir(tmp_path / "fresh")
    return theme


@pytest.fixture
def empty(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty workspace that was just begun."""
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    assert run("init", str(tmp_path / "empty"), "--empty").code == 0
    monkeypatch.chdir(tmp_path / "empty")
    return tmp_path / "empty"


def examples(text: str) -> Iterator[range]:
    """Yield the lines of each field that is commented out."""
    lines = [*text.splitlines(), "end:"]
    ends = [at for at, line in enumerate(lines) if not line.startswith("# ")]
    begins = [at for at, line in enumerate(lines) if BEGINS.match(line)]
    for at, after in pairwise([*begins, len(lines)]):
        yield range(at, min(after, *(end for end in ends if end > at)))


def without_signs(text: str, *fields: range) -> str:
    """Give a file whose fields in these lines are no comments."""
    chosen = {at for field in fields for at in field}
    lines = enumerate(text.splitlines())
    return "".join(f"{line[2:] if at in chosen else line}\n" for at, line in lines)


def mistakes() -> list[Diagnostic]:
    diagnostics = check_workspace(open_workspace(Path.cwd()), NOW).diagnostics
    return [each for each in diagnostics if each.severity == "error"]


def judged(path: str) -> int:
    """Check a file with each of its examples, and with all; give how many there are."""
    text = Path(path).read_text("utf-8")
    every = [*examples(text)]
    for chosen in (*([each] for each in every), every):
        write(Path(), path, without_signs(text, *chosen))
        assert mistakes() == [], [text.splitlines()[each.start] for each in chosen]
    write(Path(), path, text)
    return len(every)


def test_examples_of_a_new_initiative(fresh: str, run: Run) -> None:
    assert run("new", "initiative", *TITLE, "--theme", fresh).code == 0
    assert judged("data/initiatives/ice.yaml") > 20


def test_examples_of_a_new_theme(run: Run, empty: Path) -> None:
    (empty / "data/themes.yaml").unlink()
    for name in ("first-theme", "second-theme"):
        write(empty, f"data/themes/{name}.yaml", f"title: {name}\n")
    assert run("new", "theme", *TITLE).code == 0
    assert judged("data/themes/ice.yaml") > 3


def test_examples_that_the_empty_workspace_has(empty: Path) -> None:
    files = [path.relative_to(empty) for path in empty.glob("data/**/*.yaml")]
    counts = {path.stem: judged(path.as_posix()) for path in files}
    assert counts["first-initiative"] == 3


def test_examples_of_new_charts(run: Run, empty: Path) -> None:
    assert empty == Path.cwd()
    for options in (("bar", "--of", "themes"), ("timeline",)):
        assert run("new", "chart", "ice", "--kind", *options).code == 0
        assert judged("charts/ice.yaml") > 1
        assert run("undo").code == 0


def test_where_there_is_no_other_theme_no_example_names_one(
    workspace: Path, run: Run
) -> None:
    write(workspace, "data/themes.yaml", "- {id: water, title: {en: Water, fr: Eau}}\n")
    (workspace / "data/initiatives/ports.yaml").unlink()
    assert run("new", "initiative", *TITLE, "--theme", "water").code == 0
    text = (workspace / "data/initiatives/ice.yaml").read_text("utf-8")
    assert "\n# also_in:  # other themes that list it; it counts" in text
    assert judged("data/initiatives/ice.yaml") > 20


@pytest.mark.parametrize("of", ["initiative", "theme"])
@pytest.mark.parametrize("type_", OWN)
def test_examples_of_fields_of_the_office(
    workspace: Path, run: Run, of: str, type_: str
) -> None:
    label = "{en: Reply, fr: Réponse}"
    declared = f"- {{id: own, of: {of}, label: {label}, type: {type_}{OWN[type_]}}}\n"
    write(workspace, "data/fields.yaml", declared)
    (workspace / "data/themes.yaml").unlink()
    for name in ("water", "trade"):
        write(workspace, f"data/themes/{name}.yaml", f"title: {name}\n")
    theme = ("--theme", "water") if of == "initiative" else ()
    assert run("new", of, *TITLE, *theme).code == 0
    path = workspace / f"data/{of}s/ice.yaml"
    text = path.read_text("utf-8")
    (own,) = (
        e
        for e in examples(text)
        if text.splitlines()[e.start]
        == "# fields:  # those that data/fields.yaml declares"
    )
    write(workspace, f"data/{of}s/ice.yaml", without_signs(text, own))
    assert mistakes() == []
    assert len(own) > 1
