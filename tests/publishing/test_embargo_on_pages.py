"""An internal document says on its pages until when what it prints is held back."""

import datetime
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest

from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from tests.commands import small
from tests.commands.small import change
from tests.decided import status

NOW = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
INSTANT = datetime.datetime(2024, 11, 16, 17, tzinfo=datetime.UTC)  # 12:00 pm EST
BETWEEN = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2024, 12, 2, tzinfo=datetime.UTC)
MEMO = BuildRequest(Selection(kinds=("memo",)), NOW, None, 1, force=False)
TOLD = {
    "en": "EMBARGOED UNTIL November 16, 2024, 12:00 pm EST",
    "fr": "SOUS EMBARGO JUSQU’AU 16 novembre 2024, 12 h HNE",
}
LATER = {
    "en": "EMBARGOED UNTIL December 1, 2024, 9:00 am EST",
    "fr": "SOUS EMBARGO JUSQU’AU 1er décembre 2024, 9 h HNE",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a note of all initiatives, two of them under embargo."""
    made = small.make(tmp_path / "workspace")
    listed = "{% for it in portfolio.initiatives %}{{ it.title }} {% endfor %}\n{% if"
    change(made, "templates/memo.md", "{% if", listed)
    change(made, "templates/memo.md", "[docx]", "[docx, pdf]")
    held = "release: {embargo: 2024-11-16T12:00:00-05:00}\n"
    later = "release: {embargo: 2024-12-01T09:00:00-05:00}\n"
    for name, label in (("wells", held), ("ports", later)):
        path = made / f"data/initiatives/{name}.yaml"
        path.write_text(label + path.read_text("utf-8"), "utf-8")
    return made


def built(root: Path, as_of: datetime.datetime) -> Report:
    return build(root, replace(MEMO, as_of=as_of), lambda *_: None)


def around(root: Path, language: str, theme: str) -> tuple[list[str], str]:
    """Give what the header and the footer of a Word file say, and the words of a PDF."""
    stem = root / f"build/internal/memo/memo-{theme}.{language}"
    (section, *_) = docx.Document(f"{stem}.docx").sections
    parts = (section.first_page_header, section.header, section.footer)
    words = [" ".join(each.text for each in part.paragraphs) for part in parts]
    page = pypdfium2.PdfDocument(f"{stem}.pdf")[0].get_textpage().get_text_bounded()
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in words], page.replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_latest_embargo_stands_above_and_below(root: Path, language: str) -> None:
    built(root, NOW)
    word, page = around(root, language, "trade")
    assert all(LATER[language] in part for part in word)
    assert page.count(LATER[language]) == 2
    assert TOLD[language] not in page


def test_it_stands_after_the_marking(root: Path) -> None:
    built(root, NOW)
    word, page = around(root, "en", "water")
    assert all(f"PROTECTED A // {LATER['en']}" in part for part in word)
    assert page.count(f"PROTECTED A // {LATER['en']}") == 2


def test_after_its_moment_it_is_gone(root: Path) -> None:
    change(root, "data/initiatives/ports.yaml", "2024-12-01T09", "2024-11-16T09")
    built(root, NOW)
    assert "EMBARGOED" in around(root, "en", "water")[1]
    assert "memo-water.en" in {
        stale.document.name for stale in status(root, BETWEEN, None).writes
    }
    report = built(root, BETWEEN)
    assert {found.outcome for found in report.results} == {"written"}
    word, page = around(root, "en", "water")
    assert "EMBARGOED" not in "".join((*word, page))


def test_a_build_at_its_very_instant_takes_it_off(root: Path) -> None:
    change(root, "data/initiatives/ports.yaml", "2024-12-01T09", "2024-11-16T09")
    built(root, INSTANT - datetime.timedelta(seconds=1))
    assert TOLD["en"] in around(root, "en", "water")[1]
    built(root, INSTANT)
    assert "EMBARGOED" not in around(root, "en", "water")[1]


def test_the_next_embargo_takes_its_place(root: Path) -> None:
    change(root, "templates/memo.md", "portfolio.initiatives", "theme.initiatives")
    built(root, NOW)
    assert TOLD["fr"] in around(root, "fr", "water")[1]
    before = around(root, "fr", "trade")
    built(root, BETWEEN)
    assert "EMBARGO" not in around(root, "fr", "water")[1]
    assert around(root, "fr", "trade") == before
    built(root, AFTER)
    assert "EMBARGO" not in around(root, "fr", "trade")[1]
