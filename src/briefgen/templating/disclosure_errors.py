"""A public document's read of an unreleased value to its error, with a hint."""

import re

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.languages.plain_instant import plain_instant
from briefgen.model import KEPT_BACK, Release
from briefgen.view import Unreleased

# The path of what carries a label: an item of a list, perhaps a field of one.
ITEM = re.compile(r"(?:themes|initiatives)\.[^.]+|.*\.\d+")
FIELD = re.compile(rf"(?:{ITEM.pattern})\.([a-z_]+)")


def withheld(error: Unreleased, at: Place, without: str | None = None) -> BriefgenError:
    """Return the error for a public document that reads an unreleased value.

    `at` is the template's line; `without` is another way to make the document.
    """
    where = f" ({error.place})" if error.place else ""
    message = (
        f"a public document reads {error.path}{where}, which is {label(error.release)}"
    )
    hint = f"{without or _without(error.labelled)}, or make the kind internal"
    if error.release.public:
        hint += "; until then, `briefgen build --preview` makes it internally"
    return mistake(at, message, "unreleased", hint)


def label(release: Release) -> str:
    """Return a release label in words."""
    parts: list[str] = [release.audience]
    if release.marking:
        parts.append(release.marking)
    if release.embargo:
        parts.append(f"embargoed until {plain_instant(release.embargo)}")
    return ", ".join(part for part in parts if part != "public") or "public"


def _without(labelled: str) -> str:
    """Return the hint how to avoid a labelled value, by its path."""
    if ITEM.fullmatch(labelled):
        return "leave it out with `| released` after the list"
    field = FIELD.fullmatch(labelled)
    if field is None or field[1] in KEPT_BACK:
        return "take it out of the template (a test of it reads it, too)"
    return f"leave out what has it with `| released('{field[1]}')` after the list"
