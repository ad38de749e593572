"""Edits Word files as their users do, by script."""

import io
from collections.abc import Callable
from dataclasses import replace
from zipfile import ZipFile

from lxml import etree

from briefgen.provenance.match_blocks import aligned
from briefgen.provenance.word_edits import Altered, EditedValue, reviewed
from briefgen.tree import Block, Document, Head
from briefgen.writers.docx import write
from briefgen.writers.docx.roundtrip.origin import drops
from briefgen.writers.docx.roundtrip.read_back import read_back
from briefgen.writers.tags import read_tag
from tests.writers import sample_trees
from tests.writers.docx.opened import NAMES, look, values

W = f"{{{NAMES['w']}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def remembering(document: Document) -> Document:
    return replace(document, properties=replace(document.properties, controls=True))


def of_blocks(*blocks: Block) -> bytes:
    """Write blocks, and no value beside them, as a file that remembers."""
    document = sample_trees.of_blocks(*blocks, layout="note")
    document = replace(document, head=Head((), sample_trees.text("Title"), ()))
    return write(remembering(document), look("note"))


def edited(
    data: bytes,
    change: Callable[[etree._Element], object],
    name: str = "word/document.xml",
) -> bytes:
    """Change a part of a file."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(made, "w") as after:
        for member in before.namelist():
            content = before.read(member)
            if member == name:
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root)
            after.writestr(member, content)
    return made.getvalue()


def control(root: etree._Element, words: str) -> etree._Element:
    """Find the first control that shows words."""
    return next(
        each
        for each in root.iter(f"{W}sdt")
        if "".join(values(each, "w:sdtContent//w:t/text()")) == words
    )


def content(element: etree._Element) -> etree._Element:
    found = element.find(f"{W}sdtContent")
    assert found is not None
    return found


def xml(source: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{NAMES["w"]}">{source}</w:x>')[0]


def run(words: str, look: str = "") -> etree._Element:
    made = xml(f"<w:r><w:rPr>{look}</w:rPr><w:t/></w:r>")
    made[1].text = words
    made[1].set(SPACE, "preserve")
    return made


def fill(element: etree._Element, *children: etree._Element) -> None:
    """Put something else into a control."""
    inside = content(element)
    inside[:] = list(children)


def take_off(element: etree._Element) -> None:
    """Take a control off its words, which stay."""
    parent = element.getparent()
    assert parent is not None
    at = parent.index(element)
    parent[at : at + 1] = list(content(element))


def take_away(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def forget_tags(root: etree._Element) -> None:
    """Do to controls what LibreOffice does: tags go, and all that rich ones are."""
    for described in root.iter(f"{W}sdtPr"):
        plain = described.find(f"{W}text") is not None
        for child in list(described):
            ours = described.find(f"{W}tag") is not None or plain
            if child.tag == f"{W}tag" or (ours and not plain):
                described.remove(child)


def held(data: bytes) -> list[tuple[str, str]]:
    """Give path and words of each control that a file holds."""
    return [
        (tag.path, block.words[each.start : each.end])
        for block in read_back(data)
        for each in block.held
        if (tag := read_tag(each.tag)) is not None
    ]


def edits(before: bytes, after: bytes) -> list[EditedValue | Altered]:
    """Tell what was edited in a file."""
    pairs = aligned(read_back(before), read_back(after), dropping=drops(after))
    return [each for each in reviewed(pairs) if each.state != "same"]
