"""Workbooks as offices have them become tables, a sheet each."""

import datetime
import math
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.sources.source_content import ReadingOptions
from tests.sources.content_text import (
    cell_of,
    content_of,
    content_of_bytes,
    content_text,
    mistakes_of,
    texts_of,
)
from tests.sources.workbook.made_workbooks import office_workbook, written
from tests.sources.workbook.packed_workbooks import (
    HEAD,
    HEADINGS,
    MAIN,
    OFFICE,
    RECORD,
    number_cell,
    packed,
    row,
    text_cell,
    workbook_parts,
)

Golden = Callable[[str, str], None]
DATA = Path(__file__).parent
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
    'manifest:1.0"/>'
)
ODS = """\
<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:automatic-styles><style:style style:name="h" style:family="table">
<style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Projects">
<table:table-column table:number-columns-repeated="2"/>
<table:table-column table:visibility="collapse"/>
<table:table-column table:number-columns-repeated="16381"/>
<table:table-row table:number-rows-repeated="2">
<table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row>{heading:Title}{heading:Budget}{heading:Share}{heading:No.}
</table:table-row>
<table:table-row>{heading:Water}
<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p>
</table:table-cell>
<table:table-cell office:value-type="percentage" office:value="0.4"><text:p>40%</text:p>
</table:table-cell>
<table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p>
</table:table-cell></table:table-row>
<table:table-row table:visibility="filter">{heading:Roads}
<table:table-cell table:formula="of:=1/0" office:value-type="string"
 calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
<table:table-cell table:formula="of:=[.B4]"/></table:table-row>
<table:table-row table:number-rows-repeated="2">{heading:Twice}
<table:table-cell office:value-type="date" office:date-value="2025-04-03"/>
</table:table-row>
<table:table-row>{heading:In all}
<table:table-cell table:formula="of:=SUM([.B4:.B7])" office:value-type="float"
 office:value="9"><text:p>9</text:p></table:table-cell></table:table-row>
</table:table>
<table:table table:name="Old" table:style-name="h"><table:table-row>
{heading:A}{heading:B}</table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""


def test_the_workbook_of_an_office_is_read_and_all_that_is_odd_is_told(
    tmp_path: Path, golden: Golden
) -> None:
    content = content_of(office_workbook(tmp_path / "office.xlsx"))
    golden("sources/office-workbook.txt", content_text(content))


def test_an_open_document_is_read_like_it(tmp_path: Path, golden: Golden) -> None:
    text = re.sub(r"{heading:(.*?)}", lambda match: string_cell(match[1]), ODS)
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": HEAD + MANIFEST,
        "content.xml": HEAD + text.replace(">\n<", "><"),
    }
    data = packed(parts)
    content = content_of_bytes(tmp_path, "office.ods", data)
    golden("sources/open-document.txt", content_text(content))


def string_cell(text: str) -> str:
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def test_a_workbook_of_the_old_format_is_read_with_a_warning(golden: Golden) -> None:
    golden("sources/old-workbook.txt", content_text(content_of(DATA / "office.xls")))


def test_a_workbook_without_its_name_is_recognised(tmp_path: Path) -> None:
    path = written(tmp_path / "a.bin", {"S": [["A", "B"], ["x", 1]]})
    assert content_of(path).options.form == "workbook"


def test_the_longest_sheet_is_the_table_unless_another_is_named(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        "Short": [["A", "B"], ["x", 1]],
        "Long": [["C", "D"], ["x", 1], ["y", 2]],
        "Notes": [["One line"]],
    }
    path = written(tmp_path / "a.xlsx", sheets)
    content = content_of(path)
    assert [table.name for table in content.tables] == ["Short", "Long"]
    assert content.options.table == "Long"
    assert content.reasons["table"] == "it has the most rows: 2"
    assert content_of(path, ReadingOptions(table="Short")).options.head == (1,)
    unknown = mistakes_of(path, ReadingOptions(table="Other"))
    assert "no table is called Other" in unknown
    assert "the tables: Short, Long, Notes" in unknown
    headless = mistakes_of(path, ReadingOptions(table="Notes"))
    assert "sheet Notes does not have a row with headings" in headless


def test_named_headings_are_those_of_the_named_sheet_alone(tmp_path: Path) -> None:
    rows: list[list[object]] = [[1, 2], ["A", "B"], ["x", 1]]
    path = written(tmp_path / "a.xlsx", {"One": rows, "Two": rows[1:]})
    named = ReadingOptions(table="One", head=(2,))
    columns = [table.columns for table in content_of(path, named).tables]
    assert columns == [("A", "B"), ("A", "B")]
    assert content_of(path, ReadingOptions(head=(1,))).options.table == "One"


@pytest.mark.parametrize("from_1904", [False, True])
def test_days_are_counted_from_1900_or_1904(tmp_path: Path, from_1904: bool) -> None:  # noqa: FBT001
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path), {"date_1904": from_1904})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["Title", "Start"])
    texts = ["2025-04-03", "1999-12-31T23:59:59"]
    for line, date in enumerate(map(datetime.datetime.fromisoformat, texts), 1):
        sheet.write(line, 0, "x")
        sheet.write_datetime(line, 1, date, day)
    sheet.write_row(3, 0, ["x", 45_000])
    sheet.write(4, 0, "x")
    sheet.write(4, 1, -5, day)
    book.close()
    table = content_of(path).tables[0]
    cells = [cell_of(table, n, "Start") for n in range(4)]
    assert [(cell.text, cell.kind) for cell in cells[:2]] == [
        (t, "date") for t in texts
    ]
    expected = "2027-03-16" if from_1904 else "2023-03-15"
    assert cells[2].fault.endswith(f"as a date it would be {expected}")
    assert cells[3].fault == "a date before the first day of this workbook's calendar"


def test_a_column_of_numbers_alone_is_no_column_of_dates(tmp_path: Path) -> None:
    rows: list[list[object]] = [["A", "B"], ["x", 45_000], ["y", 45_001]]
    table = content_of(written(tmp_path / "a.xlsx", {"S": rows})).tables[0]
    assert (cell_of(table, 0, "B").kind, cell_of(table, 0, "B").fault) == ("number", "")


def test_times_and_durations_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["A", "B"])
    sheet.write_row("A2", ["x", 0.4375], book.add_format({"num_format": "hh:mm"}))
    sheet.write_row("A3", ["y", 1.5], book.add_format({"num_format": "[h]:mm"}))
    book.close()
    table = content_of(path).tables[0]
    cells = [cell_of(table, n, "B") for n in (0, 1)]
    assert [(cell.text, cell.kind) for cell in cells] == [
        ("10:30:00", "text"),
        ("36:00:00", "text"),
    ]


def test_a_strict_workbook_and_one_without_references_are_read(tmp_path: Path) -> None:
    strict = {
        name: str(text)
        .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, text in workbook_parts(HEADINGS + RECORD).items()
    }
    content = content_of_bytes(tmp_path, "strict.xlsx", packed(strict))
    assert texts_of(content.tables[0]) == [{"Title": "Water", "Budget": "5"}]
    bare = "".join((HEADINGS + RECORD).split(' r="')[:1])
    for part in (HEADINGS + RECORD).split(' r="')[1:]:
        bare += part.partition('"')[2]
    content = content_of_bytes(tmp_path, "bare.xlsx", packed(workbook_parts(bare)))
    assert texts_of(content.tables[0]) == [{"Title": "Water", "Budget": "5"}]


def test_names_of_parts_may_have_any_slash_and_case(tmp_path: Path) -> None:
    parts = workbook_parts(HEADINGS + RECORD)
    names = {name: name.replace("/", "\\") for name in parts}
    data = packed({names[name]: text for name, text in parts.items()})
    content = content_of_bytes(tmp_path, "slashes.xlsx", data)
    assert texts_of(content.tables[0]) == [{"Title": "Water", "Budget": "5"}]


def test_a_fault_in_a_cell_beyond_all_values_is_told(tmp_path: Path) -> None:
    formula = '<c r="C2"><f>A1</f></c>'
    cells = row(1, *(text_cell(f"{c}1", c) for c in "ABC"))
    cells += row(2, text_cell("A2", "x"), number_cell("B2", "1"), formula)
    cells += row(3, '<c r="C3"><f>A1</f></c>')
    content = content_of_bytes(tmp_path, "a.xlsx", packed(workbook_parts(cells)))
    faults = [cell_of(content.tables[0], n, "C").fault for n in (0, 1)]
    assert faults == ["a formula without a result"] * 2


def test_formulas_that_many_cells_share_make_a_total(tmp_path: Path) -> None:
    cells = row(1, *(text_cell(f"{c}1", c) for c in "ABC"))
    for line in (2, 3):
        numbers = (number_cell(f"{c}{line}", "1") for c in "BC")
        cells += row(line, text_cell(f"A{line}", "x"), *numbers)
    shared = '<c r="B4"><f t="shared" ref="B4:C4" si="0">SUM(B2:B3)</f><v>9</v></c>'
    cells += row(4, shared, '<c r="C4"><f t="shared" si="0"/><v>8</v></c>')
    table = content_of_bytes(tmp_path, "a.xlsx", packed(workbook_parts(cells))).tables[
        0
    ]
    assert [sorted(record.marks) for record in table.records] == [[], [], ["total"]]


def test_without_the_extra_it_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", {"S": [["A", "B"], ["x", 1]]})
    code = (
        "import sys; sys.modules['python_calamine'] = None\n"
        "from pathlib import Path\n"
        "from tests.sources.content_text import mistakes_of\n"
        "print(mistakes_of(Path(sys.argv[1])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout == (
        "a.xlsx:1:1: error: this needs the extra for spreadsheets [source]\n"
        '  hint: run pip install "briefgen[import]"\n'
    )


def test_ten_thousand_rows_are_read_in_seconds(tmp_path: Path) -> None:
    values = [f"text {n}" if n % 2 else n * 1.25 for n in range(20)]
    rows: list[list[object]] = [[f"Heading {n}" for n in range(20)]]
    rows += [[line, *values[1:]] for line in range(10_000)]
    path = written(tmp_path / "a.xlsx", {"S": rows})
    before = time.process_time()
    table = content_of(path).tables[0]
    assert len(table.records) == 10_000
    assert time.process_time() - before < 120


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(-1e15, 1e15).map(lambda n: float(f"{n:.12g}")),
    st.text(
        st.characters(
            exclude_categories=("Cs", "Cc", "Cn", "Co"), include_characters="\n"
        ),
        min_size=1,
        max_size=20,
    ),
    st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)),
)


@settings(max_examples=20)
@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.xlsx"
    write_rows(path, rows)
    table = content_of(path, ReadingOptions(table="S", head=(1,))).tables[0]
    assert len(table.records) == len(rows)
    for n, values in enumerate(rows):
        for name, value in zip(("One", "Two", "Three"), values, strict=True):
            if value is None:
                assert name not in table.records[n].values
            else:
                cell = cell_of(table, n, name)
                assert same(cell.text, cell.kind, value), (cell, value)


def write_rows(path: Path, rows: list[list[object]]) -> None:
    """Write rows below headings, each value as what it is."""
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("S")
    sheet.write_row(0, 0, ["Key", "One", "Two", "Three"])
    for line, values in enumerate(rows, 1):
        sheet.write_string(line, 0, f"k{line}")
        for column, value in enumerate(values, 1):
            if isinstance(value, str):
                sheet.write_string(line, column, value)
            elif isinstance(value, datetime.date):
                sheet.write_datetime(line, column, value, day)
            elif value is not None:
                sheet.write(line, column, value)
    book.close()


def same(text: str, kind: str, value: object) -> bool:
    """Return whether a cell that was read is the value that was written."""
    if isinstance(value, str):
        return (text, kind) == (value, "text")
    if isinstance(value, bool):
        return (text, kind) == (str(value).lower(), "truth")
    if isinstance(value, datetime.date):
        return (text, kind) == (value.isoformat(), "date")
    assert isinstance(value, int | float)
    return kind == "number" and math.isclose(float(text), value, rel_tol=1e-12)
