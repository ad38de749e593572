import unicodedata

import pytest

from briefgen.languages.fr.elision import de, elides
from tests.languages import eliding


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("agriculteurs", "d’agriculteurs"),
        ("Égyptiens", "d’Égyptiens"),
        ("œuvres", "d’œuvres"),
        ("îles", "d’îles"),
        ("habitants", "d’habitants"),
        ("Haïtiens", "d’Haïtiens"),
        ("héroïnes", "d’héroïnes"),
        ("huissiers", "d’huissiers"),
        ("handicapés", "de handicapés"),
        ("handicapées", "de handicapées"),
        ("Hongrois", "de Hongrois"),
        ("HONGROISES", "de HONGROISES"),
        ("hauts fonctionnaires", "de hauts fonctionnaires"),
        ("hauts-commissaires", "de hauts-commissaires"),
        ("Haute-Côte-Nord", "de Haute-Côte-Nord"),
        ("huis clos", "de huis clos"),
        ("héros", "de héros"),
        ("Hong Kong", "de Hong Kong"),
        ("Hurons-Wendats", "de Hurons-Wendats"),
        ("hors-d’œuvre", "de hors-d’œuvre"),
        ("huit", "de huit"),
        ("onze", "de onze"),
        ("onzième", "de onzième"),
        ("8", "de 8"),
        ("11", "de 11"),
        ("yeux", "d’yeux"),
        ("Ypres", "d’Ypres"),
        ("ytterbium", "d’ytterbium"),
        ("yachts", "de yachts"),
        ("Yéménites", "de Yéménites"),
        ("Yukon", "de Yukon"),
        ("Ouzbeks", "d’Ouzbeks"),
        ("un", "d’un"),
        ("Pérou", "de Pérou"),
        ("", "de "),
    ],
)
def test_de_elides_as_the_facts_say(word: str, words: str) -> None:
    assert de(word) == words
    assert de(unicodedata.normalize("NFD", word)) == words.replace(
        word, unicodedata.normalize("NFD", word)
    )


def test_an_office_adds_what_its_usage_aspires() -> None:
    assert de("Halifax") == "d’Halifax"
    assert de("Halifax", ("Halifax",)) == "de Halifax"


@pytest.mark.parametrize("word", sorted(eliding.ASPIRE))
def test_every_word_of_the_list_keeps_the_e(word: str) -> None:
    assert not elides(word)
    assert not elides(f"{word}s")
