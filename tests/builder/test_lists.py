"""A document that uses a list is made again when what the list has or may show changes."""

import datetime
import shutil
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from tests.commands import small

NOON = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOON, None, 1, force=False, preview=True)
WELLS = "data/initiatives/wells.yaml"
CHOSEN = 'portfolio.initiatives | selectattr("funding.amount")'
FUNDED = "portfolio.initiatives | released('funding')"
WHOLE = """\
---
title: "{{ portfolio.title }}"
per: portfolio
audience: public
layout: backgrounder
formats: [tree]
---
"""
PARTNERS = """\
partners:
- {name: {en: Zeta, fr: Zêta}, role: funder}
"""
PLACES = """\
places:
- {country: PE}
"""
REACH = """\
reach:
- {count: 300, who: {en: families, fr: familles}, bound: exact}
"""
FUNDING = "fiscal_years: 2024-27}"
EMBARGO = "fiscal_years: 2024-27, release: {{embargo: {}T12:00:00Z}}}}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = small.make(tmp_path / "workspace")
    for path in (root / "templates").glob("*.md"):
        path.unlink()
    return root


def texts(root: Path) -> dict[str, str]:
    """Build, and return every text."""
    build(root, ALL, lambda *_: None)
    paths = sorted((root / "build").rglob("*.txt"))
    return {str(path.relative_to(root)): path.read_text("utf-8") for path in paths}


def cleanly(root: Path) -> dict[str, str]:
    """Return every text of a build that knows of none before it."""
    copy = root.with_name("clean")
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("build", ".briefgen"))
    return texts(copy)


@pytest.mark.parametrize(
    ("name", "part"), [("partners", PARTNERS), ("places", PLACES), ("reach", REACH)]
)
def test_a_part_that_comes_to_a_list_that_was_chosen_is_seen(
    name: str, part: str, root: Path
) -> None:
    body = f"{{% set chosen = {CHOSEN} %}}{{{{ chosen.{name} | length }}}} of them\n"
    small.write(root, "templates/whole.md", WHOLE + body)
    before = texts(root)
    small.write(root, WELLS, (root / WELLS).read_text("utf-8") + part)
    after = texts(root)
    assert after != before
    assert after == cleanly(root)


@pytest.mark.parametrize(
    "of", [FUNDED, "portfolio.initiatives[:2] | released('funding')"]
)
def test_an_embargo_of_a_field_that_moves_is_printed_as_it_is(
    of: str, root: Path
) -> None:
    small.write(root, "templates/whole.md", f"{WHOLE}{{{{ {of} | length }}}} funded\n")
    small.change(root, WELLS, FUNDING, EMBARGO.format("2024-12-01"))
    before = texts(root)
    assert any("EMBARGOED UNTIL" in text for text in before.values())
    small.change(root, WELLS, "2024-12-01", "2025-01-01")
    after = texts(root)
    assert after != before
    assert after == cleanly(root)
