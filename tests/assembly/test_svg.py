"""SVG files of a workspace: what is drawn, what is refused, and that nothing is endless."""

import math
import signal
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.assembly.images.svg_numbers import DrawingError
from briefgen.assembly.images.svg_shapes import drawing_of
from briefgen.drawing import Close, CurveTo, Drawing, LineTo, MoveTo
from briefgen.drawing import Path as Shape
from tests.assembly.told import told, write

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
BOX = 'viewBox="0 0 24 24"'
TINT = "#1a5dc0"
TRIANGLE = '<path d="M0 0h8v8z"/>'
LONG = 200_000  # characters
SECONDS = 60  # a hang, whatever else the machine does
OUTSIDE = "has a shape that reaches out of its viewBox"


@pytest.fixture(autouse=True)
def never_endless() -> Iterator[None]:
    """Stop a reader that would keep the office waiting."""

    def stop(*_: object) -> None:
        raise AssertionError(f"not done after {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def file(inside: str, root: str = BOX) -> bytes:
    return f"<svg {SVG} {root}>{inside}</svg>".encode()


def drawn(inside: str, root: str = BOX) -> Drawing:
    """Give a drawing of 24 units as one of 24 points."""
    return drawing_of(file(inside, root), TINT, (24.0, 24.0))


def shape(inside: str) -> Shape:
    (mark,) = drawn(inside).marks
    assert isinstance(mark, Shape)
    return mark


def refused(data: bytes) -> str:
    with pytest.raises(DrawingError) as told_of:
        drawing_of(data, TINT, (24.0, 24.0))
    assert len(told_of.value.message) < 120, "a message is read by people"
    assert told_of.value.hint
    return told_of.value.message


# ---- drawn ---------------------------------------------------------------------------


def test_a_drawing_fills_its_room_and_keeps_its_proportions() -> None:
    wide = drawing_of(file(TRIANGLE, 'viewBox="0 0 48 24"'), TINT, (24.0, 24.0))
    assert (wide.width, wide.height) == (24.0, 12.0)
    (mark,) = wide.marks
    assert mark == Shape(
        (MoveTo((0, 0)), LineTo((4, 0)), LineTo((4, 4)), Close()), fill="#000000"
    )


def test_a_view_box_that_begins_elsewhere_is_moved() -> None:
    mark = drawn('<path d="M100 -50h8v8z"/>', 'viewBox="100 -50 24 24"').marks[0]
    assert mark == shape(TRIANGLE)


def test_without_a_view_box_the_stated_size_is_that_of_the_drawing() -> None:
    millimetres = 'width="6.35mm" height=".25in"'  # 24 units of a drawing each
    assert drawn(TRIANGLE, millimetres) == drawn(TRIANGLE)
    assert drawing_of(file(TRIANGLE), TINT).width == 18.0  # 24 units at 96 an inch


@pytest.mark.parametrize(
    ("stated", "seen"),
    [
        ("currentColor", TINT),
        ("currentcolor", TINT),
        ("#FA0", "#ffaa00"),
        ("#0A0b0C", "#0a0b0c"),
        ("Black", "#000000"),
    ],
)
def test_colours_are_those_of_the_file_or_of_the_theme(stated: str, seen: str) -> None:
    assert shape(f'<rect width="8" height="8" fill="{stated}"/>').fill == seen
    assert shape(f'<g fill="{stated}">{TRIANGLE}</g>').fill == seen
    styled = f'<rect width="8" height="8" fill="#111" style="fill: {stated} ;x:y"/>'
    assert shape(styled).fill == seen


def test_a_line_is_as_wide_as_its_transform_makes_it() -> None:
    line = '<line x2="4" y2="4" fill="none" stroke="#f00" stroke-width="{}"/>'
    mark = shape(f'<g transform="scale(3)">{line.format("1.5px")}</g>')
    assert (mark.fill, mark.stroke and mark.stroke.color) == (None, "#ff0000")
    assert mark.stroke
    assert mark.stroke.width == 4.5
    with pytest.raises(DrawingError, match="shows nothing"):
        drawn(line.format("0"))


def test_opacities_of_groups_and_shapes_multiply() -> None:
    inside = '<rect width="8" height="8" opacity="50%" fill-opacity=".5"/>'
    assert shape(f'<g opacity="0.5">{inside}</g>').opacity == 0.125
    assert shape('<rect width="8" height="8" opacity="-3"/>').opacity == 0
    assert shape('<rect width="8" height="8" opacity="7"/>').opacity == 1


def test_transforms_are_done_from_the_right_to_the_left() -> None:
    path = '<path transform="translate(10-4),scale(2) rotate(90 1 1)" d="M1 1h1"/>'
    assert shape(path).segments == (MoveTo((12, -2)), LineTo((12, 0)))
    matrix = '<path transform="matrix(0 2 -2 0 14 -4)" d="M1 1h1"/>'
    assert shape(matrix).segments == shape(path).segments


def test_numbers_need_no_space_where_they_cannot_be_mistaken() -> None:
    tight = '<polygon points="0,0 10-.5.5.5"/>'
    corners = (MoveTo((0, 0)), LineTo((10, -0.5)), LineTo((0.5, 0.5)), Close())
    assert shape(tight).segments == corners
    assert shape('<path d="M0 0L10-.5.5.5Z"/>').segments == corners


def test_flags_of_an_arc_need_no_space() -> None:
    spaced = shape('<path d="M12 2a2 2 0 0 1 2 2 3 3 0 1 0 .5 -.5z"/>')
    assert shape('<path d="M12 2a2 2 0 012 2 3 3 0 10.5-.5z"/>') == spaced


def test_repeated_numbers_repeat_the_command_and_a_move_becomes_lines() -> None:
    whole = shape('<path d="M1 1L2 2L3 3M5 5l1 1l1 0H9H10V3V4"/>')
    assert shape('<path d="M1 1 2 2 3 3m2 2 1 1 1 0H9 10V3 4"/>') == whole
    closed = shape('<path d="M4 4h3v3zl1 1"/>').segments
    assert closed[-2:] == (Close(), LineTo((5, 5))), "goes on where it began"


def test_handles_of_smooth_curves_mirror_the_last() -> None:
    smooth = shape('<path d="M0 9C0 13 4 13 4 9S8 5 8 9"/>').segments[-1]
    assert smooth == CurveTo((4, 5), (8, 5), (8, 9))
    alone = shape('<path d="M2 2S8 4 8 2"/>').segments[-1]
    assert alone == CurveTo((2, 2), (8, 4), (8, 2)), "after no curve, where it begins"
    quadratic = shape('<path d="M0 9Q3 15 6 9T12 9"/>').segments
    assert quadratic[1:] == (
        CurveTo((2, 13), (4, 13), (6, 9)),
        CurveTo((8, 5), (10, 5), (12, 9)),
    )


@pytest.mark.parametrize("large", "01")
@pytest.mark.parametrize("sweep", "01")
def test_an_arc_lies_on_its_circle_on_the_side_its_flags_say(
    large: str, sweep: str
) -> None:
    mark = shape(f'<path d="M12 7A5 5 0 {large}{sweep} 17 12"/>')
    center = (12, 12) if (large == "0") == (sweep == "1") else (17, 7)
    places = [(12.0, 7.0)]
    for each in mark.segments[1:]:
        assert isinstance(each, CurveTo)
        start = places[-1]
        middle = tuple(
            (a + 3 * b + 3 * c + d) / 8
            for a, b, c, d in zip(start, each.first, each.second, each.to, strict=True)
        )
        places += [(middle[0], middle[1]), each.to]
    assert math.dist(places[-1], (17, 12)) == 0
    for place in places:
        assert math.dist(place, center) == pytest.approx(5, abs=0.005)
    turns = [
        math.atan2(b[1] - center[1], b[0] - center[0])
        - math.atan2(a[1] - center[1], a[0] - center[0])
        for a, b in pairwise(places)
    ]
    turned = sum((turn + math.pi) % (2 * math.pi) - math.pi for turn in turns)
    degrees = 270 if large == "1" else 90
    sign = 1 if sweep == "1" else -1
    assert math.degrees(turned) == pytest.approx(sign * degrees, abs=0.1)


def test_an_arc_too_small_for_its_ends_grows_and_one_without_radius_is_a_line() -> None:
    grown = shape('<path d="M2 12A1 1 0 0 1 22 12"/>').segments
    assert grown[-1] == CurveTo((17.523, 2), (22, 6.477), (22, 12))
    assert shape('<path d="M2 2A0 5 0 0 1 9 9"/>').segments[1] == LineTo((9, 9))
    assert shape('<path d="M2 2a3 3 0 0 1 0 0h5"/>').segments[1] == LineTo((7, 2))


def test_round_shapes_are_as_large_as_they_say() -> None:
    circle = shape('<circle cx="12" cy="12" r="6"/>')
    assert circle == shape('<ellipse cx="12" cy="12" rx="6" ry="6"/>')
    ends = [each.to for each in circle.segments if isinstance(each, CurveTo)]
    assert ends == [(12, 18), (6, 12), (12, 6), (18, 12)]
    pill = shape('<rect x="2" y="2" width="20" height="8" rx="99"/>')
    assert {each.to for each in pill.segments if isinstance(each, LineTo)} == {
        (18, 2),
        (22, 6),
        (6, 10),
        (2, 6),
    }


def test_what_is_only_about_a_drawing_is_not_shown() -> None:
    about = "<title>A</title><desc>B</desc><metadata><x/></metadata><defs><g/></defs>"
    other = '<a:view xmlns:a="urn:a" onload="x()"><a:rect/></a:view>'
    assert drawn(f"{about}{other}<!-- c --><?d e?>{TRIANGLE}") == drawn(TRIANGLE)


# ---- refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "told_as"),
    [
        ("<script>fetch('https://x.example')</script>", "has <script>"),
        ('<image href="https://x.example/a.png"/>', "has <image>"),
        ('<image xlink:href="file:///etc/passwd"/>', "has <image>"),
        ('<use xlink:href="https://x.example/a.svg#b"/>', "has <use>"),
        ("<foreignObject><p/></foreignObject>", "has <foreignObject>"),
        ('<a href="https://x.example"><path d="M0 0h1"/></a>', "has <a>"),
        ("<text>Water</text>", "has <text>"),
        ('<svg><path d="M0 0h1"/></svg>', "has <svg>"),
        ("<style>@import url(https://x.example)</style>", "has <style>"),
        ("<defs><style>path{fill:red}</style></defs>", "has <style>"),
        ('<animate attributeName="d"/>', "has <animate>"),
        ('<path class="a" d="M0 0h1"/>', "has <path class=…>"),
        ('<g clip-path="url(#a)"/>', "has <g clip-path=…>"),
        ('<g style="mask:url(#a)"/>', "has <g mask=…>"),
        ('<g filter="url(#a)"/>', "has <g filter=…>"),
        ('<path display="none" d="M0 0h1"/>', "has <path display=…>"),
        ('<g style="visibility:hidden"/>', "has <g visibility=…>"),
        ('<path stroke-dasharray="1 2" d="M0 0h1"/>', "has <path stroke-dasharray=…>"),
    ],
)
def test_what_is_not_drawn_is_refused_by_name(inside: str, told_as: str) -> None:
    message = f"{told_as}, which is not drawn"
    assert refused(file(f"{TRIANGLE}{inside}")) == message
    nested = refused(file(f"<g>{inside}</g>{TRIANGLE}"))
    assert nested == message


