"""A text in a column whose type a schema declares to a value without doubt, or a fault."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from briefgen.sources.data_package.json_parts import Part, objects, text, texts, truth
from briefgen.sources.grids.plain_numbers import plain_text
from briefgen.sources.source_content import CellKind, SourceCell
from briefgen.value_classes import dataclass

NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?")
AROUND = re.compile(r"^[^\d.+-]+|[^\d.]+$")
YEAR, MONTH = re.compile(r"-?\d{4}"), re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
LONGEST = 60  # characters of a number or date
TRUE, FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")

Reading: TypeAlias = "tuple[str, CellKind] | None"  # None is no such value


@dataclass(frozen=True, slots=True)
class FieldType:
    """A field of a schema: its name, its type, and the texts that are no value."""

    name: str
    kind: str
    declared: Part
    missing: frozenset[str]

    def cell(self, cell: SourceCell) -> SourceCell | None:
        """Return a cell with its value; None for one without."""
        if cell.text in self.missing:
            return None
        reader = READERS.get(self.kind)
        if cell.fault or reader is None:
            return cell
        plain = cell.text.strip()
        value = reader(plain, self.declared) if len(plain) <= LONGEST else None
        if value is None:
            return replace(cell, fault=f"no {self.kind}, as its schema declares it")
        return replace(cell, text=value[0], kind=value[1])


def field_types(schema: Part) -> tuple[FieldType, ...]:
    """Return the fields of a schema."""
    everywhere = texts(schema, "missingValues") if "missingValues" in schema else [""]
    return tuple(
        FieldType(
            text(field, "name") or "",
            text(field, "type") or "string",
            field,
            frozenset(
                texts(field, "missingValues")
                if "missingValues" in field
                else everywhere
            ),
        )
        for field in objects(schema, "fields")
    )


def _number(value: str, declared: Part) -> Reading:
    group, decimal = text(declared, "groupChar"), text(declared, "decimalChar") or "."
    bare = value if truth(declared, "bareNumber", otherwise=True) else _bare(value)
    bare = bare.replace(group, "") if group else bare
    if decimal != ".":
        if "." in bare:
            return None
        bare = bare.replace(decimal, ".")
    if not NUMBER.fullmatch(bare):
        return None
    return plain_text(Decimal(bare)), "number"


def _bare(value: str) -> str:
    """Return a number without what stands before and after it, such as € or %."""
    sign = "-" if value.startswith("-") else ""
    return sign + AROUND.sub("", value.lstrip("-+"))


def _integer(value: str, declared: Part) -> Reading:
    number = _number(value, {**declared, "decimalChar": "."})
    return None if number is None or "." in number[0] else number


def _truth(value: str, declared: Part) -> Reading:
    known = {
        **dict.fromkeys(texts(declared, "trueValues") or TRUE, "true"),
        **dict.fromkeys(texts(declared, "falseValues") or FALSE, "false"),
    }
    return (known[value], "truth") if value in known else None


def _date(value: str, declared: Part) -> Reading:
    return _dated(value, declared, datetime.date)


def _moment(value: str, declared: Part) -> Reading:
    return _dated(value, declared, datetime.datetime)


def _dated(value: str, declared: Part, kind: type[datetime.date]) -> Reading:
    """Return a day, or a moment, in the format that its field declares."""
    form = text(declared, "format") or "default"
    if form == "any":
        return value, "text"
    try:
        if form == "default":
            return kind.fromisoformat(value).isoformat(), "date"
        pattern = form.removeprefix("fmt:")
        moment = datetime.datetime.strptime(value, pattern)  # noqa: DTZ007 - as it is written
    except (ValueError, re.error):  # the second for "%d %d"
        return None
    day = moment if kind is datetime.datetime else moment.date()
    return day.isoformat(), "date"


def _year(value: str, _: Part) -> Reading:
    return (value, "number") if YEAR.fullmatch(value) else None


def _month(value: str, _: Part) -> Reading:
    return (value, "text") if MONTH.fullmatch(value) else None


READERS: Mapping[str, Callable[[str, Part], Reading]] = {
    "number": _number,
    "integer": _integer,
    "boolean": _truth,
    "date": _date,
    "datetime": _moment,
    "year": _year,
    "yearmonth": _month,
}
