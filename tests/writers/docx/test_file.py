import io
import re
from collections.abc import Callable
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen import tree
from briefgen.style import Look
from briefgen.tree import Document
from briefgen.writers.docx import write
from briefgen.writers.docx.parts.roles import BUILT_IN, CUSTOM
from tests.interop.style_rules import STYLE_RULES
from tests.writers import sample_trees
from tests.writers.docx.opened import (
    body,
    found,
    look,
    paragraphs,
    part,
    values,
    words,
    written,
)
from tests.writers.docx.templates import french, opened
from tests.writers.sample_trees import paragraph

SAMPLES = (
    sample_trees.factsheet,
    sample_trees.note,
    sample_trees.backgrounder,
    sample_trees.empty,
)


@pytest.mark.parametrize("sample", SAMPLES)
def test_equal_documents_give_equal_bytes(sample: Callable[[], Document]) -> None:
    document = sample()
    first = write(document, look(document.layout))
    assert write(sample(), look(document.layout)) == first


def test_no_look_colour_or_template_shows_in_the_next_document() -> None:
    note, plain = sample_trees.note(), look("note")
    first = write(note, plain)
    texts = {**plain.texts, "body": replace(plain.text("body"), size=13.5)}
    others = (
        (note, replace(plain, texts=texts)),
        (note, replace(plain, spaces={**plain.spaces, "large": 99.0})),
        (replace(note, accent="#123456"), plain),
        (note, replace(plain, reference=french())),
    )
    files = {first, *(write(*each) for each in others)}
    assert len(files) == 1 + len(others)
    assert write(sample_trees.note(), plain) == first
    styles = part(replace(note, accent="#123456"), "word/styles.xml")
    assert "123456" in values(styles, "//w:color/@w:val")


def test_the_zip_tells_no_time_and_begins_with_the_types() -> None:
    archive = ZipFile(io.BytesIO(write(sample_trees.note(), look("note"))))
    entries = archive.infolist()
    assert [entry.filename for entry in entries[:3]] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
    ]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}


def test_nothing_of_a_library_s_template_is_left() -> None:
    names = written(sample_trees.factsheet()).keys()
    assert not [name for name in names if "thumbnail" in name or "Effects" in name]
    styles = part(sample_trees.factsheet(), "word/styles.xml")
    own = {row.style for row in (*BUILT_IN, *CUSTOM)}
    others = set(values(styles, "//w:style/@w:styleId")) - own
    assert others == {
        *("DefaultParagraphFont", "TableNormal", "NoList", "BriefingTable", "HTMLCode"),
        *("Hyperlink", "FootnoteReference", "Marking", "DetailLabel"),
    }


def test_every_style_that_is_used_is_defined() -> None:
    for sample in SAMPLES:
        files = written(sample())
        known = set(values(part(sample(), "word/styles.xml"), "//w:style/@w:styleId"))
        stories = [
            name for name in files if name.startswith("word/") and name[-4:] == ".xml"
        ]
        for name in stories:
            root = part(sample(), name)
            path = "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"
            assert set(values(root, path)) <= known


def test_headings_are_word_s_own_so_that_one_change_restyles_them_all() -> None:
    styles = part(sample_trees.note(), "word/styles.xml")
    names = values(styles, "//w:style[w:pPr/w:outlineLvl]/w:name/@w:val")
    assert names == ["heading 1", "heading 2", "heading 3", "heading 4"]
    headings = found(
        body(sample_trees.note()), "//w:p[w:pPr/w:pStyle/@w:val='Heading2']"
    )
    assert not [run for heading in headings for run in found(heading, "w:r/w:rPr")]


@pytest.mark.parametrize("sample", SAMPLES)
def test_styles_inherit_and_take_faces_and_colours_from_the_theme(
    sample: Callable[[], Document],
) -> None:
    files = written(sample())
    assert [each for rule in STYLE_RULES for each in rule(files)] == []


