"""What an initiative has achieved, and what is planned: results and milestones."""

from dataclasses import replace
from typing import Any

from briefgen.loading.dates import when
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.numbers import number
from briefgen.model import IndicatorResult, LocalizedText, Milestone
from briefgen.reading.fields import At, Field, boolean, optional, required

MEASURED = ("baseline", "target", "actual")
PERCENT = {"percent", "%"}  # as a unit that every language has its own sign for


def result(texts: Texts) -> Field[IndicatorResult]:
    """Declare a result: an indicator with what was measured, and what is meant to be."""
    line, some = texts.line, number()
    return mapping(
        _result,
        required(
            "indicator", line, "what is measured", "{en: Wells dug, fr: Puits creusés}"
        ),
        optional("target", some, "what it is meant to be", "5000"),
        optional("unit", line, "what is counted; or percent", "{en: wells, fr: puits}"),
        optional("baseline", some, "before the initiative", "0"),
        optional("actual", some, "what it is", "1200"),
        optional("as_of", when(), "when the actual was so", "2025-03"),
        check=_judge_result,
    )


def milestone(texts: Texts) -> Field[Milestone]:
    """Declare a milestone."""
    return mapping(
        Milestone,
        required("date", when(), "a day, a month or a fiscal quarter", "2025-26 Q2"),
        required(
            "text",
            texts.line,
            "what is reached then",
            "{en: First wells dug, fr: Premiers puits creusés}",
        ),
        optional("done", boolean(), "whether it is reached", "true"),
    )


def _result(*, unit: LocalizedText | None = None, **fields: Any) -> IndicatorResult:
    once = None if unit is None else unit.by_language.get("")
    if once not in PERCENT:
        return IndicatorResult(unit=unit, **fields)
    measured = {name: value for name, value in fields.items() if name in MEASURED}
    shares = {name: replace(value, unit="%") for name, value in measured.items()}
    return IndicatorResult(**fields | shares)


def _judge_result(result: IndicatorResult, at: At) -> None:
    if result.actual is None and result.target is None:
        at.tell("expected a target, an actual, or both", "missing-field")
    if result.actual is None and result.as_of is not None:
        message = "the date says when the actual was measured, and there is none"
        (at / "as_of").tell(message, "date-of-nothing", "add `actual`, or leave it out")
