"""A text to its keyed digest, which nobody without the key can compute.

It binds a text to its part, its name and its workspace: an altered text, or one from
anywhere else, is not valid.
"""

import hmac
import json
import os
from functools import lru_cache
from pathlib import Path

from briefgen.state.seal_key import find_key
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Seal:
    """The seals of one workspace."""

    key: bytes
    workspace: str

    def of(self, part: str, name: str, content: bytes) -> bytes:
        """Return the keyed digest of a text."""
        bound = f"{_beginning(self.workspace, part)}, {json.dumps(name)}]\n"
        return hmac.digest(self.key, bound.encode() + content, "sha256")

    def holds(self, part: str, name: str, content: bytes, digest: bytes) -> bool:
        """Return whether a keyed digest is that of a text."""
        return hmac.compare_digest(self.of(part, name, content), digest)


@lru_cache(64)
def _beginning(workspace: str, part: str) -> str:
    """Return a list of JSON without its end, which is the name of each row."""
    return json.dumps([workspace, part])[:-1]


def seal_of(root: Path, key: bytes | None = None) -> Seal:
    """Return the seal of the workspace at `root`; without a key, nothing is valid."""
    used = key or find_key(root) or os.urandom(32)
    return Seal(used, os.path.realpath(root))