def test_a_document_s_own_colour_is_the_first_accent_of_its_theme() -> None:
    theme = part(sample_trees.note(), "word/theme/theme1.xml")
    accent = found(theme, "//a:accent1/a:srgbClr")[0].get("val")
    assert accent == sample_trees.note().accent[1:].upper()


def test_a_table_s_style_leaves_bold_to_its_paragraphs_lest_word_undoes_both() -> None:
    styles = part(sample_trees.note(), "word/styles.xml")
    assert not found(styles, "//w:style[@w:type='table']//w:b")
    bold = found(
        styles,
        "//w:style[starts-with(@w:styleId, 'Table')][w:rPr/w:b/@w:val='1']",
    )
    names = ["Table Head", "Table Total", "Table Figure"]
    assert [values(each, "w:name/@w:val")[0] for each in bold] == names


def test_a_user_is_offered_the_styles_that_one_applies_by_hand() -> None:
    styles = part(sample_trees.note(), "word/styles.xml")
    hidden = "//w:style[@w:type='paragraph'][not(w:qFormat)]/w:name/@w:val"
    assert values(styles, hidden) == [
        "TOC Heading",
        "toc 2",
        "toc 3",
        "toc 4",
        "table of figures",
        "index 1",
        "footnote text",
        "header",
        "footer",
        "Accent Rule",
        "Foot",
    ]


def test_styles_that_word_does_not_know_say_that_they_are_our_own() -> None:
    styles = part(sample_trees.note(), "word/styles.xml")
    told = values(styles, "//w:style[@w:type='character'][@w:customStyle]/@w:styleId")
    assert told == ["Marking", "DetailLabel"]


def test_every_heading_stays_with_what_follows_it() -> None:
    styles = part(sample_trees.note(), "word/styles.xml")
    path = "//w:style[w:pPr/w:outlineLvl]/w:pPr/w:keepNext/@w:val"
    assert values(styles, path) == ["1"] * 4


def test_faces_of_one_width_are_known_as_such() -> None:
    faces = part(sample_trees.note(), "word/fontTable.xml")
    told = [
        values(face, "@w:name | w:family/@w:val | w:pitch/@w:val")
        for face in found(faces, "//w:font")
    ]
    assert told == [
        ["Arial", "swiss", "variable"],
        ["Courier New", "modern", "fixed"],
        ["MS Gothic", "modern", "fixed"],
    ]


def test_word_can_tell_bullets_from_numbers_when_they_are_pasted_elsewhere() -> None:
    numbering = part(sample_trees.note(), "word/numbering.xml")
    serials = values(numbering, "//w:abstractNum/w:nsid/@w:val")
    assert len(set(serials)) == 2


@pytest.mark.parametrize("sample", SAMPLES)
def test_headers_and_footers_hold_no_empty_run(sample: Callable[[], Document]) -> None:
    for marking in ("", "SECRET"):
        made = sample()
        furniture = replace(made.furniture, marking=marking)
        files = written(replace(made, furniture=furniture))
        for name in files:
            if name.startswith(("word/header", "word/footer")):
                root = etree.fromstring(files[name])
                assert not found(root, "//w:t[not(text())]"), name


def test_sizes_colours_and_faces_come_from_the_look() -> None:
    styles = part(sample_trees.note(), "word/styles.xml")
    (heading,) = found(styles, "//w:style[@w:styleId='Heading2']")
    text, accent = look("note").text("heading-2"), sample_trees.note().accent
    assert values(heading, "w:rPr/w:sz/@w:val") == [str(round(text.size * 2))]
    assert values(heading, "w:rPr/w:color/@w:val") == [accent[1:].upper()]
    assert values(heading, "w:pPr/w:spacing/@w:before") == [
        str(round(text.before * 20))
    ]
    assert values(styles, "//w:docDefaults//w:rFonts/@w:ascii") == ["Arial"]


