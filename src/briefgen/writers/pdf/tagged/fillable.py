"""A surface on which places to fill in are fields of a form, not drawings."""

from briefgen.drawing import Point
from briefgen.writers.pdf.embedded_fonts import EmbeddedFont
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.tagged.fields import FieldArea
from briefgen.writers.pdf.tagged.surface import ARTIFACT, Surface

HOLDERS = frozenset({"LBody", "P", "TD"})  # what may hold words beside a field


class FillableSurface(Surface):
    """A surface with the `blanks` of a form, in which words are typed in a `font`.

    The label of a field is text beside it, and the line to write on is decoration.
    """

    def __init__(self, width: float, height: float, font: EmbeddedFont) -> None:
        super().__init__(width, height)
        self.font = font
        self.blanks: list[FieldArea] = []
        self._labels: dict[Element, Element] = {}

    def square(self, at: Point, side: float, tone: str, element: Element) -> None:
        """Make a square that a reader ticks."""
        self._field(at, (side, side), tone, element)

    def blank(self, at: Point, size: Point, element: Element) -> None:
        """Make room for words above a line."""
        self._field(at, size, "", element)

    def fill(
        self, at: Point, size: Point, tone: str, element: Element = ARTIFACT
    ) -> None:
        """Fill a rectangle; the line of a field is an artifact."""
        super().fill(at, size, tone, ARTIFACT if element.blank else element)

    def _field(self, at: Point, size: Point, tone: str, element: Element) -> None:
        element.attributes.pop("PrintField", None)
        area = self.area(at, size, element)
        own = {"Subtype": b"/Widget"}
        name, entries = element.blank, {**area.entries, **own}
        blank = FieldArea(area.number, entries, name, size, tone, square=bool(tone))
        self.blanks.append(blank)

    def _mark(self, element: Element) -> None:
        super()._mark(self._label(element) if element.blank else element)

    def _label(self, field: Element) -> Element:
        """Return the element of the words beside a field."""
        holder = field.parent
        assert holder is not None, "a field stands in something"
        if holder.role in HOLDERS:
            return holder
        return self._labels.setdefault(field, Element("P", holder))
