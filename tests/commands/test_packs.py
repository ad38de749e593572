"""A pack begins a workspace as its government writes: it builds, and says so on its pages."""

import datetime
from pathlib import Path

import pytest

from briefgen.assembly import open_project
from briefgen.packs import PACKS
from briefgen.workspace import open_workspace
from tests.commands.conftest import Run
from tests.extracted import word_blocks

NOTES = {
    "canada": "briefing-note",
    "uk": "submission",
    "australia": "ministerial-brief",
    "new-zealand": "briefing-paper",
    "british-columbia": "briefing-note",
}
DECIDED = {  # the theme whose note asks for a decision
    "canada": "northern-internet",
    "uk": "flood-defences",
    "australia": "town-water",
    "new-zealand": "storm-recovery",
    "british-columbia": "safer-homes",
}
SAYS = {
    "canada": ("PROTECTED A", "November\u00a016, 2024", "$9.6\u00a0million"),
    "uk": ("OFFICIAL-SENSITIVE", "16\u00a0November 2024", "£25.5\u00a0million"),
    "australia": ("OFFICIAL: Sensitive", "16\u00a0November 2024", "$20.8\u00a0million"),
    "new-zealand": ("IN CONFIDENCE", "16\u00a0November 2024", "2024/26"),
    "british-columbia": ("PROTECTED A", "November\u00a016, 2024", "2024/26"),
}
ORDER = {
    "uk": (
        *("Issue", "Recommendation", "Timing", "Background", "Argument"),
        "Presentation",
    ),
    "australia": (
        *("Recommendations", "Key points", "Background", "Issues", "Options", "Media"),
        "Clearance",
    ),
    "new-zealand": (
        *("Purpose", "Context", "Analysis", "Advice", "Options", "Recommended action"),
        "Next steps",
    ),
    "british-columbia": (
        *("Topic", "Background", "Discussion", "Options", "Recommendations"),
    ),
}
JULY = 7


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packs")


