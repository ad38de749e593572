"""A source of each kind to a workspace that was filled from it by `briefgen import`."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.cli import run
from tests.portfolios.sheet.office_sheet import write_office_sheet

HERE = Path(__file__).parent
DATABASE = "register.db"
# Where the mapping finds the database, in the environment of whoever imports it.
ADDRESS = {"BRIEFGEN_CONNECTION_PROGRAMMES": f"sqlite:///{DATABASE}"}
STATEMENT = """select number, theme.title_en as theme, programme.title_en as title,
  description_en as description, budget
from programme join theme on theme.code = programme.theme
where announced and budget > 0"""
NEW_MONEY = {"funding.kind:": "funding.kind: {always: new}"}


@dataclass(frozen=True, slots=True)
class Origin:
    """A source as it comes, what people answer to its draft, and a page made of it."""

    name: str  # of the mapping
    source: str
    languages: str
    factsheet: str
    answers: Mapping[str, str] = field(default_factory=dict)


ORIGINS: Mapping[str, Origin] = {
    "sheet": Origin(
        *("suivi", "suivi.xlsx", "fr", "la-sante-pres-de-chez-soi.fr"),
        {
            **NEW_MONEY,
            "hidden:": "hidden: leave",
            "bound:": "bound: {always: about}",
        },
    ),
    "iati": Origin(
        *("aid", "activities.xml", "en,fr", "water-supply-and-sanitation.en")
    ),
    "register": Origin(
        *("grants", "grants.csv", "en,fr", "clean-water-for-communities.en")
    ),
    "database": Origin("programmes", "", "en", "healthy-oceans.en", NEW_MONEY),
    "page": Origin(
        *("summit", "apec-2024.txt", "en", "improving-climate-resilience.en"),
        {"accept:": "accept: yes"},
    ),
}


def write_source(kind: str, folder: Path) -> None:
    """Write the source of a kind into a folder."""
    folders = {"iati": "iati", "register": "register", "page": "published_text"}
    if kind == "sheet":
        write_office_sheet(folder / ORIGINS[kind].source)
    elif kind == "database":
        write_database(folder / DATABASE)
    else:
        name = ORIGINS[kind].source
        (folder / name).write_bytes((HERE / folders[kind] / name).read_bytes())


def write_database(path: Path) -> None:
    """Write the register of programmes as a file of SQLite."""
    own_key = "integer generated always as identity primary key"
    scripts = [
        (HERE / "postgresql" / name).read_text("utf-8")
        for name in ("schema.sql", "data.sql")
    ]
    with closing(sqlite3.connect(path)) as database:
        for script in scripts:
            database.executescript(script.replace(own_key, "integer primary key"))
        database.commit()


def draft(kind: str) -> None:
    """Have a mapping proposed in the current folder, a workspace, for its source."""
    origin = ORIGINS[kind]
    named = [origin.source]
    if kind == "database":
        named = ["--connection", "programmes", "--statement", STATEMENT]
    assert run(["import", *named, "--draft", origin.name]) == 0


def answer(kind: str) -> None:
    """Answer the questions of the mapping, as people do with an editor."""
    origin = ORIGINS[kind]
    path = Path("imports", f"{origin.name}.yaml")
    lines = path.read_text("utf-8").splitlines()
    answered = [
        line.replace(line.strip(), origin.answers.get(line.strip(), line.strip()))
        for line in lines
    ]
    path.write_text("\n".join(answered) + "\n", "utf-8")


def import_portfolio(kind: str, folder: Path) -> None:
    """Make a workspace of a source, with no more typed than the answers."""
    origin = ORIGINS[kind]
    assert run(["init", str(folder), "--empty", "--languages", origin.languages]) == 0
    with inside(folder):
        write_source(kind, folder)
        draft(kind)
        answer(kind)
        if kind == "database":
            assert run(["trust", "--yes"]) == 0
        assert run(["import", origin.name, "--yes"]) == 0


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in a folder, and come back."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