def test_what_says_that_it_changes_nothing_is_no_reason() -> None:
    usual = (
        "display:inline;visibility:visible;filter:none;stroke-dasharray:none;"
        "stroke-opacity:1;clip-path:none;mask:none;mix-blend-mode:normal"
    )
    assert drawn(f'<g style="{usual}">{TRIANGLE}</g>') == drawn(TRIANGLE)


def test_holes_by_the_other_rule_are_refused_and_a_single_outline_is_not() -> None:
    hole = '<path fill-rule="evenodd" d="M0 0h9v9h-9zM2 2h3v3h-3z"/>'
    message = "has holes by fill-rule=evenodd, which is not drawn"
    assert refused(file(hole)) == message
    inherited = hole.replace('fill-rule="evenodd" ', "")
    assert refused(file(f'<g fill-rule="evenodd">{inherited}</g>')) == message
    assert shape('<path fill-rule="evenodd" d="M0 0h8v8z"/>') == shape(TRIANGLE)


@pytest.mark.parametrize(
    "color",
    [
        "url(#a)",
        "url(https://x.example/a.svg#b)",
        "rgb(1,2,3)",
        "#12",
        "#gggggg",
        "\u0661",
    ],
)
def test_a_colour_that_is_not_drawn_is_refused(color: str) -> None:
    message = f"has the colour '{color}'"
    assert refused(file(f'<g fill="{color}">{TRIANGLE}</g>')) == message
    assert refused(file(f'<g stroke="{color}">{TRIANGLE}</g>')) == message


