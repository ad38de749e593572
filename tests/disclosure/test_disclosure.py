"""No public output, nor the name of one, holds what may not be published."""

import io
import shutil
from collections import Counter
from dataclasses import fields, is_dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefgen import loading, model
from briefgen.workspace import open_workspace
from tests.disclosure.building import (
    EMBARGO,
    differences,
    leaks,
    outcomes,
    plain,
    relabelled,
)
from tests.disclosure.labels import MARKINGS, NOW
from tests.disclosure.portfolios import Planted
from tests.disclosure.searching import opened, within

FEW, SOME, MANY = 50, 200, 2000  # portfolios
PARTS = 2  # of the few, which run beside each other
ABOUT = {"gaps", "places", "releases"}  # fields of a portfolio that are no data
KINDS = (
    *(model.Portfolio, model.Event, model.Edition, model.Contact, model.Source),
    *(
        model.Note,
        model.Option,
        model.Advice,
        model.Theme,
        model.Initiative,
        model.Funding,
    ),
    *(model.Partner, model.Location, model.Reach),
)


def one(root: Path, seed: int, formats: str = "tree") -> Counter[str]:
    """Build a portfolio, or one that was published before it was labelled."""
    if seed % 2:
        planted = relabelled(root, seed, formats)
        assert leaks(root, planted) == []
        return Counter(set(planted.words.values()))
    report = plain(root, seed, formats)
    planted = Planted(seed)
    planted.write(root / "told", formats)
    assert leaks(root, planted) == []
    rules = {told.rule for told in report.diagnostics}
    assert rules <= {"unreleased", "chart-without-data"}
    return outcomes(report) + Counter(set(planted.words.values()))


def check(folder: Path, seeds: range, formats: str = "tree") -> Counter[str]:
    total: Counter[str] = Counter()
    for seed in seeds:
        total += one(folder / str(seed), seed, formats)
        shutil.rmtree(folder / str(seed))
    return total


@pytest.mark.parametrize("part", range(0, FEW, FEW // PARTS))
def test_no_canary_is_published(part: int, tmp_path: Path) -> None:
    total = check(tmp_path, range(part, part + FEW // PARTS))
    outcomes = ("public written", "public held back", "preview written")
    for counted in (*outcomes, *MARKINGS, "internal", EMBARGO):
        assert total[counted] > 2, total


def test_no_canary_is_published_in_word_and_pdf(tmp_path: Path) -> None:
    total = check(tmp_path, range(FEW, FEW + 5), "docx, pdf")
    assert total["public written"] > 2, total


def told_apart(folder: Path, seeds: range, formats: str = "tree") -> int:
    total = 0
    for seed in seeds:
        common, different = differences(folder / str(seed), seed, formats)
        assert different == []
        total += common
        shutil.rmtree(folder / str(seed))
    return total


def test_what_is_held_back_changes_no_byte(tmp_path: Path) -> None:
    assert told_apart(tmp_path, range(FEW // 2)) > FEW // 2


def test_it_changes_no_byte_of_word_and_pdf(tmp_path: Path) -> None:
    assert told_apart(tmp_path, range(FEW, FEW + 4), "docx, pdf") > 4


def filled(value: Any, path: str) -> dict[tuple[str, str], str]:
    """Give the fields of records that hold something, with a path of each."""
    found: dict[tuple[str, str], str] = {}
    for each in fields(value):
        held, below = getattr(value, each.name), f"{path}.{each.name}"
        if held is None or held == () or each.name in {"places_", "releases"}:
            continue
        found[type(value).__name__, each.name] = below
        items = held if isinstance(held, tuple) else (held,)
        for at, item in enumerate(items):
            if is_dataclass(item) and type(item) in KINDS:
                inner = f"{below}.{at}" if isinstance(held, tuple) else below
                if isinstance(value, model.Funding):  # its lines are its own items
                    inner = f"{path}.{at}" if value.listed else path
                found |= filled(item, inner)
    return found


def test_every_field_of_the_model_is_planted_and_held_back(tmp_path: Path) -> None:
    wanted = {
        (kind.__name__, each.name)
        for kind in KINDS
        for each in fields(kind)
        if kind is not model.Portfolio or each.name not in ABOUT
    }
    held: set[tuple[str, str]] = set()
    for seed in count():
        root = tmp_path / str(seed)
        Planted(seed).write(root, "tree")
        portfolio = loading.load(open_workspace(root))
        found = list(filled(portfolio, "portfolio").items())
        for theme in portfolio.themes:
            found += filled(theme, f"themes.{theme.id}").items()
        for each in portfolio.initiatives:
            found += filled(each, f"initiatives.{each.id}").items()
        for name, path in found:
            release = portfolio.release_of(path)
            late = release.embargo is not None and release.embargo > NOW
            if late or not release.public:
                held.add(name)
        if wanted - held <= {("Portfolio", "themes"), ("Portfolio", "initiatives")}:
            break
        assert seed < SOME, wanted - held


@pytest.mark.parametrize("reason", ["internal", EMBARGO])
def test_what_is_searched_is_opened(tmp_path: Path, reason: str) -> None:
    plain(tmp_path, 5, "docx, pdf")
    planted = Planted(5)
    planted.write(tmp_path / "told", "tree")
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


def test_strings_of_a_pdf_are_read_and_what_it_draws_by_is_no_number() -> None:
    text = "\ufeffcanary 2058".encode("utf-16-be").hex()
    content = (
        f"1 0 0 1 12.012 345.5 Tm <{text}> Tj (in 2057 \\\\) Tj <2059> Tj".encode()
    )
    file, written = pikepdf.new(), io.BytesIO()
    file.add_blank_page().Contents = file.make_stream(content)
    file.save(written)
    held = within(written.getvalue(), ["canary"], [2057, 2058, 2059, 12345])
    assert held == ["canary", "2057", "2058"]


@pytest.mark.interop
def test_no_canary_of_many_portfolios_is_published(tmp_path: Path) -> None:
    check(tmp_path, range(SOME))
    check(tmp_path, range(SOME, SOME + 10), "docx, pdf")
    told_apart(tmp_path, range(SOME))


@pytest.mark.soak
@pytest.mark.parametrize("part", range(0, MANY, MANY // 10))  # beside each other
def test_no_canary_of_very_many_portfolios_is_published(
    part: int, tmp_path: Path
) -> None:
    many, whole = range(part, part + MANY // 10), range(MANY + part, MANY + part + 10)
    check(tmp_path, many)
    check(tmp_path, whole, "docx, pdf")
    told_apart(tmp_path, many)
    told_apart(tmp_path, whole, "docx, pdf")
