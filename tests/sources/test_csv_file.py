"""CSV files as offices have them become tables whose columns have names."""

import csv
import os
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.sources.csv_file import recognises
from briefgen.sources.source_content import ReadingOptions
from tests.sources.content_text import (
    cell_of,
    content_of_bytes,
    content_text,
    mistakes_of,
    texts_of,
)

Golden = Callable[[str, str], None]

FRENCH = (
    "Projet;Budget;Début\r\n"
    "Résilience des communautés;2 000 000,50;03/04/2025\r\n"
    "Œuvres d’été – phase 2;0123;2025-04-05\r\n"
)
MESSY = (
    "Projects of the Andes\n"
    "\n"
    "Prepared by,Ana\n"
    "\n"
    ",,2024-25,,2025-26,,Budget,Budget,\n"
    "No.,Title,Planned,Actual,Planned,Actual,,,\n"
    ",,(k$),(k$),(k$),(k$),,,\n"
    "001,Water,1,2,3,4,5,6,\n"
    '002,"Trade\nand more",1,2,3,4,5,6,\n'
    "003,Roads, large,1,2,3,4,5,6,\n"
    "004,=cmd|'/C calc'!A0,+1,-2,@SUM(1),4,#REF!\n"
    "Health\n"
    "\n"
    "No.,Title,Planned,Actual,Planned,Actual,,,\n"
    "005,Schools,1,2,3,4,5,6,\n"
    "Sous-total,,4,8,12,16,15,24,\n"
    "\n"
    "* estimates\n"
    "Source: the office\n"
)


def test_a_messy_file_is_read_and_all_that_is_odd_is_told(
    tmp_path: Path, golden: Golden
) -> None:
    content = content_of_bytes(tmp_path, "messy.csv", MESSY.encode())
    golden("sources/messy-csv.txt", content_text(content))


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "windows-1252"),
        ("mac-roman", "mac-roman"),
    ],
)
def test_french_is_read_in_every_encoding_of_offices(
    tmp_path: Path, codec: str, name: str
) -> None:
    content = content_of_bytes(tmp_path, "projets.csv", FRENCH.encode(codec))
    assert content.options.encoding == name
    assert content.options.separator == ";"
    assert texts_of(content.tables[0])[1] == {
        "Projet": "Œuvres d’été – phase 2",
        "Budget": "0123",
        "Début": "2025-04-05",
    }
    warned = any(": read as " in str(remark) for remark in content.remarks)
    assert warned == (name != "utf-8")


def test_the_line_of_the_first_letter_is_evidence_of_an_encoding(
    tmp_path: Path,
) -> None:
    data = "Projet\nEau\nRésilience\n".encode("cp850")
    content = content_of_bytes(tmp_path, "a.csv", data)
    assert content.options.encoding == "cp850"
    reason = "line 3 is not UTF-8, and reads best as cp850: Résilience"
    assert content.reasons["encoding"] == reason


def test_an_encoding_that_a_mapping_names_is_used_or_refused(tmp_path: Path) -> None:
    data = "Projet,Budget\nŁódź,2\n".encode("cp1250")
    named = ReadingOptions(encoding="windows-1250")
    content = content_of_bytes(tmp_path, "a.csv", data, named)
    assert texts_of(content.tables[0]) == [{"Projet": "Łódź", "Budget": "2"}]
    wrong = mistakes_of(tmp_path / "a.csv", ReadingOptions(encoding="utf-8"))
    assert wrong.startswith("a.csv:2: error: a byte here cannot be read as utf-8")
    unknown = mistakes_of(tmp_path / "a.csv", ReadingOptions(encoding="zlib"))
    assert "zlib is no encoding that is known here" in unknown


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_every_separator_is_recognised_beside_others_in_texts(
    tmp_path: Path, mark: str
) -> None:
    rows = [["No", "Title", "Sum"], ["1", "a; b, c", "2"], ["2", "d, e", "3,5"]]
    text = StringIO()
    csv.writer(text, delimiter=mark).writerows(rows)
    content = content_of_bytes(tmp_path, "a.csv", text.getvalue().encode())
    assert content.options.separator == mark
    assert texts_of(content.tables[0])[0] == {"No": "1", "Title": "a; b, c", "Sum": "2"}


def test_the_line_by_which_excel_names_a_separator_is_no_row(tmp_path: Path) -> None:
    content = content_of_bytes(tmp_path, "a.csv", b"sep=;\nA;B\nx;1\n")
    assert content.options.separator == ";"
    assert content.options.head == (2,)
    assert cell_of(content.tables[0], 0, "B").where == "line 3, column B"


