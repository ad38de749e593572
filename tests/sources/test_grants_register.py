"""The register of grants: the latest amendment counts, and nothing is ever added up."""

import csv
import io
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.sources.read_source import read_source
from briefgen.sources.source_content import ReadingOptions, SourceContent
from briefgen.sources.source_file import SourceFile
from tests.sources.content_text import content_of_bytes
from tests.sources.iati.iati_files import plain

PORTFOLIO = Path(__file__).parents[1] / "portfolios/register/grants.csv"
HEADINGS = (
    *("ref_number", "amendment_number", "amendment_date", "recipient_legal_name"),
    *("agreement_title_en", "agreement_value", "owner_org"),
)


def row(reference: str, number: str, value: str, **others: str) -> list[str]:
    usual = {
        "ref_number": reference,
        "amendment_number": number,
        "agreement_value": value,
        "recipient_legal_name": "CARE",
        "agreement_title_en": "Wells",
    }
    return [{**usual, **others}.get(each, "") for each in HEADINGS]


def text(*rows: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([list(HEADINGS), *rows])
    return out.getvalue().encode()


def read(folder: Path, data: bytes) -> SourceContent:
    return content_of_bytes(folder, "grants.csv", data)


def test_a_whole_register_has_a_record_for_each_agreement(tmp_path: Path) -> None:
    content = read(tmp_path, PORTFOLIO.read_bytes())
    assert content.options.form == "grants-register"
    (table,) = content.tables
    assert (table.name, len(table.records)) == ("agreements", 15)
    values = plain(table.records[2])
    assert values["agreement_value"] == "4100000.00"
    assert values["recipients"] == [
        {
            "name_en": "Misty Lake First Nation",
            "name_fr": "Première Nation de Misty Lake",
            "city_en": "Thompson",
            "city_fr": "Thompson",
            "type": "I",
            "country": "CA",
            "province": "MB",
        }
    ]
    assert content.remarks == ()


def test_the_latest_amendment_counts_in_whatever_order_the_lines_stand(
    tmp_path: Path,
) -> None:
    data = text(
        row("R-1", "10", "300", amendment_date="2025-06-01"),
        row("R-1", "0", "100"),
        row("R-2", "0", "7"),
        row("R-1", "9", "200", amendment_date="2025-05-01"),
    )
    first, second = read(tmp_path, data).tables[0].records
    assert plain(first)["agreement_value"] == "300"
    assert plain(first)["amendments"] == [
        {"number": "0", "value": "100"},
        {"number": "9", "date": "2025-05-01", "value": "200"},
        {"number": "10", "date": "2025-06-01", "value": "300"},
    ]
    assert first.values["agreement_value"].where == "line 2, column agreement_value"  # type: ignore[union-attr]
    assert plain(second)["agreement_value"] == "7"


def test_what_the_latest_amendment_leaves_empty_is_that_of_the_one_before(
    tmp_path: Path,
) -> None:
    data = text(row("R-1", "0", "100"), row("R-1", "1", "150", agreement_title_en=""))
    (record,) = read(tmp_path, data).tables[0].records
    title = record.values["agreement_title_en"]
    assert getattr(title, "text", "") == "Wells"
    assert getattr(title, "where", "") == "line 2, column agreement_title_en"


@pytest.mark.parametrize(
    ("values", "once", "total"),
    [
        (("100", "100"), "100", "200"),
        (
            ("100", "50.5"),
            "fault: 2 lines of the latest amendment have different values",
            "150.5",
        ),
    ],
)
def test_recipients_with_lines_of_their_own_leave_the_value_in_doubt(
    tmp_path: Path, values: tuple[str, str], once: str, total: str
) -> None:
    data = text(
        row("R-1", "1", values[0]),
        row("R-1", "1", values[1], recipient_legal_name="Oxfam"),
        row("R-1", "0", "9", recipient_legal_name="Gone"),
    )
    record = plain(read(tmp_path, data).tables[0].records[0])
    assert record["agreement_value"] == (
        f"fault: 2 lines of the latest amendment, with {values[0]} and {values[1]}: "
        "once, or added up?"
    )
    assert record["agreement_value_once"] == once
    assert record["agreement_value_sum"] == total
    recipients = record["recipients"]
    assert isinstance(recipients, list)
    assert [each["name_en"] for each in recipients] == ["CARE", "Oxfam"]


def test_a_line_that_stands_twice_counts_once_and_is_told(tmp_path: Path) -> None:
    content = read(tmp_path, text(row("R-1", "0", "9"), row("R-1", "0", "9")))
    record = plain(content.tables[0].records[0])
    assert record["agreement_value"] == "9"
    assert record["agreement_value_sum"] == "9"
    assert "a line stands twice" in str(content.remarks)


def test_departments_with_one_reference_have_agreements_of_their_own(
    tmp_path: Path,
) -> None:
    data = text(
        row("R-1", "0", "9", owner_org="a"), row("R-1", "0", "8", owner_org="b")
    )
    records = read(tmp_path, data).tables[0].records
    assert [plain(each)["reference"] for each in records] == ["R-1 a", "R-1 b"]


def test_lines_that_are_broken_are_told_and_left_out(tmp_path: Path) -> None:
    data = text(
        row("R-1", "0", "9"),
        row("R-2", "0", "9")[:4],
        [*row("R-3", "0", "9"), "more"],
        [*row("R-4", "0", "9"), "", ""],
        row("", "0", "9"),
        row("R-5", "first", "9"),
        row("R-6", "1", "9", amendment_date="2025-06-01"),
        row("R-6", "2", "9", amendment_date="2024-06-01"),
    )
    content = read(tmp_path, data)
    records = content.tables[0].records
    assert [plain(each)["reference"] for each in records] == [
        "R-1",
        "R-4",
        "R-5",
        "R-6",
    ]
    assert [(each.place.line, each.message) for each in content.remarks] == [
        (
            3,
            (
                "a line has more or fewer values than there are headings: left out "
                "(2 times, first: 4, not 7)"
            ),
        ),
        (6, "a line has no ref_number: left out"),
        (
            7,
            (
                "a line has an amendment_number that is no number: it counts as the oldest: "
                "first"
            ),
        ),
        (9, "amendments whose numbers and dates disagree: the numbers count: R-6"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_the_register(tmp_path: Path, encoding: str) -> None:
    data = text(row("R-1", "0", "9", agreement_title_en="Été à Québec")).decode()
    content = read(tmp_path, data.encode(encoding))
    assert content.options.form == "grants-register"
    assert plain(content.tables[0].records[0])["agreement_title_en"] == "Été à Québec"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (text(), "this register has no agreement"),
        (b"", "no column agreement_value"),
        (b"ref_number,agreement_value\n1,2\n", "no column recipient_legal_name"),
        (text() + b'"R-1,0', "the quotes of this line do not pair"),
    ],
)
def test_what_is_no_register_is_refused(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "grants.csv"
    path.write_bytes(data)
    options = ReadingOptions(form="grants-register")
    with pytest.raises(BriefgenError, match=words):
        read_source(SourceFile(path, "grants.csv"), options)


def test_a_formula_is_a_text(tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://x.example","y")'
    content = read(tmp_path, text(row("R-1", "0", formula)))
    cell = content.tables[0].records[0].values["agreement_value"]
    assert getattr(cell, "text", "") == formula
    assert getattr(cell, "kind", "") == "text"
