"""A description to the organizations that take part, by the words in front of their names.

"Implemented by the International Labour Organization, this project" names one for certain;
where a name may end at several words, none is suggested.
"""

import re
from collections.abc import Iterator

from briefgen.imports.suggestions.sentences import sentences

PROJECT = r"(?:this|the) (?:project|initiative|program|programme|funding|investment)"
PEOPLE = r"(?:[Cc]hildren|[Ww]omen|[Mm]en|[Pp]eoples?|[Ww]orkers|[Gg]irls|[Ff]armers)"
WORD = r"[^\W\d_a-zß-öø-ÿ][\w&-]*"
LINK = r"(?:of|for|the|on|in|to|de|del|du|des|la|&)"
NAME = re.compile(
    rf"(?:(?:{PEOPLE}[’']s?|{WORD})(?: {LINK}){{0,2}} (?=[^\W\d_a-zß-öø-ÿ]))*"
    rf"(?:{WORD})(?: \([^\W\d_a-zß-öø-ÿ][\w-]{{1,20}}\))?"
)
ENGLISH = (
    ("leading", r"\bunder the leadership of|\bled by"),
    (
        "implementing",
        r"\b(?:implemented|delivered|executed|carried out|managed) by",
    ),
    ("implementing", r"^through"),
    ("partner", r"\bin (?:partnership|collaboration|cooperation) with"),
    ("funder", r"\b(?:with funding from|(?:co-)?funded by|financed by)"),
)
FRENCH = (
    ("leading", r"\bsous la direction d|\b(?:dirigée?s?|pilotée?s?) par"),
    (
        "implementing",
        (
            r"\b(?:mise?s? en œuvre|exécutée?s?|réalisée?s?|menée?s?) par"
            r"|\bpar l[’']intermédiaire d"
        ),
    ),
    (
        "partner",
        r"\ben (?:partenariat|collaboration|coopération) avec|\bà un partenariat avec",
    ),
    ("funder", r"\b(?:co)?financée?s? par|\bavec le financement d"),
)
ARTICLE = re.compile(r"\s*(?:the\s)?")
FRENCH_ARTICLE = re.compile(
    r"(?:u\s|e\sla\s|e\sl[’']|es\s|e\s|[’'])|\s*(?:le\s|la\s|les\s|l[’'])?"
)
FRENCH_NAME = re.compile(
    r"(?:ministère\b|[^\W\d_a-zß-öø-ÿ])[^,;:.()]*?(?: \([^\W\d_a-zß-öø-ÿ][\w-]{1,20}\))?"
    r"(?=,\s(?:ce|cette|cet|ces|un|une|le projet|l[’']initiative|le programme)\b"
    r"|\s(?:grâce|vise|afin|ce projet|cette initiative|qui|permettra|aidera|et l[ea’'])"
    r"|[.;]?$)"
)
ORGANIZATION = re.compile(
    r"\b(?:Organi[sz]ation|Fund|Bank|Agency|Programme|Program|Coalition|Council|Institute"
    r"|Foundation|Committee|Commission|Cent(?:re|er)|Society|Association|Federation"
    r"|Network|Alliance|Partnership|Department|Ministry|Office|University|Trust|Union"
    r"|Corporation|Authority|Secretariat|Services?)\b"
)
NO_NAME = re.compile(
    r"(?:Strategy|Plan|Policy|Agreement|Action|Act|Budget|Framework|Dialogue|Summit)$"
)
GROUPS = re.compile(
    r" (?:women|men|girls|people|communities|leaders|experts|organi[sz]ations|partners"
    r"|groups|youth|governments?|authorities|farmers|officials|businesses|companies)\b"
)
MOST_WORDS = 14


def partners(
    title: str,  # noqa: ARG001 - as all that suggest
    description: str,
    language: str,
) -> Iterator[tuple[object, str]]:
    """Yield each organization with its role, and the sentence that names it."""
    names: set[str] = set()
    for sentence in sentences(description):
        for role, name in _named(sentence, language):
            if name not in names:
                names.add(name)
                yield {"name": {language: name}, "role": role}, sentence


def _named(sentence: str, language: str) -> Iterator[tuple[str, str]]:
    triggers = FRENCH if language == "fr" else ENGLISH
    for role, words in triggers:
        for match in re.finditer(words, sentence, re.IGNORECASE):
            find = _french if language == "fr" else _english
            for name in find(sentence, match):
                if len(name.split()) <= MOST_WORDS and not NO_NAME.search(name):
                    yield role, name


def _french(sentence: str, match: re.Match[str]) -> Iterator[str]:
    """Yield the name up to its end, and a second one after "et le"."""
    article = FRENCH_ARTICLE.match(sentence, match.end())
    name = FRENCH_NAME.match(sentence, article.end() if article else match.end())
    if name is None or " et " in name[0]:
        return
    yield name[0].strip()
    second = re.compile(r"\s+et\s(?:le\s|la\s|les\s|l[’'])").match(sentence, name.end())
    other = FRENCH_NAME.match(sentence, second.end()) if second else None
    if other is not None and " et " not in other[0]:
        yield other[0].strip()


def _english(sentence: str, match: re.Match[str]) -> Iterator[str]:
    article = ARTICLE.match(sentence, match.end())
    name = NAME.match(sentence, article.end() if article else match.end())
    if name is None or GROUPS.match(sentence, name.end()):
        return
    rest = sentence[name.end() :]
    if match[0].lower() == "through" and not re.match(rf", {PROJECT}\b", rest):
        return
    second = re.match(r" and (the )?", rest)
    other = NAME.match(rest, second.end()) if second else None
    if second is not None and other is not None and not _is_over(rest[other.end() :]):
        return
    if second is not None and other is not None:
        yield from _both(name[0], rest[: other.end()], other[0], bool(second[1]))
    elif _is_over(rest) and (" " in name[0] or _ends(rest) or name[0].isupper()):
        yield name[0]


def _both(first: str, rest: str, second: str, the: bool) -> Iterator[str]:  # noqa: FBT001 - of the second
    """Yield two names, or the one that they are together; nothing if it may be either."""
    left, right = ORGANIZATION.search(first), ORGANIZATION.search(second)
    if the or bool(left) == bool(right) or second.isupper():
        yield from (first, second)
    elif right and not left:
        yield first + rest


def _is_over(rest: str) -> bool:
    """Return whether a name is over here: it does not go on after a comma."""
    return not re.match(
        r", (?:and )?[^\W\d_a-zß-öø-ÿ]|[’']\w* [^\W\d_a-z]\w* and", rest
    )


def _ends(rest: str) -> bool:
    return (
        not rest
        or re.match(r"[,.;:]|[’']s| (?:to|with|in|aims|will)\b", rest) is not None
    )
