"""Tests of trust: a mapping asks a database, or reads elsewhere, as its user granted it."""

import os
import sys
from pathlib import Path

import pytest

from briefgen import trust
from briefgen.errors import BriefgenError, Place
from briefgen.files import FEW
from briefgen.trust.grants import SOURCE
from briefgen.trust.mapping_requests import (
    DatabaseQuery,
    queries,
    require_query,
)
from briefgen.trust.register import QUERY
from briefgen.workspace import open_workspace

CONFIGURATION = "organization: Department of Examples\nlanguages: [en]\n"
STATEMENT = "select title\n\tfrom programmes"
MAPPING = """\
form: sql
connection: ledger
statement: |
  select title
  \tfrom programmes
initiatives: {key: title, fields: {title.en: {from: title}}}
"""
PLACE = Place("imports/ledger.yaml", 3, 12)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    monkeypatch.delenv("BRIEFGEN_CONNECTION_LEDGER", raising=False)
    (tmp_path / "workspace" / "imports").mkdir(parents=True)
    (tmp_path / "workspace" / "briefgen.yaml").write_text(CONFIGURATION, "utf-8")
    return tmp_path.resolve() / "workspace"


def write(root: Path, text: str, name: str = "ledger.yaml") -> None:
    (root / "imports" / name).write_text(text, "utf-8")


def asked(root: Path) -> trust.Grants:
    return trust.offered(root, open_workspace(root).configuration.output)


def grant(root: Path) -> None:
    trust.grant(root, asked(root))


def query(
    statement: str = STATEMENT,
    connection: str = "ledger",
    path: str = "imports/ledger.yaml",
) -> DatabaseQuery:
    return DatabaseQuery(path, connection, statement)


def refusal(root: Path, wanted: DatabaseQuery) -> str:
    with pytest.raises(BriefgenError) as caught:
        require_query(root, wanted, PLACE)
    return str(caught.value)


def test_a_statement_that_nobody_granted_is_not_sent(root: Path) -> None:
    write(root, MAPPING)
    assert refusal(root, query()) == (
        "imports/ledger.yaml:3:12: error: nobody granted this statement, and it is not"
        " sent [trust]\n  hint: look at imports/ledger.yaml, then run `briefgen trust`"
    )


def test_a_statement_is_granted_with_its_connection_and_its_mapping(root: Path) -> None:
    write(root, MAPPING)
    grant(root)
    require_query(root, query(), PLACE)
    require_query(root, query(f"{STATEMENT}\n"), PLACE)  # as `|` reads it
    for changed in (query("select 1"), query(connection="payroll")):
        assert "this statement changed since you granted it" in refusal(root, changed)
    assert "nobody granted" in refusal(root, query(path="imports/other.yaml"))
    write(root, MAPPING, "other.yaml")
    assert "nobody granted" in refusal(root, query(path="imports/other.yaml"))


def test_no_two_connections_and_statements_have_one_digest() -> None:
    assert query("b c", "a").digest != query("c", "a b").digest
    assert query("c", "a\0b").digest == query("b\0c", "a").digest  # no YAML has it


def test_a_changed_statement_is_asked_for_again(root: Path) -> None:
    write(root, MAPPING)
    grant(root)
    before = asked(root)
    write(root, MAPPING.replace("title\n", "title, amount\n"))
    assert asked(root) != before
    assert queries(root)["imports/ledger.yaml"].statement.startswith(
        "select title, amount"
    )


def test_a_damaged_register_sends_nothing(root: Path) -> None:
    write(root, MAPPING)
    grant(root)
    trust.register(root).write_text("{", "utf-8")
    assert "what you granted cannot be read" in refusal(root, query())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- form: sql\n",
        "form: sql\nconnection: ledger\n",
        "form: sql\nstatement: select 1\n",
        "form: sql\nconnection: {a: b}\nstatement: select 1\n",
        "form: sql\nconnection: ledger\nstatement: [select 1]\n",
        f"{MAPPING}statement: select 2\n",
        MAPPING.replace("ledger", "&a ledger"),
        MAPPING.replace("select", "sel\x1bect"),
        MAPPING.replace("connection: ledger", 'connection: "led\u202eger"'),
        "a: " + "[" * 500,
    ],
)
def test_what_is_no_mapping_of_a_database_asks_for_nothing(
    text: str, root: Path
) -> None:
    write(root, text)
    assert asked(root)[QUERY] == {}
    write(root, MAPPING, "good.yaml")
    assert [*asked(root)[QUERY]] == ["imports/good.yaml"]


