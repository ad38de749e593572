"""A pack begins a workspace as its government writes: it builds, and says so on its pages."""

import datetime
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefgen.assembly import open_project
from briefgen.model import Initiative, LocalizedText, Money, Portfolio
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
SAYS = {  # the date of the note, before the announcement, and what is decided
    "canada": ("PROTECTED A", "October\u00a021, 2024", "$9.6\u00a0million"),
    "uk": ("OFFICIAL-SENSITIVE", "25\u00a0October 2024", "£25.5\u00a0million"),
    "australia": ("OFFICIAL: Sensitive", "21\u00a0October 2024", "$20.8\u00a0million"),
    "new-zealand": ("IN CONFIDENCE", "18\u00a0October 2024", "$32.35\u00a0million"),
    "british-columbia": (
        "PROTECTED A",
        "October\u00a018, 2024",
        "$19.2\u00a0million",
    ),
}
YEARS = {"new-zealand": "2024/25", "british-columbia": "2025/26"}
ORDER = {
    "uk": (
        *("Issue", "Recommendations", "Timing", "Minister’s response", "Background"),
        *("Argument", "Presentation"),
    ),
    "australia": (
        *("Recommendations", "Minister’s signature", "Key points", "Background"),
        *("Options", "Consultation", "Media"),
    ),
    "new-zealand": (
        *("Purpose", "Recommended action", "Minister’s decision", "Context"),
        *("Analysis", "Advice", "Next steps", "Proactive release", "Contacts"),
    ),
    "british-columbia": (
        *("Topic", "Background", "Discussion", "Communications", "Next steps"),
        *("Options", "Recommendations", "Minister’s decision"),
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


@pytest.mark.parametrize("pack", YEARS, indirect=True)
def test_its_note_has_the_years_of_its_place(pack: tuple[str, Path]) -> None:
    assert YEARS[pack[0]] in "\n".join(note(*pack))


def opened(folder: Path) -> Portfolio:
    return open_project(open_workspace(folder), {}).portfolio


@every_pack
def test_what_is_announced_was_decided_before(pack: tuple[str, Path]) -> None:
    portfolio = opened(pack[1])
    for theme in portfolio.themes:
        note_of_it = theme.note
        assert note_of_it is not None
        assert note_of_it.date is not None
        assert note_of_it.date < portfolio.event.starts
        if note_of_it.action_required == "decision":
            assert note_of_it.due_date is not None
            assert note_of_it.due_reason
            assert note_of_it.date < note_of_it.due_date < portfolio.event.starts
    assert portfolio.event.ends <= portfolio.edition.date


@every_pack
def test_a_note_that_asks_does_not_say_that_it_is_done(pack: tuple[str, Path]) -> None:
    name, folder = pack
    for language in ("en", "fr") if name == "canada" else ("en",):
        text = "\n".join(note(name, folder, language))
        assert bare("is investing") not in text
        assert bare("Canada investit") not in text
        assert (
            bare({"en": "would provide", "fr": "proposition prévoit"}[language]) in text
        )


@every_pack
def test_what_is_recommended_has_its_price_and_its_source(
    pack: tuple[str, Path],
) -> None:
    name, folder = pack
    portfolio = opened(folder)
    theme = next(each for each in portfolio.themes if each.id == DECIDED[name])
    assert theme.advice is not None
    assert theme.note is not None
    asked = [
        words
        for words in map(english, theme.advice.recommendations)
        if not words.startswith(("note ", "sign ", "forward "))
    ]
    own = [each for each in portfolio.initiatives if each.theme == theme.id]
    costs = map(new_money, own)
    assert sum(map(amount, " ".join(asked).split("million"))) == sum(costs)
    assert re.search(r"Budget|settlement|Dry Country|contingency", asked[0])
    options = [english(each.title) for each in theme.note.options]
    assert len(options) > len({"recommended", "less"})
    assert re.search(r"do nothing|no program|repairs only|No new", options[-1])


def new_money(initiative: Initiative) -> Decimal:
    (line,) = initiative.funding.lines
    assert isinstance(line.amount, Money)
    return line.amount.amount


def english(text: LocalizedText) -> str:
    return text.words_in("en", "")[0].replace("\u00a0", " ")


def amount(words: str) -> Decimal:
    """Read the amount that ends a text before the word `million`; and thousands."""
    millions = re.search(r"[£$]([\d.]+) $", words)
    thousands = re.findall(r"\$(\d+,\d+)", words)
    whole = sum((Decimal(each.replace(",", "")) for each in thousands), Decimal(0))
    return whole + (Decimal(millions[1]) * 1_000_000 if millions else 0)


@pytest.mark.parametrize("pack", ORDER, indirect=True)
def test_the_list_of_places_adds_up(pack: tuple[str, Path]) -> None:
    shares = {"uk": "grant", "british-columbia": "cost"}
    column = shares.get(pack[0], "share")
    for initiative in opened(pack[1]).initiatives:
        rows: Any = initiative.fields.values.get("sites") or ()
        if rows:
            costs = (row.values[column].amount for row in rows)
            assert sum(costs) == new_money(initiative)


@every_pack
def test_years_add_up_to_what_is_asked(pack: tuple[str, Path]) -> None:
    for initiative in opened(pack[1]).initiatives:
        assert all(line.profile for line in initiative.funding.lines)


@pytest.mark.parametrize("pack", ORDER, indirect=True)
def test_what_is_cited_is_enclosed(pack: tuple[str, Path]) -> None:
    name, folder = pack
    text = "\n".join(note(name, folder))
    cited = set(re.findall(r"(?:Annex|Attachment|Appendix)[A-C1-3]", text))
    headings = {
        match for match in cited if re.search(rf"^{match}:", text, re.MULTILINE)
    }
    assert cited
    assert cited == headings


ANSWERS = {
    "uk": ("Agreed", "Not agreed", "Please discuss"),
    "australia": ("Agreed", "Not agreed", "Please discuss"),
    "new-zealand": ("Agree", "Disagree", "Discuss"),
    "british-columbia": ("Approved", "Not approved", "Please discuss"),
}


@pytest.mark.parametrize("pack", ANSWERS, indirect=True)
def test_what_is_only_noted_is_not_to_be_agreed(pack: tuple[str, Path]) -> None:
    name, folder = pack
    assert set(map(bare, ANSWERS[name])) <= set(note(name, folder))
    for theme in opened(folder).themes:
        advised = theme.advice.recommendations if theme.advice else ()
        assert all(english(each).startswith(("agree ", "approve ")) for each in advised)


@pytest.mark.parametrize("pack", ORDER, indirect=True)
def test_a_note_names_those_who_cleared_it(pack: tuple[str, Path]) -> None:
    text = "\n".join(note(*pack))
    assert re.search(r"(?i)clear(ed|ing)", text)
    assert bare("Not yet cleared") not in text


def test_a_note_that_nobody_cleared_says_so(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", str(tmp_path / "x"), "--pack", "uk").code == 0
    monkeypatch.chdir(tmp_path / "x")
    themes = Path("data/themes.yaml")
    text = themes.read_text("utf-8")
    themes.write_text(text.replace(", cleared: 2024-10-23", ""), "utf-8")
    assert run("build", "--kind", "submission", "--format", "docx").code == 0
    assert text.count(", cleared:") > 1
    assert "\n".join(note("uk", Path.cwd())).count(bare("Not yet cleared")) == 1


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


@pytest.mark.parametrize("pack", ["canada"], indirect=True)
def test_canadas_is_in_both_languages_and_has_a_question_period_note(
    pack: tuple[str, Path],
) -> None:
    name, folder = pack
    assert "PROTÉGÉA" in "\n".join(note(name, folder, "fr"))
    kind = "question-period-note"
    headings = {
        "en": ("Issue/Question", "Suggested response", "Figures", "If pressed"),
        "fr": (
            "Enjeu ou question",
            "Réponse suggérée",
            "Chiffres",
            "Question de relance",
        ),
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
    words = folder / "templates/phrases.yaml"
    assert words.exists()
    assert ("fr:" in words.read_text("utf-8")) == (name == "canada")
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
