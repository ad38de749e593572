import pytest

from briefgen.languages.countries import country_meant, is_country
from briefgen.languages.territories import Office, Territory, territories
from briefgen.languages.words_of import words_of
from tests.languages import rules

EN = words_of("en", several_currencies=False)
FR = words_of("fr", several_currencies=False)
CODES = sorted(territories("en"))


def test_all_countries_and_territories_have_names() -> None:
    assert len(CODES) == 250
    assert sorted(territories("fr")) == CODES
    assert all(is_country(code) for code in CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_name_and_its_prepositions_follow_the_rules(code: str) -> None:
    english, french = territories("en")[code], territories("fr")[code]
    for text in (english.name, english.inside, english.of):
        assert rules.broken(text, "en", sentence=False) == []
    for text in (french.name, french.inside, french.of):
        assert rules.broken(text, "fr", sentence=False) == []
    assert english.inside.startswith("in ")
    assert english.of.startswith("of ")
    assert french.inside.startswith(("au ", "aux ", "en ", "à ", "dans "))
    assert french.of.startswith(("du ", "de ", "d’", "des "))
    assert country_meant(english.name) == code
    assert country_meant(french.name) == code


@pytest.mark.parametrize(
    ("code", "english", "french"),
    [
        ("CD", "Democratic Republic of the Congo", "République démocratique du Congo"),
        ("VE", "Venezuela", "Venezuela"),
        ("HK", "Hong Kong", "Hong Kong"),
        ("BY", "Belarus", "Bélarus"),
        ("XX", "XX", "XX"),
    ],
)
def test_names_are_those_of_the_department(
    code: str, english: str, french: str
) -> None:
    assert EN.territory(code) == english
    assert FR.territory(code) == french


@pytest.mark.parametrize(
    ("code", "english", "french", "of"),
    [
        ("PE", "in Peru", "au Pérou", "du Pérou"),
        ("PH", "in the Philippines", "aux Philippines", "des Philippines"),
        ("EG", "in Egypt", "en Égypte", "d’Égypte"),
        ("CU", "in Cuba", "à Cuba", "de Cuba"),
        ("IL", "in Israel", "en Israël", "d’Israël"),
        ("TT", "in Trinidad and Tobago", "à Trinité-et-Tobago", "de Trinité-et-Tobago"),
        ("US", "in the United States", "aux États-Unis", "des États-Unis"),
        ("HN", "in Honduras", "au Honduras", "du Honduras"),
        ("HK", "in Hong Kong", "à Hong Kong", "de Hong Kong"),
        ("YE", "in Yemen", "au Yémen", "du Yémen"),
    ],
)
def test_a_country_has_its_preposition(
    code: str, english: str, french: str, of: str
) -> None:
    assert EN.situated(code, "in", None) == english
    assert FR.situated(code, "in", None) == french
    assert FR.situated(code, "of", None) == of
    assert FR.situated(code, "from", None) == of


def test_english_tells_of_from_from() -> None:
    assert EN.situated("PH", "of", None) == "of the Philippines"
    assert EN.situated("PH", "from", None) == "from the Philippines"


def test_a_named_place_stands_behind_its_country() -> None:
    assert EN.situated("PE", "in", "La Libertad") == "in Peru (La Libertad)"
    assert FR.situated("PE", "in", "La Libertad") == "au Pérou (La Libertad)"


def test_an_office_names_what_is_its_to_decide() -> None:
    turkey = Territory("Turquie", "en Turquie", "de Turquie")
    office = Office({"TR": {"fr": turkey}})
    words = words_of("fr", several_currencies=False, office=office)
    assert words.territory("TR") == "Turquie"
    assert words.situated("TR", "of", None) == "de Turquie"
    assert FR.territory("TR") == "Türkiye"
