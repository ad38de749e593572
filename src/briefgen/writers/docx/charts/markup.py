"""Names and values to the XML elements of a chart."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from briefgen.writers.docx.parts.markup import hexadecimal
from briefgen.writers.docx.parts.xml_text import Markup, element, namespaces, whole

KEPT = 256  # elements of a sort that are kept
SHEET = "Sheet1"  # of the workbook


# Most elements of a chart are the same in all charts; they are written once.
@lru_cache(maxsize=KEPT)
def value(name: str, content: str | int) -> Markup:
    """Return an element with this single value."""
    return element(name, val=content)


def chart_space(language: str, *content: Markup) -> bytes:
    """Write a chart part."""
    declared = namespaces("c", "a", "c15", "r")
    plain = {"c:date1904": "0", "c:lang": language, "c:roundedCorners": "0"}
    set_first = (value(name, setting) for name, setting in plain.items())
    return whole(element("c:chartSpace", declared, *set_first, *content))


def texts(name: str, span: str, content: Sequence[str]) -> Markup:
    """Return a reference to cells of words."""
    cache = element("c:strCache", *points(content))
    return element(name, element("c:strRef", cells("c:f", span), cache))


def amounts(name: str, span: str, content: Sequence[str], shown: str) -> Markup:
    """Return a reference to cells of amounts; `shown` is their number format."""
    cache = element("c:numCache", element("c:formatCode", shown), *points(content))
    return element(name, element("c:numRef", cells("c:f", span), cache))


def cells(name: str, span: str) -> Markup:
    """Return the range of cells."""
    return element(name, f"{SHEET}!{span}")


def points(content: Sequence[str]) -> Iterator[Markup]:
    """Yield the content of cells."""
    yield value("c:ptCount", len(content))
    for number, cell in enumerate(content):
        yield element("c:pt", element("c:v", cell), idx=number)


def layout(*, x: float, y: float, inner: tuple[float, float] | None = None) -> Markup:
    """Return a manual position: a label has its shift, an `inner` area its size too.

    Lengths are fractions of the chart's.
    """
    fixed = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"} if inner else {}
    fractions = fixed | {"x": f"{x:.5f}", "y": f"{y:.5f}"}
    if inner:
        fractions |= {"w": f"{inner[0]:.5f}", "h": f"{inner[1]:.5f}"}
    values = (value(f"c:{key}", part) for key, part in fractions.items())
    return element("c:layout", element("c:manualLayout", *values))


@lru_cache(maxsize=KEPT)
def extension(uri: str, *children: Markup) -> Markup:
    """Return an element that only later versions of Word know."""
    return element("c:extLst", element("c:ext", *children, uri=uri))


@lru_cache(maxsize=KEPT)
def solid(color: str) -> Markup:
    """Return the fill of one colour."""
    return element("a:solidFill", element("a:srgbClr", val=hexadecimal(color)))


@lru_cache(maxsize=KEPT)
def hatches(color: str) -> Markup:
    """Return the fill of lines of one colour that rise to the right, on white."""
    front = element("a:fgClr", element("a:srgbClr", val=hexadecimal(color)))
    behind = element("a:bgClr", element("a:srgbClr", val="FFFFFF"))
    return element("a:pattFill", front, behind, prst="wdUpDiag")


@cache
def no_line() -> Markup:
    """Return the line of a shape that has none."""
    return element("a:ln", element("a:noFill"))


@lru_cache(maxsize=KEPT)
def shape(*look: Markup) -> Markup:
    """Return the look of a shape; by default it has no fill and no line."""
    return element("c:spPr", *(look or (element("a:noFill"), no_line())))


@lru_cache(maxsize=KEPT)
def type_of(
    name: str, size: float, color: str, *, bold: bool, face: str = ""
) -> Markup:
    """Return the properties of a run."""
    faces = [element(f"a:{kind}", typeface=face) for kind in ("latin", "cs") if face]
    return element(name, solid(color), *faces, sz=round(size * 100), b=int(bold))


@lru_cache(maxsize=KEPT)
def set_in(properties: Markup) -> Markup:
    """Return the text properties of an element of a chart."""
    paragraph = element("a:p", element("a:pPr", properties), element("a:endParaRPr"))
    return element("c:txPr", element("a:bodyPr"), paragraph)
