"""All the data of a workspace."""

import datetime
from collections.abc import Mapping
from dataclasses import field

from briefgen.errors import Diagnostic, Place
from briefgen.model.advice import Advice
from briefgen.model.call_to_action import CallToAction
from briefgen.model.initiative import Initiative
from briefgen.model.jurisdiction import CANADA, Jurisdiction
from briefgen.model.link import WebLink
from briefgen.model.note import Note
from briefgen.model.own_fields import NO_VALUES, ByName, DeclaredFields, OwnValue
from briefgen.model.rate import Rate
from briefgen.model.release import Release
from briefgen.model.text import Language, LocalizedText
from briefgen.model.theme import Theme
from briefgen.model.voices import Contact, Quotation
from briefgen.value_classes import dataclass

UNLABELLED = Release()  # what nothing around it says anything about


@dataclass(frozen=True, slots=True)
class Event:
    """Where and when the portfolio was announced."""

    name: LocalizedText
    place: LocalizedText
    starts: datetime.date
    ends: datetime.date
    short_name: LocalizedText | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """The date and label of a publication; `languages` are those that are complete.

    Without any, all are; a language that is not among them is a draft.
    """

    date: datetime.date
    label: LocalizedText | None = None
    languages: tuple[Language, ...] = ()

    def is_draft(self, language: Language) -> bool:
        """Return whether a language is not complete: nothing is published in it."""
        return bool(self.languages) and language not in self.languages


@dataclass(frozen=True, slots=True)
class Source:
    """Where the portfolio's facts were published."""

    title: LocalizedText
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All the data: event, themes, initiatives; and the place of each value.

    `places` maps the path of each value (`initiatives.resilient-puna.funding.amount`,
    `themes.x.title.en`) to its place; `releases` maps the path of each mapping with a
    label, declared or by default, to its release; the nearest one counts. `themes` and
    `initiatives` are in printed order; `gaps` are the texts that only some languages
    lack; `languages` are those of the workspace, `declared` the fields of the office's
    own. `digests` are those of the portfolio itself, of each theme and each initiative,
    by path: equal data have equal ones, wherever they stand; what has none is compared.
    Of themes and initiatives, there is one of their outline before it, without their texts.
    """

    title: LocalizedText
    event: Event
    introduction: LocalizedText
    currency: str
    edition: Edition
    themes: tuple[Theme, ...]
    initiatives: tuple[Initiative, ...]
    short_title: LocalizedText | None = None
    contact: Contact | None = None
    source: Source | None = None
    notice: LocalizedText | None = None
    note: Note | None = None
    rates: tuple[Rate, ...] = ()
    call_to_action: CallToAction | None = None
    media_contact: Contact | None = None
    quote: Quotation | None = None
    links: tuple[WebLink, ...] = ()
    advice: Advice | None = None
    fields: ByName[OwnValue] = NO_VALUES
    declared: DeclaredFields = DeclaredFields()
    gaps: tuple[Diagnostic, ...] = ()
    languages: tuple[Language, ...] = ()
    jurisdiction: Jurisdiction = CANADA
    places: Mapping[str, Place] = field(default_factory=dict)
    releases: Mapping[str, Release] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    def release_of(self, path: str) -> Release:
        """Return the label of the value at `path`: the nearest that encloses it."""
        releases = self.releases
        while path:
            release = releases.get(path)
            if release is not None:
                return release
            path = path.rpartition(".")[0]
        return UNLABELLED
