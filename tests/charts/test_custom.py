import warnings
from collections.abc import Callable
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

import pytest

from briefgen import tree
from briefgen.charts.custom import PlainSeries
from briefgen.drawing import Close, CurveTo, Drawing, Path, TextMark
from briefgen.errors import BriefgenError, Place, mistake
from briefgen.model import Duration
from tests.charts.portfolios import figure, initiative, people, portfolio, request

OF = portfolio(
    initiative("A", 3_000, (2024, 2026), Duration(2, "years"), (people(50),)),
    initiative("B", 1_000),
)
Draw = Callable[[Any, PlainSeries], object]


def drawn(draw: Draw, specification: str = "kind: own") -> Drawing:
    return figure(specification, replace(request(OF), custom={"own": draw})).drawing


def told(draw: Draw) -> str:
    with pytest.raises(BriefgenError) as found:
        drawn(draw)
    (diagnostic,) = found.value.diagnostics
    assert diagnostic.place == Place("charts/money.yaml", 1, 7)
    assert diagnostic.rule == "custom-chart"
    return diagnostic.message


def test_a_kind_of_ones_own_draws_with_all_of_matplotlib() -> None:
    def draw(axes: Any, series: PlainSeries) -> None:
        names = [row.label for row in series.rows]
        axes.bar(names, [float(row.last) for row in series.rows])
        axes.plot([0, 1], [500, 2_000], marker="o", linestyle="--", alpha=0.5)
        axes.scatter([0, 1], [200, 400])
        axes.set_title("Money $ now", fontweight="bold")
        axes.legend(["Line"])
        axes.grid(visible=True)

    marks = drawn(draw).marks
    texts = {mark.text for mark in marks if isinstance(mark, TextMark)}
    assert {"A", "B", "Money $ now", "Line", "3000"} <= texts
    paths = [mark for mark in marks if isinstance(mark, Path)]
    assert any(path.stroke and path.stroke.dashes for path in paths)
    assert any(path.opacity == 0.5 for path in paths)
    segments = [segment for path in paths for segment in path.segments]
    assert any(isinstance(segment, CurveTo) for segment in segments)
    assert any(isinstance(segment, Close) for segment in segments)


def test_the_numbers_that_it_draws_besides_its_rows_are_its_scale() -> None:
    def draw(axes: Any, series: PlainSeries) -> None:
        axes.set_title("A title")
        axes.set_yticks([0, 1500], ["0", "1,500"])
        axes.text(0, 0, series.rows[0].words)

    asked = replace(request(OF), custom={"own": draw})
    made = figure("kind: own", asked)
    numbers = tree.plain(made.scale).split()
    assert {"0", "1,500"} <= {*numbers}
    assert not {"A", "title", *made.data.rows[0][1][0].text.split()} & {*numbers}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("weight", "bold"), [("bold", True), (700, True), (300, False)]
)
def test_text_is_bold_by_name_or_weight(weight: str | int, *, bold: bool) -> None:
    made = drawn(lambda axes, _: axes.text(0, 0, "Now\n\nthen", fontweight=weight))
    labels = [mark for mark in made.marks if isinstance(mark, TextMark)]
    written = {mark.text: mark.bold for mark in labels if mark.text in {"Now", "then"}}
    assert written == {"Now": bold, "then": bold}


def test_what_it_gets_are_words_and_numbers_alone() -> None:
    seen: list[object] = []

    def draw(_axes: Any, series: PlainSeries) -> None:
        seen.append(asdict(series))

    drawn(draw)
    row = {"first": Decimal(0), "main": True, "bold": False, "open": False}
    a = {"label": "A", "last": Decimal(3_000), "words": "3,000", "cells": ("$3,000",)}
    b = {"label": "B", "last": Decimal(1_000), "words": "1,000", "cells": ("$1,000",)}
    finding = "“A” receives three quarters of the funding, $3,000"
    head = ("Initiative", "New funding")
    look = {"size": 9.5, "ink": "#1b2530", "accent": "#1a5dc0", "neutral": "#82909e"}
    said = {"rows": (row | a, row | b), "finding": finding, "head": head}
    said["unit"] = "dollars"
    assert seen == [said | look]


