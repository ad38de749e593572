"""Tests of whole imports: first and later ones, edits by hand between them, and mistakes."""

import time
from pathlib import Path

import pytest

from briefgen import loading, trust
from briefgen.editing.transaction import undo
from briefgen.errors import BriefgenError
from briefgen.imports.field_path import path_of
from briefgen.imports.lock_file import read_lock
from briefgen.imports.run_import import write_import
from briefgen.workspace import open_workspace
from tests.imports.workspaces import (
    MAPPING,
    TRADE,
    WELLS,
    WHEN,
    edit,
    files,
    imported,
    made,
    outcomes,
    run,
    write,
)

FILE = "data/initiatives/wells.yaml"
TEXT = """\
# One initiative, from `briefgen import projects`; its id is the name of this file.
theme: clean-water
title:
  en: Wells
  fr: Puits
funding:
  kind: new
  amount: 1200000
partners:
  - name:
      en: CARE
    role: implementing
  - name:
      en: Oxfam
    role: implementing
description:
  en: >-
    It digs wells.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return made(tmp_path / "w")


def text(root: Path, path: str = FILE) -> str:
    return (root / path).read_text("utf-8")


def test_a_first_import_makes_files_in_the_declared_order(root: Path) -> None:
    step = imported(root)
    assert step is not None
    assert [file.path for file in step.files] == [
        "data/themes.yaml",
        "data/initiatives/wells.yaml",
        "data/initiatives/markets.yaml",
        "imports/projects.lock.yaml",
    ]
    assert text(root) == TEXT
    assert "- id: clean-water\n  title:\n    en: Clean water\n" in text(
        root, "data/themes.yaml"
    )
    assert [each.id for each in loading.load(open_workspace(root)).initiatives][
        -2:
    ] == [
        "wells",
        "markets",
    ]


def test_a_second_import_changes_nothing(root: Path) -> None:
    imported(root)
    before = files(root)
    assert imported(root) is None
    assert files(root) == before


def test_a_changed_source_changes_only_what_changed_beside_edits_by_hand(
    root: Path,
) -> None:
    imported(root)
    edit(root, FILE, "amount: 1200000", "amount: 1200000  # agreed in May")
    edit(root, FILE, "It digs wells.", "It digs wells, and keeps them.")
    edit(root, FILE, "title:\n", "order: 3\ntitle:\n")
    before = text(root)
    write(root, WELLS.replace("1,200", "1,300").replace("Puits", "Les puits"), TRADE)
    step = imported(root)
    assert step is not None
    assert [file.path for file in step.files] == [FILE, "imports/projects.lock.yaml"]
    assert text(root) == before.replace("1200000", "1300000").replace(
        "fr: Puits", "fr: Les puits"
    )


def test_a_row_that_moved_changes_the_lock_alone(root: Path) -> None:
    imported(root)
    before = files(root)
    write(root, TRADE, WELLS)
    step = imported(root)
    assert step is not None
    assert [file.path for file in step.files] == ["imports/projects.lock.yaml"]
    assert undo(root) is not None
    assert files(root) == before


def test_data_and_lock_are_one_step_of_undo(root: Path) -> None:
    before = files(root)
    imported(root)
    assert files(root) != before
    undo(root)
    assert files(root) == before


def test_a_conflict_is_told_and_the_rest_is_imported(root: Path) -> None:
    imported(root)
    edit(root, FILE, "en: Wells", "en: Fine wells")
    write(root, WELLS.replace("Wells", "Deep wells").replace("1,200", "7"), TRADE)
    one = run(root)
    assert outcomes(one) == {
        "wells.title.en": "conflict",
        "wells.funding.amount": "taken",
    }
    imported(root)
    assert "en: Fine wells" in text(root)
    assert "amount: 7000" in text(root)
    assert outcomes(run(root)) == {"wells.title.en": "conflict"}


@pytest.mark.parametrize("of", ["", "wells"])
@pytest.mark.parametrize("path", ["", "title", "title.en"])
def test_a_conflict_is_decided_for_a_side(root: Path, of: str, path: str) -> None:
    imported(root)
    edit(root, FILE, "en: Wells", "en: Fine wells")
    write(root, WELLS.replace("Wells", "Deep wells"), TRADE)
    imported(root, {(of, path_of(path)): "data"})
    assert "en: Fine wells" in text(root)
    assert outcomes(run(root)) == {}
    undo(root)
    imported(root, {(of, path_of(path)): "source"})
    assert "en: Deep wells" in text(root)
    assert outcomes(run(root)) == {}


def test_a_side_of_another_field_decides_nothing(root: Path) -> None:
    imported(root)
    edit(root, FILE, "en: Wells", "en: Fine wells")
    write(root, WELLS.replace("Wells", "Deep wells"), TRADE)
    one = run(root, {("wells", path_of("title.fr")): "source", ("x", ()): "data"})
    assert outcomes(one) == {"wells.title.en": "conflict"}


def test_items_that_are_gone_leave_only_when_that_is_asked_for(root: Path) -> None:
    imported(root)
    write(root, WELLS.replace("CARE;Oxfam", "Oxfam;MSF"), TRADE)
    assert outcomes(run(root))["wells.partners[CARE]"] == "gone"
    imported(root)
    assert "en: CARE" in text(root)
    assert "en: MSF" in text(root)
    imported(root, prune=True)
    assert "en: CARE" not in text(root)
    assert outcomes(run(root)) == {}


def test_an_item_that_somebody_changed_is_never_pruned(root: Path) -> None:
    imported(root)
    edit(root, FILE, "en: CARE\n", "en: CARE\n      fr: CARE Canada\n")
    write(root, WELLS.replace("CARE;Oxfam", "Oxfam"), TRADE)
    assert outcomes(run(root))["wells.partners[CARE]"] == "kept"
    imported(root, prune=True)
    assert "fr: CARE Canada" in text(root)


def test_an_empty_cell_of_a_list_changes_nothing(root: Path) -> None:
    imported(root)
    write(root, WELLS.replace("CARE;Oxfam", ""), TRADE)
    assert outcomes(run(root)) == {}
    imported(root, prune=True)
    assert text(root) == TEXT
    write(root, WELLS.replace("CARE;Oxfam", "Oxfam"), TRADE)
    assert outcomes(run(root)) == {"wells.partners[CARE]": "gone"}


def test_clear_in_a_cell_empties_a_list_or_a_field(root: Path) -> None:
    imported(root)
    edit(root, FILE, "theme:", "order: 2\ntheme:")
    write(root, WELLS.replace("CARE;Oxfam", "!clear").replace("Puits", "!clear"), TRADE)
    imported(root)
    assert text(root) == TEXT.replace("  fr: Puits\n", "").replace(
        "theme:", "order: 2\ntheme:"
    ).replace(TEXT[TEXT.index("partners:") : TEXT.index("description:")], "")
    assert imported(root) is None
    write(root, WELLS, TRADE)
    imported(root)
    assert "en: Oxfam" in text(root)


def test_an_initiative_that_is_gone_is_removed_only_with_prune(root: Path) -> None:
    imported(root)
    write(root, WELLS)
    assert outcomes(run(root)) == {"fair-trade": "gone", "markets": "gone"}
    imported(root)
    assert (root / "data/initiatives/markets.yaml").exists()
    imported(root, prune=True)
    assert not (root / "data/initiatives/markets.yaml").exists()
    assert "fair-trade" not in text(root, "data/themes.yaml")
    assert outcomes(run(root)) == {}
    undo(root)
    assert (root / "data/initiatives/markets.yaml").exists()


def test_an_initiative_that_somebody_wrote_in_is_never_pruned(root: Path) -> None:
    imported(root)
    edit(root, "data/initiatives/markets.yaml", "theme:", "order: 1\ntheme:")
    write(root, WELLS)
    assert outcomes(run(root, prune=True))["markets"] == "kept"
    one = run(root, prune=True)  # its theme cannot go before it
    assert {each.rule for each in one.mistakes} == {"unknown-theme"}


def test_all_rows_gone_is_told_as_well(root: Path) -> None:
    imported(root)
    write(root)
    assert "wells" in outcomes(run(root)) or run(root).mistakes


def test_an_initiative_that_a_person_removed_stays_away(root: Path) -> None:
    imported(root)
    (root / FILE).unlink()
    assert outcomes(run(root)) == {}
    write(root, WELLS.replace("1,200", "7"), TRADE)
    assert outcomes(run(root)) == {"wells": "lost", "wells.": "conflict"}
    imported(root)
    assert not (root / FILE).exists()
    imported(root, {("wells", ()): "data"})
    assert outcomes(run(root)) == {}
    write(root, WELLS.replace("1,200", "8"), TRADE)
    imported(root, {("", ()): "source"})
    assert text(root) == TEXT.replace("1200000", "8000")


def test_data_that_is_there_already_is_matched_by_its_id(root: Path) -> None:
    (root / FILE).write_text(
        TEXT.replace("en: Wells", "en: Fine wells").replace("1200000", "1200000.00"),
        "utf-8",
    )
    edit(root, "data/themes.yaml", "first-theme", "clean-water")
    edit(root, "data/initiatives/first-initiative.yaml", "first-theme", "clean-water")
    one = run(root)
    assert outcomes(one) == {
        "clean-water.title.en": "conflict",
        "wells.title.en": "conflict",
        "fair-trade": "new",
        "markets": "new",
    }
    assert one.mistakes == ()


def test_ids_are_unique_and_names_of_files_everywhere(root: Path) -> None:
    rows = [
        WELLS,
        WELLS.replace("P-1", "P-3"),
        WELLS.replace("P-1", "P-4").replace("Wells", "Con"),
        WELLS.replace("P-1", "Ф-5").replace("Wells", "Вода"),
        WELLS.replace("P-1", "P-6").replace("Wells", "w" * 70),
        WELLS.replace("P-1", "P-7").replace("Wells", "First initiative"),
    ]
    write(root, *rows)
    ids = {each.key: each.id for each in run(root).compared}
    assert ids["P-1"] == "wells"
    assert ids["P-3"] == "wells-2"
    assert ids["P-4"] == "con-2"
    assert ids["P-7"] == "first-initiative"  # it is there already
    assert len({*ids.values()}) == len(ids)
    write(root, *rows[:-1])
    imported(root)
    again = {each.key: each.id for each in run(root).compared}
    assert again == {key: name for key, name in ids.items() if key != "P-7"}


def test_a_mistake_names_the_cell_and_nothing_is_written(root: Path) -> None:
    before = files(root)
    write(root, WELLS, TRADE.replace("500.5", "-3"))
    one = run(root)
    assert [str(each) for each in one.mistakes]
    assert any("line 3" in str(each) for each in one.mistakes)
    assert files(root) == before


def test_a_mistake_of_the_data_as_it_would_be_names_the_cell(root: Path) -> None:
    mapping = MAPPING.replace(
        "    description.en",
        "    starts: {always: 2025-04-01}\n    ends: {from: Titre}\n    description.en",
    ).replace("    title.fr: {from: Titre}\n", "")
    (root / "imports/projects.yaml").write_text(mapping, "utf-8")
    write(
        root,
        WELLS.replace("Puits", "2024-03-31"),
        TRADE.replace("Marchés", "2026-01-01"),
    )
    (mistake,) = run(root).mistakes
    assert str(mistake) == (
        "data/initiatives/wells.yaml:19:7: error: it ends 2024-03-31, before it starts"
        " 2025-04-01 (sheets/projects.csv, line 2, column Titre) [date-order]"
    )


def test_a_field_that_the_source_lacks_is_told_with_a_way_out(root: Path) -> None:
    write(root, WELLS.replace("It digs wells.", ""), TRADE)
    (mistake,) = run(root).mistakes
    assert "missing field 'description'" in mistake.message
    assert mistake.hint is not None
    assert "fill in the cell, or give the field in the mapping" in mistake.hint


def test_what_is_hardly_meant_is_told_with_its_cell_and_stops_nothing(
    root: Path,
) -> None:
    write(root, WELLS.replace("It digs wells.", "It digs {{ wells }} for all."), TRADE)
    one = run(root)
    assert one.mistakes == ()
    (warning,) = (each for each in one.warnings if each.rule == "stray-markup")
    assert "(sheets/projects.csv, line 2, column Description)" in warning.message


def test_warnings_of_other_data_are_not_told(root: Path) -> None:
    edit(
        root,
        "data/initiatives/first-initiative.yaml",
        "description:",
        "summary: {en: '{{ x }}', fr: '{{ x }}'}\ndescription:",
    )
    assert [each.rule for each in run(root).warnings if "x" in each.message] == []


def test_texts_that_a_language_lacks_are_counted_and_stop_nothing(root: Path) -> None:
    one = run(root)
    assert one.mistakes == ()
    assert len(one.gaps) > 3


def test_a_theme_is_a_file_where_themes_are_files(root: Path) -> None:
    (root / "data/themes.yaml").unlink()
    (root / "data/themes").mkdir()
    for name in ("first-theme", "second-theme"):
        (root / f"data/themes/{name}.yaml").write_text(
            "title: {en: A, fr: B}\n", "utf-8"
        )
    imported(root)
    assert text(root, "data/themes/clean-water.yaml") == (
        "# One theme, from `briefgen import projects`; its id is the name of this file.\n"
        "title:\n  en: Clean water\n"
    )


@pytest.mark.parametrize("empty", ["# none yet\n", "[]\n", ""])
def test_a_list_of_themes_may_have_none_yet(root: Path, empty: str) -> None:
    for path in (root / "data/initiatives").iterdir():
        path.unlink()
    (root / "data/themes.yaml").write_text(empty, "utf-8")
    imported(root)
    assert [each.id for each in loading.load(open_workspace(root)).themes] == [
        "clean-water",
        "fair-trade",
    ]


def test_folders_that_are_not_there_are_made(root: Path) -> None:
    for path in (root / "data/initiatives").iterdir():
        path.unlink()
    (root / "data/initiatives").rmdir()
    (root / "data/themes.yaml").unlink()
    imported(root)
    assert len(loading.load(open_workspace(root)).initiatives) == 2


def test_a_damaged_lock_stops_the_import(root: Path) -> None:
    imported(root)
    edit(root, "imports/projects.lock.yaml", "themes:", "<<<<<<< HEAD\nthemes:")
    with pytest.raises(BriefgenError, match="git left a conflict here"):
        run(root)


def test_without_a_lock_equal_values_are_taken_over_again(root: Path) -> None:
    imported(root)
    lock = text(root, "imports/projects.lock.yaml")
    (root / "imports/projects.lock.yaml").unlink()
    edit(root, FILE, "en: Wells", "en: Fine wells")
    assert outcomes(run(root)) == {"wells.title.en": "conflict"}
    edit(root, FILE, "en: Fine wells", "en: Wells")
    imported(root)
    assert text(root, "imports/projects.lock.yaml") == lock


def test_what_changed_meanwhile_is_not_overwritten(root: Path) -> None:
    imported(root)
    write(root, WELLS.replace("1,200", "7"), TRADE)
    first, second = run(root), run(root)
    write_import(open_workspace(root), first, WHEN)
    after = files(root)
    with pytest.raises(BriefgenError, match="changed since it was read"):
        write_import(open_workspace(root), second, WHEN)
    assert files(root) == after


def test_a_lock_holds_no_path_of_the_machine(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "sheets/projects.csv").rename(elsewhere / "projects.csv")
    one = run(root, file=str(elsewhere / "projects.csv"))
    write_import(open_workspace(root), one, WHEN)
    lock = read_lock(root, "projects")
    assert lock is not None
    assert lock.source == "projects.csv"
    assert str(tmp_path) not in "".join(map(repr, files(root).values()))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.csv",
        "http://localhost/a.csv",
        "ftp://example.org/a.csv",
        "smb://server/a.csv",
        "//server/share/a.csv",
        "\\\\server\\share\\a.csv",
        "git@example.org:a/b.csv".replace("git@", "ssh://git@"),
        "file:///etc/passwd",
    ],
)
def test_no_address_of_the_network_is_opened(root: Path, address: str) -> None:
    with pytest.raises(BriefgenError, match="opens no addresses of the network"):
        run(root, file=address)
    mapping = MAPPING.replace("sheets/projects.csv", f"'{address}'")
    (root / "imports/projects.yaml").write_text(mapping, "utf-8")
    with pytest.raises(BriefgenError, match="opens no addresses of the network"):
        run(root)


@pytest.mark.parametrize("source", ["../outside.csv", "sheets/link.csv", "/etc/hosts"])
def test_a_mapping_reads_no_file_elsewhere_unless_its_folder_is_granted(
    root: Path, source: str
) -> None:
    (root.parent / "outside.csv").write_text("a,b\n1,2\n", "utf-8")
    (root / "sheets/link.csv").symlink_to(root.parent / "outside.csv")
    mapping = MAPPING.replace("sheets/projects.csv", source)
    (root / "imports/projects.yaml").write_text(mapping, "utf-8")
    with pytest.raises(BriefgenError, match="nobody granted its folder"):
        run(root)


def test_a_granted_folder_is_read_and_named_as_the_mapping_does(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    (root / "sheets/projects.csv").rename(root.parent / "outside.csv")
    mapping = MAPPING.replace("sheets/projects.csv", "../outside.csv")
    (root / "imports/projects.yaml").write_text(mapping, "utf-8")
    trust.grant(root, trust.offered(root, open_workspace(root).configuration.output))
    imported(root)
    lock = read_lock(root, "projects")
    assert lock is not None
    assert lock.source == "../outside.csv"


def test_ten_thousand_new_initiatives_are_imported_in_linear_time(
    tmp_path: Path,
) -> None:
    def seconds(count: int) -> float:
        rows = (
            WELLS.replace("P-1", f"P-{n}").replace("Wells", f"Wells {n}")
            for n in range(count)
        )
        root = made(tmp_path / str(count), *rows)
        start = time.perf_counter()
        assert run(root).mistakes == ()
        return time.perf_counter() - start

    few, many = seconds(200), seconds(2000)
    assert many < 25 * few


def test_what_has_another_key_now_is_known_again_by_its_id(root: Path) -> None:
    imported(root)
    edit(root, FILE, "It digs wells.", "By hand.")
    write(root, WELLS.replace("P-1", "P-001").replace("1,200", "1,300"), TRADE)
    one = run(root)
    assert outcomes(one) == {
        "wells.funding.amount": "taken",
        "wells.description.en": "left",
    }
    assert [str(each.rule) for each in one.remarks] == ["changed-key"]
    imported(root)
    assert "By hand." in text(root)
    assert imported(root) is None


def test_another_key_column_brings_nothing_a_second_time(root: Path) -> None:
    imported(root)
    before = {path for path in files(root) if path.startswith("data")}
    edit(root, "imports/projects.yaml", "key: No.", "key: Title")
    one = run(root)
    assert outcomes(one) == {}
    assert "and so have 1 more" in one.remarks[-1].message
    imported(root)
    assert {path for path in files(root) if path.startswith("data")} == before
    assert imported(root) is None


def test_of_two_that_share_an_id_one_is_known_again(root: Path) -> None:
    imported(root)
    rows = [WELLS.replace("P-1", key) for key in ("Q-1", "Q-2")]
    write(root, *rows, TRADE)
    assert outcomes(run(root)).keys() == {"wells-2"}


def test_a_theme_whose_name_changes_case_stays_one(root: Path) -> None:
    imported(root)
    write(root, WELLS.replace("Clean water", "Clean Water"), TRADE)
    assert outcomes(run(root)) == {"clean-water.title.en": "taken"}


def test_no_value_of_a_source_takes_the_place_of_a_label(root: Path) -> None:
    imported(root)
    lines = "  - kind: new\n    amount: 7\n    release: {audience: internal}\n"
    edit(root, FILE, "  kind: new\n  amount: 1200000\n", lines)
    edit(root, "imports/projects.yaml", "{always: new}", "{always: increase}")
    write(root, WELLS.replace("1,200", "1,300"), TRADE)
    assert outcomes(run(root))["wells.funding.amount"] == "conflict"
    with pytest.raises(BriefgenError, match="take the place of this label"):
        run(root, {("", ()): "source"})
