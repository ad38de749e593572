from dataclasses import replace

import pytest
from lxml import etree

from briefgen.style import contrast
from briefgen.tree import (
    Annex,
    Callout,
    Columns,
    Decision,
    Detail,
    Details,
    KeyFigure,
    KeyFigures,
    OrderedList,
    SignOff,
    Table,
)
from briefgen.writers.docx import write
from briefgen.writers.docx.parts.markup import W
from tests.writers import sample_trees
from tests.writers.docx.opened import (
    body,
    found,
    look,
    of_blocks,
    paragraphs,
    values,
    words,
    written,
)
from tests.writers.docx.templates import french, opened
from tests.writers.sample_trees import paragraph, text

TABLE = Table(
    head=(text("Initiative"), text("Funding")),
    rows=((text("Puna"), text("$9.2")), (text("Total"), text("$9.2"))),
    columns=("left", "right"),
    caption=text("Funding by initiative"),
    total=True,
)


def test_a_table_repeats_its_header_and_breaks_no_row() -> None:
    root = of_blocks(TABLE)
    assert [len(found(row, "w:trPr/w:tblHeader")) for row in found(root, "//w:tr")] == [
        1,
        0,
        0,
    ]
    assert len(found(root, "//w:tr/w:trPr/w:cantSplit")) == 3
    assert values(root, "//w:tblCaption/@w:val") == ["Funding by initiative"]


def test_numbers_stand_right_and_totals_are_bold() -> None:
    root = of_blocks(TABLE)
    assert [style for style, _ in paragraphs(found(root, "//w:tbl")[0])] == [
        "TableHead",
        "TableHead",
        "TableText",
        "TableText",
        "TableTotal",
        "TableTotal",
    ]
    assert len(found(root, "//w:tc[2]/w:p/w:pPr/w:jc[@w:val='right']")) == 3
    assert not found(root, "//w:tc[1]/w:p/w:pPr/w:jc")


def test_figures_are_large_and_colours_stand_before_the_last_cells() -> None:
    root = of_blocks(
        replace(TABLE, total=False, figures=True, marks=("#611685", "")),
    )
    assert [style for style, _ in paragraphs(found(root, "//w:tbl")[0])] == [
        *("TableHead", "TableHead"),
        *("TableFigure", "TableText"),
        *("TableFigure", "TableText"),
    ]
    (left,) = found(root, "//w:tcBorders/w:left")
    assert left.get(f"{{{W}}}color") == "611685"
    (row,) = found(root, "//w:tr[w:tc/w:tcPr/w:tcBorders]")
    assert not found(row, "w:tc[1]/w:tcPr/w:tcBorders")
    assert len(found(root, "//w:vAlign[@w:val='center']")) == 4


def test_captions_are_numbered_by_word() -> None:
    root = of_blocks(TABLE, sample_trees.figure(), TABLE)
    captions = [said for style, said in paragraphs(root) if style == "Caption"]
    assert captions == [
        "Table\xa01. Funding by initiative",
        "Figure\xa01. The two initiatives receive nearly equal shares",
        "Table\xa02. Funding by initiative",
    ]
    assert values(root, "//w:instrText/text()") == [
        " SEQ Table \\* ARABIC ",
        " SEQ Figure \\* ARABIC ",
        " SEQ Table \\* ARABIC ",
    ]


def test_a_table_without_a_caption_is_named_by_its_head() -> None:
    root = of_blocks(Table(TABLE.head, TABLE.rows, TABLE.columns))
    assert values(root, "//w:tblCaption/@w:val") == ["Initiative, Funding"]
    assert not [style for style, _ in paragraphs(root) if style == "Caption"]


def test_a_table_with_a_caption_tells_its_columns_too() -> None:
    assert values(of_blocks(TABLE), "//w:tblDescription/@w:val") == [
        "Initiative, Funding"
    ]
    bare = of_blocks(Table(TABLE.head, TABLE.rows, TABLE.columns))
    assert not found(bare, "//w:tblDescription")


