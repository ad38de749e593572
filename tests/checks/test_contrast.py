"""A document's accent must be seen on paper, and its head on the band."""

from dataclasses import replace

from briefgen.tree import Link
from tests.checks.documents import titled, told
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph, text

FACTSHEET = look("factsheet")
HINT = "take a darker accent, or a lighter colour on it"


def test_an_accent_that_cannot_be_read_on_paper_is_a_mistake() -> None:
    document = replace(of_blocks(layout="note"), accent="#dd8855")
    assert told("contrast", document) == [
        (
            "templates/note.md:1:1: error: #dd8855 has a contrast of 2.71:1 with the paper"
            f" #ffffff; text needs 4.5:1 [contrast]\n  hint: {HINT}"
        )
    ]


def test_a_head_that_cannot_be_read_on_its_band_is_a_mistake() -> None:
    texts = {**FACTSHEET.texts, "title": replace(FACTSHEET.text("title"), color="ink")}
    document = replace(titled(text("Puna"), layout="factsheet"), accent="#1f4e79")
    assert told("contrast", document, replace(FACTSHEET, texts=texts)) == [
        (
            "templates/note.md:1:1: error: #1b2530 has a contrast of 1.79:1 with the band"
            f" #1f4e79; text needs 4.5:1 [contrast]\n  hint: {HINT}"
        )
    ]


def test_what_is_not_there_needs_no_contrast() -> None:
    texts = {**FACTSHEET.texts, "title": replace(FACTSHEET.text("title"), color="ink")}
    document = titled((), layout="factsheet")
    assert told("contrast", document, replace(FACTSHEET, texts=texts)) == []


def test_a_link_on_the_band_is_a_mistake() -> None:
    link = Link(text("Puna"), "https://example.org/")
    assert told("contrast", titled((link,), layout="factsheet")) == [
        (
            "templates/note.md:1:1: error: a link in the title, on a band of the colour that"
            " links have [contrast]\n  hint: put the link into the body"
        )
    ]


def test_a_link_in_a_head_without_a_band_is_none() -> None:
    link = Link(text("Puna"), "https://example.org/")
    assert told("contrast", titled((link,), paragraph("words"), layout="note")) == []


def test_a_dark_accent_is_none() -> None:
    for layout in ("factsheet", "note", "backgrounder"):
        assert told("contrast", titled(text("Puna"), layout=layout)) == []
