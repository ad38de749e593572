"""A kind that asks for a table of contents gets one, with the pages of the layout."""

import pytest

from briefgen import templating, tree
from briefgen.assembly import assemble, fit
from briefgen.assembly.optional_blocks import without
from briefgen.assembly.table_of_contents import listed, numbered
from briefgen.templating import DocumentKind
from briefgen.writers import pdf
from tests.sample_documents import NOON, project
from tests.writers import sample_trees
from tests.writers.sample_trees import paragraph, text

TITLE = text("Contents")
SUBJECT = "advancing-gender-equality"


def kind(name: str, field: str) -> DocumentKind:
    """Give a kind of the sample with a field more."""
    found, path = project(), f"templates/{name}.md"
    read = found.workspace.read_text(path).replace("---\n", f"---\n{field}\n", 1)
    return templating.read(name, path, read, found.renderer)


def entries(body: tree.Blocks) -> list[tuple[int, str, int | None]]:
    return [
        (each.level, tree.plain(each.content), each.page)
        for block in body
        if isinstance(block, tree.Contents)
        for each in block.entries
    ]


def test_pages_are_those_of_the_layout_and_the_annex_is_listed() -> None:
    found = fit(project(), kind("briefing-note", "contents: true"), SUBJECT, "en", NOON)
    made = found.assembled
    told = entries(made.document.body)
    assert told[0] == (2, "Summary", 1)
    assert told[-1] == (2, "Annex\xa0— Advancing gender equality", 4)
    again = pdf.measure(made.document, made.look)
    assert [page for *_, page in told] == list(again.headings)


def test_contents_stand_behind_the_record_of_a_note() -> None:
    record = tree.Details((tree.Detail(text("Date"), text("November 16, 2024")),))
    notice = tree.Paragraph(text("The advice is illustrative."), "meta")
    heading, words = tree.Heading(2, text("Issue")), paragraph("It is about this.")
    for first in ((record, notice), (record,), (notice,), ()):
        body = listed((*first, words, heading), TITLE, 3)
        assert body[: len(first)] == first
        assert isinstance(body[len(first)], tree.Contents)
        assert body[len(first) + 1 :] == (words, heading)
        assert without(body, frozenset({1})) == body


def test_a_level_bounds_the_list() -> None:
    own = kind("backgrounder", "contents: 2")
    found = fit(project(), own, "portfolio", "fr", NOON).assembled.document
    told = entries(found.body)
    assert {level for level, *_ in told} == {2}
    themes = [each.title.by_language["fr"] for each in project().portfolio.themes]
    assert [words for _, words, _ in told] == ["Faits en bref", *themes]
    contents = found.body[0]
    assert isinstance(contents, tree.Contents)
    assert tree.plain(contents.title) == "Table des matières"


def test_without_a_layout_pages_are_not_known() -> None:
    own = kind("backgrounder", "contents: 3")
    found = assemble(project(), own, "portfolio", "en", NOON).document
    assert {page for *_, page in entries(found.body)} == {None}


@pytest.mark.parametrize("field", ["contents: false", "contents:"])
def test_a_kind_need_not_have_one(field: str) -> None:
    own = kind("backgrounder", field)
    found = assemble(project(), own, "portfolio", "en", NOON).document
    assert entries(found.body) == []


def test_numbers_do_not_move_what_follows() -> None:
    document = sample_trees.with_contents()
    look = fit(project(), kind("briefing-note", ""), SUBJECT, "en", NOON).assembled.look
    blank = numbered(document, [None] * 4, {})
    wide = numbered(document, [8888] * 4, {})
    assert pdf.measure(blank, look) == pdf.measure(wide, look)


def test_headings_that_are_left_out_are_not_listed() -> None:
    first, second = (tree.Heading(2, text(words)) for words in ("First", "Second"))
    body = listed((tree.Optional((first,)), second), TITLE, 3)
    assert entries(body) == [(2, "First", None), (2, "Second", None)]
    left = without(body, frozenset({1}))
    assert left == listed((second,), TITLE, 3)
    assert without((tree.Optional((first,)),), frozenset({1})) == ()


def test_no_headings_no_list() -> None:
    body = (paragraph("words"), tree.Heading(2, text("\u200b ")))
    assert listed(body, TITLE, 3) == body


def test_entries_hold_words_and_no_links_or_notes() -> None:
    content = (tree.Link(text("a link"), "https://example.org"), tree.NoteReference(1))
    body = listed((tree.Heading(4, (tree.Strong(content),)),), TITLE, 3)
    assert body[0] == tree.Contents(
        TITLE, (tree.ContentsEntry(2, (tree.Strong(text("a link")),), 1),), 3
    )
