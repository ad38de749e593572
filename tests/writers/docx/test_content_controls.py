import io
from dataclasses import replace
from typing import get_args
from zipfile import ZipFile

import pytest
from lxml import etree

from briefgen.errors import Place
from briefgen.languages import CODES
from briefgen.tree import (
    Columns,
    Computed,
    CrossReference,
    Detail,
    Details,
    Emphasis,
    FileOptions,
    Heading,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    Paragraph,
    Strong,
    Text,
    ValueText,
)
from briefgen.writers.docx import write
from briefgen.writers.docx.text.control_titles import LONGEST, title_of_computed
from briefgen.writers.tags import read_tag
from tests.writers import sample_trees
from tests.writers.docx.edited import of_blocks, remembering
from tests.writers.docx.opened import found, look, values, words

PATH = "initiatives.resilient-puna.funding.amount"
AMOUNT = ValueText("$9.2 million", PATH)
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def controls(data: bytes) -> list[etree._Element]:
    return found(etree.fromstring(opened(data)["word/document.xml"]), "//w:sdt")


def shown(data: bytes) -> list[str]:
    return [words(control) for control in controls(data)]


def test_a_value_of_the_data_stands_in_a_control_within_its_sentence() -> None:
    data = of_blocks(Paragraph((Text("Worth "), AMOUNT, Text("."))))
    assert shown(data) == ["$9.2 million"]
    (root,) = found(
        etree.fromstring(opened(data)["word/document.xml"]), "//w:p[.//w:sdt]"
    )
    assert words(root) == "Worth $9.2 million."


def test_no_control_stands_where_a_section_in_columns_ends() -> None:
    figures = (KeyFigure((AMOUNT,), (Text("new"),)), KeyFigure((Text("2"),), (AMOUNT,)))
    value = Paragraph((AMOUNT,))
    data = of_blocks(KeyFigures(figures), Columns(((value,),) * 2), Paragraph(()))
    root = etree.fromstring(opened(data)["word/document.xml"])
    assert len(found(root, "//w:sdt")) == 4
    ends = found(root, "//w:p[w:pPr/w:sectPr/w:cols/@w:num]")
    assert [found(end, "w:sdt") for end in ends] == [[], []]


def test_a_derived_value_and_words_of_ours_stand_in_none() -> None:
    assert (
        shown(of_blocks(Paragraph((Text("In all "), ValueText("$17 million"))))) == []
    )


def test_a_paragraph_of_prose_is_one_control_whatever_stands_in_it() -> None:
    path = "themes.x.advice.risks.en"
    prose = (
        Strong((ValueText("Delay:", path),)),
        ValueText(" permits take ", path),
        Emphasis((ValueText("long", path), LineBreak(), ValueText("here", path))),
        LineBreak(),
        Link((ValueText("see why", path),), "https://example.org"),
    )
    data = of_blocks(Paragraph(prose), Paragraph((ValueText("Cost.", path),)))
    assert shown(data) == ["Delay: permits take long\nhere\nsee why", "Cost."]


def test_values_of_two_paths_side_by_side_are_two_controls() -> None:
    data = of_blocks(Paragraph((Strong((AMOUNT, ValueText("Peru", "p.place.en"))),)))
    assert shown(data) == ["$9.2 million", "Peru"]


def test_words_of_a_reference_have_a_control_and_a_cited_heading_has_none() -> None:
    title = ValueText("Risks", "themes.peru.title.en")
    data = of_blocks(
        Heading(2, (Text("The risks"),), "risks"),
        Paragraph((CrossReference((title,), "risks"), Text(" "))),
        Paragraph((CrossReference((title,), "risks", cited=True),)),
    )
    assert shown(data) == ["Risks"]


def test_a_value_that_shows_nothing_has_no_control() -> None:
    data = of_blocks(Paragraph((ValueText("", PATH), ValueText(" ", PATH), Text("x"))))
    assert shown(data) == []


def test_a_control_has_a_title_in_words_and_no_lock_and_no_box() -> None:
    (control,) = controls(of_blocks(Paragraph((AMOUNT,))))
    assert values(control, "w:sdtPr/w:alias/@w:val") == [
        "Funding – amount: resilient puna"
    ]
    assert found(control, "w:sdtPr/w:lock") == []
    (appearance,) = control.iter(f"{W15}appearance")
    assert appearance.get(f"{W15}val") == "boundingBox"


def test_each_occurrence_has_an_id_of_its_own() -> None:
    told = Paragraph((AMOUNT, Text(" and "), AMOUNT))
    data = of_blocks(told, Details((Detail((Text("New"),), (AMOUNT,)),)))
    given = [
        value
        for each in controls(data)
        for value in values(each, "w:sdtPr/w:id/@w:val")
    ]
    assert len(set(given)) == len(given) == 3


