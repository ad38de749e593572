"""The files packed in a template to its parts, as far as documents may have them."""

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.value_classes import dataclass
from briefgen.word_template.allowed import (
    LINK,
    OFFICE,
    WORD,
    address_allowed,
    part_allowed,
    part_loss,
)
from briefgen.word_template.archive import Unusable, bound_markup, unpacked
from briefgen.word_template.clean import clean_settings, clean_text, link_name
from briefgen.word_template.hidden import hiding_styles
from briefgen.word_template.insertion_mark import body_mark
from briefgen.word_template.word_elements import W

TYPES = "[Content_Types].xml"
RELATIONS = 1_000  # of one part
ATTRIBUTES = 200  # of one element; those of Word have up to fifty
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = "http://purl.oclc.org/ooxml/"
MAIN = (f"{WORD}.document.main+xml", f"{WORD}.template.main+xml")
ACTIVE = ("macroenabled", "vbaproject", "vbadata", "activex")  # in types of parts
# What may lie outside of the file: links are followed by readers alone, and the
# others are left out of documents.
OUTSIDE = {"hyperlink", "attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"}
# What tells of the file as a whole: the document's own take its place.
OF_FILE = {
    "extended-properties",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
}
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
    """A part: its name without leading slash, its content type and its bytes.

    `gone` holds the relations that documents may not have.
    """

    name: str
    kind: str
    data: bytes
    relations: tuple[Relation, ...]
    gone: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A template: its main part, and the allowed ones of the parts that it leads to.

    `left_out` names what is not allowed, in words, each once.
    """

    main: str
    parts: Mapping[str, ReferencePart]
    left_out: tuple[str, ...]


@lru_cache(maxsize=4)
def read_reference(data: bytes) -> WordTemplate:
    """Return the template in these bytes; raise Unusable if Word could not open it."""
    members = unpacked(data)
    kinds = _kinds(members)
    main, left_out = "", []
    for relation in _relations(members, ""):
        name = relation.kind.removeprefix(f"{OFFICE}/")
        if name.startswith(STRICT) and name.endswith("/officeDocument"):
            raise _strict()
        if name == "officeDocument":
            main = relation.target
        elif name not in OF_FILE and not _is_empty(relation, members):
            left_out.append(part_loss(relation.kind))
    if kinds.get(main) not in MAIN:
        raise Unusable("it is no Word file")
    parts = _parts(main, members, kinds)
    document = parsed(parts[main].data)
    if document.find(f"{{{W}}}body") is None:
        raise _damaged("it has no body")
    marked = body_mark(document) is not None
    every = (value for each in document.iter() for value in each.attrib.values())
    used = set() if marked else set(map(str, every))
    left_out += _lost(parts, parts[main], used, members)
    hiding = _hiding(parts)
    for name, part in parts.items():
        parts[name], removed = _cleaned(part, hiding)
        left_out += removed if marked or name != main else ()
    return WordTemplate(main, parts, tuple(dict.fromkeys(filter(None, left_out))))


def _lost(
    parts: Mapping[str, ReferencePart],
    main: ReferencePart,
    used: Collection[str],
    members: Mapping[str, bytes],
) -> Iterator[str]:
    """Yield which parts and links are lost, without those that the main text used."""
    for part in parts.values():
        for relation in part.gone:
            silent = part is main and relation.id in used
            if relation.external and relation.kind == LINK:
                yield "" if silent else link_name(relation.target)
            elif not silent and not _is_empty(relation, members):
                yield part_loss(relation.kind)


def _is_empty(relation: Relation, members: Mapping[str, bytes]) -> bool:
    """Return whether a part is empty: properties, or Word's own list of sources."""
    if relation.external or not relation.kind.endswith(("/customXml", "-properties")):
        return False
    try:
        root = parsed(members[relation.target])
        return not len(root) and not (root.text or "").strip()
    except Unusable:
        return False


def _hiding(parts: Mapping[str, ReferencePart]) -> frozenset[str]:
    """Return the styles that hide words."""
    styles = [part for part in parts.values() if part.kind == f"{WORD}.styles+xml"]
    return hiding_styles(parsed(styles[0].data)) if styles else frozenset()


def _cleaned(
    part: ReferencePart, hiding: frozenset[str]
) -> tuple[ReferencePart, list[str]]:
    """Return a part without what is not allowed, and what that was."""
    if not part.kind.endswith(("+xml", "/xml")):
        return part, []
    root = parsed(part.data)
    if part.kind == f"{WORD}.settings+xml":
        left_out = list(clean_settings(root))
    else:
        left_out = list(clean_text(root, {each.id for each in part.gone}, hiding))
    return replace(part, data=etree.tostring(root, encoding="UTF-8")), left_out


