"""Texts of the data to warnings that one is in another language than it says.

`fr: It digs wells for the villages of the region.` is told, for its small words are English;
so is the same paragraph given as English and as French. Names may be the same, and short
texts say too little: "Puno", "Ports".
"""

from collections.abc import Iterator, Mapping

from briefgen.errors import Diagnostic
from briefgen.languages import facts
from briefgen.plausibility.material import DataMaterial, DataText

RULE = "language"
LEAST = 3  # different small words of a language that tell it
MORE = 4  # times as many as of the language that it says
OWN, BEGINNING = 2, 160  # small words of its own language, in so many characters
FEW = 5  # words that may well be the same in two languages
NAMES = frozenset(("name", "short_name"))


def check(material: DataMaterial) -> Iterator[Diagnostic]:
    """Yield a warning for each text that is in another language, or in one of two."""
    languages = material.languages
    small = {code: facts(code).function_words for code in languages}
    if len(languages) == 1:
        return
    for text in material.texts:
        if text.path.rpartition(".")[2] not in NAMES and not text.text.language:
            yield from _judged(text, small, material)


def _judged(
    text: DataText, small: Mapping[str, frozenset[str]], material: DataMaterial
) -> Iterator[Diagnostic]:
    by_language = text.text.by_language
    for code, words in by_language.items():
        if code and _is_own(words, small.get(code, frozenset())):
            continue
        other = _other(frozenset(words.lower().split()), code, small)
        if other is not None:
            yield _warning(text, code, other, material)
            return
    first = next(iter(by_language.values()))
    same = len(by_language) > 1 and all(each == first for each in by_language.values())
    if same and text.text.prose and len(first.split()) > FEW:
        names = " and ".join(facts(code).name for code in by_language)
        message = f"the text is the same in {names}"
        hint = "translate one of them, or give it once, without languages"
        yield material.warning(text.path, message, RULE, hint)


def _is_own(words: str, known: frozenset[str]) -> bool:
    """Return whether the first words of a text tell its language: most texts do."""
    return len(known.intersection(words[:BEGINNING].split())) >= OWN


def _other(
    words: frozenset[str], code: str, small: Mapping[str, frozenset[str]]
) -> str | None:
    """Return the language whose small words a text has, if it says another."""
    counts = {name: len(words & known) for name, known in small.items()}
    own = counts.pop(code, 0)
    most = max(counts, key=counts.__getitem__, default=code)
    if not code:  # in one language for all: each reads the others as foreign
        return most if counts[most] >= LEAST else None
    several = counts.get(most, 0) >= max(LEAST, MORE * own)
    return most if several and most != code else None


def _warning(
    text: DataText, code: str, other: str, material: DataMaterial
) -> Diagnostic:
    name = facts(other).name
    if code:
        message = f"this {facts(code).name} text has the words of {name}"
        return material.warning(
            f"{text.path}.{code}",
            message,
            RULE,
            f"translate it into {facts(code).name}",
        )
    needed = ", ".join(f"{each}: …" for each in material.languages)
    message = f"this text is {name}, and is printed in every language"
    hint = f"give it in each: {{{needed}}}"
    return material.warning(text.path, message, RULE, hint)
