"""A document's tree to what is wrong with it: a table of rules, one file for each."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from briefgen import tree
from briefgen.checks import (
    alternative_text,
    contrast,
    glyph,
    link_text,
    nothing_to_fill_in,
    picture_in_word,
    template,
    title,
    title_length,
    too_little,
)
from briefgen.errors import Diagnostic, Place
from briefgen.style import Look

Rule: TypeAlias = Callable[[tree.Document, Look, Place], Iterator[Diagnostic]]

RULES: Mapping[str, Rule] = {
    "alternative-text": alternative_text.check,
    "contrast": contrast.check,
    "glyph": glyph.check,
    "link-text": link_text.check,
    "nothing-to-fill-in": nothing_to_fill_in.check,
    "picture-in-word": picture_in_word.check,
    "template": template.check,
    "title": title.check,
    "title-length": title_length.check,
    "too-little": too_little.check,
}


def check(document: tree.Document, look: Look, place: Place) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a document, each mistake once.

    `place` is the template's, for what has no place of its own.
    """
    mistakes = (each for rule in RULES.values() for each in rule(document, look, place))
    return tuple(dict.fromkeys(mistakes))
