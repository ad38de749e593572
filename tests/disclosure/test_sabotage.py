"""Each gate that keeps something from being published: without it, that is found."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from briefgen import view
from briefgen.assembly import placed_values
from briefgen.builder import rebuild
from briefgen.builder.compare import Comparison
from briefgen.charts import text_alternatives
from briefgen.model import Initiative
from briefgen.view import Listing, Record, Trace, Value, subjects, theme_colors
from briefgen.view.subjects import InitiativeRecord
from tests.disclosure.building import NONE, differences, leaks, plain, relabelled
from tests.disclosure.kinds import reaching, speechless, totals
from tests.disclosure.portfolios import Planted

Find = Callable[[Path, int], list[str]]


def published(root: Path, seed: int, more: Mapping[str, str] = NONE) -> list[str]:
    """Find what is published at once."""
    planted = Planted(seed)
    planted.write(root / "told", "tree")
    plain(root, seed, "tree", more=more)
    return leaks(root, planted)


def named(root: Path, seed: int) -> list[str]:
    """Find what is published of subjects by the names of files."""
    return published(root, seed, speechless())


def left(root: Path, seed: int) -> list[str]:
    """Find what was published before, and stayed."""
    return leaks(root, relabelled(root, seed, "tree"))


def added_up(root: Path, seed: int) -> list[str]:
    """Find what was published before, stayed, and adds up what may not be shown."""
    return leaks(root, relabelled(root, seed, "tree", totals()))


def told(root: Path, seed: int) -> list[str]:
    """Find what tells of something without holding it."""
    return differences(root, seed, "tree")[1]


def reached(root: Path, seed: int) -> list[str]:
    """Find what tells of a theme by its initiatives."""
    return differences(root, seed, "tree", reaching())[1]


def _released(trace: Trace, path: str) -> bool:
    release = trace.portfolio.release_of(path)
    return trace.audience != "public" or release.public


def _previewed(trace: Trace, path: str) -> bool:
    release = trace.portfolio.release_of(path)
    late = release.embargo is not None and release.embargo > trace.as_of
    return trace.audience != "public" or (release.public and not late)


def _read(trace: Trace, path: str) -> None:
    trace.reads.add(path)


def _each(listing: Listing) -> Iterator[Value | Record]:
    yield from listing._items


def _places(trace: Trace) -> dict[str, int]:
    themes = trace.portfolio.themes
    return {f"themes.{theme.id}": place for place, theme in enumerate(themes)}


def _path(value: Value) -> str | None:
    return value.path


def _recall(_plan: Any, results: Any, *_: Any) -> tuple[list[Any], list[Any]]:
    return list(results), []


def _theme_of(seen: Record) -> Record:
    trace, own = seen._trace, seen._record
    assert isinstance(own, Initiative)
    themes = trace.portfolio.themes
    return view.theme(trace, next(each for each in themes if each.id == own.theme))


MOST = 60  # portfolios
# What finds it, from which portfolio on to look, and what is done to the gate.
GATES: dict[str, tuple[Find, int, list[tuple[Any, str, Any]]]] = {
    "labels": (published, 0, [(Trace, "released", lambda *_: True)]),
    "embargoes": (published, 1, [(Trace, "released", _released)]),
    "labels of previews": (published, 3, [(Trace, "released", _previewed)]),
    "reads": (published, 6, [(Trace, "read", _read)]),
    "lists": (told, 4, [(Listing, "_each", _each)]),
    "subjects": (named, 0, [(view, "subject", lambda seen: seen)]),
    "what was not made again": (left, 0, [(rebuild, "recall", _recall)]),
    "what changed": (left, 1, [(Comparison, "_changes", lambda *_, **__: iter(()))]),
    # Of the portfolios that are built in part after they were labelled, a quarter, few print
    # an exact sum of what may be shown: one of the first 240 is the 187th.
    "totals": (left, 187, [(Comparison, "_counts", lambda *_: False)]),
    # Of random kinds few print an exact sum of a list: these do, whatever the seed.
    "totals of lists": (added_up, 2, [(Comparison, "_counts", lambda *_: False)]),
    "colours": (told, 15, [(theme_colors, "_places", _places)]),
    # In few portfolios what may be shown has another order once what is held back differs.
    "themes": (reached, 98, [(InitiativeRecord, "theme", property(_theme_of))]),
    "order": (
        reached,
        98,
        [(subjects, "in_order", lambda seen: seen.portfolio.initiatives)],
    ),
    "paths": (
        told,
        19,
        [(placed_values, "safe_path", _path), (text_alternatives, "safe_path", _path)],
    ),
}


@pytest.mark.parametrize("gate", GATES)
def test_without_a_gate_something_is_found(
    gate: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, first, patches = GATES[gate]
    for seed in range(first, first + MOST):  # most show nothing of one gate
        with monkeypatch.context() as patched:
            for owner, name, sabotaged in patches:
                patched.setattr(owner, name, sabotaged)
            if find(tmp_path / f"without it {seed}", seed):
                break
    else:
        pytest.fail(f"nothing shows that {gate} are kept")
    assert find(tmp_path / f"with it {seed}", seed) == []


@pytest.mark.parametrize("formats", ["docx", "pdf"])
def test_without_labels_words_and_numbers_are_found_in_files(
    formats: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trace, "released", lambda *_: True)
    planted = Planted(1)
    planted.write(tmp_path / "told", "tree")
    plain(tmp_path, 1, formats)
    held = leaks(tmp_path, planted)
    assert any(word.startswith("Zq") for word in held)
    assert any(word.isdigit() for word in held)
