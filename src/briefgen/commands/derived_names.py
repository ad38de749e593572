"""The key by which a value is recorded to words that a reader knows it by."""

import re
from collections.abc import Mapping

from briefgen.model import Initiative
from briefgen.subject_paths import NAMED
from briefgen.view import COLLECTIONS, Many, Requirement, condition_in, parts

STANDING = re.compile(r"(.*)\|standing\((.*)\)")
COMPARISON = re.compile(r"(.*)\|(eq|lt|le|gt|ge)\((-?[0-9.]+)\)")
USE = re.compile(r"(.*)\|(nonzero|rounded)")
SHARE = re.compile(
    r"((?:(?!\|share\().)*+)\|share\((.*)\)"
)  # at the first only: linear
WHERE = re.compile(r"(.*)\|where\(([^()]*)\)")
RELEASED = re.compile(r"(.*)\|released(?:\(([\w.]+)\))?")
LANGUAGES = re.compile(r"(.*)\|languages\((\w+)\)")
FUNDING = re.compile(r"(.*)\|funding(\(released\))?")
QUESTION = re.compile(r"(.*)\|(\w+)")
DERIVED = re.compile(
    rf"((?:portfolio|{NAMED}\.[^.|]+)\.initiatives"
    r"(?:\|(?:released(?:\([\w.]+\))?|where\([^()]*\)))*)"
    rf"\.((?:{'|'.join(parts(Many(Initiative)))})(?:\.\w+)?)"
)
LISTED = re.compile(rf"({NAMED})\.([^.|]+)\.(\w+)")
WHOLE = re.compile(r"portfolio\.(themes|initiatives)")

# What is asked of a list or a record → how that is said.
QUESTIONS: Mapping[str, str] = {
    "any": "whether there are {}",
    "color": "the colour of the data for {}",
    "icon": "the icon of the data for {}",
    "currencies": "the currencies of {}",
    "ids": "which {} there are, in order",
    "labels": "what may be shown of {}",
    "length": "the number of {}",
    "nonzero": "whether {} is more than nothing",
    "rounded": "{}, rounded",
    "names": "the names in {}, in order",
    "place": "where {} stands in the data",
    "places": "where each of {} stands in the data",
}
# How a value is compared with a number → how that is said.
COMPARISONS: Mapping[str, str] = {
    "eq": "whether {} is {}",
    "lt": "whether {} is less than {}",
    "le": "whether {} is at most {}",
    "gt": "whether {} is more than {}",
    "ge": "whether {} is at least {}",
}
# What is derived of a list of initiatives → how that is said.
SUMS: Mapping[str, str] = {
    "funding.fiscal_years": "the fiscal years of {}",
    "funding.new_money": "the new funding of {}",
    "funding.renewed_money": "the renewed funding of {}",
    "funding.own_part": "what funders leave to pay of {}",
}


def in_words(key: str) -> str:
    """Return a value's key in words; a value of the data is named by its path.

    >>> in_words("themes.water.initiatives|released(funding).funding.new_money")
    'the new funding of the initiatives of the theme water whose funding may be shown'
    """
    return _words(key) if "|" in key or DERIVED.fullmatch(key) else key


def _words(key: str) -> str:
    for form, say in FORMS:
        match = form.fullmatch(key)
        if match is not None:
            return say(*match.groups())
    return key


def _share(part: str, whole: str) -> str:
    return f"{_words(part)}, as a share of {_words(whole)}"


def _released(listed: str, name: str | None) -> str:
    if name is None:
        return f"{_words(listed)} that may be shown"
    return f"{_words(listed)} whose {name} may be shown"


def _where(listed: str, condition: str) -> str:
    try:
        alternatives = condition_in(condition).alternatives
    except (ValueError, TypeError):  # of another version
        return f"{_words(listed)} that fulfil a condition"
    ways = (" and ".join(map(_required, each)) for each in alternatives)
    return f"{_words(listed)} where {', or '.join(ways)}"


def _required(each: Requirement) -> str:
    if each.values:
        return f"{each.field} is {' or '.join(map(str, each.values))}"
    if each.first is None and each.last is None:
        return f"{each.field} is there"
    ends = (("from", each.first), ("to", each.last))
    bounds = " ".join(f"{word} {end}" for word, end in ends if end is not None)
    return f"{each.field} is {bounds}"


def _languages(of: str, name: str) -> str:
    return f"the languages of {of}.{name}"


def _funding(listed: str, released: str | None) -> str:
    shown = " that may be shown" if released else ""
    return f"the new funding{shown} of each of {_words(listed)}"


def _standing(of: str, subject: str) -> str:
    return f"how {subject} stands in {_words(of)}"


def _comparison(of: str, how: str, number: str) -> str:
    return COMPARISONS[how].format(_words(of), number)


def _question(of: str, question: str) -> str:
    phrase = QUESTIONS.get(question, f"{question} of {{}}")
    words = _words(of)
    bare = words.removeprefix("the ").removeprefix("all ")
    return phrase.format(bare if question in BARE else words)


def _derived(listed: str, name: str) -> str:
    return SUMS.get(name, f"the {name} of {{}}").format(_words(listed))


def _listed(kind: str, of: str, name: str) -> str:
    return f"the {name} of the {COLLECTIONS[kind].name} {of}"


def _whole(name: str) -> str:
    return f"all {name}"


BARE = ("any", "ids")  # questions without an article after them
FORMS = (
    (STANDING, _standing),
    (COMPARISON, _comparison),
    (USE, _question),
    (SHARE, _share),
    (LANGUAGES, _languages),
    (WHERE, _where),
    (RELEASED, _released),
    (FUNDING, _funding),
    (QUESTION, _question),
    (DERIVED, _derived),
    (LISTED, _listed),
    (WHOLE, _whole),
)
