import io
import struct
from collections.abc import Callable
from dataclasses import replace
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.word_template import Unusable, body_mark, parsed, read_reference
from briefgen.word_template.hidden import hiding_styles
from briefgen.writers.docx import write
from tests.writers import sample_trees
from tests.writers.docx.opened import look
from tests.writers.docx.templates import (
    Made,
    french,
    german,
    letterhead,
    minimal,
    opened,
    packed,
    relations,
    words,
    zipped,
)

TRANSITIONAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
MAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_MAIN = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def changed(name: str, old: bytes, new: bytes) -> bytes:
    files = opened(letterhead())
    assert old in files[name]
    return zipped({**files, name: files[name].replace(old, new)})


def strict() -> bytes:
    return zipped(
        {
            name: data.replace(TRANSITIONAL, STRICT).replace(MAIN, STRICT_MAIN)
            for name, data in opened(minimal()).items()
        }
    )


def strict_inside() -> bytes:
    return changed("word/document.xml", MAIN, STRICT_MAIN)


def macro_enabled() -> bytes:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return packed({"document": Made(f"<w:body>{words('x')}</w:body>")}, main=kind)


def with_macros() -> bytes:
    return zipped({**opened(minimal()), "word/vbaProject.bin": b"x"})


def encrypted() -> bytes:
    name = "EncryptedPackage".encode("utf-16-le")
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + name


def old() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def entry_encrypted() -> bytes:
    data = bytearray(minimal())
    at = data.index(b"PK\x01\x02") + 8
    data[at] |= 1
    return bytes(data)


def swelling() -> bytes:
    return zipped({**opened(minimal()), "word/media/a.png": bytes(8 * 2**20)})


def heavy() -> bytes:
    return minimal() + bytes(33 * 2**20)


def crowded() -> bytes:
    many = {f"word/{number}.xml": b"<a/>" for number in range(5000)}
    return zipped({**opened(minimal()), **many})


def lying() -> bytes:
    """Declare a part to be much smaller than it is."""
    files = {**opened(minimal()), "word/media/a.png": bytes(8 * 2**20)}
    data = bytearray(zipped(files))
    size = struct.pack("<I", 8 * 2**20)
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = struct.pack("<I", 10)
    return bytes(data)


def packed_oddly() -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_BZIP2) as archive:
        for name, data in opened(minimal()).items():
            archive.writestr(name, data)
    return stream.getvalue()


def doubled() -> bytes:
    stream = io.BytesIO(minimal())
    with ZipFile(stream, "a", ZIP_DEFLATED) as archive:
        archive.writestr("Word/document.xml", b"<x/>")
    return stream.getvalue()


def spreadsheet() -> bytes:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return packed({"document": Made("")}, main=main)


def without_part() -> bytes:
    files = opened(letterhead())
    del files["word/header1.xml"]
    return zipped(files)


def entities() -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document'
    return changed("word/document.xml", b"<w:document", bomb)


def linked() -> bytes:
    name = "word/_rels/header1.xml.rels"
    row = relations([("rId1", "image", "file:///P:/logo.png")])
    return zipped({**opened(letterhead()), name: row})


def floating() -> bytes:
    box = (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
        f"<w:txbxContent>{PLACE}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        "</w:p>"
    )
    return letterhead(box)


PLACE = '<w:p><w:bookmarkStart w:id="7" w:name="Body"/><w:bookmarkEnd w:id="7"/></w:p>'
UNUSABLE: tuple[tuple[Callable[[], bytes], str], ...] = (
    (strict, "it is a Strict Open XML Document"),
    (strict_inside, "it is a Strict Open XML Document"),
    (macro_enabled, "it holds macros or active content"),
    (with_macros, "it holds macros or active content"),
    (encrypted, "it is encrypted with a password"),
    (entry_encrypted, "it is encrypted with a password"),
    (old, "it is a file of Word 97 to 2003"),
    (bytes, "it is no Word file, or it is damaged"),
    (lambda: b"{\\rtf1 }", "it is no Word file, or it is damaged"),
    (lambda: minimal()[:-40], "it is no Word file, or it is damaged"),
    (lying, "it is no Word file, or it is damaged"),
    (swelling, "it is too large, or swells when it is unpacked"),
    (heavy, "it is too large, or swells when it is unpacked"),
    (crowded, "it is too large, or swells when it is unpacked"),
    (packed_oddly, "it is packed in a way that Word does not use"),
    (doubled, "it is damaged: it holds two files of one name"),
    (lambda: zipped({"a.txt": b""}), "it is no Word file"),
    (spreadsheet, "it is no Word file"),
    (without_part, "it is damaged: its part word/document.xml leads to a part that is"),
    (entities, "it is damaged: its XML declares a document type"),
    (linked, "it shows files that lie outside of it"),
    (floating, "its mark `body` stands in a text box"),
    (
        lambda: changed("word/styles.xml", b"</w:styles>", b"</w:style>"),
        "it is damaged: it holds broken XML",
    ),
    (
        lambda: changed("word/styles.xml", b"w:styles", b"w:stiles"),
        "it is damaged: expected w:styles",
    ),
    (
        lambda: changed("word/document.xml", b"w:body>", b"w:corpus>"),
        "it is damaged: it has no body",
    ),
    (
        lambda: changed("word/_rels/document.xml.rels", b'"rId2"', b'"rId1"'),
        "it is damaged: its relations have no ids of their own",
    ),
)


