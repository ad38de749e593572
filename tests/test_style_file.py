"""A style file becomes looks; what cannot be read, or not be seen, is told."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.reading import compose
from briefgen.style import ROLES, Faces, PageSetup, TextStyle
from briefgen.style_file import read_style
from tests.made_fonts import made

PATH = "templates/style.yaml"
SAMPLE = (Path(__file__).parent.parent / PATH).read_text(encoding="utf-8")

# A small style without mistakes, which the tests change.
SOUND = """\
faces: {word: Arial, pdf: Liberation Sans}
palette:
  ink: "#1b2530"
  muted: "#4a5763"
  rule: "#b8c0c8"
  tint: "#eef1f4"
  paper: "#ffffff"
  neutral: "#8b97a3"
  accents: ["#1F4E79", "#8a3b12"]
sizes: {small: 9.5, text: 10.5}
spaces: {tight: 4, wide: 24}
texts:
""" + "".join(f"  {role}: {{size: text}}\n" for role in ROLES)
LAYOUTS = """\
layouts:
  factsheet:
    band: true
    page: {left: 50, right: 60}
    texts:
      title: {size: 20, color: paper, before: tight}
      kicker: {color: paper}
      subtitle: {color: paper}
      note: {size: small, leading: 1.5, bold: true, keep: true, uppercase: true}
  note: {}
