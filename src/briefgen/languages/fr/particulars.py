"""Particulars of initiatives in French."""

from collections.abc import Mapping
from typing import ClassVar

from briefgen.languages.facts import NBSP
from briefgen.languages.fr.elision import de
from briefgen.languages.particulars import Particulars
from briefgen.model import FiscalYears, Number, Significance, State, When
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class FrenchParticulars(Particulars):
    """Word the particulars of an initiative in Canadian French."""

    states: ClassVar[Mapping[State, str]] = {
        # What would agree has its noun, for a title may be of any gender and number.
        "planned": "à venir",
        "under-way": "en cours",
        "completed": "initiative terminée",
        "cancelled": "initiative annulée",
    }
    quarters: ClassVar[tuple[str, ...]] = (
        *("premier", "deuxième"),
        *("troisième", "quatrième"),
    )
    significances: ClassVar[Mapping[Significance, str]] = {
        "not-targeted": "non ciblé",
        "significant": "objectif significatif",
        "principal": "objectif principal",
    }
    aim: ClassVar[str] = "cible de {}"
    target: ClassVar[str] = f"cible{NBSP}:"
    baseline: ClassVar[str] = f"valeur de départ{NBSP}:"
    reached: ClassVar[str] = "{} sur {} ({} de la cible)"
    quotes: ClassVar[tuple[str, str]] = (f"«{NBSP}", f"{NBSP}»")
    north_or_south: ClassVar[tuple[str, str]] = ("N", "S")
    east_or_west: ClassVar[tuple[str, str]] = ("E", "O")

    def paid(self, shares: Mapping[str, Number]) -> str:
        """Say who pays a part; names of offices would need their articles in a sentence."""
        parts = [
            f"{name}{self.words.colon(name)} {self.words.number(share)}"
            for name, share in shares.items()
        ]
        funders = "un bailleur" if len(parts) == 1 else "des bailleurs"
        return f"dont une part versée par {funders} de fonds ({'; '.join(parts)})"

    def _quarter(self, when: When) -> str:
        year = FiscalYears(when.fiscal_year, when.fiscal_year + 1)
        ordinal = self.quarters[when.quarter - 1]
        return f"{ordinal} trimestre de {self.words.fiscal_years(year)}"

    def _from(self, when: When) -> str:
        text = self.when(when)
        return de(text) if when.exactness == "month" else f"du {text}"

    def as_of(self, when: When) -> str:
        """Say when something was so: « au 31 mars 2025 », « en mars 2025 »."""
        return f"{'en' if when.exactness == 'month' else 'au'} {self.when(when)}"

    def dated(self, when: When) -> str:
        """Say of when a statement is: « situation au 31 mars 2025 »."""
        return f"situation {self.as_of(when)}"

    def since(self, when: When) -> str:
        """Say when something begins: « à compter du 1er avril 2025 »."""
        return f"à compter {self._from(when)}"

    def until(self, when: When) -> str:
        """Say when something ends: « jusqu’au 31 mars 2025 », « jusqu’en mars 2025 »."""
        return f"jusqu’{self.as_of(when)}"

    def between(self, first: When, last: When) -> str:
        """Say from when to when: « de mars 2025 au 30 juin 2026 »."""
        to = "à" if last.exactness == "month" else "au"
        return f"{self._from(first)} {to} {self.when(last)}"


PARTICULARS = FrenchParticulars