LAUGHS = "".join(
    f'<!ENTITY l{each + 1} "{f"&l{each};" * 10}">' for each in range(1, 10)
)
BOMB = f'<!DOCTYPE svg [<!ENTITY l1 "ha">{LAUGHS}]><svg {SVG} id="&l10;">&l10;</svg>'
LEAK = f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg {SVG}>&a;</svg>'


@pytest.mark.parametrize("text", [BOMB, LEAK, f"<!DOCTYPE svg><svg {SVG} {BOX}/>"])
def test_entities_are_refused_unread_in_every_encoding(text: str) -> None:
    declares = "declares a document type"
    assert refused(text.encode()) == declares
    for hidden in ("utf-16", "utf-16-be", "utf-32"):
        whole = f'<?xml version="1.0" encoding="{hidden}"?>{text}'
        assert refused(whole.encode(hidden)) == "is no SVG in UTF-8"
    foreign = f'<?xml version="1.0" encoding="IBM037"?>{text}'.encode("cp037")
    assert refused(foreign) in (declares, "is no SVG: its XML is broken")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"\xff\xfe",
        b"<svg",
        file("<g>"),
        b'<?xml version="1.0" encoding="none"?>' + file(TRIANGLE),
        file("&undefined;"),
        file("<g>" * 5_000 + TRIANGLE + "</g>" * 5_000),
    ],
)
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    assert refused(data).startswith("is no SVG")


