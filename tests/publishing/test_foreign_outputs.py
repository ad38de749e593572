"""Files of others in folders of outputs, and folders of others: never replaced, moved or
removed, whatever a workspace, its links or a manifest say.
"""

import datetime
import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen import trust
from briefgen.builder.build import build
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing import manifest
from briefgen.publishing.report import Report
from tests.commands import small
from tests.commands.small import change
from tests.decided import status

NOW = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, None, 1, force=False)
FORMATS = "formats: [docx, pdf]\n"
SHEET = "sheet/sheet-water.en.docx"
WELLS = "data/initiatives/wells.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = small.make(tmp_path / "workspace")
    change(made, "briefgen.yaml", FORMATS, "formats: [docx]\n")
    (made / "templates/overview.md").unlink()
    return made


def built(root: Path, request: BuildRequest = ALL) -> Report:
    return build(root, request, lambda *_: None)


def contents(folder: Path) -> dict[str, bytes | str]:
    """Give all that is in a folder: files by what they hold, links by where they lead."""
    return {
        path.relative_to(folder).as_posix(): (
            str(path.readlink()) if path.is_symlink() else path.read_bytes()
        )
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def mistakes(report: Report) -> set[str]:
    return {each.place.path for each in report.diagnostics if each.severity == "error"}


def elsewhere(folder: Path) -> Path:
    """Make a folder of others, with files that are named as outputs are."""
    for name in ("public/sheet", "internal/memo", "withdrawn"):
        (folder / name).mkdir(parents=True)
    for name in (f"public/{SHEET}", "public/briefgen.manifest.json", "notes.txt"):
        (folder / name).write_bytes(b"mine")
    return folder


LINKS = {
    "build": "",
    "build/public": "public",
    "build/public/sheet": "public/sheet",
    f"build/public/{SHEET}": f"public/{SHEET}",
    "build/public/briefgen.manifest.json": "public/briefgen.manifest.json",
    "build/public/sheet/.sheet-water.en.docx.PID.briefgen-part": "notes.txt",
    "build/internal/preview": "internal",
    ".briefgen": "",
    ".briefgen/withdrawn": "withdrawn",
    ".briefgen/published": "notes.txt",
    ".briefgen/builder": "notes.txt",
    ".briefgen/state.sqlite": "notes.txt",
}


def written(root: Path) -> None:
    change(root, WELLS, "It digs wells.", "It digs.")


def held_back(root: Path) -> None:
    change(root, WELLS, "theme: water", "theme: water\nrelease: {audience: internal}")


def unplanned(root: Path) -> None:
    (root / "templates/sheet.md").unlink()


EDITS = (lambda _: None, written, held_back, unplanned)


@pytest.mark.parametrize("link", LINKS)
def test_nothing_is_written_moved_or_removed_through_a_link(
    link: str, root: Path, tmp_path: Path
) -> None:
    other = elsewhere(tmp_path / "other")
    before = contents(other)
    path = root / link.replace("PID", str(os.getpid()))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(other / LINKS[link])
    for edit in EDITS:
        edit(root)
        with suppress(BriefgenError):
            built(root)
        assert contents(other) == before


def test_a_link_that_stands_as_an_output_costs_that_output_alone(
    root: Path, tmp_path: Path
) -> None:
    (root / "build/public/sheet").mkdir(parents=True)
    (root / f"build/public/{SHEET}").symlink_to(tmp_path / "other.docx")
    report = built(root)
    assert mistakes(report) == {f"build/public/{SHEET}"}
    written = [each for each in report.results if each.outcome == "written"]
    assert len(written) == 7
    assert (root / f"build/public/{SHEET}").is_symlink()


def poisoned(folder: Path, entries: dict[str, bytes]) -> None:
    """Write a manifest that names files as if briefgen had written them."""
    blank = manifest.ManifestEntry(
        "", "x", "x", "x", "en", "docx", "public", "", None, ""
    )
    folder.mkdir(parents=True, exist_ok=True)
    listed = [
        replace(blank, path=path, sha256=hashlib.sha256(content).hexdigest())
        for path, content in entries.items()
    ]
    (folder / manifest.NAME).write_bytes(manifest.render(listed))


def test_a_manifest_that_names_what_others_wrote_moves_nothing_out_of_its_folder(
    root: Path, tmp_path: Path
) -> None:
    other = elsewhere(tmp_path / "other")
    before = contents(other)
    (root / "build/public").mkdir(parents=True)
    (root / "build/public/x").symlink_to(other)
    outside = os.path.relpath(other / "notes.txt", root / "build/public")
    named = ("x/notes.txt", outside, str(other / "notes.txt"), "x/../x/notes.txt")
    poisoned(root / "build/public", dict.fromkeys(named, b"mine"))
    built(root)
    assert contents(other) == before


def test_what_only_a_manifest_calls_ours_is_kept(root: Path) -> None:
    mine = root / "build/public/mine/letter.docx"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    poisoned(root / "build/public", {"mine/letter.docx": b"mine"})
    report = built(root)
    (told,) = (each for each in report.diagnostics if each.rule == "withdrawn-output")
    assert "only a manifest says" in told.message
    (kept,) = (root / ".briefgen/withdrawn").iterdir()
    assert kept.read_bytes() == b"mine"


@pytest.mark.parametrize(
    "content",
    [b'{"name": "an app", "icons": []}', b"", b"[" * 100_000, b'{"outputs": [{}]}'],
)
def test_a_manifest_of_others_is_left_as_it_is(content: bytes, root: Path) -> None:
    foreign = root / "build/public/manifest.json"
    foreign.parent.mkdir(parents=True)
    foreign.write_bytes(content)
    assert built(root).diagnostics == ()
    assert foreign.read_bytes() == content
    assert len(manifest.read(root / "build/public")) == 4


def test_what_stands_in_the_place_of_our_manifest_is_named_and_left(root: Path) -> None:
    foreign = root / "build/public/briefgen.manifest.json"
    foreign.parent.mkdir(parents=True)
    foreign.write_bytes(b"mine")
    report = built(root)
    assert mistakes(report) == {"build/public/briefgen.manifest.json"}
    assert foreign.read_bytes() == b"mine"
    assert [each.outcome for each in report.results] == ["written"] * 8


@pytest.mark.parametrize(
    "entry",
    [
        {"path": 7},
        {"path": "a\0b"},
        {"path": "\ud800"},
        {"path": "../x"},
        {"path": "/etc/hostname"},
        {"sha256": None},
        {"audience": []},
    ],
)
def test_a_manifest_with_an_odd_entry_is_none(
    entry: dict[str, object], root: Path
) -> None:
    poisoned(root / "build/public", {"a/b.docx": b""})
    path = root / "build/public" / manifest.NAME
    told = json.loads(path.read_bytes())
    told["outputs"][0] |= entry
    path.write_text(json.dumps(told), "utf-8")
    assert manifest.read(path.parent) == {}
    assert mistakes(built(root)) == {f"build/public/{manifest.NAME}"}


def test_a_manifest_of_ours_under_its_former_name_is_carried_over(root: Path) -> None:
    built(root)
    path = root / "build/public" / manifest.NAME
    path.rename(path.with_name(manifest.FORMER))
    shutil.rmtree(root / ".briefgen")
    change(root, WELLS, "It digs wells.", "It digs.")
    report = built(root)
    assert report.diagnostics == ()
    assert not path.with_name(manifest.FORMER).exists()
    assert not list(path.parent.rglob("*.edited-*"))
    assert len(manifest.read(path.parent)) == 4


def test_no_empty_manifest_stays(root: Path) -> None:
    built(root)
    (root / "templates/sheet.md").unlink()
    built(root)
    assert not (root / "build/public").exists()
    assert (root / "build/internal/briefgen.manifest.json").exists()


def strangers(root: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Make a workspace with outputs, and that of a stranger which writes there."""
    built(root)
    theirs = small.make(tmp_path / "stranger")
    change(
        theirs,
        "briefgen.yaml",
        FORMATS,
        "formats: [docx]\noutput: ../workspace/build\n",
    )
    change(theirs, "data/themes.yaml", "- id: trade", "- id: other")
    change(theirs, "data/initiatives/ports.yaml", "theme: trade", "theme: other")
    change(theirs, WELLS, "It digs wells.", "It lies.")
    return theirs, root / "build"


def test_a_stranger_writes_to_no_folder_that_was_not_granted(
    root: Path, tmp_path: Path
) -> None:
    theirs, mine = strangers(root, tmp_path)
    before = contents(mine)
    for use in (built, lambda at: status(at, NOW, None)):
        with pytest.raises(BriefgenError) as caught:
            use(theirs)
        (told,) = caught.value.diagnostics
        assert told.rule == "outside-output"
        assert "briefgen trust" in (told.hint or "")
        assert contents(mine) == before


@pytest.mark.parametrize("granted", [True, False])
def test_what_others_wrote_is_left_in_a_folder_that_was_granted_or_named(
    root: Path, tmp_path: Path, *, granted: bool
) -> None:
    theirs, mine = strangers(root, tmp_path)
    before = contents(mine)
    request = replace(ALL, output=mine)
    if granted:
        request, output = ALL, {"public": "../workspace/build/public"}
        output["internal"] = "../workspace/build/internal"
        trust.grant(theirs, trust.offered(theirs, output))
    report = built(theirs, request)
    after = contents(mine)
    assert {path: after[path] for path in before} == before
    assert {Path(path).name for path in mistakes(report)} == {
        "sheet-water.en.docx",  # the French one is the same to a byte
        "briefgen.manifest.json",
    }
    assert f"public/{SHEET.replace('water', 'other')}" in after
    change(theirs, "data/themes.yaml", "- id: other", "- id: third")
    change(theirs, "data/initiatives/ports.yaml", "theme: other", "theme: third")
    built(theirs, request)
    last = contents(mine)
    assert {path: last[path] for path in before} == before
    assert f"public/{SHEET.replace('water', 'other')}" not in last
    assert f"public/{SHEET.replace('water', 'third')}" in last


def test_outside_own_files_are_replaced_withdrawn_and_kept_as_inside(
    root: Path, tmp_path: Path
) -> None:
    there = replace(ALL, output=tmp_path / "there")
    assert built(root, there).diagnostics == ()
    path = tmp_path / "there/public" / SHEET
    first = path.read_bytes()
    change(root, WELLS, "It digs wells.", "It digs.")
    assert built(root, there).diagnostics == ()
    assert path.read_bytes() != first
    path.with_name("sheet-water.fr.docx").write_bytes(b"edited")
    change(root, WELLS, "theme: water", "theme: water\nrelease: {audience: internal}")
    report = built(root, there)
    assert [Path(each.path).name for each in report.withdrawn] == [path.name]
    assert path.with_name("sheet-water.fr.docx").read_bytes() == b"edited"
    for _ in range(2):
        told = [
            each for each in built(root, there).diagnostics if "fr.docx" in str(each)
        ]
        assert told
