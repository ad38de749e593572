from dataclasses import replace
from itertools import pairwise

from lxml import etree

from briefgen.tree import Columns, Contents
from briefgen.writers.docx import write
from tests.writers import sample_trees
from tests.writers.docx.opened import body, found, look, paragraphs, part, values
from tests.writers.docx.templates import Made, opened, packed, style
from tests.writers.docx.templates import body as template_body
from tests.writers.sample_trees import paragraph

ROOT = body(sample_trees.with_contents())
LONG = ("A longer heading that has to end on a second line " * 3).strip()


def test_each_entry_is_a_paragraph_of_its_level_with_its_page() -> None:
    told = [each for each in paragraphs(ROOT) if each[0].startswith("TOC")]
    assert [(style, words.replace(" \t", "\t")) for style, words in told] == [
        ("TOCHeading", "Contents"),
        ("TOC2", "Issue\t1"),
        ("TOC3", "Risks\t1"),
        ("TOC2", f"{LONG}\t2"),
        ("TOC2", "Annex A\t12"),
    ]


def test_the_entries_are_one_field_that_asks_for_no_update() -> None:
    codes = values(ROOT, "//w:instrText/text()")
    assert codes[0] == ' TOC \\o "2-3" \\h \\z \\u '
    _, first, *_, last = found(ROOT, "//w:sdt[w:sdtPr/w:docPartObj]/w:sdtContent/w:p")
    assert values(first, "w:r/w:fldChar/@w:fldCharType") == ["begin", "separate"]
    assert values(last, "w:r/w:fldChar/@w:fldCharType") == ["end"]
    assert not found(last, ".//w:t")  # Word makes the other paragraphs anew
    assert not found(ROOT, "//@w:dirty/..")
    settings = part(sample_trees.with_contents(), "word/settings.xml")
    assert not found(settings, "//w:updateFields")


def test_title_and_entries_stand_in_word_s_control_for_them() -> None:
    (control,) = found(ROOT, "/w:document/w:body/w:sdt")
    gallery = "w:sdtPr/w:docPartObj/w:docPartGallery/@w:val"
    assert values(control, gallery) == ["Table of Contents"]
    assert found(control, "w:sdtPr/w:docPartObj/w:docPartUnique")
    told = [style for style, _ in paragraphs(control)]
    assert told == ["TOCHeading", "TOC2", "TOC3", "TOC2", "TOC2", "Normal"]
    others = [style for style, _ in paragraphs(ROOT)]
    assert len([style for style in others if style.startswith("TOC")]) == 5


def test_a_section_that_ends_with_contents_ends_in_a_paragraph() -> None:
    document = sample_trees.with_contents()
    contents, *rest = document.body
    columns = Columns(((paragraph("a"),), (paragraph("b"),)))
    root = body(replace(document, body=(contents, columns, *rest)))
    (control,) = found(root, "/w:document/w:body/w:sdt")
    assert found(control, "following-sibling::w:p[2]/w:pPr/w:sectPr")
    assert not found(control, ".//w:sectPr")


def test_pages_stand_at_the_right_margin_of_any_template() -> None:
    own = '<w:tabs><w:tab w:val="right" w:pos="7000"/></w:tabs>'
    styles = style("TM2", "toc 2") + style("TM3", "toc 3", paragraph=own)
    section = '<w:pgSz w:w="10000" w:h="15000"/><w:pgMar w:left="1000" w:right="1000"/>'
    template = {"document": template_body(section=section), "styles": Made(styles)}
    chosen = replace(look("note"), reference=packed(template))
    files = opened(write(sample_trees.with_contents(), chosen))
    root = etree.fromstring(files["word/document.xml"])
    entries = found(root, "//w:sdt/w:sdtContent/w:p[w:hyperlink]")
    stops = [values(each, "w:pPr/w:tabs/w:tab/@w:pos") for each in entries]
    assert stops == [["8000"], [], ["8000"], ["8000"]]


def test_entries_lead_to_bookmarks_around_the_headings() -> None:
    anchors = values(ROOT, "//w:hyperlink/@w:anchor")
    headings = found(ROOT, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
    names = [
        name for each in headings for name in values(each, "w:bookmarkStart/@w:name")
    ]
    assert anchors == names
    assert all(one != other for one, other in pairwise(names))


def test_without_contents_headings_have_no_bookmarks() -> None:
    names = values(body(sample_trees.backgrounder()), "//w:bookmarkStart/@w:name")
    assert not [name for name in names if name.startswith("_Toc")]


def test_lists_of_figures_and_tables_are_fields_of_their_series() -> None:
    root = body(sample_trees.with_lists())
    codes = [each.strip() for each in values(root, "//w:instrText/text()")]
    fields = [each for each in codes if each.startswith("TOC")]
    assert fields == ['TOC \\h \\z \\c "Figure"', 'TOC \\h \\z \\c "Table"']
    assert {"SEQ Figure \\* ARABIC", "SEQ Table \\* ARABIC"} <= {*codes}
    kinds = values(root, "//w:fldChar/@w:fldCharType")
    assert kinds.count("begin") == kinds.count("end")
    entries = [words for style, words in paragraphs(root) if style == "TableofFigures"]
    assert [each.split(".")[0] for each in entries] == ["Figure\u00a01", "Table\u00a01"]
    goals = values(root, "//w:p[w:pPr/w:pStyle/@w:val='TableofFigures']//@w:anchor")
    marks = {*values(root, "//w:bookmarkStart/@w:name")}
    assert len(goals) == 2
    assert {*goals} <= marks
    pages = [each for each in codes if each.startswith("PAGEREF")]
    assert pages == [f"PAGEREF {goal} \\h" for goal in goals]


def test_a_list_of_what_has_no_number_is_no_field() -> None:
    document = sample_trees.with_lists()
    bare = (
        replace(each, label="") if isinstance(each, Contents) else each
        for each in document.body
    )
    codes = values(body(replace(document, body=tuple(bare))), "//w:instrText/text()")
    assert not [each for each in codes if each.strip().startswith("TOC")]


def test_an_index_follows_the_pages_and_its_names_have_marks() -> None:
    root = body(sample_trees.with_index())
    entries = [words for style, words in paragraphs(root) if style == "Index1"]
    assert entries == ["Pozos, 1, 2", "Wells, 1"]
    goals = values(root, "//w:p[w:pPr/w:pStyle/@w:val='Index1']//@w:anchor")
    codes = [each.strip() for each in values(root, "//w:instrText/text()")]
    assert codes[-3:] == [f"PAGEREF {goal} \\h" for goal in goals]
    marked = [
        values(root, f"//w:bookmarkStart[@w:name='{goal}']/following::w:t[1]/text()")
        for goal in goals
    ]
    assert marked == [["Pozos"], ["Pozos"], ["Wells"]]
    languages = "//w:p[w:pPr/w:pStyle/@w:val='Index1']//w:lang/@w:val"
    assert values(root, languages) == ["es-ES"]


def test_an_index_without_pages_has_links_alone() -> None:
    root = body(sample_trees.without_pages())
    entries = [words for style, words in paragraphs(root) if style == "Index1"]
    assert entries == ["Pozos", "Wells"]
    assert not values(root, "//w:instrText/text()[contains(., 'PAGEREF')]")
