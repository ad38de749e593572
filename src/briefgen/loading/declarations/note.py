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
        required("action_required", choice(get_args(Action))),
        required("addressee", line, "an office, never a name"),
        optional("addressee_gender", choice(get_args(Gender)), "of who holds it"),
        optional("tracking_number", text()),
        optional("advice_notice", line, "what is said of all advice"),
        optional("sign_off", list_of(line), "offices, never names"),
    )
    return kept_back("note", own)
