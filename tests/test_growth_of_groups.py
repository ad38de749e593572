"""What kinds per country, per partner and with a condition cost, as a portfolio grows."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bench.workspaces import write
from briefgen import trust
from briefgen.assembly import open_project
from briefgen.builder.build import build
from briefgen.planning.enumerate_documents import enumerate_documents
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.workspace import open_workspace
from tests.sample_documents import NOON
from tests.test_growth import TWICE, Calls, calls

FEW, MANY = 60, 120  # initiatives
KINDS = {"visit": "country", "ally": "partner", "chosen": "initiative"}
PAGE = """\
---
title: "{{{{ {per}.title }}}}"
per: {per}
audience: public
layout: note
formats: [tree]
{more}
---
{{{{ ({per}.initiatives | released("funding")).funding.new_money | money }}}}
{{% for initiative in {per}.initiatives %}}
- {{{{ initiative.title }}}}
{{% endfor %}}
"""


def workspace(root: Path, initiatives: int) -> Path:
    """Write a workspace with a partner for three initiatives, and eight countries."""
    write(root, initiatives)
    for path in (root / "data/initiatives").iterdir():
        number = int(path.stem[-5:])
        text = re.sub(
            r"(Partner|Partenaire) \d+", rf"\1 {number // 3}", path.read_text()
        )
        path.write_text(text, "utf-8")
    for path in (root / "templates").glob("*.md"):
        path.unlink()
    for name, per in KINDS.items():
        more = "where: {places.country: [PE, VN]}" if name == "chosen" else ""
        text = PAGE.format(per=per, more=more)
        (root / f"templates/{name}.md").write_text(text, "utf-8")
    return root


def steps(counts: Calls) -> int:
    """Count calls of this package; what a first call of a library does is none."""
    return sum(
        number for code, number in counts.items() if "/briefgen/" in code.co_filename
    )


def make(root: Path, made: list[str] | None = None) -> None:
    request = BuildRequest(Selection(languages=("en",)), NOON, None, 1, force=False)
    report = build(root, request, lambda *_: None)
    assert {each.outcome for each in report.results} <= {"written", "up to date"}
    assert report.results
    if made is not None:
        written = (each for each in report.results if each.outcome == "written")
        made += (each.document.kind for each in written)


def plan(root: Path) -> None:
    project = open_project(open_workspace(root), trust.custom_kinds(root))
    assert {each.kind for each in enumerate_documents(project).documents} == {*KINDS}


@pytest.mark.parametrize("work", [plan, make])
def test_twice_the_initiatives_are_twice_the_work(
    tmp_path: Path, work: Callable[[Path], None]
) -> None:
    few, many = (workspace(tmp_path / str(each), each) for each in (FEW, MANY))
    work(workspace(tmp_path / "first", FEW))  # what a process does once
    once, twice = (steps(calls(partial(work, root))) for root in (few, many))
    assert twice <= TWICE * once


def test_one_changed_amount_makes_the_pages_that_print_it_and_no_other(
    tmp_path: Path,
) -> None:
    costs = []
    for number in (FEW, MANY):
        root = workspace(tmp_path / str(number), number)
        make(root)
        path = root / "data/initiatives/initiative-00012.yaml"
        path.write_text(path.read_text().replace("amount: ", "amount: 1"), "utf-8")
        made: list[str] = []
        costs.append(steps(calls(partial(make, root, made))))
        assert {"visit", "ally"} <= {*made} <= {*KINDS}
        assert len(made) == len({*made})  # one of each kind
    few, many = costs
    assert many <= TWICE * few
