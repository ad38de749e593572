"""What a briefing note has besides its subject."""

import datetime
from typing import Literal, TypeAlias

from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass

Gender: TypeAlias = Literal["feminine", "masculine"]


Action: TypeAlias = Literal["decision", "information", "signature"]


@dataclass(frozen=True, slots=True)
class Option:
    """One of the options that the reader has, with what speaks for it and against."""

    title: LocalizedText
    description: LocalizedText | None = None
    advantages: tuple[LocalizedText, ...] = ()
    disadvantages: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What a briefing note has besides its subject; offices, never names.

    What the note of a theme or an initiative does not give is that of what encloses it:
    `BELONGS` has the fields that are given together with another.
    """

    action_required: Action | None = None
    addressee: LocalizedText | None = None
    addressee_gender: Gender | None = None
    tracking_number: str | None = None
    date: datetime.date | None = None
    due_date: datetime.date | None = None
    due_reason: LocalizedText | None = None
    to_sign: LocalizedText | None = None
    advice_notice: LocalizedText | None = None
    sign_off: tuple[LocalizedText, ...] = ()
    options: tuple[Option, ...] = ()
    consultations: LocalizedText | None = None
    gba_plus: LocalizedText | None = None
    official_languages: LocalizedText | None = None
    communications: LocalizedText | None = None


# A field that says something of another, by that: it is of the same note, or not given.
BELONGS = {"addressee_gender": "addressee"}
