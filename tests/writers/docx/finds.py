"""What experts found in our Word files, each as a rule that no public judge has."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, cast
from zipfile import ZipFile

from lxml import etree

from tests.interop.style_rules import STYLE_RULES
from tests.interop.word_rules import NAMES, Parts

Rule: TypeAlias = Callable[[Parts], Iterator[str]]

LONGEST = 40  # characters of a short value
NEAREST = 360  # twips from the edge of the page: a quarter inch
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
SPACES = {
    **NAMES,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}


def prose_takes_bold_enter_links_and_notes(parts: Parts) -> Iterator[str]:
    """4: no sentence is in a control of plain text."""
    for control in _found(parts, "word/document.xml", "//w:sdt[w:sdtPr/w:text]"):
        words = "".join(each.text or "" for each in _inside(control, ".//w:t"))
        if len(words) > LONGEST or words.rstrip().endswith((".", "!", "?")):
            yield f"a plain control holds prose: {words[:30]!r}"


def labels_of_charts_follow_their_numbers(parts: Parts) -> Iterator[str]:
    """8: what a chart's label says is computed in its workbook."""
    for name in parts:
        if not name.startswith("word/embeddings/"):
            continue
        book = ZipFile(io.BytesIO(parts[name]))
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        labels = _inside(sheet, "//s:c[starts-with(@r, 'C')][@r != 'C1']")
        if labels and not _inside(sheet, "//s:c[starts-with(@r, 'C')]/s:f"):
            yield f"the labels in {name} are typed"


def pages_have_margins_that_printers_keep(parts: Parts) -> Iterator[str]:
    """10: nothing is nearer to a page's edge than printers reach."""
    sides = ("top", "bottom", "left", "right", "header", "footer")
    for margins in _found(parts, "word/document.xml", "//w:pgMar"):
        for side in sides:
            value = int(margins.get(f"{{{NAMES['w']}}}{side}", "0"))
            if value < NEAREST:
                yield f"the {side} margin is {value} twips"


def links_stand_where_readers_reach_them(parts: Parts) -> Iterator[str]:
    """11: source and contact are in the body, not in a header or footer."""
    for name in parts:
        if re.fullmatch(r"word/(header|footer)\d*\.xml", name) and _found(
            parts, name, "//w:hyperlink"
        ):
            yield f"{name} holds a link"


def properties_are_words(parts: Parts) -> Iterator[str]:
    """13: subject and category are words, not names for programs."""
    for name in ("dc:subject", "cp:category"):
        words = [
            each.text or "" for each in _found(parts, "docProps/core.xml", f"//{name}")
        ]
        if not words or ID.fullmatch(words[0]):
            yield f"{name} is no words: {words}"


def names_in_charts_begin_on_the_left(parts: Parts) -> Iterator[str]:
    """14: names of bars are set flush left, and no line leads to a label."""
    for name in parts:
        if not re.fullmatch(r"word/charts/chart\d+\.xml", name):
            continue
        for label in _found(parts, name, "//a:p[a:fld/@type='CATEGORYNAME']"):
            if not _inside(label, "a:pPr[@algn='l']"):
                yield f"a name in {name} is not set flush left"
        if _found(parts, name, "//c:showLeaderLines[@val='1'] | //c:leaderLines"):
            yield f"lines lead through {name}"


def columns_end_with_a_break(parts: Parts) -> Iterator[str]:
    """16: each column of a section but the last ends with a break, wherever pages do."""
    (body,) = _found(parts, "word/document.xml", "/w:document/w:body")
    breaks = 0
    for child in body:
        breaks += len(_inside(child, ".//w:br[@w:type='column']"))
        for section in _inside(child, "descendant-or-self::w:sectPr"):
            columns = _inside(section, "w:cols[@w:num]")
            count = int(columns[0].get(f"{{{NAMES['w']}}}num", "1")) if columns else 1
            if breaks != count - 1:
                yield f"{breaks} breaks in a section of {count} columns"
            breaks = 0


# The numbers of the finds, and the rules that hold them.
FINDS: Mapping[int, tuple[Rule, ...]] = {
    4: (prose_takes_bold_enter_links_and_notes,),
    8: (labels_of_charts_follow_their_numbers,),
    10: (pages_have_margins_that_printers_keep,),
    11: (links_stand_where_readers_reach_them,),
    12: STYLE_RULES,
    13: (properties_are_words,),
    14: (names_in_charts_begin_on_the_left,),
    16: (columns_end_with_a_break,),
}


def _found(parts: Parts, name: str, path: str) -> list[etree._Element]:
    return _inside(etree.fromstring(parts[name]), path)


def _inside(element: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", element.xpath(path, namespaces=SPACES))
