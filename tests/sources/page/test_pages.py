"""Pages of other events and forms, and what is no such page."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.sources.page import recognises
from briefgen.sources.read_source import read_source
from briefgen.sources.source_content import ReadingOptions, SourceCell
from briefgen.sources.source_file import SourceFile
from tests.sources.page.shown_content import page, shown

PAGES = Path(__file__).with_name("pages")
NAMES = sorted(path.name for path in PAGES.iterdir() if path.name != "README.md")
TITLED = "Theme\n\nWells\nFunding: $2\nDescription: It digs.\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_read_as_accepted(
    name: str, golden: Callable[[str, str], None]
) -> None:
    content = read_source(SourceFile(PAGES / name, name), ReadingOptions())
    golden(f"sources/page/{name}.txt", shown(content))


def refused(folder: Path, name: str, content: str | bytes) -> str:
    with pytest.raises(BriefgenError) as error:
        page(folder, name, content)
    return str(error.value)


def texts(folder: Path, name: str, content: str | bytes) -> list[str]:
    tables = page(folder, name, content).tables
    return [
        cell.text
        for table in tables[1:]
        for record in table.records
        for cell in record.values.values()
        if isinstance(cell, SourceCell)
    ]


def test_what_is_no_backgrounder_is_refused_with_a_hint(tmp_path: Path) -> None:
    recipe = "Pancakes\n\nMix 200 g of flour, two eggs and milk.\n\nFry them.\n"
    assert refused(tmp_path, "recipe.txt", recipe) == (
        "recipe.txt:1:1: error: this page lists no initiatives [source]\n"
        "  hint: a page has a title for each initiative, and below it a line such as"
        " `Funding: $2,000,000 over three years (2025-27)` or `Description: …`"
    )
    assert "lists no initiatives" in refused(tmp_path, "empty.txt", "")
    assert "lists no initiatives" in refused(tmp_path, "space.txt", " \n\n \n")
    assert "page is empty" in refused(tmp_path, "empty.html", "")


def test_funding_in_a_sentence_without_a_title_is_refused_and_shown(
    tmp_path: Path,
) -> None:
    text = "The Minister announced $12 million over four years to dig wells in Peru."
    message = refused(tmp_path, "release.txt", text)
    assert f"no title stands above the funding of this page: “{text}”" in message


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    assert "no text" in refused(
        tmp_path, "a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 99
    )
    assert "no text" in refused(tmp_path, "b.txt", b"PK\x03\x04" + b"abc\x01" * 99)


def test_a_page_of_scripts_says_nothing(tmp_path: Path) -> None:
    script = "<html><script>document.write('Wells\\nFunding: $2')</script></html>"
    assert "lists no initiatives" in refused(tmp_path, "app.html", script)


def test_nothing_outside_a_page_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    source = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body>'
        f'<iframe src="file://{secret}"></iframe><object data="file://{secret}"></object>'
        "<h2>Theme &x;</h2><h3>Wells</h3><p>Funding: $2</p></body></html>"
    )
    read = texts(tmp_path, "page.html", source)
    assert "Theme &x;" in read
    assert not [text for text in read if "secret words" in text]


def test_entities_are_letters_and_expand_once(tmp_path: Path) -> None:
    source = "<h2>R&amp;D &eacute;t&#233; &amp;eacute; &lt;b&gt;</h2><h3>Wells</h3><p>Funding: $2"
    assert "R&D été &eacute; <b>" in texts(tmp_path, "page.html", source)


def test_a_page_that_is_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    deep = "<div>" * 100_000 + "<h2>Wells</h2><p>Funding: $2</p>"
    assert "nested too deeply" in refused(tmp_path, "deep.html", deep)


def test_a_page_that_is_too_large_is_refused_at_once(tmp_path: Path) -> None:
    begun = time.monotonic()
    large = b"<p>Wells</p><p>Funding: $2</p>\n" * 1_700_000
    assert len(large) > 50_000_000
    assert "larger than 20 MB" in refused(tmp_path, "large.html", large)
    assert "too long" in refused(tmp_path, "long.html", large[:15_000_000])
    assert "too long" in refused(tmp_path, "long.txt", large[:15_000_000])
    assert time.monotonic() - begun < 120


@pytest.mark.parametrize("piece", ["a,", "(", "$1 to ", "1 000 ", "2024-25 to ", "of "])
def test_a_line_that_repeats_takes_no_more_than_a_moment(
    tmp_path: Path, piece: str
) -> None:
    begun = time.monotonic()
    line = piece * (9_000 // len(piece))
    text = f"At {line} in {line}, on May 2, 2025, it began.\n\nWells\nFunding: {line}\nDescription: {line}\n"
    page(tmp_path, "line.txt", text)
    assert time.monotonic() - begun < 120


def test_encodings_are_those_that_the_page_states_or_that_are_found_out(
    tmp_path: Path,
) -> None:
    text = "<h2>Thème</h2><h3>Puits d’été</h3><p>Funding: $2</p>"
    stated = '<html><head><meta charset="iso-8859-1"></head><body>' + text
    assert "Puits d’été" in texts(tmp_path, "a.html", stated.encode("windows-1252"))
    assert "Puits d’été" in texts(tmp_path, "b.html", text.encode("windows-1252"))
    assert "Puits d’été" in texts(tmp_path, "c.html", text.encode("utf-16"))
    wrong = '<meta charset="utf-8">' + text
    assert "Puits d’été" in texts(tmp_path, "d.html", wrong.encode("windows-1252"))
    unknown = '<meta charset="nonsense">' + text
    assert "Puits d’été" in texts(tmp_path, "e.html", unknown)


def test_a_page_in_an_archive_of_a_browser_is_read(tmp_path: Path) -> None:
    archive = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.org/b\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n'
        "----x\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<h2>Th=C3=A8me</h2><h3>Wells</h3><p>Funding: $2</p>\r\n"
        "----x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "AAAA\r\n----x--\r\n"
    )
    content = page(tmp_path, "page.mhtml", archive)
    (record,) = content.tables[0].records
    address = record.values["address"]
    assert isinstance(address, SourceCell)
    assert address.text == "https://www.example.org/b"
    assert "Thème" in texts(tmp_path, "page.mhtml", archive)
    assert "holds no page" in refused(
        tmp_path, "none.mht", "MIME-Version: 1.0\r\n\r\nx"
    )


def test_line_ends_of_any_system_are_line_ends(tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        assert "Wells" in texts(tmp_path, "page.txt", TITLED.replace("\n", end))


def test_a_text_without_empty_lines_has_its_themes_and_says_so(tmp_path: Path) -> None:
    text = (
        "The Minister spoke.\nWater\nWells\nFunding: $2\nDescription: It digs.\nHealth\n"
        "Clinics\nFunding: $3\nDescription: It heals.\nIt lasts.\n"
    )
    content = page(tmp_path, "page.txt", text)
    themes, titles = ("Water", "Health"), ("Wells", "Clinics")
    read = texts(tmp_path, "page.txt", text)
    assert [each for each in read if each in {*themes, *titles}] == [
        *("Water", "Health", "Wells", "Water", "Clinics", "Health")
    ]
    assert "It heals.\n\nIt lasts." in read
    remarks = [each.message for each in content.remarks]
    assert "“Water” is read as a theme, above “Wells”" in remarks


def test_labels_may_be_headings(tmp_path: Path) -> None:
    source = (
        "<h2>Water</h2><h3>Wells</h3><h4>Funding</h4><p>$2 million</p>"
        "<p><strong>Description</strong></p><p>It digs.</p><p>It lasts.</p>"
    )
    read = texts(tmp_path, "page.html", source)
    assert {"Water", "Wells", "2000000", "It digs.\n\nIt lasts."} <= {*read}


def test_the_numbers_of_a_list_are_kept(tmp_path: Path) -> None:
    text = TITLED + "1. It digs.\n2. It lines.\n- It cleans.\n"
    expected = "It digs.\n\n1. It digs.\n\n2. It lines.\n\n- It cleans."
    assert expected in texts(tmp_path, "page.txt", text)
    page = (
        "<h2>T</h2><h3>Wells</h3><p>Funding: $2</p><p>It digs.</p><ol><li>It digs."
        "<li>It lines.</ol><ul><li>It cleans.</ul>"
    )
    assert expected in texts(tmp_path, "page.html", page)


def test_quotations_and_marks_of_markdown_are_words_alone(tmp_path: Path) -> None:
    text = (
        "Theme\n=====\n\nWells\n-----\n**Funding:** $2\n\n>\n> It *digs* [wells](x).\n"
    )
    assert "It digs wells." in texts(tmp_path, "page.md", text)
    assert "Theme" in texts(tmp_path, "page.md", text)


def test_a_page_may_be_hundred_times_as_long(tmp_path: Path) -> None:
    begun = time.monotonic()
    parts = (
        f"Theme {number}\n\nWells {number}\nFunding: ${number} million over two years"
        f" (2024-26)\nDescription: It digs well {number}.\n\n"
        for number in range(1, 1_001)
    )
    content = page(tmp_path, "page.txt", "".join(parts))
    assert len(content.tables[1].records) == len(content.tables[2].records) == 1_000
    assert time.monotonic() - begun < 120


def test_one_initiative_without_a_theme_stands_under_the_title(tmp_path: Path) -> None:
    text = "Water for Puna\n\nThe Minister spoke.\n\nWells\nFunding: $2\nDescription: It digs.\n"
    content = page(tmp_path, "page.txt", text)
    (theme,) = content.tables[1].records
    (wells,) = content.tables[2].records
    assert theme.values["title"] == wells.values["theme"]
    assert re.search("has no themes", str(content.remarks))


def test_a_title_that_stands_twice_and_a_line_without_title_are_remarked(
    tmp_path: Path,
) -> None:
    text = f"Funding: $9\n\n{TITLED}\nWells\nFunding: $3\nDescription: It digs more.\n"
    remarks = [str(each) for each in page(tmp_path, "page.txt", text).remarks]
    assert any("no title stands above “Funding: $9”" in each for each in remarks)
    assert any("a second initiative is called “Wells”" in each for each in remarks)


def test_files_are_recognised_by_name_or_beginning() -> None:
    assert recognises("page.html", b"")
    assert recognises("PAGE.TXT", b"")
    assert recognises("saved", b"\xef\xbb\xbf\n<!DOCTYPE HTML>")
    assert not recognises("data.csv", b"a,b")
    assert not recognises("data.txt", b"a\tb\nx\ty\n")
    assert not recognises("data.txt", b"a;b\nx;y\nz;1,000\n")
    assert not recognises("data.xml", b"<?xml version='1.0'?><iati-activities/>")
