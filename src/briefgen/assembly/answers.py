"""A recommendation to how it is answered: by the verb that it begins with.

Who is asked to sign a letter signs it or does not; what one is asked to note cannot be refused.
"""

import re

from briefgen.languages import facts
from briefgen.model import Language

DISCUSS = "Please discuss"
AGREE = ("Agreed", "Not agreed", DISCUSS)
# By what is asked, as in `answers` of the facts of a language; an empty one is none.
ANSWERS = {
    "approve": ("Approved", "Not approved", DISCUSS),
    "note": ("Noted", "", DISCUSS),
    "sign": ("Signed", "Not signed", DISCUSS),
}


def answers_to(recommendation: str, language: Language) -> tuple[str, ...]:
    """Return the phrases that answer a recommendation in a language."""
    begun = recommendation.lstrip()
    for asked_for, verb in facts(language).answers.items():
        if re.match(verb, begun, re.IGNORECASE):
            return ANSWERS[asked_for]
    return AGREE
