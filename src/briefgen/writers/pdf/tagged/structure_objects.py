"""The structure tree to the objects of a PDF that hold it."""

from collections.abc import Iterator, Mapping, Sequence

from reportlab.pdfbase.pdfdoc import (
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from briefgen.writers.pdf.objects import page, reference, string
from briefgen.writers.pdf.structure import Annotation, Element, Kid, MarkedContent

Parents = Mapping[int, Element | Sequence[Element]]


class StructureTree(PDFObject):
    """The structure tree root, with the parent tree from content to elements."""

    __RefOnly__ = 1

    def __init__(self, root: Element, parents: Parents) -> None:
        self.nodes: dict[Element, _Node] = {}
        for element in _elements(root):
            self.nodes[element] = _Node(element, self)
        self.root = root
        self.parents = {
            key: self.nodes[owner]
            if isinstance(owner, Element)
            else [self.nodes[element] for element in owner]
            for key, owner in parents.items()
        }

    def format(self, document: PDFDocument) -> bytes:
        """Write the object as ReportLab asks for it."""
        numbers = b"\n".join(
            b"%d %s" % (key, _owner(owner, document))
            for key, owner in self.parents.items()
        )
        return (
            b"<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>"
            b"/ParentTreeNextKey %d%s>>"
            % (
                _reference(self.nodes[self.root], document),
                numbers,
                len(self.parents),
                self._identifiers(document),
            )
        )

    def _identifiers(self, document: PDFDocument) -> bytes:
        named = {
            element.identifier: node
            for element, node in self.nodes.items()
            if element.identifier is not None
        }
        if not named:
            return b""
        names = b" ".join(
            _string(identifier, document) + b" " + _reference(node, document)
            for identifier, node in sorted(named.items(), key=lambda pair: pair[0])
        )
        return b"/IDTree<</Names[%s]>>" % names


class _Node(PDFObject):
    """One element of the structure as an object of the file."""

    __RefOnly__ = 1

    def __init__(self, element: Element, tree: StructureTree) -> None:
        self.element = element
        self.tree = tree

    def format(self, document: PDFDocument) -> bytes:
        """Write the object as ReportLab asks for it."""
        element, tree = self.element, self.tree
        parent = tree if element.parent is None else tree.nodes[element.parent]
        parts = [
            b"<</S/%s/P %s" % (element.role.encode(), _reference(parent, document))
        ]
        first = _first_page(element)
        if first is not None:
            parts.append(b"/Pg %s" % _page(first, document))
        if element.kids:
            kids = (self._kid(kid, first, document) for kid in element.kids)
            parts.append(b"/K[%s]" % b" ".join(kids))
        parts += [
            b"/%s %s" % (key, _string(value, document))
            for key, value in (
                (b"Alt", element.alternative),
                (b"Lang", element.language),
                (b"ID", element.identifier),
            )
            if value is not None
        ]
        if element.attributes:
            parts.append(b"/A[%s]" % _attributes(element))
        return b"".join((*parts, b">>"))

    def _kid(self, kid: Kid, first: int | None, document: PDFDocument) -> bytes:
        match kid:
            case Element():
                return _reference(self.tree.nodes[kid], document)
            case MarkedContent(number=number) if kid.page == first:
                return b"%d" % number
            case MarkedContent(number=number):
                return b"<</Type/MCR/Pg %s/MCID %d>>" % (
                    _page(kid.page, document),
                    number,
                )
            case Annotation(name=name):
                target = document.refAnnotation(name)
                return b"<</Type/OBJR/Pg %s/Obj %s>>" % (
                    _page(kid.page, document),
                    target.format(document),
                )


def _elements(root: Element) -> Iterator[Element]:
    """Yield the elements of a tree from the root, without recursion."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


def _owner(owner: _Node | Sequence[_Node], document: PDFDocument) -> bytes:
    if isinstance(owner, _Node):
        return _reference(owner, document)
    return b"[%s]" % b" ".join(_reference(node, document) for node in owner)


def _first_page(element: Element) -> int | None:
    pages = (kid.page for kid in element.kids if not isinstance(kid, Element))
    return next(pages, None)


def _attributes(element: Element) -> bytes:
    return b"".join(
        b"<</O/%s%s>>"
        % (
            owner.encode(),
            b"".join(f"/{key} {value}".encode() for key, value in values.items()),
        )
        for owner, values in element.attributes.items()
    )


def _reference(target: PDFObject, document: PDFDocument) -> bytes:
    return _written(reference(target, document), document)


def _page(number: int, document: PDFDocument) -> bytes:
    return _written(page(number), document)


def _string(text: str, document: PDFDocument) -> bytes:
    return _written(string(text), document)


def _written(value: PDFObjectReference | PDFString, document: PDFDocument) -> bytes:
    data: bytes = value.format(document)
    return data
