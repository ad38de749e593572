"""Turn the environment, or a file of the user's, into the addresses that are notified.

They hold passwords: none may get into a message or a log, and none may come from a
workspace, whose author would read what is told.
"""

import os
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.files import content, reason
from briefgen.trust import configuration, kept_apart
from briefgen.value_classes import dataclass

VARIABLE, FILE = "BRIEFGEN_NOTIFY", "notify.txt"
RULE = "notify"
LARGEST = 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Address:
    """An address, and where it is written; `name` says which one it is there."""

    place: Place
    name: str
    text: str = field(repr=False)


def addresses(root: Path) -> list[Address]:
    """Return the addresses in the environment; without any, those in the user's file.

    Raises BriefgenError for a file that may not be used, or cannot be read.
    """
    listed = os.environ.get(VARIABLE, "").split()
    if listed:
        place, numbered = Place(VARIABLE), enumerate(listed, 1)
        return [Address(place, f"address {number}", text) for number, text in numbered]
    path = configuration() / FILE
    folder = kept_apart(root)
    apart = Path(os.path.realpath(path))
    if folder is None or apart.is_relative_to(os.path.realpath(root)):
        raise _unusable(path, "it lies in the workspace, whose author could change it")
    return [*_in_file(path, _lines(apart, path))]


def missing() -> Diagnostic:
    """Return the warning that there is nobody to notify."""
    hint = f"set {VARIABLE}, or write a line for each address into {FILE} beside"
    hint += " state.key: https://appriseit.com lists their forms"
    message = "nobody was notified: there is no address"
    return Diagnostic(Place(VARIABLE), message, RULE, hint, "warning")


def _lines(file: Path, path: Path) -> list[str]:
    try:
        return content(file, LARGEST).decode().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unusable(path, reason(error)) from None
    except ValueError:  # whose text would quote the file
        raise _unusable(path, "it is not UTF-8") from None


def _in_file(path: Path, lines: Iterable[str]) -> Iterable[Address]:
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and not text.startswith("#"):
            place = Place(path.as_posix(), number)
            yield Address(place, "the address in this line", text)


def _unusable(path: Path, why: str) -> BriefgenError:
    hint = f"keep it in your configuration, outside the workspace; or set {VARIABLE}"
    message = f"the addresses to notify cannot be used: {why}"
    return mistake(Place(path.as_posix()), message, RULE, hint)
