"""The documentation names all that there is, and its examples are true."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import briefgen
from briefgen import model, templating, tree
from briefgen.assembly import Project, assemble
from briefgen.charts.kinds import KINDS
from briefgen.charts.specification import Fields as ChartFields
from briefgen.markdown.containers import CONTAINERS
from briefgen.templating.format_filters import WORDING
from briefgen.templating.front_matter import Front
from briefgen.templating.list_filters import CHOOSING, TESTS
from briefgen.templating.money_filters import MONEY
from briefgen.templating.own_field_filters import OF_OWN_FIELDS
from briefgen.templating.particular_filters import PARTICULARS
from briefgen.templating.quick_facts import QUICK_FACTS
from briefgen.templating.sentence_filters import JOINING
from briefgen.view import SUBJECT_KINDS, Many, Shape, Totals, Value, computed, parts
from tests.commands import small
from tests.sample_documents import NOON, ROOT, project

TEMPLATES = (ROOT / "docs" / "templates.md").read_text("utf-8")
FIELDS = "| of | the fields are |\n| --- | --- |"
ROW = re.compile(r"^\| `(\{\{.*\}\})` \| (.*) \| (.*) \|$", re.MULTILINE)
FINDS = re.compile(r"^\| (?!find \|).* \| (.*) \|$", re.MULTILINE)  # a find → tests
NAMED = re.compile(r"`(?P<path>[\w/]+\.(?:py|md|txt))?(?:::)?(?P<name>\w+)?`")
SHEET = """---
title: x
per: theme
audience: internal
layout: note
---
{{% set i = theme.initiatives | first %}}
{}
"""


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("row", ROW.findall(TEMPLATES), ids=lambda row: row[0])
def test_an_example_of_a_filter_prints_what_is_said(
    row: tuple[str, str, str], language: str
) -> None:
    asked, english, french = row
    expected = english if language == "en" else french
    assert words_of(asked, language, project()) == expected


def words_of(asked: str, language: str, of: Project) -> str:
    """Return what a row prints about the theme whose first initiative is `i`."""
    text = SHEET.format(asked.replace("\\|", "|"))
    kind = templating.read("sheet", "templates/sheet.md", text, of.renderer)
    made = assemble(of, kind, "improving-climate-resilience", language, NOON)
    (printed,) = made.document.body
    assert isinstance(printed, tree.Paragraph)
    return tree.plain(printed.content)


def test_every_filter_has_an_example() -> None:
    pages = TEMPLATES + (ROOT / "docs/data.md").read_text("utf-8")
    own = (ROOT / "docs/own-fields.md").read_text("utf-8")
    assert {*OF_OWN_FIELDS} <= set(re.findall(r"\| (\w+) }}", own))
    examples = " ".join(asked for asked, *_ in ROW.findall(pages))
    used = set(re.findall(r"\| (\w+)", examples))
    filters = *WORDING, *MONEY, *PARTICULARS, *JOINING, *CHOOSING, *QUICK_FACTS
    assert {*filters} == used


def test_every_field_container_and_test_is_named() -> None:
    named = set(re.findall(r"`([^`\n]+)`", TEMPLATES))
    words = {word for each in named for word in re.findall(r"[\w-]+|[=!<>]+", each)}
    assert words >= {field.name for field in fields(Front)}
    assert words >= {field.name for field in fields(ChartFields)} | {*KINDS}
    assert words | {each.lstrip(": ") for each in named} >= {*CONTAINERS}
    spelled = {"eq", "ne", "lt", "gt", "le", "ge", "equalto"}  # the signs in words
    assert words >= {*TESTS} - spelled


def test_every_field_of_the_data_is_named() -> None:
    rows = re.findall(r"^\| (.*`) \| (.*) \|$", TEMPLATES, re.MULTILINE)
    words = set(re.findall(r"\w+", " ".join(f"{of} {names}" for of, names in rows)))
    assert words >= set(_names(model.Portfolio, set()))


def _names(shape: Shape, known: set[Shape]) -> set[str]:
    kind = shape.item if isinstance(shape, Many) else shape
    if kind in known:
        return set()
    known.add(kind)
    found = parts(kind)
    return set(found).union(*(_names(each, known) for each in found.values()))


def test_the_table_of_fields_is_what_the_view_declares(
    request: pytest.FixtureRequest,
) -> None:
    begin = TEMPLATES.index(FIELDS) + len(FIELDS)
    end = TEMPLATES.index("\n\n", begin)
    table = "".join(f"\n| {of} | {names} |" for of, names in _fields())
    if request.config.getoption("--accept"):
        (ROOT / "docs" / "templates.md").write_text(
            TEMPLATES[:begin] + table + TEMPLATES[end:], "utf-8"
        )
    else:
        assert TEMPLATES[begin:end] == table


def _fields() -> Iterator[tuple[str, str]]:
    """Yield what templates may ask of each sort of thing, outer before inner."""
    shapes: dict[Shape, str] = {
        **{kind.shape: f"`{name}`" for name, kind in SUBJECT_KINDS.items()},
        Many(model.Initiative): "a list of initiatives",
        Totals: "its `funding`",
    }
    todo = list(shapes)
    for shape in todo:
        derived = computed(shape)
        names = (
            f"`{name}` ({derived[name].documentation})"
            if name in derived
            else f"`{name}`"
            for name in parts(shape)
        )
        yield shapes[shape], ", ".join(names) or "what `data/fields.yaml` declares"
        for name, part in parts(shape).items():
            inner, of = (
                (part.item, f"each of `{name}`")
                if isinstance(part, Many)
                else (part, f"`{name}`")
            )
            if inner is not Value and inner not in shapes:
                shapes[inner] = of
                todo.append(inner)
    yield "`language`", "the document's: `en` or `fr`"
    named = "the name in `briefgen.yaml`, in the document's language"
    yield "`organization`", named


def test_the_example_of_python_runs_and_prints_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    example = page.partition("```python\n")[2].partition("```")[0]
    templates = small.make(tmp_path / "my-briefs") / "templates"
    (templates / "memo.md").rename(templates / "briefing-note.md")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "docs/python.md", "exec"), {})
    told = capsys.readouterr().out
    note = "build/internal/briefing-note/briefing-note-water.en.docx"
    assert told.startswith(f"written {note}\nwritten ")
    assert "\nTo decide. ← themes.water.advice.issue.en data/themes.yaml:4:17\n" in told
    assert told.endswith("\nthemes.water.advice.issue.en = To decide.\n")


def test_every_name_of_python_is_told() -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    told = {each for each in briefgen.__all__ if re.search(rf"\b{each}\b", page)}
    types = {
        "Diagnostic",
        "Edit",
        "Place",
        "Printed",
        "Result",
    }  # in those that are told
    assert told >= {*briefgen.__all__} - types


PAGES = ("ARCHITECTURE.md", "CONTRIBUTING.md")
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|\w+\.(?:py|md|toml))`")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_for_developers_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = {each.removesuffix("/") for each in PATH.findall(text)}
    rooms = [row.split("|")[1] for row in text.splitlines() if row.startswith("| `")]
    if page == "ARCHITECTURE.md":
        first = rooms[: next(n for n, row in enumerate(rooms) if "commands" in row) + 1]
        named |= set(re.findall(r"`([\w/]+)`", " ".join(first)))
    roots = (ROOT, ROOT / "src", ROOT / "src" / "briefgen")
    known = {each for each in named if any(_is_there(root / each) for root in roots)}
    assert named - known == {"dist"} & named  # what `make release` fills
    assert len(named) > len(PAGES)


def _is_there(path: Path) -> bool:
    return path.exists() or path.with_suffix(".py").exists()


def test_every_decision_is_in_the_list_with_its_title() -> None:
    folder = ROOT / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    for page in sorted(folder.glob("0*.md")):
        title, _, _ = page.read_text("utf-8").partition("\n")
        assert f"- [{title.removeprefix('# ')}]({page.name})" in listed


def test_every_document_of_the_docs_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for page in Path(ROOT / "docs").glob("*.md"):
        assert f"docs/{page.name}" in readme


def test_every_test_that_holds_a_find_is_there() -> None:
    table = (ROOT / "tests" / "README.md").read_text("utf-8")
    missing = [
        f"{path}::{name}"
        for cell in FINDS.findall(table)
        for path, name in list(_holding(cell)) or [(Path(cell), "")]
        if not path.is_file() or name not in _defined(path)
    ]
    assert missing == []


def _holding(cell: str) -> Iterator[tuple[Path, str]]:
    """Give the tests that a row names, by file and name; none of a file is all of it."""
    path = Path()
    for found in NAMED.finditer(cell):
        if found["path"]:
            path = ROOT / "tests" / found["path"].removeprefix("tests/")
        yield path, found["name"] or ""


def _defined(path: Path) -> set[str]:
    """Name what a file of tests defines, and nothing, which stands for all of it."""
    if path.suffix != ".py":
        return {""}
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {"", *(each.name for each in nodes if isinstance(each, ast.FunctionDef))}
