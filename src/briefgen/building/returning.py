"""Turn a Word file that is not as it was built into the values that it remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.assembling.printing import Edit, Line, Lines, Printed
from briefgen.building.identifying import Claim
from briefgen.building.searching import search
from briefgen.errors import Place

ENDINGS = (".docm", ".docx", ".dotm", ".dotx")
BEGINNINGS = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))  # of zip, and of OLE
LARGEST = 64 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Word:
    """What a Word file remembers: its values, and what it says that it was made as.

    `damage` says why it cannot be read.
    """

    values: tuple[Printed, ...] = ()
    claim: Claim | None = None
    damage: str = ""

    @property
    def now(self) -> Lines:
        """Give the lines of its values as they are now."""
        return tuple(Line(value.text, (value,)) for value in self.values)

    def printing(self, text: str | None) -> tuple[Printed, ...]:
        """Find the values that print a text, or else that printed it before an edit.

        Without a text they are all.
        """
        if text is None:
            return self.values
        before = {
            replace(value, text=value.edit.was): value
            for value in self.values
            if value.edit is not None
        }
        lines = (Line(each.text, (each,)) for each in before)
        was = (before[each] for each in search(lines, text))
        return search(self.now, text) or tuple(was)


def remembered(file: Path, places: Mapping[str, Place]) -> Word | None:
    """Read what a Word file remembers; None for a file of another sort.

    `places` says where values stand in the data now. Raises OSError.
    """
    with file.open("rb") as opened:
        data = opened.read(len(BEGINNINGS[-1]))
        if not data.startswith(BEGINNINGS) and file.suffix.lower() not in ENDINGS:
            return None
        data += opened.read(LARGEST)
    if len(data) > LARGEST:
        return Word(damage="it is too large")
    try:
        return _read(data, places)
    except ValueError as error:
        *_, reason = str(error).rpartition(": ")
        return Word(damage=reason)


def _read(data: bytes, places: Mapping[str, Place]) -> Word:
    from briefgen.writers.docx.origin import origin
    from briefgen.writers.docx.reading_back import Control, read_back

    def printed(control: Control) -> Printed:
        found = Printed(control.now, control.path, places.get(control.path))
        if control.state == "same":
            return found
        return replace(found, edit=Edit(control.state, control.original))

    claim = Claim(*origin(data))
    return Word(tuple(map(printed, read_back(data))), claim)
