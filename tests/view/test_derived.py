"""A derived field is declared once, and whatever asks the view knows it."""

import pytest

from briefgen import view
from briefgen.model import Initiative, Portfolio, Theme
from briefgen.view import (
    Listing,
    Many,
    Record,
    Replay,
    Shape,
    Totals,
    Trace,
    Value,
    computed,
    offered,
    parts,
)
from briefgen.view.record import LEFT_OUT
from tests.sample_documents import NOON, project

SHAPES: tuple[Shape, ...] = (
    Portfolio,
    Theme,
    Initiative,
    Many(Initiative),
    Totals,
)
FIELDS = [(shape, name) for shape in SHAPES for name in computed(shape)]


def trace() -> Trace:
    return Trace(project().portfolio, "en", "internal", NOON)


def owners(asked: Trace) -> dict[Shape, Record | Listing | Totals]:
    theme = view.theme(asked, asked.portfolio.themes[0])
    listing = theme.initiatives
    assert isinstance(listing, Listing)
    (first, *_) = asked.portfolio.initiatives
    return {
        Portfolio: view.portfolio(asked),
        Theme: theme,
        Initiative: view.initiative(asked, first),
        Many(Initiative): listing,
        Totals: listing.funding,
    }


def shape_of(found: object) -> object:
    match found:
        case Listing():
            return Many
        case Record():
            return Record
        case _:
            return type(found)


@pytest.mark.parametrize(("shape", "name"), FIELDS)
def test_what_is_found_has_the_shape_that_is_declared(shape: Shape, name: str) -> None:
    owner = owners(trace())[shape]
    assert name in offered(owner)
    declared = parts(shape)[name]
    values: dict[Shape, object] = {Value: Value, Totals: Totals}
    kind = Many if isinstance(declared, Many) else values.get(declared, Record)
    assert shape_of(getattr(owner, name)) is kind


@pytest.mark.parametrize(("shape", "name"), FIELDS)
def test_what_is_recorded_of_it_is_found_again_by_its_key(
    shape: Shape, name: str
) -> None:
    asked = trace()
    found = getattr(owners(asked)[shape], name)
    if isinstance(found, Listing):
        tuple(found)
    if isinstance(found, Value):
        _ = found.raw
    again = Replay(trace())
    assert asked.recorded or isinstance(found, Totals)  # sums are recorded by theirs
    for (kind, key), digest in asked.recorded.items():
        if kind == LEFT_OUT:
            assert again.left_out(key) == frozenset(digest.split())
        else:
            assert again.digest(key) == digest


@pytest.mark.parametrize(("shape", "name"), FIELDS)
def test_it_is_documented_by_what_it_returns(shape: Shape, name: str) -> None:
    told = computed(shape)[name].documentation
    assert told[0].islower()
    assert not told.endswith(".")
