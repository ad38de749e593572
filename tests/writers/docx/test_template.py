"""Documents in templates that organisations made: what stays, what is added."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from briefgen.tree import Columns, Document, NoteReference, Paragraph
from briefgen.writers.docx import write
from tests.writers import sample_trees
from tests.writers.docx.opened import W, found, look, paragraphs, values, words
from tests.writers.docx.templates import (
    PLACEHOLDER,
    Made,
    body,
    defaults,
    french,
    german,
    letterhead,
    logo,
    minimal,
    opened,
    packed,
    style,
    zipped,
)
from tests.writers.docx.templates import words as told

TEMPLATES = (minimal, french, german, letterhead)
SAMPLES = (sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder)
Maker = Callable[[], bytes]


def written(template: bytes, document: Document) -> dict[str, bytes]:
    chosen = replace(look(document.layout), reference=template)
    return opened(write(document, chosen))


def part(
    template: bytes, name: str, document: Document | None = None
) -> etree._Element:
    files = written(template, document or sample_trees.note())
    return etree.fromstring(files[name])


def text(template: bytes, document: Document | None = None) -> etree._Element:
    return part(template, "word/document.xml", document)


def furniture(files: dict[str, bytes], place: str) -> list[etree._Element]:
    return [
        etree.fromstring(data)
        for name, data in sorted(files.items())
        if place in name and name.endswith(".xml")
    ]


def said(root: etree._Element) -> list[str]:
    return [spoken for _, spoken in paragraphs(root)]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_equal_documents_give_equal_bytes(
    template: Maker, sample: Callable[[], Document]
) -> None:
    document = sample()
    chosen = replace(look(document.layout), reference=template())
    assert write(document, chosen) == write(sample(), chosen)


@pytest.mark.parametrize("template", [minimal, french, german])
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_text_is_the_same_in_any_template(
    template: Maker, sample: Callable[[], Document]
) -> None:
    document = sample()
    own = etree.fromstring(
        opened(write(document, look(document.layout)))["word/document.xml"]
    )
    plain = [each.replace("\t", "") for each in said(own)]
    if document.layout == "factsheet":  # a template has a letterhead of its own
        plain[0] = plain[0].removeprefix(document.furniture.organization)
    assert [
        each.replace("\t", "") for each in said(text(template(), document))
    ] == plain


def test_a_template_s_own_text_stays_round_the_mark() -> None:
    around = said(text(letterhead()))
    assert around[0] == "Ministry of Samples"
    assert around[-1] == "Notes of the reader"
    assert not {"Write here.", "And here."} & set(around)


MARKS = {
    "a control among paragraphs": PLACEHOLDER,
    "a control in a paragraph": (
        '<w:p><w:sdt><w:sdtPr><w:tag w:val="body"/></w:sdtPr><w:sdtContent><w:r><w:t>x'
        "</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    ),
    "a bookmark": (
        '<w:p><w:bookmarkStart w:id="3" w:name="body"/><w:r><w:t>x</w:t></w:r>'
        '<w:bookmarkEnd w:id="3"/></w:p>'
    ),
    "a bookmark round paragraphs": (
        '<w:bookmarkStart w:id="3" w:name="body"/>'
        + told("x")
        + told("y")
        + '<w:bookmarkEnd w:id="3"/>'
    ),
    "a bookmark over paragraphs": (
        '<w:p><w:bookmarkStart w:id="3" w:name="body"/></w:p>'
        + told("x")
        + '<w:p><w:r><w:t>y</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>'
    ),
}


@pytest.mark.parametrize("place", MARKS.values(), ids=MARKS)
def test_every_mark_is_replaced_by_the_text(place: str) -> None:
    root = text(letterhead(place))
    around = said(root)
    assert around == said(text(letterhead()))
    assert not values(root, "//w:bookmarkStart[@w:name='body']/@w:name")
    assert len(found(root, "//w:bookmarkStart")) == len(found(root, "//w:bookmarkEnd"))


def test_words_beside_a_mark_stay() -> None:
    place = (
        '<w:p><w:r><w:t>Below: </w:t></w:r><w:bookmarkStart w:id="3" w:name="body"/>'
        '<w:r><w:t>here</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>'
    )
    assert said(text(letterhead(place)))[2] == "Below: "


def test_a_mark_in_a_table_puts_the_text_into_the_cell() -> None:
    place = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="7000"/>'
        f"</w:tblGrid><w:tr><w:tc><w:tcPr/>{told('Side')}</w:tc><w:tc><w:tcPr>"
        f'<w:tcW w:w="7000" w:type="dxa"/></w:tcPr>{PLACEHOLDER}</w:tc></w:tr></w:tbl>'
    )
    root = text(letterhead(place), sample_trees.factsheet())
    (cell,) = found(root, "w:body/w:tbl/w:tr/w:tc[2]")
    assert len(found(cell, "w:p")) > 5
    assert not found(cell, ".//w:sectPr")
    assert cell[-1].tag == f"{W}p"


def test_a_template_s_sections_stay_with_their_headers() -> None:
    root = text(letterhead())
    sections = found(root, "//w:sectPr")
    assert [len(found(each, "w:headerReference")) for each in sections][:2] == [1, 2]
    assert values(sections[1], "w:titlePg/@w:val | w:pgNumType/@w:start") == ["1"]
    assert {tuple(values(each, "w:pgSz/@w:w")) for each in sections} == {("11906",)}


def test_columns_begin_no_page_of_their_own() -> None:
    columns = Columns(((sample_trees.paragraph("a"),), (sample_trees.paragraph("b"),)))
    document = sample_trees.of_blocks(sample_trees.paragraph("before"), columns)
    root = text(letterhead(), document)
    kinds = [
        next(iter(values(each, "w:type/@w:val")), "")
        for each in found(root, "//w:sectPr")
    ]
    assert kinds == ["", "nextPage", "continuous", "continuous", ""]
    counted = [values(each, "w:cols/@w:num") for each in found(root, "//w:sectPr")]
    assert counted == [[], [], ["2"], [], []]
    assert len(found(root, "//w:sectPr[w:titlePg]")) == 1
    assert len(found(root, "//w:pgNumType[@w:start]")) == 1


def test_the_logo_stays() -> None:
    files = written(letterhead(), sample_trees.note())
    assert logo() in files.values()
    assert [
        found(each, "//w:drawing") != [] for each in furniture(files, "header")
    ] == [
        True,
        True,
    ]


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_marking_is_in_every_header_and_footer(template: Maker) -> None:
    document = sample_trees.note()
    marking = document.furniture.marking
    assert marking
    files = written(template(), document)
    for place in ("header", "footer"):
        every = furniture(files, place)
        assert len(every) >= 2
        assert [each for each in every if marking not in words(each)] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_factsheet_s_marking_is_in_every_footer_too(template: Maker) -> None:
    files = written(template(), sample_trees.marked(sample_trees.factsheet(), "SECRET"))
    for each in (*furniture(files, "header"), *furniture(files, "footer")):
        assert words(each).count("SECRET") == 1


def test_a_factsheet_s_foot_ends_at_the_margin_of_a_template_that_tells_none() -> None:
    root = text(minimal(), sample_trees.factsheet())
    bottom = round(look("factsheet").page.bottom * 20)
    assert set(values(root, "//w:pgMar/@w:footer")) == {str(bottom)}


def test_pages_are_numbered_once() -> None:
    for template, number in ((letterhead(), 1), (french(), 2)):
        files = written(template, sample_trees.note())
        told = [
            code
            for each in furniture(files, "footer")
            for code in values(each, "//w:instrText/text() | //w:fldSimple/@w:instr")
        ]
        assert [code.strip() for code in told].count("PAGE") == number


def test_even_pages_are_marked_where_a_template_has_them() -> None:
    settings = Made("<w:evenAndOddHeaders/>")
    template = packed({"document": body(told("x")), "settings": settings})
    root = text(template)
    kinds = values(root, "//w:footerReference/@w:type")
    assert sorted(kinds) == ["default", "even", "first"]


def test_styles_that_a_template_has_are_left_alone_and_used() -> None:
    files = written(french(), sample_trees.note())
    styles = etree.fromstring(files["word/styles.xml"])
    names = [name.lower() for name in values(styles, "//w:style/w:name/@w:val")]
    assert len(set(names)) == len(names)
    (title,) = found(styles, "//w:style[@w:styleId='Titre1']")
    assert values(title, "w:rPr/w:color/@w:val | w:rPr/w:sz/@w:val") == ["7A0019", "44"]
    used = [
        name for name, _ in paragraphs(etree.fromstring(files["word/document.xml"]))
    ]
    assert {"Titre1", "Titre2", "Listepuces", "Encadre"} <= set(used)
    assert not {"Heading1", "Heading2", "ListBullet", "Callout"} & set(used)


def test_names_that_other_programs_write_are_known() -> None:
    used = [name for name, _ in paragraphs(text(german()))]
    assert {"berschrift1", "berschrift2"} <= set(used)
    assert "Heading1" not in used


def test_styles_that_a_template_lacks_are_based_on_its_own() -> None:
    styles = part(german(), "word/styles.xml")
    assert values(styles, "//w:style[@w:styleId='Lead']/w:basedOn/@w:val") == [
        "Standard"
    ]
    assert values(
        styles, "//w:style[@w:default='1'][@w:type='paragraph']/@w:styleId"
    ) == ["Standard"]


def test_every_style_that_is_used_is_defined() -> None:
    for template in TEMPLATES:
        files = written(template(), sample_trees.note())
        styles = etree.fromstring(files["word/styles.xml"])
        known = set(values(styles, "//w:style/@w:styleId"))
        path = "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"
        path += " | //w:basedOn/@w:val | //w:next/@w:val"
        for name in files:
            if name.startswith("word/") and name.endswith(".xml"):
                assert set(values(etree.fromstring(files[name]), path)) <= known, name


def test_an_id_that_another_style_has_is_not_given_twice() -> None:
    styles = style("Lead", "Something", kind="table") + style("Meta", "Other")
    template = packed({"document": body(told("x")), "styles": Made(styles)})
    ids = values(part(template, "word/styles.xml"), "//w:style/@w:styleId")
    assert len(ids) == len(set(ids))
    assert "LeadBriefing2" in ids


def test_the_document_s_language_is_told_whatever_the_template_s() -> None:
    for template in TEMPLATES:
        styles = part(template(), "word/styles.xml")
        assert values(styles, "//w:docDefaults//w:lang/@w:val") == ["en-CA"]
        assert values(styles, "//w:style//w:lang/@w:val") == []


def test_a_template_s_face_stays() -> None:
    styles = part(french(), "word/styles.xml")
    assert values(styles, "//w:docDefaults//w:rFonts/@w:ascii") == ["Georgia"]


def test_lists_are_the_template_s_own_and_count_anew() -> None:
    files = written(french(), sample_trees.note())
    document = etree.fromstring(files["word/document.xml"])
    numbering = etree.fromstring(files["word/numbering.xml"])
    first = "//w:p[w:pPr/w:pStyle/@w:val='Listepuces'][w:pPr/w:numPr/w:ilvl/@w:val='0']"
    assert set(values(document, f"{first}/w:pPr/w:numPr/w:numId/@w:val")) == {"7"}
    (number,) = set(
        values(document, "//w:p[w:pPr/w:pStyle/@w:val='Listenumros']//w:numId/@w:val")
    )
    num = f"//w:num[@w:numId='{number}']"
    assert values(numbering, f"{num}/w:abstractNumId/@w:val") == ["4"]
    assert values(numbering, f"{num}//w:startOverride/@w:val") == ["1"]
    assert int(number) > 8


def test_lists_have_numbers_that_the_template_does_not_use() -> None:
    numbering = part(french(), "word/numbering.xml")
    for path in ("//w:num/@w:numId", "//w:abstractNum/@w:abstractNumId"):
        numbers = values(numbering, path)
        assert len(numbers) == len(set(numbers))
    used = set(values(text(french()), "//w:numId/@w:val"))
    assert used <= set(values(numbering, "//w:num/@w:numId"))
    tags = [child.tag for child in numbering]
    assert tags == sorted(tags)  # abstractNum stands before num


def test_footnotes_are_added_behind_the_template_s_lines() -> None:
    document = sample_trees.of_blocks(
        Paragraph((NoteReference(1), NoteReference(2))),
        notes=((sample_trees.paragraph("one"),), (sample_trees.paragraph("two"),)),
    )
    files = written(french(), document)
    notes = etree.fromstring(files["word/footnotes.xml"])
    assert values(notes, "w:footnote/@w:id") == ["0", "1", "2", "3"]
    root = etree.fromstring(files["word/document.xml"])
    assert values(root, "//w:footnoteReference/@w:id") == ["2", "3"]
    assert "Une vieille note" not in words(notes)


def test_a_link_in_a_footnote_leads_on() -> None:
    linked = sample_trees.figure()
    document = sample_trees.of_blocks(
        Paragraph((NoteReference(1),)), notes=((linked,),)
    )
    files = written(french(), document)
    notes = etree.fromstring(files["word/footnotes.xml"])
    ids = {
        str(value)
        for each in notes.iter()
        for name, value in each.attrib.items()
        if "relationships" in str(name)
    }
    assert ids
    known = etree.fromstring(files["word/_rels/footnotes.xml.rels"])
    assert ids <= {each.get("Id") for each in known}


def test_settings_stay_but_lead_nowhere() -> None:
    files = written(french(), sample_trees.note())
    settings = etree.fromstring(files["word/settings.xml"])
    assert values(settings, "w:defaultTabStop/@w:val") == ["708"]
    assert values(settings, "w:footnotePr/w:footnote/@w:id") == ["0", "1"]
    assert values(settings, "w:compat/w:compatSetting/@w:val") == ["15"]
    assert not [data for data in files.values() if b"Note.dotm" in data]
    assert not found(settings, "w:attachedTemplate")


def test_what_the_template_s_text_led_to_goes_with_it() -> None:
    content = (
        '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'
    )
    relations = (("rId9", "hyperlink", "https://intranet.example.org/"),)
    document = Made(body(content).content, relations)
    files = written(packed({"document": document}), sample_trees.note())
    assert not [data for data in files.values() if b"intranet" in data]


def test_ids_do_not_meet_those_of_the_template() -> None:
    taken = "".join(
        f'<w:p><w:bookmarkStart w:id="{number}" w:name="a{number}"/>'
        f'<w:bookmarkEnd w:id="{number}"/></w:p>'
        for number in (1, 2, 2**31 - 1)
    )
    root = text(letterhead(taken + PLACEHOLDER))
    numbers = values(root, "//w:bookmarkStart/@w:id")
    assert len(numbers) == len(set(numbers))


def test_the_page_of_the_template_is_the_page_of_the_document() -> None:
    root = text(french(), sample_trees.factsheet())
    assert set(values(root, "//w:pgSz/@w:w")) == {"11906"}
    assert set(values(root, "//w:pgMar/@w:left")) == {"1417"}
    assert "FFFFFF" not in values(part(french(), "word/styles.xml"), "//w:color/@w:val")


def test_lengths_with_units_are_read() -> None:
    section = '<w:pgSz w:w="21cm" w:h="297mm"/><w:pgMar w:left="2in" w:right="72pt"/>'
    template = packed({"document": body(told("x"), section=section)})
    root = text(template)
    widest = max(
        sum(int(each) for each in values(table, "w:tblGrid/w:gridCol/@w:w"))
        for table in found(root, "//w:tbl")
    )
    assert widest == pytest.approx((21 / 2.54 - 3) * 1440, abs=10)


def test_restyling_the_heading_of_a_template_changes_every_title() -> None:
    for color in ("112233", "445566"):
        styles = defaults("Arial", "en-CA") + style(
            "Titel1", "Heading 1", f'<w:color w:val="{color}"/>'
        )
        template = packed({"document": body(told("x")), "styles": Made(styles)})
        for sample in SAMPLES:
            root = text(template, sample())
            title = next(each for name, each in paragraphs(root) if name == "Titel1")
            assert title
            known = part(template, "word/styles.xml", sample())
            path = "//w:style[@w:styleId='Titel1']//w:color/@w:val"
            assert values(known, path) == [color]


def test_a_control_round_a_cell_gives_the_text_the_cell() -> None:
    place = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:sdt><w:sdtPr>"
        '<w:tag w:val="BODY"/><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:tc><w:tcPr/>'
        f"{told('here')}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
    )
    root = text(letterhead(place))
    (cell,) = found(root, "w:body/w:tbl[1]/w:tr/w:sdt/w:sdtContent/w:tc")
    assert "here" not in said(cell)
    assert len(found(cell, "w:p")) > 5


def test_a_control_in_a_control_is_a_place() -> None:
    place = (
        '<w:sdt><w:sdtPr><w:alias w:val="Letter"/><w:id w:val="5"/></w:sdtPr>'
        f"<w:sdtContent>{told('Dear reader')}{PLACEHOLDER}</w:sdtContent></w:sdt>"
    )
    root = text(letterhead(place))
    (outer,) = found(root, "w:body/w:sdt")
    around = said(outer)
    assert around[0] == "Dear reader"
    assert len(around) > 10


def test_a_bookmark_that_ends_elsewhere_is_the_paragraph_that_it_begins_in() -> None:
    end = '<w:bookmarkEnd w:id="3"/>'
    start = '<w:p><w:bookmarkStart w:id="3" w:name="body"/></w:p>'
    cell = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
        f"<w:p>{end}</w:p></w:tc></w:tr></w:tbl>"
    )
    root = text(letterhead(f"{start}{told('Below')}{cell}"))
    assert "Below" in said(root)
    assert not found(root, "//w:bookmarkEnd[@w:id='3']")
    reversed_ = text(letterhead(f"<w:p>{end}</w:p>{start}"))
    assert not found(reversed_, "//w:bookmarkEnd[@w:id='3']")


def test_columns_at_the_end_do_not_take_in_what_follows() -> None:
    columns = Columns(((sample_trees.paragraph("a"),), (sample_trees.paragraph("b"),)))
    document = sample_trees.of_blocks(columns, layout="factsheet")
    bare = replace(document, furniture=replace(document.furniture, foot=()))
    inside = text(letterhead(), bare)
    counted = [values(each, "w:cols/@w:num") for each in found(inside, "//w:sectPr")]
    assert counted == [[], [], ["2"], [], []]
    alone = text(french(), bare)
    counted = [values(each, "w:cols/@w:num") for each in found(alone, "//w:sectPr")]
    assert counted == [[], ["2"]]


def test_faces_are_added_to_those_of_the_template() -> None:
    faces = Made('<w:font w:name="Georgia"/><w:font w:name="Arial"/>')
    template = packed({"document": body(told("x")), "fontTable": faces})
    names = values(part(template, "word/fontTable.xml"), "w:font/@w:name")
    assert names[:2] == ["Georgia", "Arial"]
    assert len(names) == len(set(names)) > 2


def test_footnotes_find_their_place_in_settings() -> None:
    settings = Made(
        '<w:zoom w:percent="100"/><w:compat/><w:decimalSymbol w:val=","/>',
    )
    template = packed({"document": body(told("x")), "settings": settings})
    document = sample_trees.of_blocks(
        Paragraph((NoteReference(1),)), notes=((sample_trees.paragraph("one"),),)
    )
    root = part(template, "word/settings.xml", document)
    names = [str(child.tag).rpartition("}")[2] for child in root]
    assert names == ["zoom", "footnotePr", "compat", "decimalSymbol"]


def test_a_page_that_leaves_no_room_is_not_believed() -> None:
    for section in (
        '<w:pgSz w:w="2000" w:h="2000"/>',
        '<w:pgSz w:w="many" w:h="nan"/><w:pgMar w:left="99999999"/>',
    ):
        template = packed({"document": body(told("x"), section=section)})
        assert said(text(template))


def test_prefixes_that_a_template_uses_otherwise_are_left_to_it() -> None:
    files = opened(minimal())
    files["word/document.xml"] = files["word/document.xml"].replace(
        b"<w:document ", b'<w:document xmlns:w14="urn:other" '
    )
    root = text(zipped(files))
    (ignorable,) = [
        value for name, value in root.attrib.items() if "Ignorable" in str(name)
    ]
    assert set(str(ignorable).split()) <= {str(prefix) for prefix in root.nsmap}


def test_a_style_that_has_a_name_of_ours_but_another_kind_keeps_it() -> None:
    styles = style("Z", "Lead", kind="table")
    template = packed({"document": body(told("x")), "styles": Made(styles)})
    names = values(part(template, "word/styles.xml"), "//w:style/w:name/@w:val")
    assert {"Lead", "Lead (briefing)"} <= set(names)
    assert len(names) == len(set(names))
