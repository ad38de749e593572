"""What briefing notes have besides their subject: of all, and of one subject."""

from collections.abc import Iterator
from typing import get_args

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.labels import kept_back
from briefgen.model import Action, Gender, Note, Option
from briefgen.reading.fields import (
    At,
    Field,
    Member,
    choice,
    date,
    list_of,
    optional,
    required,
    text,
)


def note(texts: Texts) -> Field[Note]:
    """Declare what all briefing notes have, internal by itself."""
    action = required(
        "action_required", _action(), "what is asked of the reader", "information"
    )
    addressee = required(
        "addressee",
        texts.line,
        "an office, never a name",
        "{en: Minister of Water, fr: ministre de l’Eau}",
    )
    return kept_back("note", mapping(Note, action, addressee, *_others(texts)))


def own_note(texts: Texts) -> Field[Note]:
    """Declare what the notes on one subject have of their own, each field if given."""
    action = optional(
        "action_required", _action(), "what is asked of the reader", "information"
    )
    addressee = optional(
        "addressee",
        texts.line,
        "an office, never a name",
        "{en: Minister of Water, fr: ministre de l’Eau}",
    )
    own = mapping(Note, action, addressee, *_others(texts), check=_judge)
    return kept_back("note", own)


def _action() -> Field[str]:
    return choice(get_args(Action))


def _others(texts: Texts) -> Iterator[Member]:
    line, blocks = texts.line, texts.blocks
    gender = choice(get_args(Gender))
    yield optional(
        "addressee_gender", gender, "of who holds it: « de la ministre »", "feminine"
    )
    yield optional(
        "tracking_number", text(), "the number in the register of notes", "IT-2025-014"
    )
    yield optional(
        "date", date(), "of the note, if not that of the edition", "2025-03-14"
    )
    yield optional("due_date", date(), "when the reply is needed", "2025-03-31")
    yield optional(
        "due_reason",
        line,
        "why it is needed by then",
        "{en: The fund ends in April., fr: Le fonds prend fin en avril.}",
    )
    yield optional(
        "to_sign",
        line,
        "what is to be signed",
        "{en: a letter to the province, fr: une lettre à la province}",
    )
    yield optional(
        "advice_notice",
        line,
        "what is said of all advice",
        "{en: Advice to the Minister, fr: Conseils à la ministre}",
    )
    yield optional(
        "sign_off",
        list_of(line),
        "offices, never names",
        "[{en: Director General, fr: Directrice générale}]",
    )
    yield optional("options", list_of(_option(texts)), "those that the reader has")
    yield optional(
        "consultations",
        blocks,
        "who was consulted, and what they said",
        "{en: Both provinces agree., fr: Les deux provinces sont d’accord.}",
    )
    yield optional(
        "gba_plus",
        blocks,
        "the results of gender-based analysis plus",
        "{en: Women fetch the water., fr: Ce sont les femmes qui vont chercher l’eau.}",
    )
    yield optional(
        "official_languages",
        blocks,
        "what it means for both languages",
        "{en: Signs are in both languages., fr: L’affichage est bilingue.}",
    )
    yield optional(
        "communications",
        blocks,
        "how it will be announced",
        "{en: A news release is ready., fr: Un communiqué est prêt.}",
    )


def _option(texts: Texts) -> Field[Option]:
    listed = list_of(texts.line)
    return mapping(
        Option,
        required(
            "title",
            texts.line,
            "what the option is called",
            "{en: Renew the fund, fr: Renouveler le fonds}",
        ),
        optional(
            "description",
            texts.blocks,
            "what it means, if its title does not say it",
            "{en: For three years., fr: Pour trois ans.}",
        ),
        optional(
            "advantages",
            listed,
            "what speaks for it",
            "[{en: It costs little., fr: Elle coûte peu.}]",
        ),
        optional(
            "disadvantages",
            listed,
            "what speaks against it",
            "[{en: It takes a year., fr: Elle prend un an.}]",
        ),
    )


def _judge(note: Note, at: At) -> None:
    if note.addressee_gender is not None and note.addressee is None:
        message = "a gender belongs to the addressee, and this note has none of its own"
        hint = (
            "give `addressee` beside it, or remove it: the other addressee has its own"
        )
        (at / "addressee_gender").tell(message, "addressee-gender", hint)
