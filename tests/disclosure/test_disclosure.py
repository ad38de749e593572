"""No public output, nor the name of one, holds what may not be published."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from briefgen.building.plan import Selection
from briefgen.building.request import Request
from briefgen.building.results import Report
from briefgen.building.run import build
from briefgen.view import Trace
from tests.disclosure.portfolios import MARKINGS, NOW, Planted
from tests.disclosure.searching import found, opened

FEW, SOME, MANY = 50, 200, 2000  # portfolios
PARTS = 2  # of the few, which run beside each other
EMBARGO = "embargo"


def built(root: Path, language: str, *, preview: bool = False) -> Report:
    selection = Selection(languages=(language,))
    request = Request(selection, NOW, None, 1, force=False, preview=preview)
    return build(root, request, lambda *_: None)


def leaks(root: Path, planted: Planted) -> list[str]:
    """Give what the public folder holds and may not."""
    return found(root / "build/public", planted.held(), planted.held_numbers())


def kept(planted: Planted) -> tuple[list[str], list[int]]:
    """Give what not even a preview may hold."""
    words = [word for word, why in planted.held().items() if why != EMBARGO]
    every = planted.held_numbers().items()
    return words, [number for number, why in every if why != EMBARGO]


def one(root: Path, seed: int, formats: str = "tree") -> Counter[str]:
    """Build a portfolio, at times first without labels; count outcomes and reasons."""
    planted, language = Planted(seed), ("en", "fr")[seed % 2]
    if seed % 5 == 0:
        Planted(seed, labelled=False).write(root, formats)
        built(root, language)
    planted.write(root, formats)
    report = built(root, language, preview=seed % 3 == 0)
    assert leaks(root, planted) == []
    previews = root / "build/internal/preview"
    assert found(previews, *kept(planted)) == []
    counted = Counter(
        f"{each.document.audience} {each.outcome}" for each in report.results
    )
    faults = [
        told for told in report.diagnostics if told.rule in {"fault", "template-value"}
    ]
    assert faults == []
    return counted + Counter(set(planted.words.values()))


def check(folder: Path, seeds: range, formats: str = "tree") -> Counter[str]:
    total: Counter[str] = Counter()
    for seed in seeds:
        total += one(folder / str(seed), seed, formats)
        shutil.rmtree(folder / str(seed))
    return total


@pytest.mark.parametrize("part", range(0, FEW, FEW // PARTS))
def test_no_canary_is_published(part: int, tmp_path: Path) -> None:
    total = check(tmp_path, range(part, part + FEW // PARTS))
    outcomes = ("public written", "public failed", "public withdrawn")
    for counted in (*outcomes, "preview written", *MARKINGS, "internal", EMBARGO):
        assert total[counted] > 2, total


def test_no_canary_is_published_in_word_and_pdf(tmp_path: Path) -> None:
    total = check(tmp_path, range(FEW, FEW + 3), "docx, pdf")
    assert total["public written"] > 2, total


def test_a_label_check_that_lets_all_pass_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trace, "released", lambda *_: True)
    for seed, formats in ((1, "tree"), (2, "docx"), (3, "pdf")):
        root = tmp_path / str(seed)
        planted = Planted(seed)
        planted.write(root, formats)
        built(root, "en")
        held = leaks(root, planted)
        assert any(word.startswith("Zq") for word in held), formats
        assert any(word.isdigit() for word in held), formats


@pytest.mark.parametrize("reason", ["internal", EMBARGO])
def test_what_is_searched_is_opened(tmp_path: Path, reason: str) -> None:
    planted = Planted(5)
    planted.write(tmp_path, "docx, pdf")
    built(tmp_path, "en")
    word = next(word for word, why in planted.words.items() if why == reason)
    nested = tmp_path / "build/public/kind0"
    nested.mkdir(parents=True, exist_ok=True)
    (nested / f"{word}.txt").write_bytes(b"")
    assert leaks(tmp_path, planted) == [word]


def test_containers_in_containers_are_opened(tmp_path: Path) -> None:
    for name in ("inner", "outer"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "word.txt").write_text("canary" if name == "inner" else "other")
        if name == "outer":
            shutil.copy(tmp_path / "inner.zip", folder)
        shutil.make_archive(str(tmp_path / name), "zip", folder)
    assert b"canary" in list(opened((tmp_path / "outer.zip").read_bytes()))


@pytest.mark.interop
def test_no_canary_of_many_portfolios_is_published(tmp_path: Path) -> None:
    check(tmp_path, range(SOME))
    check(tmp_path, range(SOME, SOME + 10), "docx, pdf")


@pytest.mark.soak
def test_no_canary_of_very_many_portfolios_is_published(tmp_path: Path) -> None:
    check(tmp_path, range(MANY))
    check(tmp_path, range(MANY, MANY + 100), "docx, pdf")