@pytest.mark.parametrize(
    ("block", "look_of"),
    [(TABLE, "06E0"), (SignOff(("Office", "Date"), (text("Unit"),)), "06A0")],
)
def test_first_row_and_first_column_are_headers(
    block: Table | SignOff, look_of: str
) -> None:
    (told,) = found(of_blocks(block), "//w:tblLook")
    assert values(told, "@w:firstRow | @w:firstColumn") == ["1", "1"]
    assert values(told, "@w:val") == [look_of]


def test_a_ragged_table_is_squared_and_an_empty_one_left_out() -> None:
    root = of_blocks(Table((text("a"),), ((text("b"), text("c")),), ()))
    assert [len(found(row, "w:tc")) for row in found(root, "//w:tr")] == [2, 2]
    assert not found(of_blocks(Table((), (), ())), "//w:tbl")


def test_columns_of_text_fill_the_room_and_those_of_numbers_stay_narrow() -> None:
    root = of_blocks(Table(TABLE.head, TABLE.rows, ("left", "right")))
    first, last = (int(width) / 20 for width in values(root, "//w:gridCol/@w:w"))
    assert first + last == pytest.approx(look("note").page.measure, abs=0.1)
    assert last < 100


def test_choices_that_fill_several_lines_are_below_one_another() -> None:
    choices = tuple(f"Choice {number}" for number in range(10, 40))
    root = of_blocks(Decision((), choices))
    lines = found(root, "//w:p[w:pPr/w:pStyle/@w:val='Choice']")
    assert "".join(words(line) for line in lines).count("\N{BALLOT BOX}") == 30
    size = look("note").text("choice").size
    wide = look("note").faces.face().width("Choice 29", size)
    firsts = set()
    for line in lines:
        stops = [int(stop) / 20 for stop in values(line, "w:pPr/w:tabs/w:tab/@w:pos")]
        assert len(stops) == words(line).count("\t") == len(found(line, ".//w:sdt")) - 1
        assert all(stop + wide < look("note").page.measure for stop in stops)
        firsts.add(stops[0])
    assert 4 < len(lines) < 8
    assert len(firsts) == 1


def test_a_figure_tells_what_it_shows_and_has_a_picture_for_every_program() -> None:
    figure = sample_trees.figure()
    document = sample_trees.of_blocks(figure)
    root = body(document)
    told = f"{figure.alternative} {figure.description}"
    assert values(root, "//wp:docPr/@descr") == [told]
    assert len(found(root, "//a:blip//*[local-name()='svgBlip']")) == 1
    files = written(document)
    assert files["word/media/figure1.png"].startswith(b"\x89PNG")
    assert b"<svg" in files["word/media/figure1.svg"]


def test_a_figure_wider_than_the_page_shrinks_in_proportion() -> None:
    (extent,) = found(of_blocks(sample_trees.figure()), "//wp:extent")
    wide, high = int(extent.get("cx", "")), int(extent.get("cy", ""))
    assert wide == 480 * 12700
    assert abs(wide / high - 512 / 52) < 0.001


def test_a_figure_of_a_factsheet_has_no_number() -> None:
    told = paragraphs(of_blocks(sample_trees.figure(), layout="factsheet"))
    assert ("Finding", "The two initiatives receive nearly equal shares") in told


def test_two_figures_share_no_id() -> None:
    root = of_blocks(sample_trees.figure(), sample_trees.figure())
    assert values(root, "//wp:docPr/@id") == ["1", "2"]


def test_key_figures_stand_in_columns_of_one_section() -> None:
    root = of_blocks(sample_trees.key_figures(), paragraph("after"))
    assert values(root, "//w:p//w:sectPr/w:cols/@w:num") == ["4"]
    assert len(found(root, "//w:br[@w:type='column']")) == 3
    assert paragraphs(root)[3:5] == [
        ("KeyFigure", "$17.95\u00a0million"),
        ("KeyLabel", "new funding"),
    ]
    assert values(root, "//w:sectPr/w:type/@w:val") == ["continuous"] * 2


