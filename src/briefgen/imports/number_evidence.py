"""The numbers of a column to the form that they are written in, or to both readings."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from briefgen.imports.form_evidence import FormEvidence, form_evidence
from briefgen.imports.mapping import NumberForm
from briefgen.imports.number_forms import fits, number_readings
from briefgen.sources.source_content import SourceCell

FORMS = (
    NumberForm(".", ","),
    NumberForm(".", " "),
    NumberForm(".", "'"),
    NumberForm(",", " "),
    NumberForm(",", "."),
    NumberForm(",", "'"),
)


def number_evidence(cells: Sequence[SourceCell]) -> FormEvidence[NumberForm]:
    """Return what texts say of the form of their numbers."""
    return form_evidence(cells, FORMS, _readings)


def count_evidence(cells: Sequence[SourceCell]) -> FormEvidence[NumberForm]:
    """Return what texts say of the form of their numbers, all of which are whole."""
    return form_evidence(cells, FORMS, _counts)


def decided_form(evidence: FormEvidence[NumberForm]) -> NumberForm | None:
    """Return the form of numbers; None where it is in doubt, or does not matter."""
    marks = {form.decimal for form in evidence.forms}
    if len(evidence.meanings) != 1 or len(marks) != 1:
        return None
    return evidence.forms[0]


def number_in(text: str, form: NumberForm) -> str:
    """Return what a number is in a form that reads it."""
    return f"{_readings(text)[form]:f}"


def _readings(text: str) -> Mapping[NumberForm, Decimal]:
    readings = number_readings(text)
    return {form: each.value for form in FORMS for each in readings if fits(each, form)}


def _counts(text: str) -> Mapping[NumberForm, Decimal]:
    readings = _readings(text)
    whole = {form: each for form, each in readings.items() if each == int(each)}
    return whole or readings
