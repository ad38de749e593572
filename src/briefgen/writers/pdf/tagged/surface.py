"""Drawing to marked content: all that is drawn belongs to an element or an artifact."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import md5
from math import cos, radians, sin
from typing import NamedTuple

from briefgen import tree
from briefgen.drawing import Path, Point
from briefgen.writers.pdf.embedded_fonts import Fonts, font
from briefgen.writers.pdf.faces import Cut
from briefgen.writers.pdf.objects import Objects, numbers
from briefgen.writers.pdf.structure import (
    Annotation,
    Element,
    MarkedContent,
    target_of,
)
from briefgen.writers.pdf.tagged import images
from briefgen.writers.pdf.tagged.outline import Outline
from briefgen.writers.pdf.tagged.shapes import color, number, shape
from briefgen.writers.pdf.tagged.sheets import Sheet

PRINTED = 4  # an annotation's flag
OUTLINE = 0.8  # points
ARTIFACT = Element("Artifact")
# What pages repeat, by where it stands: above them, below them, or among the text.
PAGINATION = {
    place: Element("Artifact") for place in ("Top", "Bottom", "Watermark", "")
}
ARTIFACTS = {
    ARTIFACT: "/Artifact BMC",
    PAGINATION["Top"]: "/Artifact"
    " <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC",
    PAGINATION["Bottom"]: "/Artifact"
    " <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC",
    PAGINATION["Watermark"]: "/Artifact <</Type/Pagination/Subtype/Watermark>> BDC",
    PAGINATION[""]: "/Artifact <</Type/Pagination>> BDC",
}


class Ink(NamedTuple):
    """How text looks: cut, size in points, colour; `angle` is anticlockwise."""

    cut: Cut
    size: float
    color: str
    angle: float = 0.0


class ActiveArea(NamedTuple):
    """An active area of a page: the number of its object, and what it is."""

    number: int
    entries: dict[str, bytes]
    element: Element


class Surface:
    """Pages to draw on, in points from the top left corner, y downwards.

    `goals` has the page, from 1, and the height there that links may lead to, and
    `targets` the elements there; `digest` is that of all that was drawn.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.objects = Objects()
        self.objects.reserve()  # for all fonts
        self.fonts = Fonts()
        self.outline = Outline()
        self.sheets: list[Sheet] = []  # the pages that are done
        self.digest = md5(usedforsecurity=False)
        self.page = 1
        self.parents: dict[int, Element | list[Element]] = {}
        self.goals: dict[str, tuple[int, float]] = {}
        self.targets: dict[str, Element] = {}
        self._awaiting: list[str] = []  # goals whose element comes next
        self.links: list[ActiveArea] = []
        self._repeated: list[tuple[Element, Annotation]] = []
        self._images: dict[str, int] = {}
        self._sequences: list[Element] = []
        self._open: Element | None = None
        self._whole = False
        self._color = ""
        self._sheet = Sheet()
        self._write = self._sheet.operators.append

    # ---- what may be drawn -----------------------------------------------------------

    def text(self, at: Point, text: str, ink: Ink, element: Element) -> None:
        """Show text as content of an element, its baseline beginning at a point."""
        self._mark(element)
        self._fill(ink.color)
        size = number(ink.size)
        shown = " ".join(
            [
                f"{name} {size} Tf {codes}"
                for name, codes in self.fonts.shown(font(ink.cut), text)
            ]
        )
        self._write(f"BT {_turned(ink.angle)} {self._point(at)} Tm {shown} ET")

    def fill(
        self, at: Point, size: Point, tone: str, element: Element = ARTIFACT
    ) -> None:
        """Fill a rectangle; an artifact, unless it is an element's content."""
        self._mark(element)
        self._fill(tone)
        self._write(f"{self._point(at)} {size[0]:.3f} {-size[1]:.3f} re f")

    def square(self, at: Point, side: float, tone: str, element: Element) -> None:
        """Draw the outline of a square as content of an element."""
        self._mark(element)
        outline = f"{self._point(at)} {side:.3f} {-side:.3f} re S"
        self._write(f"{color(tone, 'RG')} {OUTLINE} w {outline}")

    def present(self, element: Element) -> None:
        """Add an element to the structure even if it is empty; repeated ones once."""
        if not self._whole:
            element.join()

    @contextmanager
    def pagination(self, place: str) -> Iterator[None]:
        """Make everything drawn inside an artifact that pages repeat.

        It stands at the `Top` or `Bottom` of the page, behind its text as a `Watermark`,
        or among it.
        """
        with self._sequence(PAGINATION[place]):
            yield

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Make everything drawn inside one artifact."""
        with self._sequence(ARTIFACT):
            yield

    @contextmanager
    def figure(self, element: Element, at: Point, size: Point) -> Iterator[None]:
        """Make everything drawn inside one content of a figure, with its bounds."""
        (x, y), (width, height) = at, size
        bounds = (x, self.height - y - height, x + width, self.height - y)
        box = " ".join(f"{edge:.2f}" for edge in bounds)
        element.attributes["Layout"] = {"Placement": "/Block", "BBox": f"[{box}]"}
        with self._sequence(element):
            yield

    def shape(self, at: Point, scale: float, path: Path) -> None:
        """Draw a path of a figure, scaled, with its origin at a point."""
        assert self._whole, "a shape belongs in a figure"
        self._write(f"q {scale:.4f} 0 0 {-scale:.4f} {self._point(at)} cm")
        if path.opacity < 1:
            self._sheet.fade(path.opacity)
        self._write(shape(path))
        if path.opacity < 1:
            self._sheet.fade(1)
        self._write("Q")

    def image(self, at: Point, size: Point, picture: tree.Picture) -> None:
        """Show a picture of a figure, its top left corner at a point."""
        assert self._whole, "a picture belongs in a figure"
        name = images.label(picture)
        if name not in self._images:
            self._images[name] = images.image(picture, self.objects)
        self._sheet.images[name] = self._images[name]
        corner = self._point((at[0], at[1] + size[1]))
        self._write(f"q {size[0]:.3f} 0 0 {size[1]:.3f} {corner} cm /{name} Do Q")

    def link(self, at: Point, width: float, height: float, element: Element) -> None:
        """Make a rectangle of the page lead where a link element does.

        Where pages repeat the words of a link, the area there is one more of its element.
        """
        area = self.area(at, (width, height), element)
        own = {"Subtype": b"/Link", "Border": b"[ 0 0 0 ]"}
        self.links.append(area._replace(entries={**area.entries, **own}))

    def area(self, at: Point, size: Point, element: Element) -> ActiveArea:
        """Make a rectangle of the page an active area of an element."""
        (x, y), (width, height) = at, size
        corners = (x, self.height - y - height, x + width, self.height - y)
        key, annotation = len(self.parents), self.objects.reserve()
        entries = {
            "Type": b"/Annot",
            "Rect": numbers([round(corner, 2) for corner in corners]),
            "F": b"%d" % PRINTED,
            "StructParent": b"%d" % key,
        }
        self._sheet.annotations.append(annotation)
        self.parents[key] = element
        if self._open in PAGINATION.values():
            self._repeated.append((element, Annotation(self.page, annotation)))
        else:
            element.join()
            element.kids.append(Annotation(self.page, annotation))
        return ActiveArea(annotation, entries, element)

    def blank(self, at: Point, size: Point, element: Element) -> None:
        """Leave room above a line to write on: on paper there is nothing to draw."""

    def goal(self, y: float, name: str) -> None:
        """Let links lead to a height of this page; the first goal of a name counts."""
        if name not in self.goals:
            self.goals[name] = self.page, self.height - y
            self._awaiting.append(name)

    def bookmark(self, y: float, title: str, level: int, goal: str) -> None:
        """Add an entry to the outline that leads to a height of this page.

        Links lead there too by the name of the `goal`, where it has one.
        """
        name = goal or f"bookmark-{len(self.goals)}"
        self.goal(y, name)
        self.outline.add(title, name, level - 1)

    def join_repeated(self) -> None:
        """Add the areas of words that pages repeat to the elements of these words."""
        for element, annotation in self._repeated:
            element.join()
            element.kids.append(annotation)

    def turn(self) -> None:
        """End the page."""
        self._close()
        sheet = self._sheet
        sheet.number, sheet.parents = self.objects.reserve(), len(self.parents)
        self.digest.update(sheet.end())
        self.sheets.append(sheet)
        self.parents[len(self.parents)] = self._sequences
        self._sequences = []
        self._color = ""
        self.page += 1
        self._sheet = Sheet()
        self._write = self._sheet.operators.append

    # ---- marked sequences ------------------------------------------------------------

    @contextmanager
    def _sequence(self, element: Element) -> Iterator[None]:
        self._mark(element)
        if self._whole:  # what pages repeat holds figures
            yield
            return
        self._whole = True
        yield
        self._whole = False
        self._close()

    def _mark(self, element: Element) -> None:
        """Continue the open marked content if it is the element's, or begin one."""
        if self._whole or self._open is element:
            return
        self._close()
        self._open = element
        if element in ARTIFACTS:
            self._write(ARTIFACTS[element])
            return
        number = len(self._sequences)
        self._sequences.append(element)
        element.join()
        element.kids.append(MarkedContent(self.page, number))
        if self._awaiting:
            target = target_of(element)
            self.targets.update(dict.fromkeys(self._awaiting, target))
            self._awaiting.clear()
        self._write(f"/{element.role} <</MCID {number}>> BDC")

    def _close(self) -> None:
        if self._open is not None:
            self._write("EMC")
            self._open = None

    # ---- operators -------------------------------------------------------------------

    def _fill(self, tone: str) -> None:
        if tone != self._color:
            self._write(color(tone, "rg"))
            self._color = tone

    def _point(self, at: Point) -> str:
        return f"{at[0]:.3f} {self.height - at[1]:.3f}"


def _turned(angle: float) -> str:
    """Return the first part of a text's matrix."""
    if not angle:
        return "1 0 0 1"
    across, up = cos(radians(angle)), sin(radians(angle))
    return f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f}" if up else "1 0 0 1"