def test_a_lock_is_no_mapping(root: Path) -> None:
    write(root, MAPPING, "ledger.lock.yaml")
    (root / "imports" / "ledger.yaml").write_bytes(b"\xff\xfe")
    assert not any(asked(root).values())


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_mappings_beyond_a_link_are_not_looked_at(root: Path) -> None:
    (root.parent / "ledger.yaml").write_text(MAPPING, "utf-8")
    (root / "imports" / "ledger.yaml").symlink_to(root.parent / "ledger.yaml")
    assert not any(asked(root).values())
    (root / "imports" / "ledger.yaml").unlink()
    (root / "imports").rename(root.parent / "imports")
    write(root.parent, MAPPING)
    (root / "imports").symlink_to(root.parent / "imports")
    assert not any(asked(root).values())


def test_mappings_without_end_are_told(root: Path) -> None:
    for number in range(FEW.files + 1):
        (root / "imports" / f"m{number}.yaml").touch()
    with pytest.raises(BriefgenError, match=r"at most 1,000 \.yaml files"):
        asked(root)


def test_a_file_in_the_workspace_needs_no_grant(root: Path) -> None:
    for source in ("sheets/a.xlsx", "./sheets/../a.csv", f"{root}/sheets/a.csv", ""):
        write(root, f"source: {source}\n")
        assert not any(asked(root).values())


def test_a_folder_elsewhere_is_granted_by_where_it_leads(root: Path) -> None:
    there = root.parent / "register"
    write(root, "source: ../register/grants.csv\n", "a.yaml")
    write(root, f"source: {there}/2025/aid.xml\n", "b.yaml")
    assert trust.granted_sources(root) == frozenset()
    assert asked(root)[SOURCE] == {
        "../register": str(there),
        f"{there}/2025": str(there / "2025"),
    }
    grant(root)
    assert trust.granted_sources(root) == {there, there / "2025"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_leads_elsewhere_is_asked_for_like_a_path(root: Path) -> None:
    """It is where the file stands that counts, whatever leads to it."""
    there = root.parent / "register"
    there.mkdir()
    (there / "grants.csv").touch()
    (root / "sheets").mkdir()
    (root / "sheets" / "grants.csv").symlink_to(there / "grants.csv")
    (root / "linked").symlink_to(there)
    write(root, "source: sheets/grants.csv\n", "a.yaml")
    write(root, "source: linked/grants.csv\n", "b.yaml")
    assert asked(root)[SOURCE] == {"sheets": str(there), "linked": str(there)}
    grant(root)
    (root / "linked").unlink()
    (root / "linked").symlink_to(root.parent)
    assert trust.granted_sources(root) == {there}
    assert asked(root)[SOURCE]["linked"] == str(root.parent)


def test_a_database_file_elsewhere_is_asked_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, MAPPING)
    for inside in ("sqlite:///ledger.db", f"sqlite:///{root}/a.db", "sqlite://"):
        monkeypatch.setenv("BRIEFGEN_CONNECTION_LEDGER", inside)
        assert asked(root)[SOURCE] == {}
    monkeypatch.setenv(
        "BRIEFGEN_CONNECTION_LEDGER", f"sqlite+pysqlite:///{root.parent}/all/ledger.db"
    )
    assert asked(root)[SOURCE] == {"connection ledger": str(root.parent / "all")}
    monkeypatch.setenv("BRIEFGEN_CONNECTION_LEDGER", "postgresql://host/../../etc/a")
    assert asked(root)[SOURCE] == {}


def test_names_that_no_path_can_have_ask_for_nothing(root: Path) -> None:
    write(root, 'source: "../a\\u202eb/c.csv"\n', "a.yaml")
    write(root, 'source: "../a\\nb/c.csv"\n', "b.yaml")
    assert not any(asked(root).values())


def test_nothing_of_a_mapping_runs_while_it_is_listed(root: Path) -> None:
    write(root, MAPPING)
    before = dict(os.environ)
    loaded = set(sys.modules)
    asked(root)
    assert dict(os.environ) == before
    assert not {
        name for name in {*sys.modules} - loaded if name.startswith("sqlalchemy")
    }
