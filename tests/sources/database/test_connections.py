"""Tests of connections: an address comes from its user alone, and is told to nobody."""

import sys
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, Place
from briefgen.sources.database.connections import address_of, variable

ADDRESS = "postgresql://reader:s3cret@db.example.org/ledger"
PLACE = Place("imports/ledger.yaml", 2, 13)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user's configuration, beside an empty workspace."""
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "own"))
    monkeypatch.delenv("BRIEFGEN_CONNECTION_LEDGER", raising=False)
    (tmp_path / "own").mkdir()
    (tmp_path / "workspace").mkdir()
    return tmp_path / "own"


def keep(own: Path, text: str | bytes, mode: int = 0o600) -> Path:
    path = own / "connections.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(mode)
    return path


def address(own: Path, name: str = "ledger") -> str:
    return address_of(own.parent / "workspace", name, PLACE).text


def refusal(own: Path, name: str = "ledger") -> str:
    with pytest.raises(BriefgenError) as caught:
        address(own, name)
    told = str(caught.value)
    assert "s3cret" not in told
    assert str(own) not in told
    return told


def test_an_address_is_in_the_environment(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert variable("aid-ledger_2") == "BRIEFGEN_CONNECTION_AID_LEDGER_2"
    monkeypatch.setenv("BRIEFGEN_CONNECTION_LEDGER", f"  {ADDRESS}\n")
    keep(own, "ledger: postgresql://elsewhere")
    assert address(own) == ADDRESS


def test_an_address_is_in_the_user_s_file(own: Path) -> None:
    keep(own, f"other: x\nledger: {ADDRESS}\n")
    assert address(own) == ADDRESS


def test_an_address_is_not_shown_where_its_value_is(own: Path) -> None:
    keep(own, f"ledger: {ADDRESS}\n")
    value = address_of(own.parent / "workspace", "ledger", PLACE)
    assert "s3cret" not in repr(value)
    assert "example.org" not in f"{value}"


def test_the_system_is_the_first_word_of_an_address(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text, system in (
        ("postgres://h/d", "postgresql"),
        ("PostgreSQL+psycopg://h/d", "postgresql"),
        ("sqlite:///a.db", "sqlite"),
        ("mysql+pymysql://h/d", "mysql"),
        ("nonsense", ""),
        ("s3cret:s3cret@host", ""),
        ("1://host", ""),
    ):
        monkeypatch.setenv("BRIEFGEN_CONNECTION_LEDGER", text)
        found = address_of(own.parent / "workspace", "ledger", PLACE)
        assert found.system == system


def test_an_address_that_is_nowhere_is_told_with_both_places(own: Path) -> None:
    expected = (
        "imports/ledger.yaml:2:13: error: the address of the connection ledger is not"
        " known [connection]\n  hint: set BRIEFGEN_CONNECTION_LEDGER, or write a line"
        " `ledger: ADDRESS` into connections.yaml in your configuration"
    )
    assert refusal(own) == expected
    for text in (f"other: {ADDRESS}\n", "ledger:\n", f"ledger: [{ADDRESS}]\n"):
        keep(own, text)
        assert refusal(own) == expected


@pytest.mark.parametrize(
    "name", ["", "a b", "1", "ledger\n", "../ledger", ADDRESS, "é", "a" * 64]
)
def test_a_name_is_a_word(name: str, own: Path) -> None:
    assert "this is no name of a connection" in refusal(own, name)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no modes there")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o777])
def test_a_file_that_others_may_use_is_refused(mode: int, own: Path) -> None:
    keep(own, f"ledger: {ADDRESS}\n", mode)
    assert refusal(own) == (
        "connections.yaml:1:1: error: the addresses of databases cannot be used: others"
        " may read it [connection]\n"
        "  hint: run `chmod 600` on connections.yaml in your configuration"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"ledger: {ADDRESS}\nledger: {ADDRESS}\n",
        f"ledger: !{ADDRESS} x\n",
        f"ledger: *{ADDRESS}\n",
        f"ledger: '{ADDRESS}\n",
        f"{ADDRESS}\x1b\n",
        f"{{{{ {ADDRESS} }}}}: x\n",
        f"- {ADDRESS}\n",
        ADDRESS,
        "",
        ADDRESS.encode("utf-16"),
        b"s3cret\xff\n",
        b"s3cret: [" * 1000,
        b"s3cret" * 200_000,
    ],
)
def test_a_file_with_mistakes_is_told_without_a_word_of_it(
    text: str | bytes, own: Path
) -> None:
    keep(own, text)
    assert "connections.yaml:" in refusal(own)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_file_in_the_workspace_is_refused(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = own.parent / "workspace" / "own"
    keep(own, f"ledger: {ADDRESS}\n")
    own.rename(inside)
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(inside))
    assert "it lies in the workspace, whose author could change it" in refusal(own)
    own.mkdir()
    (own / "connections.yaml").symlink_to(inside / "connections.yaml")
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(own))
    assert "it lies in the workspace, whose author could change it" in refusal(own)


def test_a_file_that_is_a_folder_is_told(own: Path) -> None:
    (own / "connections.yaml").mkdir()
    assert "cannot be used: is a directory" in refusal(own)


def test_no_other_variable_is_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "s3cret")
    monkeypatch.setenv("DATABASE_URL", ADDRESS)
    assert "is not known" in refusal(own)
    assert "is not known" in refusal(own, "PGPASSWORD")
