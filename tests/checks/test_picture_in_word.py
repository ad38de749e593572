"""A chart of Word's own that has no room becomes a picture, and that is told."""

from dataclasses import replace
from decimal import Decimal

from briefgen.assembly.lists import named
from briefgen.checks import check
from briefgen.checks.picture_in_word import pictures
from briefgen.drawing import Bar, ChartData
from briefgen.errors import Diagnostic, Place
from briefgen.traversal import blocks
from briefgen.tree import Document, Figure
from tests.writers.docx.opened import look
from tests.writers.sample_trees import figure, of_blocks

NAME = "Strengthening the capacity of small and remote communities to adapt"


def found(width: float, *, native: bool = True) -> list[Diagnostic]:
    told = check(drawn(width, native=native), look("note"), Place("templates/note.md"))
    return [each for each in told if each.rule == "picture-in-word"]


def listed(width: float, *, native: bool = True) -> tuple[str, ...]:
    return pictures(drawn(width, native=native), look("note"))


def drawn(width: float, *, native: bool) -> Document:
    bars = tuple(Bar(NAME, Decimal(at), f"{at}.00", "#5b2a6e") for at in (3, 1))
    plot = ChartData("bars", ("Initiative", "New funding", "Label"), bars)
    drawing = replace(figure().drawing, width=width, height=60.0)
    block: Figure = replace(figure(), drawing=drawing, plot=plot if native else None)
    return of_blocks(block, block)


def test_a_chart_without_room_for_its_names_is_told_with_the_reason() -> None:
    (warning,) = found(120.0)
    assert (warning.severity, warning.place.path) == ("warning", "templates/note.md")
    assert warning.message == (
        "the chart 'funding-by-initiative' is a picture in Word:"
        " its words need more than 120 points of width"
    )


def test_a_chart_with_room_and_a_kind_that_word_has_not_got_are_not_told() -> None:
    assert found(468.0) == []
    assert found(120.0, native=False) == []


def test_a_chart_that_is_repeated_is_told_by_its_name() -> None:
    document = drawn(120.0, native=True)
    again = replace(document, body=named(document.body))
    figures = [each for each in blocks(again) if isinstance(each, Figure)]
    assert figures[1].name == "funding-by-initiative 2"
    told = check(again, look("note"), Place("templates/note.md"))
    (warning,) = (each for each in told if each.rule == "picture-in-word")
    assert "the chart 'funding-by-initiative' is" in warning.message
    assert pictures(again, look("note")) == ("funding-by-initiative",)


def test_every_chart_that_is_a_picture_in_word_has_its_name_listed_once() -> None:
    assert listed(468.0) == ()
    assert listed(120.0) == ("funding-by-initiative",)
    assert listed(468.0, native=False) == ("funding-by-initiative",)
