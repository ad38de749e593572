"""What a kind asks of its files: a draft's watermark, line numbers, protection."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest
from lxml import etree

from briefgen.style import READABLE, contrast
from briefgen.tree import Document, FileOptions
from briefgen.writers.docx import write
from briefgen.writers.watermark import watermark
from tests.interop.word_rules import broken
from tests.writers import sample_trees
from tests.writers.docx import templates
from tests.writers.docx.edited import remembering
from tests.writers.docx.opened import found, look, values
from tests.writers.docx.test_content_controls import opened

SAMPLES = (sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder)
MAKERS = (None, templates.letterhead, templates.minimal, templates.french)
USUAL = FileOptions()
VML = "{urn:schemas-microsoft-com:vml}"


def parts(
    document: Document,
    template: Callable[[], bytes] | None = None,
    options: FileOptions = USUAL,
) -> dict[str, bytes]:
    asked = replace(document, options=options)
    style = look(document.layout)
    if template is not None:
        style = replace(style, reference=template())
    return opened(write(asked, style))


def body(files: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(files["word/document.xml"])


def settings(files: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(files["word/settings.xml"])


@pytest.mark.parametrize("template", MAKERS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_draft_says_so_behind_each_page(
    sample: Callable[[], Document], template: Callable[[], bytes] | None
) -> None:
    files = parts(sample(), template, FileOptions(draft="ÉBAUCHE"))
    root = body(files)
    used = values(root, "//w:sectPr/w:headerReference/@w:type")
    assert "default" in used
    if values(root, "//w:sectPr/w:titlePg"):
        assert "first" in used
    headers = [name for name in files if name.startswith("word/header")]
    for name in headers:
        shapes = [*etree.fromstring(files[name]).iter(f"{VML}shape")]
        assert [each.get("id", "")[:24] for each in shapes] == [
            "PowerPlusWaterMarkObject"
        ], name
        words = [each.get("string") for each in shapes[0].iter(f"{VML}textpath")]
        assert words == ["ÉBAUCHE"]
    if template is None:
        assert broken(files) == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_is_no_draft_has_no_watermark(sample: Callable[[], Document]) -> None:
    assert not any(b"PowerPlus" in content for content in parts(sample()).values())


@pytest.mark.parametrize("sample", SAMPLES)
def test_all_text_can_be_read_on_a_watermark(sample: Callable[[], Document]) -> None:
    document, style = sample(), look(sample().layout)
    known = watermark(replace(document, options=FileOptions(draft="DRAFT")), style)
    assert known is not None
    for color in (style.palette.ink, style.palette.muted, document.accent):
        assert contrast(color, known.color) >= READABLE
    assert known.color != style.palette.paper


@pytest.mark.parametrize("template", MAKERS)
def test_lines_of_all_sections_are_numbered_on_request(
    template: Callable[[], bytes] | None,
) -> None:
    for sample in SAMPLES:
        sections = found(
            body(parts(sample(), template, FileOptions(line_numbers=True))),
            "//w:sectPr",
        )
        kinds = [values(each, "w:lnNumType/@w:restart") for each in sections]
        assert kinds == [["continuous"]] * len(sections)
    assert not found(body(parts(sample_trees.note())), "//w:lnNumType")


@pytest.mark.parametrize("template", MAKERS)
@pytest.mark.parametrize("protect", ["forms", "comments"])
def test_a_file_is_protected_without_a_password(
    protect: Literal["forms", "comments"], template: Callable[[], bytes] | None
) -> None:
    files = parts(sample_trees.note(), template, FileOptions(protect=protect))
    (element,) = found(settings(files), "w:documentProtection")
    names = {str(key).rpartition("}")[2]: value for key, value in element.items()}
    assert names == {"edit": protect, "enforcement": "1"}
    assert not found(settings(parts(sample_trees.note())), "w:documentProtection")


def test_a_form_has_places_to_fill_in_and_its_values_are_locked() -> None:
    note = remembering(sample_trees.note())
    root = body(parts(note, options=FileOptions(protect="forms")))
    titles = values(
        root, "//w:sdt[w:sdtPr/w:text][not(w:sdtPr/w:tag)]/w:sdtPr/w:alias/@w:val"
    )
    assert titles[:3] == ["Name: Author", "Date: Author", "Telephone: Author"]
    values_of_data = found(root, "//w:sdt[w:sdtPr/w:tag]")
    for each in values_of_data:
        assert values(each, "w:sdtPr/w:lock/@w:val") == ["contentLocked"]
    free = body(parts(note, options=FileOptions(protect="comments")))
    assert not found(free, "//w:sdt[w:sdtPr/w:text][not(w:sdtPr/w:tag)]")
