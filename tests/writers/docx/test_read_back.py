from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefgen.provenance.word_edits import Altered, EditedValue
from briefgen.tree import (
    Decision,
    Detail,
    Details,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    Paragraph,
    Strong,
    Table,
    Text,
    ValueText,
)
from briefgen.word_template import parsed
from briefgen.writers.docx import write
from briefgen.writers.docx.roundtrip import open_file
from briefgen.writers.docx.roundtrip.read_back import read_back
from tests.writers import sample_trees
from tests.writers.docx.edited import (
    W,
    content,
    control,
    edited,
    edits,
    fill,
    forget_tags,
    held,
    of_blocks,
    run,
    take_away,
    take_off,
    xml,
)
from tests.writers.docx.opened import look
from tests.writers.docx.templates import opened, zipped

AMOUNT = "initiatives.x.funding.amount"
TITLE = "initiatives.x.title.en"
RISKS = "themes.t.advice.risks.en"
FILE = of_blocks(
    Heading(2, (ValueText("Puna", TITLE),)),
    Paragraph((Text("Worth "), ValueText("$9", AMOUNT), Text(" in all."))),
    Paragraph((Strong((ValueText("Delay:", RISKS),)), ValueText(" permits", RISKS))),
    Paragraph((ValueText("Cost", RISKS), LineBreak(), ValueText("rises", RISKS))),
    Details((Detail((Text("New"),), (ValueText("$9", AMOUNT),)),)),
    Decision((Paragraph((ValueText("Agree", "themes.t.lead.en"),)),), ("Yes", "No")),
)
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
AUTHOR = 'w:id="900" w:author="A" w:date="2026-01-06T00:00:00Z"'

Edit = Callable[[etree._Element], object]


def changes(data: bytes) -> list[tuple[str, str, str, str]]:
    """Tell all values that are not the same."""
    return [
        (told.tag.path, told.was, told.now, told.state)
        for told in edits(FILE, data)
        if isinstance(told, EditedValue)
    ]


def others(data: bytes) -> list[tuple[str, str, str]]:
    """Tell what else is not the same."""
    return [
        (told.was, told.now, told.state)
        for told in edits(FILE, data)
        if isinstance(told, Altered)
    ]


def test_an_untouched_file_says_what_it_said() -> None:
    assert held(FILE) == [
        (TITLE, "Puna"),
        (AMOUNT, "$9"),
        (RISKS, "Delay: permits"),
        (RISKS, "Cost\nrises"),
        (AMOUNT, "$9"),
        ("themes.t.lead.en", "Agree"),
    ]
    assert edits(FILE, FILE) == []


def split(root: etree._Element) -> None:
    pieces = run("$1"), run("0", "<w:b/>"), run(".5")
    fill(control(root, "$9"), *pieces)


def tracked(root: etree._Element) -> None:
    gone = f"<w:del {AUTHOR}><w:r><w:delText>9</w:delText></w:r></w:del>"
    new = f"<w:ins {AUTHOR}><w:r><w:t>10.5</w:t></w:r></w:ins>"
    fill(control(root, "$9"), run("$"), xml(gone), xml(new))


def wrapped(root: etree._Element) -> None:
    link = xml('<w:hyperlink w:anchor="a"/>')
    link.append(run("10"))
    mark = xml("<w:proofErr w:type='spellStart'/>")
    fill(control(root, "$9"), run("$"), mark, link, run(".5"))


def moved(root: etree._Element) -> None:
    away = xml(f"<w:moveFrom {AUTHOR}/>")
    away.append(run("9"))
    here = xml(f"<w:moveTo {AUTHOR}/>")
    here.append(run("10.5"))
    fill(control(root, "$9"), run("$"), away, here)


@pytest.mark.parametrize("edit", [split, tracked, wrapped, moved])
def test_an_edit_is_read_however_word_writes_it(edit: Edit) -> None:
    assert changes(edited(FILE, edit)) == [(AMOUNT, "$9", "$10.5", "edited")]


def signs(root: etree._Element) -> None:
    inside = xml("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/></w:r>")
    fill(control(root, "Puna"), inside)


def pasted(root: etree._Element) -> None:
    """Paste a table, with a link, a comment, a field and a picture, into a control."""
    cell = (
        '<w:tc><w:p><w:commentRangeStart w:id="1"/><w:hyperlink><w:r><w:t>Lima</w:t>'
        '</w:r></w:hyperlink><w:commentRangeEnd w:id="1"/><w:r><w:commentReference '
        'w:id="1"/></w:r></w:p></w:tc><w:tc><w:p><w:r><w:instrText>PAGE</w:instrText>'
        "</w:r><w:r><w:t>Cusco</w:t></w:r><w:r><w:drawing/></w:r></w:p></w:tc>"
    )
    fill(control(root, "Puna"), xml(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))


