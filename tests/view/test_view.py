"""The view hands out traced values, records what is read, and withholds what it must."""

import datetime
import re
from decimal import Decimal
from operator import attrgetter
from typing import Any

import pytest

from briefgen import view
from briefgen.audiences import Audience
from briefgen.errors import Place
from briefgen.model import (
    Advice,
    Duration,
    Edition,
    Event,
    FiscalYears,
    Funding,
    FundingLine,
    Initiative,
    LocalizedText,
    Location,
    Money,
    MoneySet,
    Partner,
    Portfolio,
    Release,
    Theme,
)
from briefgen.subject_paths import NAMED
from briefgen.view import (
    COLLECTIONS,
    SUBJECT_KINDS,
    Listing,
    Many,
    Record,
    Totals,
    Value,
    bare,
    parts,
)

EMBARGO = datetime.datetime(2024, 11, 16, 17, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)
PERU = Location("PE", LocalizedText({"en": "Lima"}))


def initiative(name: str, amount: int, years: FiscalYears | None = None) -> Initiative:
    line = FundingLine("new", Money(Decimal(amount), "CAD"), fiscal_years=years)
    return Initiative(
        name,
        "water",
        LocalizedText({"en": name.title(), "fr": name}),
        Funding((line,)),
        LocalizedText({"": "It works."}, prose=True),
        partners=(Partner(LocalizedText({"": "GIZ"}), "leading"),),
        places=(PERU,),
    )


def portfolio(*initiatives: Initiative) -> Portfolio:
    day = datetime.date(2024, 11, 16)
    return Portfolio(
        LocalizedText({"": "Rivers"}),
        Event(LocalizedText({"": "Summit"}), LocalizedText({"": "Lima"}), day, day),
        LocalizedText({"": "Intro."}, prose=True),
        "CAD",
        Edition(day),
        (
            Theme(
                "water",
                LocalizedText({"en": "Water"}),
                advice=Advice(issue=LocalizedText({"": "X"})),
            ),
            Theme("dry", LocalizedText({"en": "Dry"})),
        ),
        initiatives,
        places={
            "initiatives.mill": Place("mill.yaml", 1, 1),
            "initiatives.mill.title.en": Place("mill.yaml", 2, 9),
            "themes.water.title": Place("themes.yaml", 3, 5),
        },
        releases={
            "initiatives.dam": Release("public", None, EMBARGO),
            "themes.water.advice": Release("internal", "protected-a"),
            "themes.water.advice.issue": Release("internal", "secret"),
            "initiatives.mill.funding": Release("public", "protected-b"),
        },
    )


MILL = initiative("mill", 100, FiscalYears(2024, 2027))
DAM = initiative("dam", 300, FiscalYears(2023, 2025))
WELL = initiative("well", 0)


def trace(
    *initiatives: Initiative,
    audience: Audience = "internal",
    language: str = "en",
    as_of: datetime.datetime = EMBARGO,
) -> view.Trace:
    found = portfolio(*(initiatives or (MILL, DAM)))
    return view.Trace(found, language, audience, as_of)


def portfolio_of(seen: view.Trace) -> Any:
    return view.portfolio(seen)


def theme_of(seen: view.Trace, at: int) -> Any:
    return view.theme(seen, seen.portfolio.themes[at])


def initiative_of(seen: view.Trace, found: Initiative) -> Any:
    return view.initiative(seen, found)


def test_every_access_is_recorded_with_its_field() -> None:
    seen = trace()
    record = initiative_of(seen, MILL)
    assert record.title.path == "initiatives.mill.title.en"
    assert record.funding.amount.raw == Money(Decimal(100), "CAD")
    assert list(seen.reads) == [
        "initiatives.mill.title",
        "initiatives.mill.title.en",
        "initiatives.mill.funding",
        "initiatives.mill.funding.amount",
    ]


def test_what_is_not_asked_for_is_not_read() -> None:
    seen = trace()
    portfolio_of(seen)
    initiative_of(seen, MILL)
    assert not seen.reads


def test_a_field_that_is_not_given_is_none_and_read() -> None:
    seen = trace()
    assert initiative_of(seen, MILL).summary is None
    assert list(seen.reads) == ["initiatives.mill.summary"]


def test_items_of_lists_have_paths_of_their_own() -> None:
    (partner,) = initiative_of(trace(), MILL).partners
    assert partner.name.path == "initiatives.mill.partners.0.name"
    assert partner.role.path == "initiatives.mill.partners.0.role"


def test_a_text_for_every_language_has_no_language_in_its_path() -> None:
    record = initiative_of(trace(language="fr"), MILL)
    assert record.description.path == "initiatives.mill.description"
    assert record.description.prose
    assert record.title.path == "initiatives.mill.title.fr"


