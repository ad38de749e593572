"""What is held back of any declared field is in no public output, and changes none."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest

from briefgen import loading
from briefgen import workspace as files
from briefgen.assembly import Project, assemble, open_project
from briefgen.builder.build import build
from briefgen.errors import BriefgenError
from briefgen.loading.declarations import FIELDS
from briefgen.planning.enumerate_documents import enumerate_documents
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.portfolio_sheet.portfolio_workbook import workbook_bytes
from briefgen.portfolio_sheet.sheet_content import content_of
from briefgen.publishing.report import Report
from briefgen.view import Trace
from briefgen.workspace import open_workspace
from briefgen.writers import tree
from tests.declared.held_back import DECLARED, TURNS, WHOLE, held_back, is_held
from tests.declared.leaves import at
from tests.declared.own_fields import OWN_ROOT
from tests.declared.plants import LETTERS
from tests.declared.printing import kinds
from tests.declared.workspaces import (
    Workspace,
    every_leaf,
    workspaces,
    write,
)
from tests.disclosure.labels import NOW
from tests.disclosure.searching import found
from tests.disclosure.searching import within as inside

ENDS = "manifest.json"  # of a file that says which files there are
LARGE = 10_000  # a number from here on stands in one field alone
TOGETHER = 12  # fields that a document prints where whole builds are searched

WORD = re.compile(f"zq[{LETTERS}]{{7}}x")
# What is on no page in its own words, and why.
UNSEEN = {
    "theme.lead.many": "it is French alone, and of a million initiatives",
    "field.columns.hint": "it is for those who write data",
    "field.columns.choices.id": "the label is printed",
    "field.columns.least": "as for its hint",
    "field.columns.most": "as for its hint",
}

Published: TypeAlias = Mapping[str, bytes]
Words: TypeAlias = Mapping[str, str]  # each with its field
Numbers: TypeAlias = Mapping[int, str]
# Makes what is public of a workspace in a language, and searches all of it.
Publish: TypeAlias = Callable[
    [Path, Workspace, str, tuple[Words, Numbers]], tuple[Published, list[str]]
]


def documents(
    root: Path, workspace: Workspace, language: str, planted: tuple[Words, Numbers]
) -> tuple[Published, list[str]]:
    """Put together the document of each field; those that may not be are refused."""
    write(root, workspace, {})
    project = with_templates(open_workspace(root))
    by_name = {kind.name: kind for kind in project.kinds}
    texts, refusals = {}, set[str]()
    for each in enumerate_documents(project).documents:
        if each.language == language and not each.left_out(NOW):
            kind = by_name[each.kind]
            try:
                made = assemble(project, kind, each.subject, language, NOW)
                texts[each.name] = tree.write(made.document, made.look)
            except BriefgenError as error:
                refusals |= {told.rule for told in error.diagnostics}
    assert refusals <= {"unreleased"}
    everything = b"\n".join((*(each.encode() for each in texts), *texts.values()))
    words, numbers = planted
    shown = {*WORD.findall(everything.decode().lower())}
    leaked = [each for each in words if shown & {*WORD.findall(each.lower())}]
    return texts, leaked + inside(everything, (), numbers)


@cache
def templates() -> Project:
    """Give a project with the templates of all fields: which fields there are, stays."""
    with TemporaryDirectory() as folder:
        root = write(Path(folder), workspaces()[0], kinds("public", "tree"))
        project = open_project(open_workspace(root), {})
    assert project.mistakes == ()
    return project


def with_templates(workspace: files.Workspace) -> Project:
    """Give the data of a workspace with the templates of all fields."""
    data = loading.load(workspace)
    return replace(templates(), workspace=workspace, portfolio=data)


def builds(formats: str, together: int) -> Publish:
    """Give what builds documents of so many fields each, and reads the folder."""

    def publish(
        root: Path, workspace: Workspace, language: str, planted: tuple[Words, Numbers]
    ) -> tuple[Published, list[str]]:
        report = built(root, workspace, language, kinds("public", formats, together))
        assert {told.rule for told in report.diagnostics} <= {"unreleased"}
        return published(root), found(root / "build", *planted)

    return publish


def built(
    root: Path, workspace: Workspace, language: str, templates: Mapping[str, str]
) -> Report:
    write(root, workspace, templates)
    selection = Selection(languages=(language,))
    request = BuildRequest(selection, NOW, None, 1, force=False)
    return build(root, request, lambda *_: None)


def canaries(
    workspace: Workspace, held: frozenset[str]
) -> tuple[dict[str, str], dict[int, str]]:
    """Give the words and numbers that are held back alone, each with its field."""
    words: dict[str, str] = {}
    numbers: dict[int, str] = {}
    ids: set[str] = set()
    every = [*every_leaf(workspace)]
    every += ((FIELDS, each) for each in workspace[FIELDS].leaves())
    for name, leaf in every:
        value = at(workspace[name].data, leaf.keys)
        if is_held(workspace[name].path(leaf.keys), held):
            match value:
                case int() if value >= LARGE:
                    numbers[value] = leaf.name
                case str() if "zq" in value.lower():
                    words |= dict.fromkeys(value.split(), leaf.name)
                case _:
                    pass
    for name, file in workspace.items():
        if file.root in {"portfolio", OWN_ROOT}:
            continue
        if is_held(file.root, held):
            words[Path(name).stem] = f"the id of {file.name}"
        else:
            ids.add(Path(name).stem)
    shown = ids | {
        at(workspace[name].data, leaf.keys)
        for name, leaf in every
        if not is_held(workspace[name].path(leaf.keys), held)
    }
    assert all(WORD.search(each.lower()) for each in words)
    return {each: of for each, of in words.items() if each not in shown}, numbers


def published(root: Path) -> dict[str, bytes]:
    public = root / "build/public"
    return {
        each.relative_to(public).as_posix(): each.read_bytes()
        for each in public.rglob("*.*")
        if not each.name.endswith(ENDS)
    }


def check(
    folder: Path, which: int, turn: int, language: str, publish: Publish = documents
) -> int:
    """Publish twice, what is held back being another; count what is published."""
    first, second, held = held_back(which, turn)
    outputs = []
    for number, workspace in enumerate((first, second)):
        planted = canaries(workspace, held)
        words, _ = planted
        assert words
        texts, leaked = publish(folder / str(number), workspace, language, planted)
        assert [(each, words.get(each)) for each in leaked] == []
        outputs.append(texts)
    both = outputs[0].keys() & outputs[1].keys()
    assert [each for each in both if outputs[0][each] != outputs[1][each]] == []
    return len(both)


@pytest.mark.parametrize("turn", [*range(TURNS), WHOLE, DECLARED])
def test_what_is_held_back_of_a_field_is_not_published_and_changes_nothing(
    turn: int, tmp_path: Path
) -> None:
    language = ("en", "fr")[turn % 2]
    count = check(tmp_path, 0, turn, language)
    assert (count > 20) == (turn != WHOLE)  # then it is what all documents read


def test_it_is_so_in_each_form_of_a_portfolio(tmp_path: Path) -> None:
    for which in range(1, len(workspaces())):
        check(tmp_path / str(which), which, which % TURNS, "en")


@pytest.mark.parametrize("turn", range(TURNS))
def test_it_is_so_in_all_files_of_a_build(turn: int, tmp_path: Path) -> None:
    assert check(tmp_path, 0, turn, "en", builds("tree", TOGETHER)) > 3


def sheets(
    root: Path, workspace: Workspace, _: str, planted: tuple[Words, Numbers]
) -> tuple[Published, list[str]]:
    """Write the workbook for the public, unless its edition is held back."""
    write(root, workspace, {})
    opened = open_workspace(root)
    try:
        sheet = content_of(opened, loading.load(opened), "public", NOW)
    except BriefgenError as error:
        if {each.rule for each in error.diagnostics} == {"unreleased"}:
            return {}, []
        raise
    data = workbook_bytes(sheet)
    return {"portfolio-public.xlsx": data}, inside(data, *planted)


@pytest.mark.parametrize("which", range(len(workspaces())))
@pytest.mark.parametrize("turn", [*range(TURNS), WHOLE, DECLARED])
def test_it_is_so_in_the_workbook(which: int, turn: int, tmp_path: Path) -> None:
    assert check(tmp_path, which, turn, "en", sheets) == (turn != WHOLE)


@pytest.mark.soak
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("turn", [*range(TURNS), WHOLE, DECLARED])
def test_it_is_so_in_word_and_pdf(turn: int, language: str, tmp_path: Path) -> None:
    for which in range(len(workspaces())):
        folder, publish = tmp_path / str(which), builds("docx, pdf", 1)
        check(folder, which, turn, language, publish)


def test_without_the_gate_every_field_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trace, "released", lambda *_: True)
    every, seen = set[str](), set[str]()
    for turn in range(TURNS):
        workspace, _, held = held_back(0, turn)
        words, numbers = canaries(workspace, held)
        planted = {**words, **{str(number): of for number, of in numbers.items()}}
        _, leaked = documents(tmp_path / str(turn), workspace, "en", (words, numbers))
        every |= {*planted.values()}
        seen |= {planted[each] for each in leaked}
    assert sorted(every - seen) == sorted(UNSEEN)
