"""The parts of a Word file to its bytes, the same for the same parts."""

from collections.abc import Mapping
from functools import lru_cache

from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships, _Relationship
from lxml import etree
from lxml.etree import _Element as Element

from briefgen.writers.docx.parts import xml_text
from briefgen.writers.docx.parts.xml_text import Markup, document_part
from briefgen.writers.docx.parts.zip_file import deflated, deflated_once, zipped

DEFAULTS = {
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "svg": "image/svg+xml",
    "xml": "application/xml",
}
KEPT = 512  # paths of parts from one another
FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")


class WrittenPart(Part):
    """A part whose element may still grow until the package is packed."""

    def __init__(self, name: str, content_type: str, element: Element) -> None:
        super().__init__(PackURI(f"/{name}.xml"), content_type)
        self.element = element

    @property
    def blob(self) -> bytes:
        """Write the element."""
        return written(self.element)


class SharedPart(Part):
    """A part that many packages have alike, ready in its bytes."""


def packed(package: OpcPackage) -> bytes:
    """Zip a package: its types first, then the parts by name, at a fixed time."""
    members = {"_rels/.rels": deflated(_relations(package.rels, "/"))}
    kinds: dict[str, str] = {}
    for part in sorted(package.iter_parts(), key=lambda part: part.partname):
        name = part.partname
        pack = deflated_once if isinstance(part, SharedPart) else deflated
        members[name.membername] = pack(part.blob)
        if len(part.rels):
            members[name.rels_uri.membername] = deflated(
                _relations(part.rels, name.baseURI)
            )
        if DEFAULTS.get(name.ext) != part.content_type:
            kinds[name] = part.content_type
    members[FIRST[0]] = deflated(document_part(content_types(DEFAULTS, kinds)))
    others = sorted(members.keys() - set(FIRST))
    return zipped({name: members[name] for name in (*FIRST, *others)})


def content_types(endings: Mapping[str, str], parts: Mapping[str, str]) -> Markup:
    """Return the content types of files, by their ending or by their name."""
    defaults = (
        xml_text.element("types:Default", Extension=ending, ContentType=kind)
        for ending, kind in endings.items()
    )
    overrides = (
        xml_text.element("types:Override", PartName=name, ContentType=kind)
        for name, kind in parts.items()
    )
    declared = xml_text.namespaces("types")
    return xml_text.element("types:Types", declared, *defaults, *overrides)


def written(root: Element) -> bytes:
    """Return the bytes of a part of a Word file."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _relations(relations: Relationships, folder: str) -> bytes:
    """Write what leads from a part in a folder to other parts, and to addresses."""
    each = (
        xml_text.element(
            "relations:Relationship",
            {"Id": relation.rId, "Type": relation.reltype},
            {"Target": _target(relation, folder)},
            {"TargetMode": "External"} if relation.is_external else None,
        )
        for relation in relations.values()
    )
    declared = xml_text.namespaces("relations")
    return document_part(xml_text.element("relations:Relationships", declared, *each))


def _target(relation: _Relationship, folder: str) -> str:
    if relation.is_external:
        return str(relation.target_ref)
    return _path(relation.target_part.partname, folder)


@lru_cache(maxsize=KEPT)
def _path(name: PackURI, folder: str) -> str:
    """Return the path of a part from a folder; the same in all files."""
    return str(name.relative_ref(folder))