def test_what_was_pasted_is_read_as_its_words() -> None:
    data = edited(FILE, pasted)
    assert changes(data) == [(TITLE, "Puna", "Lima | Cusco[picture]", "edited")]


def emoji(root: etree._Element) -> None:
    """Write an emoji and an arrow as Word does."""
    both = (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice><w:t>?</w:t></mc:Choice>'
        "<mc:Fallback><w:t>\U0001f33f</w:t></mc:Fallback></mc:AlternateContent>"
    )
    arrow = '<w:sym w:font="Wingdings" w:char="F0E0"/>'
    fill(control(root, "Puna"), run("a"), xml(f"<w:r>{both}{arrow}</w:r>"))


def test_signs_that_word_writes_in_its_own_way_are_read() -> None:
    data = edited(FILE, emoji)
    assert changes(data) == [(TITLE, "Puna", "a\U0001f33f\ufffd", "edited")]


def test_tabs_line_breaks_and_hyphens_are_read() -> None:
    assert changes(edited(FILE, signs)) == [(TITLE, "Puna", "a\tb\n\u2011", "edited")]


def paragraphs(root: etree._Element) -> None:
    """Make of a paragraph's control one that holds two paragraphs, as Word does."""
    inner = control(root, "Puna")
    paragraph = inner.getparent()
    assert paragraph is not None
    outer = deepcopy(inner)
    paragraph.addprevious(outer)
    take_off(inner)
    second = deepcopy(paragraph)
    next(second.iter(f"{W}t")).text = "Second"
    fill(outer, paragraph, second)


def test_an_added_paragraph_is_a_line() -> None:
    data = edited(FILE, paragraphs)
    assert changes(data) == [(TITLE, "Puna", "Puna\nSecond", "edited")]


def joined(root: etree._Element) -> None:
    paragraphs(root)
    first = next(each for each in root.iter(f"{W}sdt") if len(content(each)) > 1)
    content(first)[0][0].append(xml(f"<w:rPr><w:del {AUTHOR}/></w:rPr>"))


def test_paragraphs_whose_end_was_taken_away_are_one() -> None:
    data = edited(FILE, joined)
    assert changes(data) == [(TITLE, "Puna", "PunaSecond", "edited")]


def emptied(root: etree._Element) -> None:
    found = control(root, "Puna")
    found[0].insert(3, xml("<w:showingPlcHdr/>"))
    fill(found, run("Click or tap here to enter text."))


def test_a_control_that_shows_its_placeholder_says_nothing() -> None:
    assert changes(edited(FILE, emptied)) == [(TITLE, "Puna", "", "deleted")]


def tracked_away(root: etree._Element) -> None:
    found = control(root, "Puna")
    gone = xml(f"<w:del {AUTHOR}/>")
    found.addprevious(gone)
    gone.append(found)


def tracked_off(root: etree._Element) -> None:
    control(root, "Puna").addprevious(xml(f"<w:customXmlDelRangeStart {AUTHOR}/>"))


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: take_away(control(root, "Puna")),
        tracked_away,
    ],
)
def test_words_that_are_gone_are_deleted(edit: Edit) -> None:
    assert changes(edited(FILE, edit)) == [(TITLE, "Puna", "", "deleted")]


@pytest.mark.parametrize(
    "edit", [lambda root: take_off(control(root, "Puna")), tracked_off]
)
def test_words_whose_control_is_gone_are_what_they_were(edit: Edit) -> None:
    data = edited(FILE, edit)
    assert (TITLE, "Puna") not in held(data)
    assert edits(FILE, data) == []


def copied(root: etree._Element, *others: str) -> None:
    found = control(root, "Puna")
    for words in others:
        copy = deepcopy(found)
        fill(copy, run(words))
        found.addnext(copy)


def test_a_copy_that_was_edited_is_told_beside_the_original() -> None:
    data = edited(FILE, lambda root: copied(root, "Altiplano"))
    assert held(data)[:2] == [(TITLE, "Puna"), (TITLE, "Altiplano")]
    assert changes(data) == [(TITLE, "Puna", "Altiplano", "edited")]


def test_copies_that_say_different_things_are_a_conflict() -> None:
    data = edited(FILE, lambda root: copied(root, "Andes", "Altiplano"))
    assert [told for *_, told in changes(data)] == ["conflict", "conflict"]


def both(root: etree._Element, *others: str) -> None:
    """Edit the two controls that show the amount."""
    for words in others:
        fill(control(root, "$9"), run(words))