@pytest.mark.parametrize(("language", "tag"), [("en", "en-CA"), ("fr", "fr-CA")])
def test_the_file_says_its_language(language: str, tag: str) -> None:
    note = sample_trees.note()
    document = replace(note, properties=replace(note.properties, language=language))
    styles = part(document, "word/styles.xml")
    assert values(styles, "//w:docDefaults//w:lang/@w:val") == [tag]
    assert f"<dc:language>{tag}<" in written(document)["docProps/core.xml"].decode()


def test_the_file_says_what_it_is_and_its_dates_are_the_edition_s() -> None:
    files = written(sample_trees.note())
    core = files["docProps/core.xml"].decode()
    assert "<dc:title>Advancing gender equality: two initiatives in Peru<" in core
    assert "<dc:creator>Global Affairs Canada<" in core
    assert "<dc:subject>Advancing gender equality: two initiatives in Peru<" in core
    assert "<cp:category>Briefing note<" in core
    assert "advancing-gender-equality" not in core
    assert core.count(">2024-11-16T00:00:00Z<") == 2
    custom = files["docProps/custom.xml"].decode()
    for name, value in {"Marking": "PROTECTED A", "Kind": "briefing-note"}.items():
        assert f'name="{name}"><vt:lpwstr>{value}<' in custom


def test_what_a_file_has_nothing_to_say_of_is_left_out() -> None:
    note = sample_trees.note()
    document = replace(note, properties=replace(note.properties, keywords=()))
    assert "keywords" not in written(document)["docProps/core.xml"].decode()


def test_a_marking_stands_in_header_and_footer_and_pages_are_counted() -> None:
    note = sample_trees.note()
    for page in ("1", "2"):
        assert "PROTECTED A" in words(part(note, f"word/header{page}.xml"))
    footer = part(note, "word/footer2.xml")
    assert words(footer) == "PROTECTED A\tPage 1 of 1"
    assert values(footer, "//w:instrText/text()") == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("band", [True, False])
def test_a_marking_stands_in_header_and_footer_of_every_page(
    sample: Callable[[], Document], *, band: bool
) -> None:
    marked, title = sample_trees.marked(sample(), "SECRET"), "What it belongs to"
    furniture = replace(marked.furniture, running_title=title)
    document = replace(marked, furniture=furniture)
    chosen = replace(look(document.layout), band=band)
    files = opened(write(document, chosen))
    every = [name for name in files if re.fullmatch("word/(head|foot)er.+", name)]
    assert len(every) == 4, "pages after the first say to what they belong"
    assert title in words(etree.fromstring(files["word/header2.xml"]))
    assert title not in words(etree.fromstring(files["word/header1.xml"]))
    for name in every:
        root = etree.fromstring(files[name])
        assert words(root).count("SECRET") == 1
        assert values(root, "//w:r[w:t='SECRET']//w:rStyle/@w:val") == ["Marking"]


def test_the_marking_of_a_factsheet_ends_the_page_below_its_foot() -> None:
    marked = sample_trees.marked(sample_trees.factsheet(), "SECRET")
    footer = part(marked, "word/footer1.xml")
    assert paragraphs(footer)[-1] == ("Footer", "SECRET\t")
    plain, lower = (
        int(next(iter(values(body(each), "//w:pgMar/@w:footer"))))
        for each in (sample_trees.factsheet(), marked)
    )
    line = look("factsheet").text("marking").size * 1.15
    (above,) = values(footer, "//w:p[last()]//w:spacing/@w:before")
    assert plain == round(look("factsheet").page.bottom * 20)
    assert plain - lower == pytest.approx(line * 20 + int(above), abs=1)
    assert 0 < int(above) <= look("factsheet").spaces["tight"] * 20


def test_the_end_of_a_page_may_stand_lower_than_in_pdf() -> None:
    """Programs set a full page a little higher: its end would begin another one."""
    for sample, kind, spare in (
        (sample_trees.factsheet, "factsheet", 12),
        (sample_trees.note, "note", 14),
    ):
        (bottom,) = set(values(body(sample()), "//w:pgMar/@w:bottom"))
        assert int(bottom) == round((look(kind).page.bottom - spare) * 20)


