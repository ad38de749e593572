"""Boxes in columns: filled one after the other, and ended at one height."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefgen.style import Look
from briefgen.tree import Document
from briefgen.writers import pdf
from briefgen.writers.pdf.layout.boxes import Box, Fill, Group, Panel
from briefgen.writers.pdf.layout.flows import Flow, flowed
from briefgen.writers.pdf.layout.pages import Frame, Page
from tests.writers import sample_trees
from tests.writers.pdf import reading
from tests.writers.pdf.hard_cases import HARD
from tests.writers.pdf.looks import look
from tests.writers.pdf.rules import File, complaints
from tests.writers.sample_trees import of_blocks

SAMPLES = (sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder)
FRAME = Frame(10, 110)
TWO = (0.0, 50.0)


def columned(layout: str) -> Look:
    """Set the body of a layout in two columns."""
    found = look(layout)
    return replace(found, design=replace(found.design, columns=2))


def shifts(page: Page) -> list[tuple[float, float]]:
    """Tell where each box stands: its column, and its top."""
    return [
        (mark.x, placed.y)
        for placed in page.placed
        for mark in placed.box.marks
        if isinstance(mark, Group)
    ]


def test_columns_end_at_one_height() -> None:
    (page,) = flowed([Flow([Box(20)] * 4, TWO)], FRAME, FRAME)
    assert shifts(page) == [(0, 10), (0, 30), (50, 10), (50, 30)]
    assert page.y == 50


def test_a_full_page_is_filled_column_by_column() -> None:
    first, second = flowed([Flow([Box(50)] * 5, TWO)], FRAME, FRAME)
    assert shifts(first) == [(0, 10), (0, 60), (50, 10), (50, 60)]
    assert shifts(second) == [(0, 10)]


def test_columns_stand_below_what_is_above_and_above_what_follows() -> None:
    head, foot = Flow([Box(10, after=5)], (0.0,)), Flow([Box(8)], (0.0,))
    body = Flow([Box(20, before=1, after=3)] * 3, TWO)
    (page,) = flowed([head, body, foot], FRAME, FRAME)
    assert [placed.y for placed in page.placed] == [10, 26, 50, 26, 73]


def test_what_has_no_room_below_goes_to_the_next_page() -> None:
    first, second = flowed(
        [Flow([Box(90)], (0.0,)), Flow([Box(30), Box(30)], TWO)], FRAME, FRAME
    )
    assert len(first.placed) == 1
    assert shifts(second) == [(0, 10), (50, 10)]


def test_what_is_higher_than_a_page_stands_on_one_of_its_own() -> None:
    book = flowed([Flow([Box(20), Box(300), Box(20)], TWO)], FRAME, FRAME)
    assert sum(len(page.placed) for page in book) == 3


def test_an_annex_begins_a_page_and_counts_as_one() -> None:
    annex = Flow([Box(20, fresh=True), Box(20)], TWO)
    first, second = flowed([Flow([Box(20)], TWO), annex], FRAME, FRAME)
    assert (first.fresh, second.fresh) == (False, True)
    assert shifts(second) == [(0, 10), (50, 10)]


def test_a_ground_stays_behind_the_boxes_of_its_column() -> None:
    ground = Panel(0, 40, "#eeeeee")
    boxes = [Box(20, (Fill(0, 0, 1, 1, "#000000"),), panels=(ground,))] * 4
    (page,) = flowed([Flow(boxes, TWO)], FRAME, FRAME)
    panels = [placed.box.panels[0] for placed in page.placed]
    assert [panel.x for panel in panels] == [0, 0, 50, 50]
    assert panels[0] is panels[1]
    assert panels[2] is panels[3]


def test_an_empty_flow_takes_no_room() -> None:
    (page,) = flowed([Flow([], TWO), Flow([Box(5)], (0.0,))], FRAME, FRAME)
    assert [placed.y for placed in page.placed] == [10]


@pytest.mark.parametrize("name", HARD)
def test_every_tree_is_written_in_columns_and_stays_on_its_pages(name: str) -> None:
    file = pdf.write(of_blocks(*HARD[name]), columned("note"))
    assert reading.spilled(file) == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_in_columns_keep_every_word_and_are_accessible(
    sample: Callable[[], Document],
) -> None:
    document = sample()
    file = pdf.write(document, columned(document.layout))
    assert complaints(File(file, document)) == []
    assert reading.failures(file, "ua1") == []