@pytest.fixture
def pack(
    request: pytest.FixtureRequest,
    folders: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[str, Path]:
    """Begin with a pack, and build it once for all tests of it."""
    name = str(request.param)
    folder = folders / name
    begun = folder.is_dir()
    if not begun:
        assert run("init", str(folder), "--pack", name).code == 0
    monkeypatch.chdir(folder)
    if not begun:
        assert run("build", "--format", "docx").code == 0
    return name, folder


every_pack = pytest.mark.parametrize("pack", PACKS, indirect=True)


def bare(words: str) -> str:
    """Leave out the spaces, as the extractor does."""
    return "".join(words.split())


def note(name: str, folder: Path, language: str = "en") -> list[str]:
    kind, theme = NOTES[name], DECIDED[name]
    file = folder / f"build/internal/{kind}/{kind}-{theme}.{language}.docx"
    return word_blocks(file.read_bytes())


@every_pack
@pytest.mark.usefixtures("pack")
def test_it_passes_the_strictest_check(run: Run) -> None:
    done = run("check", "--strict")
    assert (done.code, done.err) == (0, "")
    assert "no mistakes found" in done.out


@every_pack
def test_its_note_has_marking_date_and_money_of_its_place(
    pack: tuple[str, Path],
) -> None:
    text = "\n".join(note(*pack))
    assert [words for words in SAYS[pack[0]] if bare(words) not in text] == []


@pytest.mark.parametrize("pack", ORDER, indirect=True)
def test_its_note_is_in_the_order_of_its_place(pack: tuple[str, Path]) -> None:
    name, folder = pack
    blocks = note(name, folder)
    places = [blocks.index(bare(heading)) for heading in ORDER[name]]
    assert places == sorted(places)


@pytest.mark.parametrize("pack", ORDER, indirect=True)
def test_its_pages_are_those_of_no_other_government(pack: tuple[str, Path]) -> None:
    for file in sorted(pack[1].rglob("build/*/*/*.docx")):
        assert "Canadaisinvesting" not in "\n".join(word_blocks(file.read_bytes()))


@pytest.mark.parametrize("pack", ORDER, indirect=True)
def test_what_is_to_be_decided_is_on_no_public_page_and_told_as_a_proposal(
    pack: tuple[str, Path],
) -> None:
    name, folder = pack
    project = open_project(open_workspace(folder), {})
    (theme,) = [each for each in project.portfolio.themes if each.id == DECIDED[name]]
    held = [
        each.title for each in project.portfolio.initiatives if each.theme == theme.id
    ]
    words = [bare(each.by_language[""]) for each in (theme.title, *held)]
    public = sorted(folder.rglob("build/public/*/*.docx"))
    assert public
    for file in public:
        text = "".join(word_blocks(file.read_bytes()))
        assert [each for each in words if each in text] == []
    text = "\n".join(note(name, folder))
    assert "Theproposalwouldprovide" in text
    assert "isinvesting" not in text


@pytest.mark.parametrize("pack", ORDER, indirect=True)
def test_its_note_has_what_a_decision_rests_on(pack: tuple[str, Path]) -> None:
    blocks = note(*pack)
    text = "\n".join(blocks)
    for words in (
        "Option1",
        "Option3",
        "For:",
        "Against:",
        "Byyear:",
        "Sourceoffunds:",
    ):
        assert words in text, words
    assert any("(option1)" in block for block in blocks)


@pytest.mark.parametrize("pack", ["canada"], indirect=True)
def test_canadas_is_in_both_languages_and_has_a_question_period_note(
    pack: tuple[str, Path],
) -> None:
    name, folder = pack
    assert "PROTÉGÉA" in "\n".join(note(name, folder, "fr"))
    kind = "question-period-note"
    headings = {
        "en": ("Issue/Question", "Suggested response", "Background"),
        "fr": ("Enjeu ou question", "Réponse suggérée", "Contexte"),
    }
    for language, expected in headings.items():
        file = folder / f"build/internal/{kind}/{kind}-second-links.{language}.docx"
        blocks = word_blocks(file.read_bytes())
        assert set(map(bare, expected)) <= set(blocks)
        assert any("QP-2024-0031" in block for block in blocks)


@pytest.mark.parametrize("pack", ["australia", "new-zealand"], indirect=True)
def test_fiscal_years_begin_in_july_where_they_do(pack: tuple[str, Path]) -> None:
    project = open_project(open_workspace(pack[1]), {})
    assert project.portfolio.jurisdiction.fiscal_year.begins == JULY
    assert project.portfolio.edition.date == datetime.date(2024, 11, 16)


@every_pack
def test_nothing_that_no_document_uses_is_written(pack: tuple[str, Path]) -> None:
    name, folder = pack
    texts = [file.read_text("utf-8") for file in folder.rglob("templates/**/*.md")]
    sections = {file.name for file in (folder / "templates/sections").iterdir()}
    unused = [each for each in sections if not any(each in text for text in texts)]
    assert unused == []
    assert (folder / "templates/phrases.yaml").exists() == (name == "canada")
    assert not (folder / "phrases.yaml").exists()


def test_every_pack_has_a_folder_of_its_own() -> None:
    assert set(NOTES) == set(PACKS)
    assert all((pack.folder / "briefgen.yaml").is_file() for pack in PACKS.values())


def test_a_pack_is_not_empty_and_not_unknown(tmp_path: Path, run: Run) -> None:
    target = str(tmp_path / "x")
    assert "leave --empty out" in run("init", target, "--pack", "uk", "--empty").err
    assert "is not one of" in run("init", target, "--pack", "france").err
    assert not Path(target).exists()


@pytest.mark.parametrize("pack", ["uk", "british-columbia"], indirect=True)
def test_its_paper_is_that_of_its_place(pack: tuple[str, Path]) -> None:
    name, folder = pack
    style = open_project(open_workspace(folder), {}).style
    assert style is not None
    expected = {"uk": (595, 842), "british-columbia": (612, 792)}
    page = style.look("note").page
    assert (round(page.width), round(page.height)) == expected[name]
