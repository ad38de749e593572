"""What no validator sees in a PDF: rules over a file and the tree that it was made from."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeAlias

import pikepdf

from briefgen import tree
from briefgen.languages import CODES
from tests.writers.pdf import content, reading, speech
from tests.writers.pdf.structure import (
    Structure,
    attributes,
    is_annotation,
    is_element,
    kids,
    leaves,
    page_numbers,
    place,
    role_of,
    scopes_of,
    spaced,
    way_back,
    within,
)

HEADING = re.compile("H[1-6]")
FILE_NAME = re.compile(r"\S+\.\w{2,5}")
LANGUAGE = re.compile("[a-z]{2,3}(-[A-Z]{2})?")
REGIONAL = re.compile("[a-z]{2}-[A-Z]{2}")


@dataclass
class File:
    """A PDF, read where a rule asks, and the tree that it tells."""

    data: bytes
    document: tree.Document

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return reading.opened(self.data)

    @cached_property
    def root(self) -> Any:
        return self.pdf.Root

    @cached_property
    def sequences(self) -> list[content.Sequence]:
        return content.sequences(self.pdf)

    @cached_property
    def nodes(self) -> list[reading.Node]:
        tagged = "/StructTreeRoot" in self.root
        return list(reading.nodes(self.pdf)) if tagged else []

    @cached_property
    def leaves(self) -> list[tuple[str, str]]:
        return list(leaves(self.pdf, self.sequences)) if self.nodes else []

    def having(self, role: str) -> list[Any]:
        """Give the elements of a role, in reading order."""
        return [node.dictionary for node in self.nodes if node.role == role]


Rule: TypeAlias = Callable[[File], Iterator[str]]


def complaints(file: File) -> list[str]:
    """Ask every rule, and give what each has to say."""
    return [f"{rule.__name__}: {words}" for rule in RULES for words in rule(file)]


# ---- what is said --------------------------------------------------------------------


def all_is_said_in_order(file: File) -> Iterator[str]:
    """The tree's words, in its order, are what the structure's elements say."""
    expected = [(role, folded(words)) for role, words in speech.said(file.document)]
    found = [(role, folded(words)) for role, words in file.leaves]
    if found != expected:
        pairs = zip([*found, ("", "")], [*expected, ("", "")], strict=False)
        now, due = next(pair for pair in pairs if pair[0] != pair[1])
        yield f"{now} stands where {due} belongs"


def notes_say_what_they_are(file: File) -> Iterator[str]:
    """Each note says its number and its words, in the order of their numbers."""
    found = [
        [
            (role, folded(words))
            for role, words in leaves(file.pdf, file.sequences, note)
        ]
        for note in sorted(file.having("Note"), key=_number)
    ]
    expected = [
        [(role, folded(words)) for role, words in note if words.strip()]
        for note in speech.notes(file.document)
    ]
    if found != expected:
        yield f"notes say {found}"


def _number(note: Any) -> int:
    return int(str(note.get("/ID", "note-0")).rpartition("-")[2])


def codes_read_back(file: File) -> Iterator[str]:
    """Another reader finds the same words on the pages, in the same order."""
    own = "".join(sequence.text for sequence in file.sequences)
    found = "".join(page.text for page in reading.pages(file.data))
    readable = found.replace("\ufffe", "-").replace("\0", "")
    if squeezed(own) != squeezed(readable):
        yield "two readers disagree on the text"


def headings_are_the_trees(file: File) -> Iterator[str]:
    """Title and headings of the tree are tagged as headings, no level left out."""
    found = [(role, words) for role, words in file.leaves if HEADING.fullmatch(role)]
    expected = [folded(words) for words in speech.headings(file.document)]
    if [folded(words) for _, words in found] != expected:
        yield f"{len(found)} headings of other words than the tree's {len(expected)}"
    level = 0
    for role, words in found:
        if int(role[1]) > level + 1:
            yield f"{role} after level {level}: {words}"
        level = int(role[1])


def the_title_is_the_one_first_heading(file: File) -> Iterator[str]:
    """There is one H1, the title."""
    titles = [folded(words) for role, words in file.leaves if role == "H1"]
    if titles != [folded(speech.text(file.document.head.title))]:
        yield f"H1 are {titles}"


def bookmarks_are_the_headings(file: File) -> Iterator[str]:
    """The outline lists title and headings."""
    with file.pdf.open_outline() as outline:
        found = [spaced(item.title) for item in flattened(outline.root)]
    nodes = speech.parts(file.document.body)
    headings = (node.content for node in nodes if isinstance(node, tree.Heading))
    expected = map(tree.plain, (file.document.head.title, *headings))
    if found != list(filter(None, map(spaced, expected))):
        yield f"bookmarks are {found}"


# ---- what things are -----------------------------------------------------------------


def figures_have_bounds(file: File) -> Iterator[str]:
    """A figure says where it stands: a box with an inside, on its page."""
    for figure in file.having("Figure"):
        boxes = [
            [float(edge) for edge in entry.BBox]
            for entry in attributes(figure)
            if "/BBox" in entry
        ]
        for left, bottom, right, top in boxes:
            if not (0 <= left < right and 0 <= bottom < top):
                yield f"a figure with the bounds {left} {bottom} {right} {top}"
        if len(boxes) != 1:
            yield f"a figure with {len(boxes)} bounds"


def figures_are_told(file: File) -> Iterator[str]:
    """Alternative text is the tree's; no file name, no repetition of what stands there."""
    found = [str(figure.get("/Alt", "")) for figure in file.having("Figure")]
    if found != [speech.alternative(each) for each in speech.figures(file.document)]:
        yield "alternatives are not the tree's"
    printed = {folded(words) for _, words in file.leaves}
    for words in found:
        if not words.strip() or FILE_NAME.fullmatch(words.strip()):
            yield f"the alternative {words!r} tells nothing"
        if folded(words) in printed:
            yield f"the alternative repeats what is printed: {words}"


