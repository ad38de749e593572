"""Names and values to the XML elements of a chart."""

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.writers.docx.markup import A, R, hexadecimal
from briefgen.writers.docx.workbook import SHEET
from briefgen.writers.xml import legal

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
PREFIXES = {"a": A, "c": C, "c15": C15, "r": R}
LAYOUT = ("layoutTarget", "xMode", "yMode", "x", "y", "w", "h")


def tag(name: str, /, *children: Element | None, **attributes: str) -> Element:
    """Make an element of this name with its prefix; None children are left out."""
    prefix, local = name.split(":")
    names = {prefix: PREFIXES[prefix]}
    made = etree.Element(f"{{{names[prefix]}}}{local}", attributes, nsmap=names)
    made.extend([child for child in children if child is not None])
    return made


def value(name: str, content: str) -> Element:
    """Make an element that is its one value."""
    return tag(name, val=content)


def words(name: str, content: str) -> Element:
    """Make an element that holds words."""
    made = tag(name)
    made.text = legal(content)
    return made


def cells(name: str, kind: str, span: str, content: Sequence[str]) -> Element:
    """Refer to cells of the workbook, with what they hold.

    `kind` is `str`, or the format of numbers.
    """
    text = kind == "str"
    cache = (
        tag("c:strCache") if text else tag("c:numCache", words("c:formatCode", kind))
    )
    cache.append(value("c:ptCount", str(len(content))))
    for number, held in enumerate(content):
        cache.append(tag("c:pt", words("c:v", held), idx=str(number)))
    reference = "c:strRef" if text else "c:numRef"
    return tag(name, tag(reference, words("c:f", f"{SHEET}!{span}"), cache))


def layout(**given: str | float) -> Element:
    """Place a thing by hand; lengths are parts of the chart's."""
    told = {
        key: f"{part:.5f}" if isinstance(part, float) else part
        for key, part in given.items()
    }
    made = (value(f"c:{key}", told[key]) for key in LAYOUT if key in told)
    return tag("c:layout", tag("c:manualLayout", *made))


def extension(uri: str, *children: Element) -> Element:
    """Add what later versions of Word know."""
    return tag("c:extLst", tag("c:ext", *children, uri=uri))


def solid(color: str) -> Element:
    """Fill with a colour."""
    return tag("a:solidFill", value("a:srgbClr", hexadecimal(color)))


def shape(*look: Element) -> Element:
    """Write how a shape looks; without a word it has no fill and no line."""
    fill = look or (tag("a:noFill"), tag("a:ln", tag("a:noFill")))
    return tag("c:spPr", *fill)


def type_of(name: str, size: float, color: str, **more: str) -> Element:
    """Write the properties of a run: size and colour, `b`old and `face` where given."""
    face = more.pop("face", "")
    faces = [tag(f"a:{kind}", typeface=legal(face)) for kind in ("latin", "cs") if face]
    return tag(name, solid(color), *faces, sz=str(round(size * 100)), **more)


def set_in(properties: Element, body: Element | None = None) -> Element:
    """Set the text of a thing in a type."""
    told = tag("a:p", tag("a:pPr", properties), tag("a:endParaRPr"))
    return tag("c:txPr", tag("a:bodyPr") if body is None else body, told)


def chart_space(language: str) -> Element:
    """Begin a chart part."""
    made = etree.Element(f"{{{C}}}chartSpace", nsmap=PREFIXES)
    plain = {"c:date1904": "0", "c:lang": language, "c:roundedCorners": "0"}
    made.extend([value(name, said) for name, said in plain.items()])
    return made
