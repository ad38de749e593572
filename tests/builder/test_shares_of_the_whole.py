"""Shares of the whole, near the edges of their rounding: the index and every key agree."""

import random  # noqa: TID251 - with a seed
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bench.workspaces import write
from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from tests.builder.test_suspects import every_change, opened_at, quick_changes
from tests.sample_documents import NOON

INITIATIVES, PER_THEME = 32, 4
REQUEST = BuildRequest(Selection(formats=("docx",)), NOON, None, 1, force=False)
AMOUNT = re.compile(r"amount: (\d+)")
# Of a whole, in per cent: what an amount is of it that is rounded up or down, or bounded.
EDGES = (
    *(Decimal(half) / 200 for half in range(1, 40, 2)),
    *map(Decimal, ("0.01", "0.5")),
)
# Pages that print an amount, its share, and whether it is most of the whole.
PAGE = """\
---
title: "{{ theme.title }}"
per: theme
audience: public
layout: note
formats: [docx]
---
{% set everything = (portfolio.initiatives | released("theme")).funding.new_money %}
{% set own = (theme.initiatives | released).funding.new_money | share(everything) %}
{{ (theme.initiatives | released).funding.new_money | money(exact=true) }}
{% if own %}{{ own | percent }}{% if own | majority %}, most of it{% endif %}.{% endif %}
"""
LABELS = (
    "release: {audience: internal}",
    "release: {embargo: 2024-12-01T12:00:00Z}",
    "release: {embargo: 2024-11-01T12:00:00Z}",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shares") / "workspace"
    write(root, INITIATIVES)
    (root / "templates/share.md").write_text(PAGE, "utf-8")
    report = build(root, REQUEST, lambda *_: None)
    assert all(result.outcome == "written" for result in report.results)
    return root


def path(root: Path, number: int) -> Path:
    return root / f"data/initiatives/initiative-{number:05}.yaml"


def amounts(root: Path) -> list[int]:
    texts = (path(root, each).read_text("utf-8") for each in range(INITIATIVES))
    found = [AMOUNT.search(text) for text in texts]
    return [int(match[1]) if match else 0 for match in found]


def set_amount(root: Path, number: int, dollars: int) -> None:
    text = path(root, number).read_text("utf-8")
    path(root, number).write_text(AMOUNT.sub(f"amount: {dollars}", text), "utf-8")


def to_an_edge(root: Path, chance: random.Random) -> None:
    """Give an initiative so much that a theme's share of all is close to an edge."""
    every = amounts(root)
    theme, edge = chance.randrange(8), chance.choice(EDGES)
    own = sum(every[theme * PER_THEME : (theme + 1) * PER_THEME])
    other = chance.choice([at for at in range(INITIATIVES) if at // PER_THEME != theme])
    more = int(own / edge) - sum(every) + chance.randint(-1, 2)
    if every[other]:
        set_amount(root, other, max(0, every[other] + more))


def label(root: Path, chance: random.Random) -> None:
    file = path(root, chance.randrange(INITIATIVES))
    text = re.sub(r"\nrelease: .*", "", file.read_text("utf-8").rstrip())
    file.write_text(f"{text}\n{chance.choice(LABELS)}\n", "utf-8")


def theme(root: Path, chance: random.Random) -> None:
    file = path(root, chance.randrange(INITIATIVES))
    name = f"theme: theme-{chance.randrange(8):05}"
    text = re.sub(r"\btheme: \S+", name, file.read_text("utf-8"))
    file.write_text(text, "utf-8")


def other_amount(root: Path, chance: random.Random) -> None:
    dollars = chance.choice((0, 1, 1_000_000, chance.randrange(10**9)))
    set_amount(root, chance.randrange(INITIATIVES), dollars)


def agree(root: Path, state: Path) -> int:
    """Compare all documents in both ways, and return how many changed."""
    changed = 0
    for each in opened_at(root, state, NOON):
        changes = every_change(*each)
        assert quick_changes(*each) == changes
        changed += bool(changes)
    return changed


@pytest.mark.parametrize("seed", range(6))
def test_near_an_edge_a_share_is_judged_as_by_its_key(
    built: Path, tmp_path: Path, seed: int
) -> None:
    root, chance = tmp_path / "edited", random.Random(seed)
    shutil.copytree(built, root)
    to_an_edge(root, chance)
    agree(root, built)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_index_tells_the_truth(
    built: Path, tmp_path: Path, seed: int
) -> None:
    root, chance = tmp_path / "edited", random.Random(seed)
    shutil.copytree(built, root)
    edits = (other_amount, to_an_edge, theme, label)
    for _ in range(3):
        chance.choice(edits)(root, chance)
        agree(root, root)
        build(root, REQUEST, lambda *_: None)
        agree(root, root)
    again = build(root, replace(REQUEST, force=True), lambda *_: None)
    assert {result.outcome for result in again.results} <= {"unchanged", "failed"}


def test_one_amount_opens_the_records_that_it_changes(
    built: Path, tmp_path: Path
) -> None:
    root = tmp_path / "edited"
    shutil.copytree(built, root)
    set_amount(root, 20, amounts(root)[20] + 1000)
    opened = changed = 0
    for comparison, document, output in opened_at(root, built, NOON):
        opened += bool(comparison._suspects.of(output.record, document))
        changed += bool(quick_changes(comparison, document, output))
    assert opened == changed > 0


def test_all_or_nothing_of_the_whole_is_judged_as_by_its_key(
    built: Path, tmp_path: Path
) -> None:
    root = tmp_path / "edited"
    shutil.copytree(built, root)
    for number in range(INITIATIVES):  # one theme has all of it
        set_amount(root, number, 5_000_000 if number < PER_THEME else 0)
    assert agree(root, built)
    build(root, REQUEST, lambda *_: None)
    assert agree(root, root) == 0
    set_amount(root, 0, 6_000_000)
    assert agree(root, root)
    build(root, REQUEST, lambda *_: None)
    for number in range(PER_THEME):
        set_amount(root, number, 0)
    assert agree(root, root)
    build(root, REQUEST, lambda *_: None)
    assert agree(root, root) == 0


def test_themes_that_are_alike_and_then_not_are_judged_as_by_their_keys(
    built: Path, tmp_path: Path
) -> None:
    root = tmp_path / "edited"
    shutil.copytree(built, root)
    for number in range(INITIATIVES):
        set_amount(root, number, 5_000_000)
    assert agree(root, built)
    build(root, REQUEST, lambda *_: None)
    for dollars in (5_001_000, 9_000_000, 1_000_000):  # alike, the largest, the lowest
        set_amount(root, 0, dollars)
        assert agree(root, root)
