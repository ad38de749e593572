"""English phrases of templates to the words that another language has for them."""

from briefgen.languages.facts import LanguageFacts


def translated(text: str, facts: LanguageFacts) -> str | None:
    """Return a phrase in a language; None where the facts have it not.

    A mark at its end, or a mark alone, keeps its space: « Portée : », « Portée; ».
    """
    phrases, marks = facts.phrases, facts.marks
    stem, mark = text[:-1], text[-1:]
    if text in phrases or mark not in marks:
        return phrases.get(text)
    words = phrases.get(stem) if stem else ""
    return None if words is None else f"{words}{marks[mark]}"
