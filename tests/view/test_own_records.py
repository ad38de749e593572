"""Fields of the office's own as templates get them: compared, ordered, and nothing else."""

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefgen import view
from briefgen.model import Number, Portfolio
from briefgen.view import compare
from tests.loading.test_own_fields import loaded

NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    return loaded(tmp_path)


def own(portfolio: Portfolio, language: str = "en") -> Any:
    trace = view.Trace(portfolio, language, "public", NOON)
    record: Any = view.initiative_named(trace, "mill")
    return record.fields


def test_a_choice_is_compared_by_its_id_and_printed_by_its_label(
    portfolio: Portfolio,
) -> None:
    english, french = own(portfolio).stage, own(portfolio, "fr").stage
    assert english == "approved"
    assert french == "approved"
    assert (english.text, french.text) == ("Approved", "Approuvé")


def test_a_number_with_a_unit_is_compared_as_a_number(portfolio: Portfolio) -> None:
    area = own(portfolio).area
    assert area.held == Number(Decimal("12.5"), 1, "km²")
    assert area != 12
    assert area > 12
    assert area < 13
    assert area != "12.5"
    assert area != None  # noqa: E711 - as a template may ask


def test_a_plain_number_is_one(portfolio: Portfolio) -> None:
    assert own(portfolio).jobs.held == 1200
    assert own(portfolio).jobs > 10


def test_numbers_are_the_same_whatever_their_units() -> None:
    two = Number(Decimal(2), 1, "km")
    assert compare.same(two, Number(Decimal("2.0"), 0, "m"))
    assert not compare.same(two, "2")
    assert compare.order(two, 3) < 0


def test_only_what_is_declared_is_there(portfolio: Portfolio) -> None:
    fields = own(portfolio)
    assert view.offered(fields) == tuple(portfolio.declared.initiative.values)
    for name in ("values", "answer", "release"):
        with pytest.raises(AttributeError):
            getattr(fields, name)


def test_a_declaration_is_data_with_a_path_and_a_place(portfolio: Portfolio) -> None:
    trace = view.Trace(portfolio, "fr", "public", NOON)
    record: Any = view.portfolio(trace)
    day = record.declared.initiative.steps.columns.day
    assert (day.label.raw, day.type.raw) == ("Jour", "date")
    assert day.label.path == "portfolio.declared.initiative.steps.columns.day.label.fr"
    choices = record.declared.initiative.stage.choices
    assert [each.label.raw for each in choices] == ["Prévu", "Approuvé"]


def test_what_was_read_is_found_again_by_its_key(portfolio: Portfolio) -> None:
    trace = view.Trace(portfolio, "en", "public", NOON)
    record: Any = view.initiative_named(trace, "mill")
    for name in portfolio.declared.initiative.values:
        value: Any = getattr(record.fields, name)
        if isinstance(value, view.Listing):
            every: Any = tuple(value)
            _ = [each.what for each in every] if name == "steps" else every
    whole: Any = view.portfolio(trace)
    _ = whole.declared.initiative.area.unit
    again = view.Replay(view.Trace(portfolio, "en", "public", NOON))
    keys = {key: digest for (kind, key), digest in trace.recorded.items()}
    assert len(keys) > 15
    assert {key: again.digest(key) for key in keys} == keys
