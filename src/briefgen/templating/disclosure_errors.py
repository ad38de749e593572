"""A read that a public document may not do to a mistake, with what to do about it."""

import re

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.languages.words import plain_instant
from briefgen.model import Release
from briefgen.view import Unreleased

# The path of what carries a label: an item of a list, perhaps a field of one.
ITEM = re.compile(r"(?:themes|initiatives)\.[^.]+|.*\.\d+")
FIELD = re.compile(rf"(?:{ITEM.pattern})\.([a-z_]+)")


def withheld(found: Unreleased, at: Place, without: str | None = None) -> BriefgenError:
    """Tell what a public document may not read; `at` is the template's line.

    `without` says how else a document can be made.
    """
    where = f" ({found.place})" if found.place else ""
    message = (
        f"a public document reads {found.path}{where}, which is {label(found.release)}"
    )
    hint = f"{without or _without(found.labelled)}, or make the kind internal"
    if found.release.public:
        hint += "; until then, `briefgen build --preview` makes it internally"
    return mistake(at, message, "unreleased", hint)


def label(release: Release) -> str:
    """Tell a release label in words."""
    parts: list[str] = [release.audience]
    if release.marking:
        parts.append(release.marking)
    if release.embargo:
        parts.append(f"embargoed until {plain_instant(release.embargo)}")
    return ", ".join(part for part in parts if part != "public") or "public"


def _without(labelled: str) -> str:
    """Say how to do without what carries a label, by its path."""
    if ITEM.fullmatch(labelled):
        return "leave it out with `| released` after the list"
    field = FIELD.fullmatch(labelled)
    if field is None or field[1] == "advice":
        return "take it out of the template (a test of it reads it, too)"
    return f"leave out what has it with `| released('{field[1]}')` after the list"
