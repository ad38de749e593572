"""At what rates amounts in other currencies are converted."""

import datetime

from briefgen.model.number import Number
from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is worth in the portfolio's, by a source on a day."""

    currency: str
    value: Number
    date: datetime.date
    source: LocalizedText
