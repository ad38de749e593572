"""After any series of edits a build equals a clean one, and made no more than it must."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, sampled_from
from PIL import Image

from briefgen.assembly import Fitting
from briefgen.builder import decide_stale_actions
from briefgen.builder.build import build
from briefgen.errors import BriefgenError, Place
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.actions import Actions
from briefgen.publishing.report import Report
from briefgen.state.output_record import Remembered
from briefgen.state.state import opened
from briefgen.view import Trace
from tests.builder.edited import (
    EDITS,
    HALF,
    INSTANTS,
    LINK,
    LONG,
    NOON,
    ONE,
    OWN,
    PARTICULAR,
    VARIANTS,
    WRONG,
    Edited,
    initiative,
    outputs,
    text,
)
from tests.decided import status

STEPS = 6  # edits of one workspace
MADE = {"written", "unchanged"}
LEFT = {"up to date", "edited"}
EDITED = "edited-output"
ONE_TO_THREE = {"kind": "new", "from": 1_000_000, "to": 3_000_000}
UP_TO = {"kind": "new", "up_to": 2_000_000}

Records = dict[str, str]


def built(root: Path, as_of: str) -> Report:
    when = datetime.datetime.fromisoformat(as_of)
    request = BuildRequest(Selection(), when, output=None, jobs=1, force=False)
    try:
        return build(root, request, lambda *_: None)
    except BriefgenError as error:
        return Report((), (), error.diagnostics, ())


def records(root: Path) -> Records:
    """Give what each output was made from, by its path."""
    with opened(root) as state:
        return {path: found.record for path, found in state.outputs.items()}


def contents(root: Path, left: set[str]) -> dict[str, bytes]:
    """Give the outputs that stand, but for those that were left, and edited ones."""
    return {
        path: (root / path).read_bytes()
        for path in files(root)
        if path not in left and ".edited-" not in path
    }


def left_by(report: Report) -> set[str]:
    """Give the outputs that a build did not touch, whatever they hold."""
    left = {
        each.path for each in report.results if each.outcome in {"failed", "edited"}
    }
    return left | {
        told.place.path for told in report.diagnostics if told.rule == EDITED
    }


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in outputs(root)}


def errors(report: Report) -> list[str]:
    return sorted(str(told) for told in report.diagnostics if told.rule != EDITED)


def step(edited: Edited, clean: Path) -> Report:
    """Build what was edited, and compare it with its status and with a clean build."""
    edited.write()
    before, standing = records(edited.root), files(edited.root)
    found = foreseen(edited)
    report = built(edited.root, edited.as_of)
    after = records(edited.root)
    if found is None:
        assert report.results == ()
    else:
        compare(found, report, files(edited.root) - standing)
    reference = built(edited.copy(clean), edited.as_of)
    assert errors(report) == errors(reference)
    left = left_by(report)
    if found is None or any(told.severity == "error" for told in found.diagnostics):
        # what a clean copy cannot make is not removed
        made = {each.path for each in reference.results if each.outcome != "failed"}
        left |= standing - made
    assert contents(edited.root, left) == contents(clean, left)
    for result in report.results:
        if result.outcome in MADE and result.path not in edited.deleted:
            assert before.get(result.path) != after[result.path], result.path
    edited.deleted -= {each.path for each in report.results if each.outcome in MADE}
    again = built(edited.root, edited.as_of)
    assert not MADE & {found.outcome for found in again.results}
    return report


def foreseen(edited: Edited) -> Actions | None:
    try:
        when = datetime.datetime.fromisoformat(edited.as_of)
        return status(edited.root, when, output=None)
    except BriefgenError:
        return None


def compare(found: Actions, report: Report, new: set[str]) -> None:
    """Compare what a status foresees with what the build then did."""
    stale = {path for each in found.writes for path in each.paths}
    results = {each.path: each for each in report.results}
    tried = {path for path, each in results.items() if each.outcome not in LEFT}
    assert stale <= tried
    for path in tried - stale:  # not to be made, and not to be published
        assert results[path].withdrawn
        assert {each.path for each in results[path].withdrawn} <= {*found.withdrawn}
    for each in (each for path in stale for each in results[path].withdrawn):
        assert each.path not in found.withdrawn
    assert {*found.withdrawn} <= {each.path for each in report.withdrawn}
    assert found.removed == report.removed
    made = {path for path in stale if results[path].outcome in MADE}
    kept = {each.path: each.kept for stale in found.writes for each in stale.kept}
    aside = {path for path in new if ".edited-" in path}
    assert aside == {kept[path] for path in made & kept.keys()}
    for document in found.writes:
        if document.held:  # as far as is known before it is made again
            assert document.changes
    told = {*report.diagnostics} - {*found.diagnostics}
    assert {each for each in found.diagnostics if each.rule == EDITED} <= {
        *report.diagnostics
    }
    assert all("keeps it" in each.message for each in told if each.rule == EDITED)
    fresh = {each.document for each in results.values() if each.path not in tried}
    assert found.fresh == len(fresh - {each.document for each in found.writes})


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


def test_every_variant_but_the_wrong_ones_is_built(tmp_path: Path) -> None:
    for number in range(max(map(len, VARIANTS.values()))):
        edited = Edited(tmp_path / str(number))
        for path, variants in VARIANTS.items():
            at = min(number, len(variants) - 1)
            edited.variants[path] = 0 if (path, at) in WRONG else at
        for each, own in zip(edited.initiatives.values(), OWN[2:], strict=False):
            each |= {name: values[-1] for name, values in PARTICULAR.items()}
            each |= {"fields": own, "places": [{"country": "PE"}]}
            each["partners"] = [{"name": text("A"), "role": "partner", "share": 25}]
        edited.write()
        report = built(edited.root, edited.as_of)
        wrong = [each for each in report.diagnostics if each.rule != "unreleased"]
        assert wrong == []
        assert report.results


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


def test_phrases_that_cannot_be_read_leave_what_stands(tmp_path: Path) -> None:
    edited, clean = Edited(tmp_path / "workspace"), tmp_path / "clean"
    step(edited, clean)
    standing = contents(edited.root, set())
    edited.variants["templates/phrases.yaml"] = 3
    assert "[yaml-syntax]" in "".join(errors(step(edited, clean)))
    assert contents(edited.root, set()) == standing


@pytest.mark.soak
@settings(max_examples=400, deadline=None, database=None, suppress_health_check=HEALTHY)
@given(data())
def test_many_edits_end_as_a_clean_build(draw: DataObject) -> None:
    run(draw, "tree")


def test_a_summary_that_does_not_help_is_named_no_more(tmp_path: Path) -> None:
    edited, clean = Edited(tmp_path / "workspace"), tmp_path / "clean"
    edited.initiatives["roads"]["description"]["en"] = LONG
    step(edited, clean)
    edited.initiatives["wells"]["summary"] = text("In short.")
    step(edited, clean)


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


@pytest.mark.parametrize("funding", [ONE, ONE_TO_THREE, UP_TO, [ONE, ONE_TO_THREE]])
def test_a_range_that_is_another_is_worded_again(
    funding: object, tmp_path: Path
) -> None:
    edited, clean = Edited(tmp_path / "workspace"), tmp_path / "clean"
    for before in ({"kind": "new", "from": 1_000_000, "to": 2_000_000}, funding):
        edited.initiatives["wells"]["funding"] = before
        step(edited, clean)


def test_pages_to_look_at_are_those_of_a_clean_build(tmp_path: Path) -> None:
    edited, clean = Edited(tmp_path / "workspace"), tmp_path / "clean"
    edited.variants["templates/promise.md"] = 1  # it is public, and no note
    proofs: list[set[str]] = []

    def after(**words: str) -> None:
        edited.initiatives["wells"]["description"] |= words
        step(edited, clean)
        standing = {path for path in files(edited.root) if "/overflow/" in path}
        proofs.append({path.removesuffix(".pdf")[-2:] for path in standing})

    after(en=LONG)
    after(fr=LONG)
    edited.initiatives["wells"]["release"] = {"embargo": NOON}
    after()  # left out of its theme's list
    edited.as_of = INSTANTS[1]
    after()
    edited.themes.reverse()
    after(en="It works.")
    edited.settings["languages"] = ["en"]
    after()
    edited.settings["languages"] = ["en", "fr"]
    after(en=LONG)
    edited.variants["templates/promise.md"] = 0
    after()
    both = {"en", "fr"}
    assert proofs == [{"en"}, both, set(), both, {"fr"}, set(), both, set()]


def test_a_french_text_that_changes_how_a_document_fits_makes_english_again(
    tmp_path: Path,
) -> None:
    edited, clean = Edited(tmp_path / "workspace"), tmp_path / "clean"
    wells = edited.initiatives["wells"]
    wells["description"], wells["summary"] = text(HALF), text("In short.")
    step(edited, clean)
    sheet = "build/internal/promise/promise-water.en.txt"
    before = (edited.root / sheet).read_bytes()
    wells["description"]["fr"] = LONG
    report = step(edited, clean)
    assert "summaries used" in made_from(report, sheet).means
    assert (edited.root / sheet).read_bytes() != before
    edited.initiatives["wells"]["description"]["fr"] = "Court."
    step(edited, clean)
    assert (edited.root / sheet).read_bytes() == before
    edited.initiatives["wells"]["description"]["fr"] = LONG
    step(edited, clean)
    edited.settings["languages"] = ["en"]  # without French it fits again
    step(edited, clean)
    assert (edited.root / sheet).read_bytes() == before


def test_what_another_language_read_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = Fitting._tried
    monkeypatch.setattr(
        Fitting, "_tried", lambda each, own: {own: tried(each, own)[own]}
    )
    with pytest.raises(AssertionError):
        test_a_french_text_that_changes_how_a_document_fits_makes_english_again(
            tmp_path
        )


def test_a_status_foresees_what_is_withdrawn_removed_and_kept(tmp_path: Path) -> None:
    edited, clean = Edited(tmp_path / "workspace"), tmp_path / "clean"
    edited.variants["templates/plain.md"] = 1
    step(edited, clean)
    public = edited.root / "build/public"
    (public / "plain/plain-water.fr.txt").write_bytes(b"edited")
    edited.themes[0]["release"] = {"audience": "internal"}
    report = step(edited, clean)  # left out
    assert len([each for each in report.withdrawn if "/plain/" in each.path]) == 2
    del edited.themes[0]["release"]
    step(edited, clean)
    edited.variants["templates/plain.md"] = 3
    edited.initiatives["wells"]["release"] = {"marking": "secret"}
    report = step(edited, clean)  # its kind cannot be read
    assert len([each for each in report.withdrawn if "/plain/" in each.path]) == 2
    edited.variants["templates/plain.md"] = 2
    step(edited, clean)
    for name in ("plain-water.en", "plain-trade.fr"):
        (public / f"plain/{name}.txt").write_bytes(b"edited")
    edited.settings["languages"] = ["en"]
    edited.renamed = True
    edited.initiatives["clinics"] = initiative("water", "clinics")
    report = step(edited, clean)
    assert (public / "plain/plain-water.en.edited-1.txt").read_bytes() == b"edited"
    assert (public / "plain/plain-trade.fr.txt").read_bytes() == b"edited"
    gone = {"profile-wells.en.txt", "profile-wells.fr.txt", "plain-water.fr.txt"}
    assert gone <= {Path(path).name for path in cleared_by(report)}


def cleared_by(report: Report) -> tuple[str, ...]:
    return (*report.removed, *(each.path for each in report.withdrawn))


@pytest.mark.parametrize("what", ["decided", "withdrawals", "aside"])
def test_a_status_that_foresees_too_little_is_found(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong: dict[str, Callable[..., object]] = {
        "decided": lambda actions, *others, **_: replace(others[2], actions=actions),
        "withdrawals": lambda *_: ((), 0),
        "aside": lambda path: path,
    }
    monkeypatch.setattr(decide_stale_actions, what, wrong[what])
    with pytest.raises(AssertionError):
        test_a_status_foresees_what_is_withdrawn_removed_and_kept(tmp_path)


def made_from(report: Report, path: str) -> Remembered:
    found = next(result for result in report.results if result.path == path)
    assert found.record is not None
    return found.record


def test_a_warning_that_is_kept_names_the_present_line(tmp_path: Path) -> None:
    edited, clean = Edited(tmp_path / "workspace"), tmp_path / "clean"
    edited.initiatives["wells"]["description"] = text(LINK)
    wells = "data/initiatives/wells.yaml"
    for aside in (0, 2):
        edited.comment = aside
        found = step(edited, clean).diagnostics
        assert {told.rule for told in found} == {"link-text"}
        assert {told.place for told in found} == {
            Place(wells, line + aside, 7) for line in (9, 10)
        }


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


def test_a_share_that_stays_the_same_is_held_until_it_is_made_again(
    tmp_path: Path,
) -> None:
    """Its list leaves out what is held back now; that its words stay is found then."""
    edited = Edited(tmp_path / "workspace")
    del edited.initiatives["ports"]  # water has all, with wells and without
    step(edited, tmp_path / "clean")
    edited.initiatives["wells"]["release"] = {"embargo": NOON}
    edited.write()
    found = foreseen(edited)
    assert found is not None
    held = {
        (each.document.kind, each.document.subject)
        for each in found.writes
        if each.held
    }
    assert ("share", "water") in held
    report = step(edited, tmp_path / "clean")
    outcomes = {
        result.outcome
        for result in report.results
        if (result.document.kind, result.document.subject) == ("share", "water")
    }
    assert outcomes == {"unchanged"}


def made(report: Report) -> list[str]:
    outcomes = {"written", "unchanged"}
    return [each.document.kind for each in report.results if each.outcome in outcomes]


def test_a_note_depends_on_the_portfolio_only_where_its_subject_says_nothing(
    tmp_path: Path,
) -> None:
    edited, clean = Edited(tmp_path / "workspace"), tmp_path / "clean"
    whole = {"action_required": "decision", "addressee": text("Minister")}
    own = {"tracking_number": "OWN-1"}
    edited.portfolio["note"] = {**whole, "tracking_number": "ALL-1"}
    edited.themes[0]["note"] = own
    step(edited, clean)
    water, trade, wells, ports = (
        f"build/internal/{name}.en.txt"
        for name in (
            *("memo/memo-water", "memo/memo-trade"),
            *("profile/profile-wells", "profile/profile-ports"),
        )
    )
    every = {water, trade, wells, ports}

    def written() -> set[str]:
        results = step(edited, clean).results
        return every & {each.path for each in results if each.outcome == "written"}

    edited.portfolio["note"]["tracking_number"] = "ALL-2"
    assert written() == {trade, ports}
    own["tracking_number"] = "OWN-2"
    assert written() == {water, wells}
    edited.initiatives["wells"]["note"] = {"tracking_number": "OWN-3"}
    assert written() == {wells}
    own["tracking_number"] = "OWN-4"
    assert written() == {water}
    edited.themes[0]["note"] = {"addressee": text("Deputy")}
    assert written() == {water, wells}  # the number of the portfolio again
    edited.portfolio["note"] |= {"addressee_gender": "feminine"}
    assert written() == {trade, ports}
    del edited.portfolio["note"]
    assert written() == {water, trade, ports}
