"""Turn the outputs of one folder into its `manifest.json`, and read it back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from briefgen.building.plan import Output, Planned
from briefgen.building.remembered import Remembered

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of an output; `path` is relative to the manifest's folder."""

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


def entry(document: Planned, output: Output, record: Remembered) -> Entry:
    """Tell of an output what its manifest may say."""
    return Entry(
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


def read(folder: Path) -> Mapping[str, Entry]:
    """Give the entries of a folder's manifest by path; none where it cannot be read."""
    try:
        outputs = json.loads((folder / NAME).read_text("utf-8"))["outputs"]
        entries = [Entry(**found) for found in outputs]
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return {entry.path: entry for entry in entries}


def render(entries: Iterable[Entry]) -> bytes:
    """Write entries as a manifest, in the order of their paths."""
    ordered = sorted(entries, key=lambda entry: entry.path)
    outputs = {"outputs": [asdict(entry) for entry in ordered]}
    return (json.dumps(outputs, ensure_ascii=False, indent=1) + "\n").encode()
