"""A text to how long something runs, and to its fiscal years."""

import re
from collections.abc import Iterator, Mapping

from briefgen.model.periods import CENTURY, last_year
from briefgen.value_classes import dataclass

NUMBERS: Mapping[str, int] = {
    word: number
    for words in (
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen"
            " fourteen fifteen sixteen seventeen eighteen nineteen twenty"
        ),
        (
            "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
            " quinze seize dix-sept dix-huit dix-neuf vingt"
        ),
    )
    for number, word in enumerate(words.split(), 1)
} | {
    "une": 1,
    "twenty-four": 24,
    "vingt-quatre": 24,
    "thirty-six": 36,
    "trente-six": 36,
}
UNITS = {
    **dict.fromkeys(("year", "years", "an", "ans", "année", "années"), "year"),
    **dict.fromkeys(("month", "months", "mois"), "month"),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), "week"),
}
COUNT = rf"\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}"
DURATION = re.compile(
    r"(?:\b(?:over|for|during|across|within|in|sur|pendant|pour|durant|au cours d[e’'](?:s|un)?|en)"
    r"[ \u00a0])?(?:(?:a|the|une|un|les|des)[ \u00a0])?"
    r"(?:(?:period|course|période|durée)[ \u00a0](?:of[ \u00a0]|de[ \u00a0]|d[’']))?"
    r"(?:(?:next|coming|prochaine?s?)[ \u00a0])?"
    rf"\b(?P<count>{COUNT})[ \u00a0\u2011-](?:prochaine?s[ \u00a0])?"
    rf"(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
DASH = "[-\u2010\u2011\u2012\u2013\u2014/]"
YEAR = r"(?:19|20|21)\d\d"
TO = r"(?:to|through|until|and|à|au|a|et)"
SPAN = rf"(?P<{{}}>{YEAR})[ \u00a0]?{DASH}[ \u00a0]?(?P<{{}}>{YEAR}|\d\d)(?!\d)"
WORDS = r"(?:fiscal years?|FY|(?:the )?exercices?(?: financiers?)?)"
YEARS = re.compile(
    rf"(?P<words>\b(?:from |in |de |en |d[’']|pour |pour l[’']|l[’'])?{WORDS}[ \u00a0]?)?"
    rf"(?:\b(?:from|de)[ \u00a0])?(?<![\w-])(?:{SPAN.format('first', 'last')}"
    rf"(?:[ \u00a0]?(?:{TO}|{DASH})[ \u00a0]{SPAN.format('later', 'end')})?"
    rf"|(?P<from>{YEAR})[ \u00a0]{TO}[ \u00a0](?P<to>{YEAR})(?!\d))",
    re.IGNORECASE,
)
# In front of years that only one end of the time is in.
ONE_END = re.compile(
    r"\b(?:starting|beginning|commencing|effective|ending|as of|by|until|since"
    r"|à compter|à partir|commençant|débutant|dès|d[’']ici|jusqu[’']en)\b[^\d.;(]{0,20}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PeriodInText:
    """A duration (`3 years`) or fiscal years (`2024-26`), and where its words are.

    `doubt` says what is not certain; a text that is empty cannot be read at all.
    """

    start: int
    end: int
    text: str
    months: int
    doubt: str = ""


def durations(text: str) -> Iterator[PeriodInText]:
    """Yield each duration of a text."""
    for match in DURATION.finditer(text):
        word = match["count"].lower()
        count = NUMBERS[word] if word in NUMBERS else int(word)
        unit = UNITS[match["unit"].lower()]
        months = {"year": 12 * count, "month": count, "week": count * 12 // 52}[unit]
        plural = "" if count == 1 else "s"
        yield PeriodInText(
            match.start(), match.end(), f"{count} {unit}{plural}", months
        )


def fiscal_years(text: str) -> Iterator[PeriodInText]:
    """Yield each span of fiscal years of a text.

    "2024-26" begins in 2024 and ends in 2026; "2024-25 to 2028-29" is 2024-29. Years
    that are only joined by "to" may be calendar years: a doubt.
    """
    for match in YEARS.finditer(text):
        plain = match["from"] is not None
        first = int(match["from"] or match["first"])
        last = last_year(first, match["to"] or match["end"] or match["last"])
        words = match[0].strip()
        start, doubt = match.start(), ""
        one_end = ONE_END.search(text, 0, match.start("first")) if not plain else None
        if one_end is not None:
            start = one_end.start()
            words = text[start : match.end()]
            doubt = f"“{words}” says only when it begins or ends"
        elif last <= first:
            doubt = f"“{words}” ends before it begins"
        elif plain and match["words"] is None:
            doubt = f"“{words}” is read as fiscal years; they may be calendar years"
        same = first // CENTURY == last // CENTURY
        shown = f"{first}-{last % CENTURY:02}" if same else f"{first}-{last}"
        yield PeriodInText(
            start,
            match.end(),
            shown if last > first and one_end is None else "",
            (last - first) * 12,
            doubt,
        )
