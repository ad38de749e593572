"""Ways to break a PDF: each takes a file in hand and changes it for the worse."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.writers.pdf import reading
from tests.writers.pdf.structure import is_annotation, kids, role_of, within

Change: TypeAlias = Callable[[pikepdf.Pdf], None]

# ---- finding what to break -----------------------------------------------------------


def root(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root


def tags(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.StructTreeRoot


def having(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    return [node.dictionary for node in reading.nodes(pdf) if node.role == role]


def first_page(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj


def first_font(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].Resources.Font["/F1+0"]


def first_link(pdf: pikepdf.Pdf) -> Any:
    return next(page for page in pdf.pages if "/Annots" in page).Annots[0]


# ---- whole files ---------------------------------------------------------------------


def edited(change: Change, data: bytes) -> bytes:
    """Change the objects of a file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        target = BytesIO()
        pdf.save(target, fix_metadata_version=False, static_id=True)
    return target.getvalue()


def encrypted(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        target = BytesIO()
        pdf.save(target, encryption=pikepdf.Encryption(owner="owner", user=""))
    return target.getvalue()


def replaced(pattern: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Replace bytes of a file."""

    def damage(data: bytes) -> bytes:
        damaged = re.sub(pattern, new, data, count=1, flags=re.DOTALL)
        assert damaged != data
        return damaged

    return damage


# ---- ways to break it ----------------------------------------------------------------


def without(find: Callable[[pikepdf.Pdf], Any], key: str) -> Change:
    """Delete an entry."""

    def change(pdf: pikepdf.Pdf) -> None:
        del find(pdf)[key]

    return change


def given(find: Callable[[pikepdf.Pdf], Any], key: str, value: object) -> Change:
    """Set an entry."""

    def change(pdf: pikepdf.Pdf) -> None:
        find(pdf)[key] = value

    return change


def first(role: str) -> Callable[[pikepdf.Pdf], Any]:
    """Find the first element of a role."""
    return lambda pdf: having(pdf, role)[0]


def spoken(pdf: pikepdf.Pdf) -> Any:
    """Find the first element that is as a whole in a language of its own."""
    return next(
        node.dictionary
        for node in reading.nodes(pdf)
        if "/Lang" in node.dictionary and node.role != "Span"
    )


def turned(old: str, new: str, *, all_of_them: bool = False) -> Change:
    """Give elements another role."""

    def change(pdf: pikepdf.Pdf) -> None:
        found = having(pdf, old)
        for element in found if all_of_them else found[:1]:
            element.S = Name(f"/{new}")

    return change


def metadata(pattern: str, new: str) -> Change:
    """Replace a part of the XMP packet."""

    def change(pdf: pikepdf.Pdf) -> None:
        packet = root(pdf).Metadata.read_bytes().decode()
        changed = re.sub(pattern, new, packet, flags=re.DOTALL)
        assert changed != packet
        root(pdf).Metadata.write(changed.encode())

    return change


def painted(pattern: str, new: str, *, count: int = 1) -> Change:
    """Replace operators of the first page that has them; `count` 0 replaces all."""

    def change(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            operators = page.Contents.read_bytes().decode("latin-1")
            changed = re.sub(pattern, new, operators, count=count, flags=re.DOTALL)
            if changed != operators:
                page.Contents = pdf.make_stream(changed.encode("latin-1"))
                return
        raise AssertionError(pattern)

    return change


def every_page(key: str) -> Change:
    """Delete an entry of every page."""

    def change(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            del page.obj[key]

    return change


def descriptions(pdf: pikepdf.Pdf) -> None:
    del having(pdf, "Form")[0].A[0]["/Desc"]


def same_names(pdf: pikepdf.Pdf) -> None:
    forms = having(pdf, "Form")
    forms[1].A[0]["/Desc"] = forms[0].A[0].Desc


def scopes(pdf: pikepdf.Pdf) -> None:
    for cell in having(pdf, "TH"):
        del cell["/A"]


def cells(pdf: pikepdf.Pdf) -> None:
    row = having(pdf, "TR")[-1]
    row.K = Array(kids(row)[:-1])


def alternative(text: str) -> Change:
    return given(first("Figure"), "/Alt", String(text))


def caption_as_alternative(pdf: pikepdf.Pdf) -> None:
    finding = "Figure 1. The two initiatives receive nearly equal shares"
    having(pdf, "Figure")[0].Alt = String(finding)


def order(pdf: pikepdf.Pdf) -> None:
    document = tags(pdf).K[0]
    document.K = Array(kids(document)[::-1])


def neighbours(pdf: pikepdf.Pdf) -> None:
    document = tags(pdf).K[0]
    one, other, *others = kids(document)
    document.K = Array([other, one, *others])


def lost(pdf: pikepdf.Pdf) -> None:
    document = tags(pdf).K[0]
    document.K = Array(kids(document)[:-1])


def twice(pdf: pikepdf.Pdf) -> None:
    paragraph = having(pdf, "P")[0]
    paragraph.K = Array([*kids(paragraph), *kids(paragraph)])


def link_without_object(pdf: pikepdf.Pdf) -> None:
    link = having(pdf, "Link")[0]
    link.K = Array([kid for kid in kids(link) if isinstance(kid, int)])


def note_without_words(pdf: pikepdf.Pdf) -> None:
    note = having(pdf, "Note")[0]
    note.K = Array([*note.K][:1])


def note_without_way_back(pdf: pikepdf.Pdf) -> None:
    (label,) = kids(kids(having(pdf, "Note")[0])[0])
    annotation = next(kid.Obj for kid in kids(label) if is_annotation(kid))
    del annotation["/Dest"]


def annotation_of_no_link(pdf: pikepdf.Pdf) -> None:
    box = Array([10, 10, 20, 20])
    added = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, F=4)
    first_page(pdf)["/Annots"] = Array([pdf.make_indirect(added)])


def swapped_owners(pdf: pikepdf.Pdf) -> None:
    numbers = tags(pdf).ParentTree.Nums
    owners = next(each for each in numbers if isinstance(each, Array) and len(each) > 2)
    owners[0], owners[1] = owners[1], owners[0]


def empty_way_back(pdf: pikepdf.Pdf) -> None:
    tags(pdf).ParentTree.Nums = Array([])


def bookmarks(pdf: pikepdf.Pdf) -> None:
    del root(pdf).Outlines["/First"]["/First"]


def other_bookmark(pdf: pikepdf.Pdf) -> None:
    root(pdf).Outlines["/First"].Title = String("Another")


def widths(pdf: pikepdf.Pdf) -> None:
    font = first_font(pdf)
    font.Widths = Array([float(width) + 60 for width in font.Widths])


def other_letters(pdf: pikepdf.Pdf) -> None:
    stream = first_font(pdf).ToUnicode
    stream.write(stream.read_bytes().replace(b"<61> <0061>", b"<61> <0062>"))


def hard_hyphens(pdf: pikepdf.Pdf) -> None:
    """Let readers take hyphens at the end of lines for those of the word."""
    for font in pdf.pages[0].Resources.Font.values():
        stream = font.ToUnicode
        stream.write(stream.read_bytes().replace(b"<00AD>", b"<002D>"))


def circular_role(pdf: pikepdf.Pdf) -> None:
    turned("BlockQuote", "Odd")(pdf)
    tags(pdf).RoleMap.Odd, tags(pdf).RoleMap.Other = Name("/Other"), Name("/Odd")


def remapped_role(pdf: pikepdf.Pdf) -> None:
    tags(pdf).RoleMap.P = Name("/Span")


def bare_address(pdf: pikepdf.Pdf) -> None:
    links = (each for page in pdf.pages for each in page.get("/Annots", ()))
    link = next(each for each in links if "/A" in each)
    link.Contents = link.A.URI


def labels_in_figure(pdf: pikepdf.Pdf) -> None:
    """Move the content of a chart's cells into its figure, as if they were its picture."""
    table = after_figure(pdf)
    for cell in (*within(table, "TH"), *within(table, "TD")):
        cell.K = Array([])


def labels_before_names(pdf: pikepdf.Pdf) -> None:
    for row in within(after_figure(pdf), "TR"):
        row.K = Array(kids(row)[::-1])


def labels_lost(pdf: pikepdf.Pdf) -> None:
    table = after_figure(pdf)
    table.P.K = Array([each for each in kids(table.P) if each.objgen != table.objgen])


def contents_title(pdf: pikepdf.Pdf) -> None:
    having(pdf, "TOC")[0].K[0].S = Name("/P")


def after_figure(pdf: pikepdf.Pdf) -> Any:
    figure = having(pdf, "Figure")[0]
    around = kids(figure.P)
    at = next(at for at, each in enumerate(around) if each.objgen == figure.objgen)
    return next(each for each in around[at:] if role_of(each) == "Table")


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, b"words")


def form(pdf: pikepdf.Pdf) -> None:
    root(pdf).AcroForm = Dictionary(
        Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"), NeedAppearances=True
    )


def transparency(pdf: pikepdf.Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    first_page(pdf)["/Group"] = group


def blending(pdf: pikepdf.Pdf) -> None:
    states = Dictionary(G0=Dictionary(BM=Name("/Odd")))
    first_page(pdf).Resources.ExtGState = states
    painted("^", "/G0 gs ")(pdf)
