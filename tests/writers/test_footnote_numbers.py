"""Footnotes of a template have the numbers of reading, alike in Word and in PDF."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from briefgen import markdown
from briefgen.tree import Document
from briefgen.writers import pdf
from tests.markdown.samples import source
from tests.writers import sample_trees
from tests.writers.docx import opened
from tests.writers.pdf import looks, reading

W = opened.W
MARK = re.compile(r"\b([a-z]) ?(\d)\b")

# Each letter is a text of the page; letters and numbers stand in the order of reading.
PAGES = {
    "cells of a row": (
        "| What | Who |\n| --- | --- |\n| a[^1] | b[^2] |\n\nc[^2]",
        "a1 b2 c2",
    ),
    "three cells, head and rows": (
        (
            "| a[^9] | b[^8] | c[^7] |\n|---|---|---|\n| d[^6] | e[^8] | f[^5] |\n"
            "| g[^4] | h[^5] | i[^3] |\n\nj[^9] k[^7] l[^3]"
        ),
        "a1 b2 c3 d4 e2 f5 g6 h5 i7 j1 k3 l7",
    ),
    "a caption": (
        "Table: a[^3]\n\n| b[^2] | c[^1] |\n|---|---|\n| d[^1] | e[^4] |\n\nf[^3]",
        "a1 b2 c3 d3 e4 f1",
    ),
    "rows": (
        "::: rows\n## R\n\n- a[^5] | b[^6]\n- c[^4] | d[^5]\n:::\n\ne[^6] f[^5] g[^4]",
        "a1 b2 c3 d1 e2 f1 g3",
    ),
    "a label of the same note as its words": (
        "::: rows\n## R\n\n- a[^1] | b[^2] c[^1]\n:::\n\nd[^2] e[^1]",
        "a1 b2 c1 d2 e1",
    ),
    "the summary": (
        "::: summary\n## a[^3]\n\n- b[^2] | c[^1] d[^2]\n:::\n\ne[^1] f[^3]",
        "a1 b2 c3 d2 e3 f1",
    ),
    "decisions": (
        "::: decisions\na[^2] b[^3]\n\n- c[^1] d[^2]\n- e[^4] f[^3]\n:::\n\ng[^1] h[^4]",
        "a1 b2 c3 d1 e4 f2 g3 h4",
    ),
    "details and a call-out": (
        (
            "::: details\n- a[^3] | b[^2]\n- c[^2] | d[^1]\n:::\n\n"
            "::: callout\n- e[^4]\n- f[^1]\n:::\n\ng[^4] h[^3]"
        ),
        "a1 b2 c2 d3 e4 f3 g4 h1",
    ),
    "lists, headings, a quotation": (
        "## a[^2]\n\n1. b[^1]\n    - c[^3]\n2. d[^2]\n\n> e[^4]\n\nf[^3] g[^4]",
        "a1 b2 c3 d1 e4 f3 g4",
    ),
    "columns": (
        (
            "::: columns\n::: column\na[^2]\n\nb[^3]\n:::\n::: column\nc[^1]\n\nd[^3]\n"
            ":::\n:::\n\ne[^1] f[^2]"
        ),
        "a1 b2 c3 d2 e3 f1",
    ),
    "signatures": (
        "::: sign-off\n- a[^2]\n- b[^1]\n:::\n\nc[^1] d[^2]",
        "a1 b2 c2 d1",
    ),
    "a note to the author is on no page": (
        "::: note to author\nsee[^3] and[^2]\n:::\n\na[^1] b[^2]\n\nc[^1] d[^2]",
        "a1 b2 c1 d2",
    ),
    "a figure that is left out": (
        "::: key-figures\n- a[^2] | b[^3]\n- a[^4] | b[^4]\n:::\n\nc[^1] d[^3]",
        "a1 b2 c3 d2",
    ),
}


def document(template: str) -> Document:
    """Read a template whose footnotes say how it calls them."""
    names = dict.fromkeys(re.findall(r"\[\^(\d)\]", template))
    notes = "\n".join(f"[^{name}]: called {name}" for name in reversed(names))
    text = replace(source(f"{template}\n\n{notes}"), internal=True)
    body, told = markdown.parse(text)
    return sample_trees.of_blocks(*body, notes=told)


def named(template: str, shown: str) -> list[str]:
    """Give what footnotes say, by their numbers as they are `shown` by each letter."""
    called = dict(reversed(re.findall(r"([a-z])\[\^(\d)\]", template)))
    by_number = {int(n): called[letter] for letter, n in MARK.findall(shown)}
    return [f"{number} called {by_number[number]}" for number in sorted(by_number)]


def in_word(whole: Document) -> tuple[str, list[str]]:
    """Give the marks and notes as Word shows them: it counts marks, and finds by ids."""
    notes = {
        note.get(f"{W}id"): opened.words(note).strip()
        for note in opened.found(
            opened.part(whole, "word/footnotes.xml"), "w:footnote[not(@w:type)]"
        )
    }
    root = opened.body(whole)
    told: list[str] = []
    for mark in opened.found(root, "//w:footnoteReference"):
        told.append(f"{len(told) + 1} {notes[mark.get(f'{W}id')]}")
        number = etree.Element(f"{W}t")
        number.text = str(len(told))
        mark.addnext(number)
    assert list(notes.values()) == [each.partition(" ")[2] for each in told]
    words = " ".join(opened.words(each) for each in opened.found(root, "//w:p"))
    return marks(words), told


def in_pdf(whole: Document) -> tuple[str, list[str]]:
    words = reading.words(pdf.write(whole, looks.look("note")))
    return marks(words), re.findall(r"\d called \d", words)


def marks(words: str) -> str:
    return " ".join(map("".join, MARK.findall(words)))


@pytest.mark.parametrize(("template", "shown"), PAGES.values(), ids=PAGES)
def test_footnotes_are_numbered_as_a_page_is_read(template: str, shown: str) -> None:
    whole, notes = document(template), named(template, shown)
    assert in_pdf(whole) == (shown, notes)
    assert in_word(whole) == (shown, notes)