def test_columns_stay_apart_on_a_page_that_hardly_fits() -> None:
    chosen = look("note")
    tight = {name: space * 0.55 for name, space in chosen.spaces.items()}
    columns = Columns(((paragraph("a"),), (paragraph("b"),)))
    figures = sample_trees.key_figures()
    document = sample_trees.of_blocks(columns, paragraph("c"), figures)
    files = opened(write(document, replace(chosen, spaces=tight)))
    gaps = values(
        etree.fromstring(files["word/document.xml"]), "//w:cols[@w:num]/@w:space"
    )
    assert gaps == ["280", "280"]


def test_a_key_figure_too_wide_for_its_column_makes_all_of_its_row_smaller() -> None:
    figures = [KeyFigure(text(value), text("")) for value in ("1", "9" * 16, "2")]
    sizes = values(of_blocks(KeyFigures(tuple(figures))), "//w:r/w:rPr/w:sz/@w:val")
    assert len(set(sizes)) == 1
    assert 24 <= int(sizes[0]) < 38


def test_a_long_key_figure_has_the_width_that_it_needs_in_a_row() -> None:
    figures = [KeyFigure(text(value), text("")) for value in ("9" * 24, "1", "2")]
    root = of_blocks(KeyFigures(tuple(figures)), paragraph("below"))
    assert values(root, "//w:p/w:pPr/w:sectPr/w:cols/@w:num") == ["3"]
    widths = [int(each) for each in values(root, "//w:cols/w:col/@w:w")]
    assert widths[0] > 2 * widths[1]
    assert widths[1] == pytest.approx(widths[2], abs=1)
    assert values(root, "//w:r[w:t='1']/w:rPr/w:sz/@w:val") == []


def test_a_key_figure_too_wide_for_a_row_has_one_of_its_own() -> None:
    figures = [KeyFigure(text(value), text("")) for value in ("9" * 60, "1", "2")]
    root = of_blocks(KeyFigures(tuple(figures)), paragraph("below"))
    assert values(root, "//w:p/w:pPr/w:sectPr/w:cols/@w:num") == ["2"]
    assert values(root, "//w:r[w:t='1']/w:rPr/w:sz/@w:val") == []


def test_a_body_that_ends_in_columns_has_no_empty_line_behind_them() -> None:
    root = of_blocks(Columns(((paragraph("a"),), (paragraph("b"),))))
    above = ["", ""]  # what leaves room above the columns
    assert [said for _, said in paragraphs(root)[3:]] == [*above, "a", "b"]
    assert values(root, "//w:body/w:sectPr/w:cols/@w:num") == ["2"]


def test_columns_of_different_widths_share_the_width_as_they_say() -> None:
    root = of_blocks(Columns(((paragraph("a"),), (paragraph("b"),)), (1, 2)))
    cols = found(root, "//w:cols[@w:num='2']")
    assert [each.get(f"{{{W}}}equalWidth") for each in cols] == ["0"]
    widths = [int(each) for each in values(root, "//w:cols/w:col/@w:w")]
    spaces = values(root, "//w:cols/w:col/@w:space")
    assert widths[1] == pytest.approx(2 * widths[0], abs=2)
    assert sum(widths) + int(spaces[0]) == pytest.approx(480 * 20, abs=2)
    assert spaces[1] == "0"


def test_columns_of_which_one_is_too_narrow_stand_below_one_another() -> None:
    root = of_blocks(Columns(((paragraph("a"),), (paragraph("b"),)), (1, 9)))
    assert not found(root, "//w:br[@w:type='column']")
    assert [said for _, said in paragraphs(root)[3:]] == ["a", "b"]