def columns_of(cell: Any) -> int:
    """Give the number of columns that a cell has."""
    spans = [int(each.ColSpan) for each in attributes(cell) if "/ColSpan" in each]
    return max(spans, default=1)


def tables_have_headers(file: File) -> Iterator[str]:
    """A table has header cells, each with its scope, and rows of equal length."""
    for table in file.having("Table"):
        rows = list(within(table, "TR"))
        headers = [cell for row in rows for cell in within(row, "TH")]
        scopes = [scope for cell in headers for scope in scopes_of(cell)]
        speaks = any(kids(cell) for row in rows for cell in kids(row))
        if len(scopes) != len(headers) or (speaks and not headers):
            yield f"a table with {len(headers)} headers and {len(scopes)} scopes"
        if len({sum(map(columns_of, kids(row))) for row in rows}) > 1:
            yield "a table with rows of unequal length"


def labels_of_charts_are_a_table(file: File) -> Iterator[str]:
    """Beside each chart whose labels have rows stands their table, or a list of names."""
    charts = [
        each
        for each in speech.figures(file.document)
        if isinstance(each, tree.Figure) and each.drawing.labels
    ]
    beside = [
        around[at + 1]
        for figure in file.having("Figure")
        for around in [[each for each in kids(figure.P) if is_element(each)]]
        for at, each in enumerate(around[:-1])
        if each.objgen == figure.objgen and role_of(around[at + 1]) in {"Table", "L"}
    ]
    rows = [
        len([*within(each, "TR"), *within(each, "LI")])
        for each in beside
        if not list(within(each, "THead"))
    ]
    due = [len({cell.row for cell in each.drawing.labels}) for each in charts]
    if not set(due) <= set(rows) or len(rows) < len(due):
        yield f"labels have {due} rows, and tables beside charts {rows}"


def what_stands_out_is_told(file: File) -> Iterator[str]:
    """What is bold, stressed or code has a role, and the tree's words."""
    reader = Structure(file.pdf, file.sequences)
    roles = ("Strong", "Em", "Code")
    found = [
        (role, folded(reader.text(each)))
        for role in roles
        for each in file.having(role)
    ]
    told = ((role, folded(words)) for role, words in speech.stresses(file.document))
    due = [each for each in told if each[1]]
    if sorted(filter(itemgetter(1), found)) != sorted(due):
        yield f"{len(found)} passages stand out, and {len(due)} in the tree"


def what_stands_apart_has_a_container(file: File) -> Iterator[str]:
    """Callouts and sidebars are each one element that holds what they say."""
    found = [each for each in file.having("Aside") if kids(each)]
    due = list(speech.asides(file.document))
    if len(found) != len(due):
        yield f"{len(found)} containers for {len(due)} callouts and sidebars"


