"""What briefing notes have besides their subject."""

from typing import get_args

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.labels import kept_back
from briefgen.model import Action, Gender, Note
from briefgen.reading.fields import Field, choice, list_of, optional, required, text


def note(texts: Texts) -> Field[Note]:
    """Declare what a briefing note has besides its subject, internal by itself."""
    line = texts.line
    own = mapping(
        Note,
        required(
            "action_required",
            choice(get_args(Action)),
            "what is asked of the reader",
            "decision",
        ),
        required(
            "addressee",
            line,
            "an office, never a name",
            "{en: Minister of Water, fr: ministre de l’Eau}",
        ),
        optional(
            "addressee_gender",
            choice(get_args(Gender)),
            "of who holds the office: French words follow it",
            "feminine",
        ),
        optional(
            "tracking_number",
            text(),
            "by which the office finds the note again",
            "IT-2025-014",
        ),
        optional(
            "advice_notice",
            line,
            "what is said of all advice",
            "{en: Advice to the Minister, fr: Conseils à la ministre}",
        ),
        optional(
            "sign_off",
            list_of(line),
            "offices, never names",
            "[{en: Director General, fr: Directrice générale}]",
        ),
    )
    return kept_back("note", own)
