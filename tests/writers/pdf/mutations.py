"""Deliberate breakages of a good PDF, each with the gate that must refuse it."""

from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, String

from tests.writers.pdf.breaking import (
    Change,
    alternative,
    annotation_of_no_link,
    attachment,
    bare_address,
    blending,
    bookmarks,
    caption_as_alternative,
    cells,
    circular_role,
    contents_title,
    descriptions,
    edited,
    empty_way_back,
    encrypted,
    every_page,
    first,
    first_font,
    first_link,
    first_page,
    form,
    given,
    hard_hyphens,
    labels_before_names,
    labels_in_figure,
    labels_lost,
    link_without_object,
    lost,
    metadata,
    neighbours,
    note_without_way_back,
    note_without_words,
    order,
    other_bookmark,
    other_letters,
    painted,
    remapped_role,
    replaced,
    root,
    same_names,
    scopes,
    spoken,
    swapped_owners,
    tags,
    transparency,
    turned,
    twice,
    widths,
    without,
)


@dataclass(frozen=True)
class Breakage:
    """What is broken, the gate that refuses it, and how.

    Gates are the validator's profiles `ua1` and `2a`, `qpdf`, and the own rules by name.
    """

    name: str
    gate: str
    change: Change

    def applied(self, data: bytes) -> bytes:
        """Break the objects of a good file."""
        return edited(self.change, data)


@dataclass(frozen=True)
class Damage:
    """The same for the bytes of a file."""

    name: str
    gate: str
    applied: Callable[[bytes], bytes]


JAVASCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
LAUNCH = Dictionary(S=Name.Launch, F=String("cmd.exe"))
FAR_BOX = Dictionary(O=Name.Layout, BBox=Array([50, 50, 40, 40]))
WIDE = Dictionary(O=Name.Table, ColSpan=5, Scope=Name.Row)

