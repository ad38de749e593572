"""Tests of SQLite files: they are read, never changed, and never for long."""

import os
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.sources.database.request import DatabaseAccess, DatabaseLimits
from tests.sources.database.asking import (
    answer,
    cells,
    contents,
    make,
    refusal,
    request,
    texts,
)

SCRIPT = """\
create table programmes (id integer primary key, title text, budget numeric, note text);
insert into programmes values (1, 'Water', 2500000, 'a'), (2, 'Été', 0.5, null);
create view titles as select title from programmes;
"""
ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n)"
FEW = DatabaseLimits(rows=3, cell=1000, total=2000, seconds=0.3)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make(tmp_path / "workspace" / "ledger.db", SCRIPT)
    return tmp_path / "workspace"


def test_an_answer_is_a_table_of_rows(root: Path) -> None:
    content = answer(request(root, "select title, budget, note from programmes"))
    (table,) = content.tables
    assert (content.name, content.options.form) == ("database ledger", "sql")
    assert table.columns == ("title", "budget", "note")
    assert [(each.where, each.line) for each in table.records] == [
        ("row 1", 1),
        ("row 2", 2),
    ]
    first, second = cells(content)
    assert [(c.text, c.kind, c.where, c.fault) for c in (*first, second[2])] == [
        ("Water", "text", "row 1, column title", ""),
        ("2500000", "number", "row 1, column budget", ""),
        ("a", "text", "row 1, column note", ""),
        ("", "text", "row 2, column note", ""),
    ]
    assert texts(content)[1] == ["Été", "0.5", ""]
    assert content.remarks == ()


def test_no_rows_are_a_table_without_records(root: Path) -> None:
    content = answer(request(root, "select title from programmes where id > 9"))
    assert content.tables[0].columns == ("title",)
    assert content.tables[0].records == ()


@pytest.mark.parametrize(
    "statement",
    [
        "select title from programmes -- ; drop table programmes",
        f"{ENDLESS} select i from n limit 3",
        "values (1), (2)",
        "select title from titles;",
        "explain query plan select title from titles",
        "select name from sqlite_master",
        "select title from programmes where title like 'W%' and note != '%(a)s :b'",
        "select value from json_each('[1, 2]')",
        "select upper(title), count(*) over () as n from programmes",
    ],
)
def test_whatever_reads_is_allowed(statement: str, root: Path) -> None:
    assert texts(answer(request(root, statement)))