@pytest.mark.parametrize(("make", "message"), UNUSABLE)
def test_what_cannot_be_a_template_is_told(
    make: Callable[[], bytes], message: str
) -> None:
    with pytest.raises(Unusable) as found:
        read_reference(make())
    assert str(found.value).startswith(message)
    assert found.value.hint


def test_a_template_is_read_with_all_that_its_text_leads_to() -> None:
    found = read_reference(letterhead())
    assert found.main == "word/document.xml"
    assert sorted(found.parts) == [
        "word/document.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/media/image1.png",
        "word/styles.xml",
    ]


def test_a_template_may_remember_where_its_own_template_lies() -> None:
    assert read_reference(french()).main


def test_a_word_template_is_read_like_a_document() -> None:
    assert read_reference(german()).main


def test_the_first_control_named_body_is_the_mark() -> None:
    document = opened(letterhead())["word/document.xml"]
    mark = body_mark(parsed(document))
    assert mark is not None
    assert mark.tag.endswith("}sdt")


def test_a_bookmark_is_a_mark_too() -> None:
    mark = body_mark(parsed(opened(letterhead(PLACE))["word/document.xml"]))
    assert mark is not None
    assert mark.tag.endswith("}bookmarkStart")


def test_a_template_need_not_have_a_mark() -> None:
    assert body_mark(parsed(opened(french())["word/document.xml"])) is None


TEMPLATES = (french(), letterhead())


@settings(max_examples=60)
@given(st.sampled_from(TEMPLATES), st.data())
def test_any_template_is_used_or_told(template: bytes, data: st.DataObject) -> None:
    files = opened(template)
    name = data.draw(st.sampled_from(sorted(files)))
    at = data.draw(st.integers(0, len(files[name]) - 1))
    end = at + data.draw(st.integers(0, 40))
    put = data.draw(st.sampled_from((b"", b"x", b"9", b'"', b"-1", b"99999999999")))
    broken = zipped({**files, name: files[name][:at] + put + files[name][end:]})
    try:
        read_reference(broken)
    except Unusable:
        return
    assert write(sample_trees.note(), replace(look("note"), reference=broken))


def test_a_place_in_the_text_is_no_part() -> None:
    name = "word/_rels/header1.xml.rels"
    row = relations([("rId1", "hyperlink", "#top")])
    found = read_reference(zipped({**opened(letterhead()), name: row}))
    (relation,) = found.parts["word/header1.xml"].relations
    assert relation.external


def test_names_of_parts_are_the_same_in_any_case() -> None:
    files = opened(letterhead())
    files["word/Header1.xml"] = files.pop("word/header1.xml")
    assert "word/Header1.xml" in read_reference(zipped(files)).parts


def test_a_mark_counts_in_the_text_alone() -> None:
    outside = "<w:background/>" + PLACE
    document = f'<w:document xmlns:w="{MAIN.decode()}">{outside}<w:body/></w:document>'
    assert body_mark(parsed(document.encode())) is None


def related(number: int, *, external: bool) -> bytes:
    """Give the letterhead with so many relations more."""
    name = "word/_rels/document.xml.rels"
    kind, where = (
        ("hyperlink", 'Target="https://a.b/" TargetMode="External"')
        if external
        else ("header", 'Target="header1.xml"')
    )
    more = "".join(
        f'<Relationship Id="m{each}" Type="{TRANSITIONAL.decode()}/{kind}" {where}/>'
        for each in range(number)
    )
    return changed(name, b"</Relationships>", f"{more}</Relationships>".encode())


@pytest.mark.parametrize("external", [True, False])
def test_relations_without_end_are_refused(external: bool) -> None:  # noqa: FBT001
    read_reference(related(900, external=external))
    with pytest.raises(Unusable, match="more than 1,000 relations"):
        read_reference(related(1_001, external=external))


def test_elements_without_end_are_refused() -> None:
    bomb = b"<w:body>" + b"".join(b'<w:p a="%d"/>' % each for each in range(10**6))
    with pytest.raises(Unusable, match="more than 1,000,000 elements"):
        read_reference(changed("word/document.xml", b"<w:body>", bomb))


def test_attributes_without_end_are_refused() -> None:
    many = b" ".join(b'w:a%d="1"' % number for number in range(201))
    bomb = b"<w:body><w:p " + many + b"/>"
    with pytest.raises(Unusable, match="more than 200 attributes"):
        read_reference(changed("word/document.xml", b"<w:body>", bomb))


@pytest.mark.parametrize("deep", [2, 3_000])
def test_styles_are_decided_once_each(deep: int) -> None:
    """Each builds on the one before; the first hides its words, the last shows them."""
    known = "".join(
        f'<w:style w:styleId="s{each}"><w:basedOn w:val="s{each - 1}"/></w:style>'
        for each in range(1, deep)
    )
    text = (
        f'<w:styles xmlns:w="{MAIN.decode()}"><w:style w:styleId="s0"><w:rPr>'
        f"<w:vanish/></w:rPr></w:style>{known}"
        '<w:style w:styleId="end"><w:basedOn w:val="s1"/><w:rPr>'
        '<w:vanish w:val="0"/></w:rPr></w:style></w:styles>'
    )
    found = hiding_styles(parsed(text.encode()))
    assert found == {f"s{each}" for each in range(deep)}
