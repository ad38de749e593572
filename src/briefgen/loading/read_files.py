"""The data files of a workspace to their values: each is read, or was remembered."""

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeAlias

from briefgen.errors import BriefgenError
from briefgen.loading.file_values import FileValues, Memory, Values
from briefgen.loading.labels import DeclaredLabel
from briefgen.loading.places import Places, Texts, written
from briefgen.loading.plain_values import digests_of
from briefgen.model import Theme
from briefgen.reading import Node, compose, decode
from briefgen.reading.fields import Reader
from briefgen.workspace import Workspace

Take: TypeAlias = Callable[[Node, Reader], Values]  # a file's node → its values
Fits: TypeAlias = Callable[[Values], bool]


class Files:
    """The data files of a workspace; `reader` collects what is wrong with them.

    `digests` are those of the themes and initiatives that were read, by path.
    """

    def __init__(
        self, reader: Reader, places: Places, workspace: Workspace, memory: Memory
    ) -> None:
        self.reader = reader
        self._places, self._workspace, self._memory = places, workspace, memory
        self.digests: dict[str, str] = {}

    def values(
        self, path: str, context: str, take: Take, fits: Fits = lambda _: True
    ) -> Values | None:
        """Return the values of a file, or None if nothing of it can be read.

        `take` reads them from its node; what it depends on besides is the `context`,
        but for what `fits` asks of values that are remembered.
        """
        data, total = b"", self._memory.sum_of(path)
        try:
            if total is None:
                data = self._workspace.read_bytes(path)
                total = hashlib.sha256(data).hexdigest()
            known = self._memory.recall(path, total, context)
            if known is None or not fits(known.values):
                text = decode(data or self._workspace.read_bytes(path), path)
                return self._read(path, text, take, (total, context))
        except BriefgenError as error:
            self.reader.collect(error.diagnostics)
            return None
        self._collect(path, known)
        return known.values

    def _read(
        self, path: str, text: str, take: Take, origin: tuple[str, str]
    ) -> Values | None:
        own = Reader(surroundings=self.reader.surroundings)
        node = own.take(compose(text, path))
        values = None if node is None else take(node, own)
        dotted = any("." in each.id for each in values or ())  # which is no id
        if values is None or own.diagnostics or dotted:
            self.reader.absorb(own)
            self._places.update(own.places)
            return values
        labels = {
            name: label
            for name, label in own.aside.items()
            if isinstance(label, DeclaredLabel)
        }
        texts, gaps = written(own.places), tuple(own.gaps)
        places: Texts = partial(dict, texts)
        every = values, (*texts,), labels, places, gaps, len(own.places)
        read = FileValues(*every, tuple(map(digests_of, values)))
        self._memory.keep(path, *origin, read)
        self._collect(path, read)
        return values

    def _collect(self, path: str, read: FileValues) -> None:
        self.reader.aside.update(read.labels)
        self.reader.gaps += read.gaps
        self._places.keep(path, read.names, read.places, read.count)
        digests = iter(read.digests)
        for value in read.values:
            kind = "themes" if isinstance(value, Theme) else "initiatives"
            self.digests[f"{kind}.{value.id}"] = next(digests)


@contextmanager
def uncollected() -> Iterator[None]:
    """Make any number of values in this context; none is looked at for being garbage.

    Afterwards all count as old, as they would after three collections.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()  # into the oldest generation
        if enabled:
            gc.enable()
