"""What stands at the foot of a page and at the head of the next, wherever that falls."""

from collections.abc import Iterator

import pytest

from briefgen.tree import Block, Heading, Paragraph, Strong, Text
from briefgen.writers.pdf.layout.boxes import Group, Mark, PlacedWords
from briefgen.writers.pdf.layout.lay_out import lay_out
from tests.writers import sample_trees
from tests.writers.pdf.looks import look

OWN = "w"  # begins all words that are looked for
FILLED = range(25, 60)  # lines above, so that a page ends anywhere below them


def pages(*blocks: Block) -> list[list[str]]:
    """Give the lines of each page."""
    layout = lay_out(sample_trees.of_blocks(*blocks), look("note"))
    return [
        [line for placed in page.placed for line in _lines(placed.box.marks)]
        for page in layout.pages
    ]


def _lines(marks: tuple[Mark, ...]) -> Iterator[str]:
    for mark in marks:
        match mark:
            case Group(marks=inner):
                yield from _lines(inner)
            case PlacedWords(line=line):
                yield "".join(part.text for part in line.parts)
            case _:
                pass


def paragraph(count: int) -> Paragraph:
    """Make a paragraph of so many lines."""
    whole = sample_trees.paragraph(
        " ".join(f"{OWN}{at:03}" for at in range(20 * count))
    )
    lines = pages(whole)[-1][-count:]
    short = sample_trees.paragraph("".join(lines).strip())
    assert sum(line.startswith(OWN) for line in pages(short)[0]) == count
    return short


def filler(count: int) -> list[Block]:
    return [sample_trees.paragraph("A line.")] * count


@pytest.mark.parametrize("count", [2, 3, 4])
def test_no_first_or_last_line_of_a_paragraph_is_alone_on_a_page(count: int) -> None:
    words = paragraph(count)
    parted = 0
    for above in FILLED:
        found = pages(*filler(above), words, *filler(30))
        own = [sum(line.startswith(OWN) for line in page) for page in found]
        own = [each for each in own if each]
        assert sum(own) == count
        assert len(own) == 1 or min(own) >= 2
        parted += len(own) > 1
    assert bool(parted) == (count == 4)


def test_a_heading_and_its_facts_stay_with_the_text_below_them() -> None:
    heading = Heading(3, (Text("The initiative"),))
    fact = Paragraph((Strong((Text("Funding:"),)), Text(" $2,000,000")))
    label = Strong((Text("Description:"),))
    text = Paragraph((label, *sample_trees.text(" "), *paragraph(4).content))
    begun = set()
    for above in FILLED:
        found = pages(*filler(above), heading, fact, text, *filler(30))
        (page,) = [
            number for number, page in enumerate(found) if "The initiative" in page
        ]
        at = found[page].index("The initiative")
        assert "Funding:" in found[page][at + 1]
        assert "Description:" in found[page][at + 2]
        assert found[page][at + 3].startswith(OWN)
        begun.add(page)
    assert begun == {0, 1}


def test_the_lines_of_a_heading_are_about_equally_long_on_the_page() -> None:
    words = (
        "Canadian contributions to the Association that support inclusive trade and "
        "open economies"
    )
    ((*_, first, second),) = pages(Heading(2, (Text(words),)))
    assert first + second == words
    assert abs(len(first) - len(second)) < 12
