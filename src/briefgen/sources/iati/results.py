"""The results of an activity to its indicators, each with the values of its periods."""

from itertools import count

from lxml import etree

from briefgen.sources.iati.money import day_of
from briefgen.sources.iati.narratives import ElementParts, attribute_of, line_of, texts
from briefgen.sources.record_cells import RecordCells, text_of
from briefgen.sources.remarks import Remarks
from briefgen.sources.source_content import SourceCell, SourceRecord

MEASURES = {
    "1": "unit",
    "2": "percentage",
    "3": "nominal",
    "4": "ordinal",
    "5": "qualitative",
}
QUALITATIVE, PERCENTAGE = "qualitative", "percentage"
NOTHING = {"n/a", "na", "-", "tbc", "tbd", "nil"}  # written where there is no value


def add_results(
    values: RecordCells, activity: ElementParts, language: str, remarks: Remarks
) -> None:
    """Add the indicators that have a number; those in words are a list of their own.

    The target is that of the last period with one, the actual value likewise.
    """
    numbers: list[SourceRecord] = []
    words: list[SourceRecord] = []
    numbered = count(1)  # also those that are left out: places count what stands there
    for result in activity.all("result"):
        parts = ElementParts(result)
        titles = texts(parts.all("title"), language)
        for element in parts.all("indicator"):
            one = values.below(f"indicator {next(numbered)}", line_of(element))
            one.texts("title", titles)
            measure = _add_indicator(one, element, language)
            record = one.record()
            if not {"target", "actual"} & record.values.keys():
                text = "indicators without a target and an actual value are left out"
                remarks.add(record.line, text, example=record.where)
            else:
                (words if measure == QUALITATIVE else numbers).append(record)
    values.records("results", numbers)
    values.records("results-in-words", words)


def _add_indicator(one: RecordCells, element: etree._Element, language: str) -> str:
    """Add what an indicator says, and return how it is measured."""
    parts = ElementParts(element)
    stated = attribute_of(element, "measure")
    measure = MEASURES.get(stated, stated)
    one.texts("indicator", texts(parts.all("title"), language))
    one.text("measure", measure)
    one.text("unit", "percent" if measure == PERCENTAGE else "")
    baselines = parts.all("baseline")
    base = next((each for each in baselines if not _is_part(each)), None)
    if base is not None:
        _add_value(one, "baseline", attribute_of(base, "value"), measure)
        one.text("baseline-year", attribute_of(base, "year"))
    periods = [_period(one, each, measure) for each in parts.all("period")]
    ordered = sorted(periods, key=lambda each: text_of(each, "period-end"))
    one.records("periods", ordered)
    for name in ("target", "actual"):
        with_one = [each for each in ordered if name in each.values]
        cell = with_one[-1].values[name] if with_one else None
        if isinstance(cell, SourceCell):
            _add_value(one, name, cell.text, measure, cell.fault)
            one.date(f"{name}-date", text_of(with_one[-1], "period-end"))
    return measure


def _period(one: RecordCells, element: etree._Element, measure: str) -> SourceRecord:
    parts = ElementParts(element)
    period = RecordCells(one.where, line_of(element), below=True)
    period.date("period-start", day_of(parts, "period-start"))
    period.date("period-end", day_of(parts, "period-end"))
    for name in ("target", "actual"):
        whole = [each for each in parts.all(name) if not _is_part(each)]
        values = {attribute_of(each, "value") for each in whole} - {""}
        fault = ""
        if len(values) > 1:
            shown = " and ".join(sorted(values))
            fault = f"the {name} of one period has several values: {shown}"
        text = attribute_of(whole[0], "value") if whole and not fault else ""
        _add_value(period, name, text, measure, fault)
    return period.record()


def _is_part(element: etree._Element) -> bool:
    """Return whether a value is one of a part, such as women, and not of the whole."""
    return bool(ElementParts(element).all("dimension"))


def _add_value(
    values: RecordCells, name: str, text: str, measure: str, fault: str = ""
) -> None:
    clean = text.removesuffix("%").strip() if measure == PERCENTAGE else text
    if clean.casefold() not in NOTHING:
        values.number(name, clean, fault)
