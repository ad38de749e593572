"""Data that is remembered is as it would be read; what changed is read, and no more."""

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from briefgen import loading, reading
from briefgen.errors import BriefgenError
from briefgen.loading import read_files
from briefgen.model import Portfolio
from briefgen.state.parsed_data import remembered
from briefgen.state.source_stamps import of_sources
from briefgen.state.state import opened
from briefgen.workspace import open_workspace

ROOT = Path(__file__).parents[2]
INITIATIVES = "data/initiatives"
PUNA, HEALTH = (
    f"{INITIATIVES}/{name}.yaml"
    for name in ("resilient-puna", "venezuelan-health-professionals")
)
Edit: TypeAlias = Callable[[Path], object]
LATER = 10**10  # nanoseconds: as if all files had been written long ago


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "briefgen.yaml", tmp_path)
    return tmp_path


def replaced(path: str, old: str, new: str) -> Edit:
    """Return an edit that replaces a text wherever it stands in a file."""

    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return edit


def begun(path: str, text: str) -> Edit:
    """Return an edit that puts a text before a file, which may not exist yet."""

    def edit(root: Path) -> None:
        file = root / path
        old = file.read_text("utf-8") if file.exists() else ""
        file.write_text(text + old, "utf-8")

    return edit


def renamed(path: str, name: str) -> Edit:
    return lambda root: (root / path).rename(root / INITIATIVES / name)


def written(path: str, content: bytes) -> Edit:
    return lambda root: (root / path).write_bytes(content)


def removed(path: str) -> Edit:
    return lambda root: (root / path).unlink()


MILL = b"""\
theme: improving-climate-resilience
title: {en: Mill, fr: Moulin}
funding: {kind: new, amount: 100.50}
description: {en: A mill., fr: Un moulin.}
"""
LABEL = "release: {embargo: 2030-01-01T00:00:00Z}\n"
EDITS: dict[str, Edit] = {
    "an amount": replaced(PUNA, "amount: ", "amount: 1"),
    "no amount": replaced(PUNA, "amount: ", "amount: about "),
    "a field that is unknown": begun(PUNA, "colour: red\n"),
    "no YAML": begun(PUNA, "a: [\n"),
    "nothing": written(PUNA, b""),
    "no text": written(PUNA, b"\xff\xfe"),
    "a byte order mark": begun(PUNA, "\ufeff"),
    "a comment": begun(PUNA, "# seen\n\n"),
    "a label": begun(PUNA, LABEL),
    "a label that is lowered": begun(PUNA, "release: {marking: secret}\nx: y\n"),
    "a label in a theme": replaced(
        "data/themes.yaml", "  title:", f"  {LABEL}  title:"
    ),
    "a public theme": replaced(
        "data/themes.yaml", "  advice:", "  advice:\n    release: {audience: public}"
    ),
    "a language that is missing": replaced(PUNA, "  fr:", "  es:"),
    "another theme": replaced(PUNA, "theme: ", "theme: no-"),
    "the id of a theme": replaced(
        "data/themes.yaml", "id: improving-climate-resilience", "id: climate"
    ),
    "a theme without id": replaced("data/themes.yaml", "- id:", "- title: T\n  it:"),
    "the title of a theme": replaced(
        "data/themes.yaml", "title:\n    en: ", "title:\n    en: New "
    ),
    "no themes": removed("data/themes.yaml"),
    "another currency": replaced(
        "data/portfolio.yaml", "currency: CAD", "currency: USD"
    ),
    "two currencies": replaced(PUNA, "amount: ", "currency: USD, amount: "),
    "a label on all": begun("data/portfolio.yaml", LABEL),
    "one language": replaced("briefgen.yaml", "[en, fr]", "[en]"),
    "a file more": written(f"{INITIATIVES}/mill.yaml", MILL),
    "a file less": removed(PUNA),
    "a file with another name": renamed(PUNA, "puna.yaml"),
    "a file with a wrong name": renamed(PUNA, "Puna.x.yaml"),
    "two files that exchange names": lambda root: (
        renamed(PUNA, "x")(root),
        renamed(HEALTH, Path(PUNA).name)(root),
        renamed(f"{INITIATIVES}/x", Path(HEALTH).name)(root),
    ),
    "two names with dots": lambda root: (
        written(f"{INITIATIVES}/A.b.yaml", MILL)(root),
        written(f"{INITIATIVES}/A.c.yaml", MILL)(root),
        replaced(f"{INITIATIVES}/A.b.yaml", "amount:", "currency: USD, amount:")(root),
    ),
    "no file": lambda root: shutil.rmtree(root / INITIATIVES),
}


def plain(root: Path) -> Portfolio | list[str]:
    try:
        return loading.load(open_workspace(root))
    except BriefgenError as error:
        return list(map(str, error.diagnostics))


def again(root: Path) -> Portfolio | list[str]:
    """Read data as a build does: what is remembered is not read again."""
    with opened(root) as state:
        of_sources(root, "style", state.files, state.began + LATER)
        try:
            with remembered(state) as memory:
                return loading.load(open_workspace(root), memory)
        except BriefgenError as error:
            return list(map(str, error.diagnostics))


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit_data_is_as_if_nothing_were_remembered(
    edit: Edit, root: Path
) -> None:
    assert again(root) == plain(root)
    edit(root)
    whole = plain(root)
    assert again(root) == whole
    read = again(root)
    assert read == whole
    if not isinstance(read, list):
        assert not isinstance(whole, list)
        assert dict(read.places) == dict(whole.places)
        assert list(read.releases) == list(whole.releases)


SERIES = (
    ("a file more", "the title of a theme", "an amount", "a file less"),
    ("another theme", "a label", "one language", "a comment"),
    ("no amount", "a label on all", "a public theme", "another currency"),
    ("two files that exchange names", "an amount", "a label in a theme", "no file"),
)


@pytest.mark.parametrize("series", SERIES)
def test_so_it_is_after_several_edits(series: tuple[str, ...], root: Path) -> None:
    for name in series:
        EDITS[name](root)
        assert again(root) == plain(root)


def test_one_changed_file_is_read_and_no_other(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(text: str, path: str) -> object:
        read.append(path)
        return reading.compose(text, path)

    monkeypatch.setattr(read_files, "compose", counted)
    again(root)
    assert len(read) == 1 + len(list((root / INITIATIVES).iterdir()))
    EDITS["an amount"](root)
    del read[:]
    for _ in range(2):
        again(root)
    assert read == [PUNA]


def test_a_row_that_cannot_be_used_is_as_none(root: Path) -> None:
    whole = again(root)
    for damage in (b"", b"12345678", bytes(8) + b"x", None):
        with opened(root) as state:
            rows = state.parsed()
            changed = {
                name: row[:99] if damage is None else damage
                for name, row in rows.items()
            }
            state.keep_parsed(changed, ())
        assert again(root) == whole
        assert again(root) == whole


def test_another_process_gets_what_was_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(root) as state:
        of_sources(root, "style", state.files, state.began + LATER)
        with remembered(state) as memory:
            whole = loading.load(open_workspace(root), memory)
        other = pickle.loads(pickle.dumps(memory))
    monkeypatch.setattr(read_files, "compose", None)  # nothing is read again
    read = loading.load(open_workspace(root), other)
    assert read == whole
    assert dict(read.places) == dict(whole.places)
