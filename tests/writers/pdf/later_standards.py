"""What files of PDF/UA-2 and PDF/A-4f promise: rules, and breakages that break each."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from itertools import chain
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, String

from briefgen import traversal
from briefgen.assembly.table_of_contents import listed
from briefgen.drawing import Drawing
from briefgen.tree import Contents, Document, Figure, FileOptions, Text
from briefgen.writers import pdf
from tests.writers.pdf.breaking import (
    first,
    given,
    having,
    metadata,
    root,
    tags,
    turned,
    without,
)
from tests.writers.pdf.hard_documents import everything
from tests.writers.pdf.looks import look
from tests.writers.pdf.mutations import Breakage
from tests.writers.pdf.rules import File, Rule, squeezed
from tests.writers.pdf.structure import attributes, is_element, kids

NAMESPACE = "http://iso.org/pdf2/ssn"
# The standard types of that namespace (ISO 32000-2, 14.8.4) that we use, and older ones.
ITS_TYPES = frozenset(
    [
        "Document",
        "Part",
        "Sect",
        "Div",
        "Aside",
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "FENote",
        "Lbl",
        "Span",
        "Em",
        "Strong",
        "Link",
        "Form",
        "L",
        "LI",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Caption",
        "Figure",
    ]
)
OLDER_TYPES = frozenset({"BlockQuote", "Code", "Index", "Reference", "TOC", "TOCI"})


def document() -> Document:
    """Build a document with everything that these standards have their own way for."""
    whole = everything()
    others = [block for block in whole.body if not isinstance(block, Contents)]
    body = listed(tuple(others), (Text("Contents"),), 4)
    return replace(whole, body=body, options=FileOptions(pdf="ua2"))


def written() -> bytes:
    return pdf.write(document(), look("note"))


# ---- rules ---------------------------------------------------------------------------


def types_are_of_a_namespace(file: File) -> Iterator[str]:
    """Each type is one of the namespace of PDF 2.0 that is named, or an older one."""
    for node in file.nodes:
        space = str(node.dictionary.NS.NS) if "/NS" in node.dictionary else ""
        known = ITS_TYPES if space == NAMESPACE else OLDER_TYPES
        if node.role not in known:
            yield f"{node.role} is no type of '{space}'"


def links_lead_to_elements(file: File) -> Iterator[str]:
    """What leads to a page leads to an element on it, too; bookmarks to their heading."""
    texts = file_texts(file)
    for item in outlined(file.root.get("/Outlines", Dictionary())):
        target = goal(item)
        if target is None or texts.get(target.objgen) != squeezed(str(item.Title)):
            yield f"'{item.Title}' leads elsewhere"
    for page in file.pdf.pages:
        for link in page.get("/Annots", []):
            if action_of(link) != Name.URI and goal(link) is None:
                yield f"'{link.get('/Contents', '')}' leads to no element"


def entries_refer_to_headings(file: File) -> Iterator[str]:
    """An entry of the contents refers to the heading whose words it has."""
    texts = file_texts(file)
    for entry in file.having("TOCI"):
        headings = [each.objgen for each in entry.get("/Ref", [])]
        words = [texts.get(each, "?") for each in headings]
        if len(words) != 1 or not texts[entry.objgen].startswith(words[0]):
            yield f"an entry refers to {words}"


def notes_refer_both_ways(file: File) -> Iterator[str]:
    """What cites a note refers to it, and it refers back."""
    notes = {note.objgen: note for note in file.having("FENote")}
    if len(notes) != len(file.document.notes):
        yield f"{len(notes)} notes"
    cited = {key: [*note.get("/Ref", [])] for key, note in notes.items()}
    for key, citing in cited.items():
        if not citing or any(
            key not in {each.objgen for each in element.get("/Ref", [])}
            for element in citing
        ):
            yield "a note is not cited by what it refers to"
        if "/A" not in notes[key] or "/NoteType" not in attributes(notes[key])[0]:
            yield "a note is of no kind"


def files_hold_what_is_printed(file: File) -> Iterator[str]:
    """A figure's file has the words of its labels, all of them and no other."""
    charts = [figure for figure in file.having("Figure") if "/AF" in figure]
    drawings = [drawing for drawing in drawn(file.document) if drawing.labels]
    if len(charts) != len(drawings):
        yield f"{len(charts)} files of {len(drawings)} charts"
    for figure, drawing in zip(charts, drawings, strict=False):
        data = figure.AF[0].EF.F.read_bytes().decode("utf-8-sig")
        found = [word for row in csv.reader(StringIO(data)) for word in row if word]
        lines = chain.from_iterable(drawing.labels.values())
        printed = "".join(line.text for line in lines)
        if sorted(squeezed("".join(found))) != sorted(squeezed(printed)):
            yield f"{found} is not what is printed"


def files_are_dated_by_the_edition(file: File) -> Iterator[str]:
    """No date of a file is the clock's."""
    stamp = file.document.properties.stamp.strftime("D:%Y%m%d%H%M%S+00'00'")
    for figure in file.having("Figure"):
        for each in figure.get("/AF", []):
            if str(each.EF.F.Params.get("/ModDate", "")) != stamp:
                yield f"{each.F} is of another date"


RULES: tuple[Rule, ...] = (
    types_are_of_a_namespace,
    links_lead_to_elements,
    entries_refer_to_headings,
    notes_refer_both_ways,
    files_hold_what_is_printed,
    files_are_dated_by_the_edition,
)


