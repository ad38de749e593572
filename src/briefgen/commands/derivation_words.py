"""Turn a derived value into words that say how it was derived."""

from collections.abc import Callable, Mapping

from briefgen.assembly.printed_values import Printed
from briefgen.commands.diagnostics_output import counted


def meaning(value: Printed) -> str:
    """Return how a value was derived, in words."""
    tell = FORMULAS.get(value.formula)
    return _from(value, value.formula) if tell is None else tell(value)


def _from(value: Printed, what: str) -> str:
    return f"{what} from {counted(len(value.inputs), 'value')}"


def _of(value: Printed, what: str, noun: str) -> str:
    number = len(value.inputs)
    return f"{what} of {counted(number, noun) if number else f'no {noun}s'}"


def _share(value: Printed) -> str:
    if len(value.inputs) != len(("part", "whole")):
        return _from(value, "share")
    part, whole = (each.text for each in value.inputs)
    return f"share of “{part}” in “{whole}”"


def _dates(value: Printed) -> str:
    days = " to ".join(f"“{each.text}”" for each in value.inputs)
    return f"days from {days}" if len(value.inputs) > 1 else f"day {days}"


FORMULAS: Mapping[str, Callable[[Printed], str]] = {
    "common": lambda value: _from(value, "what all have in common,"),
    "conversion": lambda value: _from(value, "conversion into another currency,"),
    "dates": _dates,
    "difference": lambda value: _of(value, "difference", "amount"),
    "embargo": lambda value: _of(value, "latest embargo", "label"),
    "finding": lambda value: _from(value, "finding"),
    "funding": lambda value: _from(value, "funding in words,"),
    "label": lambda value: _from(value, "name"),
    "length": lambda value: _of(value, "count", "item"),
    "listing": lambda value: _of(value, "list", "value"),
    "marking": lambda value: _of(value, "highest marking", "label"),
    "percent": lambda value: _from(value, "part of a hundred"),
    "period": lambda value: _from(value, "period in words,"),
    "place": lambda value: _from(value, "place in words,"),
    "places": lambda value: _from(value, "places in words,"),
    "range": lambda value: _from(value, "range"),
    "rank": lambda value: (
        f"rank of “{value.inputs[0].text}” among"
        f" {counted(len(value.inputs) - 1, 'amount')}"
    ),
    "quote": lambda value: _from(value, "quotation in words,"),
    "reach": lambda value: _from(value, "people reached,"),
    "result": lambda value: _from(value, "result in words,"),
    "scale": lambda value: _from(value, "scale of the chart,"),
    "share": _share,
    "span": lambda value: _of(value, "span", "period"),
    "status": lambda value: _from(value, "status in words,"),
    "sum": lambda value: _of(value, "sum", "amount"),
}
