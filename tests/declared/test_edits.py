"""An edit of any declared field makes stale what prints it, and builds as from scratch."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from briefgen import loading
from briefgen.assembly import Project
from briefgen.builder.build import build
from briefgen.builder.compare import Comparison
from briefgen.errors import BriefgenError
from briefgen.model import Release
from briefgen.planning.enumerate_documents import enumerate_documents
from briefgen.planning.plan import Planned, Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from briefgen.state.output_record import Remembered
from briefgen.state.snapshot import copied
from briefgen.state.state import State
from briefgen.workspace import open_workspace
from tests.builder.edited import outputs
from tests.builder.test_suspects import Found, every_change, quick_changes
from tests.declared.documents import documents, opened
from tests.declared.held_back import DECLARED, is_held, labelled, with_others
from tests.declared.held_back import TURNS as LABELLED
from tests.declared.leaves import Leaf
from tests.declared.own_fields import OWN_ROOT, declared_by
from tests.declared.printing import kinds
from tests.declared.test_why import ASKED, DERIVED, SHOWN, WITHIN, within
from tests.declared.workspaces import (
    Workspace,
    edited,
    every_leaf,
    workspaces,
    write,
)
from tests.disclosure.labels import NOW

# What cannot be another by itself, and why.
BOUND = {
    "initiative.funding.profile.amount": "years add up to the amount of the line",
    "theme.lead.many": "it is French alone, and English is edited",
    "field.least": "values are not less",
    "field.most": "values are not more",
    "field.columns.most": "as for a field",
    "portfolio.edition.languages": "each language stands there once",
}
# What is recorded with others, and what its keys have in them.
KEYED = {
    "initiative.funding.from": ".amount",
    "initiative.funding.to": ".amount",
    "initiative.funding.up_to": ".amount",
    "theme.lead.one": "|form(lead.one)",
    "theme.lead.other": "|form(lead.other)",
}
TURNS = 60  # of comparing all that was recorded
TOGETHER = 12  # fields that a document prints
Name = tuple[str, str, str]


def built(root: Path) -> Report:
    return build(
        root,
        BuildRequest(Selection(languages=("en",)), NOW, None, 1, force=False),
        lambda *_: None,
    )


class Site:
    """A workspace that was built, and which documents print what."""

    def __init__(
        self, root: Path, workspace: Workspace, templates: Mapping[str, str]
    ) -> None:
        self.root, self.workspace = root, workspace
        self.project = opened(root, workspace, templates)
        assert self.project.mistakes == ()
        self.printing: dict[str, set[Name]] = {}
        for each in documents(self.project):
            if each.name[2] == "en":
                for value in each.values:
                    for inner in within(value):
                        path = inner.path or ""
                        self.printing.setdefault(path, set()).add(each.name)
        assert {each.outcome for each in built(root).results} == {"written"}

    def edits(self) -> Iterator[tuple[Leaf, str, Project]]:
        """Yield an edit of each field where the data stay whole, and what they are then.

        It is of a value that documents print, if there is one.
        """
        every: dict[str, list[tuple[str, Leaf]]] = {}
        for name, leaf in every_leaf(self.workspace):
            if leaf.language in {"", "en"}:
                every.setdefault(leaf.name, []).append((name, leaf))
        for leaves in every.values():
            leaves.sort(key=lambda each: not self.prints(each[1], self.path(*each)))
            edits = ((*each, self.edited(*each)) for each in leaves)
            found = next((each for each in edits if each[-1] is not None), None)
            if found is not None:
                name, leaf, now = found
                assert now is not None
                yield leaf, self.path(name, leaf), now

    def path(self, name: str, leaf: Leaf) -> str:
        return self.workspace[name].path(leaf.keys)

    def prints(self, leaf: Leaf, path: str) -> set[Name]:
        """Give the documents that print a value, or values as a declaration says."""
        if leaf.name not in SHOWN:
            return self.printing.get(path, set())
        own = (
            names for at, names in self.printing.items() if _of(declared_by(at), path)
        )
        return set().union(*own)

    def edited(self, name: str, leaf: Leaf) -> Project | None:
        """Give the project after an edit, if its data are whole then."""
        file = edited(self.workspace[name], leaf)
        return None if file is None else self.now({**self.workspace, name: file})

    def now(self, edit: Workspace) -> Project | None:
        """Give the project as it is after an edit; None if there are mistakes in it."""
        write(self.root, edit, {})
        workspace = open_workspace(self.root)
        try:
            portfolio = loading.load(workspace)
        except BriefgenError:
            return None
        if portfolio.gaps:
            return None
        return replace(self.project, workspace=workspace, portfolio=portfolio)


def _key(path: str, leaf: Leaf) -> str:
    """Give what the keys of a value have in them; those of declared words are values'."""
    if path.startswith(OWN_ROOT):
        return ""
    return KEYED.get(leaf.name) or path.removesuffix(f".{leaf.language}")


