"""A description to the people that an initiative reaches: how many, and who.

"Over 40,000 girls and young women" is a count, its bound, and the words for the people.
Only numbers in front of a word for people count.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from briefgen.imports.suggestions.sentences import sentences

ENGLISH_PEOPLE = [
    "women",
    "men",
    "girls",
    "boys",
    "people",
    "persons",
    "individuals",
    "children",
    "youth",
    "youths",
    "adults",
    "students",
    "teachers",
    "learners",
    "pupils",
    "participants",
    "trainees",
    "professionals",
    "workers",
    "farmers",
    "fishers",
    "smallholders",
    "refugees",
    "migrants",
    "returnees",
    "residents",
    "citizens",
    "leaders",
    "entrepreneurs",
    "beneficiaries",
    "survivors",
    "patients",
    "nurses",
    "doctors",
    "midwives",
    "officials",
    "forecasters",
    "villagers",
    "volunteers",
    "scientists",
    "researchers",
    "judges",
]
FRENCH_PEOPLE = [
    "femmes",
    "hommes",
    "filles",
    "garçons",
    "personnes",
    "enfants",
    "jeunes",
    "adultes",
    "étudiants",
    "étudiantes",
    "élèves",
    "enseignants",
    "enseignantes",
    "participants",
    "participantes",
    "stagiaires",
    "professionnels",
    "professionnelles",
    "travailleurs",
    "travailleuses",
    "agriculteurs",
    "agricultrices",
    "pêcheurs",
    "réfugiés",
    "réfugiées",
    "migrants",
    "migrantes",
    "habitants",
    "habitantes",
    "citoyens",
    "citoyennes",
    "leaders",
    "entrepreneurs",
    "entrepreneures",
    "bénéficiaires",
    "patients",
    "patientes",
    "survivantes",
    "volontaires",
    "bénévoles",
    "fonctionnaires",
    "juges",
]
BOUNDS = {
    "en": (
        ("at-least", r"at least|a minimum of|no fewer than"),
        ("more-than", r"over|more than|upwards of"),
        ("up-to", r"up to|a maximum of|as many as"),
        ("about", r"about|approximately|around|nearly|almost|some|roughly"),
    ),
    "fr": (
        ("at-least", r"au moins|au minimum"),
        ("more-than", r"plus d[e’']"),
        ("up-to", r"jusqu[’']à|au plus"),
        ("about", r"environ|près d[e’']|quelque"),
    ),
}
SPACE = "[ \u00a0\u202f]"
NUMBER = {
    "en": r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d+)?(?= million)|\d{2,9})"
    r"(?P<million> million)?(?![\d.,]*\d)",
    "fr": rf"(?P<number>\d{{1,3}}(?:{SPACE}\d{{3}})+|\d{{1,9}}(?:,\d+)?"
    rf"(?={SPACE}millions?)|\d{{2,9}})(?P<million>{SPACE}millions? d[e’'])?(?![\d.,]*\d)",
}
LETTERS = r"[\w’'-]+"
STOPS = frozenset(
    [
        "in",
        "of",
        "to",
        "for",
        "with",
        "from",
        "by",
        "the",
        "a",
        "an",
        "who",
        "that",
        "which",
        "per",
        "through",
        "at",
        "on",
        "as",
        "over",
        "about",
        "including",
        "dont",
        "qui",
        "dans",
        "pour",
        "avec",
        "par",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "en",
        "sur",
        "au",
        "aux",
        "à",
        "d",
        "l",
    ]
)
WOMEN = {
    "en": re.compile(
        r"[^.;]{0,80}?\b(?:including|of whom|of which|at least)?\s?(\d{1,3})"
        rf"(?:%|{SPACE}per cent| percent)(?: of(?: them)?)?(?: are)? (?:women|girls)(?=[,.;)]|$| and\b)"
    ),
    "fr": re.compile(
        rf"[^.;]{{0,80}}?\b(\d{{1,3}}){SPACE}?(?:%|p\. 100|pour cent) (?:de |sont des )?"
        r"(?:femmes|filles)(?=[,.;)]|$| et\b)"
    ),
}
LONGEST = 12  # words for people


def reach(
    title: str,  # noqa: ARG001 - as all that suggest
    description: str,
    language: str,
) -> Iterator[tuple[object, str]]:
    """Yield each group of people, and the sentence that counts it."""
    code = language if language in NUMBER else "en"
    pattern = re.compile(rf"(?<![\w$£€.,’'-]){NUMBER[code]}")
    for sentence in sentences(description):
        for match in pattern.finditer(sentence):
            who, end = _people(sentence, match.end(), code)
            if who:
                yield _item(sentence, match, who, end, language), sentence


def _item(
    sentence: str, match: re.Match[str], who: str, end: int, language: str
) -> dict[str, object]:
    code = language if language in NUMBER else "en"
    item: dict[str, object] = {
        "who": {language: who},
        "count": _count(match),
        "bound": _bound(sentence[: match.start()], code),
    }
    women = WOMEN[code].match(sentence, end)
    if women is not None and not re.search(r"\d", sentence[end : women.start(1)]):
        item["women_percent"] = women[1]
    return item


def _count(match: re.Match[str]) -> str:
    digits = re.sub(rf"{SPACE}|,(?=\d{{3}}\b)", "", match["number"])
    number = Decimal(digits.replace(",", "."))
    return f"{int(number * (1_000_000 if match['million'] else 1))}"


def _bound(before: str, code: str) -> str:
    for bound, words in BOUNDS[code]:
        if re.search(rf"\b(?:{words})\s*$", before, re.IGNORECASE):
            return bound
    return "exact"


def _people(sentence: str, start: int, code: str) -> tuple[str, int]:
    """Return the words for people after a number, and where they end; or nothing.

    They end at the last word for people that no small word parts from the first.
    """
    known = FRENCH_PEOPLE if code == "fr" else ENGLISH_PEOPLE
    joint = "et" if code == "fr" else "and"
    end, joined = 0, False
    words = re.finditer(rf"{SPACE}({LETTERS})|[^\s\w]", sentence[start:])
    for word in islice(words, LONGEST):
        text = word[1]
        if text is None or text.lower() in STOPS:
            break
        if text.lower() in known:
            end = start + word.end()
        elif end and not joined and text != joint:
            end = _described(text, code, start + word.end(), end)
            if end != start + word.end():
                break
        joined = text == joint
    return (sentence[start:end].strip(), end) if end else ("", start)


def _described(text: str, code: str, here: int, end: int) -> int:
    """Return where the words end with an adjective that follows in French."""
    plural = code == "fr" and text[-1] in "sx" and text.islower()
    return here if plural else end
