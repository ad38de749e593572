"""Declared labels to what may be shown to whom; lowered labels to mistakes."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from briefgen.audiences import AUDIENCES, Audience
from briefgen.languages.zones import offsets
from briefgen.loading.surroundings import jurisdiction_of
from briefgen.model import ADVICE, JURISDICTIONS, KEPT_BACK, Jurisdiction, Release
from briefgen.reading import Node
from briefgen.reading.fields import (
    At,
    Field,
    Member,
    Reader,
    Schema,
    aside,
    choice,
    instant,
    optional,
    record,
)
from briefgen.value_classes import dataclass

T = TypeVar("T")

NAME = "release"
LOWERED = "lowered-release"
EVERY_MARKING = tuple(
    dict.fromkeys(label for place in JURISDICTIONS.values() for label in place.markings)
)
MARKING: Schema = {"enum": [*EVERY_MARKING]}  # of any place


@dataclass(frozen=True, slots=True)
class DeclaredLabel:
    """What a mapping declares about its release; the rest comes from what encloses it.

    `default` is what the mapping carries by itself, such as advice, unless it says
    something else; `least` is what it carries whatever it says.
    """

    audience: Audience | None = None
    marking: str | None = None
    embargo: datetime.datetime | None = None
    default: Release | None = None
    least: Release | None = None


def release() -> Member:
    """Declare the label that any mapping may have."""
    field = record(
        DeclaredLabel,
        optional("audience", choice(AUDIENCES), "who may see this"),
        optional("marking", marking(), "its security marking"),
        optional(
            "embargo", instant(offsets()), "when it may be shown, with its offset"
        ),
        check=_judge,
    )
    return aside(NAME, field, "what may be shown to whom")


def marking() -> Field[str]:
    """Return the type of a marking on one of the scales of the jurisdiction."""
    each = {name: choice(place.markings) for name, place in JURISDICTIONS.items()}

    def read(node: Node, at: At) -> str | None:
        return each[jurisdiction_of(at.reader).id].read(node, at)

    return Field(read, MARKING, choice(EVERY_MARKING).form)


def kept_back(name: str, field: Field[T]) -> Field[T]:
    """Return the type of a mapping with the label that all of that name have."""

    def read(node: Node, at: At) -> T | None:
        value = field.read(node, at)
        declared = at.reader.aside.get(at.path, DeclaredLabel())
        assert isinstance(declared, DeclaredLabel)
        default = KEPT_BACK[name]
        if name == ADVICE:
            default = replace(default, marking=jurisdiction_of(at.reader).of_advice)
        at.reader.aside[at.path] = replace(declared, default=default)
        return value

    return Field(read, field.schema, field.form)


def restricted(field: Field[T], label: DeclaredLabel) -> Field[T]:
    """Return the type of a value that has at least this label."""
    if _says_nothing(label):
        return field
    least = _over(label, Release())

    def read(node: Node, at: At) -> T | None:
        value = field.read(node, at)
        declared = at.reader.aside.get(at.path, DeclaredLabel())
        assert isinstance(declared, DeclaredLabel)
        at.reader.aside[at.path] = replace(declared, least=least)
        return value

    return Field(read, field.schema, field.form)


def resolve(reader: Reader) -> Mapping[str, Release]:
    """Return the release of each mapping with a label; collect lowered labels."""
    place = jurisdiction_of(reader)
    resolved: dict[str, Release] = {}
    declared: dict[str, Release] = {}  # without what is only a default
    for path in sorted(reader.aside, key=lambda path: (path.count("."), path)):
        label = reader.aside[path]
        assert isinstance(label, DeclaredLabel)
        above, own = _nearest(declared, path), label.default
        beneath = _joined(above, own, place) if own else _nearest(resolved, path)
        if label.least:
            above = beneath = _joined(beneath, label.least, place)
        _judge_lowering(label, above, reader.at(path) / NAME)
        resolved[path] = _over(label, beneath)
        declared[path] = above if _says_nothing(label) else _over(label, above)
    return resolved


def _judge(label: DeclaredLabel, at: At) -> None:
    if label.audience == "public" and label.marking is not None:
        message = f"what is {label.marking} cannot be public"
        (at / "marking").tell(message, "public-marking", "set `audience: internal`")


def _nearest(releases: Mapping[str, Release], path: str) -> Release:
    while path := path.rpartition(".")[0]:
        if path in releases:
            return releases[path]
    return Release()


def _says_nothing(label: DeclaredLabel) -> bool:
    return label.audience is None and label.marking is None and label.embargo is None


def _over(label: DeclaredLabel, beneath: Release) -> Release:
    """Return a label, completed by the release that encloses it."""
    marking = label.marking or beneath.marking
    audience = label.audience or ("internal" if marking else beneath.audience)
    if audience == "public":
        marking = None
    return Release(audience, marking, label.embargo or beneath.embargo)


def _joined(above: Release, own: Release, place: Jurisdiction) -> Release:
    """Return the stricter of the release around a mapping and its own.

    A marking of a later scale is graver than any of one before.
    """
    marked = [each for each in (above.marking, own.marking) if each is not None]
    embargoes = [each for each in (above.embargo, own.embargo) if each is not None]
    return Release(
        "internal" if "internal" in {above.audience, own.audience} else "public",
        max(marked, key=place.markings.index, default=None),
        max(embargoes, default=None),
    )


def _judge_lowering(label: DeclaredLabel, above: Release, at: At) -> None:
    if label.audience == "public" and above.audience == "internal":
        message = "audience 'public' lowers 'internal', which encloses it"
        (at / "audience").tell(message, LOWERED)
    if label.marking and above.marking:
        _judge_marking(label.marking, above.marking, at / "marking")
    if label.embargo and above.embargo and label.embargo < above.embargo:
        message = (
            f"the embargo ends before {above.embargo.isoformat()}, which encloses it"
        )
        (at / "embargo").tell(message, LOWERED)


def _judge_marking(marking: str, above: str, at: At) -> None:
    scale = jurisdiction_of(at.reader).scale_of(above)
    if marking not in scale:
        message = (
            f"marking '{marking}' is on another scale than '{above}', which encloses it"
        )
        at.tell(message, LOWERED, "label the values that are beside each other")
    elif scale.index(marking) < scale.index(above):
        message = f"marking '{marking}' lowers '{above}', which encloses it"
        at.tell(message, LOWERED)
