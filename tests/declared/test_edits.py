"""An edit of any declared field makes stale what prints it, and builds as from scratch."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from briefgen import loading
from briefgen.assembly import Project
from briefgen.builder.build import build
from briefgen.builder.compare import Comparison
from briefgen.planning.enumerate_documents import enumerate_documents
from briefgen.planning.plan import Planned, Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from briefgen.state.output_record import Remembered
from briefgen.state.snapshot import copied
from briefgen.state.state import State
from briefgen.workspace import open_workspace
from tests.builder.edited import outputs
from tests.builder.test_suspects import every_change, quick_changes
from tests.declared.documents import documents, opened
from tests.declared.leaves import Leaf
from tests.declared.test_why import DERIVED, WITHIN, within
from tests.declared.workspaces import (
    Workspace,
    edited,
    every_leaf,
    is_whole,
    with_others,
    workspaces,
    write,
)
from tests.disclosure.labels import NOW

# What cannot be another by itself, and why.
BOUND = {
    "initiative.funding.profile.amount": "years add up to the amount of the line",
    "theme.lead.many": "it is French alone, and English is edited",
    "portfolio.edition.languages": "each language stands there once",
}
TURNS = 3  # of comparing all that was recorded
TOGETHER = 8  # fields that are edited at once
Name = tuple[str, str, str]


def built(root: Path) -> Report:
    return build(
        root,
        BuildRequest(Selection(languages=("en",)), NOW, None, 1, force=False),
        lambda *_: None,
    )


@dataclass(frozen=True)
class Edit:
    """Edits of some fields: the path of each by its name, and the data afterwards."""

    paths: Mapping[str, str]
    workspace: Workspace


class Site:
    """A workspace that was built, and which documents read what."""

    def __init__(self, root: Path, workspace: Workspace) -> None:
        self.root, self.workspace = root, workspace
        self.project = opened(root, workspace)
        every = [*documents(self.project)]
        self.printing = {
            each.name: {v.path for value in each.values for v in within(value)}
            for each in every
            if each.name[2] == "en"
        }
        assert {each.outcome for each in built(root).results} == {"written"}

    def edits(self) -> Iterator[Edit]:
        """Yield edits of each field, several at once, as far as the data stay whole.

        Hardly any document prints two fields, so that each is judged by its own.
        """
        leaves: dict[str, tuple[str, Leaf]] = {}
        printed = {path for paths in self.printing.values() for path in paths}
        for name, leaf in every_leaf(self.workspace):
            shown = self.workspace[name].path(leaf.keys) in printed
            if leaf.language in {"", "en"} and (shown or leaf.name not in leaves):
                leaves[leaf.name] = name, leaf
        every = [*leaves.values()]
        todo = [every[at : at + TOGETHER] for at in range(0, len(every), TOGETHER)]
        while todo:
            some = todo.pop()
            edit = self._edited(some)
            if edit is not None:
                yield edit
            elif len(some) > 1:  # one of them does not go with the rest
                half = len(some) // 2
                todo += [some[:half], some[half:]]

    def _edited(self, some: Sequence[tuple[str, Leaf]]) -> Edit | None:
        files = dict(self.workspace)
        for name, leaf in some:
            file = edited(files[name], leaf)
            if file is None:
                return None
            files[name] = file
        paths = {leaf.name: self.workspace[name].path(leaf.keys) for name, leaf in some}
        return Edit(paths, files) if is_whole(files) else None

    def now(self, edit: Workspace) -> Project:
        """Give the project as it is after an edit."""
        write(self.root, edit, {})
        workspace = open_workspace(self.root)
        return replace(
            self.project, workspace=workspace, portfolio=loading.load(workspace)
        )


FURTHER = range(1, len(workspaces()))  # in other forms; most fields stand in the first
SITES = [0, *(pytest.param(each, marks=pytest.mark.soak) for each in FURTHER)]


@pytest.fixture(scope="module", params=SITES)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Site:
    root = tmp_path_factory.mktemp("declared")
    return Site(root, workspaces()[request.param])


def stale(project: Project, state: State, turn: int = 0) -> set[Name]:
    """Give the documents that changed; some, in turn, are compared in both ways."""
    comparison, names = Comparison(project, NOW, state), set[Name]()
    for number, document in enumerate(enumerate_documents(project).documents):
        for output in _known(document, state):
            changes = quick_changes(comparison, document, output)
            if number % TURNS == turn % TURNS:
                assert changes == every_change(comparison, document, output)
            if changes:
                names.add((document.kind, document.subject, document.language))
    return names


def planned(project: Project) -> set[Name]:
    """Give all documents: those of a partner of another name are others."""
    every = enumerate_documents(project).documents
    return {(each.kind, each.subject, each.language) for each in every}


def _known(document: Planned, state: State) -> list[Remembered]:
    paths = (f"build/internal/{output.path}" for output in document.outputs)
    return [state.outputs[path] for path in paths if path in state.outputs]


def test_an_edit_of_any_field_makes_stale_what_reads_it(site: Site) -> None:
    edits = [*site.edits()]
    every = {leaf.name for _, leaf in every_leaf(site.workspace)}
    bound = every - {name for edit in edits for name in edit.paths}
    assert bound == BOUND.keys() & every
    fresh = {}
    with copied(site.root) as state:
        assert stale(site.now(site.workspace), state) == set()
        for turn, edit in enumerate(edits):
            now = site.now(edit.workspace)
            changed = stale(now, state, turn)
            there = planned(now)
            for field, path in edit.paths.items():
                printing = {
                    name for name, paths in site.printing.items() if path in paths
                }
                missed = (printing & there) - changed
                if missed or (not printing and field not in WITHIN | DERIVED):
                    fresh[field] = missed
    assert fresh == {}


def test_edits_of_all_fields_end_as_a_clean_build(site: Site, tmp_path: Path) -> None:
    roots = frozenset(file.root for file in site.workspace.values())
    workspace, altered = with_others(site.workspace, roots)
    assert len(altered) > len(site.printing) / 2
    write(site.root, workspace, {})
    report = built(site.root)
    clean = copytree(
        site.root, tmp_path / "clean", ignore=ignore_patterns("build", ".briefgen")
    )
    assert built(clean).diagnostics == report.diagnostics == ()
    first, second = (
        {each.relative_to(root): each.read_bytes() for each in outputs(root)}
        for root in (site.root, clean)
    )
    assert {path: first.get(path) for path in second} == second
    assert {each.outcome for each in built(site.root).results} == {"up to date"}
