"""What is said about an initiative, and whom to ask."""

from briefgen.loading.declarations.own_language import (
    judge_own_language,
    language_code,
    own_language,
)
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import Contact, Language, LocalizedText, Quotation
from briefgen.reading.fields import (
    At,
    Field,
    email,
    optional,
    required,
    text,
)


def quote(texts: Texts) -> Field[Quotation]:
    """Declare a quotation, in the language that it was said in, or translated."""
    return mapping(
        _quotation,
        required(
            "words",
            texts.line,
            "what was said, without quotation marks",
            "{en: Wells matter., fr: Les puits comptent.}",
        ),
        required(
            "by",
            texts.line,
            "the office or person that said it",
            "{en: Minister of Water, fr: Ministre de l’Eau}",
        ),
        optional(
            "language",
            language_code(),
            "of the words, where they are not translated",
            "en",
        ),
        check=_judge_quote,
    )


def contact(texts: Texts) -> Field[Contact]:
    """Declare whom a reader can write to."""
    return mapping(
        Contact,
        required(
            "name",
            texts.line,
            "who answers",
            "{en: Briefings unit, fr: Unité des notes d’information}",
        ),
        required("email", email(), "where", "briefings@example.org"),
        optional("phone", text(), "a number to call, as it is printed", "613-555-0100"),
    )


def _quotation(
    words: LocalizedText, by: LocalizedText, language: Language | None = None
) -> Quotation:
    return Quotation(own_language(words, language), by, language)


def _judge_quote(quote: Quotation, at: At) -> None:
    judge_own_language(quote.words, quote.language, "the words are", at)
