"""Turn a place in the data into the documents that print or read what stands there."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.assembling import Project
from briefgen.assembling.printing import Lines, Printed
from briefgen.building.identifying import shown_as
from briefgen.building.inquiring import Inquiry, inquire
from briefgen.building.lines import read_now
from briefgen.building.plan import Planned
from briefgen.building.pointing import Spot, Value, values_at, values_in
from briefgen.building.site import Site
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.reading.fields import meant


@dataclass(frozen=True, slots=True)
class Use:
    """A document that uses a value: how it prints it, and what it derives from it.

    One that does neither only reads it. `paths` are its outputs, as users see them.
    """

    document: Planned
    paths: tuple[str, ...]
    texts: tuple[str, ...]
    derived: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A value of the data, and every document that uses it, in the plan's order."""

    value: Value
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Values of the data; `diagnostics` tell what documents could not be looked at."""

    values: tuple[Located, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """What one document prints, derives and reads, each by the path of a value."""

    document: Planned
    reads: frozenset[str]
    texts: dict[str, dict[str, None]] = field(default_factory=dict)
    derived: dict[str, dict[tuple[str, str], Printed]] = field(default_factory=dict)


def locate(
    file: Path,
    at: tuple[int, int | None] | None,
    here: Path,
    as_of: datetime.datetime,
) -> Answer:
    """Find who uses the values of a data file, at a line and perhaps a column.

    Every document is put together, and none is written. Raises BriefgenError when no
    value stands there.
    """
    with inquire(file, here, as_of) as inquiry:
        values = _asked(inquiry.project, file, at, inquiry.site)
        mistakes = [*inquiry.told, *inquiry.mistakes]
        used = list(_used(inquiry, mistakes))
        located = tuple(_located(value, used, inquiry.site) for value in values)
    return Answer(located, tuple(dict.fromkeys(mistakes)))


def _asked(
    project: Project, file: Path, at: tuple[int, int | None] | None, site: Site
) -> tuple[Value, ...]:
    path, places = shown_as(file, site.root), project.portfolio.places
    known = dict.fromkeys(place.path for place in places.values())
    if path not in known:
        told = "this is none of the workspace’s data files"
        raise mistake(Place(path), told, "unknown-data", meant(path, known))
    text = project.workspace.read_text(path)
    if at is None:
        return values_in(text, path, places)
    return values_at(text, Spot(path, *at), places)


def _used(inquiry: Inquiry, mistakes: list[Diagnostic]) -> Iterator[Used]:
    for document in inquiry.plan.documents:
        try:
            found = read_now(document, inquiry)
        except BriefgenError as error:
            mistakes += error.diagnostics
            continue
        used = Used(document, found.reads)
        _gather(used, found.lines)
        yield used


def _gather(used: Used, lines: Lines) -> None:
    for value in (value for line in lines for value in line.values):
        if value.path is not None:
            used.texts.setdefault(value.path, {})[value.text] = None
            continue
        for path in dict.fromkeys(_sources(value)):
            derived = used.derived.setdefault(path, {})
            derived.setdefault((value.text, value.formula), value)


def _sources(value: Printed) -> Iterator[str]:
    if value.path is not None:
        yield value.path
    for each in value.inputs:
        yield from _sources(each)


def _located(value: Value, used: list[Used], site: Site) -> Located:
    uses = (_use(value.path, each, site) for each in used if value.path in each.reads)
    return Located(value, tuple(uses))


def _use(path: str, used: Used, site: Site) -> Use:
    document = used.document
    return Use(
        document,
        tuple(site.shown(site.path(document, out)) for out in document.outputs),
        tuple(used.texts.get(path, ())),
        tuple(used.derived.get(path, {}).values()),
    )
