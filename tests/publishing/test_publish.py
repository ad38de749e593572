"""Tests of what stands on disk after a build, and what the next one makes of it."""

import datetime
import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.errors import Diagnostic, Place
from briefgen.planning.plan import Output, Plan, Planned, Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing import manifest
from briefgen.publishing.actions import Actions, KeepEdited, Withdraw
from briefgen.publishing.find_due import Checked, check
from briefgen.publishing.finish_build import decided
from briefgen.publishing.output_paths import Site, survey
from briefgen.publishing.publish import publish
from briefgen.publishing.remove_orphans import clear, list_outputs, orphans
from briefgen.publishing.rendered import Content, Produced
from briefgen.publishing.report import Published, Withdrawn
from briefgen.state.output_record import Remembered
from briefgen.state.state import opened

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, output=None, jobs=1, force=False)
WARNING = Diagnostic(Place("templates/note.md"), "long", "length", None, "warning")
MISTAKE = Diagnostic(Place("templates/note.md", 4), "wrong", "syntax")


def document(kind: str, audience: str) -> Planned:
    stem = f"{kind}/{kind}-water.en"
    outputs = (Output("docx", f"{stem}.docx"), Output("pdf", f"{stem}.pdf"))
    return Planned(
        kind, "water", "en", audience, "water", f"templates/{kind}.md", outputs
    )


NOTE = document("note", "internal")
SHEET = document("sheet", "public")
PLAN = Plan((SHEET, NOTE), ("water",))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with opened(tmp_path) as state:
        folders = {name: tmp_path / "build" / name for name in ("public", "internal")}
        yield survey(tmp_path, folders, state)


def again(site: Site) -> Site:
    """Give the site as the next build finds it."""
    return survey(site.root, site.folders, site.state)


def made(
    site: Site, found: Planned, content: bytes = b"bytes", sources: str = "1"
) -> Published:
    contents = tuple(
        Content(out, content + out.format.encode(), 2 if out.format == "pdf" else None)
        for out in found.outputs
    )
    recorded = {("", "value", "portfolio.title"): sources}
    produced = Produced(found, contents, recorded, "PROTECTED A", (WARNING,))
    return publish(produced, site)


def outcomes(published: Published) -> list[str]:
    return [result.outcome for result in published.results]


def checked(site: Site, request: BuildRequest = ALL, sources: str = "1") -> Checked:
    """Check with documents that are fresh when they were made from these sources."""
    asked = {("", "value", "portfolio.title"): sources}

    def fresh(_: Planned, output: Remembered) -> bool:
        return site.state.records.recorded(output.record) == asked

    return check(PLAN, request, site, fresh)


def due(site: Site, request: BuildRequest = ALL, sources: str = "1") -> list[str]:
    return [found.name for found in checked(site, request, sources).due]


def test_what_was_made_is_up_to_date(site: Site) -> None:
    assert due(site) == ["sheet-water.en", "note-water.en"]
    assert outcomes(made(site, NOTE)) == ["written", "written"]
    assert (site.root / "build/internal/note/note-water.en.docx").read_bytes() == (
        b"bytesdocx"
    )
    assert due(site) == ["sheet-water.en"]
    assert due(site, replace(ALL, force=True)) == ["sheet-water.en", "note-water.en"]
    assert due(site, sources="2") == ["sheet-water.en", "note-water.en"]


def test_warnings_are_told_while_the_document_stands(site: Site) -> None:
    made(site, NOTE)
    assert set(checked(site).diagnostics) == {WARNING}


def test_the_same_bytes_are_left_as_they_are(site: Site) -> None:
    made(site, NOTE)
    assert outcomes(made(site, NOTE, sources="2")) == ["unchanged", "unchanged"]
    assert due(site, sources="2") == ["sheet-water.en"]


def test_an_output_that_is_gone_is_made_again_alone(site: Site) -> None:
    made(site, NOTE)
    (site.root / "build/internal/note/note-water.en.pdf").unlink()
    chosen = replace(ALL, selection=Selection(kinds=("note",)))
    (found,) = checked(site, chosen).due
    assert found.outputs == (NOTE.outputs[1],)


