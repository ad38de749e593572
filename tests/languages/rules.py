"""Rules that every sentence made of data keeps; each with a sentence that breaks it.

`broken(text, language)` names the rules that a text breaks; with `sentence=False` it is
a label or a cell, which may begin with a digit. `untrue(text, language, amounts)` gives
the amounts printed that no given amount reads as.

The rules judge what is printed, and share no code with what words it. Sources:
Canada.ca Content Style Guide (CCSG); OQLF, Vitrine linguistique (VL) by number;
Le guide du rédacteur (GdR).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, Decimal

from tests.languages.eliding import ELIDED, HELD, elides

S = "[ \u00a0\u202f]"  # any space
N = "[\u00a0\u202f]"  # one that does not break
# Nouns that sentences count, in the plural.
ENGLISH = (
    "initiatives|themes|groups|years|months|fiscal years|shares|periods|people|women"
    "|girls|men|communities|farmers|children|others|places|partners|languages"
)
FRENCH = (
    "initiatives|thèmes|groupes|ans|exercices|parts|périodes|personnes|femmes|filles"
    "|hommes|communautés|agriculteurs|agricultrices|enfants|autres|lieux|partenaires"
)
TOKEN = rf"[$€£]?\d[\d.,–-]*(?:{N}[\w$€%]+)*"


@dataclass(frozen=True, slots=True)
class Rule:
    """What no text may hold: a pattern, or a test; and a text that holds it.

    A rule without a language is one of both.
    """

    name: str
    language: str
    breaks: str | Callable[[str], object]
    example: str
    sentences_only: bool = False

    def broken(self, text: str) -> bool:
        """Say whether a text breaks the rule."""
        if isinstance(self.breaks, str):
            return re.search(self.breaks, text) is not None
        return bool(self.breaks(text))


def broken(text: str, language: str, *, sentence: bool = True) -> list[str]:
    """Name the rules that a text breaks."""
    return [
        rule.name
        for rule in RULES
        if rule.language in ("", language)
        and (sentence or not rule.sentences_only)
        and rule.broken(text)
    ]


def untrue(text: str, language: str, amounts: Iterable[Decimal]) -> list[str]:
    """Give each amount of a text that none of the given ones reads as.

    Exact amounts equal a given one; those with "about" are the nearest to one at three
    significant digits, ties toward zero, and stand only where two decimals are not
    exact, or where one amount is said of several (« chacune »).
    """
    given, several = tuple(amounts), SEVERAL.search(text) is not None
    return [
        printed
        for printed, about, read in _amounts(text, language)
        if not any(
            (
                read == (rounded(amount) if about else amount)
                and (about == (not exactly_said(amount)) or (about and several))
            )
            or (not about and read == amount)
            for amount in given
        )
    ]


def exactly_said(amount: Decimal) -> bool:
    """Say whether prose can give an amount exactly: two decimals of its unit do."""
    if amount < 10**6:
        return True
    unit = 10**6 if amount < 10**9 else 10**9
    return amount % (unit // 100) == 0


def rounded(amount: Decimal) -> Decimal:
    """Give the nearest amount of three significant digits; ties toward zero."""
    if not amount:
        return amount
    step = Decimal(1).scaleb(amount.adjusted() - 2)
    return (amount / step).quantize(Decimal(1), ROUND_HALF_DOWN) * step


SEVERAL = re.compile(r"\beach\b|\bchacune?\b")
UNITS = {"million": 10**6, "billion": 10**9, "milliard": 10**9, "M": 10**6, "G": 10**9}
IN_ENGLISH = re.compile(
    r"([Aa]bout )?(?:Can|US|[A-Z]{1,2})?[$€£]([\d,]+(?:\.\d+)?)(?:\u00a0(million|billion))?"
)
IN_FRENCH = re.compile(
    r"([Ee]nviron )?(\d[\d\u00a0]*(?:,\d+)?)\u00a0"
    r"(?:(million|milliard)s? (?:de |d’)(?:dollars|euros|livres)|([MG])?[$€£])"
)


def _amounts(text: str, language: str) -> Iterator[tuple[str, bool, Decimal]]:
    if language == "en":
        for found in IN_ENGLISH.finditer(text):
            about, digits, unit = found.groups()
            read = Decimal(digits.replace(",", "")) * UNITS.get(unit or "", 1)
            yield found[0], bool(about), read
    else:
        for found in IN_FRENCH.finditer(text):
            about, digits, unit, letter = found.groups()
            plain = digits.replace("\u00a0", "").replace(",", ".")
            yield found[0], bool(about), Decimal(plain) * UNITS.get(unit or letter, 1)


ALL = 100  # per cent


def _missing_elision(text: str) -> bool:
    return any(elides(found[1]) for found in HELD.finditer(text))


def _wrong_elision(text: str) -> bool:
    return any(elides(found[1]) is False for found in ELIDED.finditer(text))


def _two_colons(text: str) -> bool:
    """Say whether a sentence holds two colons; names in quotes have their own.

    So have addresses and times.
    """
    plain = re.sub(r"\w+://\S+|\d{1,2}:\d{2}|“[^”]*”|«[^»]*»", "", text)
    return any(each.count(":") > 1 for each in re.split(r"[.;!?](?:\s|$)", plain))


def _over_all(text: str) -> bool:
    """Say whether parts of one whole, in one sentence, are more than it."""
    return sum(map(int, re.findall(rf"(\d+){N}?% (?:of the|du) ", text))) > ALL


RULES = (
    Rule("a zero of them", "", r"\b(?:no|none|aucune?) of \d", "none of 2"),
    # number
    Rule("one of many", "en", rf"\b(?:1|one){S}(?:{ENGLISH})\b", "1 initiatives"),
    Rule(
        "one of many",
        "fr",
        rf"(?<![\d\u00a0])(?:[01]|une?|zéro|aucune?){S}(?:{FRENCH})(?<!ans)\b",
        "1 thèmes",
    ),
    Rule(
        "many of one",
        "en",
        rf"(?<![\d,.-])(?:[02-9]|\d\d+|two|three|four){S}(?:initiative|theme|group|year)\b",
        "2 initiative",
    ),
    Rule(
        "many of one",
        "fr",
        rf"(?<![\d\u00a0,-])(?:[2-9]|\d\d+|deux|trois){S}(?:initiative|thème|groupe|an)\b",
        "2 initiative",
    ),
    Rule(
        "zero in words", "en", rf"\bzero\b|(?<![\d.,])0{S}(?:{ENGLISH})", "zero girls"
    ),
    Rule("zero in words", "fr", r"\bzéro\b", "zéro fille"),
    Rule(
        "no amount",
        "",
        rf"[$€£]0(?![\d.,])|(?<![\d,\u00a0]{N})(?<![\d,])0{S}[MG]?[$€£]",
        "$0 in",
    ),
    Rule("all as per cent", "en", r"\b100% (?:of|women)", "This is 100% of it"),
    Rule(
        "all as per cent", "fr", rf"\b100{N}% (?:du|de la|de femmes)", "100\u00a0% du"
    ),
    Rule("none as per cent", "en", r"(?<![\d.,])0%", "0% of them women"),
    Rule(
        "none as per cent",
        "fr",
        rf"(?<![\d,])(?<!\d{N})0{S}%",
        "dont 0\u00a0% de femmes",
    ),
    Rule("half as per cent", "en", r"\b50% of them women", "50% of them women"),
    Rule("half as per cent", "fr", rf"\b50{N}% de femmes", "dont 50\u00a0% de femmes"),
    # our own words after a colon: a small letter (OQLF)
    Rule(
        "a capital after a colon",
        "fr",
        rf"{N}: (?:Augmentation|Renouvellement|De|Du|Aucun financement|Environ|Au moins|Jusqu’à|Plus de)\b",
        "Financement\u00a0: Augmentation de 1\u00a0200\u00a0000\u00a0$",
    ),
    # ranges: two ends, and words between them (CCSG 2.7)
    Rule(
        "equal ends",
        "",
        rf"({TOKEN}) (?:to|à|au) \1(?![\d\u00a0.,–-]*\d)",
        "2024 to 2024",
    ),
    # a public page ranks nothing last
    Rule(
        "rank below second",
        "en",
        r"\b(?:third|fourth|fifth|sixth|seventh|eighth|\d+th) largest",
        "the sixth largest share",
    ),
    Rule(
        "rank below second",
        "fr",
        r"\b(?:troisi|quatri|cinqui|sixi|septi|\d+\s?)ème (?:plus|part|rang)",
        "la cinquième part en importance",
    ),
    # sentences (CCSG: never begin a sentence with a digit)
    Rule(
        "digit first",
        "",
        r"^\d|[.!?]\s+\d+(?:[,.\u00a0]\d+)*\s+[a-zé]",
        "2 initiatives are announced",
        sentences_only=True,
    ),
    Rule("two colons", "", _two_colons, "Project 1: a title: $2,500,000."),
    Rule(
        "loose ends",
        "",
        r"  | [.,)]|,,|\.\.(?!\.)|\( |\bNone\b|[{}]|^[,;:.]",
        "Canada , and",
    ),
    Rule("empty marks", "", r"\(\s*\)|“”|«\s*»|\[\]|: *\.|, *\.", "Peru ()."),
    Rule(
        "said twice",
        "",
        r"\b(about|over|environ|plus de|to|de|of|the|les?|in|dans) \1\b",
        "about about $1\u00a0million",
    ),
    Rule(
        "mark after a mark",
        "",
        r"[?!]\.|;\s*[.;,]|,\s*;|\b:\s*:|\?\s*:",
        "Who pays?. It helps",
    ),
    Rule(
        "over a hundred per cent",
        "",
        _over_all,
        "60% of the money, 41% of the money",
        sentences_only=True,
    ),
    Rule("ends in the air", "", r"(?:,|;|\b(?:and|of|et|de|to))$", "Canada and"),
    # fiscal years have one form a language; English has an en dash (CCSG)
    Rule("hyphen in years", "en", r"\b20\d{2}-\d{2}\b(?!-)", "2024-29"),
    Rule(
        "dash in years", "fr", r"\b20\d{2}–\d{2,4}\b|\b20\d{2}-\d{2}\b(?!-)", "2024–29"
    ),
    # spaces: before a unit one that does not break
    Rule("breaking space", "en", r"\d (?:million|billion)\b", "$2 million"),
    Rule(
        "breaking space",
        "fr",
        r"\d (?:million|milliard|\d{3}\b|[MG]?[$€£%])",
        "2 millions de dollars",
    ),
    Rule("space before a mark", "en", rf"{S}[:;!?%]", "Reach : many"),
    # VL 22039, GdR 6.13: closed up in Canada
    Rule("space before ; ! ?", "fr", rf"{S}[;!?]", "deux ans\u00a0; trois"),
    # VL 22039: a no-break space before : % $ and inside « »
    Rule(
        "no-break space",
        "fr",
        rf"(?<!{N}):(?!//|\d)(?<!https:)(?<!mailto:)|\d[%$€]|(?<!{N})»|«(?!{N})",
        "Bénéficiaires :",
    ),
    # grammar: in French zero and one are singular, and what is counted agrees
    Rule(
        "agreement",
        "fr",
        r"\b(?:une|cette|chaque) (?:initiatives|part égales)|\bles une?\b"
        r"|\bune financées\b|\b(?:deux|trois|quatre) financée\b"
        r"|initiatives[^.;]*\bchacun\b|thèmes[^.;]*\bchacune\b",
        "dont une financées",
    ),
    Rule(
        "uncontracted article",
        "fr",
        r"\b(?:[Dd]e|[Àà]) les? (?!\w+ (?:janvier|mars))|\bsi ils?\b",
        "à le Pérou",
    ),
    Rule(
        "million without de",
        "fr",
        r"\b(?:million|milliard)s?[ \u00a0](?!de |d’|et )[a-zà]",
        "2\u00a0millions dollars",
    ),
    Rule(
        "plural of one",
        "fr",
        r"(?<![\d,\u00a0])1(?:,\d+)?\u00a0(?:millions|milliards)\b",
        "1,5\u00a0millions",
    ),
    Rule(
        "dates",
        "fr",
        r"\b(?:le )?1[  ](?:janvier|février|mars|avril|mai|juin|juillet)",
        "1 avril",
    ),
    Rule("missing elision", "fr", _missing_elision, "plus de agriculteurs"),
    Rule("wrong elision", "fr", _wrong_elision, "d’Hongrois"),
    Rule(
        "uncontracted",
        "fr",
        r"\b(?:[Dd]e|à) les? (?=[A-ZÀÉÎ])|\bd[eu] (?:du|des|de la)\b",
        "à les Philippines",
    ),
)
