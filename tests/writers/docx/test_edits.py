"""None of what readers do to a note passes in silence."""

import pytest
from lxml import etree

from briefgen.building.reviewing import Altered, Kept
from briefgen.writers.docx.reading_back import read_back
from briefgen.writers.tags import read_tag
from tests.writers.docx.edited import W, edited, edits, xml
from tests.writers.docx.note_edits import (
    EDITS,
    Change,
    Edit,
    commented,
    name_of,
    note,
    noted,
    numbers,
    say,
)

OTHER = "an amount of another note"  # told by its tag alone


def done(edit: Edit) -> bytes:
    part = edit.part
    if part in {"header", "footer"}:
        part = name_of(note(), part)
    return edited(note(), edit.change, part)


def tells(found: list[Kept | Altered], state: str, words: str) -> bool:
    """Say whether an edit is told with its state and its words."""
    return any(
        each.state == state and words in (each.now or each.was) for each in found
    )


@pytest.mark.parametrize("name", [name for name in EDITS if name != OTHER])
def test_no_edit_passes_in_silence(name: str) -> None:
    edit = EDITS[name]
    found = edits(note(), done(edit))
    assert tells(found, edit.state, edit.words), found
    assert len(found) <= 6, found


def test_words_pasted_from_another_note_are_told_as_such() -> None:
    """They stand there as the same words; only their tag says that they are not."""
    data = done(EDITS[OTHER])
    assert edits(note(), data) == []
    tags = [
        tag
        for block in read_back(data)
        for held in block.held
        if (tag := read_tag(held.tag)) is not None
    ]
    assert [tag.path for tag in tags if tag.language == "fr"] == [
        "initiatives.unleashing-her-potential.funding.amount"
    ]


def test_numbers_behind_a_chart_are_read() -> None:
    (found,) = edits(note(), numbers(note()))
    assert (found.state, "9900000" in found.now) == ("edited", True)
    assert isinstance(found, Altered)
    assert found.kind == "workbook"


def test_a_comment_is_read() -> None:
    found = edits(note(), commented(note()))
    assert Altered("comment", "", "Is this right?", "added") in found


def refer_no_more(root: etree._Element) -> None:
    mark = next(root.iter(f"{W}footnoteReference"))
    mark.getparent().remove(mark)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("part", "change", "words"),
    [
        ("word/footnotes.xml", say("2%", "3%"), "3%"),
        ("word/document.xml", refer_no_more, "They rise."),
    ],
)
def test_footnotes_are_read(part: str, change: Change, words: str) -> None:
    (found,) = edits(noted(), edited(noted(), change, part))
    assert (found.state, words in found.now) == ("edited", True)


def test_bold_words_are_no_edit() -> None:
    def bold(root: etree._Element) -> None:
        for look in root.iter(f"{W}rPr"):
            look.append(xml("<w:b/>"))

    assert edits(note(), edited(note(), bold)) == []


def test_files_without_edits_tell_none() -> None:
    for data in (note(), noted(), note("fr")):
        assert edits(data, data) == []
