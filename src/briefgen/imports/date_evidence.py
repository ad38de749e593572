"""The dates of a column to the order of their parts, or to both readings."""

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import get_args

from briefgen.imports.date_forms import date_readings
from briefgen.imports.form_evidence import FormEvidence, form_evidence
from briefgen.imports.mapping import DateForm
from briefgen.sources.source_content import SourceCell

FORMS: tuple[DateForm, ...] = get_args(DateForm)
QUARTER = re.compile(r"\d{4}[-\u2013/](\d{2}|\d{4}) [QqTt][1-4]", re.ASCII)
SURE = "year-month-day"  # which no other form reads


def date_evidence(cells: Sequence[SourceCell]) -> FormEvidence[DateForm]:
    """Return what texts say of the form of their dates."""
    return form_evidence(cells, FORMS, _readings)


def decided_order(evidence: FormEvidence[DateForm]) -> DateForm | None:
    """Return the form of dates; None where it is in doubt, or does not matter."""
    if len(evidence.meanings) != 1 or evidence.decisive is None:
        return None
    return evidence.meanings[0]


def date_meanings(text: str) -> Mapping[DateForm, str]:
    """Return the days that a date may be, in words, by form: `3 April 2025`."""
    return {
        each.form: _in_words(each.text) for each in date_readings(text) if each.form
    }


def _in_words(text: str) -> str:
    day = datetime.date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"


def _readings(text: str) -> Mapping[DateForm, str]:
    if QUARTER.fullmatch(text):
        return dict.fromkeys(FORMS, text)
    readings = date_readings(text)
    sure = [each for each in readings if each.form in {None, SURE}]
    if sure:
        return dict.fromkeys(FORMS, sure[0].text)
    return {each.form: each.text for each in readings if each.form}
