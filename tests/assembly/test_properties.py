"""What holds for any data and any template."""

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import tree
from briefgen.assembly import assemble, open_project
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.reading.characters import UNPRINTABLE
from briefgen.workspace import open_workspace
from tests.assembly.told import FRONT, NOON, write

HOSTILE = st.sampled_from(
    [
        *("|", "*", "_", "#", "<b>", "[x](y)", "![x](chart:funding)", ":::", "{{ 1 }}"),
        *("{% if %}", "`", "> ", "- ", "1. ", "---", "[^1]", "&amp;", "\\", "Table: "),
        *("](", "]:", "<!--", "~", "http://a.b", "\u00a0", "é", "œ"),
    ]
)
WORDS = (
    st.lists(st.one_of(HOSTILE, st.text("ab *#|", max_size=3)), min_size=1, max_size=8)
    .map("".join)
    .map(str.strip)
    .filter(bool)
)
PIECES = st.sampled_from(
    [
        *("{{", "}}", "{%", "%}", "{#", "#}", " ", "\n", "|", "~", "(", ")", "[", "]"),
        *("if", "endif", "for t in portfolio.themes", "endfor", "set a", "endset"),
        *("= theme", "theme", ".title", ".initiatives", "| released", "| length"),
        *("else", "'x'", "1", "a", "macro m()", "endmacro", "m()", "| money", "not"),
        *("# ", "## b", "- ", "::: callout", ":::", "![x](chart:funding)", "[^1]"),
        *("**", "[x](https://a.b)", "|---|", "<br>", "\x00", "\U000f0000", "loop"),
    ]
)
EVERYWHERE = """\
::: details
- A | {{ portfolio.title }}
- {{ portfolio.title }} | {{ theme.title }}
:::

::: key-figures
- {{ theme.title }} | {{ theme.title }}
:::

## {{ theme.title }}

{{ theme.title }} and *{{ theme.title }}*[^1]

[^1]: {{ theme.title }}

- {{ theme.title }}

Table: {{ theme.title }}

| {{ theme.title }} | b |
|---|---|
| {{ theme.title }} | **{{ theme.title }}** |

![{{ theme.title }}](chart:funding)

::: sign-off
- {{ theme.title ~ theme.title }}
:::
"""


def made(files: dict[str, str | None]) -> list[tree.Document]:
    """Make the documents of a workspace; raises BriefgenError with their mistakes."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), files)
        project = open_project(open_workspace(Path(folder)), {})
        if project.mistakes:
            raise BriefgenError(project.mistakes)
        return [
            assemble(project, kind, theme.id, "en", NOON).document
            for kind in project.kinds
            for theme in project.portfolio.themes[:1]
        ]


def tried(
    files: dict[str, str | None],
) -> tuple[list[tree.Document], tuple[Diagnostic, ...]]:
    """Give the documents of a workspace, or their mistakes."""
    try:
        return made(files), ()
    except BriefgenError as error:
        return [], error.diagnostics


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def with_words(words: str) -> dict[str, str | None]:
    """Put words into every text of the data that the template prints."""
    return {
        "data/portfolio.yaml": (
            f"title: {quoted(words)}\n"
            "event: {name: S, place: L, starts: 2024-11-15, ends: 2024-11-16}\n"
            "introduction: Rivers matter.\ncurrency: CAD\n"
            "edition: {date: 2024-11-16}\n"
        ),
        "data/themes.yaml": f"- {{id: water, title: {quoted(words)}}}\n",
        "data/initiatives/mill.yaml": (
            f"theme: water\ntitle: {quoted(words)}\n"
            "funding: {kind: new, amount: 100}\ndescription: A mill.\n"
        ),
        "data/initiatives/dam.yaml": None,
        "body": EVERYWHERE,
    }


@cache
def plainly() -> tree.Document:
    """Make the document of a plain word."""
    (found,) = made(with_words("Qqq"))
    return found


@settings(max_examples=25)
@given(WORDS)
def test_no_text_of_the_data_changes_a_document(words: str) -> None:
    plain = plainly()
    (found,) = made(with_words(words))
    assert values(found) == [text.replace("Qqq", words) for text in values(plain)]
    assert kinds(found) == kinds(plain)


@settings(max_examples=80)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_template_makes_a_tree_or_is_told(body: str) -> None:
    documents, told = tried({"body": body})
    assert len(set(told)) == len(told)
    assert bool(documents) is not bool(told)
    assert not UNPRINTABLE.search(repr([each.body for each in documents]))


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_any_text_as_a_template_makes_a_tree_or_is_told(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    for files in ({"body": text}, {"templates/sheet.md": FRONT[:4] + text}):
        documents, told = tried(dict(files))
        assert bool(documents) is not bool(told)


def test_a_number_of_five_thousand_digits_is_told() -> None:
    with pytest.raises(BriefgenError, match="a number of thousands of digits"):
        made({"body": "{{ " + "1" * 5000 + " }}"})


def test_a_template_of_a_megabyte_is_told() -> None:
    with pytest.raises(BriefgenError, match="a template of more than 100,000"):
        made({"body": "Hello\n\n" * 150_000})


def values(node: Any) -> list[str]:
    """Give the words of every value in a tree, in order, those of charts left out."""
    match node:
        case tree.ValueText(text):
            return [text]
        case tree.Figure():
            return values(node.data)
        case tuple():
            return [text for part in node for text in values(part)]
        case _ if type(node).__module__ == "briefgen.tree":
            parts = (getattr(node, name) for name in type(node).__slots__)
            return [text for part in parts for text in values(part)]
        case _:
            return []


def kinds(node: Any) -> object:
    """Give the structure of a tree without its words."""
    match node:
        case tree.Figure():
            return ("Figure", node.name)
        case tuple():
            return tuple(kinds(part) for part in node)
        case _ if type(node).__module__ == "briefgen.tree":
            parts = (kinds(getattr(node, name)) for name in type(node).__slots__)
            return (type(node).__name__, *parts)
        case _:
            return None
