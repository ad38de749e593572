"""The `jurisdiction` and `fiscal_year` of `briefgen.yaml` to what documents follow."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.languages import TEMPLATES, facts
from briefgen.model import CANADA, JURISDICTIONS, Jurisdiction
from briefgen.reading.fields import Field, choice, optional, record

WRITTEN = {f"2024{sign}25": sign for sign in ("\u2013", "-", "/")}


def fiscal_year() -> Field[Mapping[str, str]]:
    """Declare when a fiscal year begins, and how one is written."""
    months = tuple(month.lower() for month in facts(TEMPLATES).months)
    return record(
        dict[str, str],
        optional("begins", choice(months), "the month in which it begins", "july"),
        optional("written", choice(tuple(WRITTEN)), "as in", "2024/25"),
    )


def in_force(name: str | None, year: Mapping[str, str] | None) -> Jurisdiction:
    """Return a jurisdiction, Canada by default, with the fiscal year of an office."""
    place = CANADA if name is None else JURISDICTIONS[name]
    own = year or {}
    months = [month.lower() for month in facts(TEMPLATES).months]
    usual = place.fiscal_year
    begins = months.index(own["begins"]) + 1 if "begins" in own else usual.begins
    sign = WRITTEN[own["written"]] if "written" in own else usual.sign
    return replace(place, fiscal_year=replace(usual, begins=begins, sign=sign))
