"""Tests of `briefgen check --template`: what to change in a Word template, at once."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import small
from tests.commands.conftest import Run
from tests.writers.docx import office_templates, templates
from tests.writers.docx.hostile_templates import CASES
from tests.writers.docx.templates import Made, body, defaults, packed, style, words

WIDE = '<w:ind w:left="2880"/>'
LONG = " ".join(["It digs wells where people have none."] * 115)
NEXT = "</w:t></w:r></w:p><w:p><w:r><w:t>"
UNKNOWN_FACE = "Ministerial Grotesk"


@pytest.fixture
def template(tmp_path: Path) -> Callable[[bytes], str]:
    """Give what writes a template outside of the workspace, and returns its path."""

    def write(data: bytes) -> str:
        path = tmp_path / "letterhead.docx"
        path.write_bytes(data)
        return str(path)

    return write


def styled(
    *more: str, face: str = "Arial", normal: str = "", size: int = 22, head: str = ""
) -> bytes:
    """Give a template whose plain text has a font, a size and paragraph properties."""
    plain = style(
        "Normal",
        "Normal",
        f'<w:sz w:val="{size}"/>',
        paragraph=f'<w:spacing w:after="120"/>{normal}',
        default=True,
    )
    section = '<w:headerReference w:type="default" r:id="rId1"/>'
    document = body(words("Sample"), section=section + templates.PAGE)
    return packed(
        {
            "document": Made(document.content, (("rId1", "header", "header1.xml"),)),
            "styles": Made(defaults(face, "en-CA") + plain + "".join(more)),
            "header1": Made(words(head)),
        }
    )


def numbered(out: str) -> list[str]:
    """Give the findings that are listed, in their order."""
    lines = (line.partition(". ") for line in out.splitlines())
    return [words for number, _, words in lines if number.strip().isdigit()]


def test_a_good_template_has_nothing_to_change(
    workspace: Path, run: Run, template: Callable[[bytes], str]
) -> None:
    done = run("check", "--template", template(styled()))
    assert (done.code, done.err) == (0, "")
    assert "sheet-water.en  1 page in this template" in done.out
    assert done.out.endswith(
        "nothing to change found in the template, with 4 documents laid out\n"
    )
    assert not (workspace / "build").exists()


def test_what_matters_most_comes_first(
    workspace: Path, run: Run, template: Callable[[bytes], str]
) -> None:
    small.change(workspace, "data/initiatives/wells.yaml", "It digs wells.", LONG)
    data = styled(
        style("Heading1", "heading 1", '<w:color w:val="FFFFFF"/>'),
        normal=WIDE,
        head="CONFIDENTIAL [Recipient Name]",
    )
    done = run("check", "--template", template(data))
    listed = numbered(done.out)
    wanted = (
        "its header says 'CONFIDENTIAL' on documents that are not marked, or marked PROTECTED A or PROTÉGÉ A",
        "its style 'heading 1' is #ffffff on #ffffff",
        "its style 'Normal' indents all text by 144 pt on the left",
        "sheet-water is up to",
        "its header says '[Recipient Name]': a placeholder",
    )
    assert [
        next((each for each in wanted if line.startswith(each)), line)
        for line in listed
    ] == list(wanted)
    assert done.code == 0
    assert run("check", "--template", template(data), "--strict").code == 1


@pytest.mark.usefixtures("workspace")
def test_a_marking_in_two_languages_is_one_thing_to_change(
    run: Run, template: Callable[[bytes], str]
) -> None:
    done = run("check", "--template", template(styled(head="SECRET // Protégé B")))
    assert numbered(done.out) == [
        "its header says 'Protégé B' on documents that are not marked, or marked PROTECTED A or PROTÉGÉ A",
        "its header says 'SECRET' on documents that are not marked, or marked PROTECTED A or PROTÉGÉ A",
    ]
    both = "PROTECTED B / PROTÉGÉ B"
    told = numbered(run("check", "--template", template(styled(head=both))).out)
    assert len(told) == 1
    assert told[0].startswith(
        "its header says 'PROTECTED B' and 'PROTÉGÉ B' on documents"
    )
    own = "PROTECTED A / PROTÉGÉ A"
    told = numbered(run("check", "--template", template(styled(head=own))).out)
    assert told == [
        "its header says 'PROTECTED A' and 'PROTÉGÉ A' on documents that are not marked"
    ]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("page", "left"),
    [
        ('<w:pgSz w:w="3000" w:h="15840"/>', "6 pt of width"),
        ('<w:pgSz w:w="12240" w:h="4000"/>', "56 pt of height"),
        ('<w:pgSz w:w="1000" w:h="1000"/>', "0 pt of width and 0 pt of height"),
    ],
)
def test_a_page_that_is_too_small_is_told_before_all(
    workspace: Path,
    run: Run,
    template: Callable[[bytes], str],
    page: str,
    left: str,
) -> None:
    margins = '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
    data = packed(
        {
            "document": body(words("Sample"), section=page + margins),
            "styles": Made(defaults("Arial", "en-CA")),
        }
    )
    message = f"its page leaves the text {left}: documents need 144 pt (5 cm) at least"
    done = run("check", "--template", template(data))
    assert numbered(done.out)[0].startswith(message)
    assert "with 0 documents laid out" in done.out
    (workspace / "templates/reference.docx").write_bytes(data)
    assert message in run("check").err
    assert run("build").code == 0


def test_no_word_file_to_lay_out_is_told(
    workspace: Path, run: Run, template: Callable[[bytes], str]
) -> None:
    small.change(workspace, "briefgen.yaml", "docx, ", "")
    small.change(workspace, "templates/memo.md", "[docx]", "[pdf]")
    done = run("check", "--template", template(styled()))
    assert numbered(done.out) == [
        "no document of this workspace is a Word file, so none was laid out in it"
    ]
    assert "add docx to `formats`" in done.out


def test_lines_that_are_too_many_are_counted_in_the_template_s_type(
    workspace: Path, run: Run, template: Callable[[bytes], str]
) -> None:
    small.change(workspace, "data/initiatives/wells.yaml", "It digs wells.", LONG)
    lines = {}
    for face, size in (
        ("Times New Roman", 22),
        ("Arial", 22),
        ("Verdana", 22),
        ("Arial", 28),
    ):
        done = run(
            "check", "--template", template(styled(face=face, size=size)), "--json"
        )
        documents = {each["name"]: each for each in json.loads(done.out)["documents"]}
        lines[face, size] = documents["sheet-water.en"]["lines"]
        assert documents["sheet-water.fr"]["lines"] == 0
    assert lines["Times New Roman", 22] == lines["Arial", 22] == 0
    assert 0 < lines["Verdana", 22] < lines["Arial", 28]


def test_a_font_whose_widths_are_not_known_gives_an_estimate(
    workspace: Path, run: Run, template: Callable[[bytes], str]
) -> None:
    small.change(workspace, "data/initiatives/wells.yaml", "It digs wells.", LONG)
    out = run("check", "--template", template(styled(face=UNKNOWN_FACE))).out
    assert f"set in {UNKNOWN_FACE}; its widths are not known" in out
    assert "sheet-water is up to " in out
    assert f"the widths of '{UNKNOWN_FACE}' are not known" in out


def test_a_header_that_is_higher_than_its_margin_takes_room(
    workspace: Path, run: Run, template: Callable[[bytes], str]
) -> None:
    small.change(workspace, "data/initiatives/wells.yaml", "It digs wells.", LONG)
    low, high = (
        json.loads(
            run("check", "--template", template(styled(head=head)), "--json").out
        )["documents"]
        for head in (
            "Ministry",
            NEXT.join(["Ministry"] * 9),
        )
    )
    assert low[2]["name"] == high[2]["name"] == "sheet-water.en"
    assert low[2]["lines"] == 0 < high[2]["lines"]


@pytest.mark.usefixtures("workspace")
def test_text_that_runs_on_without_space_is_listed(
    run: Run, template: Callable[[bytes], str]
) -> None:
    done = run("check", "--template", template(templates.german()))
    assert "its style 'Standard' leaves no space between paragraphs" in done.out


@pytest.mark.usefixtures("workspace")
def test_a_cell_for_the_text_is_listed(
    run: Run, template: Callable[[bytes], str]
) -> None:
    done = run("check", "--template", template(office_templates.cell()))
    assert "its place for the text is a table cell" in done.out


@pytest.mark.usefixtures("workspace")
def test_the_style_for_text_is_known_by_its_name_where_none_is_the_default(
    run: Run, template: Callable[[bytes], str]
) -> None:
    standard = style("Standard", "Standard", '<w:sz w:val="16"/>')
    data = packed(
        {
            "document": body(words("Muster")),
            "styles": Made(defaults("Arial", "de-DE") + standard),
        }
    )
    done = run("check", "--template", template(data))
    assert "its style 'Standard' is 8 pt" in done.out


def test_languages_of_a_document_are_told_together(
    workspace: Path, run: Run, template: Callable[[bytes], str]
) -> None:
    for words_before in ("It digs wells.", "Il creuse des puits."):
        small.change(workspace, "data/initiatives/wells.yaml", words_before, LONG)
    listed = numbered(run("check", "--template", template(styled(size=28))).out)
    assert len(listed) == 1
    assert re.match(
        r"sheet-water is about \d+ lines \(en\) and \d+ lines \(fr\) too long for one",
        listed[0],
    )


@pytest.mark.usefixtures("workspace")
def test_small_type_and_centred_text_are_listed(
    run: Run, template: Callable[[bytes], str]
) -> None:
    data = styled(size=18, normal='<w:jc w:val="center"/>')
    listed = numbered(run("check", "--template", template(data)).out)
    assert listed[0].startswith("its style 'Normal' is 9 pt")
    assert listed[1] == "its style 'Normal' sets all text in the middle"


def test_the_workspace_s_own_template_is_examined(workspace: Path, run: Run) -> None:
    path = workspace / "templates/reference.docx"
    path.write_bytes(CASES["protection"].make())
    done = run("check", "--template")
    assert done.out.startswith("templates/reference.docx, set in ")
    assert "documents are written without protection against editing" in done.out


@pytest.mark.usefixtures("workspace")
def test_no_template_is_a_mistake_with_a_way_out(run: Run) -> None:
    done = run("check", "--template")
    assert done.code == 1
    assert "this workspace has no Word template to examine" in done.err
    assert "briefgen check --template letterhead.docx" in done.err


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no Word file", "it is no Word file, or it is damaged"),
        (templates.minimal()[:-60], "it is no Word file, or it is damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "it is a file of Word 97 to 2003"),
    ],
)
def test_a_file_that_cannot_be_a_template_is_a_mistake(
    run: Run,
    template: Callable[[bytes], str],
    data: bytes,
    message: str,
) -> None:
    done = run("check", "--template", template(data))
    assert done.code == 1
    assert f"cannot be used: {message}" in done.err


@pytest.mark.usefixtures("workspace")
def test_a_file_that_is_not_there_is_a_mistake(run: Run) -> None:
    done = run("check", "--template", "nowhere.docx")
    assert done.code == 1
    assert done.err.startswith("nowhere.docx:1:1: error: the template 'nowhere.docx'")


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", CASES)
def test_hostile_templates_are_examined_like_others(
    run: Run, template: Callable[[bytes], str], name: str
) -> None:
    done = run("check", "--template", template(CASES[name].make()))
    assert (done.code, done.err) == (0, "")
    assert CASES[name].told in done.out


def test_a_workspace_without_word_files_still_has_its_template_examined(
    workspace: Path, run: Run, template: Callable[[bytes], str]
) -> None:
    for kind in ("sheet", "memo"):
        (workspace / f"templates/{kind}.md").unlink()
    done = run("check", "--template", template(styled(head="20XX")))
    assert done.code == 0
    listed = numbered(done.out)
    assert listed[0].startswith("no document of this workspace is a Word file")
    assert listed[1].startswith("its header says '20XX': a placeholder")
    assert "with 0 documents laid out" in done.out


def test_a_document_with_mistakes_is_left_out_and_listed(
    workspace: Path, run: Run, template: Callable[[bytes], str]
) -> None:
    small.change(workspace, "templates/sheet.md", "theme.title", "theme.titel")
    done = run("check", "--template", template(styled()))
    assert done.code == 1
    assert "templates/sheet.md" in done.err
    assert "with 2 documents laid out" in done.out


def test_styles_and_colours_that_style_yaml_wants_are_listed(
    workspace: Path, run: Run, template: Callable[[bytes], str]
) -> None:
    style_file = workspace / "templates/style.yaml"
    usual = style_file.read_text("utf-8")
    path = workspace / "templates/reference.docx"
    path.write_bytes(templates.themed({"accent1": "FFC000"}, "Arial"))
    style_file.write_text(
        f"from_template: [palette]\nstyles: {{body: normal}}\n{usual}", "utf-8"
    )
    own = run("check", "--template")
    assert "the accent 1 of its theme is not used: #ffc000" in own.out
    other = run("check", "--template", template(styled()))
    assert (other.code, numbered(other.out)) == (0, [])
    path.write_bytes(styled(style("Corps", "Corps")))
    style_file.write_text(f"styles: {{body: Corps}}\n{usual}", "utf-8")
    assert numbered(run("check", "--template").out) == []
    assert numbered(run("check", "--template", template(styled())).out) == [
        "it has no style 'Corps', which style.yaml names"
    ]