def test_a_file_that_was_only_touched_is_up_to_date(site: Site) -> None:
    made(site, NOTE)
    os.utime(site.root / "build/internal/note/note-water.en.pdf", (0, 0))
    assert due(site) == ["sheet-water.en"]
    assert [told.rule for told in checked(site).diagnostics] == [
        "length",
        "length",
    ]


def test_an_edited_output_is_left_while_it_is_not_due(site: Site) -> None:
    made(site, NOTE)
    (site.root / "build/internal/note/note-water.en.docx").write_bytes(b"edited")
    found = checked(site)
    assert [result.outcome for result in found.results] == ["edited", "up to date"]
    (told,) = (one for one in found.diagnostics if one.rule == "edited-output")
    assert str(told) == (
        "build/internal/note/note-water.en.docx:1:1: warning: this file was edited; it is"
        " left as it is [edited-output]\n  hint: `briefgen build --force` makes it again,"
        " and keeps the edited one beside it"
    )


def test_a_folder_in_place_of_an_output_is_left(site: Site) -> None:
    made(site, NOTE)
    path = site.root / "build/internal/note/note-water.en.docx"
    path.unlink()
    path.mkdir()
    found = checked(site)
    assert [result.outcome for result in found.results] == ["edited", "up to date"]


def test_an_edited_output_is_kept_when_its_document_is_made_again(site: Site) -> None:
    made(site, NOTE)
    path = site.root / "build/internal/note/note-water.en.docx"
    path.write_bytes(b"edited")
    published = made(site, NOTE, b"newer")
    assert path.read_bytes() == b"newerdocx"
    assert path.with_name("note-water.en.edited-1.docx").read_bytes() == b"edited"
    assert [told.message for told in published.diagnostics] == [
        "long",
        "this file was edited, or is not briefgen's; note-water.en.edited-1.docx keeps it",
    ]


def test_a_manifest_knows_own_files_when_the_state_is_lost(site: Site) -> None:
    list_outputs(PLAN, made(site, NOTE).results, site, whole=True)
    site.state.forget([result.path for result in made(site, NOTE).results])
    assert outcomes(made(again(site), NOTE, b"newer")) == ["written", "written"]
    assert not list((site.root / "build/internal/note").glob("*.edited-*"))


def test_a_failed_document_leaves_what_stands(site: Site) -> None:
    made(site, NOTE)
    published = publish(Produced(NOTE, mistakes=(MISTAKE,)), site)
    assert outcomes(published) == ["failed", "failed"]
    assert published.diagnostics == (MISTAKE,)
    assert published.results[0].record is not None
    assert (site.root / "build/internal/note/note-water.en.pdf").exists()
    list_outputs(PLAN, published.results, site, whole=True)
    assert len(manifest.read(site.folders["internal"])) == 2


def test_a_file_that_cannot_be_written_does_not_stop_the_others(site: Site) -> None:
    blocked = site.root / "build/internal/note/note-water.en.docx"
    blocked.mkdir(parents=True)
    published = made(site, NOTE)
    assert outcomes(published) == ["failed", "written"]
    assert published.diagnostics[1].rule == "output"
    assert (
        published.diagnostics[1].place.path == "build/internal/note/note-water.en.docx"
    )
    assert due(site) == ["sheet-water.en", "note-water.en"]


def test_each_folder_lists_its_own_outputs_only(site: Site) -> None:
    results = made(site, NOTE).results + made(site, SHEET).results
    assert list_outputs(PLAN, results, site, whole=True) == ()
    internal = manifest.read(site.folders["internal"])
    assert list(internal) == ["note/note-water.en.docx", "note/note-water.en.pdf"]
    entry = internal["note/note-water.en.pdf"]
    assert (entry.pages, entry.marking, entry.audience) == (
        2,
        "PROTECTED A",
        "internal",
    )
    assert entry.sha256 == hashlib.sha256(b"bytespdf").hexdigest()
    public = (site.folders["public"] / manifest.NAME).read_text("utf-8")
    assert "note" not in public


