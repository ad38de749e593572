"""What may not be published any more leaves the public folder, and is never lost."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing import manifest
from briefgen.publishing.report import Report
from tests.commands import small
from tests.commands.small import change, write

NOW = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, None, 1, force=False)
WELLS = "data/initiatives/wells.yaml"
SHEET = "build/public/sheet/sheet-water.en.docx"
INTERNAL = "theme: water\nrelease: {audience: internal}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = small.make(tmp_path / "workspace")
    built(made)
    return made


def built(root: Path, request: BuildRequest = ALL) -> Report:
    return build(root, request, lambda *_: None)


def rules(report: Report) -> set[str]:
    return {found.rule for found in report.diagnostics}


def listed(root: Path) -> set[str]:
    return set(manifest.read(root / "build/public"))


def withdrawn(report: Report) -> set[str]:
    return {found.path for found in report.withdrawn}


def test_what_is_refused_is_withdrawn_and_listed(root: Path) -> None:
    before = (root / SHEET).read_bytes()
    change(root, WELLS, "theme: water", INTERNAL)
    report = built(root)
    assert rules(report) == {"unreleased"}
    stem = "build/public/sheet/sheet-water"
    suffixes = ("en.docx", "en.pdf", "fr.docx", "fr.pdf")
    assert withdrawn(report) == {f"{stem}.{suffix}" for suffix in suffixes}
    kept = {found.path: found.kept for found in report.withdrawn}[SHEET]
    assert kept.startswith(".briefgen/withdrawn/sheet-water.en.")
    assert (root / kept).read_bytes() == before
    assert not {path for path in listed(root) if "water" in path}
    assert len(listed(root)) == 6


def test_what_a_template_begins_to_read_withdraws_what_it_made(root: Path) -> None:
    change(root, "templates/sheet.md", "initiative.title", "theme.advice.issue")
    assert withdrawn(built(root)) >= {SHEET}


def test_it_is_withdrawn_once_and_made_again_when_it_may_be(root: Path) -> None:
    before = (root / SHEET).read_bytes()
    change(root, WELLS, "theme: water", INTERNAL)
    built(root)
    again = built(root)
    assert (again.withdrawn, rules(again)) == ((), {"unreleased"})
    outcomes = [found.outcome for found in again.results]
    assert (outcomes.count("held back"), outcomes.count("up to date")) == (4, 10)
    change(root, WELLS, INTERNAL, "theme: water")
    assert built(root).diagnostics == ()
    assert (root / SHEET).read_bytes() == before


def test_edited_files_are_withdrawn_too(root: Path) -> None:
    (root / SHEET).write_bytes(b"edited")
    change(root, WELLS, "It digs wells.", "It digs.")
    built(root)
    aside = (root / SHEET).with_name("sheet-water.en.edited-1.docx")
    assert aside.read_bytes() == b"edited"
    (root / SHEET).write_bytes(b"edited again")
    change(root, WELLS, "theme: water", INTERNAL)
    kept = {found.path: found.kept for found in built(root).withdrawn}
    assert (root / kept[SHEET]).read_bytes() == b"edited again"
    assert not aside.exists()
    found = kept[aside.relative_to(root).as_posix()]
    assert (root / found).read_bytes() == b"edited"


def test_a_file_that_briefgen_never_wrote_is_left_and_told(root: Path) -> None:
    change(root, WELLS, "theme: water", INTERNAL)
    built(root)
    (root / SHEET).write_bytes(b"mine")
    report = built(root)
    assert (root / SHEET).read_bytes() == b"mine"
    (told,) = (found for found in report.diagnostics if found.rule == "withdraw")
    assert str(told) == (
        f"{SHEET}:1:1: warning: this file is not known to be briefgen's; it is left as"
        " it is [withdraw]\n  hint: see whether it may be published"
    )


def test_a_file_that_cannot_be_withdrawn_is_told(root: Path) -> None:
    (root / ".briefgen/withdrawn").write_bytes(b"a file")
    change(root, WELLS, "theme: water", INTERNAL)
    report = built(root)
    told = [found for found in report.diagnostics if found.rule == "withdraw"]
    assert len(told) == 4
    assert told[0].severity == "error"
    assert told[0].message.startswith(
        "this file may hold what may not be published, and cannot be withdrawn: "
    )
    assert (root / SHEET).exists()
    assert {found.outcome for found in built(root).results} == {"failed", "up to date"}
    (root / ".briefgen/withdrawn").unlink()
    assert len(built(root).withdrawn) == 4


def test_another_mistake_leaves_the_last_good_file(root: Path) -> None:
    change(root, "templates/sheet.md", "initiative.title", "initiative.titel")
    assert built(root).withdrawn == ()
    assert (root / SHEET).exists()


def test_it_is_withdrawn_whatever_else_is_wrong(root: Path) -> None:
    change(root, "templates/sheet.md", '"{{ theme.title }}"', '"{{ theme.titel }}"')
    change(root, WELLS, "theme: water", INTERNAL)
    assert len(withdrawn(built(root))) == 4


def test_it_is_withdrawn_when_its_kind_cannot_be_read(root: Path) -> None:
    change(root, "templates/sheet.md", "per: theme", "per: themes")
    assert built(root).withdrawn == ()
    change(root, WELLS, "theme: water", INTERNAL)
    report = built(root)
    assert "unreleased" not in rules(report)
    assert withdrawn(report) >= {SHEET}
    assert (root / "build/public/sheet/sheet-trade.en.docx").exists()


def test_a_document_about_what_is_not_released_is_refused(root: Path) -> None:
    head = (
        "---\ntitle: Fixed\nper: initiative\naudience: public\nlayout: backgrounder\n"
    )
    write(root, "templates/bare.md", f"{head}formats: [tree]\n---\nWords.\n")
    assert built(root).diagnostics == ()
    change(root, WELLS, "theme: water", INTERNAL)
    report = built(root)
    assert "build/public/bare/bare-wells.en.txt" in withdrawn(report)
    assert (
        "templates/bare.md:1:1: error: a public document reads initiatives.wells"
        " (data/initiatives/wells.yaml:1:1), which is internal [unreleased]\n"
        "  hint: leave it out with `only: released` in the front matter, or make the kind"
        " internal"
    ) in map(str, report.diagnostics)
    assert "build/public/bare/bare-ports.en.txt" not in withdrawn(report)


def test_the_date_that_every_file_carries_is_read(root: Path) -> None:
    change(
        root,
        "data/portfolio.yaml",
        "{date: 2024-11-16}",
        "{date: 2024-11-16, release: {audience: internal}}",
    )
    report = built(root)
    assert "portfolio.edition" in report.diagnostics[0].message
    assert listed(root) == set()


EMBARGO = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"
PREVIEW = replace(ALL, preview=True)


def previews(root: Path) -> set[str]:
    return set(manifest.read(root / "build/internal/preview"))


def test_what_is_only_embargoed_has_a_preview(root: Path) -> None:
    change(root, WELLS, "theme: water", EMBARGO)
    report = built(root, PREVIEW)
    assert {found.severity for found in report.diagnostics} == {"warning"}
    assert previews(root) == {
        f"sheet/sheet-water.{language}.{suffix}"
        for language in ("en", "fr")
        for suffix in ("docx", "pdf")
    }
    found = manifest.read(root / "build/internal/preview")
    assert {entry.marking for entry in found.values()} == {
        "EMBARGOED UNTIL November\u00a016, 2024, 12:00\u00a0pm\u00a0EST",
        "SOUS EMBARGO JUSQU’AU 16\u00a0novembre 2024, 12\u00a0h\u00a0HNE",
    }
    assert not {path for path in listed(root) if "water" in path}
    assert "water" not in (root / "build/public/briefgen.manifest.json").read_text(
        "utf-8"
    )


def test_a_kind_may_be_called_as_the_folder_of_previews(root: Path) -> None:
    (root / "templates/memo.md").rename(root / "templates/preview.md")
    change(root, WELLS, "theme: water", EMBARGO)
    built(root, PREVIEW)
    assert built(root, PREVIEW).removed == ()
    memo = root / "build/internal/preview/preview-water.en.docx"
    assert memo.exists()
    assert len(previews(root)) == 4
    (root / "templates/preview.md").unlink()
    assert len(built(root).removed) == 4
    assert (memo.exists(), len(previews(root))) == (False, 4)


def test_what_is_internal_has_no_preview(root: Path) -> None:
    change(root, WELLS, "theme: water", EMBARGO)
    change(root, WELLS, "{kind: new,", "{release: {marking: secret}, kind: new,")
    change(root, "templates/sheet.md", "initiative.title", "initiative.funding.amount")
    report = built(root, PREVIEW)
    assert "error" in {found.severity for found in report.diagnostics}
    assert previews(root) == set()


def test_a_preview_stays_until_its_embargo_is_over(root: Path) -> None:
    change(root, WELLS, "theme: water", EMBARGO)
    built(root, PREVIEW)
    first = previews(root)
    again = built(root, PREVIEW)
    assert "written" not in {found.outcome for found in again.results}
    built(root)
    assert previews(root) == first
    after = replace(ALL, as_of=datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC))
    assert len(built(root, after).removed) == 4
    assert previews(root) == set()
    assert (root / SHEET).exists()


def test_another_embargo_makes_another_preview(root: Path) -> None:
    change(root, WELLS, "theme: water", EMBARGO)
    built(root, PREVIEW)
    change(root, WELLS, "2024-11-16T12:00:00-05:00", "2024-11-18T09:30:00-05:00")
    built(root, PREVIEW)
    marking = manifest.read(root / "build/internal/preview")
    assert marking["sheet/sheet-water.en.pdf"].marking == (
        "EMBARGOED UNTIL November\u00a018, 2024, 9:30\u00a0am\u00a0EST"
    )


def test_a_preview_that_is_out_of_date_does_not_stay(root: Path) -> None:
    change(root, WELLS, "theme: water", EMBARGO)
    built(root, PREVIEW)
    change(root, WELLS, "2024-11-16T12:00:00-05:00", "2024-11-18T09:30:00-05:00")
    report = built(root)
    assert {path.rpartition(".")[0] for path in withdrawn(report)} == {
        f"build/internal/preview/sheet/sheet-water.{language}"
        for language in ("en", "fr")
    }
    assert previews(root) == set()
    assert len(built(root, PREVIEW).withdrawn) == 0
    assert len(previews(root)) == 4


def test_a_preview_stands_among_internal_outputs_wherever_they_go(
    root: Path, tmp_path: Path
) -> None:
    change(root, WELLS, "theme: water", EMBARGO)
    built(root, replace(PREVIEW, output=tmp_path / "other"))
    names = {path.name for path in (tmp_path / "other/public").rglob("*")}
    assert not {name for name in names if "water" in name}
    assert len(manifest.read(tmp_path / "other/internal/preview")) == 4


def test_a_preview_shows_what_is_left_out_for_now(root: Path) -> None:
    beside = (root / WELLS).read_text("utf-8").replace("digs wells", "lifts water")
    write(root, "data/initiatives/pumps.yaml", beside)
    change(root, WELLS, "theme: water", EMBARGO)
    change(
        root, "templates/sheet.md", "theme.initiatives", "theme.initiatives | released"
    )
    change(root, "templates/sheet.md", "pages: 1", "formats: [tree]")
    built(root, PREVIEW)
    path = "sheet/sheet-water.en.txt"
    public = (root / "build/public" / path).read_text("utf-8")
    assert "lifts water" in public
    assert "digs wells" not in public
    preview = (root / "build/internal/preview" / path).read_text("utf-8")
    assert "digs wells" in preview
    assert 'audience "internal"' in preview
    assert not (root / "build/internal/preview/sheet/sheet-trade.en.txt").exists()
