"""The data model of a portfolio: values that were read and validated."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal, TypeAlias

from briefgen.audiences import Audience
from briefgen.errors import Diagnostic, Place
from briefgen.value_classes import dataclass

Language: TypeAlias = str
FundingKind: TypeAlias = Literal["new", "increase", "renewal"]
Role: TypeAlias = Literal["leading", "implementing", "partner", "recipient", "funder"]
Bound: TypeAlias = Literal["exact", "at-least", "more-than"]
Gender: TypeAlias = Literal["feminine", "masculine"]
Action: TypeAlias = Literal["decision", "information", "signature"]

EVERY_LANGUAGE: Language = ""
MONTHS = 12  # in a year

# The two scales of security markings, each from low to high.
MARKINGS = (
    ("protected-a", "protected-b", "protected-c"),
    ("confidential", "secret", "top-secret"),
)


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text that is printed, by language; `prose` says that it is Markdown blocks.

    A text that is given once, without languages, is under `EVERY_LANGUAGE`.
    """

    by_language: Mapping[Language, str]
    prose: bool = False

    def language_of(self, language: Language) -> Language:
        """Return the key for `language`: itself, or `EVERY_LANGUAGE`.

        Raises KeyError if there is none.
        """
        for key in (language, EVERY_LANGUAGE):
            if key in self.by_language:
                return key
        raise KeyError(language)


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        """Return the sum; raise ValueError for another currency: nothing is converted."""
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)


@dataclass(frozen=True, slots=True, order=True)
class FiscalYears:
    """Canadian fiscal years, as written: `2024-29` begins in 2024 and ends in 2029.

    A fiscal year runs from April 1 to March 31 (Financial Administration Act, section 2).
    """

    first: int
    last: int

    @property
    def months(self) -> int:
        """The number of months in the years."""
        return (self.last - self.first) * MONTHS

    def __or__(self, other: "FiscalYears") -> "FiscalYears":
        """Return the span that covers both."""
        return FiscalYears(min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something runs, in the unit that the source used."""

    count: int
    unit: Literal["years", "months"]

    @property
    def months(self) -> int:
        """The number of months."""
        return self.count * (MONTHS if self.unit == "years" else 1)


@dataclass(frozen=True, slots=True)
class Funding:
    """The money of an initiative; `amount` is new money, `total_value` is not."""

    kind: FundingKind
    amount: Money
    total_value: Money | None = None
    duration: Duration | None = None
    fiscal_years: FiscalYears | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """An organization and what it does in an initiative."""

    name: LocalizedText
    role: Role


@dataclass(frozen=True, slots=True)
class Location:
    """A place: a country (ISO 3166 alpha-2), a named place, or a named place in one."""

    country: str | None = None
    name: LocalizedText | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people an initiative reaches, with the bound its source gave."""

    count: int
    bound: Bound
    who: LocalizedText
    women_percent: int | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What officials advise; internal and protected-a by default."""

    issue: LocalizedText | None = None
    background: LocalizedText | None = None
    considerations: LocalizedText | None = None
    risks: LocalizedText | None = None
    recommendations: tuple[LocalizedText, ...] = ()
    next_steps: LocalizedText | None = None


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


@dataclass(frozen=True, slots=True)
class Theme:
    """A policy theme; `order` is its place among themes that are a file each."""

    id: str
    title: LocalizedText
    lead: LocalizedText | None = None
    introduction: LocalizedText | None = None
    advice: Advice | None = None
    order: int = 0


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
    """The date and label of a publication."""

    date: datetime.date
    label: LocalizedText | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a reader can write to."""

    name: LocalizedText
    email: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where the portfolio's facts were published."""

    title: LocalizedText
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a briefing note has besides its subject; offices, never names."""

    action_required: Action
    addressee: LocalizedText
    addressee_gender: Gender | None = None
    tracking_number: str | None = None
    advice_notice: LocalizedText | None = None
    sign_off: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """The label of a mapping of the data: what may be shown to whom, and when.

    `marking` is of one of the two scales (`protected-a` to `-c`; `confidential`,
    `secret`, `top-secret`); `embargo` has a time zone.
    """

    audience: Audience = "public"
    marking: str | None = None
    embargo: datetime.datetime | None = None

    @property
    def public(self) -> bool:
        """Whether it may be published once no embargo is left."""
        return self.audience == "public" and self.marking is None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All the data: event, themes, initiatives; and the place of each value.

    `places` maps the path of each value (`initiatives.resilient-puna.funding.amount`,
    `themes.x.title.en`) to its place; `releases` maps the path of each mapping with a
    label, declared or by default, to its release; the nearest one counts. `themes` and
    `initiatives` are in printed order; `gaps` are the texts that only some languages
    lack. `digests` are those of the portfolio itself, of each theme and each initiative,
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
    advice: Advice | None = None
    gaps: tuple[Diagnostic, ...] = ()
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
        return Release()


def highest(labels: Iterable[str]) -> tuple[str, ...]:
    """Return the highest marking of each scale that occurs, the graver scale first."""
    occurring = set(labels)
    tops = (
        [label for label in scale if label in occurring][-1:]
        for scale in reversed(MARKINGS)
    )
    return tuple(label for top in tops for label in top)
