"""What a chart's text is: the labels of each kind, in each case, are a table to walk."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from briefgen import tree
from briefgen.drawing import Drawing, LabelCell, TextMark
from briefgen.errors import BriefgenError
from briefgen.writers import pdf
from docs.chart_cases import FILES, LABELS, OF_A_THEME, every
from tests.charts.portfolios import request, shown
from tests.writers import sample_trees
from tests.writers.pdf import reading, rules
from tests.writers.pdf.looks import look

WIDTHS = (340.0, 190.0)  # points: of a page, and of a column
LANGUAGES = ("en", "fr")
# Kinds in which some text is of the picture: years of an axis, numbers on a map.
WITH_SCALE = {"timeline", "map", "small-multiples"}  # or numbers, on a map
KINDS = [kind for kind, _ in every()]


@cache
def figures(kind: str) -> tuple[tree.Figure, ...]:
    """Draw the cases of a kind that become figures, in both languages and widths."""
    return tuple(_figures(kind))


def _figures(kind: str) -> Iterator[tree.Figure]:
    for of in dict(every())[kind].values():
        theme = of.themes[0].id if kind in OF_A_THEME else None
        for language in LANGUAGES:
            for width in WIDTHS:
                asked = request(of, theme, language=language, width=width)
                label = LABELS.get(kind, ("Funding", "Financement"))
                named = replace(asked, label=label[language == "fr"])
                try:
                    blocks = shown(FILES.get(kind, f"kind: {kind}"), named)
                except BriefgenError:
                    continue
                yield from (each for each in blocks if isinstance(each, tree.Figure))


def words(lines: tuple[TextMark, ...]) -> str:
    return squeezed(" ".join(line.text for line in lines))


def squeezed(text: str) -> str:
    return "".join(text.split())


def headers(drawing: Drawing, names: str) -> list[str]:
    return [
        words(lines) for cell, lines in drawing.labels.items() if cell.names == names
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_has_its_name_as_the_header_of_its_row(kind: str) -> None:
    seen = 0
    for figure in figures(kind):
        named = [squeezed(tree.plain(label[:1])) for label in figure.labels]
        found = headers(figure.drawing, "row")
        if kind == "map":  # names that have no room are told below it
            assert set(found) <= set(named)
        else:
            assert found == named
        seen += 1
    assert seen


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_beside_a_mark_are_cells_of_its_row(kind: str) -> None:
    for figure in figures(kind):
        labels = figure.drawing.labels
        first = 1 if headers(figure.drawing, "column") else 0
        for number, label in enumerate(figure.labels, start=first):
            cells = [
                words(lines)
                for cell, lines in labels.items()
                if cell.row == number and not cell.names
            ]
            if kind not in {"map", "small-multiples"}:  # they say a part of it
                told = squeezed(" ".join(cells))
                parts = [squeezed(tree.plain((each,))) for each in label[1:]]
                assert all(part in told for part in parts if part)


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_left_in_the_picture_but_that_of_a_scale(kind: str) -> None:
    for figure in figures(kind):
        drawing = figure.drawing
        texts = [mark.text for mark in drawing.picture if isinstance(mark, TextMark)]
        assert not texts or kind in WITH_SCALE
        assert all(any(map(str.isdigit, text)) for text in texts)


def test_years_that_only_the_picture_says_are_told_and_nothing_twice() -> None:
    seen: set[str] = set()
    for kind in ("timeline", "small-multiples"):
        for figure in figures(kind):
            if not figure.beside:  # of one, columns of a profile
                continue
            told = figure.beside.removeprefix(f"{figure.alternative}. ")
            assert told != figure.beside
            rows = told.removesuffix(".").split("; ")
            assert len(rows) == len(figure.labels)
            for row, label in zip(rows, figure.labels, strict=True):
                assert squeezed(row).startswith(squeezed(tree.plain(label[:1])))
                assert re.search(r"20\d\d", row)
            assert "Solid" not in told
            assert "Plein" not in told
            seen.add(kind)
    assert seen == {"timeline", "small-multiples"}


def test_a_map_names_no_place_that_is_not_on_it_and_does_not_repeat_its_title() -> None:
    named = 0
    for figure in figures("map"):
        called, _, names = figure.beside.partition(":")
        assert figure.alternative.startswith(called.rstrip())
        assert (called.rstrip() == tree.plain(figure.finding)) == bool(names)
        drawn = squeezed(
            " ".join(words(each) for each in figure.drawing.labels.values())
        )
        for name in re.split(r", | and | et ", names.strip()) if names else ():
            assert squeezed(name) in drawn
            named += 1
    assert named


def test_dates_of_changes_name_their_columns() -> None:
    for figure in figures("slope"):
        cells = figure.drawing.labels
        assert [
            (each.row, each.column) for each in cells if each.names == "column"
        ] == [
            (0, 1),
            (0, 2),
        ]


def test_a_name_of_several_lines_is_one_header() -> None:
    wrapped = [
        lines
        for kind in ("bar", "progress", "profile", "small-multiples", "stacked-bar")
        for figure in figures(kind)
        for cell, lines in figure.drawing.labels.items()
        if cell.names == "row" and len(lines) > 1
    ]
    assert wrapped
    assert LabelCell(0, 0, "row") in figures("bar")[0].drawing.labels


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_of_the_file_walks_the_labels(kind: str) -> None:
    document = sample_trees.of_blocks(*figures(kind))
    data = pdf.write(document, look("note"))
    assert rules.complaints(rules.File(data, document)) == []
    assert reading.failures(data, "ua1") == []
    assert reading.failures(data, "2a") == []
