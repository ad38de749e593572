from io import BytesIO
from zipfile import ZipFile

import pytest

from briefgen.writers.docx import write
from briefgen.writers.docx.text.control_titles import title
from tests.sample_documents import made


@pytest.mark.parametrize(
    ("path", "language", "told"),
    [
        ("initiatives.resilient-puna.title.en", "en", "Title: resilient puna"),
        ("initiatives.x.funding.fiscal_years", "en", "Funding – fiscal years: x"),
        ("initiatives.x.funding.amount", "fr", "Financement – montant : x"),
        ("portfolio.note.sign_off.0.fr", "fr", "Portefeuille – note – approbations 1"),
        ("themes.x.advice.recommendations.1.en", "en", "Advice – recommendations 2: x"),
        ("themes.x.note.gba_plus.en", "en", "Note – GBA Plus: x"),
        ("themes.x.note.gba_plus.fr", "fr", "Note – ACS Plus : x"),
        (
            "initiatives.x.funding.1.source_of_funds.fr",
            "fr",
            "Financement 2 – source des fonds : x",
        ),
        (
            "initiatives.x.funding.profile.0.fiscal_year",
            "fr",
            "Financement – répartition par exercice 1 – exercice : x",
        ),
        ("initiatives.x.milestones.0.date", "fr", "Jalons 1 – date : x"),
        ("portfolio.rates.0.value", "fr", "Portefeuille – taux de change 1 – valeur"),
        ("initiatives.x.fields.reply.en", "en", "Fields – reply: x"),
        ("themes.x.lead.en.other", "en", "Lead: x"),
        ("initiatives.x.funding.to", "en", "Funding – to: x"),
        ("initiatives.x.quote.by", "fr", "Citation – auteur : x"),
        (
            "portfolio.declared.initiative.stage.choices.0.label.fr",
            "fr",
            "Champs déclarés – initiative – stage – choix 1 – libellé",
        ),
        ("portfolio.custom_field", "fr", "Portefeuille – custom field"),
        ("0.en", "en", "0"),
        ("", "en", "?"),
    ],
)
def test_a_title_is_told_in_words(path: str, language: str, told: str) -> None:
    assert title(path, language) == told


def test_a_title_is_no_longer_than_word_keeps() -> None:
    assert len(title(f"themes.{'x' * 100}.title.en", "en")) == 64


@pytest.mark.parametrize(
    ("language", "box"),
    [("en", "Approved: approve"), ("fr", "Approuvé\u00a0: approuviez")],
)
def test_a_box_is_called_as_the_language_puts_names_and_words_together(
    language: str, box: str
) -> None:
    note = made("briefing-note", "advancing-gender-equality", language)
    data = write(note.document, note.look)
    with ZipFile(BytesIO(data)) as file:
        text = file.read("word/document.xml").decode()
    assert f'w:alias w:val="{box}' in text
