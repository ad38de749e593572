"""Word is told to hyphenate running text, and nothing else, where the style says so."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from briefgen.writers.docx import write
from tests.interop.word_rules import broken
from tests.writers import sample_trees
from tests.writers.docx import templates
from tests.writers.docx.opened import NAMES, found, look
from tests.writers.docx.test_content_controls import opened

W = f"{{{NAMES['w']}}}"
SET = (
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
)
MAKERS = (None, templates.letterhead, templates.minimal, templates.french)


def parts(
    *, hyphenation: bool, template: Callable[[], bytes] | None = None
) -> dict[str, bytes]:
    document = sample_trees.factsheet()
    style = replace(look(document.layout), hyphenation=hyphenation)
    if template is not None:
        style = replace(style, reference=template())
    return opened(write(document, style))


def settings(files: dict[str, bytes]) -> list[etree._Element]:
    return list(etree.fromstring(files["word/settings.xml"]))


@pytest.mark.parametrize("template", MAKERS)
def test_settings_say_how_often_lines_end_with_a_hyphen(
    template: Callable[[], bytes] | None,
) -> None:
    files = parts(hyphenation=True, template=template)
    known = [each for each in settings(files) if each.tag.removeprefix(W) in SET]
    assert [each.tag.removeprefix(W) for each in known] == [*SET]
    assert [each.get(f"{W}val") for each in known] == [None, "2", "360", None]
    assert broken(files) == []


def test_without_the_option_nothing_is_said() -> None:
    files = parts(hyphenation=False)
    assert not [each for each in settings(files) if each.tag.removeprefix(W) in SET]
    assert b"suppressAutoHyphens" not in files["word/styles.xml"]


def test_styles_of_all_but_running_text_suppress_hyphens() -> None:
    styles = etree.fromstring(parts(hyphenation=True)["word/styles.xml"])
    told = found(styles, "w:style[w:pPr/w:suppressAutoHyphens]")
    whole = {each.get(f"{W}styleId") for each in told}
    assert whole >= {"Heading1", "Heading2", "Heading3", "Heading4", "Subtitle"}
    assert whole >= {"Kicker", "Meta", "KeyFigure", "KeyLabel", "TableHead", "Caption"}
    assert whole >= {"TOC2", "Footer", "Header", "FootnoteText", "RowLabel", "Detail"}
    running = {"Normal", "Lead", "ListBullet", "ListNumber", "Quote", "TableText"}
    assert not whole & (running | {"Callout", "ListContinue"})