def test_what_is_no_svg_is_refused() -> None:
    assert refused(b"<svg><path/></svg>") == "is no SVG", "without its namespace"
    assert refused(b"<html/>") == "is no SVG"
    assert refused(file("")) == "shows nothing"
    assert refused(file(TRIANGLE, "")) == "has no size"
    assert refused(file(TRIANGLE, 'viewBox="0 0 -1 9"')) == "has no size"
    assert refused(file(TRIANGLE, 'width="9"')) == "has no size"
    narrow = file('<path d="M0 0h9"/>', 'viewBox="0 0 9 9000"')
    assert refused(narrow) == "is too narrow to be seen"


def test_groups_are_nested_forty_deep_and_no_deeper() -> None:
    deepest = "<g>" * 40 + TRIANGLE + "</g>" * 40
    assert drawn(deepest) == drawn(TRIANGLE)
    assert refused(file(f"<g>{deepest}</g>")) == "has groups nested deeper than 40"


def test_a_file_of_too_much_is_refused() -> None:
    assert refused(file(TRIANGLE + " " * 500_000)) == "has more than 500,000 bytes"
    assert len(drawn(TRIANGLE * 2_000).marks) == 2_000
    assert refused(file(TRIANGLE * 2_001)) == "has more than 2,000 shapes"
    path = f'<path d="M0 0{"h1h-1" * 9_999}"/>'
    assert len(shape(path).segments) == 19_999
    assert refused(file(path + TRIANGLE)) == "has more than 20,000 segments"
    corners = f'<polyline points="{"1 1 " * 20_001}"/>'
    assert refused(file(corners)) == "has more than 20,000 segments"


@pytest.mark.parametrize("points", ["", "1"])
def test_a_polygon_without_a_corner_is_nothing(points: str) -> None:
    nothing = f'<polygon points="{points}" fill="red"/>'
    assert drawn(nothing + TRIANGLE) == drawn(TRIANGLE)


