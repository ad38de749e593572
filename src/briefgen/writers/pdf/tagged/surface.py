"""Drawing to marked content: all that is drawn belongs to an element or an artifact."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from math import cos, radians, sin
from urllib.parse import quote

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from briefgen import tree
from briefgen.drawing import Path, Point
from briefgen.writers.pdf.faces import Cut, font
from briefgen.writers.pdf.objects import clean, string
from briefgen.writers.pdf.structure import Annotation, Element, MarkedContent
from briefgen.writers.pdf.tagged.images import image
from briefgen.writers.pdf.tagged.shapes import color, number, shape

rl_config.useA85 = 0  # text encoding of streams costs a quarter more and brings nothing
PDF_VERSION = (1, 7)
PRINTED = 4  # an annotation's flag
OUTLINE = 0.8  # points
URL_SAFE = "!#$%&'()*+,/:;=?@[]~"  # all that RFC 3986 knows
ARTIFACT = Element("Artifact")
# What pages repeat, by where it stands: above them, below them, or among the text.
PAGINATION = {place: Element("Artifact") for place in ("Top", "Bottom", "")}
ARTIFACTS = {
    ARTIFACT: "/Artifact BMC",
    PAGINATION["Top"]: "/Artifact"
    " <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC",
    PAGINATION["Bottom"]: "/Artifact"
    " <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC",
    PAGINATION[""]: "/Artifact <</Type/Pagination>> BDC",
}


@dataclass(frozen=True, slots=True)
class Ink:
    """How text looks: cut, size in points, colour; `angle` is anticlockwise."""

    cut: Cut
    size: float
    color: str
    angle: float = 0.0


class Surface:
    """Pages to draw on, in points from the top left corner, y downwards."""

    def __init__(self, width: float, height: float, cut: Cut) -> None:
        self.buffer = BytesIO()
        self.height = height
        self.canvas = Canvas(
            self.buffer,
            pagesize=(width, height),
            pageCompression=1,
            invariant=1,
            pdfVersion=PDF_VERSION,
            initialFontName=font(cut).fontName,  # type: ignore[arg-type]
        )
        # The document has no public name.
        self.document = self.canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
        self.page = 1
        self.parents: dict[int, Element | list[Element]] = {}
        self._sequences: list[Element] = []
        self._open: Element | None = None
        self._whole = False
        self._color = ""
        self._goals: set[str] = set()

    # ---- what may be drawn -----------------------------------------------------------

    def text(self, at: Point, text: str, ink: Ink, element: Element) -> None:
        """Show text as content of an element, its baseline beginning at a point."""
        self._mark(element)
        self._fill(ink.color)
        face, document = font(ink.cut), self.document
        shown = " ".join(
            f"{face.getSubsetInternalName(subset, document)} {number(ink.size)} Tf"
            f" <{codes.hex()}> Tj"
            for subset, codes in face.splitString(text, document)
        )
        across, up = cos(radians(ink.angle)), sin(radians(ink.angle))
        turned = f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f}" if up else "1 0 0 1"
        self._write(f"BT {turned} {self._point(at)} Tm {shown} ET")

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

        It stands at the `Top` or `Bottom` of the page, or among its text.
        """
        with self._sequence(PAGINATION[place]):
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
            self.canvas.setFillAlpha(path.opacity)
            self.canvas.setStrokeAlpha(path.opacity)
        self._write(shape(path))
        if path.opacity < 1:
            self.canvas.setFillAlpha(1)
            self.canvas.setStrokeAlpha(1)
        self._write("Q")

    def image(self, at: Point, size: Point, picture: tree.Picture) -> None:
        """Show a picture of a figure, its top left corner at a point."""
        assert self._whole, "a picture belongs in a figure"
        name = image(picture, self.document)
        # The canvas has no public way to use an object that it has not made.
        self.canvas._formsinuse.append(name)  # type: ignore[attr-defined]  # noqa: SLF001
        corner = self._point((at[0], at[1] + size[1]))
        shown = self.document.getXObjectName(name)
        self._write(f"q {size[0]:.3f} 0 0 {size[1]:.3f} {corner} cm /{shown} Do Q")

    def link(self, at: Point, width: float, height: float, element: Element) -> None:
        """Make a rectangle of the page lead where a link element does."""
        if self._open in PAGINATION.values():
            return
        x, y = at
        corners = (x, self.height - y - height, x + width, self.height - y)
        key = len(self.parents)
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(corner, 2) for corner in corners]),
                "Border": PDFArray([0, 0, 0]),
                "F": PRINTED,
                "StructParent": key,
                **self._way(element),
            }
        )
        name = f"link-{key}"
        self.canvas._addAnnotation(annotation, name)  # type: ignore[attr-defined]  # noqa: SLF001
        self.parents[key] = element
        element.join()
        element.kids.append(Annotation(self.page, name, key))

    def _way(self, element: Element) -> dict[str, object]:
        """Return the destination of a link: a target in the file, or an address."""
        if element.target is not None:
            name, words = element.target
            # The canvas has no public way to make an annotation of a destination.
            goal = self.canvas._bookmarkReference(name)  # type: ignore[attr-defined]  # noqa: SLF001
            return {"Contents": string(words), "Dest": goal}
        url = element.url or ""
        address = string(quote(url, safe=URL_SAFE))
        action = PDFDictionary({"S": PDFName("URI"), "URI": address})
        return {"Contents": string(url), "A": action}

    def goal(self, y: float, name: str) -> None:
        """Let links lead to a height of this page; the first goal of a name counts."""
        if name not in self._goals:
            self._goals.add(name)
            self.canvas.bookmarkHorizontal(name, 0, self.height - y)

    def bookmark(self, y: float, title: str, level: int, goal: str) -> None:
        """Add an entry to the outline that leads to a height of this page.

        Links lead there too by the name of the `goal`, where it has one.
        """
        name = goal or f"bookmark-{len(self._goals)}"
        self.goal(y, name)
        outline = self.document.outline
        depth = min(level - 1, outline.currentlevel + 1)
        self.canvas.addOutlineEntry(clean(title), name, depth)

    def turn(self) -> None:
        """End the page."""
        self._close()
        self.canvas.showPage()
        page = self.document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Trans = None
        page.Tabs = PDFName("S")
        page.StructParents = len(self.parents)
        self.parents[len(self.parents)] = self._sequences
        self._sequences = []
        self._color = ""
        self.page += 1

    # ---- marked sequences ------------------------------------------------------------

    @contextmanager
    def _sequence(self, element: Element) -> Iterator[None]:
        self._mark(element)
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
        self._write(f"/{element.role} <</MCID {number}>> BDC")

    def _close(self) -> None:
        if self._open is not None:
            self._write("EMC")
            self._open = None

    # ---- operators -------------------------------------------------------------------

    def _write(self, operators: str) -> None:
        self.canvas.addLiteral(operators)

    def _fill(self, tone: str) -> None:
        if tone != self._color:
            self._write(color(tone, "rg"))
            self._color = tone

    def _point(self, at: Point) -> str:
        return f"{at[0]:.3f} {self.height - at[1]:.3f}"
