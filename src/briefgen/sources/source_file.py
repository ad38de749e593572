"""A file that somebody else made: its name for people, and its bytes, never too many."""

from pathlib import Path

from briefgen.errors import Place, mistake
from briefgen.files import MEGABYTE, content, reason
from briefgen.value_classes import dataclass

HEAD = 65_536  # bytes by which a form is recognised
RULE = "source"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to import from: `name` is what people and lock files call it."""

    path: Path
    name: str

    def head(self) -> bytes:
        """Return its first bytes; raise BriefgenError if it cannot be read."""
        return self._read(HEAD)[:HEAD]

    def whole(self, most: int) -> bytes:
        """Return all bytes; raise BriefgenError if there are more than `most`."""
        data = self._read(most)
        if len(data) > most:
            message = f"this file is larger than {most // MEGABYTE} MB"
            raise mistake(Place(self.name), message, "too-large")
        return data

    def _read(self, most: int) -> bytes:
        try:
            return content(self.path, most)
        except FileNotFoundError:
            raise mistake(Place(self.name), "this file is missing", "missing") from None
        except OSError as error:
            message = f"this file cannot be read: {reason(error)}"
            raise mistake(Place(self.name), message, "unreadable") from None
