"""Recommendations to warnings where they do not continue "It is recommended that you:".

"That you approve the plan" says the stem twice. In French, a verb after « que vous » stands in the
subjunctive: « approuviez », and neither « approuver » nor « d’approuver ».
"""

import re
from collections.abc import Iterator

from briefgen.errors import Diagnostic
from briefgen.plausibility.material import DataMaterial
from briefgen.reading import quoted

RULE = "recommendation-stem"
PATH = re.compile(r"themes\.[^.]+\.advice\.recommendations\.\d+")
# How a recommendation begins that is written for no stem, or for another, by language.
BEGINS = {
    "en": re.compile(r"(?:that (?:you|the)|to|you)\b", re.IGNORECASE),
    "fr": re.compile(
        r"(?:que (?:vous|la|le)\b|qu[’']|d[’']|de\b|vous\b|\w+[eio]r\b|\w+re\b)",
        re.IGNORECASE,
    ),
}
HINTS = {
    "en": 'begin with the verb, as in "approve the plan": it follows "that you:"',
    "fr": "begin with the subjunctive, as in « approuviez le plan »: it follows"
    " « que vous : »",
}


def check(material: DataMaterial) -> Iterator[Diagnostic]:
    """Yield a warning for each recommendation, and language, that begins otherwise."""
    for each in material.texts:
        if not PATH.fullmatch(each.path):
            continue
        for language, begins in BEGINS.items():
            begin = begins.match(each.text.by_language.get(language, "").lstrip())
            if begin:
                message = f"a recommendation that begins with {quoted(begin[0])}"
                path = each.text.path_in(language, each.path)
                yield material.warning(path, message, RULE, HINTS[language])