def links_are_active(file: File) -> Iterator[str]:
    """The tree's links are Link elements with described annotations that lead there."""
    held = [
        [kid.Obj for kid in kids(link) if is_annotation(kid)]
        for link in file.having("Link")
    ]
    told = [str(each[0].get("/Contents", "")) if each else "" for each in held]
    whole = file.document
    if sorted(told) != sorted(
        [
            *speech.links((whole.head, whole.body, whole.notes, whole.furniture)),
            *(str(number) for number in speech.cited(whole)),
        ]
    ):
        yield f"links lead to {told}"
    owned = Counter(annotation.objgen for each in held for annotation in each)
    for page in file.pdf.pages:
        annotations: Any = page.get("/Annots", ())
        for annotation in annotations:
            if owned[annotation.objgen] != 1:
                yield "an annotation that is not one Link's"


def notes_can_be_found(file: File) -> Iterator[str]:
    """Each footnote is a Note with an identifier of its own."""
    names = {str(note.get("/ID", "")) for note in file.having("Note")} - {""}
    if len(names) != len(file.document.notes):
        yield f"{len(names)} notes for {len(file.document.notes)}"


def notes_lead_both_ways(file: File) -> Iterator[str]:
    """A number in the text leads to its note, at the foot of the page; that leads back."""
    pages = page_numbers(file.pdf)
    for reference in file.having("Reference"):
        for link in kids(reference):
            where = _leads(link, pages)
            for note in file.having("Note"):
                if where is not None and str(note.ID) == f"note-{_said(link)}":
                    back = _leads(note.K[0].K[0], pages)
                    if back is None or back[0] != where[0]:
                        yield f"{note.ID} and what cites it do not meet"
    cited = {_said(kids(each)[0]) for each in file.having("Reference")}
    for note in file.having("Note"):
        is_cited = str(_number(note)) in cited
        if is_cited and _leads(note.K[0].K[0], pages) is None:
            yield f"{note.ID} leads nowhere"


def _leads(link: Any, pages: dict[Any, int]) -> tuple[int, float] | None:
    """Give the page and height where a link leads, if it leads into the file."""
    annotations = [kid.Obj for kid in kids(link) if is_annotation(kid)]
    goal = annotations[0].get("/Dest") if annotations else None
    return None if goal is None else (pages[goal[0].objgen], float(goal[3]))


def _said(link: Any) -> str:
    return next(str(kid.Obj.Contents) for kid in kids(link) if is_annotation(kid))


def languages_are_named(file: File) -> Iterator[str]:
    """The document, with its region, and its passages and blocks say their language."""
    whole = str(file.root.get("/Lang", ""))
    if whole.partition("-")[0] != file.document.properties.language.partition("-")[0]:
        yield "the document's language is not the tree's"
    if whole[:2] in CODES and not REGIONAL.fullmatch(whole):
        yield f"a document in {whole!r}, which has no region"
    found = [
        str(node.dictionary.get("/Lang", ""))
        for node in file.nodes
        if node.role == "Span" or "/Lang" in node.dictionary
    ]
    yield from (
        f"a passage in {name!r}" for name in found if not LANGUAGE.fullmatch(name)
    )
    if set(found) != set(speech.passages(file.document)):
        yield f"passages are in {found}"


def the_title_is_shown(file: File) -> Iterator[str]:
    """Readers show the title, which the file says alike in both places."""
    shown = file.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")
    if shown is not True:
        yield "the window does not show the title"
    titles = [str(file.pdf.docinfo.get("/Title", ""))]
    with file.pdf.open_metadata() as metadata:
        titles.append(str(metadata.get("dc:title", "")))
    if set(titles) != {file.document.properties.title}:
        yield f"titles are {titles}"


# ---- how it is painted ---------------------------------------------------------------


def all_painting_is_marked(file: File) -> Iterator[str]:
    """What is painted is content or artifact; nothing is inside something else."""
    for sequence in file.sequences:
        if sequence.depth:
            yield f"a sequence within another on page {sequence.page}"
        content_or_artifact = sequence.number is not None or sequence.role == "Artifact"
        if sequence.paints and not content_or_artifact:
            yield f"page {sequence.page} paints {sequence.text!r} as {sequence.role!r}"
        if sequence.number is not None and sequence.role == "Artifact":
            yield f"page {sequence.page} has an artifact that is content"


