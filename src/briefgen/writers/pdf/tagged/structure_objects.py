"""The structure tree to the objects of a PDF that hold it."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.writers.pdf.objects import Objects, dictionary, reference, string
from briefgen.writers.pdf.structure import (
    ROLES,
    Annotation,
    Element,
    Kid,
    MarkedContent,
    elements,
)

NAMESPACE = "http://iso.org/pdf2/ssn"
OLDER = frozenset(  # not in it
    {"BlockQuote", "Code", "Index", "Reference", "TOC", "TOCI"}
)
ROLE_MAP = b"/RoleMap<<%s>>" % "".join(map("/%s/%s".__mod__, ROLES.items())).encode()
NEWER = {b"Note": b"FENote"}  # what is another type there

Parents = Mapping[int, Element | Sequence[Element]]


class StructureTree:
    """The elements of a file, numbered in the order in which they are first named.

    `pages` has the numbers of the objects of pages, from page 1.
    """

    def __init__(
        self, root: Element, objects: Objects, pages: Sequence[int], *, later: bool
    ) -> None:
        self._root, self._objects, self._later = root, objects, later
        self._pages = [b"", *map(reference, pages)]
        self._numbers: dict[Element, int] = {}
        self._refers: dict[Element, list[Element]] = {}
        self._files: Mapping[Element, bytes] = {}
        self._top = self._namespace = b""

    def write(
        self,
        number: int,
        targets: Mapping[str, Element],
        parents: Parents,
        files: Mapping[Element, bytes],
    ) -> None:
        """Write the root with the parent tree, and all elements that were drawn.

        `targets` has those that others may refer to, by the goals that they are;
        `parents` has the elements of marked content and annotations, by key; `files`
        has references to the files of elements.
        """
        self._top, self._files = reference(number), files
        owners = b"\n".join(
            [b"%d %s" % (key, self._owner(owner)) for key, owner in parents.items()]
        )
        named = {
            element.identifier: element
            for element in elements(self._root)
            if element.identifier is not None
        }
        content = (
            b"<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>"
            b"/ParentTreeNextKey %d%s%s>>"
            % (
                self.to(self._root),
                owners,
                len(parents),
                self._identifiers(named),
                self._namespaces(),
            )
        )
        self._objects.put(number, content)
        if self._later:
            self._refers = _references(self._root, {**targets, **named})
        written = 0
        while written < len(self._numbers):  # each may name others
            for element in [*self._numbers][written:]:
                self._objects.put(self._numbers[element], self._element(element))
                written += 1

    def to(self, element: Element) -> bytes:
        """Refer to an element."""
        number = self._numbers.get(element)
        if number is None:
            number = self._numbers[element] = self._objects.reserve()
        return b"%d 0 R" % number

    def _owner(self, owner: Element | Sequence[Element]) -> bytes:
        if isinstance(owner, Element):
            return self.to(owner)
        return b"[%s]" % b" ".join([self.to(element) for element in owner])

    def _namespaces(self) -> bytes:
        """Add the namespace of PDF 2.0, which nearly all elements are of.

        Without it, say what roles are to readers that do not know them.
        """
        if not self._later:
            return ROLE_MAP
        name = dictionary({"Type": b"/Namespace", "NS": string(NAMESPACE)})
        self._namespace = reference(self._objects.add(name))
        return b"/Namespaces[%s]" % self._namespace

    def _identifiers(self, named: Mapping[str, Element]) -> bytes:
        if not named:
            return b""
        names = b" ".join(
            string(identifier) + b" " + self.to(element)
            for identifier, element in sorted(named.items())
        )
        return b"/IDTree<</Names[%s]>>" % names

    def _element(self, element: Element) -> bytes:
        """Write one element."""
        parent = self._top if element.parent is None else self.to(element.parent)
        parts = [b"<</S/%s/P %s" % (self._role(element), parent)]
        first = _first_page(element)
        if first is not None:
            parts.append(b"/Pg %s" % self._pages[first])
        if element.kids:
            kids = [self._kid(kid, first) for kid in element.kids]
            parts.append(b"/K[%s]" % b" ".join(kids))
        texts = (element.alternative, element.language, element.identifier)
        for key, text in zip((b"/Alt ", b"/Lang ", b"/ID "), texts, strict=True):
            if text is not None:
                parts.append(key + string(text))
        attributes = _later(element) if self._later else element.attributes
        if attributes:
            parts.append(b"/A[%s]" % _attributes(attributes))
        parts += [*self._others(element), b">>"]
        return b"".join(parts)

    def _others(self, element: Element) -> Iterator[bytes]:
        """Yield what an element refers to: other elements, and its file."""
        if element in self._refers:
            yield b"/Ref[%s]" % b" ".join(map(self.to, self._refers[element]))
        if element in self._files:
            yield b"/AF[%s]" % self._files[element]

    def _role(self, element: Element) -> bytes:
        """Return an element's type, with its namespace if that is the later one."""
        role = element.role.encode()
        if not self._later or element.role in OLDER:
            return role
        return b"%s/NS %s" % (NEWER.get(role, role), self._namespace)

    def _kid(self, kid: Kid, first: int | None) -> bytes:
        match kid:
            case Element():
                return self.to(kid)
            case MarkedContent(page, number) if page == first:
                return b"%d" % number
            case MarkedContent(page, number):
                return b"<</Type/MCR/Pg %s/MCID %d>>" % (self._pages[page], number)
            case Annotation(page, number):
                target = reference(number)
                return b"<</Type/OBJR/Pg %s/Obj %s>>" % (self._pages[page], target)


def _references(
    root: Element, targets: Mapping[str, Element]
) -> dict[Element, list[Element]]:
    """Return which elements others refer to; notes refer back to these."""
    refers: dict[Element, list[Element]] = {}
    for element in elements(root):
        other = targets.get(element.refers) if element.refers else None
        if other is not None:
            refers.setdefault(element, []).append(other)
            if other.role == "Note":
                refers.setdefault(other, []).append(element)
    return refers


def _first_page(element: Element) -> int | None:
    for kid in element.kids:
        if not isinstance(kid, Element):
            return kid.page
    return None


def _later(element: Element) -> Mapping[str, Mapping[str, str]]:
    """Return the attributes of an element as PDF 2.0 names them."""
    attributes = element.attributes
    match element.role:
        case "Note":
            return {"FENote": {"NoteType": "/Footnote"}, **attributes}
        case "Form" if "checked" in attributes.get("PrintField", {}):
            named = {**attributes["PrintField"]}
            named["Checked"] = named.pop("checked")
            return {**attributes, "PrintField": named}
        case _:
            return attributes


def _attributes(attributes: Mapping[str, Mapping[str, str]]) -> bytes:
    return b"".join(
        b"<</O/%s%s>>"
        % (
            owner.encode(),
            b"".join(f"/{key} {value}".encode() for key, value in values.items()),
        )
        for owner, values in attributes.items()
    )
