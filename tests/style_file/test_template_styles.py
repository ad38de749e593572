"""A style file names styles and the theme of the organisation's Word template."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefgen.checks import RULES
from briefgen.errors import BriefgenError, Place
from briefgen.style import Look
from briefgen.style_file import read_style
from briefgen.style_file.template_styles import KINDS
from briefgen.writers.docx import write
from briefgen.writers.docx.parts.roles import BUILT_IN, CUSTOM
from briefgen.writers.docx.template.open_template import open_template
from tests.writers import sample_trees
from tests.writers.docx.opened import W, found, paragraphs, values
from tests.writers.docx.templates import (
    Made,
    body,
    defaults,
    opened,
    packed,
    style,
    themed,
    words,
)

PATH = "templates/style.yaml"
SAMPLE = (Path(__file__).parents[2] / PATH).read_text(encoding="utf-8")
UNMAPPED = {
    *("TOCHeading", "TOC2", "TOC3", "TOC4", "TableofFigures", "Index1"),
    *("AccentRule", "SourcedFigure"),
}
GOOD = {"dk1": "102030", "accent1": "005EA5", "accent2": "85144B"}


def ministry() -> bytes:
    """Give a template whose styles have names of the ministry's own."""
    styles = defaults("Arial", "fr-CA") + "".join(
        (
            style("Normal", "Normal", default=True),
            style("Corps", "Corps", '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>'),
            style("TitreDoc", "Titre du document", '<w:sz w:val="60"/>'),
            style("Constat", "Constat", more='<w:aliases w:val="Message clé"/>'),
            style("Titre2", "heading 2", paragraph='<w:outlineLvl w:val="1"/>'),
            style("Accent", "Corps", kind="character"),
        )
    )
    return packed({"document": body(words("Modèle")), "styles": Made(styles)})


def read(yaml: str, template: bytes, tmp_path: Path) -> Look:
    file = tmp_path / "reference.docx"
    file.write_bytes(template)
    return read_style(f"{yaml}\n{SAMPLE}", PATH, lambda _: file).look("factsheet")


def told(yaml: str, template: bytes, tmp_path: Path) -> list[str]:
    with pytest.raises(BriefgenError) as error:
        read(yaml, template, tmp_path)
    return [str(each) for each in error.value.diagnostics]


def written(look: Look) -> dict[str, bytes]:
    return opened(write(sample_trees.factsheet(), look))


def test_every_style_that_users_see_can_be_named() -> None:
    ours = {row.style for row in (*BUILT_IN, *CUSTOM)}
    assert set(KINDS.values()) == ours - UNMAPPED


def test_paragraphs_are_set_in_the_styles_that_are_named(tmp_path: Path) -> None:
    yaml = "styles: {title: Titre du document, body: corps, finding: Message clé}"
    look = read(yaml, ministry(), tmp_path)
    document = sample_trees.factsheet()
    text = etree.fromstring(written(look)["word/document.xml"])
    own = etree.fromstring(
        opened(write(document, replace(look, reference=None)))["word/document.xml"]
    )
    renamed = {"Heading1": "TitreDoc", "Normal": "Corps", "Finding": "Constat"}
    renamed["Heading2"] = "Titre2"
    shown = [styled for styled, _ in paragraphs(text)]
    wanted = [renamed.get(styled, styled) for styled, _ in paragraphs(own)]
    assert shown == wanted
    assert {"TitreDoc", "Corps", "Constat", "Titre2"} <= set(shown)


def test_a_title_is_a_heading_whatever_style_it_has(tmp_path: Path) -> None:
    look = read("styles: {title: Titre du document}", ministry(), tmp_path)
    styles = etree.fromstring(written(look)["word/styles.xml"])
    (title,) = (
        each
        for each in found(styles, "w:style")
        if each.get(f"{W}styleId") == "TitreDoc"
    )
    assert values(title, "w:pPr/w:outlineLvl/@w:val") == ["0"]
    assert values(title, "w:rPr/w:sz/@w:val") == ["60"]


def test_text_is_measured_in_the_font_of_the_style_that_is_named(
    tmp_path: Path,
) -> None:
    plain = read("", ministry(), tmp_path)
    named = read("styles: {body: Corps}", ministry(), tmp_path)
    faces = [open_template(ministry(), look).face for look in (plain, named)]
    assert faces == ["Arial", "Georgia"]


def test_a_style_that_the_template_lacks_is_a_mistake_with_near_names(
    tmp_path: Path,
) -> None:
    (only,) = told("styles: {title: Titre de document}", ministry(), tmp_path)
    assert only == (
        f"{PATH}:1:17: error: the template has no paragraph style 'Titre de document'"
        " [template-style]\n  hint: did you mean 'Titre du document'?"
    )
    (only,) = told("styles: {title: Zzz}", ministry(), tmp_path)
    assert "it has 'Normal', 'Corps', 'Titre du document'" in only


