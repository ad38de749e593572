"""The programmes of a PostgreSQL register become initiatives, whatever stands in them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from briefgen import trust
from briefgen.cli import run
from briefgen.imports.field_path import shown_path
from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.incoming_values import Incoming, IncomingSubject
from briefgen.imports.mapping_file import read_mapping
from briefgen.imports.read_incoming import read_incoming
from briefgen.imports.target_fields import target_fields
from briefgen.sources.database.connections import address_of
from briefgen.sources.database.read_database import read_database
from briefgen.sources.database.request import DatabaseAccess, DatabaseRequest
from briefgen.workspace import open_workspace
from tests.interop import postgresql_server
from tests.interop.postgresql_server import (
    DATABASE,
    READER,
    READER_PASSWORD,
    Server,
)

pytestmark = pytest.mark.interop

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


def incoming(root: Path) -> Incoming:
    fields = target_fields(("en", "fr"))
    mapping = read_mapping(open_workspace(root), "programmes", fields)
    place = mapping.places["statement"]
    assert mapping.statement is not None
    assert mapping.connection is not None
    path = "imports/programmes.yaml"
    query = trust.DatabaseQuery(path, mapping.connection, mapping.statement)
    trust.require_query(root, query, place)
    address = address_of(root, mapping.connection, place)
    request = DatabaseRequest(mapping.statement, address, place, DatabaseAccess(root))
    frame = ImportFrame(fields, {}, currency="CAD")
    return read_incoming(mapping, read_database(request), frame)


def values(subject: IncomingSubject) -> dict[str, str | None]:
    return {shown_path(path): each.text for path, each in subject.values.items()}


def test_ten_programmes_of_three_themes_come_in(root: Path) -> None:
    assert run(["trust", "--yes"]) == 0
    content = incoming(root)
    assert content.mistakes == ()
    assert content.remarks == ()
    ids = [(each.subject, each.proposed_id) for each in content.subjects]
    assert [name for subject, name in ids if subject == "themes"] == [
        "healthy-oceans",
        "clean-water",
        "work-for-young-people",
    ]
    initiatives = {
        each.key: values(each)
        for each in content.subjects
        if each.subject == "initiatives"
    }
    assert len(initiatives) == 10
    assert "00036" not in initiatives
    assert initiatives["00031"] | {"description.en": "", "description.fr": ""} == {
        "theme": "clean-water",
        "title.en": "Wells That Last",
        "title.fr": "Des puits qui durent",
        "description.en": "",
        "description.fr": "",
        "funding.kind": "new",
        "funding.amount": "7500000",
        "funding.duration": "60 months",
        "starts": "2026-04-01",
        "ends": "2031-03-31",
        "places[GH].country": "GH",
        "places[SN].country": "SN",
        "places[ML].country": "ML",
        "partners[United Nations Children's Fund].name.en": "United Nations Children's"
        " Fund",
        "partners[United Nations Children's Fund].name.fr": "Fonds des Nations Unies"
        " pour l’enfance",
        "partners[United Nations Children's Fund].role": "partner",
        "partners[Water Engineers Without Rivers].name.en": "Water Engineers Without"
        " Rivers",
        "partners[Water Engineers Without Rivers].name.fr": "Ingénieurs de l’eau sans"
        " fleuves",
        "partners[Water Engineers Without Rivers].role": "implementing",
        "results[wells repaired within a week].indicator.en": "wells repaired within a"
        " week",
        "results[wells repaired within a week].indicator.fr": "puits réparés en moins"
        " d’une semaine",
        "results[wells repaired within a week].target": "900",
    }
    assert "funding.amount" not in initiatives["00035"]
    assert initiatives["00018"]["funding.amount"] == "1250000.5"


def test_a_value_says_its_row_and_column_and_nothing_of_the_address(root: Path) -> None:
    assert run(["trust", "--yes"]) == 0
    content = incoming(root)
    first = next(each for each in content.subjects if each.key == "00017")
    places = {shown_path(path): each.where for path, each in first.values.items()}
    assert places["funding.amount"] == "row 1, column budget"
    assert "127.0.0.1" not in repr(content)
    assert READER_PASSWORD not in repr(content)


def test_a_statement_that_nobody_granted_is_not_sent(
    root: Path, server: Server
) -> None:
    with pytest.raises(Exception, match="nobody granted this statement"):
        incoming(root)
    assert run(["trust", "--yes"]) == 0
    mapping = root / "imports" / "programmes.yaml"
    text = mapping.read_text("utf-8")
    mapping.write_text(text.replace("where p.announced", "where true"), "utf-8")
    with pytest.raises(Exception, match="changed since you granted it"):
        incoming(root)
    assert "where true" not in server.log()