def test_a_line_is_where_a_record_begins_though_values_have_several(
    tmp_path: Path,
) -> None:
    data = b'A,B\n"x\ny\n",1\n\nz,2\n'
    table = content_of_bytes(tmp_path, "a.csv", data).tables[0]
    assert [record.line for record in table.records] == [2, 6]
    assert cell_of(table, 0, "A").text == "x\ny\n"


def test_formulas_and_leading_zeros_are_texts(tmp_path: Path) -> None:
    values = ["=1+1", "+1", "-1", "@x", "0012", "=HYPERLINK(1)", "1e5"]
    data = "\n".join(["Key,Other", *(f"{value},x" for value in values)])
    table = content_of_bytes(tmp_path, "a.csv", data.encode()).tables[0]
    cells = [cell_of(table, n, "Key") for n in range(len(values))]
    assert [(cell.text, cell.kind) for cell in cells] == [(v, "text") for v in values]


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.csv", "A\nx\n", "csv"),
        ("a.TSV", "A\tB\nx\ty\n", "csv"),
        ("a.txt", "A\tB\nx\ty\nz\t2\n", "csv"),
        ("a.txt", "A;B\nx;y\nz;2\n", "csv"),
    ],
)
def test_a_table_is_recognised_by_its_name_or_its_lines(
    tmp_path: Path, name: str, text: str, form: str
) -> None:
    content = content_of_bytes(tmp_path, name, text.encode())
    assert content.options.form == form


def test_a_text_of_sentences_is_no_table() -> None:
    text = (
        "Water, and more\n\nFunding: $2,000,000; over 3 years\nPartners: CARE, Oxfam\n"
    )
    assert not recognises("a.txt", text.encode())


def test_headings_that_a_mapping_names_are_used(tmp_path: Path) -> None:
    data = b"1,2,3\nA,B,C\n4,5,6\n"
    options = ReadingOptions(head=(2,))
    content = content_of_bytes(tmp_path, "a.csv", data, options)
    assert content.tables[0].columns == ("A", "B", "C")
    assert len(content.tables[0].records) == 1
    missing = mistakes_of(tmp_path / "a.csv", ReadingOptions(head=(9,)))
    assert "no headings stand in 9" in missing


def test_headings_without_records_are_a_table_without_records(tmp_path: Path) -> None:
    table = content_of_bytes(tmp_path, "a.csv", b"A,B\n").tables[0]
    assert (table.columns, table.records) == (("A", "B"), ())


def test_a_name_that_another_heading_has_is_not_made(tmp_path: Path) -> None:
    data = b"Budget,Budget,Budget (2)\nx,y,z\n"
    table = content_of_bytes(tmp_path, "a.csv", data).tables[0]
    assert table.columns == ("Budget", "Budget (3)", "Budget (2)")


def test_thousands_of_columns_with_one_heading_take_bounded_time(
    tmp_path: Path,
) -> None:
    width = 40_000
    data = "Budget," * (width - 1) + "Budget\n" + "7," * (width - 1) + "7\n"
    start = time.perf_counter()
    table = content_of_bytes(tmp_path, "a.csv", data.encode()).tables[0]
    assert time.perf_counter() - start < 40
    assert table.columns[-1] == f"Budget ({width})"


@pytest.mark.parametrize(
    ("word", "total"),
    [
        ("Total", True),
        ("TOTAL GÉNÉRAL", True),
        ("Sous-total :", True),
        ("Subtotal, Water", False),
        ("Sub-total – Water", True),
        ("Grand Total", True),
        ("Total for Water", True),
        ("Totaux", True),
        ("Total 2024-25", True),
        ("Total Sanitation Campaign", False),
        ("Totally new", False),
    ],
)
def test_a_total_is_told_from_a_title(tmp_path: Path, word: str, total: bool) -> None:  # noqa: FBT001
    rows = [["Title", "Budget", "Place"], ["a", "1", "x"], [word, "7", ""]]
    text = StringIO()
    csv.writer(text).writerows(rows)
    table = content_of_bytes(tmp_path, "a.csv", text.getvalue().encode()).tables[0]
    assert ("total" in table.records[1].marks) is total


def test_sums_without_a_word_are_totals_and_other_numbers_are_not(
    tmp_path: Path,
) -> None:
    data = (
        "No;Title;Budget\n1;a;1 000,5\n2;b;2 000\n;;3 000,5\n3;c;4\n4;d;5\n;;9\n;;8\n"
    )
    table = content_of_bytes(tmp_path, "a.csv", data.encode()).tables[0]
    totals = [record.line for record in table.records if "total" in record.marks]
    assert totals == [4, 7]


def test_a_total_of_a_part_is_told_by_its_sum_and_another_only_warned_of(
    tmp_path: Path,
) -> None:
    data = b"Title,Budget\nA,1\nB,2\nTotal Roads,3\nC,4\nD,5\nWater subtotal,9\nTotal Aid,7\n"
    content = content_of_bytes(tmp_path, "a.csv", data)
    records = content.tables[0].records
    assert [record.line for record in records if record.marks] == [4, 7]
    messages = [remark.message for remark in content.remarks]
    assert messages == ["line 8: called a total, but read as any other row"]


