"""The elements of Word's markup: their names, and what is asked of all of them."""

from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
VALUE = f"{{{W}}}val"
PARAGRAPH, RUN, CELL = f"{{{W}}}p", f"{{{W}}}r", f"{{{W}}}tc"
WORDS, SIMPLE, MARK = f"{{{W}}}t", f"{{{W}}}fldSimple", f"{{{W}}}fldChar"
CODES = {f"{{{W}}}instrText", f"{{{W}}}delInstrText"}
CONTROL, DRAWINGS = f"{{{W}}}sdt", (f"{{{W}}}drawing", f"{{{W}}}pict", f"{{{W}}}object")
STYLE, STYLE_ID, BASE = f"{{{W}}}style", f"{{{W}}}styleId", f"{{{W}}}basedOn"
STYLED = f"{{{W}}}pPr/{{{W}}}pStyle"  # of a paragraph
OFF = {"0", "false", "off", "none"}


def tags(*names: str) -> tuple[str, ...]:
    """Return the tags of elements with these names."""
    return tuple(f"{{{W}}}{name}" for name in names)


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None) -> str:
    """Return the value of a property, or an empty text if it is not there."""
    return "" if element is None else element.get(VALUE, "")


def is_on(value: str | None) -> bool:
    """Return whether the value of an on/off property means on."""
    return value not in OFF


def is_set(element: Element | None) -> bool:
    """Return whether an on/off property is there, and on."""
    return element is not None and is_on(element.get(VALUE))


def style_chain(style: str, known: Mapping[str, Element]) -> Iterator[Element]:
    """Yield a style by its id, then those that it is based on, each once."""
    passed: set[str] = set()
    while style in known and style not in passed:
        passed.add(style)
        yield known[style]
        style = value(known[style].find(BASE))
