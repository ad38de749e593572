"""The data model of a portfolio: values that were read and validated."""

from briefgen.model.advice import Advice
from briefgen.model.funding import (
    NO_FUNDING,
    Funding,
    FundingKind,
    FundingLine,
    YearAmount,
)
from briefgen.model.illustration import Illustration
from briefgen.model.initiative import Initiative
from briefgen.model.link import WebLink
from briefgen.model.location import CountryCode, Location
from briefgen.model.money import (
    Amount,
    Money,
    MoneyRange,
    MoneySet,
    Total,
    added,
    amounts_of,
    converted,
    ends,
    is_some,
)
from briefgen.model.note import BELONGS, Action, Gender, Note, Option
from briefgen.model.number import Number
from briefgen.model.own_fields import (
    NO_VALUES,
    ByName,
    DeclaredFields,
    OwnChoice,
    OwnField,
    OwnType,
    OwnValue,
    Simple,
    blank,
)
from briefgen.model.partner import Partner, Role
from briefgen.model.periods import MONTHS, Duration, FiscalYears
from briefgen.model.portfolio import Contact, Edition, Event, Portfolio, Source
from briefgen.model.rate import Rate
from briefgen.model.reach import NO_MORE, OPEN, Bound, Reach
from briefgen.model.release import KEPT_BACK, MARKINGS, Release, highest
from briefgen.model.text import EVERY_LANGUAGE, Language, LocalizedText
from briefgen.model.theme import Theme
