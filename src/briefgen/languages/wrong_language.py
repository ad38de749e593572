"""The code of a language to what is wrong with it, and a hint."""

import re

from briefgen.languages import CODES, TEMPLATES, every, facts
from briefgen.languages.cldr import cldr
from briefgen.languages.tags import WRITTEN
from briefgen.reading import quoted
from briefgen.reading.fields import meant

EXAMPLES = "write a code such as fr, fr-CA or es"


def wrong_language(code: str) -> tuple[str, str] | None:
    """Return what is wrong with the code of a language, and a hint; None if it is right."""
    names = cldr(facts(TEMPLATES).locale)
    written = WRITTEN.fullmatch(code)
    if written is not None:
        language, script, region = written.groups()
        if language in names.languages and (
            (script is None or script in names.scripts)
            and (region is None or region in names.territories)
        ):
            return None
    hint = _meant(code)
    return f"no language has the code {quoted(code)}", hint or EXAMPLES


def _meant(code: str) -> str | None:
    """Return the hint for a code in other letters, or for the name of a language."""
    language, *rest = re.split("[-_]", code)
    parts = (each.upper() if len(each) == 2 else each.title() for each in rest)  # noqa: PLR2004 - a region
    again = "-".join((language.lower(), *parts))
    if again != code and wrong_language(again) is None:
        return f"did you mean '{again}'?"
    for each in every():
        for other, name in cldr(each.locale).languages.items():
            if name.casefold() == code.casefold() and "_" not in other:
                return f"did you mean '{other}'?"
    return meant(code, CODES)
