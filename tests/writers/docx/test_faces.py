"""What a file is set in, and how wide its words are taken to be."""

from dataclasses import replace

import pytest
from lxml import etree

from briefgen.fonts import face
from briefgen.tree import Decision, Detail, Details, Document, KeyFigure, KeyFigures
from briefgen.writers.docx import write
from briefgen.writers.docx.template.text_face import text_face
from briefgen.writers.face_widths import stretch
from tests.writers import sample_trees
from tests.writers.docx.opened import NAMES, found, look, values
from tests.writers.docx.templates import Made, body, defaults, opened, packed, style
from tests.writers.docx.templates import words as told
from tests.writers.sample_trees import text

ARIAL = "Liberation Sans"  # its metric twin
AMOUNT = "$17,950,000"


def styles(*content: str) -> etree._Element:
    return etree.fromstring(
        f'<w:styles xmlns:w="{NAMES["w"]}">{"".join(content)}</w:styles>'
    )


def theme(major: str, minor: str) -> etree._Element:
    return etree.fromstring(
        f'<a:theme xmlns:a="{NAMES["a"]}"><a:fontScheme><a:majorFont>'
        f'<a:latin typeface="{major}"/></a:majorFont><a:minorFont>'
        f'<a:latin typeface="{minor}"/></a:minorFont></a:fontScheme></a:theme>'
    )


def fonts(**named: str) -> str:
    told = "".join(f' w:{name}="{value}"' for name, value in named.items())
    return f"<w:rFonts{told}/>"


def plain(look: str, more: str = "") -> str:
    return style("Normal", "Normal", look, more=more, default=True)


BASED = '<w:basedOn w:val="Base"/>'
THEMED = plain(fonts(asciiTheme="minorHAnsi", ascii="Arial"))


@pytest.mark.parametrize(
    ("content", "known"),
    [
        ((defaults("Georgia", "en-US"), plain("")), "Georgia"),
        ((defaults("Georgia", "en-US"), plain(fonts(ascii="Verdana"))), "Verdana"),
        ((plain("", BASED), style("Base", "Base", fonts(ascii="Lato"))), "Lato"),
        ((THEMED,), "Aptos"),
        ((plain(fonts(asciiTheme="majorHAnsi")),), "Aptos Display"),
        ((style("Other", "Other", fonts(ascii="Lato")),), "Times New Roman"),
        ((), "Times New Roman"),
    ],
)
def test_plain_text_has_the_face_that_styles_and_theme_tell(
    content: tuple[str, ...], known: str
) -> None:
    assert text_face(styles(*content), theme("Aptos Display", "Aptos")) == known


def test_a_theme_that_names_no_face_leaves_it_to_the_style() -> None:
    assert text_face(styles(THEMED), None) == "Arial"
    assert text_face(styles(THEMED), theme("", "")) == "Arial"


def test_words_may_be_wider_in_a_wider_face_and_are_never_taken_to_be_less_wide() -> (
    None
):
    assert stretch("Arial") == stretch("  times  New Roman") == stretch("Calibri") == 1
    assert 1 < stretch("Georgia") < stretch("Verdana")
    assert stretch("Nobody knows this one") == stretch("VERDANA")


def test_dejavu_sans_is_no_wider_than_it_is_taken_to_be() -> None:
    factor = stretch("DejaVu Sans")
    for bold in (False, True):
        arial = face(ARIAL, bold=bold)
        _, wide, *_ = arial.chain
        assert "DejaVu" in wide.name
        for words in ("0123456789", AMOUNT, "Women’s Voice and Leadership"):
            assert wide.own_width(words, 10) <= arial.own_width(words, 10) * factor


def template(face: str) -> bytes:
    made = Made(defaults(face, "en-US") + plain(""))
    return packed({"document": body(told("x")), "styles": made})


def document(face: str, made: Document) -> etree._Element:
    chosen = replace(look(made.layout), reference=template(face))
    return etree.fromstring(opened(write(made, chosen))["word/document.xml"])


def test_amounts_have_room_in_a_wide_face() -> None:
    note = sample_trees.note()
    amounts = {
        name: int(values(document(name, note), "//w:tbl[2]//w:gridCol/@w:w")[-1]) / 20
        for name in ("Arial", "Calibri", "Verdana")
    }
    table = look("note").text("table")
    needed = face(ARIAL, bold=True).width(AMOUNT, table.size) * stretch("Verdana")
    assert amounts["Verdana"] >= needed + 2 * look("note").spaces["small"]
    assert amounts["Verdana"] > amounts["Arial"]
    assert amounts["Calibri"] == amounts["Verdana"]  # not every reader has Calibri


def test_word_may_widen_columns_where_widths_are_a_guess() -> None:
    note = sample_trees.note()
    for name, kind in {"Arial": "fixed", "Verdana": "autofit"}.items():
        told = values(document(name, note), "//w:tblLayout/@w:type")
        assert set(told) == {kind}


def test_key_figures_labels_and_choices_have_room_too() -> None:
    made = sample_trees.of_blocks(
        KeyFigures(tuple(KeyFigure(text(AMOUNT), text("x")) for _ in range(4))),
        Details((Detail(text("Tracking number"), text("1")),)),
        Decision((), ("Agreed", "Not agreed")),
    )
    arial, wide = (document(name, made) for name in ("Arial", "Verdana"))
    for path, way in (("//w:r/w:rPr/w:sz/@w:val", -1), ("//w:ind/@w:hanging", 1)):
        before, after = (int(values(root, path)[0]) for root in (arial, wide))
        assert (after - before) * way > 0
    stops = "//w:p[w:pPr/w:pStyle/@w:val='Choice']/w:pPr/w:tabs/w:tab/@w:pos"
    before, after = (int(values(root, stops)[0]) for root in (arial, wide))
    assert after > before


def test_the_style_s_own_face_is_reckoned_with_too() -> None:
    own = look("note")
    chosen = replace(own, faces=replace(own.faces, word="Verdana"))
    root = etree.fromstring(
        opened(write(sample_trees.note(), chosen))["word/document.xml"]
    )
    assert found(root, "//w:tblLayout[@w:type='autofit']")
