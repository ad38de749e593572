import pytest

from briefgen.languages import CODES
from briefgen.languages.countries import _codes_by_name, country_meant, is_country
from briefgen.languages.words_of import words_of


@pytest.mark.parametrize("code", ["PE", "CA", "MY", "NO", "XK"])
def test_a_country_has_two_capital_letters(code: str) -> None:
    assert is_country(code)


@pytest.mark.parametrize("code", ["", "pe", "Peru", "QX", "ZZ", "EU", "12", "001"])
def test_a_group_or_a_name_is_no_country(code: str) -> None:
    assert not is_country(code)


@pytest.mark.parametrize(
    ("text", "code"),
    [("Peru", "PE"), ("pérou ", "PE"), ("pe", "PE"), ("UK", "GB"), ("PER", "PE")],
)
def test_a_country_is_meant_by_its_name_or_another_code(text: str, code: str) -> None:
    assert country_meant(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Côte d'Ivoire", "CI"),
        ("COTE D\u2019IVOIRE", "CI"),
        ("Viet Nam", "VN"),
        ("The Gambia", "GM"),
        ("Guinea Bissau", "GW"),
        ("Trinidad & Tobago", "TT"),
        ("Democratic Republic of Congo", "CD"),
        ("Bolivia (Plurinational State of)", "BO"),
        ("Lao People's Democratic Republic", "LA"),
    ],
)
def test_a_country_is_meant_by_its_formal_name_and_by_another_spelling(
    text: str, code: str
) -> None:
    assert country_meant(text) == code


def test_no_two_countries_are_spelled_alike() -> None:
    _, spelled = _codes_by_name()
    assert [name for name, codes in spelled.items() if len(codes) > 1] == []


@pytest.mark.parametrize(
    "text", ["Congo", "Korea", "", "Europe", "European Union", "Atlantis", "QX"]
)
def test_no_country_is_meant_by_another_name(text: str) -> None:
    assert country_meant(text) is None


def test_every_language_knows_its_own_code() -> None:
    for language in CODES:
        words = words_of(language, several_currencies=False)
        assert words.language == language


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(KeyError):
        words_of("xx", several_currencies=False)