def test_a_tag_tells_document_language_and_path() -> None:
    data = of_blocks(Paragraph((AMOUNT,)))
    ((tag,),) = (values(each, "w:sdtPr/w:tag/@w:val") for each in controls(data))
    told = read_tag(tag)
    assert told is not None
    assert (told.language, told.path) == ("en", PATH)


def test_short_plain_words_are_plain_text_and_all_else_is_rich() -> None:
    link = Link((ValueText("us", "portfolio.contact.name.en"),), "https://example.org")
    data = of_blocks(
        Paragraph(
            (AMOUNT, Text(" "), Strong((ValueText("Peru", "p.place.en"),)), link)
        ),
        Heading(2, (ValueText("Title", "p.title.en"),)),
        Paragraph((ValueText("It takes long.", "p.risks.en"),)),
        Paragraph((ValueText("a word " * 9, "p.risks.en"),)),
    )
    plain = [len(found(each, "w:sdtPr/w:text")) for each in controls(data)]
    assert plain == [1, 0, 0, 1, 0, 0]
    assert len(found(controls(data)[1], "w:sdtPr/w:rPr/w:b")) == 1


def test_nothing_is_bound_and_no_part_holds_words_a_second_time() -> None:
    data = of_blocks(Paragraph((AMOUNT, Text(" "), ValueText("Peru", "p.place.en"))))
    assert not any("customXml" in name for name in opened(data))
    assert all(b"dataBinding" not in part for part in opened(data).values())


@pytest.mark.parametrize("words", ["a \u05e9\u05dc", "\u6f22"])
def test_words_that_libreoffice_repeats_stand_in_rich_text(words: str) -> None:
    (control,) = controls(of_blocks(Paragraph((ValueText(words, PATH),))))
    assert found(control, "w:sdtPr/w:text") == []


def test_a_hidden_space_parts_a_control_with_a_look_from_the_next() -> None:
    bold = Strong((AMOUNT,))
    link = Link((Text("to "), ValueText("us", "c.en")), "https://example.org")
    place = ValueText("Peru", "p.en")
    others = (bold, place, ValueText("", "a.en"), bold, link, place)
    data = of_blocks(Paragraph(others))
    root = etree.fromstring(opened(data)["word/document.xml"])
    (told,) = found(root, "//w:p[.//w:sdt]")
    hidden = [
        words(each) if each.tag.endswith("}sdt") else "|"
        for each in found(told, ".//w:sdt | .//w:r[w:rPr/w:vanish]")
    ]
    amount = AMOUNT.text
    assert hidden == [amount, "|", "Peru", amount, "us", "|", "Peru"]


def test_no_part_names_a_place_of_the_data() -> None:
    placed = replace(AMOUNT, place=Place("/home/x/data.yaml", 3, 4))
    data = of_blocks(Paragraph((placed,)))
    assert all(b"data.yaml" not in part for part in opened(data).values())


def test_without_controls_a_file_carries_no_part_of_ours() -> None:
    document = sample_trees.of_blocks(Paragraph((AMOUNT,)), layout="note")
    data = write(document, look("note"))
    assert controls(data) == []
    assert not any("customXml" in name for name in opened(data))


def test_a_file_that_remembers_is_the_same_each_time() -> None:
    document = remembering(sample_trees.of_blocks(Paragraph((AMOUNT,)), layout="note"))
    assert write(document, look("note")) == write(document, look("note"))


def test_what_is_computed_stands_in_a_control_that_no_one_can_type_in() -> None:
    total = ValueText("$17 million", computed="total")
    finding = Strong((ValueText("This theme receives half.", computed="finding"),))
    data = of_blocks(Paragraph((AMOUNT, Text(" of "), total)), Paragraph((finding,)))
    assert shown(data) == ["$9.2 million", "$17 million", "This theme receives half."]
    kinds = [
        (
            values(each, "w:sdtPr/w:alias/@w:val")[0],
            values(each, "w:sdtPr/w:lock/@w:val"),
            len(found(each, "w:sdtPr/w:tag")),
        )
        for each in controls(data)
    ]
    assert kinds == [
        ("Funding – amount: resilient puna", [], 1),
        ("Total: change the data", ["contentLocked"], 0),
        ("Finding: change the data", ["contentLocked"], 0),
    ]


def test_a_kind_may_leave_what_is_computed_open_to_typing() -> None:
    block = Paragraph(
        (AMOUNT, Text(" of "), ValueText("$17 million", computed="total"))
    )
    document = remembering(sample_trees.of_blocks(block))
    free = replace(document, options=FileOptions(locked=False))
    assert shown(write(free, look("note"))) == ["$9.2 million"]
    without = replace(document.properties, controls=False)
    assert shown(write(replace(document, properties=without), look("note"))) == []


@pytest.mark.parametrize("language", CODES)
def test_each_language_says_what_is_computed(language: str) -> None:
    names = {title_of_computed(each, language) for each in get_args(Computed)}
    assert len(names) == len(get_args(Computed))
    assert max(map(len, names)) <= LONGEST
