"""A document that does not fit leaves pages to look at, which are no output."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefgen import document_limits
from briefgen.assembly import fit_pages
from briefgen.assembly.fitting_steps import Means
from briefgen.assembly.fitting_trials import Trials
from briefgen.assembly.overflow import excess
from briefgen.builder import decide_stale_actions
from briefgen.builder.build import build
from briefgen.document_limits import BOUNDS
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing import finish_build, manifest, proofs
from briefgen.publishing.output_paths import Site
from briefgen.publishing.report import Report
from briefgen.state.state import State
from tests.commands import small
from tests.commands.small import change, write
from tests.decided import status

NOW = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, None, 1, force=False)
PREVIEW = replace(ALL, preview=True)
WELLS, PORTS = "data/initiatives/wells.yaml", "data/initiatives/ports.yaml"
SHORT = {"en": "It digs wells.", "fr": "Il creuse des puits."}
LONG = {each: r"\n\n".join([f"{words} " * 90] * 6) for each, words in SHORT.items()}
EMBARGO = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"
PROOFS, PREVIEWS = "build/internal/overflow", "build/internal/preview-overflow"
EN, FR = (f"{PROOFS}/sheet/sheet-water.{each}.pdf" for each in SHORT)
SHEET = "build/public/sheet/sheet-water.en.pdf"
MARKED = {
    "en": "DOES NOT FIT: {} lines too long",
    "fr": "NE TIENT PAS DANS L’ESPACE PRÉVU : {} lignes de trop",
}

WHOLE = {
    "en": "lines too long // TOP SECRET // PROTECTED C // EMBARGOED UNTIL"
    " November 16, 2024, 12:30 pm EST",
    "fr": "lignes de trop // TRÈS SECRET // PROTÉGÉ C // SOUS EMBARGO JUSQU’AU"
    " 16 novembre 2024, 12 h 30 HNE",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small.make(tmp_path / "workspace")


def lengthen(root: Path, *languages: str) -> None:
    for language in languages:
        change(root, WELLS, SHORT[language], f'"{LONG[language]}"')


def shorten(root: Path, *languages: str) -> None:
    for language in languages:
        change(root, WELLS, f'"{LONG[language]}"', SHORT[language])


def built(
    root: Path, request: BuildRequest = ALL, **selected: tuple[str, ...]
) -> Report:
    return chosen(root, Selection(**selected), request)


def chosen(root: Path, selection: Selection, request: BuildRequest = ALL) -> Report:
    return build(root, replace(request, selection=selection), lambda *_: None)


def standing(root: Path) -> dict[str, bytes]:
    """Give all that stands in the folders of proofs."""
    found = (path for path in root.glob("build/internal/*overflow/**/*"))
    files = (path for path in found if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def pdfs(root: Path) -> set[str]:
    return {path for path in standing(root) if path.endswith(".pdf")}


def pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = (page.get_textpage().get_text_bounded() for page in document)
    return [" ".join(each.split()) for each in texts]  # of no-break spaces, too


def lines(report: Report, language: str) -> str:
    """Give by how many lines a message says that a document is too long."""
    name = f"sheet-water.{language} is "
    told = (each for each in report.diagnostics if each.rule == "page-overflow")
    (message,) = (each.message for each in told if each.message.startswith(name))
    return message.removeprefix(name).split()[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_page_says_in_its_language_that_it_does_not_fit(
    root: Path, language: str
) -> None:
    lengthen(root, "en", "fr")
    report = built(root)
    found = pages(root / f"{PROOFS}/sheet/sheet-water.{language}.pdf")
    assert len(found) > 1
    marked = MARKED[language].format(lines(report, language))
    assert {each.count(marked) for each in found} == {2}  # above and below
    (proof,) = (each for each in report.proofs if each.document.language == language)
    assert proof.record is not None
    assert (proof.record.pages, proof.record.marking.replace("\xa0", " ")) == (
        len(found),
        marked,
    )


def test_the_message_names_the_pages_and_nothing_is_published(root: Path) -> None:
    built(root)
    before = (root / SHEET).read_bytes()
    lengthen(root, "en")
    report = built(root)
    (told,) = report.diagnostics
    assert (told.severity, told.rule) == ("error", "page-overflow")
    assert told.hint is not None
    assert told.hint.startswith(f"look at the pages in {EN}; 1 initiative has no")
    assert (root / SHEET).read_bytes() == before
    assert pdfs(root) == {EN}  # the other language fits
    assert "failed" in {each.outcome for each in report.results}
    assert EN not in {each.path for each in report.results}


def test_a_proof_is_internal_for_every_reader(root: Path) -> None:
    lengthen(root, "en")
    built(root)
    (entry,) = manifest.read(root / PROOFS).values()
    assert (entry.audience, entry.path) == (
        "overflow",
        "sheet/sheet-water.en.pdf",
    )
    information = pypdfium2.PdfDocument(root / EN).get_metadata_dict()
    assert "DOES NOT FIT" in information["Keywords"]
    public = "".join(str(path) for path in (root / "build/public").rglob("*"))
    assert "overflow" not in public


def test_it_goes_when_the_document_fits_again(root: Path) -> None:
    lengthen(root, "en", "fr")
    built(root)
    shorten(root, "en")
    assert built(root).removed == (EN,)
    assert pdfs(root) == {FR}
    shorten(root, "fr")
    assert built(root).removed == (FR,)
    assert not (root / PROOFS).exists()


def test_it_goes_when_all_is_as_it_was(root: Path) -> None:
    built(root)
    before = (root / SHEET).read_bytes()
    lengthen(root, "en")
    built(root)
    shorten(root, "en")
    report = built(root, kinds=("sheet",))
    assert report.removed == (EN,)
    assert (root / SHEET).read_bytes() == before
    assert not (root / PROOFS).exists()


def test_the_next_day_nothing_is_different(root: Path) -> None:
    lengthen(root, "en")
    built(root)
    before = standing(root)
    report = built(root, replace(ALL, as_of=AFTER))
    assert standing(root) == before
    assert report.removed == ()
    assert [each.path for each in report.proofs] == [EN]


def test_what_was_not_asked_for_stays_until_something_changes(root: Path) -> None:
    lengthen(root, "en", "fr")
    built(root)
    before = standing(root)
    for selection in (Selection(kinds=("overview",)), Selection(languages=("fr",))):
        chosen(root, selection)
        assert standing(root) == before
    built(root, formats=("docx",))
    assert standing(root) == before
    change(root, PORTS, "It builds ports.", "It builds.")
    built(root, languages=("fr",))
    assert pdfs(root) == {FR}  # that of the other language may be out of date
    built(root, kinds=("overview",))
    assert pdfs(root) == {FR}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_was_asked_for_alone_is_as_in_a_build_of_all(
    root: Path, tmp_path: Path, language: str
) -> None:
    lengthen(root, "en", "fr")
    other = small.make(tmp_path / "other")
    lengthen(other, "en", "fr")
    built(root, languages=(language,))
    built(other)
    (path,) = pdfs(root)
    assert standing(root)[path] == standing(other)[path]
    built(root)
    assert standing(root) == standing(other)


def test_a_kind_or_theme_that_is_gone_takes_it_along(root: Path) -> None:
    lengthen(root, "en")
    built(root)
    (root / "templates/sheet.md").rename(root / "templates/page.md")
    report = built(root)
    assert EN in report.removed
    assert pdfs(root) == {f"{PROOFS}/page/page-water.en.pdf"}
    change(root, "templates/page.md", "pages: 1", "pages: 2")
    built(root)
    assert pdfs(root) == set()


def test_another_mistake_leaves_no_proof(root: Path) -> None:
    lengthen(root, "en")
    built(root)
    change(root, "templates/sheet.md", "initiative.title", "initiative.titel")
    assert EN in built(root).removed
    change(root, "templates/sheet.md", "initiative.titel", "initiative.title")
    built(root)
    assert pdfs(root) == {EN}
    change(root, "templates/sheet.md", "per: theme", "per: themes")  # not to be read
    assert status(root, NOW, None).removed == (EN,)
    assert built(root).removed == (EN,)
    assert built(root).removed == ()


def test_mistakes_in_the_data_leave_all_as_it_is(root: Path) -> None:
    lengthen(root, "en")
    built(root)
    before = standing(root)
    change(root, "data/themes.yaml", "- id: trade", "- id: Trade!")
    with pytest.raises(BriefgenError):
        built(root)
    assert standing(root) == before


def test_a_document_without_promised_pages_has_none(root: Path) -> None:
    lengthen(root, "en")
    change(root, "templates/sheet.md", "pages: 1\n", "")
    assert built(root).proofs == ()
    change(root, "templates/sheet.md", "layout: factsheet", "layout: note\npages: 1")
    report = built(root)  # a note is written all the same, with a warning
    assert {told.severity for told in report.diagnostics} == {"warning"}
    assert (report.proofs, pdfs(root)) == ((), set())


def test_it_is_of_several_pages_that_are_promised_too(root: Path) -> None:
    lengthen(root, "en")
    change(root, "templates/sheet.md", "pages: 1", "pages: 2")
    change(
        root,
        "templates/sheet.md",
        "ion }}\n",
        "ion }}\n\n{{ initiative.description }}\n\n{{ initiative.description }}\n",
    )
    report = built(root)
    assert [each.path for each in report.proofs] == [EN]
    assert all("DOES NOT FIT" in each for each in pages(root / EN))


# What is held back


def test_a_public_document_that_is_held_back_has_no_proof(root: Path) -> None:
    lengthen(root, "en")
    built(root)
    change(root, WELLS, "theme: water", EMBARGO)
    report = built(root)
    assert "unreleased" in {told.rule for told in report.diagnostics}
    assert EN in report.removed
    assert standing(root) == {}


def test_one_that_was_not_asked_for_goes_with_what_is_embargoed_since(
    root: Path,
) -> None:
    lengthen(root, "en")
    built(root)
    change(root, WELLS, "theme: water", EMBARGO)
    assert EN in built(root, kinds=("memo",)).removed


def test_a_clock_that_is_set_back_takes_it_along(root: Path) -> None:
    lengthen(root, "en")
    change(root, WELLS, "theme: water", EMBARGO)
    built(root, replace(ALL, as_of=AFTER))
    assert pdfs(root) == {EN}
    chosen(root, Selection(kinds=("memo",)), replace(ALL, as_of=AFTER))
    assert pdfs(root) == {EN}
    assert EN in chosen(root, Selection(kinds=("memo",))).removed


def test_a_public_document_shows_no_more_because_it_does_not_fit(root: Path) -> None:
    lengthen(root, "en")
    change(root, WELLS, "Wells,", "Wells of Puno,")
    change(root, WELLS, "theme: water", EMBARGO)
    text = (root / WELLS).read_text("utf-8")
    free = text.replace("Wells of Puno", "Dams").replace(EMBARGO, "theme: water")
    write(root, "data/initiatives/dams.yaml", free)
    loop = "in theme.initiatives %}"
    change(root, "templates/sheet.md", loop, "in theme.initiatives | released %}")
    built(root)
    words = "".join(pages(root / EN))
    assert "Dams" in words
    assert "Puno" not in words
    built(root, PREVIEW)
    assert "Puno" not in "".join(pages(root / EN))
    assert "EMBARGOED" not in "".join(pages(root / EN))
    found = pages(root / f"{PREVIEWS}/sheet/sheet-water.en.pdf")
    assert "Puno" in "".join(found)
    told = "lines too long // EMBARGOED UNTIL November 16, 2024, 12:00 pm EST"
    assert all(told in each for each in found)


def test_a_preview_that_does_not_fit_has_a_proof_until_it_may_be_out_of_date(
    root: Path,
) -> None:
    lengthen(root, "en")
    change(root, WELLS, "theme: water", EMBARGO)
    report = built(root, PREVIEW)
    proof = f"{PREVIEWS}/sheet/sheet-water.en.pdf"
    assert [each.path for each in report.proofs] == [proof]
    assert proof in standing(root)
    assert status(root, NOW, None).removed == ()
    built(root)
    assert proof in standing(root)  # nobody asked for it, and nothing has changed
    assert proof in status(root, AFTER, None).removed
    assert proof in built(root, replace(ALL, as_of=AFTER)).removed
    assert pdfs(root) == {EN}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_internal_document_is_marked_and_embargoed_as_ever(
    root: Path, language: str
) -> None:
    lengthen(root, language)
    sheet = "templates/sheet.md"
    change(root, sheet, "audience: public", "audience: internal")
    change(root, sheet, "pages: 1", "pages: 1\nmarking: protected-c")
    half = EMBARGO.replace("T12:00", "T12:30").replace("}", ", marking: top-secret}")
    change(root, WELLS, "theme: water", half)
    built(root, kinds=("sheet",))
    found = pages(root / f"{PROOFS}/sheet/sheet-water.{language}.pdf")
    assert {each.count(WHOLE[language]) for each in found} == {
        2
    }  # nothing of it is cut


def test_what_is_looked_at_is_never_judged_as_public(root: Path) -> None:
    lengthen(root, "en")
    built(root)
    for path in (".briefgen/state.sqlite", ".briefgen/published"):
        (root / path).unlink()
    change(root, "briefgen.yaml", "formats:", "output: other\nformats:")
    report = built(root)
    told = [each for each in report.diagnostics if "overflow" in each.place.path]
    assert told == []
    assert not any("overflow" in each.path for each in report.withdrawn)


# What stands there


@pytest.mark.parametrize("step", ["intend", "done"])
def test_an_interrupted_build_leaves_nothing_that_stays(
    root: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengthen(root, "en")
    work: Callable[..., None] = getattr(State, step)

    def interrupted(state: State, files: dict[str, object]) -> None:
        if EN in files:
            raise KeyboardInterrupt
        work(state, files)

    with monkeypatch.context() as patched:
        patched.setattr(State, step, interrupted)
        with pytest.raises(KeyboardInterrupt):
            built(root)
    assert (root / EN).exists() == (step == "done")
    shorten(root, "en")
    report = built(root)
    assert report.removed == ((EN,) if step == "done" else ())
    assert not list((root / PROOFS).rglob("*.pdf"))


def test_half_a_file_goes_with_the_next_build(root: Path) -> None:
    lengthen(root, "en")
    built(root)
    before = standing(root)
    (root / PROOFS / "sheet/.sheet-water.en.pdf.7.briefgen-part").write_bytes(b"half")
    built(root)
    assert standing(root) == before


def test_without_its_state_it_goes_by_its_manifest(root: Path) -> None:
    lengthen(root, "en")
    built(root)
    (root / ".briefgen/state.sqlite").unlink()
    shorten(root, "en")
    assert EN in {each.path for each in built(root).withdrawn}  # moved, never removed
    assert standing(root) == {}


def test_one_that_was_edited_is_kept_aside_and_then_left(root: Path) -> None:
    lengthen(root, "en")
    built(root)
    (root / EN).write_bytes(b"with notes")
    report = built(root)
    assert "edited-output" in {told.rule for told in report.diagnostics}
    assert (root / EN.replace(".pdf", ".edited-1.pdf")).read_bytes() == b"with notes"
    (root / EN).write_bytes(b"with notes")
    shorten(root, "en")
    assert built(root).removed == ()
    assert (root / EN).read_bytes() == b"with notes"


def test_a_folder_that_a_link_leads_to_is_not_written_to(
    root: Path, tmp_path: Path
) -> None:
    lengthen(root, "en")
    away = tmp_path / "away"
    away.mkdir()
    (root / "build/internal").mkdir(parents=True)
    (root / PROOFS).symlink_to(away)
    report = built(root)
    assert list(away.iterdir()) == []
    (told,) = (each for each in report.diagnostics if each.rule == "page-overflow")
    assert "look at" not in (told.hint or "")
    assert report.proofs == ()


def test_outputs_elsewhere_have_their_proofs_there(root: Path, tmp_path: Path) -> None:
    lengthen(root, "en")
    other = replace(ALL, output=tmp_path / "other")
    built(root, other)
    proof = tmp_path / "other/internal/overflow/sheet/sheet-water.en.pdf"
    assert proof.exists()
    assert standing(root) == {}
    shorten(root, "en")
    assert built(root, other).removed == (proof.as_posix(),)
    assert not proof.exists()


def test_a_kind_named_like_the_folder_keeps_its_files(root: Path) -> None:
    memo = (root / "templates/memo.md").read_text("utf-8")
    write(root, "templates/overflow.md", memo)
    lengthen(root, "en")
    built(root)
    before = standing(root)
    assert f"{PROOFS}/overflow-water.en.docx" in before
    change(root, "templates/overflow.md", "per: theme", "per: themes")
    built(root)
    assert {*standing(root)} == {*before}


# What a status foresees


def test_a_status_foresees_what_becomes_of_proofs(root: Path) -> None:
    lengthen(root, "en", "fr")
    built(root)
    found = status(root, NOW, None)
    assert (found.removed, found.withdrawn) == ((), ())
    assert {each.proof for each in found.writes} == {EN, FR}
    shorten(root, "en")
    found = status(root, NOW, None)
    assert found.removed == (EN,)
    assert {each.document.name: each.proof for each in found.writes} == {
        "sheet-water.en": "",
        "sheet-water.fr": FR,
    }
    assert built(root).removed == found.removed
    shorten(root, "fr")
    found = status(root, NOW, None)
    assert found.removed == (FR,)
    assert built(root).removed == found.removed
    assert status(root, NOW, None).removed == ()


def test_a_status_of_a_workspace_that_is_as_it_was_foresees_it_too(root: Path) -> None:
    built(root)
    lengthen(root, "en")
    built(root)
    shorten(root, "en")
    assert status(root, NOW, None).removed == (EN,)
    built(root, kinds=("memo",))
    assert status(root, NOW, None).removed == ()


# What it may take


def test_without_means_for_its_pages_the_message_stands(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengthen(root, "en")

    def spent(trials: Trials, most: Means) -> int:
        found = excess(trials, most)
        trials.budget.spent["glyphs"] = BOUNDS["glyphs"].most
        return found

    monkeypatch.setattr(fit_pages, "excess", spent)
    report = built(root)
    (told,) = report.diagnostics
    assert told.rule == "page-overflow"
    assert told.hint == (
        "1 initiative has no `summary` to print instead of the description: wells; add"
        " one, shorten the texts that it prints, or mark blocks as ::: optional"
    )
    assert standing(root) == {}


def test_a_document_that_spends_its_budget_has_no_proof(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengthen(root, "en")
    built(root)
    bound = replace(BOUNDS["glyphs"], most=20_000)
    monkeypatch.setattr(document_limits, "BOUNDS", {**BOUNDS, "glyphs": bound})
    report = built(root)
    assert {told.rule for told in report.diagnostics} == {"limit"}
    assert report.proofs == ()
    assert standing(root) == {}


def test_several_processes_make_the_same(root: Path, tmp_path: Path) -> None:
    lengthen(root, "en", "fr")
    built(root)
    other = small.make(tmp_path / "other")
    lengthen(other, "en", "fr")
    report = built(other, replace(ALL, jobs=2))
    assert standing(other) == standing(root)
    assert [each.path for each in report.proofs] == [EN, FR]


# Without the gates


def test_a_proof_that_is_not_cleared_is_found(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        finish_build, "only_proofs", lambda site: replace(site, folders={})
    )
    with pytest.raises(AssertionError):
        test_it_goes_when_all_is_as_it_was(root)


def test_a_proof_that_stays_whatever_changed_is_found(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = proofs.with_proofs

    def kept(plan: object, asked: object, made: object, site: Site, _: str) -> object:
        known = site.state.outputs.get(EN)
        now = known.checked if known else ""
        return real(plan, asked, made, site, now)  # type: ignore[arg-type]

    monkeypatch.setattr(finish_build, "with_proofs", kept)
    with pytest.raises(AssertionError):
        test_one_that_was_not_asked_for_goes_with_what_is_embargoed_since(root)


def test_a_status_that_foresees_no_proof_is_found(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decide_stale_actions, "_proof", lambda *_: "")
    with pytest.raises(AssertionError):
        test_a_status_foresees_what_becomes_of_proofs(root)
