"""Names and values to the XML of a chart, as text: large charts are quick so."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from briefgen.writers.docx.parts.markup import A, R, hexadecimal
from briefgen.writers.xml import legal

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
SPACES = {"xmlns:c": C, "xmlns:a": A, "xmlns:c15": C15, "xmlns:r": R}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NO_LINE = "<a:ln><a:noFill/></a:ln>"
SHEET = "Sheet1"  # of the workbook


def tag(name: str, /, *children: str, **attributes: str) -> str:
    """Write an element; its children are XML."""
    return element(name, attributes, *children)


def element(name: str, attributes: dict[str, str], *children: str) -> str:
    """Write an element whose attributes have names that Python cannot write."""
    said = "".join(f" {key}={_quoted(value)}" for key, value in attributes.items())
    inner = "".join(children)
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def value(name: str, content: str) -> str:
    """Write an element that is its one value."""
    return f"<{name} val={_quoted(content)}/>"


def words(name: str, content: str) -> str:
    """Write an element that holds words."""
    return f"<{name}>{escape(legal(content))}</{name}>"


def chart_space(language: str, *content: str) -> bytes:
    """Write a chart part."""
    plain = {"c:date1904": "0", "c:lang": language, "c:roundedCorners": "0"}
    begin = (value(name, said) for name, said in plain.items())
    return whole(element("c:chartSpace", SPACES, *begin, *content))


def whole(root: str) -> bytes:
    """Make a part of its root."""
    return f"{DECLARATION}{root}".encode()


def texts(name: str, span: str, content: Sequence[str]) -> str:
    """Refer to cells of words."""
    return tag(
        name,
        tag(
            "c:strRef",
            words("c:f", f"{SHEET}!{span}"),
            tag("c:strCache", points(content)),
        ),
    )


def amounts(name: str, span: str, content: Sequence[str], shown: str) -> str:
    """Refer to cells of amounts; `shown` is their number format."""
    cache = tag("c:numCache", words("c:formatCode", shown), points(content))
    return tag(name, tag("c:numRef", words("c:f", f"{SHEET}!{span}"), cache))


def points(content: Sequence[str]) -> str:
    """Write what cells hold."""
    held = (
        f'<c:pt idx="{number}">{words("c:v", cell)}</c:pt>'
        for number, cell in enumerate(content)
    )
    return value("c:ptCount", str(len(content))) + "".join(held)


def layout(*, x: float, y: float, inner: tuple[float, float] | None = None) -> str:
    """Place a thing by hand: a label by its shift, what is `inner` by its size too.

    Lengths are parts of the chart's.
    """
    fixed = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"} if inner else {}
    told = fixed | {"x": f"{x:.5f}", "y": f"{y:.5f}"}
    if inner:
        told |= {"w": f"{inner[0]:.5f}", "h": f"{inner[1]:.5f}"}
    made = (value(f"c:{key}", part) for key, part in told.items())
    return tag("c:layout", tag("c:manualLayout", *made))


def extension(uri: str, *children: str) -> str:
    """Write what later versions of Word know."""
    return tag("c:extLst", tag("c:ext", *children, uri=uri))


def solid(color: str) -> str:
    """Fill with a colour."""
    return tag("a:solidFill", value("a:srgbClr", hexadecimal(color)))


def shape(*look: str) -> str:
    """Write how a shape looks; without a word it has no fill and no line."""
    return tag("c:spPr", *(look or ("<a:noFill/>", NO_LINE)))


def type_of(name: str, size: float, color: str, *, bold: bool, face: str = "") -> str:
    """Write the properties of a run."""
    faces = [tag(f"a:{kind}", typeface=face) for kind in ("latin", "cs") if face]
    look = {"sz": str(round(size * 100)), "b": str(int(bold))}
    return element(name, look, solid(color), *faces)


def set_in(properties: str) -> str:
    """Set the text of a thing in a type."""
    told = tag("a:p", tag("a:pPr", properties), "<a:endParaRPr/>")
    return tag("c:txPr", "<a:bodyPr/>", told)


def _quoted(content: str) -> str:
    return f'"{content}"' if content.isalnum() else quoteattr(legal(content))
