"""Tests of values that stand in a data file in more than one form, edited in a workbook."""

from pathlib import Path

import pytest

from briefgen.imports.field_path import ItemKey
from briefgen.portfolio_sheet.aligned_items import items_below, matches
from briefgen.portfolio_sheet.apply_workbook import write_edits
from briefgen.portfolio_sheet.write_workbook import write_workbook
from briefgen.workspace import open_workspace
from tests.portfolio_sheet.editing import Change, add, put, remove
from tests.portfolio_sheet.test_apply_workbook import outcomes, run
from tests.portfolio_sheet.workbooks import COASTS, NOON, workspace

BOATS, MANGROVES = {"#id": "abandoned-boats"}, {"#id": "jamaica-mangroves"}
FILE = "data/initiatives/abandoned-boats.yaml"
MORE = """\
short_title: Boats
fields: {ceiling: {amount: 1000.50, currency: USD}}
release: {audience: internal}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = workspace(tmp_path_factory.mktemp("forms") / "w", COASTS)
    (root / FILE).write_text((root / FILE).read_text() + MORE)
    write_workbook(open_workspace(root), "internal", NOON, root / "as-written.xlsx")
    return root


PLANTED = (
    "  - {date: 2027-28 Q2, text: {en: All sites planted, fr: tous les sites plantés},"
    " done: true}"
)
# An edit, and a line that some file has after it.
EDITS: dict[str, tuple[Change, str]] = {
    "a text that was one for all languages": (
        put("Initiatives", BOATS, "short_title.en", "Ships"),
        "short_title: {en: Ships, fr: Boats}",
    ),
    "an amount with a currency of its own": (
        put("Own fields", BOATS, "ceiling.amount", 2000.0),
        "fields: {ceiling: {amount: 2000, currency: USD}}",
    ),
    "a second line of funding": (
        add("Funding", {**BOATS, "kind": "new", "amount": 5.0}),
        "  - {kind: new, amount: 5}",
    ),
    "a state that gets a date": (
        put("Initiatives", MANGROVES, "status.as_of", "2026-01"),
        "status: {state: under-way, as_of: 2026-01}",
    ),
    "a state alone": (
        put("Initiatives", MANGROVES, "status.state", "completed"),
        "status: {state: completed}",
    ),
    "a text of a list within a list": (
        put(
            "Points",
            {"#field": "note.options.1.advantages", "#1": 1.0},
            "text.en",
            "Cheap",
        ),
        "          - {en: Cheap, fr: aucun retard}",
    ),
    "a new text of a list": (
        add(
            "Points",
            {
                "#of": "theme",
                "#id": "restoring-coasts",
                "#field": "advice.recommendations",
                "text.en": "Go",
                "text.fr": "Allez",
            },
        ),
        "      - {en: Go, fr: Allez}",
    ),
    "a truth value": (
        put("Milestones", {"#id": "fundy-salt-marshes", "#1": 2.0}, "done", "TRUE"),
        PLANTED,
    ),
    "a new theme": (
        add("Themes", {"title.en": "Ice", "title.fr": "Glace"}),
        "  title: {en: Ice, fr: Glace}",
    ),
    "a first note": (
        add("Notes", {"#of": "initiative", **BOATS, "tracking_number": "X-1"}),
        "note: {tracking_number: X-1}",
    ),
}


def test_without_an_edit_nothing_changes(made: Path) -> None:
    assert [*outcomes(run(made))] == []


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_it_is_written_in_its_place(made: Path, name: str) -> None:
    change, line = EDITS[name]
    done = run(made, change)
    assert done.mistakes == ()
    after = [(each.after or b"").decode().splitlines() for each in done.edits]
    assert len(after) == 1
    assert line in after[0]


def test_what_has_a_label_is_removed_with_it(made: Path) -> None:
    done = run(made, remove("Initiatives", BOATS), prune=True)
    assert [each.path for each in done.edits if each.after is None] == [FILE]


def test_a_character_that_cannot_be_printed_is_told_with_its_cell(made: Path) -> None:
    done = run(made, put("Initiatives", BOATS, "title.en", "A\x0bB"))
    assert "sheet Initiatives, cell D" in done.mistakes[0].message


def test_themes_that_are_files_come_back_too(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w", COASTS)
    listed = (root / "data/themes.yaml").read_text()
    (root / "data/themes.yaml").unlink()
    (root / "data/themes").mkdir()
    for number, item in enumerate(f"\n{listed}".split("\n- id: ")[1:]):
        name, _, rest = item.partition("\n")
        lines = [line.removeprefix("  ") for line in rest.splitlines()]
        text = "\n".join([f"order: {number}", *lines]) + "\n"
        (root / f"data/themes/{name}.yaml").write_text(text)
    opened = open_workspace(root)
    write_workbook(opened, "internal", NOON, root / "as-written.xlsx")
    assert [*outcomes(run(root))] == []
    done = run(
        root,
        put("Themes", {"#id": "clean-shipping"}, "title.en", "Ships"),
        add("Themes", {"title.en": "Ice", "title.fr": "Glace"}),
    )
    assert write_edits(opened, done, NOON) is not None
    assert "Ships" in (root / "data/themes/clean-shipping.yaml").read_text()
    assert (root / "data/themes/ice.yaml").exists()


def texts(*names: str) -> dict[ItemKey, dict[tuple[str | ItemKey, ...], str]]:
    return {
        ItemKey(str(at)): {("name",): name, ("role",): "partner", ("share",): "5"}
        for at, name in enumerate(names, 1)
    }


@pytest.mark.parametrize(
    ("written", "present", "same"),
    [
        ("AB", "AB", {"1": "1", "2": "2"}),
        ("AB", "BA", {"1": "2", "2": "1"}),
        ("AB", "CAB", {"2": "1", "3": "2"}),
        ("AB", "B", {"1": "2"}),
        ("", "A", {}),
        ("A", "", {}),
        ("AB", "AC", {"1": "1", "2": "2"}),  # most of it is the same
    ],
)
def test_items_are_the_same_if_most_of_them_is(
    written: str, present: str, same: dict[str, str]
) -> None:
    pairs = matches(texts(*written), texts(*present))
    assert {new.text: old.text for new, old in pairs.items()} == same


def test_items_stand_below_their_list_alone() -> None:
    values = {("a", ItemKey("1"), "b"): "x", ("a",): "y", ("c", ItemKey("1")): "z"}
    assert items_below(values, ("a",)) == {ItemKey("1"): {("b",): "x"}}
