"""The second portfolio: it uses every field, and becomes documents of all kinds."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen import cli, loading
from briefgen.assembly import Project, fit
from briefgen.reading.fields import Field
from briefgen.writers import writer
from tests.coasts_documents import COASTS, LANGUAGES, NOON, coasts, workspace

GOLDEN = Path(__file__).parent / "golden/coasts"
# What its text, its funding or its date says in one form, which may be any of these.
SHOWN = (
    ("briefing-note", "restoring-coasts"),
    ("briefing-note", "indigenous-stewardship"),
    ("factsheet", "restoring-coasts"),
    ("factsheet", "disaster-readiness"),
    ("dashboard", "portfolio"),
    ("follow-up", "portfolio"),
    ("question-period-note", "restoring-coasts"),
    ("visit", "sn"),
    ("partner-page", "council-of-coastal-nations"),
    ("stage-list", "approved"),
)
# Fields that this portfolio has no use for, each with the reason.
UNUSED = {
    "edition.languages": "both of its languages are complete",
    "release": "nothing of it is held back: tests/disclosure holds back every field",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Open the workspace, once for this module."""
    return coasts(tmp_path_factory.mktemp("coasts"))


def test_it_has_forty_initiatives_in_themes_of_nine_and_of_one(
    project: Project,
) -> None:
    sizes = [
        sum(each.theme == theme.id for each in project.portfolio.initiatives)
        for theme in project.portfolio.themes
    ]
    assert sum(sizes) == 40
    assert max(sizes) == 9
    assert min(sizes) == 1


def test_it_uses_every_declared_field() -> None:
    unused = {
        name
        for field in loading.declared(LANGUAGES).values()
        for name in declared(field)
        if name not in used() and not any(each in name for each in UNUSED)
    }
    assert unused == set()


def declared(field: Field[Any], above: str = "") -> Iterator[str]:
    """Yield the name of every field that a file may have, with those around it."""
    form = field.form
    if form.item is not None:
        yield from declared(form.item, above)
        return
    for member in form.members:
        name = f"{above}.{member.name}" if above else member.name
        yield name
        if not member.field.form.each_language:
            yield from declared(member.field, name)


@cache
def used() -> set[str]:
    """Give the names of the fields that the data have, in whatever file."""
    return {
        name
        for path in (COASTS / "data").rglob("*.yaml")
        for name in names(yaml.safe_load(path.read_text("utf-8")))
    }


def names(data: object, above: str = "") -> Iterator[str]:
    match data:
        case list():
            for item in data:
                yield from names(item, above)
        case dict():
            for key, value in data.items():
                name = f"{above}.{key}" if above else str(key)
                yield name
                yield from names(value, name)
        case _:
            pass


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the workspace together, and go there."""
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    root = workspace(tmp_path / "workspace")
    monkeypatch.chdir(root)
    return root


@pytest.mark.usefixtures("root")
def test_check_finds_nothing_to_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(("check", "--strict")) == 0, capsys.readouterr().out


def test_all_kinds_are_built_in_both_languages_and_formats(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(("build", "--quiet")) == 0, capsys.readouterr().out
    outputs = [*root.rglob("build/**/*.pdf"), *root.rglob("build/**/*.docx")]
    kinds = {path.parent.name for path in outputs}
    assert kinds == {path.stem for path in root.glob("templates/*.md")}
    for kind in kinds:
        made = {path.name for path in outputs if path.parent.name == kind}
        for name in made:
            stem, language, suffix = name.rsplit(".", 2)
            twins = {f"{stem}.{one}.{suffix}" for one in LANGUAGES}
            twins |= {f"{stem}.{language}.{ending}" for ending in ("pdf", "docx")}
            assert twins <= made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "subject"), SHOWN)
def test_pages_are_as_accepted(
    kind: str,
    subject: str,
    language: str,
    project: Project,
    request: pytest.FixtureRequest,
) -> None:
    found = next(each for each in project.kinds if each.name == kind)
    assembled = fit(project, found, subject, language, NOON).assembled
    text = writer("tree")(assembled.document, assembled.look)
    golden = GOLDEN / f"{kind}-{subject}.{language}.txt"
    if request.config.getoption("--accept"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(text)
    assert text.decode() == golden.read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "subject", "named"),
    [
        ("factsheet", "restoring-coasts", True),
        ("briefing-note", "restoring-coasts", True),
        ("backgrounder", "portfolio", True),
        ("visit", "jm", True),
        ("visit", "sn", False),
        ("factsheet", "disaster-readiness", False),
        ("briefing-note", "indigenous-stewardship", False),
    ],
)
def test_a_page_names_a_rate_where_it_prints_what_was_converted(
    kind: str, subject: str, project: Project, *, named: bool
) -> None:
    found = next(each for each in project.kinds if each.name == kind)
    assembled = fit(project, found, subject, "en", NOON).assembled
    text = writer("tree")(assembled.document, assembled.look).decode()
    assert ("were converted at a rate of" in text) is named
