"""The values of data files to sealed rows, so that unchanged ones are not read again.

A row has the files of one group: a change of one file seals a few kilobytes anew.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, lru_cache

from briefgen.loading.file_values import FileValues, Group, decode, encode
from briefgen.state.fingerprints import combined, engine_versions
from briefgen.state.state import State
from briefgen.templating.verdicts import Verdict, Verdicts

GROUPS = 64  # at most, in each folder


class ReadFiles:
    """A memory of data files and templates; another process gets what it is kept as.

    `rows` are by group; `sums` are the SHA-256 of files that did not change since they
    were taken.
    """

    def __init__(
        self, rows: Mapping[str, bytes], sums: Mapping[str, str], verdicts: Verdicts
    ) -> None:
        self._rows, self._sums, self.verdicts = rows, sums, verdicts
        self._known: dict[str, Group] = {}
        self._used: dict[str, dict[str, tuple[str, FileValues]]] = {}

    def sum_of(self, path: str) -> str | None:
        """Return the SHA-256 of a file if it is known without reading it."""
        return self._sums.get(path)

    def recall(self, path: str, total: str, context: str) -> FileValues | None:
        """Return the values of a file with this SHA-256, if they are remembered."""
        name = _group(path, context)
        if name not in self._known:
            self._known[name] = self._decoded(name)
        row = self._known[name].get(path)
        if row is None or row[0] != total:
            return None
        self._used.setdefault(name, {})[path] = row
        return row[1]

    def keep(self, path: str, total: str, context: str, values: FileValues) -> None:
        """Remember the values of a file."""
        self._used.setdefault(_group(path, context), {})[path] = total, values

    def __reduce__(self) -> tuple[type["ReadFiles"], tuple[object, ...]]:
        """Return what makes the same memory in another process: rows, not values."""
        rows, verdicts = {**self._rows, **self.changed}, Verdicts(self.verdicts.used)
        return ReadFiles, (rows, self._sums, verdicts)

    @cached_property
    def changed(self) -> Mapping[str, bytes]:
        """The rows of groups with a file that is new, changed or gone."""
        return {
            name: encode(group)
            for name, group in self._used.items()
            if _sums(group) != _sums(self._known.get(name, {}))
        }

    def gone(self) -> set[str]:
        """Return the names of rows of which no file is used any more."""
        return self._rows.keys() - self._used.keys()

    def _decoded(self, name: str) -> Group:
        try:
            return decode(self._rows[name])
        except (ValueError, TypeError, LookupError, AssertionError, zlib.error):
            return {}  # not there, or not as it was written: read anew


@contextmanager
def remembered(state: State) -> Iterator[ReadFiles]:
    """Yield the memory that is in the state; store what is read in this context.

    If the data has mistakes, what was read without any is stored nevertheless.
    """
    sums = {path: stamp.sha256 for path, stamp in state.files.items()}
    memory = ReadFiles(state.parsed(), sums, _verdicts(state))
    try:
        yield memory
    except BaseException:
        state.keep_parsed(memory.changed, ())
        raise
    state.keep_parsed(memory.changed, memory.gone())
    if memory.verdicts.used != memory.verdicts.known:
        used = memory.verdicts.used.items()
        rows = {key: [dict(each.sections), each.filters] for key, each in used}
        state.keep_judged(_own(""), json.dumps(rows))


def _verdicts(state: State) -> Verdicts:
    rows = json.loads(state.judged(_own("")) or "{}")
    return Verdicts(
        {key: Verdict(sections, tuple(used)) for key, (sections, used) in rows.items()}
    )


def _group(path: str, context: str) -> str:
    """Return the name of the group of a file; another engine knows none of them."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/{zlib.crc32(name.encode()) % GROUPS} {_own(context)}"


@lru_cache(8)
def _own(context: str) -> str:
    return combined([*engine_versions().values(), context])


def _sums(group: Group) -> dict[str, str]:
    return {path: total for path, (total, _) in group.items()}