def test_one_path_changed_to_two_texts_is_a_conflict() -> None:
    data = edited(FILE, lambda root: both(root, "$10", "$11"))
    assert changes(data) == [
        (AMOUNT, "$9", "$10", "conflict"),
        (AMOUNT, "$9", "$11", "conflict"),
    ]


def test_one_path_changed_to_one_text_is_edited_wherever_it_stands() -> None:
    data = edited(FILE, lambda root: both(root, "$10", "$10"))
    assert [told for *_, told in changes(data)] == ["edited", "edited"]


def test_paragraphs_of_one_text_are_no_conflict() -> None:
    def edit(root: etree._Element) -> None:
        fill(control(root, "Delay: permits"), run("Delay"))
        fill(control(root, "Costrises"), run("Cost"))

    assert [told for *_, told in changes(edited(FILE, edit))] == ["edited", "edited"]


def test_without_tags_their_places_tell_which_control_is_which() -> None:
    def edit(root: etree._Element) -> None:
        fill(control(root, "$9"), run("$10"))
        fill(control(root, "Delay: permits"), run("Late"))
        forget_tags(root)

    assert changes(edited(FILE, edit)) == [
        (AMOUNT, "$9", "$10", "edited"),
        (RISKS, "Delay: permits", "Late", "edited"),
    ]


def test_without_tags_a_rich_control_that_is_gone_takes_no_other_with_it() -> None:
    def edit(root: etree._Element) -> None:
        take_away(control(root, "Delay: permits"))
        forget_tags(root)

    assert changes(edited(FILE, edit)) == [(RISKS, "Delay: permits", "", "deleted")]


def in_contents(root: etree._Element) -> None:
    """Copy a heading into a table of contents, as Word may, and edit the heading."""
    heading = control(root, "Puna")
    table = xml("<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent/></w:sdt>")
    line = xml("<w:p/>")
    line.append(deepcopy(heading))
    content(table).append(line)
    root[0].insert(0, table)
    fill(heading, run("Altiplano"))


def in_text_box(root: etree._Element) -> None:
    """Move a control to a text box, which Word writes twice."""
    found = control(root, "Puna")
    paragraph = found.getparent()
    assert paragraph is not None
    fill(found, run("Altiplano"))
    both = '<mc:AlternateContent xmlns:mc="{0}"><mc:Choice/><mc:Fallback/></mc:AlternateContent>'
    box = xml(f"<w:r>{both.format(MC)}</w:r>")
    paragraph.append(box)
    box[0][0].append(found)
    box[0][1].append(deepcopy(found))


@pytest.mark.parametrize("edit", [in_contents, in_text_box])
def test_a_copy_that_word_makes_for_itself_is_no_control(edit: Edit) -> None:
    data = edited(FILE, edit)
    assert changes(data) == [(TITLE, "Puna", "Altiplano", "edited")]
    assert len(held(data)) == 6


def parted(root: etree._Element) -> None:
    """Part a paragraph in the midst of its control, and the control with it."""
    found = control(root, "Delay: permits")
    paragraph = found.getparent()
    assert paragraph is not None
    second = deepcopy(paragraph)
    paragraph.addnext(second)
    fill(found, run("Delay:", "<w:b/>"))
    fill(next(second.iter(f"{W}sdt")), run("permits"))


def test_a_control_that_was_parted_is_one_that_was_edited() -> None:
    data = edited(FILE, parted)
    assert changes(data) == [(RISKS, "Delay: permits", "Delay:\npermits", "edited")]


def test_controls_of_others_are_passed_over() -> None:
    def edit(root: etree._Element) -> None:
        foreign = xml('<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr></w:sdt>')
        control(root, "Puna").addnext(foreign)

    assert changes(edited(FILE, edit)) == []


def test_a_file_without_controls_gives_its_words_all_the_same() -> None:
    data = write(sample_trees.note(), look("note"))
    assert held(data) == []
    assert len(read_back(data)) > 20


PARTS = opened(FILE)
DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
OLD = bytes.fromhex("d0cf11e0a1b11ae1")


def changed(**parts: bytes) -> bytes:
    """Pack the file with other bytes in some of its parts."""
    named = {"document": DOCUMENT, "relations": RELATIONS, "package": "_rels/.rels"}
    return zipped(PARTS | {named[name]: data for name, data in parts.items()})


UNREADABLE = {
    b"": "no Word file, or it is damaged",
    b"a" * 99: "no Word file, or it is damaged",
    FILE[:2000]: "no Word file, or it is damaged",
    OLD + b"x": "a file of Word 97 to 2003",
    OLD + "EncryptedPackage".encode("utf-16-le"): "encrypted with a password",
    zipped({"word/document.xml": b"<x/>"}): "no Word file, or it is damaged",
    changed(document=b"<w:document"): "it holds broken XML",
    changed(document=b"<x/>"): "no Word file",
    changed(relations=b"<x"): "it holds broken XML",
    changed(package=b"<x/>"): "no Word file",
    changed(
        relations=PARTS[RELATIONS].replace(b"header1.xml", b"header9.xml")
    ): "no Word file, or it is damaged",
}


