"""Data Packages become tables whose cells are what their schemas declare."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.sources.read_source import read_source
from briefgen.sources.source_content import ReadingOptions
from briefgen.sources.source_file import SourceFile
from tests.sources.content_text import cell_of, content_of, content_text, mistakes_of

Golden = Callable[[str, str], None]

FIELDS = [
    {"name": "id", "type": "string"},
    {"name": "title", "type": "string"},
    {"name": "amount", "type": "number", "decimalChar": ",", "groupChar": " "},
    {"name": "share", "type": "number", "bareNumber": False},
    {"name": "count", "type": "integer"},
    {"name": "start", "type": "date", "format": "%d.%m.%Y"},
    {"name": "end", "type": "date"},
    {"name": "asked", "type": "date", "format": "any"},
    {"name": "seen", "type": "datetime"},
    {"name": "open", "type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]},
    {"name": "year", "type": "year"},
    {"name": "month", "type": "yearmonth"},
]
ROWS = """\
id;title;amount;share;count;start;end;asked;seen;open;year;month;more
007;Eau;2 000 000,50;40%;3;03.04.2025;2026-01-31;3/4/25;2025-04-03T10:00:00Z;oui;2025;2025-04;x
008;-;n/a;€ 5;3.5;31.02.2025;03.04.2025;;yesterday;yes;25;2025-13;
=1+1;'a';1.5;-2 %;x;;;;;non;;;
"""
PACKAGE = {
    "name": "projects",
    "resources": [
        {
            "name": "projects",
            "path": "data/projects.csv",
            "dialect": {"delimiter": ";"},
            "schema": {"fields": FIELDS, "missingValues": ["", "-", "n/a"]},
        },
        {
            "name": "partners",
            "data": [{"name": "CARE", "role": "lead"}, {"name": "Oxfam", "share": 40}],
            "schema": {"fields": [{"name": "share", "type": "number"}]},
        },
        {"name": "picture", "path": "photo.png"},
    ],
}


def package_in(folder: Path, package: object, files: dict[str, str]) -> Path:
    """Write a package and its files, and return the path of the package."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    path = folder / "datapackage.json"
    path.write_text(json.dumps(package), "utf-8")
    return path


def one(**resource: Any) -> dict[str, Any]:
    """Return a package with one resource."""
    return {"resources": [{"name": "t", "path": "t.csv", **resource}]}


def test_cells_are_what_the_schema_declares_or_have_a_fault(
    tmp_path: Path, golden: Golden
) -> None:
    path = package_in(tmp_path, PACKAGE, {"data/projects.csv": ROWS})
    golden("sources/data-package.txt", content_text(content_of(path)))


def test_a_package_in_a_folder_names_its_files_below_it(tmp_path: Path) -> None:
    path = package_in(tmp_path, one(), {"t.csv": 'A,B\n"x,1\n'})
    file = SourceFile(path, "in/datapackage.json")
    with pytest.raises(Exception, match=r"in/t\.csv:2: error: the quotes"):
        read_source(file, ReadingOptions())


def test_a_resource_that_a_mapping_names_is_the_table(tmp_path: Path) -> None:
    path = package_in(tmp_path, PACKAGE, {"data/projects.csv": ROWS})
    options = content_of(path, ReadingOptions(table="partners")).options
    assert (options.form, options.table) == ("data-package", "partners")
    missing = mistakes_of(path, ReadingOptions(table="others"))
    assert "no table is called others" in missing
    assert "the tables: projects, partners" in missing


def test_several_files_of_one_resource_are_one_table(tmp_path: Path) -> None:
    package = one(path=["a.csv", "b.csv"])
    path = package_in(tmp_path, package, {"a.csv": "A,B\nx,1\n", "b.csv": "A,B\ny,2\n"})
    table = content_of(path).tables[0]
    assert [cell_of(table, n, "A").text for n in (0, 1)] == ["x", "y"]


def test_a_file_without_headings_has_those_of_its_schema(tmp_path: Path) -> None:
    schema = {"fields": [{"name": "A", "type": "integer"}, {"name": "B"}]}
    package = one(dialect={"header": False, "commentChar": "#"}, schema=schema)
    path = package_in(tmp_path, package, {"t.csv": "# by Ana\n1,x,z\n2,y\n"})
    content = content_of(path)
    assert content.tables[0].columns == ("A", "B", "column 3")
    assert cell_of(content.tables[0], 0, "A").kind == "number"
    assert content.options.head is None