def test_columns_of_columns_stand_below_one_another() -> None:
    inner = Columns(((paragraph("b"),), (paragraph("c"),)))
    root = of_blocks(Columns(((paragraph("a"), inner), (paragraph("d"),))))
    above = ["", ""]
    assert [said for _, said in paragraphs(root)[3:]] == [*above, "a", "b", "c", "d"]
    assert values(root, "//w:sectPr/w:cols/@w:num") == ["2"]


def test_key_figures_in_a_callout_stand_below_one_another() -> None:
    root = of_blocks(Callout((sample_trees.key_figures(),)))
    assert not found(root, "//w:br[@w:type='column']")
    assert [style for style, _ in paragraphs(root)[3:]] == ["KeyFigure", "KeyLabel"] * 4


def test_many_key_figures_stand_in_rows() -> None:
    figures = tuple(KeyFigure(text(str(number)), text("")) for number in range(7))
    root = of_blocks(KeyFigures(figures))
    assert values(root, "//w:sectPr/w:cols/@w:num") == ["3", "4"]


def test_a_column_that_begins_or_ends_with_a_table_holds_it() -> None:
    root = of_blocks(Columns(((TABLE,), (TABLE,))))
    assert len(found(root, "//w:tbl")) == 2
    assert len(found(root, "//w:br[@w:type='column']")) == 1


def test_choices_are_boxes_to_tick() -> None:
    root = of_blocks(Decision((paragraph("Approve."),), ("Agreed", "Not agreed")))
    assert values(root, "//w:sdt/w:sdtPr/w:alias/@w:val") == [
        "Agreed: Approve.",
        "Not agreed: Approve.",
    ]
    assert values(root, "//w14:checkbox/w14:checked/@w14:val") == ["0", "0"]
    assert len(set(values(root, "//w:sdt/w:sdtPr/w:id/@w:val"))) == 2
    assert paragraphs(root)[3:] == [
        ("Decision", "Approve."),
        ("Choice", "☐\u00a0Agreed\t☐\u00a0Not agreed"),
    ]


def test_a_value_stands_beside_the_first_line_of_a_label_that_needs_several() -> None:
    label = "A label that is much longer than any record has room for beside a value"
    rows = (Detail(text(label), text("today")), Detail(text("No."), text("7")))
    root = of_blocks(Details(rows))
    assert [words(cell) for cell in found(root, "//w:tc")] == [
        label,
        "today",
        "No.",
        "7",
    ]
    (named,) = values(root, "//w:tbl/w:tblPr/w:tblCaption/@w:val")
    assert named == f"{label}; No."
    assert not found(root, "//w:tblHeader"), "a record has no header row"
    assert values(root, "//w:tblLook/@w:firstColumn") == ["1"]


def test_a_word_longer_than_its_line_begins_beside_its_label() -> None:
    """After a tab it would begin another line, in a page that has no room for one."""
    long = "Interorganisationsentwicklungsfinanzierungsgesellschaft" * 3
    root = of_blocks(Details((Detail(text("Partner"), text(f"With {long}")),)))
    assert [words(cell) for cell in found(root, "//w:tc")] == [
        "Partner",
        f"With {long}",
    ]
    assert not found(root, "//w:tc//w:tab")


def test_a_short_record_stays_together_and_a_long_one_begins_with_three_rows() -> None:
    for count, kept in ((8, 7), (40, 4)):
        rows = tuple(Detail(text(f"{at}"), text("Words")) for at in range(count))
        lines = "//w:p[w:pPr/w:pStyle/@w:val='Detail']"
        holds = [
            bool(found(line, "w:pPr/w:keepNext"))
            for line in found(of_blocks(Details(rows)), lines)
        ]
        assert (len(holds), sum(holds)) == (count, kept)
        assert holds[:2] == holds[-3:-1] == [True, True]
        assert not holds[-1]


def test_a_record_is_labels_and_values_behind_a_tab() -> None:
    rows = (Detail(text("Date"), text("today")), Detail(text("No."), text("7")))
    assert paragraphs(of_blocks(Details(rows)))[3:] == [
        ("Detail", "Date\ttoday"),
        ("Detail", "No.\t7"),
    ]


