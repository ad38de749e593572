"""The parts of a Word file to its bytes, the same for the same parts."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import element

DEFAULTS = {
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "svg": "image/svg+xml",
    "xml": "application/xml",
}
FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell


class WrittenPart(Part):
    """A part whose element may still grow until the package is packed."""

    def __init__(self, name: str, content_type: str, element: Element) -> None:
        super().__init__(PackURI(f"/{name}.xml"), content_type)
        self.element = element

    @property
    def blob(self) -> bytes:
        """Write the element."""
        return _written(self.element)


def packed(package: OpcPackage) -> bytes:
    """Zip a package: its types first, then the parts by name, at a fixed time."""
    members = {"_rels/.rels": _bytes(package.rels.xml)}
    kinds: dict[str, str] = {}
    for part in sorted(package.iter_parts(), key=lambda part: part.partname):
        name = part.partname
        members[name.membername] = part.blob
        if len(part.rels):
            members[name.rels_uri.membername] = _bytes(part.rels.xml)
        if DEFAULTS.get(name.ext) != part.content_type:
            kinds[name] = part.content_type
    members[FIRST[0]] = _written(content_types(DEFAULTS, kinds))
    others = sorted(members.keys() - set(FIRST))
    ordered = {name: members[name] for name in (*FIRST, *others)}
    return zipped(ordered, ZIP_DEFLATED)


def content_types(endings: Mapping[str, str], parts: Mapping[str, str]) -> Element:
    """Return the content types of files, by their ending or by their name."""
    types = element("types:Types")
    for ending, kind in endings.items():
        types.append(element("types:Default", Extension=ending, ContentType=kind))
    for name, kind in parts.items():
        types.append(element("types:Override", PartName=name, ContentType=kind))
    return types


def zipped(members: Mapping[str, bytes], compression: int) -> bytes:
    """Zip files in their order, at a fixed time."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in members.items():
            entry = ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.compress_type = compression
            archive.writestr(entry, content)
    return stream.getvalue()


def _written(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _bytes(xml: str | bytes) -> bytes:
    return xml if isinstance(xml, bytes) else xml.encode()
