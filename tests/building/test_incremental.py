"""After any series of edits a build equals a clean one, and made no more than it must."""

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, sampled_from
from PIL import Image

from briefgen.building.plan import Selection
from briefgen.building.remembered import Remembered
from briefgen.building.request import Request
from briefgen.building.results import Report
from briefgen.building.run import build
from briefgen.building.state import opened
from briefgen.errors import BriefgenError
from briefgen.view import Trace
from tests.building.edited import EDITS, LONG, Edited, text

STEPS = 6  # edits of one workspace

Records = dict[str, str]


def built(root: Path, as_of: str) -> Report:
    when = datetime.datetime.fromisoformat(as_of)
    request = Request(Selection(), when, output=None, jobs=1, force=False)
    try:
        return build(root, request, lambda *_: None)
    except BriefgenError as error:
        return Report((), (), error.diagnostics, ())


def records(root: Path) -> Records:
    """Give what each output was made from, by its path."""
    with opened(root) as state:
        return {path: found.record for path, found in state.outputs.items()}


def contents(root: Path, report: Report) -> dict[str, bytes]:
    """Give the outputs that stand, but for those that failed and were left."""
    left = {result.path for result in report.results if result.outcome == "failed"}
    found = (path for path in (root / "build").rglob("*") if path.is_file())
    named = {path.relative_to(root).as_posix(): path for path in found}
    return {
        path: file.read_bytes()
        for path, file in named.items()
        if path not in left and file.name != "manifest.json"
    }


def errors(report: Report) -> list[str]:
    return sorted(str(told) for told in report.diagnostics)


def step(edited: Edited, clean: Path) -> Report:
    """Build what was edited, and compare it with a clean build."""
    edited.write()
    before = records(edited.root)
    report = built(edited.root, edited.as_of)
    after = records(edited.root)
    reference = built(edited.copy(clean), edited.as_of)
    assert errors(report) == errors(reference)
    assert contents(edited.root, report) == contents(clean, reference)
    for result in report.results:
        if result.outcome in {"written", "unchanged"}:
            assert before.get(result.path) != after[result.path], result.path
    again = built(edited.root, edited.as_of)
    assert not {"written", "unchanged"} & {found.outcome for found in again.results}
    return report


def run(draw: DataObject, formats: str) -> None:
    with TemporaryDirectory() as folder:
        edited = Edited(Path(folder) / "workspace", formats=formats)
        edited.write()
        built(edited.root, edited.as_of)
        for _ in range(STEPS):
            draw.draw(sampled_from(EDITS))(edited, draw)
            step(edited, Path(folder) / "clean")


HEALTHY = (HealthCheck.too_slow, HealthCheck.data_too_large)


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=HEALTHY,
)
@given(data())
def test_any_edits_end_as_a_clean_build(draw: DataObject) -> None:
    run(draw, "tree")


@settings(
    max_examples=1,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=HEALTHY,
)
@given(data())
def test_any_edits_end_as_a_clean_build_in_word_and_pdf(draw: DataObject) -> None:
    run(draw, "docx, pdf")


@pytest.mark.parametrize("kind", ["value", "template"])
def test_a_read_that_is_not_recorded_is_found(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = Trace.record

    def forget(trace: Trace, found: str, key: str, digest: str) -> None:
        if found != kind:
            record(trace, found, key, digest)

    monkeypatch.setattr(Trace, "record", forget)
    edited = Edited(tmp_path / "workspace")
    edited.write()
    built(edited.root, edited.as_of)
    edited.variants["templates/sections/one.md"] = 2
    edited.initiatives["ports"]["funding"]["amount"] = 7
    with pytest.raises(AssertionError):
        step(edited, tmp_path / "clean")


@pytest.mark.soak
@settings(max_examples=400, deadline=None, database=None, suppress_health_check=HEALTHY)
@given(data())
def test_many_edits_end_as_a_clean_build(draw: DataObject) -> None:
    run(draw, "tree")


def test_what_a_document_was_fitted_by_makes_it_stale(tmp_path: Path) -> None:
    edited, clean = Edited(tmp_path / "workspace"), tmp_path / "clean"
    wells = edited.initiatives["wells"]
    wells["description"] = text(LONG)
    edited.write()
    report = built(edited.root, edited.as_of)
    sheet = "build/internal/promise/promise-water.en.txt"
    assert any(told.rule == "page-overflow" for told in report.diagnostics)
    assert made_from(report, sheet).means == ()
    wells["summary"] = text("In short.")
    report = step(edited, clean)
    assert "summaries used" in made_from(report, sheet).means
    wells["summary"] = text(LONG)
    report = step(edited, clean)
    assert made_from(report, sheet).means == ()
    edited.variants["templates/promise.md"] = 4
    step(edited, clean)
    wells["description"] = text("It works.")
    report = step(edited, clean)
    del wells["summary"]
    assert (
        made_from(step(edited, clean), sheet).record == made_from(report, sheet).record
    )


def made_from(report: Report, path: str) -> Remembered:
    found = next(result for result in report.results if result.path == path)
    assert found.record is not None
    return found.record


def test_another_picture_or_word_template_makes_a_document_stale(
    tmp_path: Path,
) -> None:
    edited = Edited(tmp_path / "workspace", formats="docx")
    edited.write()
    templates = edited.root / "templates"
    sheet = templates / "sheet.md"
    edited.variants.pop("templates/sheet.md")
    sheet.write_text(f"{sheet.read_text('utf-8')}\n![A dot](dot.png)\n", "utf-8")
    dot = templates / "dot.png"
    Image.new("RGB", (4, 4), "white").save(dot)
    step(edited, tmp_path / "clean")
    Image.new("RGB", (4, 4), "black").save(dot)
    report = step(edited, tmp_path / "clean")
    assert set(made(report)) == {"sheet"}
    for words in ("One", "Another"):
        letter = docx.Document()
        letter.sections[0].header.paragraphs[0].text = words
        letter.save(str(templates / "reference.docx"))
        report = step(edited, tmp_path / "clean")
        assert set(made(report)) == {result.document.kind for result in report.results}


def made(report: Report) -> list[str]:
    outcomes = {"written", "unchanged"}
    return [each.document.kind for each in report.results if each.outcome in outcomes]
