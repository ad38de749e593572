"""The files packed in a template to its parts and how they are related."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.reference.archive import Unusable, unpacked
from briefgen.reference.marks import W, body_mark

TYPES = "[Content_Types].xml"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = (f"{WORD}.document.main+xml", f"{WORD}.template.main+xml")
ACTIVE = ("macroenabled", "vbaproject", "vbadata", "activex")  # in types of parts
# What may lie outside of the file: links are followed by readers alone, and the
# others are left out of documents.
OUTSIDE = {"hyperlink", "attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"}
# The parts that documents add to, by the relation that leads to them.
ROOTS = {
    "officeDocument": "document",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fonts",
    "footnotes": "footnotes",
    "header": "hdr",
    "footer": "ftr",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A part's relation to another: `target` is its name, or an external address."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """A part: its name without leading slash, its content type and its bytes."""

    name: str
    kind: str
    data: bytes
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A template: its main part, all parts that this leads to, and the properties.

    `custom` names the part of the custom properties; it is empty where there is none.
    """

    main: str
    parts: Mapping[str, ReferencePart]
    custom: str


@lru_cache(maxsize=4)
def read_reference(data: bytes) -> Reference:
    """Read a template; raises Unusable for what Word would not open, or should not."""
    members = unpacked(data)
    kinds = _kinds(members)
    main = custom = ""
    for relation in _relations(members, ""):
        if relation.kind.startswith(STRICT) and relation.kind.endswith(
            "/officeDocument"
        ):
            raise _strict()
        if relation.kind == f"{OFFICE}/officeDocument":
            main = relation.target
        elif relation.kind == f"{OFFICE}/custom-properties":
            custom = relation.target
    if kinds.get(main) not in MAIN:
        raise Unusable("it is no Word file")
    parts: dict[str, ReferencePart] = {}
    for start in (main, custom):
        _follow(start, members, kinds, parts)
    document = parsed(parts[main].data)
    if document.find(f"{{{W}}}body") is None:
        raise _damaged("it has no body")
    body_mark(document)
    return Reference(main, parts, custom if custom in parts else "")


def parsed(data: bytes) -> Element:
    """Parse the XML of a part; raises Unusable where it is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise _damaged("it holds broken XML") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _damaged("its XML declares a document type")
    return root


def _kinds(members: Mapping[str, bytes]) -> dict[str, str]:
    """Give each file's content type."""
    if TYPES not in members:
        raise Unusable("it is no Word file")
    endings, names = {}, {}
    for child in parsed(members[TYPES]):
        kind = child.get("ContentType", "")
        if child.tag.endswith("}Default"):
            endings[child.get("Extension", "").lower()] = kind
        else:
            names[child.get("PartName", "").lstrip("/").lower()] = kind
    told = " ".join((*endings.values(), *names.values())).lower()
    if any(name in told for name in ACTIVE) or any(
        name.lower().endswith("vbaproject.bin") for name in members
    ):
        hint = "save it as .docx or .dotx, which hold no macros"
        raise Unusable("it holds macros or active content", hint)
    return {
        name: names.get(name.lower(), endings.get(name.rsplit(".")[-1].lower(), ""))
        for name in members
    }


def _relations(members: Mapping[str, bytes], name: str) -> Iterator[Relation]:
    """Read the relations of a part, or of the package, whose name is empty."""
    folder, file = posixpath.split(name)
    data = members.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    known = {member.lower(): member for member in members}
    seen = set()
    for child in () if data is None else parsed(data).iter(RELATION):
        number, kind = child.get("Id", ""), child.get("Type", "")
        target, external = (
            child.get("Target", ""),
            child.get("TargetMode") == "External",
        )
        if not number or number in seen:
            raise _damaged("its relations have no ids of their own")
        seen.add(number)
        if not external:
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found = known.get(path.lower()) or known.get(unquote(path).lower())
            if found is None and target.startswith("#"):
                external = True  # a place within the text
            elif found is None:
                raise _damaged(
                    f"its part {name or 'list'} leads to a part that is missing"
                )
            else:
                target = found
        elif kind.rsplit("/", 1)[-1] not in OUTSIDE:
            hint = "embed in it what is linked: in Word, File > Info > Edit Links"
            raise Unusable("it shows files that lie outside of it", hint)
        yield Relation(number, kind, target, external)


def _follow(
    start: str,
    members: Mapping[str, bytes],
    kinds: Mapping[str, str],
    parts: dict[str, ReferencePart],
) -> None:
    """Add a part and all that it leads to."""
    waiting = [(start, ROOTS["officeDocument"] if not parts else "")]
    while waiting:
        name, root = waiting.pop()
        if not name or (name in parts and not root):
            continue
        _judge(members[name], kinds[name], root)
        if name in parts:
            continue
        relations = tuple(_relations(members, name))
        parts[name] = ReferencePart(name, kinds[name], members[name], relations)
        waiting += [
            (relation.target, ROOTS.get(relation.kind.removeprefix(f"{OFFICE}/"), ""))
            for relation in relations
            if not relation.external
        ]


def _judge(data: bytes, kind: str, root: str) -> None:
    if not root and not kind.endswith(("+xml", "/xml")):
        return
    found = parsed(data).tag
    if found.startswith(f"{{{STRICT}"):
        raise _strict()
    if root and found != f"{{{W}}}{root}":
        raise _damaged(f"expected w:{root}")


def _strict() -> Unusable:
    return Unusable("it is a Strict Open XML Document")


def _damaged(message: str) -> Unusable:
    return Unusable(f"it is damaged: {message}")
