"""The bytes of a Word file that came back to its texts and what it remembers."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.reference import Unusable, parsed, unpacked
from briefgen.writers.docx.markup import W
from briefgen.writers.docx.memory import MAP, Remembered, recalled

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TEXTS = {"header", "footer", "footnotes", "endnotes"}


def open_file(data: bytes) -> tuple[tuple[Remembered, ...], list[Element]]:
    """Open a file: what it remembers, and its texts, the body first.

    Raises ValueError for bytes that are no Word file, or one that cannot be read.
    """
    try:
        members = unpacked(data)
        main = next(_related(members, "", {"officeDocument"}), "")
        others = sorted(set(_related(members, main, TEXTS)))
        texts = [_text(members, name) for name in (main, *others)]
        _judge(texts[0])
        remembered = _remembered(members, _related(members, main, {"customXml"}))
    except Unusable as error:
        raise ValueError(f"the file cannot be read back: {error}") from None
    return remembered, texts


def _related(members: Mapping[str, bytes], name: str, kinds: set[str]) -> Iterator[str]:
    """Name the parts that a part leads to by some kinds of relations."""
    folder, file = posixpath.split(name)
    data = members.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    for each in () if data is None else parsed(data).iter(RELATION):
        if each.get("Type", "").rpartition("/")[2] in kinds:
            target = posixpath.join("/", folder, each.get("Target", ""))
            yield posixpath.normpath(target).lstrip("/")


def _text(members: Mapping[str, bytes], name: str) -> Element:
    """Read a text; one of the strict kind is told in the usual names."""
    if name not in members:
        raise Unusable("it is no Word file, or it is damaged")
    root = parsed(members[name])
    if root.tag.startswith(f"{{{STRICT}}}"):
        told = etree.tostring(root).replace(STRICT.encode(), W.encode())
        root = parsed(told)
    return root


def _judge(document: Element) -> None:
    if document.find(f"{{{W}}}body") is None:
        raise Unusable("it is no Word file")


def _remembered(
    members: Mapping[str, bytes], names: Iterable[str]
) -> tuple[Remembered, ...]:
    """Read the first map of ours; what else the file holds is not our business."""
    for name in names:
        try:
            item = parsed(members.get(name, b""))
        except Unusable:
            continue
        if item.tag == f"{{{MAP}}}map":
            return recalled(item)
    return ()