def test_a_kind_of_paragraph_that_is_not_ours_is_a_mistake(tmp_path: Path) -> None:
    (only,) = told("styles: {titel: Corps}", ministry(), tmp_path)
    assert only.startswith(f"{PATH}:1:10: error: expected one of body, title, ")
    assert "did you mean 'title'?" in only


def test_all_mistakes_of_styles_are_told_at_once(tmp_path: Path) -> None:
    yaml = (
        "styles: {titel: Corps, title: Titre de document, body: [], lead: Zzz}\n"
        "from_template: [palette]\npaper: a3"
    )
    mistakes = told(yaml, ministry(), tmp_path)
    assert [each.partition(" error: ")[0] for each in mistakes] == [
        f"{PATH}:1:10:",
        f"{PATH}:1:31:",
        f"{PATH}:1:56:",
        f"{PATH}:1:66:",
        f"{PATH}:2:16:",
        f"{PATH}:3:8:",
    ]
    assert "the template has no paragraph style 'Titre de document'" in mistakes[1]
    assert "the template has no paragraph style 'Zzz'" in mistakes[3]
    assert "the Word template has no theme" in mistakes[4]


def test_styles_of_a_template_that_cannot_be_used_are_not_judged(
    tmp_path: Path,
) -> None:
    first, second = told("styles: {body: Zzz}\npaper: a3", b"junk", tmp_path)
    assert first.startswith("templates/reference.docx:1:1: error: the template")
    assert second.startswith(f"{PATH}:2:8: error: expected one of")
    first, second = told(
        "reference: own.docx\nstyles: {body: Zzz}\npaper: a3", b"junk", tmp_path
    )
    assert first.startswith(f"{PATH}:1:12: error: the template 'own.docx' cannot be")
    assert second.startswith(f"{PATH}:3:8: error: expected one of")


def test_a_template_that_is_lacking_is_told_with_all_else() -> None:
    with pytest.raises(BriefgenError) as error:
        read_style(f"styles: {{titel: a, body: b}}\n{SAMPLE}", PATH)
    first, second = map(str, error.value.diagnostics)
    assert "there is no Word template with these styles" in first
    assert "did you mean 'title'?" in second


def test_styles_without_a_template_are_a_mistake() -> None:
    with pytest.raises(BriefgenError) as error:
        read_style(f"styles: {{body: Corps}}\n{SAMPLE}", PATH)
    assert "there is no Word template with these styles" in str(error.value)


def test_the_theme_gives_colours_and_font_where_it_is_wanted(tmp_path: Path) -> None:
    template = themed(GOOD, "Calibri")
    usual = read("", template, tmp_path)
    look = read("from_template: [palette, faces]", template, tmp_path)
    assert look.palette.ink == "#102030"
    assert look.palette.accents[:2] == ("#005ea5", "#85144b")
    assert look.palette.accents[2:] == usual.palette.accents[2:]
    assert look.palette.paper == usual.palette.paper
    assert (look.faces.word, look.faces.pdf) == ("Calibri", usual.faces.pdf)
    assert usual.faces.word == "Arial"
    assert remarks(look) == []


def test_a_colour_of_the_theme_that_cannot_be_read_is_told_and_ours_stays(
    tmp_path: Path,
) -> None:
    template = themed({"dk1": "BBBBBB", "accent2": "FFC000", "lt2": "333333"}, "Aptos")
    usual = read("", template, tmp_path)
    look = read("from_template: [palette]", template, tmp_path)
    assert look.palette == usual.palette
    assert look.faces == usual.faces
    assert [each.partition(":")[0] for each in remarks(look)] == [
        "the background 2 of its theme is not used",
        "the text 1 of its theme is not used",
        "the accent 2 of its theme is not used",
    ]
    assert "#ffc000 has a contrast of 1.6" in remarks(look)[-1]


def remarks(look: Look) -> list[str]:
    every = RULES["template"](sample_trees.factsheet(), look, Place(PATH))
    return [each.message for each in every if "theme" in each.message]


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("from_template: [colours]", "expected one of palette, faces"),
        ("from_template: [palette]", "the Word template has no theme"),
    ],
)
def test_what_a_template_cannot_give_is_a_mistake(
    tmp_path: Path, yaml: str, message: str
) -> None:
    (only,) = told(yaml, ministry(), tmp_path)
    assert message in only


def test_a_theme_without_a_template_is_a_mistake() -> None:
    with pytest.raises(BriefgenError) as error:
        read_style(f"from_template: [faces]\n{SAMPLE}", PATH)
    assert "there is no Word template with a theme" in str(error.value)
