"""Tests of the manifest: what it lists, and what a damaged one says."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from briefgen.publishing import manifest
from briefgen.publishing.manifest import ManifestEntry

ENTRY = ManifestEntry(
    path="note/note-water.fr.pdf",
    document="note-water.fr",
    kind="note",
    subject="water",
    language="fr",
    format="pdf",
    audience="internal",
    marking="protected-a",
    pages=3,
    sha256="0" * 64,
)


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / manifest.NAME).write_bytes(manifest.render([ENTRY]))
    assert manifest.read(tmp_path) == {ENTRY.path: ENTRY}


def test_the_order_of_entries_makes_no_difference() -> None:
    other = replace(ENTRY, path="fact/fact-water.en.docx", pages=None)
    assert manifest.render([ENTRY, other]) == manifest.render([other, ENTRY])


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"outputs": 1}', '{"outputs": [{"path": "x"}]}']
)
def test_a_damaged_manifest_lists_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / manifest.NAME).write_text(text, "utf-8")
    assert manifest.read(tmp_path) == {}


@pytest.mark.parametrize(
    "path", ["C:note.pdf", "c:/note.pdf", "/note.pdf", "../note.pdf", "note/../../x"]
)
def test_a_manifest_names_nothing_outside_its_folder(path: str, tmp_path: Path) -> None:
    entries = [ENTRY, replace(ENTRY, path=path)]
    (tmp_path / manifest.NAME).write_bytes(manifest.render(entries))
    assert manifest.read(tmp_path) == {}


def test_no_manifest_lists_nothing(tmp_path: Path) -> None:
    assert manifest.read(tmp_path) == {}


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_manifest_is_indented_json(number: int) -> None:
    texts = ('a/é“".docx', "doc", "kind", "sub\\ject", "fr", "docx", "public", "")
    entries = [
        manifest.ManifestEntry(*texts, None if each else 2, f"sum{each}")
        for each in range(number)
    ]
    listed = {"outputs": [asdict(each) for each in entries]}
    whole = json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
    assert manifest.render(entries).decode() == whole
