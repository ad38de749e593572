"""Tests of edits: each reads back as meant, and leaves every other byte alone."""

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefgen.editing.changes import Change, Drop, Insert, Put
from briefgen.editing.edited_text import edited
from briefgen.errors import BriefgenError
from briefgen.reading import Mapping, Node, Scalar, load
from briefgen.reading.yaml_nodes import LOADER
from tests.editing.odd_yaml import NAMES, Odd, odd_files, values

Path = tuple[str | int, ...]


def written(value: Any) -> Any:
    """Give a value as the reader gives it: every single value is a text."""
    match value:
        case dict():
            return {name: written(each) for name, each in value.items()}
        case list():
            return [written(each) for each in value]
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def read(node: Node) -> Any:
    match node:
        case Scalar():
            assert not node.empty
            return node.text
        case Mapping(entries):
            return {entry.key.text: read(entry.value) for entry in entries}
        case _:
            return [read(item) for item in node.items]


def paths(value: Any, above: Path = ()) -> list[Path]:
    names = list(value) if isinstance(value, dict) else range(len(value))
    below = [(*above, name) for name in names] if isinstance(value, dict | list) else []
    inner = (
        path
        for each in below
        if isinstance(value[each[-1]], dict | list)
        for path in paths(value[each[-1]], each)
    )
    return [*below, *inner]


def at(value: Any, path: Path) -> Any:
    for name in path:
        value = value[name]
    return value


def done(value: Any, change: Change) -> Any:
    """Make a change of a value, as Python would."""
    value = deepcopy(value)
    holder, last = at(value, change.path[:-1]), change.path[-1]
    match change:
        case Put():
            holder[last] = change.value
        case Insert():
            holder.insert(last, change.value)
        case Drop():
            del holder[last]
    return value


@st.composite
def edits(draw: Callable[..., Any], value: Any) -> Change:
    """Draw one change of what a file says."""
    path = draw(st.sampled_from(paths(value)))
    holder, new = at(value, path[:-1]), draw(values)
    verb = draw(st.sampled_from(("put", "put", "add", "remove")))
    if verb == "remove":
        return Drop(path)
    if verb == "put":
        return Put(path, new)
    if isinstance(holder, list):
        return Insert((*path[:-1], draw(st.integers(0, len(holder)))), new)
    name = draw(st.sampled_from(NAMES))
    assume(name not in holder)
    return Put((*path[:-1], name), new, draw(st.sampled_from(((), (path[-1],)))))


def slices(text: str) -> dict[Path, str]:
    """Give the source of every single value by its path, as another parser finds it."""
    body = text.removeprefix("\ufeff")
    root = yaml.compose(body, Loader=LOADER)
    assert root is not None
    kept: dict[Path, str] = {}

    def walk(node: yaml.Node, path: Path) -> None:
        match node:
            case yaml.MappingNode():
                for key, value in node.value:
                    walk(value, (*path, key.value))
            case yaml.SequenceNode():
                for number, item in enumerate(node.value):
                    walk(item, (*path, number))
            case _:
                kept[path] = body[node.start_mark.index : node.end_mark.index].strip()

    walk(root, ())
    return kept


def moved(path: Path, change: Change) -> Path | None:
    """Give where a value stands after a change, or None if it was changed itself."""
    depth = len(change.path) - 1
    *above, last = change.path
    if path[:depth] != tuple(above) or len(path) <= depth:
        return path
    here = path[depth]
    if isinstance(last, int) and isinstance(here, int) and not isinstance(change, Put):
        step = 1 if isinstance(change, Insert) else -1
        if here > last or (here == last and step == 1):
            return (*path[:depth], here + step, *path[depth + 1 :])
    return None if here == last else path


def judge(odd: Odd, change: Change) -> None:
    """Refuse an edit that does more or less than it is meant to."""
    after = edited(odd.text, "a.yaml", [change])
    assert read(load(after, "a.yaml")) == written(done(odd.value, change))
    now = slices(after)
    for path, source in slices(odd.text).items():
        there = moved(path, change)
        if there is not None:
            assert now[there] == source, there
    kept = [
        name
        for name in re.findall(r"# (c\d+\.)", odd.text)
        if change.path != odd.comments[name][: len(change.path)]
        or isinstance(change, Insert)
    ]
    assert [name for name in re.findall(r"# (c\d+\.)", after) if name in kept] == kept
    assert after.startswith("\ufeff") == odd.text.startswith("\ufeff")
    assert after.count("\r\n") in (0, after.count("\n"))
    for line in ("# the head", "# the end", "---", "..."):
        assert (line in odd.text.splitlines()) <= (line in after.splitlines())


@st.composite
def files(draw: Callable[..., Any]) -> Odd:
    """Draw a file that the reader takes as it is meant."""
    odd: Odd = draw(odd_files())
    try:
        value = read(load(odd.text, "a.yaml"))
    except BriefgenError:
        assume(condition=False)  # as `a #5`, which the reader takes for a slip
        raise
    assume(
        value == written(odd.value)
    )  # not so: an empty line after a text that keeps it
    return odd


ODD = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@ODD
@given(st.data())
def test_an_edit_reads_back_as_meant_and_leaves_the_rest_alone(
    data: st.DataObject,
) -> None:
    odd = data.draw(files())
    judge(odd, data.draw(edits(odd.value)))


@ODD
@given(st.data())
def test_several_edits_at_once_are_made_one_after_the_other(
    data: st.DataObject,
) -> None:
    odd = data.draw(files())
    value, changes = odd.value, list[Change]()
    for _ in range(data.draw(st.integers(2, 4))):
        assume(value)
        changes.append(data.draw(edits(value)))
        value = done(value, changes[-1])
    assert read(load(edited(odd.text, "a.yaml", changes), "a.yaml")) == written(value)


@ODD
@given(st.data())
def test_a_whole_new_value_changes_only_what_differs(data: st.DataObject) -> None:
    odd = data.draw(files())
    change = data.draw(edits(odd.value))
    whole = Put((), done(odd.value, change))
    after = edited(odd.text, "a.yaml", [whole])
    assert read(load(after, "a.yaml")) == written(whole.value)
    if all(
        isinstance(name, str) for name in change.path
    ):  # items may match in many ways
        now, before = slices(after), slices(odd.text)
        unmoved = [path for path in before if moved(path, change) == path]
        assert {path: now[path] for path in unmoved} == {p: before[p] for p in unmoved}
