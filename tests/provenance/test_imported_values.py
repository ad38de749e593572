"""Tests of where imported values come from, as `why` tells it."""

import time
from pathlib import Path

import pytest

from briefgen.errors import Place
from briefgen.imports.lock_file import lock_of, lock_path, part_of
from briefgen.provenance.imported_values import ImportedFrom, ImportedValues
from tests.imports.workspaces import edit, imported, made

FILE = "data/initiatives/wells.yaml"
SOURCE, LOCK = "sheets/projects.csv", "imports/projects.lock.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    root = made(tmp_path / "w")
    imported(root)
    monkeypatch.chdir(root)
    return root


def place(root: Path, text: str, file: str = FILE) -> Place:
    """Return where a text stands in a file, after the last colon or hyphen."""
    lines = (root / file).read_text("utf-8").splitlines()
    number = next(at for at, line in enumerate(lines) if text in line)
    return Place(file, number + 1, lines[number].index(text) + 1)


def test_a_value_names_its_line_and_column(root: Path) -> None:
    values = ImportedValues(root)
    assert values.of(
        "initiatives.wells.title.en", place(root, "Wells")
    ) == ImportedFrom(SOURCE, "line 2, column Title", by_hand=False, lock=LOCK)
    amount = values.of("initiatives.wells.funding.amount", place(root, "1200000"))
    assert amount is not None
    assert amount.where == "line 2, column Budget"
    partner = values.of("initiatives.wells.partners.1.name.en", place(root, "Oxfam"))
    assert partner is not None
    assert partner.where == "line 2, column Partners"
    theme = place(root, "Fair trade", "data/themes.yaml")
    assert values.of("themes.fair-trade.title.en", theme) == ImportedFrom(
        SOURCE, "line 3, column Theme", by_hand=False, lock=LOCK
    )


def test_an_item_is_known_wherever_it_stands(root: Path) -> None:
    edit(
        root, FILE, "partners:\n", "partners:\n  - name: {en: MSF}\n    role: funding\n"
    )
    partner = ImportedValues(root).of(
        "initiatives.wells.partners.2.name.en", place(root, "Oxfam")
    )
    assert partner is not None
    assert not partner.by_hand
    mine = ImportedValues(root).of(
        "initiatives.wells.partners.0.name.en", place(root, "MSF")
    )
    assert mine is None


def test_a_value_that_was_changed_since_is_told(root: Path) -> None:
    edit(root, FILE, "1200000", "1250000")
    changed = ImportedValues(root).of(
        "initiatives.wells.funding.amount", place(root, "1250000")
    )
    assert changed is not None
    assert changed.by_hand
    edit(root, FILE, "1250000", "1200000.00")
    same = ImportedValues(root).of(
        "initiatives.wells.funding.amount", place(root, "1200000.00")
    )
    assert same is not None
    assert not same.by_hand


def test_what_was_not_imported_has_no_source(root: Path) -> None:
    values = ImportedValues(root)
    other = "data/initiatives/first-initiative.yaml"
    assert values.of("initiatives.first-initiative.theme", Place(other, 2, 8)) is None
    assert values.of("portfolio.currency", Place("data/portfolio.yaml", 1, 1)) is None
    assert values.of("organization.en", Place("briefgen.yaml", 1, 1)) is None
    assert values.of(None, None) is None
    assert (
        ImportedValues(None).of("initiatives.wells.theme", place(root, "clean")) is None
    )


def test_a_damaged_lock_takes_nothing_else_away(root: Path) -> None:
    (root / "imports/other.lock.yaml").write_bytes(b"<<<<<<<\n\xff")
    edit(root, LOCK, 'sha256: "', "sha256: ")
    spot = place(root, "Wells")
    assert ImportedValues(root).of("initiatives.wells.title.en", spot) is None


def test_a_part_of_a_lock_has_one_subject_and_is_found_fast(root: Path) -> None:
    text = (root / lock_path("projects")).read_text("utf-8")
    for subject, name in (("themes", "fair-trade"), ("initiatives", "wells")):
        (locked,) = lock_of(part_of(text, subject, name), "").subjects  # type: ignore[arg-type]
        assert (locked.subject, locked.id) == (subject, name)
        assert locked in lock_of(text, "").subjects
    assert lock_of(part_of(text, "themes", "wells"), "").subjects == ()
    assert lock_of(part_of(text, "portfolio", ""), "").subjects == ()
    head, _, rest = text.partition("initiatives:\n")
    many = (
        head
        + "initiatives:\n"
        + "".join(
            rest.replace('"P-', f'"{n}-').replace("wells", f"w{n}")
            for n in range(5_000)
        )
    )
    start = time.perf_counter()
    assert len(lock_of(part_of(many, "initiatives", "w4999"), "").subjects) == 1
    assert time.perf_counter() - start < 120
