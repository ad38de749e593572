"""Turn where values come from, and who uses them, into lines or into values for JSON."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

import click

from briefgen.assembling.printing import Printed
from briefgen.building.explaining import Explained
from briefgen.building.locating import Answer, Located, Use
from briefgen.building.pointing import Value
from briefgen.commands.formulas import meaning
from briefgen.commands.telling import counted

WIDEST = 60  # characters that are shown of a value among others
MOST = 6  # documents that are named of a value among others
LISTING = re.compile(r"initiatives\.[^.]+\.(theme|order)")  # lists are made by them


def values(found: Explained, *, whole: bool) -> str:
    """List values, each with where it stands or what it was derived from.

    With `whole` they are all those of a document, and long ones are cut.
    """
    widest = WIDEST if whole else None
    listed: set[Printed] = set()
    lines = [line for each in found.values for line in _value(each, listed, widest, "")]
    what = counted(len(found.values), "value")
    told = f"{found.path}: {what if whole else f'printed by {what}'}"
    return "\n".join([told, "", *lines])


def _value(
    value: Printed, listed: set[Printed], widest: int | None, indent: str
) -> Iterator[str]:
    """Tell a value and, the first time that it is listed, its inputs."""
    shown = click.style(f"“{_cut(value.text, widest)}”", bold=not indent)
    if value.path is not None:
        yield f"{indent}{shown} ← {value.path}{_at(value)}"
        return
    again = bool(value.inputs) and value in listed
    yield f"{indent}{shown} = {meaning(value)}{', as above' if again else ''}"
    listed.add(value)
    for each in () if again else value.inputs:
        yield from _value(each, listed, widest, f"{indent}    ")


def _at(found: Printed | Value) -> str:
    return "" if found.place is None else click.style(f" ({found.place})", dim=True)


def _cut(text: str, widest: int | None) -> str:
    line = " ".join(text.split(" "))
    one = " ".join(line.splitlines())
    return one if widest is None or len(one) <= widest else f"{one[:widest]}…"


def uses(found: Answer, *, whole: bool) -> str:
    """List values of the data, each with the documents that use it.

    With `whole` they are all those of a file, and each is told shortly.
    """
    tell = _shortly if whole else _fully
    return "\n".join(line for each in found.values for line in tell(each))


def _fully(found: Located) -> Iterator[str]:
    yield _head(found.value)
    for use in found.uses:
        yield f"  {_does(use)}"
        for value in use.derived:
            yield f"    “{_cut(value.text, WIDEST)}” = {meaning(value)}"
        first, *others = use.paths
        yield f"    {', '.join([first, *(PurePath(each).suffix for each in others)])}"
    if not found.uses:
        yield _unused(found.value)


def _does(use: Use) -> str:
    if use.texts:
        words = ", ".join(f"“{_cut(text, WIDEST)}”" for text in use.texts)
        return f"{use.document.name} prints {words}"
    verb = "prints what is derived from it" if use.derived else "reads it"
    return f"{use.document.name} {verb}"


def _shortly(found: Located) -> Iterator[str]:
    yield _head(found.value)
    printing = [use for use in found.uses if use.texts]
    deriving = [use for use in found.uses if use.derived and not use.texts]
    reading = [use for use in found.uses if not use.derived and not use.texts]
    for verb, group in (
        ("printed on", printing),
        ("goes into", deriving),
        ("read by", reading),
    ):
        if group:
            yield f"  {verb} {_named(group)}"
    if not found.uses:
        yield _unused(found.value)


def _unused(value: Value) -> str:
    if LISTING.fullmatch(value.path):
        return "  it decides where the initiative is listed"
    return "  no document reads it"


def _head(value: Value) -> str:
    shown = click.style(_cut(value.text, WIDEST), bold=True)
    return f"{value.path}: {shown}{_at(value)}"


def _named(uses: list[Use]) -> str:
    names = [use.document.name for use in uses]
    more = len(names) - MOST
    told = ", ".join(names[:MOST])
    return f"{told} and {counted(more, 'other')}" if more > 0 else told


def values_as_json(found: Explained) -> dict[str, object]:
    """Give the values on a document as JSON has them."""
    document = found.document
    return {
        "document": document.name,
        "kind": document.kind,
        "subject": document.subject,
        "language": document.language,
        "audience": document.audience,
        "format": found.output.format,
        "path": found.path,
        "values": _each(found.values),
    }


def _each(values: Iterable[Printed]) -> list[dict[str, object]]:
    return [
        {
            "text": value.text,
            "path": value.path,
            "place": value.place and str(value.place),
            "formula": value.formula or None,
            "meaning": meaning(value) if value.formula else None,
            "inputs": _each(value.inputs),
        }
        for value in values
    ]


def uses_as_json(found: Answer) -> dict[str, object]:
    """Give values of the data and who uses them as JSON has them."""
    return {"values": [_located(each) for each in found.values]}


def _located(found: Located) -> dict[str, object]:
    return {
        "path": found.value.path,
        "text": found.value.text,
        "place": str(found.value.place),
        "documents": [
            {
                "document": use.document.name,
                "outputs": use.paths,
                "prints": use.texts,
                "derives": [
                    {"text": each.text, "meaning": meaning(each)}
                    for each in use.derived
                ],
            }
            for use in found.uses
        ],
    }
