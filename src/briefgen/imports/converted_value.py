"""The text of a cell to the text of a field, or the mistake that it is none."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from briefgen.errors import Place
from briefgen.imports.date_forms import date_readings, has_short_year
from briefgen.imports.mapping import DateForm, NumberForm, ValueRule
from briefgen.imports.number_forms import (
    EXACT,
    NumberReading,
    fits,
    number_readings,
    shown_form,
)
from briefgen.imports.plain_prose import folded, one_line, plain_prose
from briefgen.languages.countries import country_meant
from briefgen.loading.amounts import digits_of
from briefgen.loading.quantities import duration_meant, fiscal_years_meant
from briefgen.reading import Scalar, quoted
from briefgen.reading.fields import Field, Reader, Unreadable, nearest_slug
from briefgen.sources.source_content import SourceCell
from briefgen.value_classes import dataclass

CLEAR = "!clear"
RULE = "import"
TRANSLATE = 'say under `values:` what it means here, "" if nothing'
NUMBERS = {"integer", "number"}  # names of JSON Schema
BARE = {*NUMBERS, "boolean"}
# Names of forms.
AMOUNT = "an amount"  # also of the office's own fields, whose money may be a mapping
NO_SHARES = {AMOUNT, "decimal degrees"}  # never percentages
MEASURE = "a number"  # of anything
PERCENTAGE, DATE, PROSE = "a percentage", "a date", "paragraphs of text"
ID = "an id"  # it is judged once names of themes have become ids
# The name of a form → what makes of people's words what our data have, or None.
WORDED: Mapping[str, Callable[[str], str | None]] = {
    "a country code such as PE": country_meant,
    "a duration": duration_meant,
    "fiscal years": fiscal_years_meant,
}
TRUTHS: Mapping[str, str] = {
    **dict.fromkeys(("true", "yes", "y", "x", "1", "oui", "o", "vrai"), "true"),
    **dict.fromkeys(("false", "no", "n", "0", "non", "faux"), "false"),
}


@dataclass(frozen=True, slots=True)
class Forms:
    """How numbers and dates of a column are written; None is not said."""

    numbers: NumberForm | None = None
    dates: DateForm | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """A text as our data have it; `bare` without quotes. `currency` stood beside it."""

    text: str
    bare: bool = False
    currency: str | None = None


def converted(
    cell: SourceCell, rule: ValueRule, field: Field[object], forms: Forms
) -> Converted:
    """Return the value of a field that a cell has, by the rule for it.

    Raises Unreadable if it is none, or may be two.
    """
    if cell.fault:
        raise Unreadable(f"this cell cannot be used: {cell.fault}", RULE)
    ours = _translated(cell.text, rule.values)
    if ours is not None:
        return literal(ours, field)
    try:
        value = _by_type(cell, rule, field, forms)
        if field.form.name != ID:
            _judge(value.text, field)
    except Unreadable as error:
        hint = TRANSLATE if error.hint is None else f"{error.hint}; or {TRANSLATE}"
        raise Unreadable(error.message, error.rule, hint) from None
    return value


def says_nothing(cell: SourceCell, rule: ValueRule) -> bool:
    """Return whether a cell is empty, or has a text that is to count as empty: `TBC`."""
    text = cell.text.strip()
    return not cell.fault and (not text or _translated(cell.text, rule.values) == "")


def clears(cell: SourceCell, rule: ValueRule) -> bool:
    """Return whether a cell empties its field, by its own text or by what that means."""
    return not cell.fault and CLEAR in {
        cell.text.strip(),
        _translated(cell.text, rule.values),
    }


def literal(text: str, field: Field[object]) -> Converted:
    """Return a value that a mapping says as our data have it; raise Unreadable if none."""
    _judge(text, field)
    kind, name = field.schema.get("type"), field.form.name
    dated = name == DATE and text.replace("-", "").isdigit()
    return Converted(text, bare=kind in BARE or name in {PERCENTAGE, AMOUNT} or dated)


def _translated(text: str, values: Mapping[str, str]) -> str | None:
    """Return our text for one of the source, also where case and spaces differ."""
    if text in values or not values:
        return values.get(text)
    alike = {folded(name): ours for name, ours in values.items()}
    return alike.get(folded(text))


def _by_type(
    cell: SourceCell, rule: ValueRule, field: Field[object], forms: Forms
) -> Converted:
    kind, name, text = field.schema.get("type"), field.form.name, cell.text
    if kind in NUMBERS or name in {PERCENTAGE, AMOUNT}:
        return _number(cell, rule, field, forms)
    if kind == "boolean":
        return Converted(TRUTHS.get(folded(text), text), bare=True)
    if name == DATE:
        return _date(cell, forms)
    if name == PROSE:
        return Converted(plain_prose(text))
    line = one_line(text)
    worded = WORDED.get(name)
    return Converted((worded and worded(line)) or _chosen(line, field))


def _chosen(text: str, field: Field[object]) -> str:
    """Return one of a few names, also where case and spaces differ; else the text."""
    known = field.schema.get("enum")
    if not isinstance(known, list):
        return text
    near = nearest_slug(text)
    return near if near in known else text


def _number(
    cell: SourceCell, rule: ValueRule, field: Field[object], forms: Forms
) -> Converted:
    text = cell.text
    times = Decimal(1) if rule.times is None else rule.times
    if cell.kind == "number":
        return Converted(digits_of(EXACT.multiply(Decimal(text), times)), bare=True)
    readings = number_readings(text)
    form = rule.numbers or forms.numbers
    if form is not None:
        readings = tuple(each for each in readings if fits(each, form))
    if not readings:
        raise Unreadable(*_no_number(text, form))
    if len(readings) > 1:
        raise Unreadable(*_doubtful(text, readings))
    (read,) = readings
    _judge_unit(text, read.unit, times, field)
    value = EXACT.multiply(read.value, times)
    return Converted(digits_of(value), bare=True, currency=read.currency)


def _judge_unit(text: str, unit: str, times: Decimal, field: Field[object]) -> None:
    """Raise Unreadable if what stands beside a number is doubtful in a field."""
    if unit not in {"", "%"} and times != 1:
        message = f"{quoted(text)} has a unit of its own, and the mapping multiplies"
        hint = f"take `times: {times}` out, or write the number without its unit"
        raise Unreadable(message, "two-readings", hint)
    form = field.form.name
    if unit == "%" and form in NO_SHARES:
        message = f"expected {form}; found {quoted(text)}, a percentage"
        raise Unreadable(message, "number")
    if unit in {"m", "M"} and form == MEASURE:
        message = f"{quoted(text)} may be millions, or metres"
        raise Unreadable(message, "two-readings", "write the number in full, alone")


def _no_number(text: str, form: NumberForm | None) -> tuple[str, str, str | None]:
    written = "" if form is None else f" as the mapping says, {shown_form(form)}"
    others = number_readings(text) if form is not None else ()
    hint = f"{shown_form(_whole(others[0].form))} reads it" if others else None
    return f"expected a number{written}; found {quoted(text)}", "number", hint


def _whole(form: NumberForm) -> NumberForm:
    """Return a form that a mapping takes: a number without decimals does not say its mark."""
    usual = "," if form.thousands in {".", " "} else "."
    return NumberForm(form.decimal or usual, form.thousands)


def _doubtful(
    text: str, readings: tuple[NumberReading, ...]
) -> tuple[str, str, str | None]:
    values = " or ".join(digits_of(each.value) for each in readings)
    mark, other = (",", ".") if "," in text else (".", ",")
    first = NumberForm(other, mark)
    second = NumberForm(mark, " " if mark == "," else ",")
    hint = (
        f"write `numbers: {shown_form(first)}` or {shown_form(second)} in the mapping"
    )
    return f"{quoted(text)} may be {values}", "two-readings", hint


def _date(cell: SourceCell, forms: Forms) -> Converted:
    text = cell.text
    if cell.kind == "date":
        return Converted(text[:10], bare=True)
    if has_short_year(text):
        message = f"{quoted(text)} does not say its year in four digits"
        raise Unreadable(message, "date", "write it in the source, as in 2025-04-03")
    readings = date_readings(text)
    kept = [each for each in readings if each.form in {None, forms.dates}]
    readings = tuple(kept) if forms.dates and len(readings) > 1 else readings
    if len(readings) > 1:
        days = " or ".join(each.text for each in readings)
        hint = "write `dates: day-month-year` or `month-day-year` in the mapping"
        raise Unreadable(f"{quoted(text)} may be {days}", "two-readings", hint)
    day = readings[0].text if readings else one_line(text)
    return Converted(day, bare=bool(readings))


def _judge(text: str, field: Field[object]) -> None:
    """Raise Unreadable if a text is no value of a field."""
    reader = Reader()
    field.take(Scalar(text, Place(""), plain=False), reader.at("value"))
    for each in reader.diagnostics:
        raise Unreadable(each.message, each.rule, each.hint)
