"""The bytes of an edited Word file to its parts that contain text."""

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.value_classes import dataclass
from briefgen.word_template import Unusable, parsed, unpacked
from briefgen.writers.docx.parts.markup import R, W

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OUTSIDE = "External"
SHOWING = ("{*}blip", "{*}svgBlip", "{*}imagedata")  # what shows a picture
REFERRING = ("embed", "link", "id", "href")  # names of attributes that say which
TEXTS = ("header", "footer", "footnotes", "endnotes", "comments")


@dataclass(frozen=True, slots=True)
class Opened:
    """The parts of a file that contain text: the body, other texts by kind, charts.

    A chart is with the workbook behind it, if it has one; a picture's bytes are with
    the name of its file, or the address that it is shown from.
    """

    body: Element
    texts: tuple[tuple[str, Element], ...]
    charts: tuple[tuple[Element, bytes | None], ...]
    pictures: tuple[tuple[str, bytes | None], ...]


def open_file(data: bytes) -> Opened:
    """Return the parts of a file.

    Raises ValueError if the bytes are no readable Word file.
    """
    try:
        package = _Package(unpacked(data))
        main = next((to for _, _, to in package.related("", "officeDocument")), "")
        body = package.text(main)
        _judge(body)
        others = tuple(
            (kind, name, package.text(name))
            for kind in TEXTS
            for name in sorted({to for _, _, to in package.related(main, kind)})
        )
        charts = tuple(_charts(package, main, body))
        every = ((main, body), *((name, text) for _, name, text in others))
        # each once: a file may show one as often as it likes
        pictures = {
            shown: data
            for name, text in every
            for shown, data in _pictures(package, name, text)
        }
    except Unusable as error:
        raise ValueError(f"the file cannot be read back: {error}") from None
    texts = tuple((kind, text) for kind, _, text in others)
    return Opened(body, texts, charts, tuple(pictures.items()))


class _Package:
    """The files in a Word file; what leads from a part to others is parsed once."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self.members = members
        self._relations: dict[str, tuple[Element, ...]] = {}

    def related(self, name: str, kind: str) -> Iterator[tuple[str, str, str]]:
        """Yield a part's relationships of one type: id, target mode, and target."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        for relation in self._relations_in(listed):
            if relation.get("Type", "").rpartition("/")[2] == kind:
                mode, path = relation.get("TargetMode", ""), relation.get("Target", "")
                if mode != OUTSIDE:
                    target = posixpath.join("/", folder, path)
                    path = posixpath.normpath(target).lstrip("/")
                yield relation.get("Id", ""), mode, path

    def text(self, name: str) -> Element:
        """Return a text; a strict file's namespaces become the transitional ones."""
        if name not in self.members:
            raise Unusable("it is no Word file, or it is damaged")
        root = parsed(self.members[name])
        if root.tag.startswith(f"{{{STRICT}}}"):
            xml = etree.tostring(root).replace(STRICT.encode(), W.encode())
            root = parsed(xml)
        return root

    def _relations_in(self, path: str) -> tuple[Element, ...]:
        if path not in self.members:
            return ()
        if path not in self._relations:
            root = parsed(self.members[path])
            self._relations[path] = tuple(root.iter(RELATION))
        return self._relations[path]


def _judge(document: Element) -> None:
    if document.find(f"{{{W}}}body") is None:
        raise Unusable("it is no Word file")


def _charts(
    package: _Package, main: str, body: Element
) -> Iterator[tuple[Element, bytes | None]]:
    """Yield the charts in the order in which the text shows them."""
    known = {number: to for number, _, to in package.related(main, "chart")}
    shown = (each.get(f"{{{R}}}id", "") for each in body.iter("{*}chart"))
    members = package.members
    for name in dict.fromkeys(known[number] for number in shown if number in known):
        if name in members:
            books = (to for _, _, to in package.related(name, "package"))
            yield parsed(members[name]), members.get(next(books, ""))


def _pictures(
    package: _Package, name: str, text: Element
) -> Iterator[tuple[str, bytes | None]]:
    """Yield the pictures that a text shows, in order."""
    related = package.related(name, "image")
    known = {number: (mode, to) for number, mode, to in related}
    for shape in text.iter(*SHOWING):
        for attribute, number in shape.attrib.items():
            if etree.QName(attribute).localname in REFERRING and number in known:
                mode, to = known[str(number)]
                yield to, None if mode == OUTSIDE else package.members.get(to)
