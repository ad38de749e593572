"""Names and words that are not translated, and the language that they are in."""

import re
from dataclasses import replace

from briefgen.languages import CODES, TEMPLATES, facts
from briefgen.languages.cldr import cldr
from briefgen.languages.wrong_language import wrong_language
from briefgen.model import EVERY_LANGUAGE, Language, LocalizedText
from briefgen.reading import quoted
from briefgen.reading.fields import CODE, At, Field, Unreadable, scalar

# Of texts that may be in one language alone: none that a document can be in, for which
# a translation is lacking.
FOREIGN = rf"(?!(?:{'|'.join(CODES)})(?:-|$)){CODE.pattern}"


def language_code() -> Field[str]:
    """Declare the code of a language."""
    return scalar(
        _code, {"type": "string", "pattern": f"^{CODE.pattern}$"}, "a language"
    )


def _code(value: str) -> str:
    wrong = wrong_language(value)
    if wrong is not None or not CODE.fullmatch(value):
        message = f"expected the code of a language such as en, found {quoted(value)}"
        raise Unreadable(message, "language", wrong[1] if wrong else None)
    return value


def own_language(text: LocalizedText, language: Language | None) -> LocalizedText:
    """Return a text that is given once, in the language that it is in."""
    once = EVERY_LANGUAGE in text.by_language
    return replace(text, language=language) if language and once else text


def judge_own_language(
    text: LocalizedText, language: Language | None, verb: str, at: At
) -> None:
    """Tell that a text is said to be in one language, and is given by language.

    `verb` begins with what the text is: "the words are".
    """
    if language is None or EVERY_LANGUAGE in text.by_language:
        return
    name = cldr(facts(TEMPLATES).locale).languages.get(language[:2], language)
    message = f"{verb} said to be in {name}, and {verb.rsplit(maxsplit=1)[-1]} given by language"
    them = "them" if verb.endswith("are") else "it"
    hint = f"write {them} once, or leave out `language`"
    (at / "language").tell(message, "quoted-language", hint)


def is_foreign(code: str) -> bool:
    """Return whether a text may be in this language alone, for it is nobody's own."""
    return bool(re.fullmatch(FOREIGN, code)) and wrong_language(code) is None
