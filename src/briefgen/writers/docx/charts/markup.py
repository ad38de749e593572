"""Names and values to the XML elements of a chart."""

from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import declaring, element, hexadecimal, whole

SHEET = "Sheet1"  # of the workbook


def value(name: str, content: str | int) -> Element:
    """Make an element that is its one value."""
    return element(name, val=content)


def chart_space(language: str, *content: Element) -> bytes:
    """Write a chart part."""
    space = declaring("c:chartSpace", "a", "c15", "r")
    plain = {"c:date1904": "0", "c:lang": language, "c:roundedCorners": "0"}
    space.extend(value(name, said) for name, said in plain.items())
    space.extend(content)
    return whole(space)


def texts(name: str, span: str, content: Sequence[str]) -> Element:
    """Refer to cells of words."""
    cache = element("c:strCache", *points(content))
    return element(name, element("c:strRef", cells("c:f", span), cache))


def amounts(name: str, span: str, content: Sequence[str], shown: str) -> Element:
    """Refer to cells of amounts; `shown` is their number format."""
    cache = element("c:numCache", element("c:formatCode", shown), *points(content))
    return element(name, element("c:numRef", cells("c:f", span), cache))


def cells(name: str, span: str) -> Element:
    """Name cells of the workbook."""
    return element(name, f"{SHEET}!{span}")


def points(content: Sequence[str]) -> Iterator[Element]:
    """Say what cells hold."""
    yield value("c:ptCount", len(content))
    for number, cell in enumerate(content):
        yield element("c:pt", element("c:v", cell), idx=number)


def layout(*, x: float, y: float, inner: tuple[float, float] | None = None) -> Element:
    """Place a thing by hand: a label by its shift, what is `inner` by its size too.

    Lengths are parts of the chart's.
    """
    fixed = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"} if inner else {}
    told = fixed | {"x": f"{x:.5f}", "y": f"{y:.5f}"}
    if inner:
        told |= {"w": f"{inner[0]:.5f}", "h": f"{inner[1]:.5f}"}
    made = (value(f"c:{key}", part) for key, part in told.items())
    return element("c:layout", element("c:manualLayout", *made))


def extension(uri: str, *children: Element) -> Element:
    """Write what later versions of Word know."""
    return element("c:extLst", element("c:ext", *children, uri=uri))


def solid(color: str) -> Element:
    """Fill with a colour."""
    return element("a:solidFill", value("a:srgbClr", hexadecimal(color)))


def no_line() -> Element:
    """Draw no line."""
    return element("a:ln", element("a:noFill"))


def shape(*look: Element) -> Element:
    """Say how a shape looks; without a word it has no fill and no line."""
    return element("c:spPr", *(look or (element("a:noFill"), no_line())))


def type_of(
    name: str, size: float, color: str, *, bold: bool, face: str = ""
) -> Element:
    """Make the properties of a run."""
    faces = [element(f"a:{kind}", typeface=face) for kind in ("latin", "cs") if face]
    return element(name, solid(color), *faces, sz=round(size * 100), b=int(bold))


def set_in(properties: Element) -> Element:
    """Set the text of a thing in a type."""
    said = element("a:p", element("a:pPr", properties), element("a:endParaRPr"))
    return element("c:txPr", element("a:bodyPr"), said)