# Each makes a reader of regular expressions that goes back and forth endless.
ENDLESS = {
    "digits": f'<circle r="{"1" * LONG}x"/>',
    "spaces": f'<circle r="1{" " * LONG}x"/>',
    "spaces before": f'<circle r="{" " * LONG}x"/>',
    "letters of a transform": f'<g transform="{"a" * LONG}"/>',
    "spaces of a transform": f'<g transform="a{" " * LONG}"/>',
    "brackets of a transform": f'<g transform="{"a(" * LONG}"/>',
    "numbers of a transform": f'<g transform="scale({"1 " * (LONG // 2)}x)"/>',
    "commas of a path": f'<path d="M0{"," * LONG}x"/>',
    "digits of a path": f'<path d="M{"1" * LONG}"/>',
    "digits behind a point": f'<polygon points="1.{"1" * LONG}e"/>',
    "a colour": f'<g fill="{"#" * LONG}">{TRIANGLE}</g>',
    "rules of a style": f'<g style="{"fill:;" * (LONG // 6)}fill:1">{TRIANGLE}</g>',
    "a name": f"<{'q' * 40_000}/>",
}


@pytest.mark.parametrize("inside", ENDLESS.values(), ids=ENDLESS)
def test_endless_attributes_are_refused_at_once_and_told_shortly(inside: str) -> None:
    assert refused(file(inside))


def test_sixty_thousand_steps_of_a_transform_are_soon_read() -> None:
    steps = "scale(1)" * 60_000
    assert drawn(f'<g transform="{steps}">{TRIANGLE}</g>') == drawn(TRIANGLE)


HUGE = ("1e7", "-1e7", "1e200", "1e999", "-1e999", "9" * 400)


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0L{} 3z"/>',
        '<path d="M0 0A{} 1 0 0 1 5 5"/>',
        '<path d="M0 0A1 1 {} 0 1 5 5"/>',
        '<path d="M0 0h8v8z" transform="rotate({})"/>',
        '<path d="M0 0h8v8z" transform="matrix(1 {} 0 1 0 0)"/>',
        '<rect x="{}" width="3" height="3" rx="1"/>',
        '<polygon points="{} 0 1 1"/>',
        '<path d="M0 0h8" stroke="red" stroke-width="{}"/>',
        '<path d="M0 0h8v8z" opacity="{}"/>',
    ],
)
def test_huge_numbers_are_refused(inside: str, number: str) -> None:
    message = refused(file(inside.format(number)))
    assert message.startswith("has a number beyond 1,000,000: '")


@pytest.mark.parametrize("number", ["nan", "inf", "1_0", "0x1", "\u0661", "1e", "--1"])
def test_what_is_a_number_elsewhere_is_none_here(number: str) -> None:
    assert "has no numbers in" in refused(file(TRIANGLE, f'viewBox="0 0 {number} 9"'))
    assert "has the length" in refused(file(f'<circle r="{number}"/>'))
    assert "cannot be read" in refused(file(f'<path d="M0 0h{number}"/>'))


@pytest.mark.parametrize("stated", ["50%", "1em", "calc(1px)", "auto", "1 px"])
def test_a_length_that_depends_on_something_else_is_refused(stated: str) -> None:
    square = f'<rect width="{stated}" height="3"/>'
    assert refused(file(square)) == f"has the length '{stated}'"


def test_transforms_that_are_not_understood_are_refused() -> None:
    for stated in ("skewX(3)", "scale()", "scale(1 2 3)", "rotate(1 2)"):
        message = refused(file(f'<g transform="{stated}"/>'))
        assert message.startswith("has a transform that is not drawn: ")
    for stated in ("junk! rotate(3)", "rotate(3", "3", "rotate(3) x"):
        message = refused(file(f'<g transform="{stated}"/>'))
        assert message == f"has a transform that cannot be read: '{stated}'"


@pytest.mark.parametrize(
    "data", ["L1 1", "M1", "M1 1 2", "M0 0A1 1 0 2 0 5 5", "M0 0z5", "M0 0R1 1", "!"]
)
def test_a_path_that_cannot_be_read_is_refused(data: str) -> None:
    message = refused(file(f'<path d="{data}"/>'))
    assert message.startswith("has a path that cannot be read at '")


