"""Templates that carry what no document may: left out, and told, whatever it is."""

from dataclasses import replace

import pytest
from lxml import etree

from briefgen.checks import RULES
from briefgen.errors import Place
from briefgen.word_template import read_reference
from briefgen.writers.docx import write
from tests.writers import sample_trees
from tests.writers.docx.hostile_templates import (
    CASES,
    TRACES,
    code,
    complex_field,
    headed,
    link,
    run,
    said,
    set_to,
)
from tests.writers.docx.opened import look, values, words
from tests.writers.docx.templates import letterhead, opened, zipped

HEADER = "word/template/header2"


def written(template: bytes) -> dict[str, bytes]:
    chosen = replace(look("factsheet"), reference=template)
    return opened(write(sample_trees.factsheet(), chosen))


def header(files: dict[str, bytes]) -> etree._Element:
    (name,) = [
        name for name in files if "template/header" in name and "_rels" not in name
    ]
    return etree.fromstring(files[name])


@pytest.mark.parametrize("name", CASES)
def test_what_no_document_may_carry_is_left_out(name: str) -> None:
    template = CASES[name].make()
    assert [data for data in opened(template).values() if traced(data)]
    assert [each for each, data in written(template).items() if traced(data)] == []


@pytest.mark.parametrize("name", CASES)
def test_what_is_left_out_is_told(name: str) -> None:
    told = read_reference(CASES[name].make()).left_out
    wanted = CASES[name].told
    assert wanted in told if wanted else told == ()


@pytest.mark.parametrize("name", CASES)
def test_the_words_around_stay(name: str) -> None:
    assert "Ministry" in words(header(written(CASES[name].make())))


def traced(data: bytes) -> bool:
    return any(
        each in data
        for each in (
            *TRACES,
            b"enforcement",
            b"recommended",
            b"updateFields",
            b"trackRevisions",
            b"removePersonal",
            b"linkStyles",
        )
    )


def test_a_good_template_loses_nothing() -> None:
    assert read_reference(letterhead()).left_out == ()


ALLOWED = (
    " PAGE ",
    " page \\* MERGEFORMAT ",
    " NUMPAGES ",
    " SECTIONPAGES ",
    ' STYLEREF "heading 1" ',
    " REF here \\h ",
    " TITLE ",
    ' SAVEDATE \\@ "yyyy" ',
    ' DOCPROPERTY "Marking" ',
    ' HYPERLINK "https://example.org/a" ',
    " HYPERLINK mailto:a@example.org ",
    ' HYPERLINK \\l "here" ',
)


@pytest.mark.parametrize("told", ALLOWED)
def test_fields_that_tell_of_the_file_itself_stay(told: str) -> None:
    half = len(told) // 2
    split = complex_field(code(told[:half]), code(told[half:]))
    escaped = told.replace('"', "&quot;")
    simple = f'<w:fldSimple w:instr="{escaped}">{said("1")}</w:fldSimple>'
    root = header(written(headed(split + simple)))
    assert "".join(values(root, "//w:instrText/text()")).startswith(told)
    assert values(root, "//w:fldSimple/@w:instr") == [told]


def test_the_last_result_of_a_field_stays() -> None:
    root = header(written(headed(complex_field(code(" DATE "), result="March 5"))))
    assert words(root).startswith("MinistryMarch 5")
    assert not values(root, "//w:fldChar/@w:fldCharType")


LINKS = ("https://example.org/", "http://example.org/a", "mailto:a@example.org")


@pytest.mark.parametrize("address", LINKS)
def test_links_to_the_web_and_to_mail_stay(address: str) -> None:
    files = written(link(address)())
    assert [data for data in files.values() if address.encode() in data]


def test_what_is_shown_again_within_a_hidden_style_stays() -> None:
    shown = run("<w:t>seen</w:t>", '<w:rStyle w:val="Secretly"/><w:vanish w:val="0"/>')
    assert "seen" in words(header(written(headed(shown))))


def test_protection_that_is_not_enforced_is_not_told() -> None:
    make = set_to('<w:documentProtection w:edit="forms" w:enforcement="0"/>')
    assert read_reference(make()).left_out == ()


def test_what_goes_with_the_template_s_own_text_is_not_told() -> None:
    files = opened(headed(""))
    document = files["word/document.xml"].replace(
        b"<w:body>", f"<w:body><w:p>{complex_field(code(' DDE evil '))}</w:p>".encode()
    )
    assert (
        read_reference(zipped({**files, "word/document.xml": document})).left_out == ()
    )


def test_the_check_tells_what_is_left_out_at_the_template() -> None:
    chosen = replace(
        look("note"),
        reference=CASES["comments"].make(),
        reference_path="templates/a.docx",
    )
    told = RULES["template"](sample_trees.note(), chosen, Place("templates/note.md"))
    assert [str(each).splitlines()[0] for each in told] == [
        "templates/a.docx:1:1: warning: documents are written without comments [template]"
    ]
