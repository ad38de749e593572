"""A file that somebody else made: its name for people, and its bytes, never too many."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from briefgen.errors import Place, mistake
from briefgen.files import MEGABYTE, content, opened, reason
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
        self._bound(len(data), most)
        return data

    @contextmanager
    def stream(self, most: int) -> Iterator[BufferedReader]:
        """Open it to be read piece by piece; nothing is read of more than `most` bytes.

        Raises BriefgenError as `whole` does, also while it is read.
        """
        with self._words(), opened(self.path) as file:
            self._bound(os.fstat(file.fileno()).st_size, most)
            yield file

    def _read(self, most: int) -> bytes:
        with self._words():
            return content(self.path, most)

    def _bound(self, size: int, most: int) -> None:
        if size > most:
            message = f"this file is larger than {most // MEGABYTE} MB"
            raise mistake(Place(self.name), message, "too-large")

    @contextmanager
    def _words(self) -> Iterator[None]:
        """Say in words why the file cannot be read."""
        try:
            yield
        except FileNotFoundError:
            raise mistake(Place(self.name), "this file is missing", "missing") from None
        except OSError as error:
            message = f"this file cannot be read: {reason(error)}"
            raise mistake(Place(self.name), message, "unreadable") from None