def test_a_marking_pushes_no_band_down() -> None:
    marked = sample_trees.marked(sample_trees.factsheet())
    header, page = part(marked, "word/header1.xml"), look("factsheet").page
    meta, own = look("factsheet").text("meta"), look("factsheet").text("marking")
    line = max(meta.size * meta.leading, own.size * 1.15)
    assert values(header, "//w:pPr/w:spacing/@w:after") == ["0"]
    (distance,) = set(values(body(marked), "//w:pgMar/@w:header"))
    assert int(distance) / 20 + line <= page.top


@pytest.mark.parametrize("marking", ["", "SECRET // PROTECTED B"])
def test_what_is_too_long_for_the_line_of_a_page_is_cut(marking: str) -> None:
    note, endless = sample_trees.note(), "Ministry of the Long Name " * 200
    named = replace(note.furniture, organization=endless, running_title=endless)
    document = sample_trees.marked(replace(note, furniture=named), marking)
    measure = look("note").page.measure
    header = paragraphs(part(document, "word/header1.xml"))
    footer = words(part(document, "word/footer1.xml")).split("\t")
    assert [said for _, said in header[:-1]] == ([f"\t{marking}"] if marking else [])
    assert footer[1] == "Page 1 of 1"
    for told, role, lines in ((header[-1][1], "meta", 2), (footer[0], "foot", 1)):
        size = look("note").text(role).size
        wide = look("note").faces.face().width(told, size)
        assert told.endswith("…") or told == marking
        assert wide < measure * lines
        assert wide > measure / 3 or told == marking


@pytest.mark.parametrize("name", sample_trees.MINISTRIES)
@pytest.mark.parametrize(
    "marking", ["", "EMBARGOED UNTIL 16 NOVEMBER 2024, 12:00 EST // PROTECTED B"]
)
def test_a_ministry_s_name_is_not_cut(name: str, marking: str) -> None:
    note = sample_trees.note()
    named = replace(note, furniture=replace(note.furniture, organization=name))
    document = sample_trees.marked(named, marking)
    told = paragraphs(part(document, "word/header1.xml"))
    marked = [("Header", f"\t{marking}")] if marking else []
    assert told == [*marked, ("Header", name)]
    # all pages have their marking at one height, and none has its text pushed down
    (distance,) = {
        int(each) / 20 for each in values(body(document), "//w:pgMar/@w:header")
    }
    meta = look("note").text("meta")
    wide = look("note").faces.face().width(name, meta.size)
    lines = 1 + (wide > look("note").page.measure)
    line = meta.size * meta.leading
    height = (lines + bool(marking)) * line
    assert distance + height <= look("note").page.top
    if marking:
        later = part(document, "word/header2.xml")
        lowered = values(later, "//w:pPr/w:spacing/@w:before")
        assert lowered == [str(round((height - line) * 20))]


def test_only_the_first_page_of_a_note_says_whose_it_is() -> None:
    note = sample_trees.note()
    assert words(part(note, "word/header1.xml")).startswith("Global Affairs Canada")
    told = f"{note.furniture.running_title}\tPROTECTED A"
    assert words(part(note, "word/header2.xml")) == told
    assert found(body(note), "//w:sectPr/w:titlePg")


def test_a_document_without_page_pattern_has_no_numbers() -> None:
    note = sample_trees.note()
    document = replace(note, furniture=replace(note.furniture, page=""))
    assert words(part(document, "word/footer1.xml")) == "PROTECTED A\t"


def test_the_foot_ends_the_body_where_readers_and_links_reach_it() -> None:
    files = written(sample_trees.factsheet())
    told = paragraphs(etree.fromstring(files["word/document.xml"]))
    assert [style for style, _ in told[-2:]] == ["Foot", "Foot"]
    assert not [name for name in files if "footer" in name]
    note = sample_trees.note()
    foot = (paragraph("Sources."),)
    document = replace(note, furniture=replace(note.furniture, foot=foot))
    told = paragraphs(body(document))
    assert told.index(("Foot", "Sources.")) < told.index(("Heading2", "Annex A"))


