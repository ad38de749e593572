"""Labels flow: a derived value carries what all that it comes from carries."""

import datetime
from dataclasses import replace
from operator import attrgetter

import pytest

from briefgen import view
from briefgen.audiences import Readership
from briefgen.model import Release
from briefgen.view import HELD, ReleaseLabel, Replay, Trace, Unreleased, Value
from tests.view.test_record import LATER, NOON, PORTFOLIO

LAST = LATER + datetime.timedelta(1)
LABELLED = replace(
    PORTFOLIO,
    releases={
        "initiatives.wells": Release("internal", "protected-b", LATER),
        "initiatives.wells.funding": Release("internal", "protected-c", LAST),
        "initiatives.ponds": Release("internal", "secret", NOON),
    },
)
EMBARGOED = replace(
    PORTFOLIO, releases={"initiatives.wells": Release("public", None, LATER)}
)


def trace(portfolio: object, readers: Readership, as_of: datetime.datetime) -> Trace:
    return Trace(portfolio, "en", readers, as_of)  # type: ignore[arg-type]


def total(asked: Trace) -> Value:
    found = attrgetter("initiatives.funding.new_money")(view.portfolio(asked))
    assert isinstance(found, Value)
    return found


def test_a_sum_carries_the_highest_markings_and_the_latest_embargo() -> None:
    found = total(trace(LABELLED, "internal", NOON))
    assert found.label == ReleaseLabel(("secret", "protected-c"), LAST, internal=True)


def test_a_share_carries_what_both_carry() -> None:
    asked = trace(LABELLED, "internal", NOON)
    wells = attrgetter("initiatives")(view.portfolio(asked))[0]
    share = wells.funding.amount.share_of(total(asked))
    assert share.label == ReleaseLabel(("secret", "protected-c"), LAST, internal=True)
    assert wells.title.label == ReleaseLabel(("protected-b",), LATER, internal=True)


def test_an_embargo_that_has_passed_is_none() -> None:
    found = total(trace(EMBARGOED, "public", LATER))
    assert found.label == ReleaseLabel((), None, internal=False)


def test_a_preview_reads_what_is_only_embargoed() -> None:
    asked = trace(EMBARGOED, "preview", NOON)
    total(asked)
    assert asked.label_of_reads.embargo == LATER
    with pytest.raises(Unreleased):
        total(trace(EMBARGOED, "public", NOON))
    with pytest.raises(Unreleased):
        total(trace(LABELLED, "preview", NOON))


def test_a_preview_records_the_embargo() -> None:
    replay = Replay(trace(EMBARGOED, "preview", NOON))
    assert replay.digest("initiatives.wells.title") == (
        "[embargoed until 2025-01-01T00:00:00+00:00] “wells”"
    )
    assert replay.digest("initiatives.ponds.title") == "“ponds”"


def test_what_is_about_a_record_is_read() -> None:
    asked = trace(EMBARGOED, "internal", NOON)
    record = view.subject(view.initiative(asked, EMBARGOED.initiatives[0]))
    assert record.id.raw == "wells"  # type: ignore[union-attr]
    assert "initiatives.wells" in asked.reads
    held = "[embargoed until 2025-01-01T00:00:00+00:00] given"  # which pages tell
    assert Replay(asked).digest("initiatives.wells") == held


def test_a_count_that_may_not_be_known_is_held_back_each_time() -> None:
    replay = Replay(trace(EMBARGOED, "public", NOON))
    for _ in range(2):
        assert replay.digest("portfolio.initiatives|length") == HELD
    assert replay.digest("initiatives.wells") == HELD