def test_a_missing_translation_names_path_and_place() -> None:
    seen = trace(language="fr")
    with pytest.raises(view.Untranslated) as caught:
        _ = theme_of(seen, 0).title
    assert (caught.value.path, caught.value.language) == ("themes.water.title", "fr")
    assert caught.value.place == Place("themes.yaml", 3, 5)


def test_a_value_stands_where_it_or_the_nearest_around_it_stands() -> None:
    record = initiative_of(trace(), MILL)
    assert record.title.place == Place("mill.yaml", 2, 9)
    assert record.funding.amount.place == Place("mill.yaml", 1, 1)
    assert initiative_of(trace(), DAM).title.place is None


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [(EMBARGO - SECOND, False), (EMBARGO, True), (EMBARGO + SECOND, True)],
)
def test_an_embargo_ends_at_its_instant(as_of: datetime.datetime, shown: bool) -> None:  # noqa: FBT001
    seen = trace(audience="public", as_of=as_of)
    assert seen.released("initiatives.dam.title.en") is shown
    kept = view.released(portfolio_of(seen).initiatives)
    assert [bare(attrgetter("id")(item)) for item in kept] == (
        ["mill", "dam"] if shown else ["mill"]
    )


def test_an_embargo_is_an_instant_in_every_time_zone() -> None:
    ottawa = datetime.timezone(datetime.timedelta(hours=-5))
    noon = datetime.datetime(2024, 11, 16, 12, tzinfo=ottawa)
    assert trace(audience="public", as_of=noon).released("initiatives.dam")


def test_internal_documents_see_everything_at_any_time() -> None:
    seen = trace(as_of=EMBARGO - SECOND)
    items = portfolio_of(seen).initiatives
    assert len(view.released(items)) == len(items) == 2


@pytest.mark.parametrize("path", ["themes.water.advice", "initiatives.mill.funding"])
def test_a_public_document_reads_nothing_internal_or_marked(path: str) -> None:
    seen = trace(audience="public")
    with pytest.raises(view.Unreleased) as caught:
        seen.read(path)
    assert caught.value.path == path
    assert not seen.reads


def test_a_count_and_a_loop_read_the_items() -> None:
    seen = trace(audience="public", as_of=EMBARGO - SECOND)
    items = portfolio_of(seen).initiatives
    for read in (len, list, bool, lambda them: them[0], lambda them: them[:1]):
        with pytest.raises(view.Unreleased):
            read(items)


def test_the_markings_of_a_document_are_the_highest_of_what_it_read() -> None:
    seen = trace()

    def marking() -> tuple[str, ...]:
        return seen.label_of_reads.markings

    assert marking() == ()
    _ = theme_of(seen, 0).advice
    assert marking() == ("protected-a",)
    _ = initiative_of(seen, MILL).funding.amount
    assert marking() == ("protected-b",)
    _ = theme_of(seen, 0).advice.issue
    assert marking() == ("secret", "protected-b")


def test_sums_and_spans_know_their_inputs() -> None:
    funding = portfolio_of(trace(MILL, DAM, WELL)).initiatives.funding
    total, years = funding.new_money, funding.fiscal_years
    assert total.raw == Money(Decimal(400), "CAD")
    assert [each.path for each in total.inputs] == [
        "initiatives.mill.funding.amount",
        "initiatives.dam.funding.amount",
        "initiatives.well.funding.amount",
    ]
    assert years.raw == FiscalYears(2023, 2027)
    assert (total.path, total.formula, years.formula) == (None, "sum", "span")


def test_years_of_a_part_are_not_those_of_all() -> None:
    dated = initiative("wells", 3, FiscalYears(2024, 2025))
    for amount, expected in ((9, None), (0, FiscalYears(2024, 2025))):
        seen = portfolio_of(trace(dated, initiative("dams", amount)))
        assert bare(seen.initiatives.funding.fiscal_years) == expected


def test_nothing_adds_up_to_zero_and_spans_no_years() -> None:
    seen = trace()
    funding = theme_of(seen, 1).initiatives.funding
    assert funding.new_money.raw == Money(Decimal(0), "CAD")
    assert not funding.new_money
    assert funding.fiscal_years is None


def test_each_currency_has_a_sum_of_its_own() -> None:
    line = FundingLine("new", Money(Decimal(5), "USD"))
    dollars = Initiative("usd", "water", MILL.title, Funding((line,)), MILL.title)
    total = portfolio_of(trace(dollars, MILL)).initiatives.funding.new_money
    assert total.raw == MoneySet((Money(Decimal(100), "CAD"), Money(Decimal(5), "USD")))


def test_places_and_partners_of_a_list_are_named_once() -> None:
    items = portfolio_of(trace()).initiatives
    assert len(items.places) == len(items.partners) == 1
    assert len(items.reach) == 0


