"""Turn the outputs of one folder into its manifest, and read it back.

A manifest is a hint, not evidence: anybody may have written it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path

from briefgen.files import UNNAMEABLE, content
from briefgen.planning.plan import Output, Planned
from briefgen.state.output_record import Remembered
from briefgen.value_classes import dataclass

NAME = "briefgen.manifest.json"
FORMER = "manifest.json"  # until version 3 of the state; others call theirs so, too
LARGEST = 2**26  # bytes
MOST = 200_000  # files; 10,000 initiatives have a third of it in two languages


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A manifest's entry for an output; `path` is relative to the manifest's folder."""

    path: str
    document: str
    kind: str
    subject: str
    language: str
    format: str
    audience: str
    marking: str
    pages: int | None
    sha256: str


NAMES = tuple(each.name for each in fields(ManifestEntry))
TEXTS = tuple(name for name in NAMES if name != "pages")
_JSON = json.JSONEncoder(ensure_ascii=False)


def entry(document: Planned, output: Output, record: Remembered) -> ManifestEntry:
    """Return the manifest's entry for an output."""
    return ManifestEntry(
        path=output.path,
        document=document.name,
        kind=document.kind,
        subject=document.subject,
        language=document.language,
        format=output.format,
        audience=document.audience,
        marking=record.marking,
        pages=record.pages,
        sha256=record.sha256,
    )


def read(folder: Path) -> Mapping[str, ManifestEntry]:
    """Return the entries of a folder's manifest by path; none if it cannot be read."""
    for name in (NAME, FORMER):
        entries = read_file(folder / name)
        if entries is not None:
            return entries
    return {}


def read_file(path: Path) -> Mapping[str, ManifestEntry] | None:
    """Return the entries of a manifest by path, or None if it is not briefgen's."""
    if path.is_symlink():
        return None
    try:
        outputs = json.loads(content(path, LARGEST))["outputs"]
        if len(outputs) > MOST:
            return None
        entries = [ManifestEntry(**each) for each in outputs]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    whole = all(map(_is_whole, entries))
    return {entry.path: entry for entry in entries} if whole else None


def _is_whole(entry: ManifestEntry) -> bool:
    """Return whether all fields but pages are texts, and the path is in its folder."""
    if not all(isinstance(getattr(entry, name), str) for name in TEXTS):
        return False
    path = entry.path
    apart = path.startswith("/") or ".." in path.split("/") or ":" in path
    return not apart and not UNNAMEABLE.search(path)


def render(entries: Iterable[ManifestEntry]) -> bytes:
    """Return entries as a manifest, in the order of their paths."""
    ordered = sorted(entries, key=lambda entry: entry.path)
    if not ordered:
        return b'{\n "outputs": []\n}\n'
    listed = ",\n".join(map(_written, ordered))
    return f'{{\n "outputs": [\n{listed}\n ]\n}}\n'.encode()


def _written(entry: ManifestEntry) -> str:
    """Return an entry as JSON, as `json.dumps` indents it, in a fraction of the time."""
    rows = ",\n".join(
        f'   "{name}": {_JSON.encode(getattr(entry, name))}' for name in NAMES
    )
    return f"  {{\n{rows}\n  }}"
