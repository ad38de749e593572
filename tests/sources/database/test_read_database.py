"""Tests of the door to databases: without the extra, and to systems of any kind."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.dialects import registry

from briefgen.sources.database.request import DatabaseAccess
from tests.sources.database.asking import answer, make, refusal, request, texts
from tests.unmeasured import environment

SECRET = "s3cret"
ADDRESS = f"elsewhere://reader:{SECRET}@db.example.org/programmes"
VOUCHED = "--i-have-a-read-only-account"
LOADED = """\
import sys
from briefgen import cli, trust
assert cli.run(["--help"]) == 0
assert "sqlite3" not in sys.modules
from briefgen.sources.database import read_database
assert not {"sqlalchemy", "psycopg"} & {*sys.modules}
"""
MISSING = """\
import sys
from pathlib import Path
sys.modules["sqlalchemy"] = None
from briefgen.errors import BriefgenError
from tests.sources.database.asking import request
from briefgen.sources.database.read_database import read_database
for address in ("sqlite:///ledger.db", "postgresql://u:s3cret@host/d"):
    try:
        read_database(request(Path(sys.argv[1]), "select 1", address))
    except BriefgenError as error:
        print(error)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make(tmp_path / "workspace" / "ledger.db", "create table programmes (title)")
    return tmp_path / "workspace"


def run(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
        env=environment(),
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_no_command_loads_a_library_of_databases_before_it_asks_one() -> None:
    assert "briefgen" in run(LOADED)


def test_without_the_extra_it_is_named(root: Path) -> None:
    told = (
        "imports/ledger.yaml:3:12: error: databases need sqlalchemy, which is not"
        ' installed [source]\n  hint: install it: pip install "briefgen[sql]"\n'
    )
    assert run(MISSING, str(root)) == told * 2


@pytest.mark.parametrize(
    "address",
    [
        f"mysql+pymysql://reader:{SECRET}@host/d",
        f"mssql+pyodbc://reader:{SECRET}@host/d?driver=x",
        f"oracle+oracledb://reader:{SECRET}@host/d",
        ADDRESS,
    ],
)
def test_another_system_is_asked_only_if_its_user_vouches(
    address: str, root: Path
) -> None:
    told = refusal(request(root, "select 1", address))
    system = address.partition(":")[0].partition("+")[0]
    assert told == (
        f"briefgen cannot keep a statement from changing {system} [connection]\n"
        f"  hint: use an account that may only read, and add {VOUCHED}"
    )


def test_a_system_without_its_driver_is_told(root: Path) -> None:
    vouched = DatabaseAccess(root, read_only_account=True)
    missing = request(
        root, "select 1", f"mysql+pymysql://r:{SECRET}@h/d", access=vouched
    )
    assert refusal(missing) == (
        "mysql needs the driver pymysql, which is not installed [connection]\n"
        "  hint: install it, or name another in the address, as in mysql+pymysql://"
    )
    unknown = request(root, "select 1", f"nonsense://r:{SECRET}@h/d", access=vouched)
    assert refusal(unknown) == (
        "SQLAlchemy knows no system nonsense here [connection]\n"
        "  hint: install what connects it with that"
    )


@pytest.mark.parametrize(
    "address",
    [SECRET, f"//{SECRET}@", f"postgresql//{SECRET}", f"postgresql://a:{SECRET}@b:c/d"],
)
def test_what_is_no_address_is_told_without_it(address: str, root: Path) -> None:
    for vouches in (True, False):
        access = DatabaseAccess(root, read_only_account=vouches)
        told = refusal(request(root, "select 1", address, access=access))
        assert SECRET not in told
        assert "the address of the connection ledger is not one [connection]" in told


def test_another_system_is_asked_in_a_transaction_that_is_rolled_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any dialect that is installed answers: here SQLite's, under another name."""
    module = "sqlalchemy.dialects.sqlite.pysqlite"
    registry.register("elsewhere", module, "SQLiteDialect_pysqlite")
    vouched = DatabaseAccess(root, read_only_account=True)
    monkeypatch.chdir(root)
    wanted = request(root, "select 7 as a", "elsewhere:///ledger.db", access=vouched)
    assert texts(answer(wanted)) == [["7"]]
    changing = "insert into programmes values ('x') returning title"
    assert texts(answer(replace(wanted, statement=changing))) == [["x"]]
    count = "select count(*) as n from programmes"
    assert texts(answer(replace(wanted, statement=count))) == [["0"]]


def test_what_another_system_says_has_no_part_of_its_address(root: Path) -> None:
    module = "sqlalchemy.dialects.sqlite.pysqlite"
    registry.register("elsewhere", module, "SQLiteDialect_pysqlite")
    vouched = DatabaseAccess(root, read_only_account=True)
    secret = "select 's3cret' from \"no/such/s3cret\", ledger"
    address = f"elsewhere:///{root}/ledger.db"
    told = refusal(request(root, secret, address, access=vouched))
    assert told == "the database says: no such table: no/such/s3cret [source]"
    address = "elsewhere:////no/such/folder/s3cret.db?timeout=s3cret"
    told = refusal(request(root, "select 1", address, access=vouched))
    assert SECRET not in told
