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


def decided_form(evidence: FormEvidence[NumberForm]) -> NumberForm | None:
    """Return the form of numbers; None where it is in doubt, or does not matter."""
    marks = {form.decimal for form in evidence.forms}
    if len(evidence.meanings) != 1 or len(marks) != 1:
        return None
    return evidence.forms[0]


def number_meanings(text: str) -> str:
    """Return the readings of a number for people: `1234, or 1.234`."""
    values = dict.fromkeys(f"{each.value:f}" for each in number_readings(text))
    return ", or ".join(values)


def _readings(text: str) -> Mapping[NumberForm, Decimal]:
    readings = number_readings(text)
    return {form: each.value for form in FORMS for each in readings if fits(each, form)}