BREAKAGES = (
    # the document as a whole
    Breakage("not marked", "ua1", without(root, "/MarkInfo")),
    Breakage(
        "suspect",
        "ua1",
        given(root, "/MarkInfo", Dictionary(Marked=True, Suspects=True)),
    ),
    Breakage("no structure", "ua1", without(root, "/StructTreeRoot")),
    Breakage("no language", "ua1", without(root, "/Lang")),
    Breakage("no language at all", "2a", given(root, "/Lang", String("??"))),
    Breakage(
        "wrong language", "languages_are_named", given(root, "/Lang", String("fr"))
    ),
    Breakage("title not shown", "ua1", without(root, "/ViewerPreferences")),
    Breakage(
        "title shown no more",
        "the_title_is_shown",
        given(root, "/ViewerPreferences", Dictionary(DisplayDocTitle=False)),
    ),
    Breakage("no XMP", "2a", without(root, "/Metadata")),
    Breakage("no pdfuaid", "ua1", metadata("<pdfuaid:part>1</pdfuaid:part>", "")),
    Breakage(
        "wrong pdfuaid",
        "ua1",
        metadata("<pdfuaid:part>1</pdfuaid:part>", "<pdfuaid:part>9</pdfuaid:part>"),
    ),
    Breakage("no pdfaid", "2a", metadata("<pdfaid:part>.*</pdfaid:conformance>", "")),
    Breakage(
        "wrong pdfaid",
        "2a",
        metadata("<pdfaid:part>2</pdfaid", "<pdfaid:part>7</pdfaid"),
    ),
    Breakage(
        "no extension schema",
        "2a",
        metadata(
            '<rdf:Description rdf:about=""\n xmlns:pdfaExt.*?</rdf:Description>', ""
        ),
    ),
    Breakage("broken XMP", "2a", metadata("</rdf:RDF>", "")),
    Breakage("no title in XMP", "ua1", metadata("<dc:title>.*</dc:title>", "")),
    Breakage(
        "another title in XMP",
        "the_title_is_shown",
        metadata('(<dc:title>.*?"x-default">)[^<]*', r"\1Other"),
    ),
    Breakage("no output intent", "2a", without(root, "/OutputIntents")),
    Breakage("JavaScript", "2a", given(root, "/OpenAction", JAVASCRIPT)),
    Breakage("an action that launches", "2a", given(root, "/OpenAction", LAUNCH)),
    Breakage("an attachment", "2a", attachment),
    Breakage("an XFA form", "2a", form),
    Breakage("bookmarks lost", "bookmarks_are_the_headings", bookmarks),
    Breakage("another bookmark", "bookmarks_are_the_headings", other_bookmark),
    # words
    Breakage("hyphens that stay", "all_is_said_in_order", hard_hyphens),
    # figures
    Breakage("no alternative", "ua1", without(first("Figure"), "/Alt")),
    Breakage("empty alternative", "figures_are_told", alternative("")),
    Breakage("blank alternative", "figures_are_told", alternative(" ")),
    Breakage(
        "file name as alternative", "figures_are_told", alternative("chart-1.png")
    ),
    Breakage("caption as alternative", "figures_are_told", caption_as_alternative),
    Breakage(
        "figure without bounds", "figures_have_bounds", without(first("Figure"), "/A")
    ),
    Breakage(
        "bounds inside out",
        "figures_have_bounds",
        given(first("Figure"), "/A", FAR_BOX),
    ),
    Breakage("figure as text", "all_is_said_in_order", turned("Figure", "P")),
    Breakage("labels without words", "all_is_said_in_order", labels_in_figure),
    Breakage("labels before names", "all_is_said_in_order", labels_before_names),
    Breakage("labels of no table", "labels_of_charts_are_a_table", labels_lost),
    # what stands out
    Breakage("bold untagged", "what_stands_out_is_told", turned("Strong", "Span")),
    Breakage("stress untagged", "what_stands_out_is_told", turned("Em", "Span")),
    Breakage("code untagged", "what_stands_out_is_told", turned("Code", "Span")),
    Breakage(
        "a callout without container",
        "what_stands_apart_has_a_container",
        turned("Aside", "Div"),
    ),
    Breakage("roles that nobody knows", "ua1", without(tags, "/RoleMap")),
    Breakage("contents without caption", "all_is_said_in_order", contents_title),
    # headings
    Breakage("level left out", "ua1", turned("H2", "H3", all_of_them=True)),
    Breakage(
        "title a second level", "the_title_is_the_one_first_heading", turned("H1", "H2")
    ),
    Breakage("two titles", "the_title_is_the_one_first_heading", turned("H2", "H1")),
    Breakage(
        "headings as text",
        "headings_are_the_trees",
        turned("H2", "P", all_of_them=True),
    ),
    Breakage("text as heading", "headings_are_the_trees", turned("P", "H2")),
    Breakage("headings without level", "ua1", turned("H2", "H")),
    # tables
    Breakage("headers without scope", "tables_have_headers", scopes),
    Breakage(
        "headers as cells", "tables_have_headers", turned("TH", "TD", all_of_them=True)
    ),
    Breakage("row without cell", "tables_have_headers", cells),
    Breakage("cells outside a row", "ua1", turned("TR", "Div")),
    Breakage("caption as text", "all_is_said_in_order", turned("Caption", "P")),
    Breakage(
        "captions as text",
        "all_is_said_in_order",
        turned("Caption", "P", all_of_them=True),
    ),
    Breakage("a span too wide", "ua1", given(first("TH"), "/A", WIDE)),
    # lists
    Breakage("item outside a list", "ua1", turned("L", "Div")),
    Breakage("item without body", "ua1", turned("LBody", "P")),
    Breakage("label as text", "ua1", turned("Lbl", "P")),
    # fields to fill in
    Breakage(
        "fields as text", "fields_have_names", turned("Form", "P", all_of_them=True)
    ),
    Breakage("field without description", "fields_have_names", descriptions),
    Breakage("fields of one name", "fields_have_names", same_names),
    Breakage("field without kind", "fields_have_names", without(first("Form"), "/A")),
    Breakage(
        "lines to sign on as decoration",
        "all_is_said_in_order",
        painted(r"/Form <</MCID \d+>> BDC", "/Artifact BMC", count=0),
    ),
    # what pages repeat
    Breakage(
        "running line of no kind",
        "running_lines_are_told_apart",
        painted("/Subtype/(Header|Footer)/Attached", "/Attached"),
    ),
    Breakage(
        "header as footer",
        "running_lines_are_told_apart",
        painted("/Subtype/Header", "/Subtype/Footer"),
    ),
    Breakage(
        "footer attached to the top",
        "running_lines_are_told_apart",
        painted(r"/Attached\[/Bottom\]", "/Attached[/Top]"),
    ),
    # links, notes, languages
    Breakage("link without description", "ua1", without(first_link, "/Contents")),
    Breakage(
        "link with an empty description",
        "links_are_active",
        given(first_link, "/Contents", String("")),
    ),
    Breakage("link described by its address", "links_are_active", bare_address),
    Breakage("link without way back", "ua1", without(first_link, "/StructParent")),
    Breakage("link as passage", "ua1", turned("Link", "Span", all_of_them=True)),
    Breakage("link without annotation", "links_are_active", link_without_object),
    Breakage("annotation of no link", "ua1", annotation_of_no_link),
    Breakage("link that is not printed", "2a", given(first_link, "/F", 0)),
    Breakage("pages without tab order", "ua1", every_page("/Tabs")),
    Breakage("note without identifier", "ua1", without(first("Note"), "/ID")),
    Breakage("note without its words", "notes_say_what_they_are", note_without_words),
    Breakage("note that leads nowhere", "notes_lead_both_ways", note_without_way_back),
    Breakage("note as text", "notes_can_be_found", turned("Note", "Div")),
    Breakage(
        "passage without language",
        "languages_are_named",
        without(first("Span"), "/Lang"),
    ),
    Breakage(
        "language without region",
        "languages_are_named",
        given(root, "/Lang", String("en")),
    ),
    Breakage(
        "block without its language", "languages_are_named", without(spoken, "/Lang")
    ),
    Breakage(
        "passage in no language",
        "languages_are_named",
        given(first("Span"), "/Lang", String("French")),
    ),
    # reading
    Breakage("read backwards", "all_is_said_in_order", order),
    Breakage("two neighbours swapped", "all_is_said_in_order", neighbours),
    Breakage("an element lost", "all_is_said_in_order", lost),
    Breakage("content said twice", "all_is_said_in_order", twice),
    Breakage("unknown role", "ua1", turned("P", "Para")),
    Breakage("roles in a circle", "ua1", circular_role),
    Breakage("a standard role remapped", "ua1", remapped_role),
    Breakage("no way back", "content_is_owned", without(tags, "/ParentTree")),
    Breakage("empty way back", "content_is_owned", empty_way_back),
    Breakage("wrong way back", "content_is_owned", swapped_owners),
    Breakage(
        "page with another's way back",
        "content_is_owned",
        given(first_page, "/StructParents", 99),
    ),
    # painting
    Breakage("unmarked text", "ua1", painted(r"/P <</MCID \d+>> BDC", "/P BMC")),
    Breakage(
        "text as artifact",
        "all_is_said_in_order",
        painted(r"/P <</MCID \d+>> BDC", "/Artifact BMC"),
    ),
    Breakage(
        "all as artifact",
        "all_is_said_in_order",
        painted(r"/\w+ <</MCID \d+>> BDC", "/Artifact BMC", count=0),
    ),
    Breakage("unmarked decoration", "ua1", painted("/Artifact BMC", "/Foo BMC")),
    Breakage(
        "decoration in content",
        "all_painting_is_marked",
        painted(r"(/P <</MCID \d+>> BDC)", r"\1 /Artifact BMC 0 0 9 9 re f EMC"),
    ),
    Breakage(
        "content marked as another's", "content_is_owned", painted("/H2 <<", "/P <<")
    ),
    Breakage(
        "glyph that is not there", "codes_read_back", painted(r"(Tf )<", r"\1<00")
    ),
    Breakage("colours of a printer", "2a", painted(r"[\d. ]+ rg", "0 0 0 1 k")),
    Breakage("transparency in other colours", "2a", transparency),
    Breakage("unknown blending", "2a", blending),
    # fonts
    Breakage(
        "font not embedded",
        "fonts_are_embedded",
        without(lambda pdf: first_font(pdf).FontDescriptor, "/FontFile2"),
    ),
    Breakage("letters without meaning", "ua1", without(first_font, "/ToUnicode")),
    Breakage("letters of other meaning", "all_is_said_in_order", other_letters),
    Breakage("wrong widths", "2a", widths),
)

DAMAGES = (
    Damage("encrypted", "2a", encrypted),
    Damage("cut off", "qpdf", lambda data: data[:-400]),
    Damage("cut in half", "qpdf", lambda data: data[: len(data) // 2]),
    Damage(
        "a wrong table of objects", "qpdf", replaced(rb"(startxref\s+)", rb"\g<1>1")
    ),
    Damage(
        "a stream of wrong length",
        "qpdf",
        replaced(rb"/Length \d(\d+)", rb"/Length 1\1"),
    ),
    Damage("words before the file", "2a", lambda data: b"words " + data),
    Damage("words after the file", "2a", lambda data: data + b"words"),
    Damage("a version that is none", "2a", replaced(rb"%PDF-1.7", rb"%PDF-9.7")),
    Damage("no identifier", "2a", replaced(rb"/ID\s*\[", rb"/XD [")),
    Damage(
        "no line end after a stream", "2a", replaced(rb"\nendstream", rb" endstream")
    ),
)