def test_what_one_build_did_not_touch_stays_listed(site: Site) -> None:
    list_outputs(PLAN, made(site, SHEET).results, site, whole=True)
    found = again(site)
    half = replace(NOTE, outputs=NOTE.outputs[:1])
    list_outputs(PLAN, made(found, half).results, found, whole=True)
    assert len(manifest.read(site.folders["public"])) == 2
    assert len(manifest.read(site.folders["internal"])) == 1


def test_no_manifest_is_made_for_nothing(site: Site) -> None:
    list_outputs(PLAN, (), site, whole=True)
    assert not (site.root / "build").exists()


def test_a_manifest_that_cannot_be_written_is_told(site: Site) -> None:
    results = made(site, NOTE).results
    (site.folders["internal"] / manifest.NAME).mkdir()
    (told,) = list_outputs(PLAN, results, site, whole=True)
    assert told.place.path == "build/internal/briefgen.manifest.json"


def test_outputs_that_no_document_has_are_removed(site: Site) -> None:
    list_outputs(
        PLAN, made(site, NOTE).results + made(site, SHEET).results, site, whole=True
    )
    found = again(site)
    rest = Plan((SHEET,), ("water",))
    gone = (
        Withdrawn("build/internal/note/note-water.en.docx", ""),
        Withdrawn("build/internal/note/note-water.en.pdf", ""),
    )
    first = Withdraw(gone[0].path, site.root / gone[0].path, (), "unreleased", found)
    first = replace(first, files=(first.file,))
    actions = decided((first,), rest, found, Actions(()), whole=True)
    assert actions.withdrawn == (gone[0].path,)
    assert actions.removed == (gone[1].path,)
    actions = decided((), rest, found, Actions(()), whole=True)
    assert actions.removed == tuple(each.path for each in gone)
    assert clear(orphans(rest, found)) == (gone, ())
    assert not (site.root / "build/internal/note").exists()
    assert orphans(rest, found) == ()
    list_outputs(rest, (), found, whole=True)
    assert manifest.read(site.folders["internal"]) == {}
    assert len(manifest.read(site.folders["public"])) == 2


def test_outputs_without_a_manifest_are_removed_by_the_state(site: Site) -> None:
    made(site, NOTE)
    assert len(clear(orphans(Plan((), ()), site))[0]) == 2


def test_what_briefgen_did_not_write_is_never_removed(site: Site) -> None:
    list_outputs(PLAN, made(site, NOTE).results, site, whole=True)
    edited = site.root / "build/internal/note/note-water.en.docx"
    edited.write_bytes(b"edited")
    other = edited.with_name("mine.txt")
    other.write_bytes(b"mine")
    removed, (told,) = clear(orphans(Plan((), ()), again(site)))
    assert removed == (Withdrawn("build/internal/note/note-water.en.pdf", ""),)
    assert str(told) == (
        "build/internal/note/note-water.en.docx:1:1: warning: no document has this any"
        " more; it was edited, and is left as it is [edited-output]\n"
        "  hint: keep it elsewhere, or remove it"
    )
    (left,) = orphans(Plan((), ()), again(site))
    assert left == KeepEdited(told.place.path, told)
    assert edited.exists()
    assert other.exists()


def test_a_manifest_removes_nothing_outside_its_folder(site: Site) -> None:
    outside = site.root / "data.txt"
    outside.write_bytes(b"data")
    results = made(site, NOTE).results
    assert results[0].record is not None
    stolen = replace(
        manifest.entry(NOTE, NOTE.outputs[0], results[0].record),
        path="../../data.txt",
        sha256=hashlib.sha256(b"data").hexdigest(),
    )
    path = site.folders["internal"] / manifest.NAME
    path.write_bytes(manifest.render([stolen]))
    clear(orphans(Plan((), ()), again(site)))
    assert outside.exists()
