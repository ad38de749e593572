"""Tests of edits that come back in a workbook: what is taken over, told, and refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.imports.field_path import ItemKey, shown_path
from briefgen.imports.named_source import SourceChoice
from briefgen.imports.run_import import ImportRequest, ImportRun
from briefgen.portfolio_sheet.apply_workbook import apply_workbook, write_edits
from briefgen.portfolio_sheet.write_workbook import write_workbook
from briefgen.sources.source_file import SourceFile
from briefgen.workspace import open_workspace
from tests.portfolio_sheet.editing import (
    Change,
    Formula,
    Sheets,
    add,
    edited,
    put,
    remove,
    reverse_columns,
    reverse_rows,
)
from tests.portfolio_sheet.workbooks import COASTS, NAMES, NOON, SAMPLE, workspace

MARSHES = {"#id": "fundy-salt-marshes"}
FILE = "data/initiatives/fundy-salt-marshes.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return ready(tmp_path / "w", COASTS)


def ready(folder: Path, data: Path) -> Path:
    made = workspace(folder, data)
    write_workbook(open_workspace(made), "internal", NOON, made / "as-written.xlsx")
    return made


def run(
    root: Path, *changes: Change, prune: bool = False, data: bytes | None = None
) -> ImportRun:
    written = (root / "as-written.xlsx").read_bytes()
    (root / "edited.xlsx").write_bytes(data or edited(written, *changes))
    request = ImportRequest("edited.xlsx", SourceChoice(root), {}, prune)
    file = SourceFile(root / "edited.xlsx", "edited.xlsx")
    return apply_workbook(open_workspace(root), file, request)


def changes(done: ImportRun) -> dict[str, tuple[str | None, str | None]]:
    """Give what would change, old → new, by id and field."""
    assert done.mistakes == ()
    return {
        f"{each.id}.{shown_path(change.path)}": (change.old, change.new.text)
        for each in done.compared
        for change in each.changes
        if change.outcome == "taken" and change.new is not None
    }


def outcomes(done: ImportRun) -> Iterator[str]:
    for each in done.compared:
        for change in each.changes:
            if change.outcome not in {"same", "left"}:
                yield f"{change.outcome} {each.id}.{shown_path(change.path)}"
        if each.standing != "known":
            yield f"{each.standing} {each.id}"


@pytest.mark.parametrize("data", [SAMPLE, COASTS])
def test_a_workbook_that_nobody_edited_changes_nothing(
    tmp_path: Path, data: Path
) -> None:
    root = ready(tmp_path / "w", data)
    done = run(root, data=(root / "as-written.xlsx").read_bytes())
    assert [*outcomes(done)] == []
    assert done.edits == ()
    assert done.diagnostics == ()


@pytest.mark.parametrize("data", [SAMPLE, COASTS])
def test_saved_sorted_and_moved_by_another_program_it_changes_nothing(
    tmp_path: Path, data: Path
) -> None:
    root = ready(tmp_path / "w", data)
    assert [*outcomes(run(root))] == []
    assert [*outcomes(run(root, reverse_rows, reverse_columns))] == []


def test_each_edit_is_taken_over_and_nothing_else(root: Path) -> None:
    done = run(
        root,
        reverse_rows,
        put("Initiatives", MARSHES, "title.en", "New title"),
        put("Funding", {**MARSHES, "#1": 2.0}, "amount", 3500000.0),
        put("Texts", {**MARSHES, "#field": "description"}, "text.fr", "Un.\n\nDeux."),
        put("Portfolio", {"#field": "edition.label"}, "text.en", "Third edition"),
        put("Portfolio", {"#field": "event.ends"}, "#value", "2026-10-09"),
        put("Themes", {"#id": "clean-shipping"}, "title.fr", "Navigation"),
    )
    taken = changes(done)
    assert taken["fundy-salt-marshes.title.en"][1] == "New title"
    assert taken["fundy-salt-marshes.funding[2].amount"] == ("3000000", "3500000")
    assert taken["fundy-salt-marshes.description.fr"][1] == "Un.\n\nDeux."
    assert taken[".edition.label.en"][1] == "Third edition"
    assert taken[".event.ends"][1] == "2026-10-09"
    assert taken["clean-shipping.title.fr"][1] == "Navigation"
    assert len(taken) == 6


def test_edits_are_one_step_of_files_whose_comments_stay(root: Path) -> None:
    before = (root / FILE).read_text()
    (root / FILE).write_text(f"# seen by Anne\n{before}")
    done = run(root, put("Initiatives", MARSHES, "title.en", "New title"))
    step = write_edits(open_workspace(root), done, NOON)
    assert step is not None
    assert [each.path for each in step.files] == [FILE]
    after = (root / FILE).read_text()
    assert after.startswith("# seen by Anne\n")
    assert "  en: New title\n" in after
    again = run(root, put("Initiatives", MARSHES, "title.en", "New title"))
    assert [*outcomes(again)] == []


def test_an_emptied_cell_empties_its_field(root: Path) -> None:
    done = run(root, put("Initiatives", MARSHES, "quote.words.en", ""))
    assert changes(done) == {
        "fundy-salt-marshes.quote.words.en": (
            "We are giving back what the sea lent us.",
            None,
        )
    }


def test_a_list_in_one_cell_loses_and_gets_items(root: Path) -> None:
    cell = put("Initiatives", MARSHES, "also_in", "ocean-science\ncoastal-jobs")
    done = run(root, cell)
    assert changes(done) == {
        "fundy-salt-marshes.also_in[ocean-science]": (None, "ocean-science"),
        "fundy-salt-marshes.also_in[coastal-jobs]": (None, "coastal-jobs"),
        "fundy-salt-marshes.also_in[disaster-readiness]": ("disaster-readiness", None),
    }
    write_edits(open_workspace(root), done, NOON)
    assert "also_in: [ocean-science, coastal-jobs]\n" in (root / FILE).read_text()


def test_a_new_row_becomes_a_file_named_by_its_title(root: Path) -> None:
    rows = (
        add(
            "Initiatives",
            {"title.en": "Brand new", "title.fr": "Neuf", "theme": "ocean-science"},
        ),
        add(
            "Texts",
            {
                "#of": "initiative",
                "#id": "Brand new",
                "#field": "description",
                "text.en": "It works.",
                "text.fr": "Ça marche.",
            },
        ),
        add(
            "Funding",
            {"#id": "brand-new", "kind": "new", "amount": 250000.0},
        ),
    )
    done = run(root, *rows)
    assert done.mistakes == ()
    write_edits(open_workspace(root), done, NOON)
    text = (root / "data/initiatives/brand-new.yaml").read_text()
    assert "theme: ocean-science\n" in text
    assert "amount: 250000\n" in text
    assert [*outcomes(run(root, *rows))] == []  # twice is once


def test_a_new_item_is_added_once_however_often_it_is_applied(root: Path) -> None:
    row = add(
        "Partners", {**MARSHES, "name.en": "Care", "name.fr": "Care", "role": "funder"}
    )
    for _ in range(2):
        write_edits(open_workspace(root), run(root, row), NOON)
    assert (root / FILE).read_text().count("Care") == 2  # in each language once


def test_removed_rows_are_told_and_removed_only_when_pruned(root: Path) -> None:
    rows = (
        remove("Partners", {**MARSHES, "#1": 1.0}),
        remove("Initiatives", {"#id": "kelp-farms"}),
        remove("Texts", {"#id": "kelp-farms"}),
    )
    kept = run(root, *rows)
    assert [*outcomes(kept)] == [
        "gone fundy-salt-marshes.partners[1]",
        "gone kelp-farms",
    ]
    assert kept.edits == ()
    pruned = run(root, *rows, prune=True)
    assert {each.path for each in pruned.edits} == {
        FILE,
        "data/initiatives/kelp-farms.yaml",
    }


def test_a_removed_row_of_a_text_is_told_and_emptied_only_when_pruned(
    root: Path,
) -> None:
    row = remove("Notes", {**MARSHES})
    told = run(root, row)
    assert [*outcomes(told)] == []
    assert [each.message for each in told.remarks] == [
        (
            "the row of note of initiative fundy-salt-marshes was removed:"
            " it stays: --prune empties it"
        )
    ]
    assert all(new is None for _, new in changes(run(root, row, prune=True)).values())


def test_what_changed_in_the_data_meanwhile_stays(root: Path) -> None:
    text = (root / FILE).read_text()
    (root / FILE).write_text(text.replace("amount: 3000000", "amount: 3100000"))
    done = run(root, put("Initiatives", MARSHES, "title.en", "New title"))
    assert [*outcomes(done)] == ["taken fundy-salt-marshes.title.en"]
    both = run(root, put("Funding", {**MARSHES, "#1": 2.0}, "amount", 3500000.0))
    assert [*outcomes(both)] == ["conflict fundy-salt-marshes.funding[2].amount"]
    assert both.edits == ()


def test_items_that_moved_in_the_data_are_known_again(root: Path) -> None:
    text = (root / FILE).read_text()
    first = "partners:\n  - name: {en: Newcomer, fr: Venue}\n    role: leading\n"
    (root / FILE).write_text(text.replace("partners:\n", first))
    done = run(root, put("Partners", {**MARSHES, "#1": 1.0}, "role", "partner"))
    assert [*outcomes(done)] == ["taken fundy-salt-marshes.partners[1].role"]
    write_edits(open_workspace(root), done, NOON)
    after = (root / FILE).read_text()
    assert first in after
    assert "Pêches et Océans Canada}\n    role: partner\n" in after


def test_an_item_that_was_removed_from_the_data_does_not_come_back(root: Path) -> None:
    text = (root / FILE).read_text()
    start = text.index("  - name: {en: Fisheries")
    end = text.index("  - name: {en: Atlantic")
    (root / FILE).write_text(text[:start] + text[end:])
    assert [*outcomes(run(root))] == []
    done = run(root, put("Partners", {**MARSHES, "#1": 1.0}, "role", "partner"))
    assert [*outcomes(done)] == ["conflict fundy-salt-marshes.partners[1].role"]


def test_a_missing_sheet_or_column_changes_nothing_and_is_told(root: Path) -> None:
    def without(every: Sheets) -> None:
        del every["Partners"]
        del every["Initiatives"]
        rows = every["Funding"]
        at = rows[NAMES].index("amount")
        for row in rows:
            del row[at]

    done = run(root, without, prune=True)
    assert [*outcomes(done)] == []
    assert [each.message for each in done.remarks] == [
        f"these {what} not in the workbook: what stood there stays as it is"
        for what in (
            "sheets are (Initiatives, Partners)",
            "columns are (amount of Funding)",
        )
    ]


def test_a_formula_does_not_enter(root: Path) -> None:
    cell = put(
        "Funding", {**MARSHES, "#1": 1.0}, "amount", Formula("=1000*1000", 1000000)
    )
    done = run(root, cell)
    assert [each.message for each in done.mistakes] == [
        "sheet Funding, cell F5: a formula"
    ]
    assert done.edits == ()


def test_a_text_that_looks_like_a_formula_stays_a_text(root: Path) -> None:
    done = run(root, put("Initiatives", MARSHES, "title.en", "=1+1"))
    write_edits(open_workspace(root), done, NOON)
    assert [*outcomes(run(root, put("Initiatives", MARSHES, "title.en", "=1+1")))] == []


def test_a_row_of_nothing_known_is_told(root: Path) -> None:
    row = {"name.en": "Care", "name.fr": "Care", "role": "funder"}
    done = run(
        root,
        add("Partners", {**row, "#id": "nobody"}),
        add("Partners", row),
        add("Partners", {**row, **MARSHES, "#1": 1.0}),
        add("Initiatives", {"theme": "ocean-science"}),
        add("Texts", {"#of": "initiative", **MARSHES, "#field": "x", "text.en": "y"}),
    )
    messages = [each.message.partition(": ")[2] for each in done.mistakes]
    assert messages == [
        "a new row needs a title",
        "there is no initiative 'nobody'",
        "it is not said whose this is",
        "row 57 is of the same as row 5",
        "no field is called 'x' here",
    ]


def test_a_mistake_in_a_value_is_told_with_its_cell(root: Path) -> None:
    done = run(root, put("Funding", {**MARSHES, "#1": 1.0}, "amount", "a lot"))
    assert done.edits == () or done.mistakes
    assert "sheet Funding, cell F5" in done.mistakes[0].message


@pytest.mark.parametrize(
    ("number", "message"), [("", "it has no id"), ("0" * 24, "is not known here")]
)
def test_an_unknown_workbook_is_told(root: Path, number: str, message: str) -> None:
    written = (root / "as-written.xlsx").read_bytes()
    with pytest.raises(BriefgenError, match=message):
        run(root, data=edited(written, number=number))


def test_a_hostile_file_is_told(root: Path) -> None:
    for data in (b"PK\x03\x04nothing", b"text", b"\0" * 100):
        with pytest.raises(BriefgenError):
            run(root, data=data)


def test_items_are_known_by_their_number() -> None:
    assert shown_path(("partners", ItemKey("2"), "role")) == "partners[2].role"
