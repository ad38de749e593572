"""Rules that Word files keep and no public judge checks: package, order, accessibility."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, cast

from lxml import etree

Parts: TypeAlias = Mapping[str, bytes]
Rule: TypeAlias = Callable[[Parts], Iterator[str]]

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "t": "http://schemas.openxmlformats.org/package/2006/content-types",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
}
STORY = re.compile(r"word/(document|footnotes|header\d*|footer\d*)\.xml")
TYPED_ITEM = re.compile(r"\s*([•●‣▪\-–]|\d+[.)])\s+\S")
SAYS_NOTHING = {"", "here", "click here", "link", "ici", "cliquez ici", "lien"}
LONGEST_TAG = 64  # characters that Word keeps of a control's tag


def broken(parts: Parts) -> list[str]:
    """List what a file does against the rules."""
    return [found for rule in RULES for found in rule(parts)]


def every_part_has_a_type(parts: Parts) -> Iterator[str]:
    types = etree.fromstring(parts["[Content_Types].xml"])
    endings = {ending.lower() for ending in _values(types, "//t:Default/@Extension")}
    names = {name.lstrip("/") for name in _values(types, "//t:Override/@PartName")}
    for name in parts.keys() - names - {"[Content_Types].xml"}:
        if name.rsplit(".", 1)[-1].lower() not in endings:
            yield f"{name} has no content type"


def every_relation_leads_somewhere(parts: Parts) -> Iterator[str]:
    for name in parts:
        if not name.endswith(".rels"):
            continue
        base = posixpath.dirname(posixpath.dirname(name))
        inner = "//p:Relationship[not(@TargetMode='External')]/@Target"
        for target in _values(etree.fromstring(parts[name]), inner):
            path = posixpath.normpath(posixpath.join("/", base, target)).lstrip("/")
            if path not in parts:
                yield f"{name} leads to {path}, which is not there"


def every_reference_is_related(parts: Parts) -> Iterator[str]:
    for name, story in _stories(parts):
        folder, file = posixpath.split(name)
        relations = parts.get(f"{folder}/_rels/{file}.rels", b"<none/>")
        known = set(_values(etree.fromstring(relations), "//p:Relationship/@Id"))
        for used in _values(story, "//@r:id | //@r:embed"):
            if used not in known:
                yield f"{name} uses the relation {used}, which is not there"


def the_file_has_title_and_language(parts: Parts) -> Iterator[str]:
    core = etree.fromstring(parts["docProps/core.xml"])
    for name in ("title", "language"):
        if not any(_values(core, f"//dc:{name}/text()")):
            yield f"no {name} in the core properties"
    if not _values(_xml(parts, "styles"), "//w:docDefaults//w:lang/@w:val"):
        yield "no default language"


def every_drawing_is_told(parts: Parts) -> Iterator[str]:
    for name, story in _stories(parts):
        told = "wp:docPr[not(.//adec:decorative[@val='1'])]"
        for drawing in _found(story, f"//{told}"):
            if not drawing.get("descr", "").strip():
                yield f"a drawing in {name} has no alternative text"
        if _found(story, f"//wp:anchor[{told}]"):
            yield f"{name} has a floating object"


def every_table_is_named_and_headed(parts: Parts) -> Iterator[str]:
    for table in _found(_xml(parts, "document"), "//w:tbl"):
        headed = _found(table, "w:tr[1]/w:trPr/w:tblHeader")
        if not headed and not _is_record(table):
            yield "a table has no header row"
        if not _found(table, "w:tblPr/w:tblCaption | w:tblPr/w:tblDescription"):
            yield "a table has neither caption nor description"
        if _found(table, ".//w:vMerge"):
            yield "a table has merged cells"


def _is_record(table: etree._Element) -> bool:
    """Whether each row is a label and its value: then its first column is the header."""
    rows = _found(table, "w:tr")
    labels = "w:tc[1]/w:p[w:pPr/w:pStyle/@w:val='Detail'][w:r/w:rPr/w:rStyle/@w:val='DetailLabel']"
    told = _found(table, "w:tblPr/w:tblLook[@w:firstColumn='1'][@w:firstRow='0']")
    return bool(told) and all(
        len(_found(row, "w:tc")) == 2 and _found(row, labels) for row in rows
    )


def headings_go_down_step_by_step(parts: Parts) -> Iterator[str]:
    styles = _xml(parts, "styles")
    levels = {
        next(iter(_values(style, "@w:styleId"))): int(level) + 1
        for style in _found(styles, "//w:style[w:pPr/w:outlineLvl]")
        for level in _values(style, "w:pPr/w:outlineLvl/@w:val")
    }
    used = _values(_xml(parts, "document"), "//w:p/w:pPr/w:pStyle/@w:val")
    headings = [levels[style] for style in used if style in levels]
    if not headings:
        yield "no headings"
    for before, after in zip([0, *headings], headings, strict=False):
        if after > before + 1:
            yield f"the headings skip from level {before} to {after}"


def no_list_is_typed(parts: Parts) -> Iterator[str]:
    for paragraph in _found(_xml(parts, "document"), "//w:p"):
        words = _words(paragraph)
        if TYPED_ITEM.match(words):
            yield f"a list item typed by hand: {words[:30]!r}"


def controls_are_titled(parts: Parts) -> Iterator[str]:
    for _, story in _stories(parts):
        # a table of contents is titled by the gallery that it is from
        for control in _found(story, "//w:sdt/w:sdtPr[not(w:docPartObj)]"):
            if not _values(control, "w:alias/@w:val"):
                yield "a content control has no title"
            for tag in _values(control, "w:tag/@w:val"):
                if len(tag) > LONGEST_TAG:
                    yield f"a tag longer than Word keeps: {tag}"


def no_id_is_given_twice(parts: Parts) -> Iterator[str]:
    for kind in ("//wp:docPr/@id", "//w:sdtPr/w:id/@w:val", "//w:bookmarkStart/@w:id"):
        stories = [story for _, story in _stories(parts)]
        counts = Counter(number for story in stories for number in _values(story, kind))
        for number, times in counts.items():
            if times > 1:
                yield f"{times} times {kind} {number}"


def links_say_where_they_lead(parts: Parts) -> Iterator[str]:
    for _, story in _stories(parts):
        for link in _found(story, "//w:hyperlink"):
            words = _words(link).strip().lower()
            if words in SAYS_NOTHING or words.startswith("http"):
                yield f"a link says nothing: {words!r}"


def fields_are_closed(parts: Parts) -> Iterator[str]:
    for name, story in _stories(parts):
        kinds = Counter(_values(story, "//w:fldChar/@w:fldCharType"))
        if not kinds["begin"] == kinds["separate"] == kinds["end"]:
            yield f"a field in {name} is not closed"


def bookmarks_are_there(parts: Parts) -> Iterator[str]:
    root = _xml(parts, "document")
    known = set(_values(root, "//w:bookmarkStart/@w:name"))
    codes = "".join(_values(root, "//w:instrText/text()"))
    used = set(re.findall(r"(?:PAGEREF|NOTEREF) (\S+)", codes))
    for name in (used | set(_values(root, "//w:hyperlink/@w:anchor"))) - known:
        yield f"the bookmark {name} is not there"


def styles_are_defined(parts: Parts) -> Iterator[str]:
    known = set(_values(_xml(parts, "styles"), "//w:style/@w:styleId"))
    for name, story in _stories(parts):
        path = "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"
        for style in set(_values(story, path)) - known:
            yield f"{name} uses the style {style}, which is not there"


def footnotes_are_there(parts: Parts) -> Iterator[str]:
    used = _values(_xml(parts, "document"), "//w:footnoteReference/@w:id")
    known = _xml(parts, "footnotes") if "word/footnotes.xml" in parts else None
    there = set() if known is None else set(_values(known, "//w:footnote/@w:id"))
    yield from (f"footnote {number} is not there" for number in set(used) - there)
    if len(set(used)) < len(used):
        yield "a footnote is referred to twice"


RULES: tuple[Rule, ...] = (
    every_part_has_a_type,
    every_relation_leads_somewhere,
    every_reference_is_related,
    the_file_has_title_and_language,
    every_drawing_is_told,
    every_table_is_named_and_headed,
    headings_go_down_step_by_step,
    no_list_is_typed,
    controls_are_titled,
    no_id_is_given_twice,
    links_say_where_they_lead,
    fields_are_closed,
    bookmarks_are_there,
    styles_are_defined,
    footnotes_are_there,
)


def _stories(parts: Parts) -> Iterator[tuple[str, etree._Element]]:
    for name in parts:
        if STORY.fullmatch(name):
            yield name, etree.fromstring(parts[name])


def _xml(parts: Parts, name: str) -> etree._Element:
    return etree.fromstring(parts[f"word/{name}.xml"])


def _found(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path, namespaces=NAMES))


def _values(root: etree._Element, path: str) -> list[str]:
    return [
        str(value) for value in cast("list[str]", root.xpath(path, namespaces=NAMES))
    ]


def _words(element: etree._Element) -> str:
    return "".join(_values(element, ".//w:t/text()"))
