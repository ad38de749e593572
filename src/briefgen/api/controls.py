"""Turn a Word file into what is in its content controls, for a program."""

import os
from pathlib import Path

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.provenance.edited_word_file import remembered
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Control:
    """A content control: the `path` of its value in the data, and its words now.

    Word keeps 64 characters of a tag: a longer path has a `…` in it.
    """

    path: str
    text: str


def read_controls(file: Path) -> tuple[Control, ...]:
    """Return what is in the content controls of a Word file, in reading order.

    No workspace is needed. Only internal documents have controls, and those of other
    programs are left out; so a public document, or one that LibreOffice saved, has
    none.

    Raises BriefgenError for a file that cannot be read, or not as a Word file.

        held = {control.path: control.text for control in briefgen.read_controls(file)}
    """
    try:
        word = remembered(file, {}, None)
    except OSError as error:
        raise _unreadable(file, str(error.strerror or error).lower()) from error
    if word is None:
        raise _unreadable(file, "it is no Word file")
    if word.damage:
        raise _unreadable(file, word.damage)
    return tuple(Control(value.path or "", value.text) for value in word.values)


def _unreadable(file: Path, reason: str) -> BriefgenError:
    message = f"this cannot be read as a Word file: {reason}"
    return mistake(Place(os.fspath(file)), message, "word-file")
