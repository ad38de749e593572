"""The fields of a part to those that are allowed, and to the results of others."""

import re
from collections.abc import Iterator
from dataclasses import field

from lxml.etree import _Element as Element

from briefgen.value_classes import dataclass
from briefgen.word_template.allowed import address_allowed
from briefgen.word_template.remove import take, unwrap
from briefgen.word_template.word_elements import (
    CODES,
    MARK,
    RUN,
    SIMPLE,
    WORDS,
    local,
    tags,
)

KIND, INSTRUCTION, DATA = tags("fldCharType", "instr", "fldData")


# Fields that tell of the file itself, and nothing of who reads it, or when: all others
# reach out of it, run, ask, or would print another day's date on every day.
FIELDS = {
    *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"),
    *("PAGEREF", "REF", "NOTEREF", "STYLEREF", "SEQ", "TOC", "TC"),
    *("SYMBOL", "LISTNUM"),
    *("TITLE", "SUBJECT", "AUTHOR", "CREATEDATE", "SAVEDATE"),
}
PROPERTIES = {  # that DOCPROPERTY may show: they are those of the document
    *("title", "subject", "author", "company", "category", "keywords"),
    *("marking", "edition", "kind", "audience"),
}
CODE = re.compile(r'\s*([A-Za-z]+)(?=[\s\\"]|$)(.*)', re.DOTALL)
ARGUMENT = re.compile(r'\s*(?:"([^"]*)"|([^\s\\"]\S*))')
WITHIN = re.compile(r'\s*\\l\s+("[^"\\]*"|[^\s\\"]+)\s*(\\[a-z]\s*)*', re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field of several runs: its marks, and the elements of its instruction."""

    marks: list[Element] = field(default_factory=list)
    inside: list[Element] = field(default_factory=list)
    nested: bool = False
    separated: bool = False
    ended: bool = False

    @property
    def code(self) -> str:
        """The instruction, however many runs it is split into."""
        texts = (each.text or "" for each in self.inside if each.tag in CODES | {WORDS})
        return "".join(texts)

    @property
    def allowed(self) -> bool:
        """Whether it may stay; never if other fields compute its instruction."""
        return self.ended and not self.nested and field_allowed(self.code)


def clean_fields(part: Element) -> Iterator[str]:
    """Remove the fields that are not allowed; yield their names."""
    yield from _clean_simple(part)
    stray, fields = _fields(part)
    for mark in stray:
        take(mark)
    for complex_field in fields:
        for each in complex_field.marks:
            del each[:]  # what a form or a program keeps in it
        if not complex_field.allowed:
            for each in (*complex_field.marks, *complex_field.inside):
                take(each)
            yield f"the field {field_name(complex_field.code)}"


def _clean_simple(part: Element) -> Iterator[str]:
    """Remove the fields that are one element; yield their names."""
    for element in list(part.iter(SIMPLE)):
        code = element.get(INSTRUCTION, "")
        for data in element.findall(DATA):
            take(data)
        if not field_allowed(code):
            unwrap(element)
            yield f"the field {field_name(code)}"


def _fields(part: Element) -> tuple[list[Element], list[_Field]]:
    """Return all fields of several runs, and instructions that belong to none."""
    stray: list[Element] = []
    fields: list[_Field] = []
    opened: list[_Field] = []
    for element in part.iter():
        if element.tag == MARK:
            stray += _marked(element, opened, fields)
        elif element.tag in CODES and (not opened or opened[-1].separated):
            stray.append(element)
        elif _is_content(element):
            for complex_field in opened:
                if not complex_field.separated:
                    complex_field.inside.append(element)
    return stray, fields


def _marked(mark: Element, opened: list[_Field], fields: list[_Field]) -> list[Element]:
    """Follow a field across one of its marks; return the mark if no field is open."""
    kind = mark.get(KIND)
    around = [complex_field for complex_field in opened if not complex_field.separated]
    if kind == "begin":
        for complex_field in around:
            complex_field.nested = True
        opened.append(_Field())
        fields.append(opened[-1])
    elif not opened:
        return [mark]
    for complex_field in around:
        complex_field.inside.append(mark)
    opened[-1].marks.append(mark)
    if kind == "separate":
        opened[-1].separated = True
    elif kind == "end":
        opened.pop().ended = True
    return []


def _is_content(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == RUN and local(element) != "rPr"


def field_allowed(code: str) -> bool:
    """Return whether a field may stay, by everything that its instruction says."""
    match = CODE.fullmatch(code)
    if match is None:
        return False
    name, rest = match[1].upper(), match[2]
    if name == "HYPERLINK":
        return WITHIN.fullmatch(rest) is not None or address_allowed(_argument(rest))
    if name == "DOCPROPERTY":
        return _argument(rest).casefold() in PROPERTIES
    return name in FIELDS


def field_name(code: str) -> str:
    """Return what messages call a field."""
    return (code.split() or ["without a name"])[0][:20].upper()


def _argument(rest: str) -> str:
    match = ARGUMENT.match(rest)
    return "" if match is None else match[1] or match[2] or ""