def test_it_may_show_periods_or_reach() -> None:
    seen: list[str] = []

    def draw(_axes: Any, series: PlainSeries) -> None:
        seen.extend(row.words for row in series.rows)

    drawn(draw, "kind: own\nwhat: periods")
    drawn(draw, "kind: own\nwhat: reach")
    assert seen == ["two years", "50"]


def test_its_height_is_that_of_the_specification() -> None:
    assert drawn(lambda *_: None).height == 200
    assert drawn(lambda *_: None, "kind: own\nheight: 320").height == 320


def test_what_lies_outside_the_axes_is_cut_off() -> None:
    def draw(axes: Any, _series: PlainSeries) -> None:
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_axis_off()
        axes.fill([-9, 9, 9, -9], [0.2, 0.2, 0.8, 0.8])
        axes.plot([-9, 9], [0.5, 0.5])

    made = drawn(draw)
    xs = [
        each.to[0]
        for mark in made.marks
        if isinstance(mark, Path)
        for each in mark.segments
        if not isinstance(each, Close)
    ]
    assert min(xs) >= 0.12 * made.width - 1
    assert max(xs) <= 0.98 * made.width + 1


def test_what_it_raises_is_a_mistake() -> None:
    def draw(_axes: Any, series: PlainSeries) -> float:
        return float(series.rows[0].last) / 0

    assert told(draw) == "the chart kind 'own' failed: float division by zero"


def test_that_it_ends_the_program_is_a_mistake() -> None:
    def draw(*_: object) -> None:
        raise SystemExit

    assert told(draw) == "the chart kind 'own' failed: SystemExit"


def test_a_mistake_of_its_own_is_told_as_it_is() -> None:
    known = mistake(Place("charts/own.py", 3), "no such axis", "custom-chart")

    def draw(*_: object) -> None:
        raise known

    with pytest.raises(BriefgenError) as found:
        drawn(draw)
    assert found.value is known


@pytest.mark.parametrize(
    ("draw", "reason"),
    [
        (
            lambda axes, _: axes.imshow([[1, 2], [3, 4]]),
            "pictures cannot be drawn in a chart",
        ),
        (
            lambda axes, _: axes.tripcolor(
                [0, 1, 0], [0, 0, 1], [1, 2, 3], shading="gouraud"
            ),
            "shadings cannot be drawn in a chart",
        ),
        (
            lambda axes, _: axes.bar([1], [2], hatch="/"),
            "hatches cannot be drawn: use colours or lines",
        ),
        (
            lambda axes, _: axes.plot([0, 1])[0].set_clip_path(
                axes.add_patch(_circle(axes))
            ),
            "clips other than rectangles cannot be drawn",
        ),
    ],
)
def test_what_is_no_vector_mark_is_a_mistake(draw: Draw, reason: str) -> None:
    assert told(draw) == f"the chart kind 'own' failed: {reason}"


def _circle(axes: Any) -> Any:
    from matplotlib.patches import Circle  # noqa: PLC0415 - a shape to clip by

    return Circle((0.5, 0.5), 0.2, transform=axes.transData)


def test_what_it_warns_of_is_not_told() -> None:
    def draw(axes: Any, _series: PlainSeries) -> None:
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        axes.set_title("")

    assert drawn(draw).marks


def test_it_leaves_nothing_behind_for_other_charts() -> None:
    before = figure("kind: bar\ntitle: Money", request(OF)).drawing

    def draw(axes: Any, _series: PlainSeries) -> None:
        axes.figure.set_size_inches(1, 1)
        axes.plot([1, 2])
        raise ValueError

    assert told(draw).endswith("failed: ValueError")
    assert figure("kind: bar\ntitle: Money", request(OF)).drawing == before
