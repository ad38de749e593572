"""The words of Word files that were written: what is kept, how much, and what holds."""

import contextlib
import io
import json
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from briefgen import cli
from briefgen.provenance.match_blocks import aligned
from briefgen.provenance.nearest_version import best, blocks_of
from briefgen.state.word_versions import all_kept, keep, kept, words_of
from briefgen.writers.docx.roundtrip.read_back import read_back
from briefgen.writers.read_words import Block
from tests.commands import small
from tests.writers.docx.edited import W, control, edited, fill, run
from tests.writers.docx.note_edits import note, paragraph

NOTE = "briefing-note-x.en"
FILE = Path(".briefgen/versions") / f"{NOTE}.word"


def words(data: bytes, edition: str = "2024-11-16") -> str:
    found = words_of(data, edition)
    assert found is not None
    return found


def changed(number: int) -> bytes:
    def change(root: etree._Element) -> None:
        fill(control(root, "$9,000,000"), run(f"${number},000,000"))

    return edited(note(), change)


def test_what_is_kept_is_what_was_read(tmp_path: Path) -> None:
    keep(tmp_path, NOTE, words(note()))
    (version,) = kept(tmp_path, NOTE)
    assert blocks_of(version) == read_back(note())
    assert (version.number, version.of, version.edition) == (1, 1, "2024-11-16")


def test_words_that_are_kept_already_are_not_kept_again(tmp_path: Path) -> None:
    for _ in range(3):
        keep(tmp_path, NOTE, words(note()))
    assert len(kept(tmp_path, NOTE)) == 1
    keep(tmp_path, NOTE, words(note(), "2025-01-01"))
    assert [each.edition for each in kept(tmp_path, NOTE)] == [
        "2024-11-16",
        "2025-01-01",
    ]


def test_a_version_costs_little_beyond_its_words(tmp_path: Path) -> None:
    told = words(note())
    keep(tmp_path, NOTE, told)
    first = (tmp_path / FILE).stat().st_size
    said = sum(len(block.words.encode()) for block in read_back(note()))
    assert first <= said + 2048
    for number in range(10, 30):
        keep(tmp_path, NOTE, words(changed(number)))
    assert ((tmp_path / FILE).stat().st_size - first) / 20 <= 700
    assert len(kept(tmp_path, NOTE)) == 21


def test_the_version_of_most_equal_blocks_is_chosen(tmp_path: Path) -> None:
    for number in (7, 8, 9):
        keep(tmp_path, NOTE, words(changed(number)))
    fit = best(read_back(changed(8)), NOTE, tmp_path)
    assert fit is not None
    assert (fit.version.number, fit.others) == (2, ())
    several = best(read_back(changed(6)), NOTE, tmp_path)
    assert several is not None
    assert (several.version.number, len(several.others)) == (3, 2)


@pytest.mark.parametrize("at", [0, 40, -1])
def test_what_was_altered_is_as_if_absent(tmp_path: Path, at: int) -> None:
    keep(tmp_path, NOTE, words(note()))
    data = bytearray((tmp_path / FILE).read_bytes())
    data[at] ^= 1
    (tmp_path / FILE).write_bytes(data)
    assert kept(tmp_path, NOTE) == ()
    keep(tmp_path, NOTE, words(note()))
    assert len(kept(tmp_path, NOTE)) == 1


def test_what_comes_from_elsewhere_is_as_if_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, NOTE, words(note()))
    other = (tmp_path / FILE).with_name("other.en.word")
    shutil.copy(tmp_path / FILE, other)
    assert kept(tmp_path, "other.en") == ()
    monkeypatch.setenv("BRIEFGEN_STATE_KEY", "another user's, which is long enough")
    assert tuple(all_kept(tmp_path)) == ()


def test_a_link_leads_nowhere(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "workspace"
    (root / ".briefgen").mkdir(parents=True)
    (root / ".briefgen/versions").symlink_to(outside)
    with pytest.raises(OSError, match="link"):
        keep(root, NOTE, words(note()))
    assert kept(root, NOTE) == ()
    assert list(outside.iterdir()) == []


STRUCK = re.compile(r"\w{9,}")  # words that say what a sentence was about


def parts(data: bytes) -> bytes:
    """Give all that a file holds, with the workbooks in it, unpacked."""
    told = b""
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            told += parts(part) if name.endswith(".xlsx") else part
    return told


def test_what_is_struck_out_is_nowhere_in_the_file() -> None:
    sentence = "Pressure on local partners"

    def strike(root: etree._Element) -> None:
        found = paragraph(root, sentence)
        found.getparent().remove(found)  # type: ignore[union-attr]
        for each in root.iter(f"{W}t"):
            each.text = (each.text or "").replace("$9,000,000", "an amount")

    (block,) = (each for each in read_back(note()) if sentence in each.words)
    left = edited(note(), strike)
    assert b"customXml" not in parts(left)
    for held in ("$9,000,000", sentence, "may find reporting demanding"):
        assert held.encode() in parts(note())
        assert held.encode() not in parts(left)
    rest = " ".join(each.words for each in read_back(left))
    for word in {*STRUCK.findall(block.words)} - {*STRUCK.findall(rest)}:
        assert word.encode() not in parts(left), word


def test_a_build_keeps_the_words_of_its_files(tmp_path: Path) -> None:

    root = small.make(tmp_path / "workspace")
    with contextlib.chdir(root):
        assert cli.run(["build", "--format", "docx", "--jobs", "1"]) == 0
    names = {version.document for version in all_kept(root)}
    assert {"memo-water.en", "memo-water.fr", "sheet-trade.en"} <= names


@pytest.mark.parametrize("other", ["y", "x"])
def test_a_file_that_says_one_thing_over_and_over_takes_no_time(other: str) -> None:
    before = [Block("text", "x")] * 2000
    after = [Block("text", other if at % 2 else "x") for at in range(20_000)]
    assert len(aligned(before, after)) >= 20_000


def test_a_version_with_too_many_words_to_be_read_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / ".briefgen").mkdir()
    few, many = (json.dumps(["", [["text", "中" * n, []]]]) for n in (1, 12_000_000))
    for each in (few, many, many):
        keep(tmp_path, NOTE, each)
    assert [version.rows[0][1] for version in kept(tmp_path, NOTE)] == ["中"]
