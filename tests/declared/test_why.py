"""Templates can print every declared field, and each knows its file and line."""

from pathlib import Path

import pytest

from briefgen.assembly import Project
from tests.declared.documents import Document, documents, opened
from tests.declared.leaves import at
from tests.declared.workspaces import every_leaf, workspaces

# What no document prints by itself, and what it is on pages instead.
WITHIN = {
    "initiative.funding.currency": "an amount is printed with it",
    **dict.fromkeys(
        (
            "initiative.funding.from",
            "initiative.funding.to",
            "initiative.funding.up_to",
        ),
        "a range is one value: the amount",
    ),
    "initiative.theme": "it is the theme, whose fields are printed",
    "initiative.order": "it decides where an initiative stands",
}
Made = list[tuple[Path, Project, list[Document]]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    every = []
    for each in workspaces():
        root = tmp_path_factory.mktemp("declared")
        project = opened(root, each)
        every.append((root, project, [*documents(project)]))
    return every


def test_every_field_is_printed_and_knows_its_place(made: Made) -> None:
    unprinted, misplaced = set(), set()
    for workspace, (root, project, made_of_it) in zip(workspaces(), made, strict=True):
        printed = {v.path: v.place for each in made_of_it for v in each.values}
        texts = {
            name: (root / name).read_text("utf-8").splitlines() for name in workspace
        }
        for name, leaf in every_leaf(workspace):
            path = workspace[name].path(leaf.keys)
            place = printed.get(path)
            if place is None:
                unprinted.add(leaf.name)
                continue
            value = at(workspace[name].data, leaf.keys)
            line = texts[name][place.line - 1]
            if place.path != name or str(value) not in line:
                misplaced.add((leaf.name, str(place)))
            assert place == project.portfolio.places[path]
    assert misplaced == set()
    assert unprinted <= WITHIN.keys()


def test_what_is_not_printed_by_itself_is_read(made: Made) -> None:
    reads = {
        path for _, _, made_of_it in made for each in made_of_it for path in each.reads
    }
    for workspace in workspaces():
        for name, leaf in every_leaf(workspace):
            path = workspace[name].path(leaf.keys)
            around, _, _ = path.rpartition(".")  # a currency is read with its amount
            assert {path, f"{around}.amount", around} & reads, leaf.name
