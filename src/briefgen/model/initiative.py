"""One funded project."""

from briefgen.model.advice import Advice
from briefgen.model.funding import Funding
from briefgen.model.location import Location
from briefgen.model.note import Note
from briefgen.model.own_fields import NO_VALUES, ByName, OwnValue
from briefgen.model.partner import Partner
from briefgen.model.reach import Reach
from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Initiative:
    """One funded project; `theme` is a theme's id."""

    id: str
    theme: str
    title: LocalizedText
    funding: Funding
    description: LocalizedText
    order: int = 0
    short_title: LocalizedText | None = None
    partners: tuple[Partner, ...] = ()
    places: tuple[Location, ...] = ()
    reach: tuple[Reach, ...] = ()
    summary: LocalizedText | None = None
    source: str | None = None
    advice: Advice | None = None
    note: Note | None = None
    fields: ByName[OwnValue] = NO_VALUES
