"""What a build remembers of any declared field is the value that was read."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from briefgen import loading, model
from briefgen.loading.plain_values import plain, record_of
from briefgen.state.parsed_data import remembered
from briefgen.state.state import opened
from briefgen.workspace import open_workspace
from tests.declared.workspaces import workspaces, write

ABOUT = {"digests", "gaps", "places", "releases"}  # of a portfolio; no data


@pytest.fixture(scope="module")
def portfolios(tmp_path_factory: pytest.TempPathFactory) -> list[model.Portfolio]:
    roots = [
        write(tmp_path_factory.mktemp("declared"), each, {}) for each in workspaces()
    ]
    return [loading.load(open_workspace(root)) for root in roots]


def records(value: Any) -> Iterator[Any]:
    """Yield a value and all records in it."""
    if is_dataclass(value):
        if not isinstance(value, model.ByName):  # what holds it knows of which type
            yield value
        for each in fields(value):
            if each.name not in ABOUT:
                yield from records(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from records(each)


def test_each_record_is_the_same_after_it_was_remembered(
    portfolios: list[model.Portfolio],
) -> None:
    kinds = set()
    for portfolio in portfolios:
        for value in (*portfolio.themes, *portfolio.initiatives):
            for each in records(value):
                assert _again(each) == each
                kinds.add(type(each))
    assert len(kinds) > 5


def _again(value: Any) -> Any:
    kind: Any = type(value)
    return record_of(kind)(json.loads(json.dumps(plain(value))))


def test_every_field_of_the_model_has_a_value(
    portfolios: list[model.Portfolio],
) -> None:
    every = [each for portfolio in portfolios for each in records(portfolio)]
    filled = {
        (type(each), field.name)
        for each in every
        for field in fields(each)
        if getattr(each, field.name) is not None and getattr(each, field.name) != ()
    }
    kinds = {type(each) for each in every}
    wanted = {
        (kind, field.name)
        for kind in kinds
        for field in fields(kind)
        if field.name not in ABOUT
    }
    assert wanted - filled == set()


def test_a_workspace_that_is_remembered_is_the_one_that_was_read(
    tmp_path: Path,
) -> None:
    for number, each in enumerate(workspaces()):
        root = write(tmp_path / str(number), each, {})
        workspace = open_workspace(root)
        fresh = loading.load(workspace)
        for _ in range(2):
            with opened(root) as state, remembered(state) as memory:
                again = loading.load(workspace, memory)
            assert dict(again.places) == dict(fresh.places)
            assert again.themes == fresh.themes
            assert again.initiatives == fresh.initiatives
            assert again.digests == fresh.digests
            assert again.releases == fresh.releases
