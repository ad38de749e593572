"""The last of several pages: it does not hold a few lines alone."""

from briefgen.tree import Annex, Block
from briefgen.writers.pdf.layout.boxes import Box
from briefgen.writers.pdf.layout.last_page import balanced, stranded
from briefgen.writers.pdf.layout.lay_out import Layout, lay_out
from briefgen.writers.pdf.layout.pages import Frame, Page, pages
from tests.writers.pdf.hard_cases import numbered_table
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph

LOOK = look("backgrounder")
LINES: list[Block] = [paragraph(f"Line {number}.") for number in range(400)]


def laid(count: int) -> Layout:
    return lay_out(of_blocks(*LINES[:count], layout="backgrounder"), LOOK)


def part(made: Layout) -> float:
    """Give which part of its last page is filled."""
    page = made.pages[-1]
    return page.used / (page.frame.bottom - page.frame.top)


def test_no_document_ends_with_a_few_lines_on_a_page() -> None:
    made = [laid(count) for count in range(10, 100)]
    assert {each.stranded for each in made} == {True, False}
    assert all(part(each) >= 0.2 for each in made if len(each.pages) > 1)
    counts = [len(each.pages) for each in made]
    assert counts == sorted(counts)


def test_what_stays_together_is_not_parted_for_the_last_page() -> None:
    frame = Frame(0.0, 100.0)
    boxes = [Box(90.0), Box(5.0)]
    book = pages([*boxes, Box(8.0)], frame, frame)

    def refill(first: Frame, lower: tuple[Frame, ...]) -> list[Page]:
        assert lower == ()
        return pages([*boxes, Box(8.0)], first, frame)

    assert stranded(book)
    assert balanced(book, refill) is book


def test_a_short_table_is_not_parted_for_the_last_page() -> None:
    """With few lines below it, the table goes to the last page or stays above it."""
    shown: list[tuple[int, bool]] = []
    for rows in (4, 6, 12):
        for count in range(20, 60):
            blocks = (*LINES[:count], numbered_table(rows), *LINES[:3])
            made = lay_out(of_blocks(*blocks, layout="backgrounder"), LOOK)
            if made.stranded:
                assert part(made) >= 0.2
                again = any(each.again for each in made.pages[-1].placed)
                shown.append((rows, again))
    assert {rows for rows, _ in shown} == {4, 6, 12}
    assert {rows for rows, again in shown if again} == {12}


def test_an_annex_may_be_short() -> None:
    blocks = (*LINES[:10], Annex((paragraph("A line."),)))
    made = lay_out(of_blocks(*blocks, layout="backgrounder"), LOOK)
    assert (len(made.pages), made.stranded) == (2, False)
    assert part(made) < 0.1
