"""What a briefing note has besides its subject."""

from typing import Literal, TypeAlias

from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass

Gender: TypeAlias = Literal["feminine", "masculine"]


Action: TypeAlias = Literal["decision", "information", "signature"]


@dataclass(frozen=True, slots=True)
class Note:
    """What a briefing note has besides its subject; offices, never names."""

    action_required: Action
    addressee: LocalizedText
    addressee_gender: Gender | None = None
    tracking_number: str | None = None
    advice_notice: LocalizedText | None = None
    sign_off: tuple[LocalizedText, ...] = ()