def banded() -> Look:
    """Give a look whose band begins at the top of the page, as high as its words."""
    chosen = look("factsheet")
    head = replace(chosen.design.head, masthead=0.0, height=0.0, organization=False)
    return replace(chosen, design=replace(chosen.design, head=head))


@pytest.mark.parametrize("marking", ["", "SECRET"])
def test_a_band_below_a_masthead_is_a_shape_of_its_declared_height(
    marking: str,
) -> None:
    document = sample_trees.marked(sample_trees.factsheet(), marking)
    head, page = look("factsheet").design.head, look("factsheet").page
    (strip,) = found(body(document), "//wp:anchor")
    assert values(strip, "*/wp:posOffset/text()") == [
        "0",
        f"{head.masthead * 12700:.0f}",
    ]
    (extent,) = found(strip, "wp:extent")
    wide, tall = (int(extent.get(side, "")) / 12700 for side in ("cx", "cy"))
    assert (wide, tall) == (page.width, head.height)
    styles = part(document, "word/styles.xml")
    for style in ("Heading1", "Subtitle"):  # white words never stand on white
        (chosen,) = found(styles, f"//w:style[@w:styleId='{style}']")
        assert values(chosen, "w:pPr/w:shd/@w:fill") == ["5B2A6E"]
        assert not values(chosen, "w:pPr/w:pBdr")
    (kicker,) = found(styles, "//w:style[@w:styleId='Kicker']")
    assert not values(kicker, "w:pPr/w:shd/@w:fill")


def test_each_line_of_a_dateline_takes_its_height_from_the_space_to_the_title() -> None:
    """The title stands on its band, wherever the dateline above ends."""
    sheet, meta = sample_trees.factsheet(), look("factsheet").text("meta")

    def space(dateline: str) -> int:
        head = replace(sheet.head, dateline=(tree.Text(dateline),))
        root = body(replace(sheet, head=head))
        style = "w:pPr[w:pStyle/@w:val='Heading1']"
        (before,) = values(root, f"//w:p/{style}/w:spacing/@w:before")
        return int(before)

    line = meta.size * meta.leading * 20
    assert space("Lima, 2024") - space("Lima, 2024 " * 15) == pytest.approx(line, abs=1)


def test_a_band_reaches_the_page_s_edges() -> None:
    factsheet = sample_trees.factsheet()
    page = banded().page
    styles = etree.fromstring(opened(write(factsheet, banded()))["word/styles.xml"])
    for style in ("Kicker", "Heading1", "Subtitle"):
        (made,) = found(styles, f"//w:style[@w:styleId='{style}']")
        assert values(made, "w:pPr/w:shd/@w:fill") == ["5B2A6E"]
        assert values(made, "w:pPr/w:ind/@w:hanging") == [
            str(round(page.left - 12) * 20)
        ]
        assert values(made, "w:pPr/w:ind/@w:right") == [
            str(round(12 + 31 - page.right) * 20)
        ]


@pytest.mark.parametrize("marking", ["", "SECRET"])
def test_a_band_begins_at_the_top_of_the_page(marking: str) -> None:
    """Text and its ground stand below the margin; what is above them is a shape."""
    document = sample_trees.marked(sample_trees.factsheet(), marking)
    page, files = banded().page, opened(write(document, banded()))
    styles = etree.fromstring(files["word/styles.xml"])
    assert not found(styles, "//w:style[@w:styleId='Kicker']//w:pBdr/w:top")
    told = {
        name: found(etree.fromstring(data), "//wp:anchor")
        for name, data in files.items()
        if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name)
    }
    # Word shows headers paler than the page while one writes, and below its text
    place = "word/header1.xml" if marking else "word/document.xml"
    ((strip,),) = (each for each in told.values() if each)
    assert told[place] == [strip]
    assert strip.get("behindDoc") == "1"
    assert values(strip, "*/@relativeFrom") == ["page", "page"]
    assert values(strip, "*/wp:posOffset/text()") == ["0", "0"]
    ((width, height),) = (
        (int(each.get("cx", "")), int(each.get("cy", "")))
        for each in found(strip, "wp:extent")
    )
    assert width == round(page.width * 12700)
    assert height > page.top * 12700  # no white line between it and the ground
    assert values(strip, ".//a:srgbClr/@val") == ["5B2A6E"]
    assert values(strip, "wp:docPr//@val") == ["1"]  # decorative
    assert values(strip, "wp:docPr/@descr") == []


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("marking", ["", "SECRET // PROTECTED B"])
def test_margins_lie_where_printers_print(
    sample: Callable[[], Document], marking: str
) -> None:
    """Word asks before it prints what reaches nearer to the edge: a quarter inch."""
    root = body(sample_trees.marked(sample(), marking))
    distances = values(root, "//w:pgMar/@*[name() != 'w:gutter']")
    assert min(map(int, distances)) >= 360


