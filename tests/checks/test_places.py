"""What a rule tells of a block names the line of the template that the block is from."""

from dataclasses import replace

import pytest

from briefgen import traversal, tree
from briefgen.assembly.cross_references import cited
from briefgen.assembly.optional_blocks import without
from briefgen.errors import Place
from briefgen.markdown import parse
from tests.checks.documents import titled, told
from tests.markdown.samples import DATA, source
from tests.writers.sample_trees import of_blocks, text

EVERYWHERE = """\
## 中

| a | b |
|---|---|
| 中 | c |

- one
- two

  > 中

::: columns
::: column
中
:::
::: column
::: callout
### 中
:::
:::
:::

::: details
- a | 中
:::

::: decision
1. 中
:::

::: lead
A note.[^1]

中
:::

[^1]: 中
"""


def read(markdown: str) -> tree.Document:
    body, notes = parse(source(markdown))
    return of_blocks(*body, notes=notes)


def lines(rule: str, document: tree.Document) -> list[str]:
    return [each.partition(": ")[0] for each in told(rule, document)]


def test_a_character_is_told_at_the_line_of_its_block() -> None:
    at = (1, 3, 10, 14, 18, 23, 28, 34, 37)
    assert lines("glyph", read(EVERYWHERE)) == [f"t.md:{line}" for line in at]


def test_blocks_keep_their_place_when_some_are_left_out_and_others_cited() -> None:
    optional = "::: optional\nlate\n:::\n\n[](#risks) [here](https://a.b)\n\n"
    document = read(f"{optional}## Risks {{name=risks}}\n")
    document = cited(replace(document, body=without(document.body, frozenset({1}))))
    assert lines("link-text", document) == ["t.md:5"]
    assert [block.place for block in document.body] == [
        Place("t.md", 5, None),
        Place("t.md", 7, None),
    ]


def test_a_block_of_the_data_has_its_place_in_the_data() -> None:
    blocks, _ = parse(source("One\n\n{{ advice }}\n"))
    assert [block.place for block in traversal.nested(blocks)] == [
        Place("t.md", 1, None),
        *(DATA,) * 4,
    ]


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("One\n\n[here](https://a.b)\n", 3),
        ("One\n\n| a | b |\n|---|---|\n| c | [here](https://a.b) |\n", 3),
        ("One\n\nTable: [here](https://a.b)\n\n| a | b |\n|---|---|\n| c | d |\n", 5),
        ("## Risks {name=risks}\n\n[here](#risks)\n", 3),
    ],
)
def test_a_link_is_told_at_the_line_of_its_block(markdown: str, line: int) -> None:
    assert lines("link-text", read(markdown)) == [f"t.md:{line}"]


@pytest.mark.parametrize(
    "figure", ["![funding](chart:funding)", "![logo.png](logo.png)"]
)
def test_an_alternative_text_is_told_at_the_line_of_its_figure(figure: str) -> None:
    assert lines("alternative-text", read(f"One\n\n{figure}\n")) == ["t.md:3"]


def test_what_the_head_says_is_told_at_its_line_of_the_front_matter() -> None:
    places = tuple(Place("t.md", line, None) for line in (3, 4, 5))

    def head(title: tree.Inlines) -> tree.Document:
        document = titled(title, layout="factsheet")
        return replace(document, head=replace(document.head, places=places))

    link = tree.Link(text("Puna"), "https://example.org/")
    assert lines("title", head(())) == ["t.md:4"]
    assert lines("contrast", head((link,))) == ["t.md:4"]
    assert lines("glyph", head(text("中"))) == ["t.md:4"]


def test_no_place_makes_blocks_differ() -> None:
    assert tree.Heading(2, ()) == tree.Heading(2, (), place=DATA)
    assert repr(tree.Heading(2, ())) == repr(tree.Heading(2, (), place=DATA))
