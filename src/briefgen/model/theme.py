"""A policy theme."""

from briefgen.model.advice import Advice
from briefgen.model.note import Note
from briefgen.model.own_fields import NO_VALUES, ByName, OwnValue
from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass

# The icons that come with briefgen: assembly/images/icons has a file for each.
ICONS = (
    *("climate", "education", "equality", "food", "health", "home", "justice"),
    *("people", "security", "trade", "water", "work"),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A policy theme; `order` is its place among themes that are a file each.

    `short_title` stands where room is short, as on a coloured band.
    `color`, as `#rrggbb`, is that of its documents and of its marks in charts.
    `icon` is the name of one of `ICONS`, or the path of an SVG under `templates/`.
    """

    id: str
    title: LocalizedText
    lead: LocalizedText | None = None
    introduction: LocalizedText | None = None
    advice: Advice | None = None
    note: Note | None = None
    order: int = 0
    color: str | None = None
    icon: str | None = None
    fields: ByName[OwnValue] = NO_VALUES
    short_title: LocalizedText | None = None
