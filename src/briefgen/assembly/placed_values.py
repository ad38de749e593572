"""A printed value to what stands for its placeholder: words, or the blocks of prose."""

from collections.abc import Iterator
from dataclasses import replace

from briefgen import markdown, tree
from briefgen.assembly.document_size import meter
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
    rest = words.text
    for name in (each for each in value.inputs if each.language):
        known = name.text or str(name.held)
        before, matched, after = rest.partition(known)
        if known and matched:
            yield from _some(words, before)
            yield tree.LanguageSpan((replace(words, text=known),), name.language)
            rest = after
    yield from _some(words, rest)


def _some(words: tree.ValueText, text: str) -> Iterator[tree.Inline]:
    if text:
        yield replace(words, text=text)
