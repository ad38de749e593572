"""Boxes that cite notes → boxes that bring these notes to the foot of their page."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.writers.pdf.layout.boxes import (
    Box,
    Group,
    Mark,
    Placed,
    PlacedWords,
    column,
    extent,
    noted,
)

LONG = 144.0  # points: a longer note may go on at the foot of the next page,
BEGUN = 3  # when so many of its lines stand on the page where it is cited

# Notes that nothing cited so far, by the goals of links back to where they are cited.
Notes = dict[str, tuple[Box, ...]]


def citing(boxes: Sequence[Box], notes: Notes) -> list[Box]:
    """Let each box bring the notes that it is the first to cite; they leave `notes`."""
    return [_citing(box, notes) for box in boxes] if notes else [*boxes]


def below(notes: Sequence[Box]) -> float:
    """Return the height of notes at the foot of a page with what is above them."""
    if not notes:
        return 0.0
    above = notes[0].repeat
    return above[0].before + extent((*above, *notes))


def needed(notes: Sequence[Box]) -> Sequence[Box]:
    """Return what of notes must stand on the page where they are cited."""
    return notes if sum(each.height for each in notes) < LONG else notes[:BEGUN]


def standing(notes: Sequence[Box], bottom: float) -> list[Placed]:
    """Return notes below their rule, so that the last one ends at a height."""
    if not notes:
        return []
    above = notes[0].repeat
    top = bottom - extent((*above, *notes))
    return [Placed(top + each.y, each.box) for each in column((*above, *notes))]


def _citing(box: Box, notes: Notes) -> Box:
    if box.columns:
        columns = tuple(tuple(citing(each, notes)) for each in box.columns)
        return box._replace(columns=columns, notes=noted(columns))
    cited = dict.fromkeys(_goals(box.marks))
    brought = tuple(note for goal in cited for note in notes.pop(goal, ()))
    return box._replace(notes=brought) if brought else box


def _goals(marks: Iterable[Mark]) -> Iterator[str]:
    """Yield the goals among the words of marks, in reading order."""
    for mark in marks:
        match mark:
            case Group(marks=inner):
                yield from _goals(inner)
            case PlacedWords(line=line):
                goals = (line.runs[each.number].goal for each in line.stretches)
                yield from filter(None, goals)
            case _:
                pass