def test_an_initiative_knows_its_theme_and_itself() -> None:
    seen = trace()
    record = initiative_of(seen, MILL)
    assert record.theme.title.raw == "Water"
    assert record.initiatives[0] == record
    assert "initiatives.mill.theme" in seen.reads


def test_slices_are_lists() -> None:
    items = portfolio_of(trace(MILL, DAM, WELL)).initiatives
    assert isinstance(items[:2], Listing)
    assert items[1:].funding.new_money.raw == Money(Decimal(300), "CAD")


def test_records_are_the_same_by_their_path() -> None:
    seen = trace()
    assert initiative_of(seen, MILL) == initiative_of(seen, MILL)
    assert initiative_of(seen, MILL) != initiative_of(seen, DAM)
    assert len({initiative_of(seen, MILL), initiative_of(seen, MILL)}) == 1


def value(raw: view.Raw) -> Value:
    return Value(trace(), raw)


def test_values_are_compared_by_what_they_hold() -> None:
    assert value("a") == "a"
    assert value("a") == value("a")
    assert value(1) != value(2)
    assert len({value("a"), value("a")}) == 1
    assert bare(value("a")) == "a"
    assert bare(None) is None


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("Alpha", "Beta"),
        (Money(Decimal(1), "CAD"), Money(Decimal(2), "CAD")),
        (FiscalYears(2023, 2029), FiscalYears(2024, 2025)),
        (FiscalYears(2024, 2025), FiscalYears(2024, 2026)),
        (datetime.date(2024, 1, 1), datetime.date(2024, 1, 2)),
        (Decimal("0.1"), 1),
    ],
)
def test_values_have_an_order(low: view.Raw, high: view.Raw) -> None:
    assert value(low) < value(high)
    assert value(low) <= high
    assert value(high) > low
    assert value(high) >= value(high)
    assert not value(low) > value(high)


@pytest.mark.parametrize(("first", "second"), [("a", 1), (1, None), (1, "a")])
def test_what_has_no_common_order_is_refused(first: view.Raw, second: object) -> None:
    with pytest.raises(TypeError, match="can be compared"):
        _ = value(first) < second


def test_what_holds_nothing_and_has_no_order_says_so() -> None:
    with pytest.raises(TypeError, match="'in' asks a list"):
        _ = "a" in value("abc")
    with pytest.raises(TypeError, match="name a field"):
        sorted([initiative_of(trace(), MILL), initiative_of(trace(), DAM)])


def test_a_value_is_true_unless_it_is_nothing_zero_or_empty() -> None:
    zero = Money(Decimal(0), "CAD")
    assert [bool(value(raw)) for raw in ("a", "", 1, 0, zero)] == [
        *(True, False, True, False, False)
    ]


def test_words_keep_the_path_and_are_no_prose() -> None:
    found = initiative_of(trace(), MILL).description.worded("Words.")
    assert (found.path, found.text) == ("initiatives.mill.description", "Words.")
    assert not found.prose


@pytest.mark.parametrize("name", ["places", "releases", "_x", "nam"])
def test_only_the_fields_of_the_data_can_be_asked(name: str) -> None:
    with pytest.raises(AttributeError):
        getattr(portfolio_of(trace()), name)


def test_shapes_are_what_records_hand_out() -> None:
    seen = trace()
    held = {
        Portfolio: portfolio_of(seen),
        Theme: theme_of(seen, 0),
        Initiative: initiative_of(seen, MILL),
    }
    for kind, record in held.items():
        assert tuple(parts(kind)) == view.offered(record)
        for name, shape in parts(kind).items():
            agrees(shape, getattr(record, name))


def agrees(shape: view.Shape, found: object) -> None:
    match found:
        case Listing():
            assert isinstance(shape, Many)
        case Record():
            assert isinstance(shape, type)
            assert shape not in {Value, Totals}
        case Value():
            assert shape is Value
        case _:
            assert found is None


def test_shapes_of_lists_and_sums() -> None:
    assert tuple(parts(Many(Initiative))) == (
        *("funding", "partners", "places", "reach"),
        "rates",
    )
    assert parts(Many(Initiative))["funding"] is Totals
    assert tuple(parts(Totals)) == (
        "fiscal_years",
        "new_money",
        "renewed_money",
        "own_part",
    )
    assert parts(Value) == {}
    assert parts(Funding)["duration"] is Value
    assert parts(Initiative)["partners"] == Many(Partner)
    assert parts(Portfolio)["advice"] is Advice
    assert parts(Theme)["title"] is Value
    assert Duration not in parts(Funding).values()


def test_records_know_the_paths_of_every_subject() -> None:
    named = [each for each in COLLECTIONS if each not in SUBJECT_KINDS]
    assert all(re.fullmatch(NAMED, each) for each in named)
