"""The Word template that a style names, or the usual one, to its bytes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from briefgen.errors import Place
from briefgen.files import content, reason
from briefgen.reading import quoted
from briefgen.reading.fields import Field, Reader, Unreadable, scalar

Finder: TypeAlias = Callable[[str], Path | None]  # a file by its name, if there is one

FOLDER = "templates/"
USUAL = "reference.docx"  # in that folder, where a style names no other
RULE = "reference-document"


def nowhere(_: str) -> None:
    """Return None: there is no file."""


def reference_field(find: Finder) -> Field[tuple[bytes, str]]:
    """Declare the template: its bytes and its path.

    `find` returns files by their names under `templates/`.
    """
    return scalar(partial(_named, find=find), {"type": "string"})


def usual_reference(find: Finder, reader: Reader) -> bytes | None:
    """Return `templates/reference.docx`, or None; collect what is wrong with it."""
    try:
        path = find(USUAL)
        return None if path is None else _read(path, USUAL)
    except Unreadable as error:
        reader.tell(Place(FOLDER + USUAL), error.message, error.rule, error.hint)
        return None


def _named(name: str, find: Finder) -> tuple[bytes, str]:
    inside = name.removeprefix(FOLDER)
    path = find(inside)
    if path is None:
        hint = f"put the file into that folder, and name it {FOLDER}letterhead.docx"
        message = f"no file {quoted(name)} in the folder templates"
        raise Unreadable(message, RULE, hint)
    return _read(path, name), FOLDER + inside


def _read(path: Path, name: str) -> bytes:
    # Reading Word files takes a while to load; few workspaces have one.
    from briefgen.word_template import LARGEST, Unusable, read_reference  # noqa: PLC0415

    try:
        data = content(path, LARGEST)
        read_reference(data)
    except OSError as error:
        message = f"the template {quoted(name)} cannot be read: {reason(error)}"
        raise Unreadable(message, RULE) from None
    except Unusable as unusable:
        message = f"the template {quoted(name)} cannot be used: {unusable}"
        raise Unreadable(message, RULE, unusable.hint) from None
    return data
