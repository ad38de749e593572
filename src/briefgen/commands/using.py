"""Turn values of the data, and the documents that use them, into lines or into JSON."""

import re
from collections.abc import Iterator
from pathlib import PurePath

import click

from briefgen.building.locating import Answer, Located, Use
from briefgen.building.pointing import Value
from briefgen.commands.columns import WIDEST, cut
from briefgen.commands.formulas import meaning
from briefgen.commands.telling import counted

MOST = 6  # documents that are named of a value among others
LISTING = re.compile(r"initiatives\.[^.]+\.(theme|order)")  # lists are made by them


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
            yield f"    “{cut(value.text, WIDEST)}” = {meaning(value)}"
        first, *others = use.paths
        yield f"    {', '.join([first, *(PurePath(each).suffix for each in others)])}"
    if not found.uses:
        yield _unused(found.value)


def _does(use: Use) -> str:
    if use.texts:
        words = ", ".join(f"“{cut(text, WIDEST)}”" for text in use.texts)
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
    shown = click.style(cut(value.text, WIDEST), bold=True)
    place = click.style(f"({value.place})", dim=True)
    return f"{value.path}: {shown} {place}"


def _named(uses: list[Use]) -> str:
    names = [use.document.name for use in uses]
    more = len(names) - MOST
    told = ", ".join(names[:MOST])
    return f"{told} and {counted(more, 'other')}" if more > 0 else told


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
