"""The structure tree to the objects of a PDF that hold it."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.writers.pdf.objects import Objects, reference, string
from briefgen.writers.pdf.structure import (
    ROLES,
    Annotation,
    Element,
    Kid,
    MarkedContent,
)

ROLE_MAP = "".join(f"/{role}/{known}" for role, known in ROLES.items()).encode()
Parents = Mapping[int, Element | Sequence[Element]]


class StructureTree:
    """The elements of a file, numbered in the order in which they are first named.

    `pages` has the numbers of the objects of pages, from page 1.
    """

    def __init__(self, pages: Sequence[int], objects: Objects) -> None:
        self._pages = [b"", *map(reference, pages)]
        self._objects = objects
        self._numbers: dict[Element, int] = {}
        self._root = b""

    def write(self, number: int, root: Element, parents: Parents) -> None:
        """Write the root with the parent tree, and all elements that were drawn.

        `parents` has the elements of marked content and annotations, by key.
        """
        self._root = reference(number)
        owners = b"\n".join(
            [b"%d %s" % (key, self._owner(owner)) for key, owner in parents.items()]
        )
        content = (
            b"<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>"
            b"/ParentTreeNextKey %d/RoleMap<<%s>>%s>>"
            % (self._to(root), owners, len(parents), ROLE_MAP, self._identifiers(root))
        )
        self._objects.put(number, content)
        written = 0
        while written < len(self._numbers):  # each may name others
            for element in [*self._numbers][written:]:
                self._objects.put(self._numbers[element], self._element(element))
                written += 1

    def _to(self, element: Element) -> bytes:
        """Refer to an element."""
        number = self._numbers.get(element)
        if number is None:
            number = self._numbers[element] = self._objects.reserve()
        return b"%d 0 R" % number

    def _owner(self, owner: Element | Sequence[Element]) -> bytes:
        if isinstance(owner, Element):
            return self._to(owner)
        return b"[%s]" % b" ".join([self._to(element) for element in owner])

    def _identifiers(self, root: Element) -> bytes:
        named = {
            element.identifier: element
            for element in _elements(root)
            if element.identifier is not None
        }
        if not named:
            return b""
        names = b" ".join(
            string(identifier) + b" " + self._to(element)
            for identifier, element in sorted(named.items(), key=lambda pair: pair[0])
        )
        return b"/IDTree<</Names[%s]>>" % names

    def _element(self, element: Element) -> bytes:
        """Write one element."""
        parent = self._root if element.parent is None else self._to(element.parent)
        parts = [b"<</S/%s/P %s" % (element.role.encode(), parent)]
        first = _first_page(element)
        if first is not None:
            parts.append(b"/Pg %s" % self._pages[first])
        if element.kids:
            kids = [self._kid(kid, first) for kid in element.kids]
            parts.append(b"/K[%s]" % b" ".join(kids))
        if element.alternative is not None:
            parts.append(b"/Alt " + string(element.alternative))
        if element.language is not None:
            parts.append(b"/Lang " + string(element.language))
        if element.identifier is not None:
            parts.append(b"/ID " + string(element.identifier))
        if element.attributes:
            parts.append(b"/A[%s]" % _attributes(element))
        parts.append(b">>")
        return b"".join(parts)

    def _kid(self, kid: Kid, first: int | None) -> bytes:
        match kid:
            case Element():
                return self._to(kid)
            case MarkedContent(page, number) if page == first:
                return b"%d" % number
            case MarkedContent(page, number):
                return b"<</Type/MCR/Pg %s/MCID %d>>" % (self._pages[page], number)
            case Annotation(page, number):
                target = reference(number)
                return b"<</Type/OBJR/Pg %s/Obj %s>>" % (self._pages[page], target)


def _elements(root: Element) -> Iterator[Element]:
    """Yield the elements of a tree from the root, without recursion."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


def _first_page(element: Element) -> int | None:
    for kid in element.kids:
        if not isinstance(kid, Element):
            return kid.page
    return None


def _attributes(element: Element) -> bytes:
    return b"".join(
        b"<</O/%s%s>>"
        % (
            owner.encode(),
            b"".join(f"/{key} {value}".encode() for key, value in values.items()),
        )
        for owner, values in element.attributes.items()
    )