def parsed(data: bytes) -> Element:
    """Return the XML of a part; raise Unusable if it is none."""
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
    """Return the content type of each file."""
    if TYPES not in members:
        raise Unusable("it is no Word file")
    endings, names = {}, {}
    for child in parsed(members[TYPES]):
        kind = child.get("ContentType", "")
        if child.tag.endswith("}Default"):
            endings[child.get("Extension", "").lower()] = kind
        else:
            names[child.get("PartName", "").lstrip("/").lower()] = kind
    listed = " ".join((*endings.values(), *names.values())).lower()
    if any(name in listed for name in ACTIVE) or any(
        name.lower().endswith("vbaproject.bin") for name in members
    ):
        hint = "save it as .docx or .dotx, which hold no macros"
        raise Unusable("it holds macros or active content", hint)
    kinds = {
        name: names.get(name.lower(), endings.get(name.rsplit(".")[-1].lower(), ""))
        for name in members
    }
    bound_markup(members, kinds)
    return kinds


def _relations(members: Mapping[str, bytes], name: str) -> Iterator[Relation]:
    """Yield the relations of a part, or of the package, whose name is empty."""
    folder, file = posixpath.split(name)
    data = members.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    known = {member.lower(): member for member in members}
    numbers = set()
    for child in () if data is None else parsed(data).iter(RELATION):
        number, kind, target = (child.get(at, "") for at in ("Id", "Type", "Target"))
        external = child.get("TargetMode") == "External"
        if not number or number in numbers:
            raise _damaged("its relations have no ids of their own")
        numbers.add(number)
        if len(numbers) > RELATIONS:
            raise _damaged(f"a part has more than {RELATIONS:,} relations")
        if not external:
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            part_name = known.get(path.lower()) or known.get(unquote(path).lower())
            if part_name is None and target.startswith("#"):
                external = True  # a place within the text
            elif part_name is None:
                raise _damaged(
                    f"its part {name or 'list'} leads to a part that is missing"
                )
            else:
                target = part_name
        elif kind.rsplit("/", 1)[-1] not in OUTSIDE:
            hint = "embed in it what is linked: in Word, File > Info > Edit Links"
            raise Unusable("it shows files that lie outside of it", hint)
        yield Relation(number, kind, target, external)


def _parts(
    main: str, members: Mapping[str, bytes], kinds: Mapping[str, str]
) -> dict[str, ReferencePart]:
    """Return the main part, and all parts that it leads to."""
    parts: dict[str, ReferencePart] = {}
    waiting = [(main, ROOTS["officeDocument"])]
    judged: set[tuple[str, str]] = set()
    while waiting:
        name, root = waiting.pop()
        if not name or (name in parts and not root) or (name, root) in judged:
            continue
        judged.add((name, root))
        _judge(members[name], kinds[name], root)
        if name in parts:
            continue
        every = tuple(_relations(members, name))
        relations = tuple(each for each in every if _allowed(each, members, kinds))
        kept = set(relations)
        gone = tuple(each for each in every if each not in kept)
        parts[name] = ReferencePart(name, kinds[name], members[name], relations, gone)
        waiting += [
            (relation.target, ROOTS.get(relation.kind.removeprefix(f"{OFFICE}/"), ""))
            for relation in relations
            if not relation.external
        ]
    return parts


def _allowed(
    relation: Relation, members: Mapping[str, bytes], kinds: Mapping[str, str]
) -> bool:
    if relation.external:
        return relation.kind == LINK and address_allowed(relation.target)
    target = relation.target
    return part_allowed(relation.kind, kinds[target], members[target])


def _judge(data: bytes, kind: str, root: str) -> None:
    if not root and not kind.endswith(("+xml", "/xml")):
        return
    element = parsed(data)
    if any(len(each.attrib) > ATTRIBUTES for each in element.iter()):
        raise _damaged(f"an element has more than {ATTRIBUTES} attributes")
    tag = element.tag
    if tag.startswith(f"{{{STRICT}"):
        raise _strict()
    if root and tag != f"{{{W}}}{root}":
        raise _damaged(f"expected w:{root}")


def _strict() -> Unusable:
    return Unusable("it is a Strict Open XML Document")


def _damaged(message: str) -> Unusable:
    return Unusable(f"it is damaged: {message}")