def test_headings_of_several_rows_are_declared(tmp_path: Path) -> None:
    package = one(dialect={"headerRows": [2, 3]})
    path = package_in(tmp_path, package, {"t.csv": "by Ana\nA,B\n(x),(y)\n1,2\n"})
    assert content_of(path).tables[0].columns == ("A (x)", "B (y)")


def test_a_schema_in_a_file_of_its_own_is_read(tmp_path: Path) -> None:
    schema = json.dumps({"fields": [{"name": "B", "type": "integer"}]})
    package = one(schema="schema.json")
    files = {"t.csv": "A,B\nx,1\n", "schema.json": schema}
    table = content_of(package_in(tmp_path, package, files)).tables[0]
    assert cell_of(table, 0, "B").kind == "number"


def test_texts_that_are_no_value_are_declared_for_a_field_or_all(
    tmp_path: Path,
) -> None:
    fields = [
        {"name": "A", "missingValues": [{"value": "?", "label": "unknown"}]},
        {"name": "B"},
    ]
    package = one(schema={"fields": fields, "missingValues": ["-"]})
    path = package_in(tmp_path, package, {"t.csv": "A,B\n?,?\n-,-\n"})
    records = content_of(path).tables[0].records
    assert [set(record.values) for record in records] == [{"B"}, {"A"}]


@pytest.mark.parametrize("kind", ["date", "datetime"])
def test_a_format_that_is_none_is_a_fault_of_its_cells(
    tmp_path: Path, kind: str
) -> None:
    fields = [{"name": "A", "type": kind, "format": "%d %d"}, {"name": "B"}]
    path = package_in(
        tmp_path, one(schema={"fields": fields}), {"t.csv": "A,B\n1 1,x\n"}
    )
    cell = cell_of(content_of(path).tables[0], 0, "A")
    assert cell.fault == f"no {kind}, as its schema declares it"


BAD: dict[str, object] = {
    "address": one(path="https://example.org/t.csv"),
    "two slashes": one(path="//server/t.csv"),
    "file address": one(path="file:///etc/passwd"),
    "above": one(path="../t.csv"),
    "above, later": one(path=["t.csv", "a/../../t.csv"]),
    "absolute": one(path="/etc/passwd"),
    "link out": one(path="link.csv"),
    "schema above": one(schema="../schema.json"),
    "schema address": one(schema="http://127.0.0.1:9/schema.json"),
    "dialect above": one(dialect="../dialect.json"),
    "not there": one(path="none.csv"),
    "compressed": one(compression="gz"),
    "marks": one(dialect={"delimiter": ",,"}),
    "same marks": one(dialect={"delimiter": '"'}),
    "line mark": one(dialect={"delimiter": "\n"}),
    "encoding": one(encoding="rot13"),
    "empty": {},
    "no list": {"resources": {"name": "t"}},
    "odd resources": {"resources": [1, None, {}, {"path": 5}, {"path": ["x", 5]}]},
    "list": [],
    "many": {"resources": [{"path": "t.csv"}] * 101},
}


def test_packages_that_cannot_be_read_are_clear_mistakes(
    tmp_path: Path, golden: Golden
) -> None:
    (tmp_path / "t.csv").write_text("A,B\nx,1\n")
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "t.csv").write_text("A,B\nx,1\n")
    (folder / "link.csv").symlink_to(tmp_path / "t.csv")
    path = folder / "datapackage.json"
    texts = []
    for what, package in BAD.items():
        package_in(folder, package, {})
        texts.append(f"{what}: {mistakes_of(path) or 'read'}")
    for what, text in {
        "broken": '{"resources": [',
        "deep": "[" * 100_000,
        "long number": '{"a": ' + "1" * 5_000 + "}",
        "no text": "\udcff",
    }.items():
        path.write_text(text, "utf-8", "surrogateescape")
        texts.append(f"{what}: {mistakes_of(path) or 'read'}")
    golden("sources/data-package-mistakes.txt", "\n".join(texts) + "\n")


def test_tables_in_a_package_are_bounded_together(tmp_path: Path) -> None:
    package = {"resources": [{"name": f"t{n}", "path": "t.csv"} for n in range(3)]}
    path = package_in(tmp_path, package, {"t.csv": "A,B\n" + "x,1\n" * 350_000})
    assert "more than 2,000,000 cells" in mistakes_of(path)