def test_offices_have_cells_to_fill_in() -> None:
    root = of_blocks(SignOff(("Office", "Name"), (text("Author"),)))
    assert [words(cell) for cell in found(root, "//w:tc")] == [
        "Office",
        "Name",
        "Author",
        "",
    ]
    assert values(root, "//w:tr[2]/w:trPr/w:trHeight/@w:val") == ["570"]


@pytest.mark.parametrize("reference", [None, french()])
def test_a_line_to_sign_on_can_be_seen(reference: bytes | None) -> None:
    signed = SignOff(("Office", "Name"), (text("Author"), text("Director")))
    chosen = replace(look("note"), reference=reference)
    files = opened(write(sample_trees.of_blocks(signed), chosen))
    root = etree.fromstring(files["word/document.xml"])
    for side in ("insideH", "bottom"):
        (line,) = found(root, f"//w:tbl/w:tblPr/w:tblBorders/w:{side}")
        color, width = (values(line, f"@w:{name}")[0] for name in ("color", "sz"))
        assert contrast(f"#{color}", look("note").palette.paper) > 3
        assert int(width) >= 6  # eighths of a point


def test_a_recommendation_stays_with_its_choices() -> None:
    root = of_blocks(Decision((paragraph("a"), paragraph("b")), ("Agreed",)))
    kept = found(root, "//w:p[w:pPr/w:keepNext]")
    assert [words(each) for each in kept] == ["a", "b"]


def test_boxes_that_follow_each_other_are_drawn_apart() -> None:
    listed = OrderedList(((paragraph("a"),),))
    root = of_blocks(
        Decision((paragraph("one"),), ("Agreed",)),
        Decision((paragraph("two"), listed), ("Agreed",)),
        Callout((paragraph("three"),)),
        Callout((paragraph("four"), TABLE)),
        Decision((paragraph("five"),), ("Agreed",)),
    )
    told = [
        (words(each), values(each, "w:pPr/w:ind/@w:right"))
        for each in found(root, "/*/w:body/w:p")[3:]
    ]
    assert told == [
        ("one", []),
        ("☐\u00a0Agreed", []),
        ("two", ["1"]),
        ("a", ["1"]),
        ("☐\u00a0Agreed", ["1"]),
        ("three", []),
        ("four", ["281"]),
        ("Table\u00a01. Funding by initiative", ["281"]),
        ("", ["1"]),
        ("five", []),
        ("☐\u00a0Agreed", []),
    ]


def test_a_box_of_the_organisation_s_own_template_keeps_its_edges() -> None:
    document = sample_trees.of_blocks(*[Decision((paragraph("one"),), ())] * 2)
    own = replace(look("note"), reference=french())
    root = etree.fromstring(opened(write(document, own))["word/document.xml"])
    decisions = found(root, "//w:p[w:pPr/w:pStyle[contains(@w:val, 'Decision')]]")
    assert len(decisions) == 2
    assert not values(root, "//w:ind/@w:right")


def test_a_heading_stays_with_the_table_that_offices_sign() -> None:
    (before,) = found(
        of_blocks(SignOff(("Office",), ())), "//w:tbl/preceding-sibling::w:p[1]"
    )
    assert found(before, "w:pPr/w:keepNext")


def test_an_annex_begins_a_page() -> None:
    root = of_blocks(paragraph("body"), Annex((TABLE, paragraph("end"))))
    (first,) = found(root, "//w:p[w:pPr/w:pageBreakBefore]")
    assert words(first) == "Table\xa01. Funding by initiative"


def test_a_table_in_a_list_stands_under_its_words() -> None:
    root = of_blocks(OrderedList(((paragraph("see"), TABLE),)))
    assert values(root, "//w:tblInd/@w:w") == ["280"]
    assert values(root, "//w:tblW/@w:w") == [str(480 * 20 - 280)]
