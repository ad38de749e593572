"""Tests of the workbook: what its sheets say, and what helps people to fill them in."""

import re
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.field_guide.entries import entries
from briefgen.loading import declared
from briefgen.portfolio_sheet.cell_forms import LONGEST_CELL
from briefgen.portfolio_sheet.sheet_page import TOO_LONG
from tests.portfolio_sheet.workbooks import (
    COASTS,
    SAMPLE,
    content,
    parts,
    rows,
    sheets,
    workspace,
    written,
)

WELLS = "data/initiatives/abandoned-boats.yaml"
TABLES = (
    "About", "Portfolio", "Rates", "Themes", "Initiatives", "Funding", "Funding by year",
    "Partners", "Places", "Reach", "Milestones", "Results", "Sectors", "Markers",
    "Own fields", "Reviews", "Texts", "Points", "Links", "Notes", "Options", "Totals", "Lists",
)  # fmt: skip


@pytest.fixture(scope="module")
def coasts(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(workspace(tmp_path_factory.mktemp("coasts") / "w"))


def test_each_kind_of_thing_has_a_sheet(coasts: bytes) -> None:
    assert tuple(sheets(coasts)) == TABLES


def test_links_of_the_portfolio_stand_with_those_of_initiatives(coasts: bytes) -> None:
    listed = [(e["#of"], e["#id"], e["title.en"]) for e in rows(coasts, "Links")]
    assert listed == [
        ("portfolio", "", "Oceans Forum"),
        ("initiative", "fundy-salt-marshes", "Map of the four sites"),
        ("initiative", "green-corridor-pacific", "Letter of intent"),
    ]


def test_every_initiative_has_a_row_in_printed_order(coasts: bytes) -> None:
    listed = rows(coasts, "Initiatives")
    assert len(listed) == 40
    first = listed[0]
    assert first["#id"] == "fundy-salt-marshes"
    assert first["theme"] == "restoring-coasts"
    assert first["title.en"] == "Restoring Salt Marshes Along the Bay of Fundy"


def test_lines_and_their_years_say_whose_they_are(coasts: bytes) -> None:
    lines = [each for each in rows(coasts, "Funding") if each["#id"] == "stock-surveys"]
    years = [
        each
        for each in rows(coasts, "Funding by year")
        if each["#id"] == "stock-surveys"
    ]
    assert [each["#1"] for each in lines] == [1.0]
    assert [(each["#1"], each["#2"], each["fiscal_year"]) for each in years][:2] == [
        (1.0, 1.0, "2026-27"),
        (1.0, 2.0, "2027-28"),
    ]


def test_languages_stand_side_by_side(coasts: bytes) -> None:
    row = next(
        each
        for each in rows(coasts, "Texts")
        if (each["#id"], each["#field"]) == ("abandoned-boats", "description")
    )
    assert str(row["text.en"]).startswith("Harbour authorities remove wrecked")
    assert str(row["text.fr"]).startswith("Les administrations portuaires enlèvent")


def test_own_fields_have_their_labels_and_their_lists(coasts: bytes) -> None:
    headings = sheets(coasts)["Own fields"][2]
    assert {"Question (English)", "Stage", "Ceiling"} <= {*headings}
    lists = [str(cell) for row in sheets(coasts)["Lists"] for cell in row]
    assert {"planned", "approved", "at-risk", "CAD", "CA", "restoring-coasts"} <= {
        *lists
    }


def test_every_declared_field_has_a_place() -> None:
    """A field that is added to a declaration gets a column, or a row, by itself."""
    sheet = content(SAMPLE)
    placed = {
        (subject, pattern)
        for filled in sheet.tables
        for subject in filled.table.subjects
        for pattern in filled.table.fields
    }
    things = {"portfolio": "portfolio", "theme": "themes", "initiative": "initiatives"}
    for entry in entries(declared(("en", "fr"))):
        thing, _, name = entry.name.partition(".")
        form = entry.member.field.form
        outer = form.members and not form.each_language
        listed = (
            form.item is not None
            and form.item.form.members
            and not (form.item.form.each_language)
        )
        if thing not in things or outer or listed or name in {"id", "fields"}:
            continue
        known = [
            pattern
            for subject, pattern in placed
            if subject == things[thing]
            and ".".join(step for step in pattern if step != "*") == name
        ]
        if entry.name == "theme.order":  # themes of the sample are a list
            continue
        assert known, entry.name


def test_every_sheet_is_marked_with_the_highest_marking(coasts: bytes) -> None:
    for name, cells in sheets(coasts).items():
        assert str(cells[0][0]).startswith("INTERNAL · PROTECTED A"), name
    pages = [text for name, text in parts(coasts).items() if "worksheets/sheet" in name]
    assert len(pages) == len(TABLES)
    for page in pages:
        header = re.search("<oddHeader>(.*?)</oddHeader>", page)
        footer = re.search("<oddFooter>(.*?)</oddFooter>", page)
        assert header
        assert "INTERNAL · PROTECTED A" in header[1]
        assert footer
        assert "INTERNAL · PROTECTED A" in footer[1]


def test_sheets_are_protected_without_a_password_and_only_keys_are_locked(
    coasts: bytes,
) -> None:
    page = parts(coasts)["xl/worksheets/sheet5.xml"]
    protection = re.search("<sheetProtection[^>]*>", page)
    assert protection
    assert "password" not in protection[0]
    assert 'sort="0"' in protection[0]


def test_totals_of_formulas_are_those_that_briefgen_computed(coasts: bytes) -> None:
    totals = sheets(coasts)["Totals"][3:]
    assert totals[0][0:3] == ["", "All themes", "CAD"]
    sums = [(row[2], float(str(row[4])), float(str(row[6]))) for row in totals]
    assert all(formula == computed for _, formula, computed in sums)
    assert {row[7] for row in totals} == {"same"}
    themes = [most for currency, _, most in sums[1:] if currency == "CAD"]
    assert sum(themes) == sums[0][2] > 0


def test_equal_data_give_equal_bytes_and_the_date_is_the_edition_s(
    tmp_path: Path,
) -> None:
    one = written(workspace(tmp_path / "one"))
    other = written(workspace(tmp_path / "other"))
    assert one == other
    assert "2026-10-08T00:00:00Z" in parts(one)["docProps/core.xml"]


def test_the_id_follows_the_content(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    before = parts(written(root))["docProps/custom.xml"]
    path = root / WELLS
    path.write_text(path.read_text().replace("4400000", "4400001"))
    assert parts(written(root))["docProps/custom.xml"] != before


def test_nothing_that_looks_like_a_formula_leaves_as_one(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    path = root / WELLS
    hostile = "title: {en: '=HYPERLINK(\"x\")', fr: '+1'}\nshort_title: {en: '@SUM(A1)', fr: '-2'}"
    text = re.sub(r"title:\n.*\n.*\n", f"{hostile}\n", path.read_text(), count=1)
    path.write_text(text)
    data = written(root)
    row = next(e for e in rows(data, "Initiatives") if e["#id"] == "abandoned-boats")
    assert row["title.en"] == '=HYPERLINK("x")'
    assert row["title.fr"] == "+1"
    assert row["short_title.en"] == "@SUM(A1)"
    formulas = {
        each
        for name, part in parts(data).items()
        if "worksheets/sheet" in name
        for each in re.findall("<f>(.*?)</f>", part)
    }
    assert not any("HYPERLINK" in each or "@SUM" in each for each in formulas)
    assert "hyperlinks" not in parts(data)["xl/worksheets/sheet5.xml"]


def test_a_text_that_no_cell_holds_is_left_out_and_says_so(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    path = root / WELLS
    long = "a" * (LONGEST_CELL + 1)
    path.write_text(re.sub("    Harbour authorities", f"    {long}", path.read_text()))
    listed = rows(written(root), "Texts")
    row = next(
        each
        for each in listed
        if (each["#id"], each["#field"]) == ("abandoned-boats", "description")
    )
    assert row["text.en"] == TOO_LONG


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_workspace_of_one_language_has_its_columns_alone(
    tmp_path: Path, code: str
) -> None:
    root = workspace(tmp_path / "w")
    file = root / "briefgen.yaml"
    file.write_text(re.sub("languages: .*", f"languages: [{code}]", file.read_text()))
    names = {*rows(written(root), "Initiatives")[0]}
    assert f"title.{code}" in names
    assert not {"title.en", "title.fr"} - {f"title.{code}"} & names


def test_a_text_that_lacks_a_language_is_coloured(coasts: bytes) -> None:
    page = parts(coasts)["xl/worksheets/sheet5.xml"]
    assert 'AND((($E5&lt;&gt;""))&gt;0,$D5="")' in page
    assert 'AND($A5&lt;&gt;"",$B5="")' in page


def test_mistakes_of_the_data_are_told(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    (root / WELLS).write_text("theme: nothing\n")
    with pytest.raises(BriefgenError, match="unknown theme"):
        written(root)


def test_the_sample_has_a_workbook_too() -> None:
    data = written(SAMPLE)
    assert len(rows(data, "Initiatives")) == 8
    assert COASTS.is_dir()


def test_keys_of_written_rows_are_locked_and_those_of_new_ones_are_not(
    coasts: bytes,
) -> None:
    every = parts(coasts)
    page = every["xl/worksheets/sheet5.xml"]
    cell = re.search('<c r="A5" s="(\\d+)"', page)
    column = re.search('<col min="1" max="1" [^>]*style="(\\d+)"', page)
    value = re.search('<c r="B5" s="(\\d+)"', page)
    assert cell
    assert column
    assert value
    formats = re.search("<cellXfs.*?</cellXfs>", every["xl/styles.xml"], re.DOTALL)
    assert formats
    styles = formats[0].split("<xf ")[1:]
    unlocked = ['locked="0"' in styles[int(each[1])] for each in (cell, column, value)]
    assert unlocked == [False, True, True]


def test_an_empty_portfolio_has_a_workbook(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    for file in (root / "data/initiatives").iterdir():
        if file.name != "abandoned-boats.yaml":
            file.unlink()
    (root / "data/fields.yaml").unlink()
    portfolio = root / "data/portfolio.yaml"
    text = portfolio.read_text()
    portfolio.write_text(re.sub(r"(?m)^fields:\n(  .*\n)+|^fields:.*\n", "", text))
    assert len(rows(written(root), "Initiatives")) == 1


def test_a_public_workbook_lists_no_field_whose_declaration_is_held_back(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path / "w")
    data = written(root, "public")
    assert "INTERNAL" not in "".join(parts(data).values()).upper().replace(
        "INTERNALLY", ""
    ).replace("INTERNAL:", "")
    texts = {row["#field"] for row in rows(data, "Texts")}
    assert "fields.reply" in texts
    assert "fields.background" not in texts
    assert not [name for name in sheets(data) if name in {"Totals", "Lists", "Notes"}]


def test_a_thousand_initiatives_take_time_in_proportion(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    folder = root / "data/initiatives"
    texts = [file.read_text() for file in sorted(folder.iterdir())]
    for number in range(1000 - len(texts)):
        (folder / f"more-{number}.yaml").write_text(texts[number % len(texts)])
    assert len(rows(written(root), "Initiatives")) == 1000
