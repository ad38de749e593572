"""What a PDF tells assistive technology."""

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from briefgen.tree import (
    Block,
    Blocks,
    BulletList,
    Columns,
    CrossReference,
    Document,
    Heading,
    LanguageSpan,
    Link,
    Paragraph,
    Table,
    Text,
)
from briefgen.writers import pdf
from briefgen.writers.pdf.layout.runs import leading
from tests.writers import sample_trees
from tests.writers.pdf import reading
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph, text


def opened(*blocks: Block) -> pikepdf.Pdf:
    return reading.opened(pdf.write(of_blocks(*blocks), look("note")))


def having(file: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [node.dictionary for node in reading.nodes(file) if node.role == role]


@pytest.mark.parametrize(
    "sample", [sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder]
)
def test_the_structure_is_as_known(
    sample: Callable[[], Document], golden: Callable[[str, str], None]
) -> None:
    document = sample()
    file = reading.opened(pdf.write(document, look(document.layout)))
    rows = "\n".join(reading.roles(file))
    golden(f"pdf/{document.layout}.structure", f"{rows}\n")


def test_all_that_is_drawn_is_marked() -> None:
    file = reading.opened(pdf.write(sample_trees.note(), look("note")))
    painting = {"Tj", "TJ", "f", "S", "B"}
    for page in file.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += operator in {"BDC", "BMC"}
            depth -= operator == "EMC"
            assert depth <= 1
            assert depth == 1 or operator not in painting
        assert depth == 0


def test_a_paragraph_over_several_pages_is_one_element() -> None:
    file = opened(paragraph("Words that go on and on. " * 600))
    long = max(having(file, "P"), key=lambda node: len(node.K))
    pages = {kid.Pg.objgen for kid in long.K if isinstance(kid, pikepdf.Dictionary)}
    assert len(pages | {long.Pg.objgen}) == len(file.pages) > 2


def test_repeated_headers_are_no_content() -> None:
    rows = tuple((text(f"Row {row}"),) for row in range(100))
    file = opened(Table((text("Head"),), rows, ("left",)))
    columns = [cell for cell in having(file, "TH") if str(cell.A[0].Scope) == "/Column"]
    assert len(file.pages) > 2
    assert len(columns) == 1
    assert len(having(file, "TR")) == 101


def test_empty_cells_count() -> None:
    file = opened(
        Table((text("A"), text("B")), ((text("a"), ()), ((), ())), ("left",) * 2)
    )
    assert len(having(file, "TD")) == 3


def test_a_figure_has_its_alternative_and_bounds() -> None:
    file = opened(sample_trees.figure())
    (figure,) = having(file, "Figure")
    page = look("note").page
    assert str(figure.Alt).startswith("Bar chart of new funding")
    left, bottom, right, top = (float(edge) for edge in figure.A[0].BBox)
    assert (left, right) == (page.left, page.width - page.right)
    assert 0 < bottom < top < 792


def test_a_passage_in_another_language_says_so() -> None:
    words = Text("She said "), LanguageSpan(text("Bonjour"), "fr-CA")
    file = opened(Paragraph(words))
    (span,) = having(file, "Span")
    assert str(span.Lang) == "fr-CA"


@pytest.mark.parametrize(
    ("block", "role"),
    [
        (Paragraph((LanguageSpan(text("Bonjour"), "fr"),)), "P"),
        (Heading(2, (LanguageSpan(text("Bonjour"), "fr"),)), "H2"),
        (
            Table(
                (text("Name"),), (((LanguageSpan(text("Agua"), "fr"),),),), ("left",)
            ),
            "TH",
        ),
    ],
)
def test_what_is_as_a_whole_in_another_language_says_so_itself(
    block: Block, role: str
) -> None:
    file = opened(block)
    (said,) = (each for each in having(file, role) if "/Lang" in each)
    assert (str(said.Lang), having(file, "Span")) == ("fr", [])


def test_a_link_over_two_lines_is_one_element_with_two_annotations() -> None:
    file = opened(Paragraph((Link(text("far away " * 15), "https://example.org"),)))
    (link,) = having(file, "Link")
    objects = [kid for kid in link.K if isinstance(kid, pikepdf.Dictionary)]
    assert [str(kid.Type) for kid in objects] == ["/OBJR", "/OBJR"]
    described = str(objects[0].Obj.Contents)
    assert described == f"{('far away ' * 15).strip()} (example.org)"


@pytest.mark.parametrize(
    ("words", "url", "described"),
    [
        ("the news", "https://www.example.org/a?b=1", "the news (example.org)"),
        ("news at example.org", "https://example.org/a", "news at example.org"),
        ("", "https://example.org/a", "example.org"),
        ("write to us", "mailto:b%20c@example.org", "write to us (b c@example.org)"),
        ("a@example.org", "mailto:a@example.org", "a@example.org"),
    ],
)
def test_a_link_says_in_words_where_it_leads(
    words: str, url: str, described: str
) -> None:
    assert leading(words, url) == described


def test_contents_are_lists_of_links_to_the_headings() -> None:
    file = opened(*sample_trees.with_contents().body)
    lists = having(file, "TOC")
    assert [len(each.K) for each in lists] == [5, 1]
    assert [str(each.S) for each in lists[0].K][:2] == ["/Caption", "/TOCI"]
    links = having(file, "Link")
    annotations = [link.K[-1].Obj for link in links]
    assert [str(each.Contents) for each in annotations][:2] == ["Issue", "Risks"]
    pages = [page.obj.objgen for page in file.pages]
    shown = [pages.index(each.Dest[0].objgen) for each in annotations]
    assert shown == [0, 0, 0, 1]


def test_lists_of_figures_and_tables_lead_to_them() -> None:
    document = sample_trees.with_lists()
    file = reading.opened(pdf.write(document, look("note")))
    assert [len(each.K) for each in having(file, "TOC")] == [2, 2]  # with their titles
    links = [link.K[-1].Obj for link in having(file, "Link")]
    said = [str(each.Contents) for each in links]
    assert [words.split(".")[0] for words in said] == ["Figure\u00a01", "Table\u00a01"]
    heights = [float(each.Dest[3]) for each in links]
    lists = [float(link.Rect[1]) for link in links]
    assert min(lists) > heights[0] > heights[1]
    assert pdf.measure(document, look("note")).goals.keys() >= {"table 1"}


def test_an_index_leads_to_where_names_stand() -> None:
    document = sample_trees.with_index()
    file = reading.opened(pdf.write(document, look("note")))
    (whole,) = having(file, "Index")
    items = having(file, "LI")[-2:]
    bodies = having(file, "P")[-2:]
    assert str(whole.K[0].S) == "/L"
    assert len(items) == 2
    assert (str(bodies[0].Lang), "/Lang" in bodies[1]) == ("es", False)
    links = [link.K[-1].Obj for link in having(file, "Link")][-3:]
    said = [str(each.Contents) for each in links]
    assert said == ["Pozos, 1", "Pozos, 2", "Wells, 1"]
    pages = [page.obj.objgen for page in file.pages]
    assert [pages.index(each.Dest[0].objgen) for each in links] == [0, 1, 0]
    goals = pdf.measure(document, look("note")).goals
    assert {name: page for name, page in goals.items() if name[:4] == "part"} == {
        "partners 1": 1,
        "partners 2": 1,
        "partners 3": 2,
    }


def test_references_lead_to_the_first_thing_of_their_name() -> None:
    document = sample_trees.with_references()
    file = reading.opened(pdf.write(document, look("note")))
    links = [link.K[-1].Obj for link in having(file, "Link")]
    links = [link for link in links if str(link.Contents) != "1"]  # of the note
    said = [str(each.Contents) for each in links]
    assert said == [
        "Table\u00a01",
        "the chart of both",
        "What is at risk",
        "Figure\u00a01",
    ]
    pages = [page.obj.objgen for page in file.pages]
    shown = [pages.index(each.Dest[0].objgen) for each in links]
    heights = [float(each.Dest[3]) for each in links]
    assert shown == [0, 0, 0, 0]
    assert heights[1] == heights[3]
    assert heights[2] > heights[0] > heights[1]


def test_a_cited_number_looks_like_the_words_around_it() -> None:
    cited, own = (
        CrossReference(text("Table"), "t", cited=True),
        CrossReference(text("all"), "t"),
    )
    table = Table((text("A"),), ((text("a"),),), ("left",), text("C"), name="t")
    files = [opened(Paragraph((each,)), table) for each in (cited, own)]
    fills = [
        [str(each.operator) for each in pikepdf.parse_content_stream(file.pages[0])]
        for file in files
    ]
    assert [drawn.count("f") for drawn in fills] == [3, 4]


def test_no_level_of_heading_is_skipped() -> None:
    file = opened(Heading(4, text("a")), Heading(4, text("b")), Heading(2, text("c")))
    roles = [node.role for node in reading.nodes(file) if node.role[0] == "H"]
    assert roles == ["H1", "H2", "H3", "H2"]


def test_a_document_without_title_begins_at_the_first_level() -> None:
    empty = sample_trees.empty()
    document = Document(
        layout="note",
        accent=empty.accent,
        properties=empty.properties,
        head=empty.head,
        body=(Heading(3, text("a")),),
        furniture=empty.furniture,
    )
    file = reading.opened(pdf.write(document, look("note")))
    assert len(having(file, "H1")) == 1


def test_footnotes_are_notes_that_can_be_found() -> None:
    file = reading.opened(pdf.write(sample_trees.note(), look("note")))
    (note,) = having(file, "Note")
    (name, found) = file.Root.StructTreeRoot.IDTree.Names
    assert str(name) == str(note.ID) == "note-1"
    assert found.objgen == note.objgen


def test_columns_that_a_page_divides_are_read_one_after_the_other() -> None:
    told = Paragraph((*text("Words "), Link(text("on the web"), "https://example.org")))
    sheets: tuple[Blocks, ...] = tuple(
        (Heading(2, text(name)), *(told for _ in range(15)), BulletList(((told,),) * 5))
        for name in ("Marshes", "Dunes")
    )
    whole, divided = (
        opened(*(paragraph("Above.") for _ in range(count)), Columns(sheets))
        for count in (1, 16)
    )
    assert (len(whole.pages), len(divided.pages)) == (1, 2)
    known, read = ("|".join(reading.roles(file)) for file in (whole, divided))
    assert known.count("H2") == 2
    assert read.partition("H2")[2] == known.partition("H2")[2]


def test_links_that_pages_repeat_work_on_each_and_are_said_once() -> None:
    note = Paragraph((Text("See "), Link(text("the source"), "https://a.example/")))
    head = ((Link(text("Row"), "https://b.example/"),), text("Amount"))
    rows = tuple((text(f"Row {row}"), text("1")) for row in range(120))
    table = Table(head, rows, ("left", "right"))
    document = of_blocks(table, layout="factsheet")
    furniture = replace(document.furniture, foot=(note,))
    written = pdf.write(replace(document, furniture=furniture), look("factsheet"))
    assert reading.failures(written, "ua1") == reading.failures(written, "2a") == []
    file = reading.opened(written)
    assert len(file.pages) > 2
    for page in file.pages:
        told = [str(each.A.URI) for each in page.Annots]
        assert sorted(told) == ["https://a.example/", "https://b.example/"]
    links = having(file, "Link")
    assert len(links) == 2
    for link in links:
        areas = [kid for kid in link.K if isinstance(kid, pikepdf.Dictionary)]
        assert len(link.K) - len(areas) == 1, "its words are content once"
        shown = [(each.Pg if "/Pg" in each else link.Pg).objgen for each in areas]
        assert sorted(shown) == sorted(page.objgen for page in file.pages)
        assert all(each.Type == "/OBJR" for each in areas)
