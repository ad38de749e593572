"""Turn a text such as `2/4` into the second of four parts of all documents.

The part of a document is a digest of its kind and subject alone: one more document moves
no other, and all languages of a document, and its preview, are in one part.
"""

import hashlib
import re

from briefgen.value_classes import dataclass

WRITTEN = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})")
WIDTH = 8  # bytes of a digest: enough that all parts are equally likely


@dataclass(frozen=True, slots=True)
class Shard:
    """The part `number` `of` so many, counted from 1."""

    number: int
    of: int

    def has(self, kind: str, subject: str) -> bool:
        """Return whether a document is in this part."""
        digest = hashlib.sha256(f"{kind} {subject}".encode()).digest()
        return int.from_bytes(digest[:WIDTH]) % self.of == self.number - 1


def shard_of(text: str) -> Shard | None:
    """Return the part that a text names, or None if it names none."""
    match = WRITTEN.fullmatch(text)
    if match is None or int(match[1]) > int(match[2]):
        return None
    return Shard(int(match[1]), int(match[2]))
