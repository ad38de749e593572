"""The introduction of a page to the event that it names, with its place and days.

"At the APEC Leaders’ Meeting in Lima, Peru, from November 15 to 16, 2024, the Prime Minister
announced": what stands between the first words and the days is the event and its place.
"""

import re
from functools import cache
from itertools import islice

from briefgen.languages.territories import territories
from briefgen.sources.page.dates_in_text import DaysInText, days_in_text
from briefgen.sources.page.sentences_in_text import sentences_in_text
from briefgen.value_classes import dataclass

BEGINS = re.compile(
    r"(?:\bat|\bduring|\bon the margins of|\bon the sidelines of|\bfollowing"
    r"|\ben marge d|\blors d|\bau cours d|\bà l[’']occasion d|\bà(?= l)|\bau|\bdans le cadre d)",
    re.IGNORECASE,
)
ARTICLE = re.compile(
    r"\s*(?:e\s+l[’']|e\s+la\s|e\s+|u\s+|es\s+|[’']\s*|l[’']|la\s|le\s|les\s|the\s|this year[’']s\s)?",
    re.IGNORECASE,
)
PLACE = r"[^\W\d_a-z][\w’'.-]*(?:[ \u00a0-](?:[^\W\d_a-z]|d[eu]s? |la |le |of |upon )[\w’'.-]*)*"
ENGLISH = re.compile(
    rf"(?P<name>.+?)(?:, held)?,? (?:in|at) (?P<place>{PLACE}(?:, {PLACE}){{0,2}}),?(?: on)?(?: from)?$"
)
FRENCH = re.compile(
    rf"(?P<name>.+?)(?:,? (?:tenue?|qui (?:se tient|s[’']est tenue?|a lieu|a eu lieu)))?,?"
    rf" à (?P<place>{PLACE})(?:,? (?P<country>(?:au|aux|en|à|dans) [^,]{{2,40}}))?,?"
    r"(?: du| les| le| l[’'])?$"
)
TRAILER = re.compile(
    r",?\s*(?:from|on|held|held from|du|les|le|of)?\s*$", re.IGNORECASE
)
LONGEST_NAME = 200
ABBREVIATION = re.compile(r"\s\((?P<letters>[A-Z]{2,})\)")
INITIAL = re.compile(r"\b[A-Z]")
FIRST = 3  # sentences, in which the event is looked for


@dataclass(frozen=True, slots=True)
class EventInText:
    """An event with its days; a name or place that the sentence does not say is empty."""

    days: DaysInText
    name: str = ""
    place: str = ""


def event_in_text(text: str, language: str) -> EventInText | None:
    """Return the event that the first sentences of a text name with its days, or None."""
    for sentence in islice(sentences_in_text(text), FIRST):
        days = next(days_in_text(sentence), None)
        if days is None:
            continue
        begins = BEGINS.search(sentence, 0, days.start)
        if begins is None:
            return EventInText(days)
        article = ARTICLE.match(sentence, begins.end())
        start = article.end() if article else begins.end()
        words = TRAILER.sub("", sentence[start : days.start])
        name, place = _name_and_place(words, language)
        return EventInText(days, name, place)
    return None


def short_name(name: str) -> str:
    """Return a name with its abbreviation alone, where it gives one after what it spells.

    `World Trade Organization (WTO) Conference` is `WTO Conference`; else it is empty.
    """
    abbreviation = ABBREVIATION.search(name)
    if abbreviation is None:
        return ""
    letters = abbreviation["letters"]
    initials = INITIAL.findall(name[: abbreviation.start()])
    rest = name[abbreviation.end() :].strip()
    return f"{letters} {rest}" if rest and "".join(initials) == letters else ""


def _name_and_place(words: str, language: str) -> tuple[str, str]:
    pattern = FRENCH if language == "fr" else ENGLISH
    parts = pattern.fullmatch(words)
    name = words if parts is None else parts["name"]
    name = name.strip(" ,")
    if len(name) > LONGEST_NAME or not re.match(r"[^\W_a-z]|\d", name):
        return "", ""
    if parts is None:
        return ("", "") if re.search(r"[,;:]", name) else (name, "")
    place = parts["place"]
    country = parts.groupdict().get("country")
    if country:
        place += f" ({_bare(country)})"
    return name, place


def _bare(country: str) -> str:
    """Return the name of a country without its preposition: "au Pérou" is "Pérou"."""
    return _french_names().get(country.strip().casefold(), country.split(" ", 1)[1])


@cache
def _french_names() -> dict[str, str]:
    return {each.inside.casefold(): each.name for each in territories("fr").values()}