@pytest.mark.parametrize(("data", "why"), UNREADABLE.items())
def test_what_cannot_be_read_says_why(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=f"cannot be read back: it .*{why}"):
        read_back(data)


@given(st.integers(0, len(FILE) - 1), st.integers(0, 255), st.integers(0, 99))
def test_a_damaged_file_is_read_or_says_why(at: int, byte: int, cut: int) -> None:
    data = FILE[:at] + bytes([byte]) + FILE[at + 1 : len(FILE) - cut]
    with suppress(ValueError):
        read_back(data)


def strict() -> bytes:
    """Write the file as Word does as a Strict Open XML Document."""
    spaces = (
        (b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"),
        (b"/2006/main", b"/main"),
        (b"officeDocument/2006/", b"officeDocument/"),
    )
    files = dict(PARTS)
    for name, data in PARTS.items():
        if name.startswith(("word/", "_rels/")):
            for old, new in spaces:
                data = data.replace(old, new)  # noqa: PLW2901
            for kept in (b"package/2006", b"markup-compatibility/2006"):
                old, new = (start + kept for start in (spaces[0][1], spaces[0][0]))
                data = data.replace(old, new)  # noqa: PLW2901
            files[name] = data
    return zipped(files)


def macros() -> bytes:
    """Write the file as one with macros, as far as its text goes."""
    types = PARTS["[Content_Types].xml"]
    plain, active = b"wordprocessingml.document.main", b"ms-word.document.macroEnabled"
    named = {"[Content_Types].xml": types.replace(plain, active)}
    return zipped(PARTS | named | {"word/vbaProject.bin": OLD})


def elsewhere() -> bytes:
    """Write the file as Word Online does at times, its text under another name."""
    moved = dict(PARTS)
    moved["word/document2.xml"] = moved.pop(DOCUMENT)
    moved["word/_rels/document2.xml.rels"] = moved.pop(RELATIONS)
    package = moved["_rels/.rels"].replace(b"/document.xml", b"/document2.xml")
    return zipped(moved | {"_rels/.rels": package})


@pytest.mark.parametrize("write_again", [strict, macros, elsewhere])
def test_a_file_is_read_however_word_saved_it(
    write_again: Callable[[], bytes],
) -> None:
    assert read_back(write_again()) == read_back(FILE)


def test_what_others_keep_in_the_file_is_passed_over() -> None:
    link = (
        b'<Relationship Id="rIdX" Target="../customXml/item0.xml" Type="http://schemas.'
        b'openxmlformats.org/officeDocument/2006/relationships/customXml"/>'
    )
    first = PARTS[RELATIONS].replace(b"<Relationship ", link + b"<Relationship ", 1)
    for item in (b"no XML", b"<mine/>"):
        files = PARTS | {RELATIONS: first, "customXml/item0.xml": item}
        assert read_back(zipped(files)) == read_back(FILE)


TEXTS = st.text(min_size=1, max_size=40)


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_in_any_value_reads_back_as_the_same(
    first: str, second: str, third: str
) -> None:
    data = of_blocks(
        Heading(2, (ValueText(first, "a.en"),)),
        Paragraph(
            (
                Strong((ValueText(second, "b.en"),)),
                Emphasis((ValueText(third, "b.en"),)),
            )
        ),
        Paragraph((Link((ValueText(third, first),), "https://example.org"),)),
        Table(
            ((ValueText(second, third),),), (((ValueText(first, "c.0"),),),), ("left",)
        ),
    )
    assert edits(data, data) == []
    assert edits(data, edited(data, forget_tags)) == []


LEGAL = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
)


@given(LEGAL)
def test_any_edited_text_reads_back_exactly(words: str) -> None:
    data = edited(FILE, lambda root: fill(control(root, "Puna"), run(words)))
    told = [said for path, said in held(data) if path == TITLE]
    assert told == [words] * bool(words.strip())
    now = words if words.strip() else ""
    state = "edited" if now else "deleted"
    expected = [] if words.split() == ["Puna"] else [(TITLE, "Puna", now, state)]
    assert changes(data) == expected


def test_each_part_of_a_file_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []

    def counted(data: bytes) -> etree._Element:
        read.append(data)
        return parsed(data)

    monkeypatch.setattr(open_file, "parsed", counted)
    read_back(write(sample_trees.factsheet(), look("factsheet")))
    assert len(read) == len({*read})
