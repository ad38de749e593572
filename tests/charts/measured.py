"""Initiatives with yearly amounts, increases and results, and the cases of each kind."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from briefgen.model import (
    FiscalYears,
    Funding,
    FundingLine,
    IndicatorResult,
    Initiative,
    Money,
    Number,
    Portfolio,
    Reach,
    YearAmount,
)
from tests.charts.portfolios import initiative, people, portfolio, text

MILLION = 1_000_000
LONG = "Households of fishing communities along the coast that have safe water at home"


def yearly(
    name: str, *amounts: int | None, first: int = 2026, currency: str = "CAD"
) -> Initiative:
    """Give an initiative whose amounts of years are stated; None states none."""
    years = [FiscalYears(at, at + 1) for at in range(first, first + len(amounts))]
    profile = tuple(
        YearAmount(year, Money(Decimal(amount), currency))
        for year, amount in zip(years, amounts, strict=True)
        if amount is not None
    )
    whole = Money(Decimal(sum(each or 0 for each in amounts)), currency)
    line = FundingLine("new", whole, profile=profile)
    return replace(initiative(name), funding=Funding((line,)))


def increased(
    name: str, amount: int, total: int | None, currency: str = "CAD"
) -> Initiative:
    """Give an initiative that receives more than before."""
    more = Money(Decimal(amount), currency)
    whole = None if total is None else Money(Decimal(total), currency)
    line = FundingLine("increase", more, total_value=whole)
    return replace(initiative(name), funding=Funding((line,)))


def result(
    name: str,
    baseline: int | None,
    target: int | None,
    actual: int | None,
    unit: str = "",
) -> IndicatorResult:
    """Give a result; a share has the unit %."""
    share = unit if unit == "%" else ""
    first, aim, now = (
        None if each is None else Number(Decimal(each), unit=share)
        for each in (baseline, target, actual)
    )
    counted = text(unit) if unit and not share else None
    return IndicatorResult(text(name), counted, first, aim, now)


def measured(name: str, *results: IndicatorResult) -> Initiative:
    """Give an initiative with results."""
    return replace(initiative(name, 5), results=results)


def reaching(name: str, *groups: Reach) -> Initiative:
    """Give an initiative that reaches people."""
    return initiative(name, 5, reach=groups)


DAMS = yearly("Dams", 6_600_000, 11 * MILLION, 5 * MILLION)
STOCKS = yearly("Stocks", 5 * MILLION, *[6_500_000] * 4)
WELLS = initiative("Wells", 5)
HEALTH = increased("Health", 1_200_000, 2 * MILLION)
FERRIES = increased("Ferries", 18 * MILLION, 64 * MILLION)
MARSH = result("Farmland returned to the tide", 0, 320, 45, "hectares")
DUG = result("Wells dug", 0, 50, 50, "wells")
SEEDLINGS = result("Seedlings that survive", 40, 80, 62, "%")
TEACHERS = result("Teachers trained", 20, 50, 25, "%")
RANGE = range(9)
SPILLS = result("Spills", 120, 20, 70, "spills")

CASES: Mapping[str, Mapping[str, tuple[Initiative, ...]]] = {
    "profile": {
        "none": (WELLS,),
        "one year": (yearly("Dams", 5),),
        "two years": (yearly("Dams", 5, 6),),
        "three years": (DAMS,),
        "many, four of which tie": (STOCKS,),
        "two of three initiatives": (DAMS, STOCKS, WELLS),
        "equal years": (yearly("Dams", 5, 5, 5),),
        "nearly equal years": (yearly("Dams", 5_000_000, 5_010_000, 5_020_000),),
        "two of three initiatives, equal": (
            *(yearly(name, 5, 5, 5) for name in ("Dams", "Stocks")),
            WELLS,
        ),
        "two of three initiatives, nearly equal": (
            *(yearly(name, 500, 501, 502) for name in ("Dams", "Stocks")),
            WELLS,
        ),
        "years of nothing": (yearly("Dams", 5, 0, 6, None, 1),),
        "all zero": (yearly("Dams", 0, 0, 0),),
        "two currencies": (DAMS, yearly("Stocks", 5, 6, 7, currency="USD")),
        "uneven amounts": (yearly("Dams", 1_234_567, 23_456_789, 345_678),),
    },
    "waterfall": {
        "none": (WELLS,),
        "an increase without total": (increased("Health", 5, None),),
        "one": (HEALTH,),
        "two": (HEALTH, FERRIES),
        "two of three": (HEALTH, FERRIES, increased("Ports", 5, None)),
        "many": tuple(increased(f"Port {at}", at, 10) for at in range(1, 7)),
        "a small rise": tuple(increased(f"Port {at}", at, 100) for at in range(1, 7)),
        "one small rise": (increased("Health", 5, 100),),
        "ties": (increased("Health", 5, 10), increased("Ferries", 5, 10)),
        "nothing before": (increased("Health", 5, 5),),
        "two currencies": (HEALTH, increased("Ports", 5, 9, "USD")),
        "a long name": (increased(LONG, 5, 9),),
    },
    "progress": {
        "none": (WELLS,),
        "no baseline": (measured("Coast", result("Spills", None, 20, 70)),),
        "one": (measured("Coast", MARSH),),
        "one that is no count": (measured("Coast", SEEDLINGS),),
        "one that is reached": (measured("Coast", DUG),),
        "one that is passed": (measured("Coast", result("Wells", 0, 10, 18)),),
        "two, none reached": (measured("Coast", MARSH, SEEDLINGS),),
        "many of two initiatives": (
            measured("Coast", MARSH, DUG, SEEDLINGS, SPILLS),
            measured(
                "Schools",
                result("Places", 0, 600, 1500, "places"),
                result("Teachers", 10, 20, 5),
                result("Books", None, 60, 10),
            ),
        ),
        "ties": (measured("Coast", result("A", 0, 10, 5), result("B", 0, 2, 1)),),
        "the first of three tie": (
            measured("Coast", *(result(each, 0, 10, 5) for each in "AB"), MARSH),
        ),
        "all reached": (
            measured("Coast", *(result(each, 0, 10, 12) for each in "AB")),
        ),
        "all zero": (measured("Coast", *(result(each, 0, 10, 0) for each in "AB")),),
        "a long name": (measured("Coast", result(LONG, 0, 10, 5)),),
    },
    "icon-array": {
        "none": (WELLS,),
        "one group": (reaching("Coast", people(2500, "traders")),),
        "one group, half women": (
            reaching("Coast", people(2500, "professionals", "at-least", 50)),
        ),
        "one group, some women": (
            reaching("Coast", people(240, "inspectors", "exact", 35)),
        ),
        "few people": (reaching("Coast", people(7, "leaders", "exact", 43)),),
        "two like groups": (
            reaching("Coast", people(2500, "farmers")),
            reaching("Schools", people(1000, "farmers")),
        ),
        "many like groups": tuple(
            reaching(f"School {at}", people(2500 * at * at, "farmers", bound))
            for at, bound in enumerate(["exact"] * 4 + ["more-than"], 1)
        ),
        "two unlike groups": (
            reaching("Coast", people(2500, "farmers")),
            reaching("Schools", people(1000, "leaders")),
        ),
        "ties": (
            reaching("Coast", people(25, "farmers")),
            reaching("Schools", people(25, "farmers")),
        ),
        "zero": (reaching("Coast", people(0, "farmers")),),
        "a long name": (
            reaching(LONG, people(2500, "farmers")),
            reaching("Schools", people(10, "farmers")),
        ),
    },
    "slope": {
        "none": (WELLS,),
        "one": (measured("Coast", SEEDLINGS),),
        "two": (measured("Coast", SEEDLINGS, TEACHERS),),
        "many": (
            measured(
                "Coast",
                *(
                    result(f"School {at}", 30 + at, 80, 35 + at * 3, "%")
                    for at in RANGE
                ),
            ),
        ),
        "one rises, one falls": (
            measured(
                "Coast",
                SPILLS,
                result("Oil spills", 60, 20, 62, "spills"),
                result("Fires", None, 20, 62, "spills"),
            ),
        ),
        "unlike units": (measured("Coast", SEEDLINGS, MARSH),),
        "two of three in one unit": (measured("Coast", MARSH, SEEDLINGS, TEACHERS),),
        "two of three tie": (
            measured(
                "Coast",
                *(result(each, 30, 80, 50, "%") for each in ("Boys", "Girls")),
                TEACHERS,
            ),
        ),
        "all tie": (
            measured("Coast", *(result(each, 30, 80, 50, "%") for each in "ABCD")),
        ),
        "none has changed": (
            measured("Coast", *(result(each, 30, 80, 30, "%") for each in "ABC")),
        ),
        "a long name": (measured("Coast", result(LONG, 12, 80, 70, "%"), TEACHERS),),
    },
}


def cases(kind: str) -> Iterator[tuple[str, Portfolio]]:
    """Give the cases of a kind, each with its name."""
    for name, initiatives in CASES[kind].items():
        yield name, portfolio(*initiatives)
