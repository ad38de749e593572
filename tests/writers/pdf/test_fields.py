"""Places to fill in as fields: named for those who hear them, tagged, and filled in."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from briefgen import tree
from briefgen.formats import PDF_STANDARDS, PdfStandard
from briefgen.writers import pdf
from tests.writers.pdf import reading
from tests.writers.pdf.breaking import every_page, given, turned, without
from tests.writers.pdf.hard_documents import everything
from tests.writers.pdf.looks import look
from tests.writers.pdf.mutations import Breakage
from tests.writers.pdf.structure import attributes, kids

WORDS = "Renée Çelik, 16 août, 5 €"


@cache
def written(standard: PdfStandard = "ua1", *, forms: bool = True) -> bytes:
    options = tree.FileOptions(pdf=standard, forms=forms)
    return pdf.write(replace(everything(), options=options), look("note"))


def widgets(file: pikepdf.Pdf) -> list[Any]:
    """Give the fields in the order of their pages and annotations."""
    return [
        annotation
        for page in file.pages
        for annotation in page.get("/Annots", [])
        if annotation.Subtype == "/Widget"
    ]


def descriptions(file: pikepdf.Pdf) -> list[str]:
    """Give the names of places to fill in on paper, in reading order."""
    return [
        str(entry.Desc)
        for node in reading.nodes(file)
        if node.role == "Form"
        for entry in attributes(node.dictionary)
    ]


@pytest.mark.parametrize("standard", PDF_STANDARDS)
def test_fields_have_the_names_of_the_places_on_paper_in_reading_order(
    standard: PdfStandard,
) -> None:
    file = reading.opened(written(standard))
    paper = descriptions(reading.opened(written(standard, forms=False)))
    names = [str(each.TU) for each in widgets(file)]
    assert names == paper
    assert len({str(each.T) for each in widgets(file)}) == len(names) > 5
    assert [*file.Root.AcroForm.Fields] == widgets(file)
    if standard == "ua2":
        assert [str(each.Contents) for each in widgets(file)] == names


@pytest.mark.parametrize("standard", PDF_STANDARDS)
def test_each_field_is_the_one_kid_of_its_form_in_tab_order(
    standard: PdfStandard,
) -> None:
    file = reading.opened(written(standard))
    forms = [each.dictionary for each in reading.nodes(file) if each.role == "Form"]
    held = [[kid.Obj for kid in kids(each)] for each in forms]
    assert held == [[each] for each in widgets(file)]
    assert {str(page.Tabs) for page in file.pages} == {"/S"}
    nums = list(file.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    found = [owners[int(each.StructParent)] for each in widgets(file)]
    assert [each.objgen for each in found] == [each.objgen for each in forms]
    assert not any("/A" in each for each in forms)


def test_pages_say_the_same_with_fields_and_without() -> None:
    with_fields, without = (
        [page.text for page in reading.pages(data)]
        for data in (written(), written(forms=False))
    )
    assert with_fields == without


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_validator_finds_nothing(profile: str) -> None:
    assert reading.failures(written(), profile) == []


def first_field(file: pikepdf.Pdf) -> Any:
    return widgets(file)[0]


def left_to_the_reader(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm.NeedAppearances = True


FIELD_BREAKAGES = (
    Breakage("a field without name", "ua1", without(first_field, "/TU")),
    Breakage(
        "a field that belongs to nothing", "ua1", without(first_field, "/StructParent")
    ),
    Breakage("a field in no form", "ua1", turned("Form", "Div")),
    Breakage("fields without tab order", "ua1", every_page("/Tabs")),
    Breakage("a field that is not printed", "2a", given(first_field, "/F", 0)),
    Breakage("a field without appearance", "2a", without(first_field, "/AP")),
    Breakage("appearances left to the reader", "2a", left_to_the_reader),
)


@pytest.mark.parametrize("breakage", FIELD_BREAKAGES, ids=lambda each: each.name)
def test_a_broken_form_is_refused(breakage: Breakage) -> None:
    assert reading.failures(breakage.applied(written()), breakage.gate) != []


def test_a_document_without_places_to_fill_in_has_no_form() -> None:
    plain = tree.Paragraph((tree.Text("words"),))
    document = replace(
        everything(), body=(plain,), notes=(), options=tree.FileOptions(forms=True)
    )
    file = reading.opened(pdf.write(document, look("note")))
    assert "/AcroForm" not in file.Root


def test_a_reader_ticks_boxes_and_types_words() -> None:
    document = pypdfium2.PdfDocument(written())
    document.init_forms()
    filled = [field for page in document for field in fill(document, page)]
    assert {kind for kind, _ in filled} == {
        raw.FPDF_FORMFIELD_CHECKBOX,
        raw.FPDF_FORMFIELD_TEXTFIELD,
    }
    for kind, value in filled:
        assert value == (WORDS if kind == raw.FPDF_FORMFIELD_TEXTFIELD else "Yes")
    document.close()


def fill(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage
) -> Iterator[tuple[int, str]]:
    """Click into each field of a page, type, and give its kind and what it holds."""
    form = document.formenv.raw
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        field = raw.FPDFPage_GetAnnot(page, number)
        if raw.FPDFAnnot_GetSubtype(field) != raw.FPDF_ANNOT_WIDGET:
            continue
        kind = raw.FPDFAnnot_GetFormFieldType(form, field)
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(field, box)
        at = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        raw.FORM_OnLButtonDown(form, page, 0, *at)
        raw.FORM_OnLButtonUp(form, page, 0, *at)
        if kind == raw.FPDF_FORMFIELD_TEXTFIELD:
            raw.FORM_ReplaceSelection(form, page, wide(f"{WORDS}\0"))
        raw.FORM_ForceToKillFocus(form)
        yield kind, value(form, field)


def value(form: Any, field: Any) -> str:
    held = ctypes.create_string_buffer(400)
    size = raw.FPDFAnnot_GetFormFieldValue(
        form, field, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), 400
    )
    return held.raw[: size - 2].decode("utf-16-le")


def wide(text: str) -> Any:
    """Give text as the reader's programming interface wants it."""
    held = ctypes.create_string_buffer(text.encode("utf-16-le"))
    return ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort))
