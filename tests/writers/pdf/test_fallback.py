"""Letters that the family lacks are set from a second face, and read back as they are."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefgen import font_files
from briefgen.drawing import Drawing, TextMark
from briefgen.style import Look
from briefgen.tree import (
    Document,
    Emphasis,
    Figure,
    Heading,
    Link,
    Paragraph,
    Strong,
    Table,
    Text,
)
from briefgen.writers import pdf
from briefgen.writers.pdf.faces import PRIVATE, Cut, shaped
from briefgen.writers.pdf.layout.lines import lines, natural
from briefgen.writers.pdf.layout.runs import Run
from briefgen.writers.pdf.structure import Element
from tests.made_fonts import made
from tests.writers import sample_trees
from tests.writers.pdf import reading
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph, text

INUKTITUT = "ᐃᓄᒃᑎᑐᑦ"
SYMBOLS = "→ ⇒ ☐ ☑ ✓ ≠ ≥ ★ 😀"
CUT = Cut("Liberation Sans")
SIZE = 10.0
HAN = "中文、名字。"


def run(words: str, *, bold: bool = False) -> Run:
    return Run(words, replace(CUT, bold=bold), SIZE, "#000000", Element("P"))


def document() -> Document:
    said = f"{INUKTITUT} {SYMBOLS}"
    return of_blocks(
        Heading(2, text(f"Heading {INUKTITUT}")),
        paragraph(f"Plain {said} 2024\u201131"),
        Paragraph((Strong(text(f"Bold {said}")), Emphasis(text(f"Slant {said}")))),
        Paragraph((Link(text(f"Link {INUKTITUT}"), "https://example.org/"),)),
        Table(
            (text("☐"), text("b")), ((text(INUKTITUT), text("→")),), ("left", "left")
        ),
        chart(TextMark(f"{INUKTITUT} ☐ on a chart", (10, 50), SIZE, "#000000")),
        layout="note",
    )


def embedded(data: bytes) -> set[str]:
    pdf_file = reading.opened(data)
    return {
        str(font.BaseFont).partition("+")[2]
        for page in pdf_file.pages
        for font in page.Resources.Font.values()
        if "/FontFile2" in font.get("/FontDescriptor", {})
    }


def chart(*labels: TextMark) -> Figure:
    return replace(sample_trees.figure(), drawing=Drawing(200, 100, labels))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_file_with_fallback_is_accessible_and_archival(profile: str) -> None:
    assert reading.failures(pdf.write(document(), look("note")), profile) == []


def test_what_the_fallback_sets_is_read_back() -> None:
    said = reading.words(pdf.write(document(), look("note")))
    for each in ("Heading", "Link"):
        assert f"{each} {INUKTITUT}" in said
    for each in ("Plain", "Bold", "Slant"):
        assert f"{each} {INUKTITUT} {SYMBOLS}" in said
    assert "2024\u201131" in said
    assert f"{INUKTITUT} ☐ on a chart" in said


def test_the_face_and_the_fallback_are_embedded_once_each_cut() -> None:
    assert embedded(pdf.write(document(), look("note"))) == {
        "DejaVuSans",
        "DejaVuSans-Bold",
        "LiberationSans",
        "LiberationSans-Bold",
        "LiberationSans-Italic",
    }


def test_a_file_without_need_embeds_no_fallback() -> None:
    data = pdf.write(of_blocks(paragraph("Plain")), look("note"))
    assert embedded(data) == {"LiberationSans", "LiberationSans-Bold"}


def test_equal_trees_with_fallback_give_equal_bytes() -> None:
    first, second = (pdf.write(document(), look("note")) for _ in range(2))
    assert first == second


def test_a_word_of_two_faces_is_one_word() -> None:
    (line,) = lines([run(f"ab{INUKTITUT}cd.")], 500)
    assert [(part.run.cut.setter, part.text) for part in line.parts] == [
        (0, "ab"),
        (1, INUKTITUT),
        (0, "cd."),
    ]
    widest, longest = natural([run(f"ab{INUKTITUT}cd.")])
    assert widest == longest == pytest.approx(line.width)


def test_a_line_is_measured_in_the_faces_that_set_it() -> None:
    (line,) = lines([run(f"ab {INUKTITUT} ☐")], 500)
    assert line.width == pytest.approx(CUT.face.width(f"ab {INUKTITUT} ☐", SIZE))


def test_lines_with_fallback_are_no_wider_than_the_measure() -> None:
    rows = lines([run(f"{INUKTITUT} ☐→☑ and words " * 20)], 100)
    assert len(rows) > 10
    assert all(line.width <= 100.01 for line in rows)


def test_a_long_word_of_the_fallback_is_broken_by_letter() -> None:
    rows = lines([run(INUKTITUT * 10)], 60)
    said = "".join(part.text for line in rows for part in line.parts)
    assert said == INUKTITUT * 10
    assert all(line.width <= 60.01 for line in rows)


def test_a_word_broken_by_letter_keeps_marks_and_no_break_spaces() -> None:
    rows = lines([run("x\u030c\u00a0" * 30)], 40)
    said = ["".join(part.text for part in line.parts) for line in rows]
    assert "".join(said) == f"x\u030c{PRIVATE}" * 30
    assert not any(line.startswith("\u030c") for line in said)


def test_lines_stand_alike_whatever_face_they_begin_with() -> None:
    words = (paragraph("One x"), paragraph("Two x"), paragraph(f"{INUKTITUT} Three x"))
    data = pdf.write(of_blocks(*words), look("note"))
    one, two, three = (reading.place(data, each)[1] for each in ("One", "Two", "Three"))
    assert one - two == pytest.approx(two - three, abs=0.2)


def test_what_is_shaped_stays_as_it_is() -> None:
    for piece in shaped(CUT, f"a\u00a0b{INUKTITUT}☐ c"):
        assert shaped(piece.cut, piece.text) == (piece,)


def test_an_invisible_piece_does_not_swallow_the_word_after_it() -> None:
    (line,) = lines([run("\u2060", bold=True), run("words")], 500)
    assert "".join(part.text for part in line.parts) == "words"


@pytest.fixture
def han(tmp_path: Path) -> Look:
    style = look("note")
    further = font_files.read(made(tmp_path, HAN))
    return replace(style, faces=replace(style.faces, fallback=(further,)))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_font_of_the_workspace_is_embedded_and_read_back(
    han: Look, profile: str
) -> None:
    label = TextMark(f"{HAN} on a chart", (10, 50), SIZE, "#000000")
    content = (Text(f"Han {HAN} ☐ "), Strong(text(f"bold {HAN}")))
    data = pdf.write(of_blocks(Paragraph(content), chart(label), layout="note"), han)
    assert reading.failures(data, profile) == []
    said = reading.words(data)
    assert f"Han {HAN} ☐ bold {HAN}" in said
    assert f"{HAN} on a chart" in said
    assert {"Squares", "DejaVuSans"} < embedded(data)


def test_han_is_broken_between_letters_but_not_before_punctuation(han: Look) -> None:
    cut = replace(CUT, further=han.faces.fallback)
    text_run = replace(run("中文、名字。中文"), cut=cut)
    rows = lines([text_run], 31)
    said = ["".join(part.text for part in line.parts) for line in rows]
    assert said == ["中文、", "名字。", "中文"]
    assert [part.run.cut.setter for part in rows[0].parts] == [1]


def test_labels_of_a_chart_go_on_where_the_last_face_ended() -> None:
    label = TextMark("ab☐cd", (100, 50), 20, "#000000")
    data = pdf.write(of_blocks(chart(label)), look("note"))
    box, after = reading.place(data, "☐"), reading.place(data, "cd")
    width = CUT.face.width("☐", 20)
    assert width * 0.7 < after[0] - box[0] < width * 1.3
    assert box[2] <= after[0]


def test_turned_labels_of_a_chart_go_on_in_their_direction() -> None:
    label = TextMark("ab☐cd", (100, 90), 20, "#000000", angle=90)
    data = pdf.write(of_blocks(chart(label)), look("note"))
    before, box, after = (reading.place(data, each) for each in ("ab", "☐", "cd"))
    assert before[3] <= box[1] + 1
    assert box[3] <= after[1] + 1


def test_pages_with_fallback_show_no_box_for_a_missing_glyph() -> None:
    data = pdf.write(of_blocks(paragraph("☐ ✓ 中")), look("note"))
    assert "☐ ✓ ?" in reading.words(data)
    page = pypdfium2.PdfDocument(data)[0]
    assert "\ufffd" not in page.get_textpage().get_text_range()
