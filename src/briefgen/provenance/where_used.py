"""Turn a source, or a place in the data, into the documents that are made with it."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import TypeAlias

from briefgen.assembly.printed_values import Printed
from briefgen.configuration import CONFIGURATION
from briefgen.errors import Diagnostic, Place
from briefgen.model import Portfolio
from briefgen.phrases import PHRASES
from briefgen.planning.plan import Planned
from briefgen.provenance.dependency_keys import names_of, source
from briefgen.provenance.document_lines import DocumentLines, read_all
from briefgen.provenance.workspace_snapshot import Inquiry, inquire
from briefgen.provenance.yaml_position import DataValue, Spot, values_at, values_in
from briefgen.publishing.output_paths import Site
from briefgen.value_classes import dataclass

RELEASE, LABELS = ".release.", frozenset(("audience", "marking", "embargo"))

At: TypeAlias = tuple[int, int | None]  # a line, and perhaps a column


@dataclass(frozen=True, slots=True)
class Use:
    """A document that uses a source: how it prints a value, what it derives from it.

    If it does neither, it only reads the value. `paths` are its outputs, as users see
    them. A document that is `held` back may not be published, because of what it reads.
    """

    document: Planned
    paths: tuple[str, ...]
    held: bool = False
    texts: tuple[str, ...] = ()
    derived: tuple[Printed, ...] = ()


@dataclass(frozen=True, slots=True)
class Located:
    """A value of the data, and every document that uses it, in the plan's order.

    A `label` is used by every document that reads what it labels.
    """

    value: DataValue
    label: bool
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The values of a data file, or who uses another source; then `values` is None.

    `diagnostics` are the mistakes of documents that could not be looked at.
    """

    path: str
    values: tuple[Located, ...] | None
    uses: tuple[Use, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """What one document prints, and what it derives, each by the path of a value."""

    reading: DocumentLines
    texts: dict[str, dict[str, None]] = field(default_factory=dict)
    derived: dict[str, dict[tuple[str, str], Printed]] = field(default_factory=dict)


def locate(file: Path, at: At | None, here: Path, as_of: datetime.datetime) -> Answer:
    """Return who uses a source: of a data file, each of its values, or those on a line.

    Every document is assembled, and none is written. Raises BriefgenError if the file
    is no source, and if no value is at that place.
    """
    with inquire(file, here, as_of) as inquiry:
        path, places = source(file, inquiry), inquiry.project.portfolio.places
        if path != CONFIGURATION and any(
            place.path == path for place in places.values()
        ):
            return _of_data(path, at, inquiry)
        return _of_source(path, at, inquiry)


def _of_data(path: str, at: At | None, inquiry: Inquiry) -> Answer:
    portfolio = inquiry.project.portfolio
    text = inquiry.project.workspace.read_text(path)
    if at is None:
        values = values_in(text, path, portfolio.places)
    else:
        values = values_at(text, Spot(path, *at), portfolio.places)
    mistakes = [*inquiry.diagnostics, *inquiry.mistakes]
    used = [_gathered(each) for each in read_all(inquiry, mistakes)]
    located = tuple(_located(value, used, inquiry) for value in values)
    return Answer(path, located, (), tuple(dict.fromkeys(mistakes)))


def _of_source(path: str, at: At | None, inquiry: Inquiry) -> Answer:
    line = None if at is None else at[0]
    names = frozenset(names_of(inquiry.project, path, line))
    mistakes = [*inquiry.diagnostics, *inquiry.mistakes]
    uses = tuple(
        _use(each, inquiry.site)
        for each in read_all(inquiry, mistakes)
        if names & each.names
    )
    if line is not None and path != PHRASES:
        message = "lines of this file are not told apart; listed is who is made with it"
        place = Place(path, line, None)
        mistakes.append(Diagnostic(place, message, "whole-file", None, "warning"))
    return Answer(path, None, uses, tuple(dict.fromkeys(mistakes)))


def _gathered(reading: DocumentLines) -> Used:
    used = Used(reading)
    for value in (value for line in reading.lines for value in line.values):
        if value.path is not None:
            used.texts.setdefault(value.path, {})[value.text] = None
            continue
        for path in dict.fromkeys(_sources(value)):
            derived = used.derived.setdefault(path, {})
            derived.setdefault((value.text, value.formula), value)
    return used


def _sources(value: Printed) -> Iterator[str]:
    if value.path is not None:
        yield value.path
    for part in value.inputs:
        yield from _sources(part)


def _located(value: DataValue, used: Iterable[Used], inquiry: Inquiry) -> Located:
    carrier, _, name = value.path.rpartition(RELEASE)
    label = bool(carrier) and name in LABELS
    portfolio = inquiry.project.portfolio
    uses = (
        _use_of(value.path, each, inquiry.site)
        for each in used
        if value.path in each.reading.reads
        or (label and _labelled(carrier, name, each.reading.reads, portfolio))
    )
    return Located(value, label, tuple(uses))


def _labelled(
    carrier: str, name: str, reads: Iterable[str], portfolio: Portfolio
) -> bool:
    """Return whether any value that was read has its label `name` from this carrier."""
    label = getattr(portfolio.releases[carrier], name)
    return any(
        getattr(portfolio.release_of(path), name) == label
        for path in reads
        if f"{path}.".startswith(f"{carrier}.")
    )


def _use_of(path: str, used: Used, site: Site) -> Use:
    texts = tuple(used.texts.get(path, ()))
    derived = tuple(used.derived.get(path, {}).values())
    return replace(_use(used.reading, site), texts=texts, derived=derived)


def _use(reading: DocumentLines, site: Site) -> Use:
    document = reading.document
    paths = (site.shown(site.path(document, out)) for out in document.outputs)
    return Use(document, tuple(paths), reading.held)
