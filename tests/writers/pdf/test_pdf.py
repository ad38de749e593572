"""Whole documents, read back from real files."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.style import Look, contrast
from briefgen.style_file.page_design import SHIPPED
from briefgen.tree import (
    Block,
    Columns,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Link,
    Paragraph,
    Table,
)
from briefgen.writers import pdf
from briefgen.writers.pdf.layout.boxes import Blank, Fill, PlacedWords
from briefgen.writers.pdf.layout.forms import sign_off
from briefgen.writers.pdf.layout.header_and_footer import later_words
from briefgen.writers.pdf.layout.lay_out import lay_out
from briefgen.writers.pdf.layout.panels import column_rooms
from briefgen.writers.pdf.layout.tables import data_table
from tests.writers import sample_trees
from tests.writers.pdf import reading
from tests.writers.pdf.hard_cases import HARD, LONG, numbered_table
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph, text

SAMPLES = (
    sample_trees.factsheet,
    sample_trees.note,
    sample_trees.backgrounder,
    sample_trees.empty,
)


def written(*blocks: Block, layout: str = "note") -> bytes:
    return pdf.write(of_blocks(*blocks, layout=layout), look(layout))


# ---- the file ------------------------------------------------------------------------


@pytest.mark.parametrize("sample", SAMPLES)
def test_measuring_counts_the_pages_that_writing_makes(
    sample: Callable[[], Document],
) -> None:
    document = sample()
    extent = pdf.measure(document, look(document.layout))
    file = pdf.write(document, look(document.layout))
    assert extent.pages == len(reading.pages(file))


def test_equal_trees_give_equal_bytes_in_any_process() -> None:
    script = (
        "import hashlib; from briefgen.writers import pdf;"
        "from tests.writers import sample_trees; from tests.writers.pdf.looks import look;"
        "file = pdf.write(sample_trees.note(), look('note'));"
        "print(hashlib.sha256(file).hexdigest())"
    )
    settled = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **own},
            capture_output=True,
            check=True,
        ).stdout
        for own in (
            {"PYTHONHASHSEED": "1", "TZ": "America/Lima"},
            {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1000000000"},
        )
    }
    assert len(settled) == 1


def test_the_file_says_what_it_is() -> None:
    file = reading.opened(pdf.write(sample_trees.note(), look("note")))
    information = file.docinfo
    assert str(information["/Title"]).startswith("Advancing gender equality")
    assert str(information["/Author"]) == "Global Affairs Canada"
    assert str(information["/Keywords"]) == "APEC 2024, Peru, PROTECTED A"
    assert str(information["/Subject"]) == "Briefing note"
    assert str(information["/CreationDate"]) == "D:20241116000000+00'00'"
    assert str(file.Root.Lang) == "en-CA"
    assert file.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
    with file.open_metadata() as metadata:
        assert metadata["xmp:CreateDate"] == "2024-11-16T00:00:00+00:00"


def test_the_outline_holds_title_and_headings() -> None:
    file = reading.opened(pdf.write(sample_trees.backgrounder(), look("backgrounder")))
    with file.open_outline() as outline:
        (title,) = outline.root
        themes = [item.title for item in title.children]
        initiatives = [item.title for item in title.children[0].children]
    assert title.title.startswith("Canada strengthens")
    assert themes[0] == "Expanding trade and investment"
    assert len(themes) == 5
    assert len(initiatives) == 2


def test_only_the_look_s_family_is_embedded() -> None:
    file = reading.opened(pdf.write(sample_trees.note(), look("note")))
    names = {
        str(item.BaseFont)
        for page in file.pages
        for item in page.Resources.Font.values()
    }
    assert names
    assert all("LiberationSans" in name for name in names)


# ---- text ----------------------------------------------------------------------------


def test_a_note_is_read_in_order() -> None:
    words = reading.words(pdf.write(sample_trees.note(), look("note")))
    order = [
        "Global Affairs Canada",
        "PROTECTED A",
        "FOR DECISION",
        "Memorandum to the Minister",
        "two initiatives in Peru, $17.95 million",
        "Tracking number BPTS-00000 (illustrative)",
        "Issue Your approval",
        "new funding1 at the APEC",
        "• Unleashing Her Potential",
        "– Ayacucho",
        "Agreed Not agreed Please discuss",
        "1. The backgrounder",
        "1 Totals count new funding only",
        "Office Name Date Telephone",
        "Page 2 of 3",
        "Table 1. Initiatives under the theme",
        "Total $17,950,000",
        "Figure 1. The two initiatives",
        "Page 3 of 3",
    ]
    places = [words.find(each) for each in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_columns_are_read_one_after_the_other() -> None:
    words = reading.words(pdf.write(sample_trees.factsheet(), look("factsheet")))
    order = ("Potential: Empowering", "over 40,000 girls", "$8,950,000 over six years")
    places = [words.find(each) for each in order]
    assert 0 < places[0] < places[1] < places[2]


@settings(max_examples=30)
@given(st.text(st.characters(codec="cp1252", exclude_categories=["C"]), min_size=1))
def test_any_text_survives(words: str) -> None:
    document = of_blocks(paragraph(words), Table((text(words),), (), ("left",)))
    plain = replace(
        document,
        head=replace(document.head, kicker=(), title=(), subtitle=()),
        furniture=replace(document.furniture, organization="", page=""),
    )
    read = reading.words(pdf.write(plain, look("note")))
    assert "".join(read.split()) == "".join(words.split()) * 2


@pytest.mark.parametrize("glue", ["\u00a0", "\u202f", "\u2011"])
def test_no_break_characters_are_read_back(glue: str) -> None:
    page = reading.pages(written(paragraph(f"a{glue}b")))[0]
    assert f"a{glue}b" in page.text


# ---- layout --------------------------------------------------------------------------


def test_the_sample_factsheet_is_one_page() -> None:
    extent = pdf.measure(sample_trees.factsheet(), look("factsheet"))
    assert extent == pdf.Extent(1, 1, over=0.0, headings=(1, 1))


def test_the_annex_of_a_note_counts_in_no_promise() -> None:
    extent = pdf.measure(sample_trees.note(), look("note"))
    assert extent == pdf.Extent(
        3, 2, over=0.0, headings=(1, 1, 1, 1, 1, 3), sparse=True
    )


def test_what_a_promised_page_cannot_hold_is_measured() -> None:
    document = replace(of_blocks(*[paragraph(LONG)] * 4), pages=1)
    short = replace(document, body=document.body[:3])
    much, less = (pdf.measure(each, look("note")).over for each in (document, short))
    assert much > less > 0


def test_the_foot_of_a_factsheet_stands_at_the_foot_of_the_page() -> None:
    file = pdf.write(sample_trees.factsheet(), look("factsheet"))
    _, bottom, _, _ = reading.place(file, "Totals count new funding only.")
    assert look("factsheet").page.bottom < bottom < look("factsheet").page.bottom + 6


@pytest.mark.parametrize("layout", SHIPPED)
@pytest.mark.parametrize("deep", [60.0, 32.0, 0.0])
def test_a_marking_stands_above_and_below_every_page(layout: str, deep: float) -> None:
    blocks = [paragraph(LONG)] * 4
    document = sample_trees.marked(of_blocks(*blocks, layout=layout), "SECRET")
    page = replace(look(layout).page, top=deep, bottom=deep)
    file = pdf.write(document, replace(look(layout), page=page))
    assert len(reading.pages(file)) > 1
    for number, each in enumerate(reading.pages(file)):
        assert each.words.count("SECRET") == 2
        places = reading.places(file, "SECRET", number)
        assert sorted(top > 792 / 2 for *_, top in places) == [False, True]
    assert reading.spilled(file) == []


@pytest.mark.parametrize("layout", SHIPPED)
def test_a_marking_takes_no_room_from_the_text(layout: str) -> None:
    document = replace(of_blocks(*[paragraph(LONG)] * 4, layout=layout), pages=1)
    plain, marked = (
        pdf.measure(each, look(layout))
        for each in (document, sample_trees.marked(document))
    )
    assert plain == marked


def test_the_marking_of_a_factsheet_stands_right_below_its_foot() -> None:
    document = sample_trees.marked(sample_trees.factsheet(), "SECRET")
    file = pdf.write(document, look("factsheet"))
    _, foot, *_ = reading.place(file, "Totals count new funding only.")
    top = min(top for *_, top in reading.places(file, "SECRET"))
    assert 0 < foot - top < 10


def test_one_rule_stands_above_the_end_of_a_factsheet() -> None:
    marked = sample_trees.marked(sample_trees.factsheet())
    footless = replace(marked, furniture=replace(marked.furniture, foot=()))
    for document in (marked, footless):
        file = reading.opened(pdf.write(document, look("factsheet")))
        content = file.pages[0].Contents.read_bytes().decode("latin-1")
        assert len(re.findall(r"48\.000 \S+ 516\.000 -0\.500 re", content)) == 1


@pytest.mark.parametrize("name", sample_trees.MINISTRIES)
@pytest.mark.parametrize(
    "marking", ["", "EMBARGOED UNTIL 16 NOVEMBER 2024, 12:00 EST // PROTECTED B"]
)
def test_a_ministry_s_name_is_not_cut(name: str, marking: str) -> None:
    note = sample_trees.note()
    named = replace(note, furniture=replace(note.furniture, organization=name))
    file = pdf.write(sample_trees.marked(named, marking), look("note"))
    words = reading.words(file)
    assert name in words
    assert "…" not in words
    page, first = look("note").page, name.split(maxsplit=1)[0]
    left, bottom, _, top = reading.place(file, first)
    assert left == pytest.approx(page.left, abs=1)
    assert page.height - page.top < bottom
    assert top < page.height
    if marking:
        assert top < reading.place(file, marking)[1]
        assert reading.place(file, marking)[3] < page.height


def test_a_name_without_end_leaves_the_marking_its_place() -> None:
    document = sample_trees.marked(sample_trees.note(), "TOP SECRET // PROTECTED C")
    named = replace(document.furniture, organization="Ministry of the Long Name " * 40)
    file = pdf.write(replace(document, furniture=named), look("note"))
    _, _, right, top = reading.place(file, "…")
    _, bottom, *_ = reading.place(file, "TOP SECRET")
    assert right <= 612 - 72
    assert top < bottom


def test_the_head_of_a_factsheet_stands_on_a_band_of_the_height_it_declares() -> None:
    file = reading.opened(pdf.write(sample_trees.factsheet(), look("factsheet")))
    content = file.pages[0].Contents.read_bytes().decode("latin-1")
    head = look("factsheet").design.head
    assert f"0.000 {792 - head.masthead:.3f} 612.000 -{head.height:.3f}" in content


def test_the_paragraphs_of_a_foot_stand_beside_one_another_if_the_design_says_so() -> (
    None
):
    sheet = sample_trees.factsheet()
    lines = tuple(Paragraph(text(words)) for words in ("Alpha source", "Omega contact"))
    document = replace(sheet, furniture=replace(sheet.furniture, foot=lines))
    wide = look("factsheet")
    low = replace(wide.design, foot=replace(wide.design.foot, columns=(1,)))
    places = [
        [reading.place(pdf.write(document, each), word) for word in ("Alpha", "Omega")]
        for each in (wide, replace(wide, design=low))
    ]
    (left, right), (above, below) = places
    assert left[1] == pytest.approx(right[1], abs=0.5)
    assert left[2] < right[0]
    assert above[0] == pytest.approx(below[0], abs=0.5)
    assert below[1] < above[1]


def test_columns_of_a_factsheet_begin_at_one_height() -> None:
    file = pdf.write(sample_trees.factsheet(), look("factsheet"))
    left = reading.place(file, "Unleashing Her Potential:")
    right = reading.place(file, "Leadership – Peru")
    assert left[1] == pytest.approx(right[1], abs=0.5)
    assert left[2] < look("factsheet").page.width / 2 < right[0]


def test_columns_of_different_widths_stand_where_they_say() -> None:
    sides = tuple((Paragraph(text(side)),) for side in ("near", "area"))
    file = written(Columns(sides, (1, 2)), layout="factsheet")
    page = look("factsheet").page
    gap = look("factsheet").gutter
    left, right = (reading.place(file, side) for side in ("near", "area"))
    assert left[1] == pytest.approx(right[1], abs=0.5)
    third = page.left + (page.measure - gap) / 3
    assert right[0] == pytest.approx(third + gap, abs=0.5)


def tight(layout: str) -> Look:
    """Give a look with the spaces of a page that hardly fits."""
    chosen = look(layout)
    spaces = {name: space * 0.55 for name, space in chosen.spaces.items()}
    return replace(chosen, spaces=spaces)


def test_columns_stay_apart_on_a_page_that_hardly_fits() -> None:
    filled = tuple((Paragraph(text("m" * 400)),) for _ in range(3))
    document = sample_trees.of_blocks(Columns(filled), layout="factsheet")
    rooms = column_rooms(3, lay_out(document, tight("factsheet")).room)
    gaps = [right.x - left.x - left.width for left, right in pairwise(rooms)]
    assert gaps == [pytest.approx(14.0)] * 2


def test_a_line_to_sign_on_can_be_seen() -> None:
    style = look("note")
    room = lay_out(sample_trees.note(), style).room
    (_, row, *_) = sign_off(("Office", "Signature"), (text("Director"),), room)
    lines = [mark for mark in row.marks if isinstance(mark, Fill | Blank)]
    assert len(lines) == 2
    assert all(contrast(line.color, style.palette.paper) > 3 for line in lines)


def test_numbers_end_at_the_right_edge_of_their_column() -> None:
    file = written(numbered_table(11))
    edges = [reading.place(file, amount)[2] for amount in ("$9,000", "$10,000")]
    assert edges[0] == pytest.approx(edges[1], abs=0.5)


def test_figures_are_large_and_colours_stand_before_the_last_cells() -> None:
    rows = ((text("40,000"), text("girls")), (text("600"), text("leaders and others")))
    table = Table(
        (text("People"), text("Who")),
        rows,
        ("right", "left"),
        figures=True,
        marks=("#611685", ""),
    )
    style = look("dashboard")
    laid = lay_out(of_blocks(table, layout="dashboard"), style)
    marks = [mark for box in data_table(table, laid.room) for mark in box.marks]
    (fill,) = [each for each in marks if isinstance(each, Fill) and each.width < 5]
    assert fill.color == "#611685"
    file = pdf.write(of_blocks(table, layout="dashboard"), style)
    assert reading.place(file, "40,000")[2] < fill.x < reading.place(file, "girls")[0]
    sizes = {
        part.text: part.run.size
        for each in marks
        if isinstance(each, PlacedWords)
        for part in each.line.parts
    }
    assert sizes["40,000"] == sizes["600"] == style.text("table-figure").size
    assert sizes["girls"] == style.text("table").size < sizes["600"]


def test_a_table_over_pages_repeats_its_header_and_is_captioned_once() -> None:
    pages = reading.pages(written(numbered_table(100)))
    assert len(pages) > 2
    assert all("Initiative Amount" in page.words for page in pages)
    assert sum("Table 1. All of them" in page.words for page in pages) == 1


def test_totals_never_stand_alone_on_a_page() -> None:
    for rows in range(20, 60):
        last = reading.pages(written(numbered_table(rows, total=True)))[-1]
        assert f"Row {rows - 2}" in last.words


def test_no_heading_stands_at_the_foot_of_a_page() -> None:
    for lines in range(25, 50):
        blocks = [paragraph("A line.")] * lines
        file = written(*blocks, Heading(2, text("Here")), paragraph("Next to it."))
        page = next(page for page in reading.pages(file) if "Here" in page.words)
        assert "Here Next to it." in page.words


def test_no_line_of_a_paragraph_stands_alone() -> None:
    rows = tuple(f"line {number} {'x' * 82}" for number in range(4))
    for before in range(20, 45):
        file = written(*[paragraph("Text.")] * before, paragraph(" ".join(rows)))
        counts = [page.words.count("line ") for page in reading.pages(file)]
        assert 1 not in counts


def test_a_key_figure_shrinks_to_its_column() -> None:
    figures = tuple(
        KeyFigure(text(value), text("label"))
        for value in ("$17,950,000.25", "2", "3", "4")
    )
    left, _, right, _ = reading.place(written(KeyFigures(figures)), "$17,950,000.25")
    assert right - left < look("note").page.measure / 4


def test_a_long_key_figure_has_the_width_that_it_needs_in_a_row() -> None:
    values = ("Can$367.51\u00a0million and €2\u00a0million", "40", "12")
    file = written(KeyFigures(tuple(KeyFigure(text(each), ()) for each in values)))
    places = [reading.place(file, each) for each in values]
    assert max(each[1] for each in places) - min(each[1] for each in places) < 3
    assert places[1][0] - places[0][0] > 2 * (places[2][0] - places[1][0])
    assert places[0][2] < places[1][0]


def test_a_key_figure_too_wide_for_a_row_has_one_of_its_own() -> None:
    values = (
        "Can$367.51\u00a0million at most and €2\u00a0million and £3\u00a0million at least",
        "40",
        "12",
        "2026–32",
    )
    file = written(KeyFigures(tuple(KeyFigure(text(each), ()) for each in values)))
    wide, *others = (reading.place(file, each)[1] for each in values)
    assert max(others) - min(others) < 1
    assert wide > max(others) + 10


def test_a_wide_figure_is_scaled_to_the_measure() -> None:
    figure = sample_trees.figure()
    drawing = replace(figure.drawing, width=1024.0)
    file = reading.opened(written(replace(figure, drawing=drawing)))
    (node,) = (node for node in reading.nodes(file) if node.role == "Figure")
    box = [float(edge) for edge in node.dictionary.A[0].BBox]
    page = look("note").page
    assert (box[0], box[2]) == (page.left, page.width - page.right)


def test_a_factsheet_titles_its_figures_by_what_they_find() -> None:
    assert "Figure 1" not in reading.words(
        written(sample_trees.figure(), layout="factsheet")
    )


def test_a_long_link_is_active_on_each_of_its_lines() -> None:
    link = Link(text("a long link " * 20), "https://example.org/é?a=b c")
    file = reading.opened(written(Paragraph((link,))))
    annotations = file.pages[0].Annots
    assert len(annotations) == 3
    assert str(annotations[0].A.URI) == "https://example.org/%C3%A9?a=b%20c"


def test_a_link_in_a_header_is_active_on_each_page_and_one_link() -> None:
    table = numbered_table(100)
    linked = (Link(text("Initiative"), "https://example.org/"),)
    file = written(replace(table, head=(linked, *table.head[1:])))
    pages = reading.pages(file)
    assert len(pages) > 2
    assert all("Initiative Amount" in page.words for page in pages)
    links = [len(page.get("/Annots", [])) for page in reading.opened(file).pages]
    assert links == [1] * len(pages)
    roles = [node.role for node in reading.nodes(reading.opened(file))]
    assert roles.count("Link") == 1


def test_a_running_title_too_long_for_its_line_is_cut_with_an_ellipsis() -> None:
    document = of_blocks(paragraph("x"))
    furniture = replace(document.furniture, running_title="A long title " * 30)
    words = reading.words(
        pdf.write(replace(document, furniture=furniture), look("note"))
    )
    assert "… Page 1 of 1" in words


# ---- every tree is written -----------------------------------------------------------


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("layout", SHIPPED)
def test_every_tree_is_written_and_stays_on_its_pages(name: str, layout: str) -> None:
    file = written(*HARD[name], layout=layout)
    assert reading.spilled(file) == []


@pytest.mark.parametrize("layout", SHIPPED)
def test_columns_higher_than_a_page_lose_no_word(layout: str) -> None:
    words = reading.words(written(*HARD["columns higher than a page"], layout=layout))
    assert words.count("Lima.") == 90


# ---- the formats' judge --------------------------------------------------------------


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_are_accessible_and_archival(
    sample: Callable[[], Document], profile: str
) -> None:
    document = sample()
    file = pdf.write(document, look(document.layout))
    assert reading.failures(file, profile) == []


def test_the_judge_refuses_a_figure_without_alternative_text() -> None:
    figure = replace(sample_trees.figure(), alternative="", description="", finding=())
    (failure,) = reading.failures(written(figure), "ua1")
    assert "Figure" in failure


def test_pages_after_the_first_say_above_what_they_belong_to() -> None:
    note = sample_trees.note()
    room = look("note")
    title = note.furniture.running_title
    assert later_words(note, room, 2, 3) == title, "its foot has the number"
    bare = replace(note, furniture=replace(note.furniture, marking=""))
    assert later_words(bare, room, 2, 3) == "", "its foot has the title, too"
    sheet = sample_trees.factsheet()
    pages = replace(
        sheet.furniture, running_title="Water", page="Page {page} of {pages}"
    )
    words = later_words(replace(sheet, furniture=pages), look("factsheet"), 2, 3)
    assert words == "Water · Page 2 of 3"
