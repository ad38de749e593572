"""What is written as text, or packed by hand, is what lxml and zipfile write."""

import io
import sys
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefgen.writers.docx.parts import markup, xml_text
from briefgen.writers.docx.parts.package import written
from briefgen.writers.docx.parts.xml_text import Markup
from briefgen.writers.docx.parts.zip_file import (
    PackedFile,
    deflated,
    deflated_once,
    stored,
    zipped,
)
from briefgen.writers.xml import ILLEGAL, legal

NAMES = st.sampled_from(("c:v", "a:t", "c15:f", "sheet:c", "sheet:v"))
KEYS = st.sampled_from(("val", "r:id", "xml:space", "typeface"))
WORDS = st.text(st.characters() | st.sampled_from("&<>\"'\n\r\t\u00a0é\x00\ud800"))
VALUES = st.dictionaries(KEYS, WORDS | st.integers(), max_size=3)
Tree = tuple[str, dict[str, str | int], "str | list[Tree] | None"]
TREES = st.recursive(
    st.tuples(NAMES, VALUES, st.none() | WORDS),
    lambda inner: st.tuples(NAMES, VALUES, st.lists(inner, max_size=4)),
    max_leaves=12,
)


def by_lxml(node: Tree) -> etree._Element:
    name, attributes, inside = node
    if isinstance(inside, list):
        return markup.element(name, attributes, *map(by_lxml, inside))
    return markup.element(name, attributes, inside)


def as_text(node: Tree) -> Markup:
    name, attributes, inside = node
    if isinstance(inside, list):
        return xml_text.element(name, attributes, *map(as_text, inside))
    return xml_text.element(name, attributes, inside)


@given(TREES)
def test_text_is_what_lxml_writes(node: Tree) -> None:
    root = markup.declaring("sheet:worksheet", "c", "a", "c15", "r")
    root.append(by_lxml(node))
    declared = xml_text.namespaces("sheet", "c", "a", "c15", "r")
    text = xml_text.element("sheet:worksheet", declared, as_text(node))
    assert xml_text.document_part(text) == written(root)
    unicode = etree.tostring(root, encoding="unicode")
    assert xml_text.whole(text) == f"{markup.DECLARATION}{unicode}".encode()


def test_what_can_be_printed_is_legal() -> None:
    letters = map(chr, range(sys.maxunicode + 1))
    assert not [each for each in letters if each.isprintable() and ILLEGAL.search(each)]
    assert legal("a\x00b\ud800c\td") == "abc\td"


@given(
    st.dictionaries(
        st.from_regex(r"[a-zé_\[\]/.]{1,20}", fullmatch=True),
        st.tuples(st.binary(max_size=400), st.booleans()),
        max_size=6,
    )
)
def test_a_zip_file_is_what_zipfile_writes(
    files: dict[str, tuple[bytes, bool]],
) -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, (content, compressed) in files.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            entry.compress_type = ZIP_DEFLATED if compressed else ZIP_STORED
            archive.writestr(entry, content)
    members: dict[str, PackedFile] = {
        name: deflated(content) if compressed else stored(content)
        for name, (content, compressed) in files.items()
    }
    assert zipped(members) == stream.getvalue()


def test_what_is_kept_deflated_is_the_same() -> None:
    content = b"<w:styles/>" * 300
    assert deflated_once(content) == deflated_once(bytes(content)) == deflated(content)
