import pytest

from briefgen.writers.docx.text.control_titles import title


@pytest.mark.parametrize(
    ("path", "language", "told"),
    [
        ("initiatives.resilient-puna.title.en", "en", "Title: resilient puna"),
        ("initiatives.x.funding.fiscal_years", "en", "Funding – fiscal years: x"),
        ("initiatives.x.funding.amount", "fr", "Financement – montant : x"),
        ("portfolio.note.sign_off.0.fr", "fr", "Portefeuille – note – approbations 1"),
        ("themes.x.advice.recommendations.1.en", "en", "Advice – recommendations 2: x"),
        ("portfolio.custom_field", "fr", "Portefeuille – custom field"),
        ("0.en", "en", "0"),
        ("", "en", "?"),
    ],
)
def test_a_title_is_told_in_words(path: str, language: str, told: str) -> None:
    assert title(path, language) == told


def test_a_title_is_no_longer_than_word_keeps() -> None:
    assert len(title(f"themes.{'x' * 100}.title.en", "en")) == 64
