"""Texts of the data to exact numbers, or to mistakes."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from briefgen.model import Number, as_given
from briefgen.reading import quoted
from briefgen.reading.fields import At, Field, Schema, Unreadable, decimal, scalar
from briefgen.reading.nodes import Node, Scalar

LARGEST = 10**15
WHOLE = 100
SIGNED = re.compile(r"(-?\d+(?:\.\d+)?) ?%", re.ASCII)


def number() -> Field[Number]:
    """Return the type of any exact number."""
    plain = decimal(-LARGEST, LARGEST)

    def read(node: Node, at: At) -> Number | None:
        if isinstance(node, Scalar) and SIGNED.fullmatch(node.text):
            message = f"expected a number, found {quoted(node.text)}"
            at.tell(message, "number", "write `unit: percent`, and digits alone")
            return None
        value = plain.read(node, at)
        return None if value is None else as_given(value)

    return Field(read, plain.schema, plain.form)


def percentage() -> Field[Number]:
    """Return the type of a percentage above 0, up to 100: `40`, or `40%`."""
    schema: Schema = {
        "anyOf": [
            {"type": "number", "exclusiveMinimum": 0, "maximum": WHOLE},
            {"type": "string", "pattern": r"^\d+(\.\d+)? ?%$"},
        ]
    }
    return scalar(_percentage, schema, "a percentage")


def _percentage(value: str) -> Number:
    digits = value.removesuffix("%").rstrip(" ")
    if not re.fullmatch(r"\d{1,3}(\.\d{1,10})?", digits, re.ASCII):
        hint = f"write {digits.replace(',', '.')}" if _decimal_comma(digits) else None
        message = f"expected a percentage such as 40, found {quoted(value)}"
        raise Unreadable(message, "number", hint)
    percent = Decimal(digits)
    if not 0 < percent <= WHOLE:
        message = (
            f"expected more than 0 and at most 100 per cent, found {quoted(value)}"
        )
        raise Unreadable(message, "range")
    return as_given(percent, "%")


def _decimal_comma(digits: str) -> bool:
    """Return whether a comma parts decimals for certain: without it, it were too much."""
    joined = digits.replace(",", "")
    written = re.fullmatch(r"\d{1,2},\d{1,2}", digits, re.ASCII)
    return written is not None and int(joined) > WHOLE


def judge_sum(
    parts: Iterable[tuple[str, Number | None, At]], tell: Callable[[At, str], None]
) -> None:
    """Collect a mistake where percentages of one whole add up to more than 100.

    Each part has the name of its whole; it is told at the one that is too much.
    """
    sums: dict[str, Decimal] = {}
    for whole, part, at in parts:
        before = sums.get(whole, Decimal(0))
        sums[whole] = before + (part.value if part else 0)
        if before <= WHOLE < sums[whole]:
            tell(at, f"{sums[whole]:f}")
