"""A printed value to what stands for its placeholder: words, or the blocks of prose."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from briefgen import markdown, tree
from briefgen.assembly.document_size import meter
from briefgen.assembly.names_in_words import divided
from briefgen.document_limits import Budget
from briefgen.markdown import Placed, Prose, in_one_line, spoken
from briefgen.view import Value, computed_as, safe_path


def placed(value: Value, budget: Budget) -> Placed:
    """Return the replacement of a placeholder.

    Raises BriefgenError with the mistakes of prose, and Spent for too much of it.
    """
    if value.prose:
        text, place = str(value.raw), value.place
        assert place is not None, "prose comes from the data"
        meter(text, lambda _: place, budget)
        blocks = markdown.parse_prose(text, place, value.path or "")
        return Prose(blocks, value.path)
    words = tree.ValueText(
        value.text or "", safe_path(value), value.place, value, computed_as(value)
    )
    if value.language:
        return spoken(words, value.language)
    parts = tuple(_parts(words, value))
    return words if parts == (words,) else in_one_line(parts, value.path)


def _parts(words: tree.ValueText, value: Value) -> Iterator[tree.Inline]:
    """Yield the words of a value; names in other languages that are in them say so."""
    inputs = [each for each in value.inputs if isinstance(each.held, str)]
    if not any(each.language for each in inputs):
        yield words
        return
    names = [each.text or str(each.held) for each in inputs]

    def language(piece: tuple[str, int | None]) -> str:
        _, number = piece
        return "" if number is None else inputs[number].language

    for code, pieces in groupby(divided(words.text, names), language):
        part = replace(words, text="".join(text for text, _ in pieces))
        yield tree.LanguageSpan((part,), code) if code else part
