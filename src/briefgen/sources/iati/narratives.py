"""The texts of an element to one for each language that they are in."""

import re
from collections.abc import Iterable, Mapping
from sys import intern

from lxml import etree

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NARRATIVE = "narrative"
THREE_LETTERS = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt"}
PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
MOST = 20  # texts of one kind and language that an activity may have


class ElementParts:
    """The parts of an element by their names, those of its own namespace alone."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self._prefix = _namespace(element)
        self._parts: dict[str, list[etree._Element]] = {}
        for part in element:
            if _namespace(part) == self._prefix:
                name = str(part.tag)[len(self._prefix) :]
                self._parts.setdefault(name, []).append(part)

    def all(self, name: str) -> list[etree._Element]:
        """Return the parts with a name, in their order."""
        return self._parts.get(name, [])

    def first(self, name: str) -> etree._Element | None:
        """Return the first part with a name, if there is one."""
        several = self._parts.get(name)
        return several[0] if several else None

    def attribute(self, name: str, attribute: str) -> str:
        """Return an attribute of the first part with a name, or an empty text."""
        part = self.first(name)
        return "" if part is None else attribute_of(part, attribute)

    def text(self, name: str) -> str:
        """Return the text of the first part with a name, on one line."""
        part = self.first(name)
        return "" if part is None else one_line(text_in(part))


def _namespace(element: etree._Element) -> str:
    name = str(element.tag)
    return name[: name.index("}") + 1] if name.startswith("{") else ""


def line_of(element: etree._Element) -> int:
    """Return the line in which an element begins."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def attribute_of(element: etree._Element, name: str) -> str:
    """Return an attribute without spaces around it, or an empty text."""
    return str(element.get(name, "")).strip()


def language_of(element: etree._Element, otherwise: str = "") -> str:
    """Return the language that an element states, as `en`."""
    stated = str(element.get(LANGUAGE, "")).strip().lower()
    if not stated:
        return otherwise
    code = re.split("[-_]", stated, maxsplit=1)[0]
    return intern(THREE_LETTERS.get(code, code))


def texts(
    elements: Iterable[etree._Element], language: str, *, paragraphs: bool = False
) -> Mapping[str, str]:
    """Return the text of elements in each language, of several the first one.

    Since 2.01 it stands in narratives, before in the element; `language` is the
    activity's. Where an element may have `paragraphs`, several texts in a language are
    paragraphs of one.
    """
    read: dict[str, dict[str, None]] = {}
    for element in elements:
        own = language_of(element, language)
        narrative = f"{_namespace(element)}{NARRATIVE}"
        for part in [each for each in element if each.tag == narrative] or [element]:
            words = text_in(part)
            if clean := _paragraphs(words) if paragraphs else one_line(words):
                read.setdefault(language_of(part, own), {})[clean] = None
    most = MOST if paragraphs else 1
    return {code: "\n\n".join([*several][:most]) for code, several in read.items()}


def text_in(element: etree._Element) -> str:
    """Return all text of an element, whatever stands in it."""
    if not len(element):
        return element.text or ""
    return "".join(map(str, element.itertext()))


def one_line(text: str) -> str:
    """Return a text without line ends, and with one space at most between words."""
    return " ".join(text.split())


def _paragraphs(text: str) -> str:
    lines = map(one_line, PARAGRAPHS.split(text))
    return "\n\n".join(line for line in lines if line)
