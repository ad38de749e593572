"""Templates can print every declared field, and each knows its file and line."""

import json
from pathlib import Path

import pytest

from briefgen.assembly import Project
from briefgen.assembly.printed_values import Printed
from tests.declared.documents import Document, documents, opened
from tests.declared.leaves import at
from tests.declared.printing import kinds
from tests.declared.workspaces import every_leaf, workspaces

# What no document prints by itself, and what it is on pages instead.
WITHIN = {
    "initiative.funding.currency": "an amount is printed with it",
    "initiative.theme": "it is the theme, whose fields are printed",
}
# What is not even read by its path, and what is instead.
DERIVED = {
    "initiative.also_in": "the theme that it names lists the initiative",
    "theme.lead.many": "in French, of a million initiatives",
}
# What is printed of some subjects, and not of all.
SOMETIMES = {
    "theme.lead.one": "the number of initiatives decides which form is printed",
    "theme.lead.other": "as for one",
}
# What declarations say of values that are printed with it.
SHOWN = {
    "field.decimals": "how many a number is printed with",
    "field.columns.decimals": "as for a field",
    "field.columns.unit": "a number is printed with it",
    "field.columns.choices.label": "it is what is printed of a choice",
}
# What declarations ask of values, and say to whoever writes them.
ASKED = {
    f"field.{part}{name}": "no document has it"
    for part in ("", "columns.")
    for name in ("least", "most")
} | {"field.columns.hint": "only that of a field can be printed"}
RANGE = "range"  # its ends are what it is printed from
Made = list[tuple[Path, Project, list[Document]]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    every = []
    for each in workspaces():
        root = tmp_path_factory.mktemp("declared")
        project = opened(root, each, kinds("internal", "tree"))
        every.append((root, project, [*documents(project)]))
    return every


def within(value: Printed) -> tuple[Printed, ...]:
    """Give a value, and the ends of a range."""
    return (value, *value.inputs) if value.formula == RANGE else (value,)


def test_every_field_is_printed_and_knows_its_place(made: Made) -> None:
    unprinted, misplaced, printed_names = set(), set(), set()
    for workspace, (root, project, made_of_it) in zip(workspaces(), made, strict=True):
        printed = {
            v.path: v.place
            for each in made_of_it
            for value in each.values
            for v in within(value)
        }
        texts = {
            name: (root / name).read_text("utf-8").splitlines() for name in workspace
        }
        for name, leaf in every_leaf(workspace):
            path = workspace[name].path(leaf.keys)
            place = printed.get(path)
            if place is None:
                unprinted.add(leaf.name)
                continue
            printed_names.add(leaf.name)
            value = at(workspace[name].data, leaf.keys)
            line = texts[name][place.line - 1]
            if place.path != name or json.dumps(value).strip('"') not in line:
                misplaced.add((leaf.name, str(place)))
            assert place == project.portfolio.places[path]
    assert misplaced == set()
    known = WITHIN | DERIVED | SOMETIMES | SHOWN | ASKED
    # Of declarations, those of two fields are printed: no other has more parts.
    unprinted -= {each for each in printed_names if each.startswith("field.")}
    assert sorted(unprinted ^ known.keys()) == []
    assert printed_names & (WITHIN | DERIVED | SHOWN | ASKED).keys() == set()


def test_what_is_not_printed_by_itself_is_read(made: Made) -> None:
    reads = {
        path for _, _, made_of_it in made for each in made_of_it for path in each.reads
    }
    for workspace in workspaces():
        for name, leaf in every_leaf(workspace):
            path = workspace[name].path(leaf.keys)
            assert path not in reads or leaf.name not in DERIVED | ASKED, leaf.name
            if leaf.name not in WITHIN:
                continue
            around, _, _ = path.rpartition(".")  # a currency is read with its amount
            assert {path, f"{around}.amount", around} & reads, leaf.name