def _of(declaration: str, path: str) -> bool:
    """Return whether a path is of what a declaration itself says, not of its columns."""
    below = path.removeprefix(f"{declaration}.") if declaration else path
    return below != path and not below.startswith("columns.")


FURTHER = range(1, len(workspaces()))  # in other forms; most fields stand in the first
SITES = [0, *(pytest.param(each, marks=pytest.mark.soak) for each in FURTHER)]


@pytest.fixture(scope="module", params=SITES)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Site:
    root = tmp_path_factory.mktemp("declared")
    templates = kinds("internal", "tree", TOGETHER)
    return Site(root, workspaces()[request.param], templates)


class Stale:
    """The documents that changed since a build, in a project as it is now."""

    def __init__(self, project: Project, state: State) -> None:
        self.state, self.comparison = state, Comparison(project, NOW, state)
        every = enumerate_documents(project).documents
        self.planned = {
            (each.kind, each.subject, each.language): each
            for each in every
            if each.language == "en"
        }

    def missed(self, printing: set[Name], key: str) -> set[Name]:
        """Give those of some documents that are planned, and not stale for a key."""
        return {
            name
            for name in printing & self.planned.keys()
            if not any(key in changed for _, changed, _, _ in self.changes(name))
        }

    def changes(self, name: Name) -> set[Found]:
        document = self.planned[name]
        return {
            change
            for output in _known(document, self.state)
            for change in quick_changes(self.comparison, document, output)
        }

    def compare_in_both_ways(self, turn: int) -> None:
        """Raise AssertionError unless the quick answer is that of every key."""
        for name in [*self.planned][turn % TURNS :: TURNS]:
            document, changes = self.planned[name], self.changes(name)
            for output in _known(document, self.state):
                assert changes == every_change(self.comparison, document, output)


def _known(document: Planned, state: State) -> list[Remembered]:
    paths = (f"build/internal/{output.path}" for output in document.outputs)
    return [state.outputs[path] for path in paths if path in state.outputs]


def test_an_edit_of_any_field_makes_stale_what_reads_it(site: Site) -> None:
    every = {leaf.name for _, leaf in every_leaf(site.workspace)}
    fresh, edited_names = {}, set()
    with copied(site.root) as state:
        as_built = site.now(site.workspace)
        assert as_built is not None
        before = Stale(as_built, state)
        assert not any(before.changes(name) for name in before.planned)
        for turn, (leaf, path, now) in enumerate(site.edits()):
            edited_names.add(leaf.name)
            stale, printing = Stale(now, state), site.prints(leaf, path)
            stale.compare_in_both_ways(turn)
            missed = stale.missed(printing, _key(path, leaf))
            if missed or (not printing and leaf.name not in WITHIN | DERIVED | ASKED):
                fresh[leaf.name] = missed
    assert fresh == {}
    assert every - edited_names == BOUND.keys() & every


def test_a_label_makes_stale_what_prints_below_it(site: Site) -> None:
    with copied(site.root) as state:
        for turn in (*range(LABELLED), DECLARED):
            workspace, held = labelled(site.workspace, turn)
            now = site.now(workspace)
            assert now is not None
            before = site.project.portfolio
            marked = {
                path
                for path in site.printing
                if _is_marked(now, path, held)
                if now.portfolio.release_of(path) != before.release_of(path)
            }
            assert any(".fields." in path for path in marked)
            stale = Stale(now, state)
            stale.compare_in_both_ways(turn)
            printing = set[Name]().union(*(site.printing[path] for path in marked))
            assert stale.missed(printing, "") == set()


def _is_marked(project: Project, path: str, held: frozenset[str]) -> bool:
    """Return whether a label tells readers of a document something about a value."""
    release = project.portfolio.release_of(path)
    assert not (is_held(path, held) and release == Release())
    return is_held(path, held) and release != Release("internal")


def test_what_is_bound_is_declared() -> None:
    every = {leaf.name for each in workspaces() for _, leaf in every_leaf(each)}
    assert BOUND.keys() <= every


def test_edits_of_all_fields_end_as_a_clean_build(site: Site, tmp_path: Path) -> None:
    roots = frozenset(file.root for file in site.workspace.values())
    workspace, altered = with_others(site.workspace, roots)
    assert len(altered) > len(every_leaf(site.workspace)) * 0.7
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