WORDS = st.text(max_size=6).map(lambda said: (tree.Text(said),))
INLINES = st.one_of(
    WORDS,
    WORDS.map(lambda said: (tree.Strong(said), tree.LineBreak())),
    st.builds(lambda said, url: (tree.Link(said, url),), WORDS, st.text(max_size=5)),
    st.builds(
        lambda said, tag: (tree.LanguageSpan(said, tag),), WORDS, st.text(max_size=3)
    ),
    st.integers(-1, 3).map(lambda number: (tree.NoteReference(number),)),
)
CELLS = st.lists(INLINES, max_size=3).map(tuple)
LEAVES = st.one_of(
    st.builds(tree.Paragraph, INLINES, st.sampled_from(("body", "lead", "meta"))),
    st.builds(tree.Heading, st.integers(-1, 9), INLINES),
    st.builds(
        tree.Table,
        CELLS,
        st.lists(CELLS, max_size=3).map(tuple),
        st.lists(st.sampled_from(("left", "right")), max_size=3).map(tuple),
        INLINES,
        st.booleans(),
    ),
    st.builds(
        tree.KeyFigures,
        st.lists(st.builds(tree.KeyFigure, INLINES, INLINES), max_size=9).map(tuple),
    ),
    st.builds(
        tree.Details,
        st.lists(st.builds(tree.Detail, INLINES, INLINES), max_size=2).map(tuple),
    ),
    st.builds(
        tree.Picture,
        st.text(max_size=4),
        st.text(max_size=4),
        st.binary(max_size=4),
        st.floats(1, 2000),
        st.floats(1, 2000),
        st.sampled_from(("png", "jpeg")),
    ),
    st.builds(
        tree.SignOff, st.lists(st.text(max_size=4), max_size=3).map(tuple), CELLS
    ),
)


def _containers(
    blocks: st.SearchStrategy[tree.Blocks],
) -> st.SearchStrategy[tree.Block]:
    several = st.lists(blocks, max_size=3).map(tuple)
    labels = st.lists(st.text(max_size=5), max_size=3).map(tuple)
    return st.one_of(
        st.builds(tree.BulletList, several),
        st.builds(tree.OrderedList, several, st.integers(-5, 10**6)),
        st.builds(tree.Columns, several),
        st.builds(tree.Decision, blocks, labels),
        *(
            st.builds(kind, blocks)
            for kind in (tree.Quote, tree.Callout, tree.Annex, tree.Optional)
        ),
    )


BLOCKS = st.recursive(
    st.lists(LEAVES, max_size=3).map(tuple),
    lambda inner: st.lists(_containers(inner), max_size=3).map(tuple),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None)
@given(BLOCKS, BLOCKS, st.sampled_from(("note", "factsheet", "backgrounder")))
def test_every_tree_that_can_be_built_is_written(
    blocks: tree.Blocks, note: tree.Blocks, layout: str
) -> None:
    document = sample_trees.of_blocks(*blocks, layout=layout, notes=(note, note))
    document = replace(
        document, furniture=replace(document.furniture, foot=note, marking="A\x01")
    )
    assert found(body(document), "//w:body/w:sectPr")