@pytest.mark.parametrize(
    "statement",
    [
        "insert into programmes (title) values ('x')",
        "insert into programmes (title) values ('x') returning id",
        "update programmes set title = 'x'",
        "delete from programmes",
        "drop table programmes",
        "create table t (a)",
        "create temp table t as select 1",
        "create temp view v as select 1",
        "attach database 'stolen.db' as s",
        "attach database 'file:stolen.db?mode=rwc' as s",
        "detach database main",
        "pragma journal_mode = wal",
        "pragma writable_schema = on",
        "pragma user_version",
        "select * from pragma_table_info('programmes')",
        "select load_extension('/tmp/x')",
        "select writefile('/tmp/x', 'y')",
        "select readfile('/etc/passwd')",
        "select title regexp '(a+)+$' from programmes",
        "update sqlite_master set name = 'x'",
        "insert into sqlite_master (name) values ('x')",
        "delete from sqlite_master",
        "update sqlite_temp_master set name = 'x'",
        "vacuum",
        "vacuum into 'stolen.db'",
        "begin immediate",
        "commit",
        "rollback",
        "savepoint a",
        "analyze",
        "reindex",
        "select 1; delete from programmes",
        "commit; delete from programmes",
        "select 1;; select 2",
    ],
)
def test_nothing_else_is(
    statement: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    before = contents(root.parent)
    assert "[source]" in refusal(request(root, statement))
    assert contents(root.parent) == before


def test_what_would_change_something_is_told(root: Path) -> None:
    assert refusal(request(root, "delete from programmes")) == (
        "this statement does more than read [source]\n"
        "  hint: ask with one statement that only reads: SELECT, VALUES, TABLE or WITH"
    )
    assert refusal(request(root, "select 1; select 2")).startswith(
        "the database says: You can only execute one statement at a time"
    )
    assert refusal(request(root, "select nought from programmes")) == (
        "the database says: no such column: nought [source]"
    )
    assert "syntax error" in refusal(request(root, "selec"))


@pytest.mark.parametrize("statement", ["", " \n", "-- nothing", ";"])
def test_a_statement_of_nothing_is_told(statement: str, root: Path) -> None:
    assert "[source]" in refusal(request(root, statement))


def test_a_statement_without_end_is_told(root: Path) -> None:
    told = refusal(request(root, f"select 1 {' ' * 100_000}"))
    assert told == "this statement is longer than 100,000 characters [too-large]"


@pytest.mark.parametrize(
    "statement",
    [
        f"{ENDLESS} select max(i) from n",
        f"{ENDLESS} select i from n where i < 0",
        "select count(*) from "
        + ", ".join(
            f"(values (1), (2), (3), (4), (5), (6), (7), (8)) a{i}" for i in range(20)
        ),
    ],
)
def test_an_answer_that_takes_too_long_is_stopped(statement: str, root: Path) -> None:
    began = time.monotonic()
    told = refusal(request(root, statement, limits=FEW))
    assert told.startswith("the answer takes too long [source]")
    assert time.monotonic() - began < 120


def test_an_answer_of_too_many_rows_is_told(root: Path) -> None:
    statement = f"{ENDLESS} select i from n"
    told = refusal(request(root, statement, limits=FEW))
    assert told == (
        "the answer has more than 3 rows [too-large]\n  hint: ask for fewer, with WHERE"
    )
    three = request(root, f"{statement} limit 3", limits=FEW)
    assert len(texts(answer(three))) == 3


def test_a_cell_that_is_too_large_is_told(root: Path) -> None:
    for statement in (
        "select hex(zeroblob(900)) as a",
        "select zeroblob(2000000000) as a",
        "select replace(hex(zeroblob(400)), '0', '0123456789') as a",
    ):
        told = refusal(request(root, statement, limits=FEW))
        assert told.startswith("a value of the answer is too large")


def test_an_answer_that_is_too_much_in_all_is_told(root: Path) -> None:
    statement = "select hex(zeroblob(450)) as a from (values (1), (2), (3))"
    told = refusal(request(root, statement, limits=FEW))
    assert "[too-large]\n  hint: ask for fewer columns or rows" in told


def test_names_of_columns_that_no_mapping_could_use_are_told(root: Path) -> None:
    statement = 'select 1 as a, 2 as a, 3 as "", 4 as " ", 5 as "b\u202ec", 6 as d'
    assert refusal(request(root, statement)).count("error:") == 3
    assert refusal(request(root, "select 1 as a, 2 as a")) == (
        "2 columns of the answer have the name 'a' [source]\n"
        "  hint: give each its own: `... AS name`"
    )
    many = ", ".join(f"{i} as c{i}" for i in range(1001))
    assert "more than 1,000 columns" in refusal(request(root, f"select {many}"))


def test_a_value_that_is_no_text_is_a_fault(root: Path) -> None:
    statement = (
        "select x'00ff' as bytes, cast(x'e974e9' as text) as latin,"
        " 'a' || char(7) as bell, 9e999 as infinite, 1e20 as large, 0.1 + 0.2 as inexact"
    )
    content = answer(request(root, statement))
    (row,) = cells(content)
    assert [(cell.text, cell.kind, cell.fault) for cell in row] == [
        ("bytes", "text", "bytes, and no text"),
        ("\ufffdt\ufffd", "text", "it has characters that cannot be printed"),
        ("a\ufffd", "text", "it has characters that cannot be printed"),
        ("inf", "text", "no number: inf"),
        ("100000000000000000000", "number", ""),
        ("0.30000000000000004", "number", ""),
    ]
    (remark,) = content.remarks
    assert str(remark) == (
        "imports/ledger.yaml:3:12: warning: column inexact is of floating point: row 1"
        " has 0.30000000000000004; round them in the statement, as in"
        " `cast(... as numeric(15, 2))` [source]"
    )


def test_a_file_of_another_folder_needs_a_grant(root: Path) -> None:
    there = make(root.parent / "elsewhere" / "ledger.db", SCRIPT)
    wanted = request(root, "select 1 as a", f"sqlite:///{there}")
    told = refusal(wanted)
    assert "a folder that nobody granted [trust]\n  hint: run `briefgen trust`" in told
    allowed = DatabaseAccess(root, frozenset({there.parent.resolve()}))
    assert texts(answer(replace(wanted, access=allowed))) == [["1"]]
    above = DatabaseAccess(root, frozenset({root.parent.resolve()}))
    assert "nobody granted" in refusal(replace(wanted, access=above))
    if sys.platform != "win32":
        (root / "linked.db").symlink_to(there)
        assert "nobody granted" in refusal(
            request(root, "select 1", "sqlite:///linked.db")
        )


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("sqlite:///missing.db", "this SQLite file is missing [missing]"),
        ("sqlite:///.", "this SQLite file cannot be read: is a directory"),
        ("sqlite:///text.db", "this file is no SQLite database"),
        ("sqlite:///empty.db", "this file is no SQLite database"),
        ("sqlite:///torn.db", "the database says: "),
        ("sqlite://", "this address names no SQLite file"),
        ("sqlite:///", "this address names no SQLite file"),
        ("sqlite:///:memory:", "this address names no SQLite file"),
        ("sqlite:///file:ledger.db?mode=rwc&uri=true", "this address names no SQLite"),
        ("sqlite:///a\0b", "this address names no SQLite file"),
    ],
)
def test_a_file_that_is_no_database_is_told(
    address: str, told: str, root: Path
) -> None:
    (root / "text.db").write_text("id,title\n", "utf-8")
    (root / "empty.db").touch()
    whole = (root / "ledger.db").read_bytes()
    (root / "torn.db").write_bytes(whole[:100] + b"\xff" * 4000)
    assert refusal(request(root, "select * from programmes", address)).startswith(told)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes there")
