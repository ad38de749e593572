"""One funded project."""

from briefgen.model.advice import Advice
from briefgen.model.funding import Funding
from briefgen.model.illustration import Illustration
from briefgen.model.link import WebLink
from briefgen.model.location import Location
from briefgen.model.note import Note
from briefgen.model.own_fields import NO_VALUES, ByName, OwnValue
from briefgen.model.partner import Partner
from briefgen.model.progress import IndicatorResult, Milestone
from briefgen.model.reach import Reach
from briefgen.model.sector import Marker, Sector
from briefgen.model.status import Status
from briefgen.model.text import LocalizedText
from briefgen.model.voices import Contact, Quotation
from briefgen.model.when import When
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Initiative:
    """One project; `theme` is a theme's id; it is listed in others, but counts there alone."""

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
    also_in: tuple[str, ...] = ()
    status: Status | None = None
    starts: When | None = None
    ends: When | None = None
    milestones: tuple[Milestone, ...] = ()
    results: tuple[IndicatorResult, ...] = ()
    sectors: tuple[Sector, ...] = ()
    markers: tuple[Marker, ...] = ()
    quote: Quotation | None = None
    contact: Contact | None = None
    picture: Illustration | None = None
    links: tuple[WebLink, ...] = ()
    fields: ByName[OwnValue] = NO_VALUES
