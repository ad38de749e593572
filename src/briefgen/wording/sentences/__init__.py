"""Findings to sentences: what a chart or a lead says of the data, by language."""

from collections.abc import Mapping

from briefgen.wording.sentences.en import EnglishSentences
from briefgen.wording.sentences.fr import FrenchSentences
from briefgen.wording.sentences.sentences import Doubt, Form, Noun, Sentences, Whole
from briefgen.wording.words import Words

__all__ = ["Doubt", "Form", "Noun", "Sentences", "Whole", "of"]

TABLE: Mapping[str, type[Sentences]] = {
    "en": EnglishSentences,
    "fr": FrenchSentences,
}


def of(words: Words) -> Sentences:
    """Give the sentences of the language that words are in."""
    return TABLE[words.language](words)
