"""Tests of the lock of an import: a value a line, YAML for others, told where it is damaged."""

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.imports.field_path import FieldPath, ItemKey, path_of
from briefgen.imports.lock_file import (
    ImportLock,
    LockedSubject,
    LockedValue,
    lock_of,
    lock_text,
    read_lock,
)
from briefgen.imports.mapping import Subject

WELLS = LockedSubject(
    "initiatives",
    "P-001",
    "wells",
    {
        path_of("title.en"): LockedValue("New: wells", "sheet Projects, cell D7"),
        path_of("partners[CARE].role"): LockedValue("implementing", "cell F7"),
        path_of("title.fr"): LockedValue(None, "cell E7"),
    },
)
LOCK = ImportLock("sheets/projects.xlsx", "0f" * 32, (WELLS,))
TEXT = """\
# What `briefgen import projects` took over last, and where each value stands in the source.
# briefgen writes this file; keep it in git, beside the data. Change nothing in it.
source: "sheets/projects.xlsx"
sha256: "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"
initiatives:
  - key: "P-001"
    id: "wells"
    values:
      - ["partners[CARE].role", "implementing", "cell F7"]
      - ["title.en", "New: wells", "sheet Projects, cell D7"]
      - ["title.fr", null, "cell E7"]
"""


def test_a_lock_is_a_value_a_line() -> None:
    assert lock_text("projects", LOCK) == TEXT
    assert lock_of(TEXT, "lock") == LOCK
    assert lock_of(TEXT.replace("\n", "\r\n"), "lock") == LOCK


def test_a_lock_is_read_from_a_workspace(tmp_path: Path) -> None:
    assert read_lock(tmp_path, "projects") is None
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports/projects.lock.yaml").write_text(TEXT, "utf-8")
    assert read_lock(tmp_path, "projects") == LOCK


PARTS = st.sampled_from(["a", "title", "en"]) | st.builds(ItemKey, st.text())
PATHS = st.lists(PARTS, min_size=1, max_size=4).map(tuple)
VALUES = st.builds(LockedValue, st.text() | st.none(), st.text())
SUBJECTS = st.builds(
    LockedSubject,
    st.sampled_from(("portfolio", "themes", "initiatives")),
    st.text(),
    st.text(),
    st.dictionaries(PATHS, VALUES, max_size=4),
)
LOCKS = st.builds(
    ImportLock,
    st.text(),
    st.text(),
    st.lists(
        SUBJECTS,
        max_size=4,
        unique_by=(lambda s: (s.subject, s.key), lambda s: (s.subject, s.id)),
    ).map(tuple),
)


@given(lock=LOCKS)
def test_any_lock_is_read_as_it_was_written_by_others_too(lock: ImportLock) -> None:
    text = lock_text("any", lock)
    again = lock_of(text, "lock")
    assert {(s.subject, s.key): s for s in again.subjects} == {
        (s.subject, s.key): s for s in lock.subjects
    }
    assert (again.source, again.digest) == (lock.source, lock.digest)
    assert lock_text("any", again) == text
    plain = yaml.safe_load(text)
    assert plain["source"] == lock.source
    for name in ("portfolio", "themes", "initiatives"):
        keys = {subject["key"] for subject in plain.get(name, ())}
        assert keys == {s.key for s in lock.subjects if s.subject == name}


@given(line=st.integers(0, 10), text=st.text())
def test_any_damage_is_no_other_error(line: int, text: str) -> None:
    lines = TEXT.splitlines()
    lines[line] = text
    with suppress(BriefgenError):
        lock_of("\n".join(lines), "lock")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('      - ["title.fr"', "<<<<<<< HEAD\n", 11, "git left a conflict here"),
        ('      - ["title.fr"', "=======\n", 11, "git left a conflict here"),
        ('    id: "wells"', "    id: wells", 7, "not as briefgen wrote it"),
        ('  - key: "P-001"\n', "", 6, "not as briefgen wrote it"),
        ('["title.en", "New: wells"', '["title.en", 3', 10, "not as"),
        ('["title.en"', '["title.[en"', 10, "not as"),
        ('"title.en"', '"title.fr"', 11, "not as"),  # twice
        ('["title.en", "New: wells", ', "[", 10, "not as"),
        ("initiatives:", "initiative:", 5, "not as"),
        ("source:", "sauce:", 3, "not as"),
        ('source: "sheets/projects.xlsx"\n', "", 11, "not as"),
    ],
)
def test_damage_is_told_with_its_line(
    old: str, new: str, line: int, words: str
) -> None:
    assert old in TEXT
    with pytest.raises(BriefgenError) as error:
        lock_of(TEXT.replace(old, new), "imports/projects.lock.yaml")
    (mistake,) = error.value.diagnostics
    assert (mistake.place.path, mistake.place.line) == (
        "imports/projects.lock.yaml",
        line,
    )
    assert words in mistake.message
    assert "import" in (mistake.hint or "")


def test_a_subject_stands_there_once() -> None:
    lines = TEXT.splitlines(keepends=True)
    with pytest.raises(BriefgenError, match="lock:13"):
        lock_of("".join(lines + lines[5:]), "lock")


def test_two_keys_have_no_id_in_common() -> None:
    """Two branches that were merged may each have made one of a title."""
    lines = TEXT.splitlines(keepends=True)
    twin = [line.replace('key: "', 'key: "B') for line in lines[5:]]
    with pytest.raises(BriefgenError, match="lock:13"):
        lock_of("".join(lines + twin), "lock")


def test_a_lock_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports/a.lock.yaml").write_bytes(TEXT.encode() + b"\xff")
    with pytest.raises(BriefgenError, match=r"lock\.yaml:12"):
        read_lock(tmp_path, "a")


def test_ten_thousand_subjects_are_read() -> None:
    values: dict[FieldPath, LockedValue] = {
        path_of(f"field{number}.en"): LockedValue(
            "A text. " * 5, f"row 3, column C{number}"
        )
        for number in range(15)
    }
    kind: Subject = "initiatives"
    subjects = (
        LockedSubject(kind, f"{n:05}", f"id-{n}", values) for n in range(10_000)
    )
    text = lock_text("many", ImportLock("a.csv", "", tuple(subjects)))
    assert len(lock_of(text, "lock").subjects) == 10_000
