"""The records of outputs to rows of the state, and back.

An output that was just written has a row of its own. Those of a build that ended are packed
with others of its group, in a tenth of the room.
"""

import json
import zlib
from collections.abc import Iterable, Mapping

from briefgen.state.output_record import Remembered, decode, encode
from briefgen.state.sealed_rows import SealedRows

OUTPUTS, PACKED = "outputs", "packed outputs"  # parts of the state
GROUPS = 256  # at most


class OutputRecords:
    """The records of outputs by path, as they are stored."""

    def __init__(self, rows: SealedRows) -> None:
        self._rows = rows
        self._alone: set[str] = set()  # paths that have a row
        self._packed: set[str] = set()

    def read(self) -> dict[str, Remembered]:
        """Return all records; what cannot be read counts as damaged."""
        records: dict[str, Remembered] = {}
        for content in self._rows.contents(PACKED).values():
            try:
                texts = json.loads(zlib.decompress(content))
                records |= {path: decode(text) for path, text in texts.items()}
            except (ValueError, TypeError, LookupError, AttributeError, zlib.error):
                self._rows.damaged = True
        self._packed = {*records}
        alone = self._rows.read(OUTPUTS)
        self._alone = {*alone}
        for path, text in alone.items():
            records.pop(path, None)
            try:
                records |= {path: decode(text)} if text else {}
            except (ValueError, TypeError, LookupError):
                self._rows.damaged = True
        return records

    def write(self, records: Mapping[str, Remembered]) -> None:
        """Store records, each in a row."""
        self._rows.write(
            OUTPUTS, {path: encode(each) for path, each in records.items()}
        )
        self._alone.update(records)

    def pack(self, records: Mapping[str, Remembered]) -> None:
        """Pack those that have rows, of all records, with the others of their groups."""
        groups: dict[str, dict[str, str]] = {_group(path): {} for path in self._alone}
        for path, record in records.items():
            if (group := _group(path)) in groups:
                groups[group][path] = encode(record)
        packed = {name: _packed(texts) for name, texts in groups.items() if texts}
        with self._rows.together():
            self._rows.write(PACKED, packed)
            self._rows.forget(PACKED, groups.keys() - packed.keys())
            self._rows.forget(OUTPUTS, self._alone)
        self._alone.clear()
        self._packed = {*records}

    def forget(self, gone: Iterable[str]) -> None:
        """Forget records; where one is packed, an empty row says that it is gone."""
        every = {*gone}
        packed = every & self._packed
        self._rows.write(OUTPUTS, dict.fromkeys(packed, ""))
        self._rows.forget(OUTPUTS, every - packed)
        self._alone = (self._alone - every) | packed


def _group(path: str) -> str:
    """Return the name of an output's group: all files of a subject are in one."""
    subject, _, _ = path.rsplit("/", 1)[-1].partition(".")
    return str(zlib.crc32(subject.encode()) % GROUPS)


def _packed(texts: Mapping[str, str]) -> bytes:
    return zlib.compress(json.dumps(dict(sorted(texts.items()))).encode(), 9)