def test_a_row_that_counts_the_columns_is_no_record_and_in_no_name(
    tmp_path: Path,
) -> None:
    for counted in ("(1),(2),(3)", "1,2,3"):
        data = f"No,Title,Budget\n{counted}\n1,Water,200\n"
        table = content_of_bytes(tmp_path, "a.csv", data.encode()).tables[0]
        assert table.columns == ("No", "Title", "Budget")
        assert [record.line for record in table.records] == [3]


def test_files_that_cannot_be_read_are_clear_mistakes(
    tmp_path: Path, golden: Golden
) -> None:
    files = {
        "empty.csv": b"",
        "blank.csv": b"\n\n,,\n",
        "values-alone.csv": b"1,2,3\n4,5,6\n",
        "nul.csv": b"A,B\nx,\0y\n",
        "binary.csv": bytes(range(1, 256)) + bytes(64),
        "open-quote.csv": b'A,B\n1,2\n3,"x\n4,5\n',
        "long.csv": b"A,B\nx," + b"y" * 140_000 + b"\n",
        "odd-bytes.csv": "A,B\nété,".encode("cp1252") + b"\x81\x8d\n",
        "half.csv": "A,B\n1,2\n".encode("utf-16")[:-1],
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    os.truncate(tmp_path / "empty.csv", 0)
    with (tmp_path / "huge.csv").open("wb") as huge:
        huge.truncate(1_000_000_000)
    (tmp_path / "folder.csv").mkdir()
    names = (*files, "huge.csv", "folder.csv", "missing.csv")
    options = ReadingOptions(form="csv")
    texts = [mistakes_of(tmp_path / name, options) or f"{name}: read" for name in names]
    golden("sources/csv-mistakes.txt", "\n".join(texts) + "\n")


@pytest.mark.parametrize("mark", ["", ",,", "\n", '"'])
def test_a_separator_that_cannot_be_one_is_a_mistake(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"A,B\nx,1\n")
    assert "values cannot be separated by" in mistakes_of(
        path, ReadingOptions(separator=mark)
    )


@pytest.mark.parametrize("form", ["csv", "grants-register", "360giving"])
def test_every_form_of_csv_files_refuses_such_a_separator(
    tmp_path: Path, form: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"A;;B\nx;;1\n")
    options = ReadingOptions(form=form, separator=";;")
    assert "values cannot be separated by ';;'" in mistakes_of(path, options)


def test_more_cells_than_are_read_are_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"A,B\n" + b"," * 2_000_000)
    assert "more than 2,000,000 cells" in mistakes_of(path)


def test_thousands_of_columns_without_a_heading_take_bounded_time(
    tmp_path: Path,
) -> None:
    width = 2_000
    row = ",".join(["x"] * width)
    data = "A,B" + "," * (width - 2) + f"\n{row}" * 400
    start = time.perf_counter()
    content = content_of_bytes(
        tmp_path, "a.csv", data.encode(), ReadingOptions(head=(1,))
    )
    assert time.perf_counter() - start < 40
    assert content.tables[0].columns[-1] == f"column {width}"


def test_ten_thousand_broken_rows_are_one_remark(tmp_path: Path) -> None:
    data = "A,B,C,D\n" + "1,2\n" * 10_000
    content = content_of_bytes(tmp_path, "a.csv", data.encode())
    messages = [remark.message for remark in content.remarks]
    lines = "lines 2, 3, 4, 5, 6 and 9,995 more"
    words = "fewer values than the 4 headings; the last are empty"
    assert messages == [f"{lines}: {words}"]


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"),
    max_size=12,
)


@given(
    rows=st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=8),
    mark=st.sampled_from(",;\t|"),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str]],
    mark: str,
    codec: str,
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=mark, quoting=csv.QUOTE_ALL)
    writer.writerow(["Key", "One", "Two", "Three"])
    writer.writerows([f"k{n}", *row] for n, row in enumerate(rows))
    options = ReadingOptions(form="csv", separator=mark, head=(1,))
    data = text.getvalue().encode(codec)
    table = content_of_bytes(folder, "written.csv", data, options).tables[0]
    names = ("One", "Two", "Three")
    expected = [
        {"Key": f"k{n}"} | {name: v for name, v in zip(names, row, strict=True) if v}
        for n, row in enumerate(rows)
    ]
    assert texts_of(table) == expected


@given(data=st.binary(max_size=300))
@example(data=b"\x01\n\x01")  # a heading of which nothing can be read
def test_any_bytes_are_read_or_are_a_mistake(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    mistakes_of(path, ReadingOptions(form="csv"))
