"""Every example of the page on data is read, and documents say what stands below it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefgen.assembly import Project, fit, open_project
from briefgen.workspace import open_workspace
from briefgen.writers import writer
from tests.languages.sample import workspace
from tests.sample_documents import NOON, ROOT
from tests.test_docs import words_of

PAGE = (ROOT / "docs/data.md").read_text("utf-8")
# An example, or a row that says what is printed of those above it.
PART = re.compile(
    r"^```yaml\n(?P<example>(?:(?!```).*\n)*)```$"
    r"|^\| `(?P<asked>.*[})])` \| (?P<en>.*) \| (?P<fr>.*) \|$"
    r"|^(?P<heading>#+ .*)$",
    re.MULTILINE,
)
# How an example begins → the file whose fields it gives; others give an initiative some.
FILES = {
    "# data/portfolio.yaml": "data/portfolio.yaml",
    "theme:": "data/initiatives/wells.yaml",
}
OTHERS = "data/initiatives/resilient-puna.yaml"
Examples = tuple[str, ...]
Row = tuple[str, str, str]  # a template, and what it prints in English and in French


def parts() -> Iterator[tuple[Examples, list[Row]]]:
    """Yield examples that belong together, and the rows below them."""
    examples: Examples = ()
    rows: list[Row] = []
    for part in PART.finditer(PAGE):
        if part["asked"]:
            rows.append((part["asked"], part["en"], part["fr"]))
            continue
        if rows or part["heading"]:
            yield examples, rows
            examples, rows = (), []
        if part["example"]:
            examples = (*examples, part["example"])
    yield examples, rows


PARTS = tuple(part for part in parts() if part[0])
SAID = [(examples, row) for examples, rows in PARTS for row in rows]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("docs")


@cache
def project(folder: Path, examples: Examples) -> Project:
    """Open the sample with what examples give."""
    root = workspace(folder / str(len([*folder.iterdir()])))
    for example in examples:
        begins = (name for begin, name in FILES.items() if example.startswith(begin))
        path = root / next(begins, OTHERS)
        own = path.read_text("utf-8") if path.exists() else ""
        for name in re.findall(r"^(\w+):", example, re.MULTILINE):
            own = re.sub(rf"^{name}:.*\n(?: .*\n|\n)*", "", own, flags=re.MULTILINE)
        path.write_text(own + example, "utf-8")
    return open_project(open_workspace(root), {})


def test_the_page_has_examples_and_rows() -> None:
    assert PAGE.count("```yaml") == sum(len(examples) for examples, _ in PARTS)
    assert len(re.findall(r"^\| `.", PAGE, re.MULTILINE)) == len(SAID)
    assert len(SAID) > 20


@pytest.mark.parametrize("examples", [examples for examples, _ in PARTS])
def test_an_example_is_sound(examples: Examples, folder: Path) -> None:
    assert project(folder, examples).portfolio.initiatives


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("examples", "row"), SAID)
def test_documents_say_what_stands_below_an_example(
    examples: Examples, row: Row, language: str, folder: Path
) -> None:
    asked, english, french = row
    expected = english if language == "en" else french
    assert words_of(asked, language, project(folder, examples)) == expected


RATES = next(examples for examples, _ in PARTS if "rates:" in "".join(examples))


@pytest.mark.parametrize(
    "theme", ["advancing-gender-equality", "improving-climate-resilience"]
)
def test_a_page_that_shares_out_a_converted_total_names_the_rate(
    theme: str, folder: Path
) -> None:
    rated = project(folder, RATES)
    kind = next(each for each in rated.kinds if each.name == "briefing-note")
    assembled = fit(rated, kind, theme, "en", NOON).assembled
    words = writer("tree")(assembled.document, assembled.look)
    assert b"of the funding announced" in words
    assert b"were converted at a rate of" in words
