"""Where an activity takes place and what it is counted under: lists with percentages."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lxml import etree

from briefgen.sources.iati.codelists import (
    OLD_SECTOR_VOCABULARIES,
    SECTOR_VOCABULARIES,
    SIGNIFICANCES,
)
from briefgen.sources.iati.narratives import ElementParts, attribute_of, line_of, texts
from briefgen.sources.iati.sector_categories import CATEGORIES, MARKERS
from briefgen.sources.record_cells import NUMBER, RecordCells, text_of
from briefgen.sources.remarks import Remarks
from briefgen.sources.source_content import SourceRecord

OECD = {"1", "2"}  # vocabularies of sectors whose codes begin with that of a category
COUNTED = (("countries", "recipient-country"), ("regions", "recipient-region"))
DEGREES = ("latitude", "longitude")
WHOLE = Decimal(100)
NEARLY = Decimal("0.5")  # that rounding may leave


def add_places(values: RecordCells, activity: ElementParts, language: str) -> None:
    """Add countries and regions, with their percentages, and named locations."""
    for column, name in COUNTED:
        several = []
        for number, element in enumerate(activity.all(name), 1):
            one = values.below(f"{name} {number}", line_of(element))
            one.text("code", attribute_of(element, "code").upper())
            one.text("vocabulary", attribute_of(element, "vocabulary"))
            one.texts("name", texts([element], language))
            one.number("percentage", attribute_of(element, "percentage"))
            several.append(one.record())
        values.records(column, several)
    numbered = enumerate(activity.all("location"), 1)
    values.records(
        "locations", (_location(values, n, each, language) for n, each in numbered)
    )


def _location(
    values: RecordCells, number: int, element: etree._Element, language: str
) -> SourceRecord:
    parts = ElementParts(element)
    one = values.below(f"location {number}", line_of(element))
    one.texts("name", texts(parts.all("name"), language))
    point = parts.first("point")
    latitude, _, longitude = (
        ("", "", "")
        if point is None
        else ElementParts(point).text("pos").partition(" ")
    )
    old = parts.first("coordinates")  # before 2.01
    if old is not None and not latitude:
        latitude, longitude = (attribute_of(old, each) for each in DEGREES)
    one.number("latitude", latitude)
    one.number("longitude", longitude)
    one.text("country", parts.attribute("administrative", "country").upper())
    return one.record()


def add_sectors(
    values: RecordCells, activity: ElementParts, language: str, remarks: Remarks
) -> None:
    """Add sectors, each with its category, and the category that has most of them."""
    numbered = enumerate(activity.all("sector"), 1)
    sectors = [_sector(values, n, each, language) for n, each in numbered]
    named = [each for each in sectors if {"code", "name"} & _kinds(each)]
    values.records("sectors", named)
    vocabularies = {text_of(each, "vocabulary") for each in sectors if _known(each)}
    for vocabulary in sorted(vocabularies)[:1]:
        own = [each for each in sectors if text_of(each, "vocabulary") == vocabulary]
        _add_categories(values, [each for each in own if _known(each)], remarks)


def _sector(
    values: RecordCells, number: int, element: etree._Element, language: str
) -> SourceRecord:
    stated = attribute_of(element, "vocabulary") or "1"
    vocabulary = OLD_SECTOR_VOCABULARIES.get(stated.lower(), stated)
    code = attribute_of(element, "code")
    category = code[:3] if vocabulary in OECD else ""
    one = values.below(f"sector {number}", line_of(element))
    one.text("code", code)
    one.text("vocabulary", vocabulary)
    one.text("vocabulary.name", SECTOR_VOCABULARIES.get(vocabulary))
    one.texts("name", texts([element], language))
    one.number("percentage", attribute_of(element, "percentage"))
    one.text("category", category)
    one.texts("category", CATEGORIES.get(category, {}))
    return one.record()


def _kinds(record: SourceRecord) -> set[str]:
    return {name.partition(".")[0] for name in record.values}


def _known(sector: SourceRecord) -> bool:
    return text_of(sector, "category") in CATEGORIES


def _add_categories(
    values: RecordCells, sectors: list[SourceRecord], remarks: Remarks
) -> None:
    """Add each category with its part of all, and the one with most of it."""
    totals: dict[str, Decimal] = {}
    lines: dict[str, int] = {}
    without: set[str] = set()
    for each in sectors:
        category, share = (text_of(each, name) for name in ("category", "percentage"))
        part = Decimal(share) if NUMBER.fullmatch(share) else Decimal(0)
        totals[category] = totals.get(category, Decimal(0)) + part
        lines.setdefault(category, each.line)
        without |= set() if part else {category}
    several = []
    for category, total in totals.items():
        one = values.below("sectors", lines[category])
        one.text("code", category)
        one.texts("name", CATEGORIES[category])
        one.number("percentage", "" if category in without else format(total, "f"))
        several.append(one.record())
    values.records("categories", several)
    _add_main(values, totals, remarks)


def _add_main(
    values: RecordCells, totals: Mapping[str, Decimal], remarks: Remarks
) -> None:
    """Add the category with the largest percentage; of equal ones the first."""
    most = max(totals.values())
    largest = [category for category, total in totals.items() if total == most]
    values.text("main-category", largest[0])
    values.texts("main-category", CATEGORIES[largest[0]])
    if len(largest) > 1:
        words = "categories of sectors with equal parts: the first one counts as main"
        remarks.add(values.line, words, example=values.where)
    whole = sum(totals.values(), Decimal(0))
    if whole and abs(whole - WHOLE) > NEARLY:
        words = "percentages of sectors do not add up to 100"
        remarks.add(values.line, words, example=f"{whole} of {values.where}")


def add_markers(values: RecordCells, activity: ElementParts, language: str) -> None:
    """Add the policies that an activity serves, and how far."""
    several = _markers(values, activity, language)
    named = [each for each in several if {"code", "name"} & _kinds(each)]
    values.records("policy-markers", named)


def _markers(
    values: RecordCells, activity: ElementParts, language: str
) -> Iterator[SourceRecord]:
    for number, element in enumerate(activity.all("policy-marker"), 1):
        one = values.below(f"policy marker {number}", line_of(element))
        vocabulary = attribute_of(element, "vocabulary") or "1"
        code = attribute_of(element, "code")
        significance = attribute_of(element, "significance")
        known: Mapping[str, str] = MARKERS.get(code, {}) if vocabulary == "1" else {}
        one.text("code", code)
        one.text("vocabulary", vocabulary)
        one.texts("name", texts([element], language) or known)
        one.text("significance", SIGNIFICANCES.get(significance, significance))
        yield one.record()
