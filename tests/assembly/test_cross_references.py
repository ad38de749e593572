"""Cross-references say what they lead to, in the document's words and numbers."""

from briefgen import templating, traversal, tree
from briefgen.assembly import assemble
from briefgen.assembly.fitting_steps import Means, applied
from tests.sample_documents import NOON, project

SUBJECT = "advancing-gender-equality"
SHEET = """---
title: Sheet
per: theme
audience: internal
layout: note
---
As [](#timeline) and [](#sums) show in [](#risks).[^1]

::: optional
Table: A first one

| A |
|---|
| a |

![Funding by theme](chart:funding-by-theme)

It is [](#funding-by-theme).
:::

## Risks of {{ theme.title }} {name=risks}

Table: Sums of {{ theme.title }} {name={{ theme.id }}-sums}

| A |
|---|
| b |

![Reach](chart:people-reached)

![When the funding runs](chart:timeline)

So does [](#people-reached).

[^1]: See [](#sums).
""".replace("(#sums)", "(#{{ theme.id }}-sums)")


def said(document: tree.Document) -> list[str]:
    """Give the words of all references."""
    found = traversal.inlines(document)
    return [
        tree.plain(each.content) for each in found if type(each) is tree.CrossReference
    ]


def told(language: str, *left_out: int) -> list[str]:
    path = "templates/sheet.md"
    kind = templating.read("sheet", path, SHEET, project().renderer)
    made = assemble(project(), kind, SUBJECT, language, NOON)
    return said(applied(made, Means(left_out=left_out)).document)


def test_numbers_are_counted_in_the_order_of_reading() -> None:
    assert told("en") == [
        "Figure\u00a02",
        "Table\u00a02",
        "Risks of Advancing gender equality",
        "Figure\u00a01",
        "Table\u00a03",
        "Table\u00a02",
    ]


def test_in_french_a_label_has_no_capital_within_a_sentence() -> None:
    figure, table, *_ = told("fr")
    assert (figure, table) == ("figure\u00a02", "tableau\u00a02")


def test_what_is_left_out_is_not_counted() -> None:
    assert told("en", 1) == [
        "Figure\u00a01",
        "Table\u00a01",
        "Risks of Advancing gender equality",
        "Table\u00a02",
        "Table\u00a01",
    ]
