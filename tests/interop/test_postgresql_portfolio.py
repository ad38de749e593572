"""The programmes of a PostgreSQL register become initiatives, whatever stands in them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml

from briefgen.cli import run
from briefgen.errors import BriefgenError
from briefgen.imports.named_source import SourceChoice
from briefgen.imports.run_import import (
    ImportRequest,
    ImportRun,
    run_import,
    write_import,
)
from briefgen.workspace import open_workspace
from tests.interop import postgresql_server
from tests.interop.postgresql_server import (
    DATABASE,
    READER,
    READER_PASSWORD,
    Server,
)

pytestmark = pytest.mark.interop

WHEN = datetime(2026, 11, 29, tzinfo=UTC)
PORTFOLIO = Path(__file__).parents[1] / "portfolios" / "postgresql"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgresql_server.running() as running:
        for script in ("schema.sql", "data.sql"):
            running.run((PORTFOLIO / script).read_text("utf-8"))
        running.run(f"grant select on all tables in schema public to {READER}")
        yield running


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server) -> Path:
    """Give an empty workspace with the mapping, granted, and the connection's address."""
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    who = f"{READER}:{quote(READER_PASSWORD, safe='')}@127.0.0.1:{server.port}"
    address = f"postgresql://{who}/{DATABASE}"
    monkeypatch.setenv("BRIEFGEN_CONNECTION_PROGRAMMES", address)
    root = tmp_path / "workspace"
    assert run(["init", "--empty", str(root)]) == 0
    (root / "imports").mkdir()
    mapping = (PORTFOLIO / "programmes.yaml").read_bytes()
    (root / "imports" / "programmes.yaml").write_bytes(mapping)
    monkeypatch.chdir(root)
    return root


def wanted(root: Path) -> ImportRun:
    """Give what an import would do now."""
    request = ImportRequest("programmes", SourceChoice(root))
    return run_import(open_workspace(root), request)


def imported(root: Path) -> ImportRun:
    found = wanted(root)
    assert found.mistakes == (), [str(each) for each in found.mistakes]
    write_import(open_workspace(root), found, WHEN)
    return found


def initiatives(root: Path) -> dict[str, str]:
    folder = root / "data" / "initiatives"
    return {path.stem: path.read_text("utf-8") for path in folder.glob("*.yaml")}


@pytest.fixture
def granted(root: Path) -> Path:
    assert run(["trust", "--yes"]) == 0
    return root


def test_ten_programmes_of_three_themes_come_in(
    granted: Path, golden: Callable[[str, str], None]
) -> None:
    before = initiatives(granted)
    found = imported(granted)
    assert found.remarks == ()
    files = initiatives(granted)
    assert len(files.keys() - before.keys()) == 10
    assert "99000000" not in "".join(files.values())
    assert "Tremblay" not in "".join(files.values())
    golden("imports/wells-that-last.yaml", files["wells-that-last"])
    assert "amount" not in files["upper-river-compact"]
    assert "amount: 1250000.5" in files["ghost-nets-out"]
    themes = "".join(
        path.read_text("utf-8") for path in (granted / "data").rglob("theme*/*.yaml")
    ) + (granted / "data" / "themes.yaml").read_text("utf-8")
    for title in ("Healthy oceans", "De l’eau potable", "Work for young people"):
        assert title in themes


def test_documents_of_all_kinds_are_built_from_a_database_alone(granted: Path) -> None:
    imported(granted)
    assert run(["build", "--jobs", "1"]) == 0
    public = {path.name for path in (granted / "build" / "public").rglob("*.*")}
    internal = {path.name for path in (granted / "build" / "internal").rglob("*.*")}
    for end in ("en.docx", "fr.docx", "en.pdf", "fr.pdf"):
        assert f"backgrounder-portfolio.{end}" in public
        assert f"dashboard-portfolio.{end}" in public
        assert f"dashboard-portfolio.{end}" in public
        for theme in ("healthy-oceans", "clean-water", "work-for-young-people"):
            assert f"factsheet-{theme}.{end}" in public
            assert f"briefing-note-{theme}.{end}" in internal


def test_a_second_import_takes_what_changed_alone(
    granted: Path, server: Server
) -> None:
    imported(granted)
    path = granted / "data" / "initiatives" / "rain-schools.yaml"
    by_hand = path.read_text("utf-8").replace("title:", "# ours\ntitle:", 1)
    path.write_text(by_hand.replace("Rain Schools", "Schools of Rain"), "utf-8")
    before = initiatives(granted)
    assert all(each.before == each.after for each in imported(granted).edits)
    assert initiatives(granted) == before
    server.run("update programme set budget = 700000.75 where number = '00032'")
    try:
        imported(granted)
    finally:
        server.run("update programme set budget = 640000 where number = '00032'")
    after = initiatives(granted)
    assert {name for name in after if after[name] != before.get(name)} == {
        "rain-schools"
    }
    expected = before["rain-schools"].replace("640000", "700000.75")
    assert after["rain-schools"] == expected


def test_no_file_and_no_message_has_a_part_of_the_address(
    granted: Path, server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    imported(granted)
    assert run(["build", "--jobs", "1"]) == 0
    assert run(["why", "data/initiatives/wells-that-last.yaml"]) in (0, 1, 2)
    told = "".join(capfd.readouterr())
    secrets = (READER_PASSWORD, quote(READER_PASSWORD, safe=""), f":{server.port}")
    kept = [path for path in granted.parent.rglob("*") if path.is_file()]
    assert len(kept) > 20
    for secret in secrets:
        assert secret not in told
        for path in kept:
            assert secret.encode() not in path.read_bytes(), path
    lock = (granted / "imports" / "programmes.lock.yaml").read_text("utf-8")
    assert "row 1, column budget" in lock


def test_a_statement_that_nobody_granted_is_not_sent(
    root: Path, server: Server
) -> None:
    with pytest.raises(BriefgenError, match="nobody granted this statement"):
        wanted(root)
    assert run(["trust", "--yes"]) == 0
    mapping = root / "imports" / "programmes.yaml"
    text = mapping.read_text("utf-8")
    mapping.write_text(text.replace("where p.announced", "where true"), "utf-8")
    with pytest.raises(BriefgenError, match="changed since you granted it"):
        wanted(root)
    assert "where true" not in server.log()


def test_nobody_types_yaml_from_a_statement_to_documents(root: Path) -> None:
    mapping = root / "imports" / "programmes.yaml"
    statement = yaml.safe_load(mapping.read_text("utf-8"))["statement"]
    mapping.unlink()
    draft = ["import", "--draft", "register", "--connection", "programmes"]
    kinds = "{NEW: new, TOPUP: increase, ONGOING: renewal}"
    answers = [f"funding.kind={{from: kind, values: {kinds}}}", "bound=about"]
    options = [part for each in answers for part in ("--answer", each)]
    assert run([*draft, "--statement", statement, *options]) == 0
    assert run(["trust", "--yes"]) == 0
    assert run(["import", "register", "--yes"]) == 0
    assert len(initiatives(root)) == 10
    # The words for the people reached stand in English alone: French waits for them.
    run(["build", "--jobs", "1", "--language", "en"])
    built = [path.name for path in (root / "build").rglob("*.en.pdf")]
    assert len(built) == 8  # three themes twice, and all of them twice
