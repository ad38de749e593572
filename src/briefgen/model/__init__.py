"""The data model of a portfolio: values that were read and validated."""

from briefgen.model.advice import Advice
from briefgen.model.call_to_action import CallToAction
from briefgen.model.funding import (
    NO_FUNDING,
    Funding,
    FundingKind,
    FundingLine,
    YearAmount,
)
from briefgen.model.illustration import Illustration
from briefgen.model.initiative import Initiative
from briefgen.model.jurisdiction import (
    APRIL,
    CANADA,
    JURISDICTIONS,
    FiscalYear,
    Jurisdiction,
)
from briefgen.model.link import WebLink
from briefgen.model.location import Coordinates, CountryCode, Location
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
    portion,
)
from briefgen.model.note import BELONGS, Action, Gender, Note, Option
from briefgen.model.number import Number, as_given
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
from briefgen.model.portfolio import Edition, Event, Portfolio, Source
from briefgen.model.progress import IndicatorResult, Milestone
from briefgen.model.rate import Rate
from briefgen.model.reach import NO_MORE, OPEN, Bound, Reach
from briefgen.model.release import ADVICE, KEPT_BACK, Release
from briefgen.model.sector import Marker, Sector, Significance
from briefgen.model.status import State, Status
from briefgen.model.text import EVERY_LANGUAGE, Language, LocalizedText
from briefgen.model.theme import ICONS, Theme
from briefgen.model.voices import Contact, Quotation
from briefgen.model.when import When, quarter_of
