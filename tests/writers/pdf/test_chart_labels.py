"""The labels of charts as a table that a screen reader walks: no cell of it is silent."""

from dataclasses import replace

from briefgen.drawing import LabelCell, TextMark
from briefgen.writers import pdf
from tests.writers import sample_trees
from tests.writers.pdf import reading
from tests.writers.pdf.looks import look
from tests.writers.pdf.rules import columns_of
from tests.writers.pdf.structure import kids, role_of, within
from tests.writers.sample_trees import INK, of_blocks


def test_a_name_without_a_number_has_its_row_for_itself() -> None:
    figure = sample_trees.figure()
    drawing = figure.drawing
    place = TextMark("Salish Sea", (0, 9), 9, INK, says=LabelCell(9, 0, "row"))
    marked = replace(figure, drawing=replace(drawing, marks=(*drawing.marks, place)))
    file = pdf.write(of_blocks(marked), look("note"))
    assert reading.failures(file, "ua1") == reading.failures(file, "2a") == []
    with reading.opened(file) as opened:
        (table,) = (each for each in reading.nodes(opened) if each.role == "Table")
        rows = [list(kids(row)) for row in within(table.dictionary, "TR")]
        assert [role_of(each) for each in rows[-1]] == ["TD"]
        assert {sum(map(columns_of, row)) for row in rows} == {2}
        assert all(kids(cell) for row in rows for cell in row)
        assert [role_of(each) for each in rows[0]] == ["TH", "TD"]