"""


def told(old: str, new: str) -> list[str]:
    """Give the mistakes of the small style with one text replaced by another."""
    text = SOUND + LAYOUTS
    assert text.count(old) == 1
    with pytest.raises(BriefgenError) as error:
        read_style(text.replace(old, new), PATH)
    return [str(found) for found in error.value.diagnostics]


def test_the_style_of_the_sample_is_read() -> None:
    style = read_style(SAMPLE, PATH)
    assert set(style.looks) >= {"factsheet", "note", "backgrounder"}
    for look in style.looks.values():
        assert set(look.texts) == set(ROLES)


def test_a_layout_changes_the_texts_of_all() -> None:
    look = read_style(SOUND + LAYOUTS, PATH).look("factsheet")
    assert look.text("body") == TextStyle(size=10.5)
    assert look.text("title") == TextStyle(size=20, color="paper", before=4)
    assert look.text("note") == TextStyle(
        9.5, 1.5, bold=True, keep=True, uppercase=True
    )


def test_scales_faces_pages_and_bands_are_read() -> None:
    style = read_style(SOUND + LAYOUTS, PATH)
    factsheet, note = style.look("factsheet"), style.look("note")
    assert factsheet.spaces == {"tight": 4, "wide": 24}
    assert factsheet.faces == Faces("Arial", "Liberation Sans")
    assert factsheet.page == PageSetup(left=50, right=60, top=32, bottom=32)
    assert (factsheet.band, note.band) == (True, False)
    assert note.page == PageSetup(left=72, right=72, top=60, bottom=60)


def test_one_word_puts_all_designs_on_other_paper() -> None:
    letter, a4 = (
        read_style(f"{word}{SOUND}{LAYOUTS}", PATH) for word in ("", "paper: a4\n")
    )
    for name, look in a4.looks.items():
        before = letter.look(name).page
        across = before.width > before.height
        sides = (841.89, 595.28) if across else (595.28, 841.89)
        assert (look.page.width, look.page.height) == sides
        assert replace(look.page, width=before.width, height=before.height) == before


def test_other_paper_leaves_what_is_not_letter() -> None:
    own = {
        "wide": "page: {width: 792, height: 612}",
        "small": "page: {size: a5}",
        "lying": "page: {orientation: landscape}",
    }
    designs = {name: compose(text, f"{name}.yaml") for name, text in own.items()}
    style = read_style(f"paper: a4\n{SOUND}", PATH, own=designs)
    sizes = {
        name: (style.look(name).page.width, style.look(name).page.height)
        for name in own
    }
    assert sizes == {
        "wide": (841.89, 595.28),
        "small": (419.53, 595.28),
        "lying": (841.89, 595.28),
    }


def test_colours_are_written_in_small_letters() -> None:
    assert read_style(SOUND + LAYOUTS, PATH).accent(0) == "#1f4e79"


@pytest.mark.parametrize(
    ("old", "new", "at", "mistake"),
    [
        (
            "  lead: {size: text}",
            "  laed: {size: text}",
            "laed",
            ("unknown field 'laed' [unknown-field]\n  hint: did you mean 'lead'?"),
        ),
        (
            "  body: {size: text}",
            "  body: {size: txet}",
            "txet",
            (
                "expected a number or one of small, text; found 'txet'"
                " [unknown-step]\n  hint: did you mean 'text'?"
            ),
        ),
        (
            "before: tight",
            "before: huge",
            "huge",
            ("expected a number or one of tight, wide; found 'huge' [unknown-step]"),
        ),
        (
            "  body: {size: text}",
            "  body: {leading: 2}",
            "{leading",
            "missing field 'size' [missing-field]",
        ),
        (
            "title: {size: 20,",
            "title: {size: -20,",
            "-20",
            "expected 1 or more, found -20 [range]",
        ),
        (
            "color: paper, before",
            "color: papre, before",
            "papre",
            (
                "expected one of ink, muted, rule, tint, paper, neutral,"
                " accent; found 'papre' [unknown-colour]\n  hint: did you mean 'paper'?"
            ),
        ),
        (
            '"#1b2530"',
            "black",
            "black",
            "expected a colour such as #1b2530, found 'black' [colour]",
        ),
        (
            '["#1F4E79", "#8a3b12"]',
            "[]",
            "[]",
            (
                "this list is empty [empty-list]\n"
                "  hint: give an item, or leave the field out"
            ),
        ),
        (
            "pdf: Liberation Sans",
            "pdf: Helvetica",
            "Helvetica",
            (
                "unknown family 'Helvetica' [unknown-family]\n"
                "  hint: shipped with briefgen: Liberation Sans; name your own under `fonts`"
            ),
        ),
        (
            '"#8a3b12"]',
            '"#dd8855"]',
            '"#dd8855"',
            (
                "#dd8855 has a contrast of 2.71:1 with the paper #ffffff;"
                " text needs 4.5:1 [contrast]\n"
                "  hint: take a darker colour, or a lighter one on a dark ground"
            ),
        ),
        (
            'muted: "#4a5763"',
            'muted: "#747474"',
            '"#747474"',
            (
                "#747474 has a contrast of 4.12:1 with the tint #eef1f4;"
                " text needs 4.5:1 [contrast]\n"
                "  hint: take a darker colour, or a lighter one on a dark ground"
            ),
        ),
        (
            "  detail: {size: text}",
            "  detail: {size: text, color: neutral}",
            "neutral",
            (
                "#8b97a3 has a contrast of 2.97:1 with the paper #ffffff;"
                " text needs 4.5:1 [contrast]\n"
                "  hint: take a darker colour, or a lighter one on a dark ground"
            ),
        ),
        (
            "  detail: {size: text}",
            '  detail: {size: text, color: "#CCCCCC"}',
            '"#CCCCCC"',
            (
                "#cccccc has a contrast of 1.60:1 with the paper #ffffff;"
                " text needs 4.5:1 [contrast]\n"
                "  hint: take a darker colour, or a lighter one on a dark ground"
            ),
        ),
        (
            "  note: {}",
            (
                "  note: {band: true, texts: {kicker: {bold: true},"
                " title: {color: paper}, subtitle: {color: paper}}}"
            ),
            "{bold",
            (
                "#1b2530 has a contrast of 1.79:1 with the band #1f4e79;"
                " text needs 4.5:1 [contrast]\n"
                "  hint: take a darker colour, or a lighter one on a dark ground"
            ),
        ),
        (
            "  lead: {size: text}",
            "  lead: {size: small}",
            "small",
            "running text of 9.5 points; expected 10 or more [type-size]",
        ),
        (
            "note: {size: small,",
            "body: {size: small,",
            "small",
            "running text of 9.5 points; expected 10 or more [type-size]",
        ),
        (
            "{left: 50",
            "{left: 500",
            "{left",
            ("the margins leave 52 by 728 points; expected 144 or more [page]"),
        ),
        (
            "band: true",
            "band: yes",
            "yes",
            (
                "expected true or false, found 'yes' [type]\n"
                "  hint: did you mean 'true'?"
            ),
        ),
        (
            "  note: {}",
            "  A note: {}",
            "A note",
            (
                "expected one of factsheet, note, backgrounder, dashboard;"
                " found 'A note' [choice]\n  hint: did you mean 'note'?"
            ),
        ),
        (
            "sizes: {small: 9.5,",
            "sizes: {small: tiny,",
            "tiny",
            "expected a number, found 'tiny' [number]",
        ),
    ],
)
def test_a_mistake_is_told(old: str, new: str, at: str, mistake: str) -> None:
    before, after = (SOUND + LAYOUTS).split(old)
    lines = (before + new[: new.index(at)]).splitlines()
    place = f"{PATH}:{len(lines)}:{len(lines[-1]) + 1}"
    assert told(old, new) == [f"{place}: error: {mistake}"]
    assert after


def test_font_files_of_the_workspace_are_read(tmp_path: Path) -> None:
    named = {"fonts/squares.ttf": made(tmp_path, "中")}
    faces = read_style(with_fonts(*named), PATH, named.get).look("note").faces
    assert [face.name for face in faces.fallback] == ["Squares"]
    assert faces.face(bold=True).sets("中")


def test_a_font_file_that_is_missing_is_told_at_its_place() -> None:
    assert font_mistakes(None) == [
        (
            f"{PATH}:1:55: error: no font file 'fonts/squares.ttf' in the folder"
            " templates [font]\n  hint: names count from there: fonts/….ttf"
        )
    ]


@pytest.mark.parametrize(
    ("terms", "outlines", "reason"),
    [
        (0x0002, "glyf", "its licence does not allow it"),
        (0x0002, "CFF", "its licence does not allow it"),
    ],
)
def test_a_font_file_that_cannot_be_embedded_is_told_at_its_place(
    tmp_path: Path, terms: int, outlines: str, reason: str
) -> None:
    path = made(tmp_path, "中", terms=terms, outlines=outlines)
    assert font_mistakes(path) == [
        (
            f"{PATH}:1:55: error: the font 'fonts/squares.ttf' cannot be embedded:"
            f" {reason} [font]\n"
            "  hint: take a font (.ttf or .otf) whose licence allows embedding"
        )
    ]


def with_fonts(*names: str) -> str:
    """Give the small style with these font files."""
    family = "pdf: Liberation Sans"
    fallback = f"{family}, fallback: [{', '.join(names)}]"
    return (SOUND + LAYOUTS).replace(family, fallback)


def font_mistakes(path: Path | None) -> list[str]:
    """Give the mistakes of a style whose font file this is."""
    with pytest.raises(BriefgenError) as error:
        read_style(with_fonts("fonts/squares.ttf"), PATH, lambda _: path)
    return [str(found) for found in error.value.diagnostics]


def test_a_mistake_of_several_layouts_is_told_once() -> None:
    assert len(told("  detail: {size: text}", "  detail: {size: 9, color: rule}")) == 1


def test_a_layout_that_there_is_not_is_told_and_judged_no_further() -> None:
    (found,) = told("  note: {}", "  factshet: {band: true}")
    assert found == (
        f"{PATH}:50:3: error: expected one of factsheet, note, backgrounder, dashboard; found"
        " 'factshet' [choice]\n  hint: did you mean 'factsheet'?"
    )


def test_a_wrong_step_makes_no_other_mistake() -> None:
    assert len(told("sizes: {small: 9.5,", "sizes: {small: tiny,")) == 1


@given(st.text())
def test_any_text_is_a_style_or_mistakes(text: str) -> None:
    with pytest.raises(BriefgenError) as error:
        read_style(text, PATH)
    assert {found.place.path for found in error.value.diagnostics} == {PATH}


def test_words_are_hyphenated_where_the_style_says_so() -> None:
    for words, wanted in (("", False), ("hyphenation: true\n", True)):
        looks = read_style(words + SOUND + LAYOUTS, PATH).looks.values()
        assert {look.hyphenation for look in looks} == {wanted}
    with pytest.raises(BriefgenError, match="expected true or false"):
        read_style("hyphenation: fr\n" + SOUND, PATH)


def test_hyphenation_without_its_library_says_how_to_install_it() -> None:
    code = (
        "import sys; sys.modules['pyphen'] = None\n"
        "from briefgen.errors import BriefgenError\n"
        "from briefgen.style_file import read_style\n"
        "for wanted in ('false', 'true'):\n"
        "    try:\n"
        "        read_style(f'hyphenation: {wanted}\\n' + sys.stdin.read(), 'style.yaml')\n"
        "    except BriefgenError as error:\n"
        "        print(wanted, *error.diagnostics)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code.replace("sys.stdin.read()", repr(SOUND))],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == (
        "true style.yaml:1:14: error: hyphenation needs a library more [hyphenation]\n"
        '  hint: run pip install "briefgen[hyphenation]"\n'
    )