@pytest.mark.parametrize(
    "inside",
    [
        '<rect x="-999" y="-999" width="9999" height="9999"/>',
        '<path d="M0 0h27v1"/>',
        '<path d="M0 -3v1"/>',
        '<path d="M0 0C0 99 24 99 24 0"/>',
        '<path d="M4 4h8" stroke="red" stroke-width="40"/>',
        '<path transform="translate(900)" d="M4 4h8"/>',
        "<g transform='scale(1e5)'>" * 39
        + '<path transform="scale(1e6)" d="M0 0h1"/>'
        + "</g>" * 39,
        '<g transform="scale(1e6)">' * 60 + TRIANGLE + "</g>" * 60,
    ],
)
def test_no_shape_is_drawn_over_what_stands_beside(inside: str) -> None:
    assert refused(file(inside)) in (OUTSIDE, "has groups nested deeper than 40")


def test_what_reaches_out_a_little_or_is_not_seen_is_taken() -> None:
    assert drawn('<path d="M-1 -1h26v26z"/>').marks
    handles = '<path d="M0 20C0 28 24 28 24 20z"/>'
    assert drawn(handles).marks, "a curve stays nearer than its handles"
    unseen = '<path fill="none" d="M-999 0h9999v99z"/>'
    assert drawn(f"{unseen}{TRIANGLE}") == drawn(TRIANGLE)


NUMBERS = st.one_of(
    st.floats(width=32).map(repr),
    st.integers(-30, 30).map(str),
    st.sampled_from(["1e-320", "1e308", ".5", "-.0", "5%", "3mm", ""]),
)
LISTS = st.lists(NUMBERS, max_size=9).map(" ".join)
PATHS = st.lists(
    st.tuples(st.sampled_from("MmLlHhVvCcSsQqTtAaZz"), LISTS).map("".join), max_size=6
).map(lambda parts: f"M1 1{''.join(parts)}")
STEPS = st.tuples(
    st.sampled_from(["scale", "rotate", "translate", "matrix", "skewX"]), LISTS
).map(lambda pair: f"{pair[0]}({pair[1]})")


@given(PATHS, LISTS, NUMBERS, st.one_of(st.just(""), STEPS), LISTS)
def test_any_numbers_are_a_drawing_on_the_page_or_a_fault(
    path: str, points: str, size: str, step: str, box: str
) -> None:
    look = f'stroke="red" stroke-width="{size}" opacity="{size}"'
    inside = (
        f'<g transform="{step}"><path {look} d="{path}"/><polygon points="{points}"/>'
        f'<rect x="{size}" width="{size}" height="4" rx="{size}"/></g>'
    )
    for root in (BOX, f'viewBox="{box}"'):
        try:
            found = drawing_of(file(inside, root), TINT, (24.0, 24.0))
        except DrawingError:
            continue
        assert 1 <= found.width <= 24
        assert 1 <= found.height <= 24
        for mark in found.marks:
            assert isinstance(mark, Shape)
            assert 0 <= mark.opacity <= 1
            for each in mark.segments:
                if not isinstance(each, Close):
                    assert all(-3 <= place <= 27 for place in each.to)


# ---- in a workspace ------------------------------------------------------------------


def test_a_drawing_that_is_refused_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/well.svg").write_bytes(file("<text>Well</text>"))
    assert told(tmp_path, {"body": "![](icon:well.svg)\n"}) == (
        "templates/sheet.md:7: error: the picture 'well.svg' has <text>, "
        "which is not drawn [picture]\n  hint: turn words into paths\n"
    )


@pytest.mark.parametrize("name", ["../well.svg", "/etc/well.svg", "file:///well.svg"])
def test_no_drawing_comes_from_elsewhere(tmp_path: Path, name: str) -> None:
    write(tmp_path, {})
    (tmp_path / "well.svg").write_bytes(file(TRIANGLE))
    found = told(tmp_path, {"body": f"![](icon:{name})\n"})
    assert f"a picture outside the folder templates: '{name}' [picture]" in found
