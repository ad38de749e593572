"""What a file's controls remember to two parts of the file, and back.

One part maps each control's tag to its path in the data and the words that it was
written with. The other holds those words again, each bound to its control: programs
that drop tags keep the binding.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree
from lxml.etree import _Element as Element

from briefgen.writers.docx.markup import SPACE
from briefgen.writers.docx.package import WrittenPart
from briefgen.writers.xml import legal

MAP = "urn:briefgen:map"
VALUES = "urn:briefgen:values"
STORES = {  # the names that Word knows the two parts by
    MAP: "{5F0B4F7E-3C1D-4E52-9B7A-6D1F8A2C4E01}",
    VALUES: "{5F0B4F7E-3C1D-4E52-9B7A-6D1F8A2C4E02}",
}
PREFIX = "xmlns:b='urn:briefgen:values'"
BOUND = re.compile(r"/b:values\[1\]/b:value\[([1-9][0-9]{0,8})\]")
NUMBER = re.compile("[0-9]{1,9}")
ITEM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
ITEM_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
# LibreOffice empties a part that has one of the first two in its words, and repeats
# bound words where their script changes.
UNBINDABLE = re.compile("[&<\u0590-\u13ff\u1680-\u1dff\u200f\u2c00-\U0010ffff]")
ESCAPES = str.maketrans({"&": "%26", "<": "%3C", "%": "%25"})
ENOUGH = 16  # hexadecimal digits of a digest


@dataclass(frozen=True, slots=True)
class Remembered:
    """A control's tag, the path of its value, and the words that it was written with.

    `digest` tells path and words apart from all others; `node` is the number of the
    words in the part that they are bound to, 0 where they are not.
    """

    tag: str
    path: str
    digest: str
    words: str
    node: int = 0


def bindable(words: str) -> bool:
    """Say whether words may be bound; LibreOffice spoils others when it saves them."""
    return UNBINDABLE.search(words) is None


def digest(path: str, words: str) -> str:
    """Give the digest of words at a path."""
    return hashlib.sha256(f"{path}\n{words}".encode()).hexdigest()[:ENOUGH]


def place(node: int) -> str:
    """Give the address of a bound value in its part."""
    return f"/b:values[1]/b:value[{node}]"


def node_at(store: str, address: str) -> int:
    """Give the number of the value that a binding names; 0 for one that is not ours."""
    found = BOUND.fullmatch(address)
    return int(found[1]) if found and store.upper() == STORES[VALUES] else 0


def add_memory(remembered: Iterable[Remembered], part: WrittenPart) -> None:
    """Add both parts to a file's document; nothing where nothing is remembered."""
    known = tuple(remembered)
    if not known:
        return
    told, values = _root(MAP, "m", "map"), _root(VALUES, "b", "values")
    for each in known:
        control = _child(told, MAP, "control", each.words.translate(ESCAPES))
        control.set("tag", each.tag)
        control.set("path", each.path.translate(ESCAPES))
        control.set("digest", each.digest)
        if each.node:
            control.set("value", str(each.node))
            _child(values, VALUES, "value", each.words)
    for number, (name, element) in enumerate(((MAP, told), (VALUES, values)), 1):
        item = WrittenPart(f"customXml/item{number}", "application/xml", element)
        named = WrittenPart(
            f"customXml/itemProps{number}", ITEM_TYPE, _store(STORES[name], name)
        )
        item.relate_to(named, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
        part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def recalled(told: Element) -> tuple[Remembered, ...]:
    """Read the map; an entry that lacks tag or path is passed over."""
    found = (
        Remembered(
            control.get("tag", ""),
            unquote(control.get("path", "")),
            control.get("digest", ""),
            unquote(control.text or ""),
            int(number) if NUMBER.fullmatch(number := control.get("value", "")) else 0,
        )
        for control in told.iter(f"{{{MAP}}}control")
    )
    return tuple(each for each in found if each.tag and each.path)


def _root(namespace: str, prefix: str, name: str) -> Element:
    return etree.Element(f"{{{namespace}}}{name}", nsmap={prefix: namespace})


def _child(parent: Element, namespace: str, name: str, words: str) -> Element:
    made = etree.SubElement(parent, f"{{{namespace}}}{name}")
    made.text = legal(words)
    made.set(SPACE, "preserve")
    return made


def _store(store: str, schema: str) -> Element:
    made = etree.Element(f"{{{ITEM}}}datastoreItem", nsmap={"ds": ITEM})
    made.set(f"{{{ITEM}}}itemID", store)
    references = etree.SubElement(made, f"{{{ITEM}}}schemaRefs")
    reference = etree.SubElement(references, f"{{{ITEM}}}schemaRef")
    reference.set(f"{{{ITEM}}}uri", schema)
    return made
