"""What a Word template says or hides is told before documents go into it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen import cli
from briefgen.checks import RULES
from briefgen.tree import Document
from tests.checks.documents import PLACE
from tests.commands import small
from tests.writers import sample_trees
from tests.writers.docx import templates
from tests.writers.docx.hostile_templates import CASES
from tests.writers.docx.opened import look
from tests.writers.docx.templates import Made, body, defaults, packed, style, words

PLACE_OF_TEXT = templates.PLACEHOLDER


def told(template: bytes, document: Document | None = None) -> list[str]:
    document = document or sample_trees.factsheet()
    chosen = replace(look(document.layout), reference=template)
    return [each.message for each in RULES["template"](document, chosen, PLACE)]


def headed(said: str) -> bytes:
    section = '<w:headerReference w:type="default" r:id="rId1"/>'
    document = body(words("Sample"), section=section)
    return packed(
        {
            "document": Made(document.content, (("rId1", "header", "header1.xml"),)),
            "header1": Made(words(said)),
        }
    )


def around(*content: str) -> bytes:
    """Give a template with words of its own round the place of the text."""
    styles = defaults("Arial", "fr-CA") + style("Titre1", "heading 1")
    document = body(PLACE_OF_TEXT, *content)
    return packed({"document": document, "styles": Made(styles)})


def marked(marking: str) -> Document:
    return sample_trees.marked(sample_trees.factsheet(), marking)


@pytest.mark.parametrize(
    ("said", "document", "marks"),
    [
        ("Unclassified", marked("PROTECTED A"), "marked PROTECTED A"),
        ("Non classifié", marked("PROTÉGÉ A"), "marked PROTÉGÉ A"),
        ("CONFIDENTIAL", sample_trees.factsheet(), "not marked"),
        ("Confidentiel", sample_trees.factsheet(), "not marked"),
        ("PROTECTED B", marked("PROTECTED A"), "marked PROTECTED A"),
        ("Très secret", marked("SECRET"), "marked SECRET"),
        ("For official use only", sample_trees.factsheet(), "not marked"),
        ("À diffusion restreinte", sample_trees.factsheet(), "not marked"),
    ],
)
def test_markings_that_contradict_are_told(
    said: str, document: Document, marks: str
) -> None:
    (only,) = told(headed(said), document)
    assert only.endswith(f"on documents that are {marks}")
    assert only.startswith("its header says '")


@pytest.mark.parametrize(
    ("said", "document"),
    [
        ("Unclassified", sample_trees.factsheet()),
        ("PROTECTED A", marked("PROTÉGÉ A")),
        ("Protégé B", marked("SECRET // PROTECTED B")),
        ("Top secret", marked("TOP SECRET")),
        ("Secretariat of Confidence", sample_trees.factsheet()),
    ],
)
def test_markings_that_agree_are_not_told(said: str, document: Document) -> None:
    assert told(headed(said), document) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("XX Months 20XX", "XX"),
        ("Date: 20XX", "20XX"),
        ("To: [Recipient Name]", "[Recipient Name]"),
        ("À : [Nom du destinataire]", "[Nom du destinataire]"),
        ("Click or tap here to enter text.", "Click or tap here"),
        ("Cliquez ou appuyez ici pour entrer du texte.", "Cliquez ou appuyez ici"),
        ("Dear <first name>", "<first name>"),
        ("Insert the title", "Insert the"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("Dear «Name»", "«Name»"),
        ("Date à confirmer", "à confirmer"),
        ("Insérez le titre", "Insérez le"),
        ("#dateconst# · page 1", "#dateconst#"),
    ],
)
def test_placeholders_are_told(said: str, found: str) -> None:
    for template in (
        headed(said.replace("<", "&lt;")),
        around(words(said.replace("<", "&lt;"))),
    ):
        assert f"'{found}': a placeholder" in told(template)[0]


@pytest.mark.parametrize(
    "said", ["MARCH 2007", "5 mars 2007", "March 5, 2007", "2007-03-05"]
)
def test_dates_are_told(said: str) -> None:
    assert f"'{said}': a date" in told(headed(f"Ottawa, {said}"))[0]


@pytest.mark.parametrize(
    "said",
    [
        "Ministry of Samples",
        "1 Main Street, Lima",
        "Since 1867 [1]",
        "« Ensemble »",
        "XL",
    ],
)
def test_words_of_a_letterhead_are_not_told(said: str) -> None:
    assert told(headed(said)) == []


def test_a_heading_with_nothing_below_it_is_told() -> None:
    alone = around(words("Glossary", "Titre1"))
    assert "its text says 'Glossary': a heading with nothing below it" in told(alone)[0]
    heading = words("Briefing", "Titre1")
    above = packed(
        {
            "document": body(heading, PLACE_OF_TEXT),
            "styles": Made(defaults("Arial", "fr-CA") + style("Titre1", "heading 1")),
        }
    )
    assert told(above) == []


def test_a_section_of_the_template_s_own_is_told() -> None:
    filled = around(words("Glossary", "Titre1"), words("ODA: aid"), words("GDP: …"))
    assert told(filled) == [
        "its text says 'Glossary': a section that stays on every document, in every language"
    ]
    assert told(around(words("Ministry of Samples"))) == []


def test_a_control_that_waits_for_words_is_told() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{words('Your branch')}</w:sdtContent></w:sdt>"
    )
    assert told(around(control)) == [
        "its text says 'Your branch': a placeholder that stays on every document"
    ]


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        ('<w:color w:val="FFFFFF"/>', "is #ffffff on #ffffff"),
        (
            '<w:color w:val="000000" w:themeColor="background1"/>',
            "is #ffffff on #ffffff",
        ),
        ('<w:sz w:val="2"/>', "is 1 pt high"),
        ("<w:vanish/>", "is hidden"),
    ],
)
def test_styles_that_cannot_be_seen_are_told(seen: str, why: str) -> None:
    styles = (
        defaults("Arial", "en-CA")
        + style("Normal", "Normal", default=True)
        + style("B", "Basis", seen)
        + style("Titre1", "heading 1", more='<w:basedOn w:val="B"/>')
    )
    (only,) = told(packed({"document": body(words("x")), "styles": Made(styles)}))
    assert only.startswith(f"its style 'heading 1' {why}")


def test_white_on_a_dark_ground_is_seen() -> None:
    ground = '<w:shd w:val="clear" w:color="auto" w:fill="1B2530"/>'
    styles = style("T", "heading 1", '<w:color w:val="FFFFFF"/>', paragraph=ground)
    assert told(packed({"document": body(words("x")), "styles": Made(styles)})) == []


@pytest.mark.parametrize(
    "make", [templates.minimal, templates.german, templates.letterhead]
)
def test_good_templates_are_not_told(make: Callable[[], bytes]) -> None:
    assert told(make()) == []


def test_the_commands_tell_a_template_once(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = small.make(tmp_path / "workspace")
    (root / "templates/reference.docx").write_bytes(CASES["protection"].make())
    monkeypatch.chdir(root)
    for command in (["check"], ["build"], ["build", "--force"]):
        assert cli.run(command) == 0
        found = capsys.readouterr().err
        line = "templates/reference.docx:1:1: warning: documents are written without"
        assert found.count(line) == 1, command
    assert cli.run(["check", "--strict"]) == 1
