"""What is held back of any declared field is in no public output, and changes none."""

from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.loading.declarations import FIELDS
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from briefgen.view import Trace
from tests.declared.leaves import at
from tests.declared.printing import kinds
from tests.declared.workspaces import (
    TURNS,
    Workspace,
    every_leaf,
    is_held,
    labelled,
    with_others,
    workspaces,
    write,
)
from tests.disclosure.labels import NOW
from tests.disclosure.searching import found

# What is on no page in its own words, and why.
UNSEEN = {
    "theme.lead.many": "it is French alone, and of a million initiatives",
    "field.columns.hint": "it is for those who write data",
    "field.columns.label": "declarations of one choice and one number are printed",
    "field.columns.choices.id": "as for the labels of columns",
    "field.columns.least": "it is for those who write data",
    "field.columns.most": "it is for those who write data",
}
ENDS = "manifest.json"  # of a file that says which files there are
LARGE = 10_000  # a number from here on stands in one field alone


def built(root: Path, workspace: Workspace, language: str, formats: str) -> Report:
    write(root, workspace, kinds("public", formats))
    selection = Selection(languages=(language,))
    request = BuildRequest(selection, NOW, None, 1, force=False)
    return build(root, request, lambda *_: None)


def canaries(
    workspace: Workspace, held: frozenset[str]
) -> tuple[dict[str, str], dict[int, str]]:
    """Give the words and numbers that are held back alone, each with its field."""
    words: dict[str, str] = {}
    numbers: dict[int, str] = {}
    every = [*every_leaf(workspace)]
    every += ((FIELDS, leaf) for leaf in workspace[FIELDS].leaves())
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
        if is_held(file.root, held) and file.root != "portfolio":
            words[Path(name).stem] = f"the id of {file.name}"
    shown = {
        at(workspace[name].data, leaf.keys)
        for name, leaf in every
        if not is_held(workspace[name].path(leaf.keys), held)
    }
    shown |= {
        Path(name).stem
        for name, file in workspace.items()
        if not is_held(file.root, held)
    }
    return {each: of for each, of in words.items() if each not in shown}, numbers


def published(root: Path) -> dict[str, bytes]:
    public = root / "build/public"
    return {
        each.relative_to(public).as_posix(): each.read_bytes()
        for each in public.rglob("*.*")
        if not each.name.endswith(ENDS)
    }


def check(folder: Path, which: int, turn: int, language: str, formats: str) -> int:
    """Build twice, what is held back being another; count what is published."""
    first, held = labelled(workspaces()[which], turn)
    second, _ = with_others(first, held)
    outputs = []
    for number, workspace in enumerate((first, second)):
        root = folder / str(number)
        report = built(root, workspace, language, formats)
        assert {told.rule for told in report.diagnostics} <= {"unreleased"}
        words, numbers = canaries(workspace, held)
        assert words
        leaked = found(root / "build", words, numbers)
        assert [(each, words.get(each)) for each in leaked] == []
        outputs.append(published(root))
    both = outputs[0].keys() & outputs[1].keys()
    assert [each for each in both if outputs[0][each] != outputs[1][each]] == []
    return len(both)


@pytest.mark.parametrize("turn", range(TURNS + 1))
def test_what_is_held_back_of_a_field_is_not_published_and_changes_nothing(
    turn: int, tmp_path: Path
) -> None:
    language = ("en", "fr")[turn % 2]
    count = check(tmp_path, 0, turn, language, "tree")
    assert (count > 20) == (turn < TURNS)  # then it is what all documents read


@pytest.mark.soak
def test_it_is_so_in_each_form_of_a_portfolio(tmp_path: Path) -> None:
    for which in range(1, len(workspaces())):
        check(tmp_path / str(which), which, which % TURNS, "en", "tree")


@pytest.mark.soak
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("turn", range(TURNS + 1))
def test_it_is_so_in_word_and_pdf(turn: int, language: str, tmp_path: Path) -> None:
    for which in range(len(workspaces())):
        check(tmp_path / str(which), which, turn, language, "docx, pdf")


@pytest.mark.soak
def test_without_the_gate_every_field_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trace, "released", lambda *_: True)
    every, seen = set[str](), set[str]()
    for turn in range(TURNS):
        workspace, held = labelled(workspaces()[0], turn)
        built(tmp_path / str(turn), workspace, "en", "tree")
        words, numbers = canaries(workspace, held)
        planted = {**words, **{str(number): of for number, of in numbers.items()}}
        every |= {*planted.values()}
        public = tmp_path / str(turn) / "build/public"
        seen |= {planted[each] for each in found(public, words, numbers)}
    assert sorted(every - seen) == sorted(UNSEEN)