def fields_have_names(file: File) -> Iterator[str]:
    """What is to be filled in is a Form, told as what it is, with a name of its own."""
    found = []
    for form in file.having("Form"):
        printed: list[Any] = [
            each
            for each in attributes(form)
            if isinstance(each, pikepdf.Dictionary) and each.O == "/PrintField"
        ]
        told: Any = printed[0] if printed else {}
        kind = str(told.get("/Role", ""))[1:]
        found.append((kind, str(told.get("/Desc", ""))))
        if kind == "cb" and told.get("/checked") != "/off":
            yield "a box to tick that does not say it is empty"
        if not kids(form):
            yield "a field that nobody sees"
    told = (file.document.body, file.document.notes)
    french = "\u00a0" in file.document.furniture.item
    colon = "\u00a0: " if french else ": "
    parts = (file.document.body, file.document.notes)
    if found != list(speech.fields(parts, colon)):
        yield f"fields are told as {found}"


def running_lines_are_told_apart(file: File) -> Iterator[str]:
    """What pages repeat above is a header, below a footer, and among it heads of tables."""
    parts = speech.parts(file.document)
    tables = [
        (each.title.content,) if isinstance(each, tree.Rows) else each.head
        for each in parts
        if isinstance(each, tree.Table | tree.SignOff | tree.Rows | tree.Decisions)
    ]
    heads = {
        squeezed("".join(t if isinstance(t, str) else speech.text(t) for t in head))
        for head in tables
    }
    for each in file.sequences:
        middle = float(file.pdf.pages[each.page].mediabox[3]) / 2
        expected = "/Header /Top" if each.y > middle else "/Footer /Bottom"
        if squeezed(each.text) in heads:
            expected = "/none"
        if each.subtype and each.text and each.subtype != expected:
            yield f"{each.subtype} on page {each.page}: {each.text}"


def content_is_owned(file: File) -> Iterator[str]:
    """Each sequence belongs to one element, and the way back leads to it."""
    pages = page_numbers(file.pdf)
    owners: dict[tuple[int, int], list[Any]] = {}
    for node in file.nodes:
        for kid in kids(node.dictionary):
            at = place(kid, node.dictionary)
            if at is not None:
                key = (pages.get(at[0], -1), at[1])
                owners.setdefault(key, []).append(node.dictionary)
    numbered = [each for each in file.sequences if each.number is not None]
    for each in numbered:
        owner = owners.pop((each.page, each.number or 0), [])
        back = way_back(file.pdf, each.page, each.number or 0)
        if len(owner) != 1 or back != owner[0].objgen:
            yield f"content {each.number} of page {each.page} has no way back"
        elif role_of(owner[0]) != each.role:
            yield f"content of {role_of(owner[0])} is marked as {each.role}"
    yield from (f"content {key} is not on its page" for key in owners)


def fonts_are_embedded(file: File) -> Iterator[str]:
    """Every font brings its letters and what they mean."""
    for page in file.pdf.pages:
        resources: Any = page.get("/Resources", {})
        for name, font in resources.get("/Font", {}).items():
            if "/FontFile2" not in font.get("/FontDescriptor", {}):
                yield f"{name} is not embedded"
            if "/ToUnicode" not in font:
                yield f"{name} does not say what its letters mean"


RULES: tuple[Rule, ...] = (
    all_is_said_in_order,
    notes_say_what_they_are,
    codes_read_back,
    headings_are_the_trees,
    the_title_is_the_one_first_heading,
    bookmarks_are_the_headings,
    figures_have_bounds,
    figures_are_told,
    tables_have_headers,
    labels_of_charts_are_a_table,
    what_stands_out_is_told,
    what_stands_apart_has_a_container,
    links_are_active,
    notes_can_be_found,
    notes_lead_both_ways,
    languages_are_named,
    the_title_is_shown,
    all_painting_is_marked,
    fields_have_names,
    running_lines_are_told_apart,
    content_is_owned,
    fonts_are_embedded,
)


# ---- looking things up ---------------------------------------------------------------


def folded(words: str) -> str:
    """Give words without the differences that a look may make."""
    return spaced(words).casefold()


def squeezed(words: str) -> str:
    """Give words without their spaces."""
    return "".join(words.split())


def flattened(items: Any) -> Iterator[Any]:
    """Walk the entries of an outline."""
    for item in items:
        yield item
        yield from flattened(item.children)
