"""The parts of a Word file to its bytes, the same for the same parts."""

import io
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
    types = [
        element("types:Default", Extension=extension, ContentType=kind)
        for extension, kind in DEFAULTS.items()
    ]
    for part in sorted(package.iter_parts(), key=lambda part: part.partname):
        name = part.partname
        members[name.membername] = part.blob
        if len(part.rels):
            members[name.rels_uri.membername] = _bytes(part.rels.xml)
        if DEFAULTS.get(name.ext) != part.content_type:
            kind = part.content_type
            types.append(element("types:Override", PartName=name, ContentType=kind))
    members[FIRST[0]] = _written(element("types:Types", *types))
    return _zipped(members)


def _written(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _bytes(xml: str | bytes) -> bytes:
    return xml if isinstance(xml, bytes) else xml.encode()


def _zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    others = sorted(members.keys() - set(FIRST))
    with ZipFile(stream, "w") as archive:
        for name in (*FIRST, *others):
            entry = ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, members[name])
    return stream.getvalue()