def goal(item: Any) -> Any:
    """Give the element that an action leads to, if it is on the page of the action."""
    action = item.get("/A", Dictionary())
    if "/SD" not in action or "/D" not in action or "/Dest" in item:
        return None
    element = action.SD[0]
    on_page = action.D[0].objgen in {page.objgen for page in pages_of(element)}
    return element if on_page and element.get("/Type") != Name.Page else None


def action_of(link: Any) -> Any:
    """Give the kind of a link's action, if it has one."""
    return link.A.S if "/A" in link else None


def pages_of(element: Any) -> Iterator[Any]:
    """Give the pages of what an element holds."""
    if "/Pg" in element:
        yield element.Pg
    for kid in kids(element):
        if isinstance(kid, Dictionary):
            yield from pages_of(kid)


def outlined(item: Any) -> Iterator[Any]:
    """Walk the entries of an outline."""
    below = item.get("/First")
    while below is not None:
        yield below
        yield from outlined(below)
        below = below.get("/Next")


def file_texts(file: File) -> dict[tuple[int, int], str]:
    """Give what each element says, with all that it holds, without spaces."""
    pages = {page.objgen: number for number, page in enumerate(file.pdf.pages)}
    words = {(each.page, each.number): each.text for each in file.sequences}
    texts: dict[tuple[int, int], str] = {}

    def said(element: Any) -> str:
        text = ""
        for kid in kids(element):
            if isinstance(kid, int):
                text += words.get((pages[element.Pg.objgen], kid), "")
            elif "/MCID" in kid:
                text += words.get((pages[kid.Pg.objgen], int(kid.MCID)), "")
            elif is_element(kid):
                text += said(kid)
        texts[element.objgen] = squeezed(text)
        return text

    said(file.root.StructTreeRoot.K[0])
    return texts


def drawn(document: Document) -> Iterator[Drawing]:
    """Give the drawings of a document's charts in reading order."""
    for block in traversal.nested(document.body):
        if isinstance(block, Figure):
            yield block.drawing


# ---- breakages -----------------------------------------------------------------------


def first_chart(pdf: pikepdf.Pdf) -> Any:
    return next(each for each in having(pdf, "Figure") if "/AF" in each)


def first_inside(pdf: pikepdf.Pdf) -> Any:
    """Find the first link that leads to a place in the file."""
    return next(
        link
        for page in pdf.pages
        for link in page.get("/Annots", [])
        if action_of(link) == Name.GoTo
    )


def first_citing(pdf: pikepdf.Pdf) -> Any:
    return having(pdf, "FENote")[0].Ref[0]


def astray(pdf: pikepdf.Pdf) -> None:
    """Let a bookmark lead to the element of another."""
    one = pdf.Root.Outlines.First
    one.First.A.SD[0] = one.A.SD[0]


def other_heading(pdf: pikepdf.Pdf) -> None:
    one, other, *_ = having(pdf, "TOCI")
    one.Ref = other.Ref


def more_than_printed(pdf: pikepdf.Pdf) -> None:
    stream = first_chart(pdf).AF[0].EF.F
    stream.write(stream.read_bytes() + b"Withheld,$3 million\r\n")


def information(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("Title")))


LATER_BREAKAGES = (
    Breakage("a note as before", "ua2", turned("FENote", "Note")),
    Breakage("the document of no namespace", "ua2", without(first("Document"), "/NS")),
    Breakage(
        "paragraphs of no namespace",
        "types_are_of_a_namespace",
        without(first("P"), "/NS"),
    ),
    Breakage(
        "another namespace",
        "ua2",
        given(lambda pdf: tags(pdf).Namespaces[0], "/NS", String("http://example.org")),
    ),
    Breakage(
        "a place that is no element",
        "ua2",
        without(lambda pdf: first_inside(pdf).A, "/SD"),
    ),
    Breakage("a bookmark of another heading", "links_lead_to_elements", astray),
    Breakage("an entry that refers to nothing", "ua2", without(first("TOCI"), "/Ref")),
    Breakage("an entry of another heading", "entries_refer_to_headings", other_heading),
    Breakage("a note without way back", "ua2", without(first("FENote"), "/Ref")),
    Breakage("a citation without way", "ua2", without(first_citing, "/Ref")),
    Breakage(
        "a note of no kind", "notes_refer_both_ways", without(first("FENote"), "/A")
    ),
    Breakage("an information dictionary", "4f", information),
    Breakage(
        "no revision of PDF/UA", "ua2", metadata("<pdfuaid:rev>2024</pdfuaid:rev>", "")
    ),
    Breakage(
        "no level of PDF/A",
        "4f",
        metadata("<pdfaid:conformance>F</pdfaid:conformance>", ""),
    ),
    Breakage(
        "not declared accessible", "wt1a", metadata("wtpdf#accessibility", "wtpdf#")
    ),
    Breakage("not declared fit for reuse", "wt1r", metadata("wtpdf#reuse", "wtpdf#")),
    Breakage("files that cannot be found", "4f", without(root, "/Names")),
    Breakage(
        "a file of no relation",
        "4f",
        without(lambda pdf: first_chart(pdf).AF[0], "/AFRelationship"),
    ),
    Breakage(
        "a chart without its file",
        "files_hold_what_is_printed",
        without(first_chart, "/AF"),
    ),
    Breakage(
        "a row that is not printed", "files_hold_what_is_printed", more_than_printed
    ),
    Breakage(
        "a file of another day",
        "files_are_dated_by_the_edition",
        given(
            lambda pdf: first_chart(pdf).AF[0].EF.F.Params,
            "/ModDate",
            String("D:20010101000000Z"),
        ),
    ),
)