def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "pipe.db")
    told = refusal(request(root, "select 1", "sqlite:///pipe.db"))
    assert told.startswith("this SQLite file cannot be read: it is not a regular file")


def test_a_name_with_marks_of_addresses_is_a_name(root: Path) -> None:
    make(root / "a%20b#c é.db", SCRIPT)
    wanted = request(root, "select 1 as a", "sqlite:///a%20b#c é.db?mode=rwc")
    before = contents(root)
    assert texts(answer(wanted)) == [["1"]]
    assert "does more than read" in refusal(
        replace(wanted, statement="drop table programmes")
    )
    assert contents(root) == before


WRITER = """\
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
{script}
os._exit(0)
"""


SPILLED = """\
connection.execute("pragma cache_size = 1")
sql = "insert into programmes (title) values (?)"
connection.executemany(sql, [("x" * 1000,)] * 5000)"""


def crashed(path: Path, script: str) -> None:
    """Let a program begin to write, and end without an end."""
    code = WRITER.format(script=script)
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


def test_a_log_of_changes_leaves_nothing_beside_the_file(root: Path) -> None:
    make(root / "wal.db", f"pragma journal_mode = wal; {SCRIPT}")
    before = contents(root)
    assert "wal.db-wal" not in before
    content = answer(request(root, "select count(*) from titles", "sqlite:///wal.db"))
    assert texts(content) == [["2"]]
    assert contents(root) == before


def test_changes_of_a_program_at_work_are_seen(root: Path) -> None:
    path = make(root / "wal.db", f"pragma journal_mode = wal; {SCRIPT}")
    writer = sqlite3.connect(path)
    writer.execute("delete from programmes where id = 2")
    writer.commit()
    content = answer(request(root, "select count(*) from titles", "sqlite:///wal.db"))
    assert texts(content) == [["1"]]
    writer.close()


def test_changes_that_nobody_finished_are_told(root: Path) -> None:
    path = make(root / "wal.db", f"pragma journal_mode = wal; {SCRIPT}")
    crashed(path, "connection.execute('delete from programmes'); connection.commit()")
    (root / "wal.db-shm").unlink()
    before = contents(root)
    told = "a program that wrote this SQLite file stopped before it was done"
    assert refusal(request(root, "select 1", "sqlite:///wal.db")).startswith(told)
    crashed(root / "ledger.db", SPILLED)
    before = contents(root)
    assert refusal(request(root, "select title from programmes")).startswith(told)
    assert contents(root) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_log_of_changes_is_no_way_to_another_file(root: Path) -> None:
    path = make(root / "wal.db", f"pragma journal_mode = wal; {SCRIPT}")
    crashed(path, "connection.execute('delete from programmes'); connection.commit()")
    precious = root.parent / "precious"
    precious.write_bytes(b"precious")
    (root / "wal.db-shm").unlink()
    for link in (Path.symlink_to, Path.hardlink_to):
        link(root / "wal.db-shm", precious)
        assert "stopped before" in refusal(
            request(root, "select 1", "sqlite:///wal.db")
        )
        (root / "wal.db-shm").unlink()
        assert precious.read_bytes() == b"precious"


def test_a_file_that_is_locked_is_told_after_a_while(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.sources.database.sqlite_file.BUSY", 0.1)
    writer = sqlite3.connect(root / "ledger.db")
    writer.execute("begin exclusive")
    told = refusal(request(root, "select title from programmes"))
    assert told.startswith("a program is writing this SQLite file")
    writer.close()


def test_words_that_are_searched_are_read(root: Path) -> None:
    make(root / "ledger.db", "create virtual table words using fts5(word)")
    make(root / "ledger.db", "insert into words values ('clean water'), ('trade')")
    before = contents(root)
    found = answer(request(root, "select word from words where words match 'water'"))
    assert texts(found) == [["clean water"]]
    for statement in ("insert into words values ('x')", "delete from words"):
        assert "[source]" in refusal(request(root, statement))
    assert contents(root) == before


def test_views_of_a_stranger_run_nothing(root: Path) -> None:
    """What a view or a column computes is judged like the statement itself."""
    connection = sqlite3.connect(root / "ledger.db")
    connection.execute("create view bad as select load_extension('x') as a")
    connection.execute("create view slow as select title regexp 'a' as a from titles")
    connection.commit()
    connection.close()
    for view in ("bad", "slow"):
        assert "[source]" in refusal(request(root, f"select a from {view}"))


def test_a_hundred_times_as_many_rows_are_read_in_bounded_time(root: Path) -> None:
    statement = f"{ENDLESS} select i as a, 'text ' || i as b, i / 8.0 as c from n limit"
    began = time.monotonic()
    content = answer(request(root, f"{statement} 50000"))
    assert len(content.tables[0].records) == 50_000
    assert time.monotonic() - began < 120
    told = refusal(request(root, f"{statement} 50001"))
    assert told.startswith("the answer has more than 50,000 rows")
