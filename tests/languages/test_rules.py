"""The rules themselves: each refuses its example, and none what is right."""

from decimal import Decimal

import pytest

from tests.languages import rules

RIGHT = {
    "en": (
        "Canada is investing $17.95\u00a0million in two initiatives.",
        "The funding runs from 2024–25 to 2025–26",
        "About 10,000 women; at least 2,500 farmers, half of them women",
        "Published November\u00a016, 2024, 4:30\u00a0pm: https://example.org/a:b",
        "Project 1: a long official title\u00a0— $2,500,000.",
        "$10,000 to $10,000,000",
        "from $1\u00a0million to $1\u00a0billion",
        "40,000 to 100,000 people, 20% women",
    ),
    "fr": (
        "Le Canada investit 17,95\u00a0millions de dollars dans une initiative.",
        "aucune fille; plus d’une femme ainsi qu’au moins 10\u00a0000 agriculteurs",
        "plus de handicapés, de Hongrois, d’habitants, de 11\u00a0ans, de huit ans",
        "le onze, le yacht, d’yeux, d’Ypres, l’héroïne, le héros, le haut-commissaire",
        "d’huissiers à huis clos, que onze, d’États, d’œuvres, d’Émirats",
        "«\u00a0Puna résiliente\u00a0»\u00a0: 1\u00a0200\u00a0000\u00a0$, 20\u00a0%",
        "du Pérou, aux Philippines, de la Barbade, 1\u00a0milliard d’euros",
        "de 10\u00a0000\u00a0$ à 10\u00a0000\u00a0000\u00a0$",
    ),
}


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.name)
def test_a_rule_refuses_its_example(rule: rules.Rule) -> None:
    languages = [rule.language] if rule.language else ["en", "fr"]
    for language in languages:
        assert rule.name in rules.broken(rule.example, language)


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code in RIGHT for text in RIGHT[code]]
)
def test_no_rule_refuses_what_is_right(language: str, text: str) -> None:
    assert rules.broken(text, language, sentence=False) == []


@pytest.mark.parametrize(
    ("language", "text", "given", "wrong"),
    [
        ("en", "$1.01\u00a0million", 1005000, ["$1.01\u00a0million"]),
        ("en", "about $1\u00a0million", 1005000, []),
        ("en", "$1\u00a0million", 1005000, ["$1\u00a0million"]),
        ("en", "about $17.95\u00a0million", 17950000, ["about $17.95\u00a0million"]),
        ("en", "$17.95\u00a0million and $1", 17950000, ["$1"]),
        ("fr", "environ 1\u00a0million de dollars", 1005000, []),
        ("fr", "1,01\u00a0M$", 1005000, ["1,01\u00a0M$"]),
        ("fr", "2\u00a0000\u00a0000\u00a0$", 2000000, []),
    ],
)
def test_an_amount_reads_as_what_was_given(
    language: str, text: str, given: int, wrong: list[str]
) -> None:
    assert rules.untrue(text, language, [Decimal(given)]) == wrong
