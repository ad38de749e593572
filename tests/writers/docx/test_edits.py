"""None of what readers do to a note passes in silence."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from hashlib import sha256

import pytest
from lxml import etree

from briefgen.provenance.word_edits import Altered, EditedValue
from briefgen.writers.docx import write
from briefgen.writers.docx.roundtrip.open_file import open_file
from briefgen.writers.docx.roundtrip.read_back import read_back
from briefgen.writers.tags import read_tag
from tests.made_pictures import png
from tests.writers import sample_trees
from tests.writers.docx.edited import W, edited, edits, remembering, xml
from tests.writers.docx.note_edits import (
    CHART,
    EDITS,
    WP,
    C,
    Change,
    Edit,
    commented,
    name_of,
    note,
    noted,
    numbers,
    pack,
    say,
    unpack,
)
from tests.writers.docx.opened import look
from tests.writers.pdf.hard_cases import HARD

OTHER = "an amount of another note"  # told by its tag alone


def done(edit: Edit) -> bytes:
    part = edit.part
    if part in {"header", "footer"}:
        part = name_of(note(), part)
    return edited(note(), edit.change, part)


def tells(found: list[EditedValue | Altered], state: str, words: str) -> bool:
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
        for each in root.iter(f"{W}rPr"):
            each.append(xml("<w:b/>"))

    assert edits(note(), edited(note(), bold)) == []


def test_files_without_edits_tell_none() -> None:
    for data in (note(), noted(), note("fr")):
        assert edits(data, data) == []


def undescribed(root: etree._Element) -> None:
    """Take an alternative text away, as a user does: what it is of keeps its name."""
    del next(root.iter(f"{WP}docPr")).attrib["descr"]


def test_an_alternative_text_that_was_taken_away_is_told() -> None:
    (found,) = edits(note(), edited(note(), undescribed))
    assert isinstance(found, Altered)
    assert (found.kind, found.state) == ("alternative", "deleted")
    assert found.was.startswith("Bar chart, Funding by theme")


def test_what_libreoffice_drops_is_no_edit_in_what_it_saved() -> None:
    def saved(root: etree._Element) -> None:
        next(root.iter("{*}Application")).text = "LibreOffice/7.4.7.2$Linux_X86_64"

    data = edited(edited(note(), undescribed), saved, "docProps/app.xml")
    assert edits(note(), data) == []


def without_cells(root: etree._Element) -> None:
    """Name the series of charts as LibreOffice does, which knows no cells."""
    for at, series in enumerate(root.iter(f"{C}ser")):
        series.find(f"{C}tx//{C}f").text = f"label {at}"  # type: ignore[union-attr]
        series.find(f"{C}cat//{C}f").text = "categories"  # type: ignore[union-attr]
        series.find(f"{C}val//{C}f").text = str(at)  # type: ignore[union-attr]


def test_room_for_words_is_no_edit_in_a_chart_whose_cells_are_not_named() -> None:
    data = edited(note(), without_cells, CHART)
    assert data != note()
    assert edits(note(), data) == []


@pytest.mark.parametrize("name", ["a chart's number", "a chart's name"])
def test_an_edit_is_told_in_a_chart_whose_cells_are_not_named(name: str) -> None:
    edit = EDITS[name]
    data = edited(edited(note(), without_cells, CHART), edit.change, CHART)
    (found,) = edits(note(), data)
    assert tells([found], edit.state, edit.words)


def test_a_chart_whose_cells_are_not_named_loses_no_bar_without_colour() -> None:
    """Only where both ends of the rows have no colour are they room for words."""

    def colored(root: etree._Element) -> None:
        without_cells(root)
        names, bars, _ = root.iter(f"{C}ser")
        names.replace(names.find(f"{C}spPr"), deepcopy(bars.find(f"{C}spPr")))  # type: ignore[arg-type]

    found = edits(note(), edited(note(), colored, CHART))
    assert {each.state for each in found} == {"added"}
    assert any("Room for labels" in each.now for each in found)


MEDIA = "word/media/picture1.png"
SEAL = png(size=(90, 70))


@cache
def pictured() -> bytes:
    """Write a document with two pictures of two ministries, each twice."""
    document = sample_trees.of_blocks(*HARD["pictures"], sample_trees.figure())
    return write(remembering(document), look("note"))


def with_parts(changes: Mapping[str, bytes]) -> bytes:
    parts = unpack(pictured())
    assert changes.keys() <= parts.keys()
    return pack({**parts, **changes})


def test_a_picture_that_was_replaced_is_told() -> None:
    found = edits(pictured(), with_parts({MEDIA: SEAL}))
    assert [(each.kind, each.state) for each in found if isinstance(each, Altered)] == [
        ("picture", "edited")
    ]
    assert f"png, {len(SEAL)} bytes" in found[0].now


def test_the_drawing_that_word_shows_in_place_of_a_picture_is_compared() -> None:
    name = next(name for name in unpack(pictured()) if name.endswith(".svg"))
    (found,) = edits(pictured(), with_parts({name: b"<svg/>"}))
    assert isinstance(found, Altered)
    assert (found.kind, found.state) == ("vector", "edited")


def test_a_picture_that_is_shown_from_elsewhere_is_told() -> None:
    rels = "word/_rels/document.xml.rels"
    linked = unpack(pictured())[rels].replace(
        b'Target="media/picture1.png"',
        b'Target="https://example.org/seal.png" TargetMode="External"',
    )
    (found,) = edits(pictured(), with_parts({rels: linked}))
    assert (found.state, found.now) == (
        "edited",
        "linked: https://example.org/seal.png",
    )


def test_a_picture_shown_as_another_of_the_file_is_told() -> None:
    def swapped(root: etree._Element) -> None:
        first, second, *_ = root.iter("{*}blip")
        (embed,) = (name for name in first.attrib if str(name).endswith("}embed"))
        first.set(embed, second.get(embed, ""))

    found = edits(pictured(), edited(pictured(), swapped))
    assert [each.state for each in found] == ["deleted"]


def test_a_picture_that_is_shown_very_often_is_read_once() -> None:
    def often(root: etree._Element) -> None:
        shown = next(root.iter("{*}blip"))
        for _ in range(1000):
            shown.addnext(deepcopy(shown))

    opened = open_file(edited(pictured(), often))
    names = [name for name, _ in opened.pictures]
    assert len(set(names)) == len(names)
    assert names == [name for name, _ in open_file(pictured()).pictures]


def test_no_file_tells_what_its_pictures_are_known_by() -> None:
    parts = unpack(pictured())
    for name, data in parts.items():
        digest = sha256(data).hexdigest()[:8].encode()
        assert not [each for each in parts.values() if digest in each], name
