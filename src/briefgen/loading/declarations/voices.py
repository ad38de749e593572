"""What is said about an initiative, and whom to ask."""

from briefgen.languages import facts
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import Contact, Quotation
from briefgen.reading import quoted
from briefgen.reading.fields import (
    CODE,
    At,
    Field,
    Unreadable,
    email,
    meant,
    optional,
    required,
    scalar,
    text,
)


def quote(texts: Texts) -> Field[Quotation]:
    """Declare a quotation, in the language that it was said in, or translated."""
    code = scalar(
        _code, {"type": "string", "pattern": f"^{CODE.pattern}$"}, "a language"
    )
    return mapping(
        Quotation,
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
        optional("language", code, "of the words, where they are not translated", "en"),
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


def _code(value: str) -> str:
    if not CODE.fullmatch(value):
        message = f"expected the code of a language such as en, found {quoted(value)}"
        raise Unreadable(message, "language", meant(value, ("en", "fr", "es")))
    return value


def _judge_quote(quote: Quotation, at: At) -> None:
    several = [code for code in quote.words.by_language if code]
    if quote.language is not None and several:
        name = facts(quote.language).name
        message = f"the words are said to be in {name}, and are given by language"
        hint = "write them once, or leave out `language`"
        (at / "language").tell(message, "quoted-language", hint)
