"""Notes to the author in templates: for internal kinds, each at a block."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from briefgen import cli
from tests.commands import small

NOTE = "::: note to author\nAsk for the *new* figure.\n:::\n\n"
MEMO, SHEET = small.FILES["templates/memo.md"], small.FILES["templates/sheet.md"]
DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a small workspace; go there."""
    root = small.make(tmp_path / "workspace")
    monkeypatch.chdir(root)
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    return root


def built(root: Path, kind: str, text: str) -> dict[str, bytes]:
    """Build with a template, and give the parts of its first document."""
    small.write(root, f"templates/{kind}.md", text)
    assert cli.run(("build",)) == 0
    with ZipFile(root / f"build/internal/{kind}/{kind}-water.en.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    "text",
    [
        MEMO.replace("{{ theme.advice.issue }}", NOTE + "{{ theme.advice.issue }}"),
        MEMO.replace("{{ theme.advice.issue }}", "{{ theme.advice.issue }}\n\n" + NOTE),
        MEMO.replace("{{ theme.advice.issue }}", NOTE + "- {{ theme.advice.issue }}"),
    ],
)
def test_a_note_stands_at_the_next_block_or_the_last(root: Path, text: str) -> None:
    parts = built(root, "memo", text)
    assert b">new<" in parts[COMMENTS]
    paragraph = parts[DOCUMENT].partition(b"To decide.")[0].rpartition(b"<w:p>")[2]
    assert b'<w:commentRangeStart w:id="0"/>' in paragraph


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("sheet", SHEET.replace("## {{", NOTE + "## {{"), "a public kind"),
        (
            "memo",
            MEMO.replace("{% if", "::: note to author\n## No\n:::\n\n{% if"),
            "holds paragraphs and nothing else",
        ),
        ("memo", MEMO.partition("{% if")[0] + NOTE, "belongs to no block"),
        (
            "memo",
            MEMO.replace("{% if", "::: note to author\n:::\n\n{% if", 1),
            "a note to the author without words",
        ),
        (
            "memo",
            MEMO.replace(
                "{% if",
                "::: note to author\n{{ theme.introduction or '' }}\n:::\n\n{% if",
                1,
            ),
            "a note to the author without words",
        ),
        (
            "memo",
            MEMO.replace(
                "{% if", f"::::: details\n{NOTE}- a | b\n:::::\n\n{{% if", 1
            ).replace(
                NOTE, "- c | d\n\n  " + NOTE.replace("\n", "\n  ").rstrip() + "\n"
            ),
            "",
        ),
    ],
)
def test_a_note_where_none_can_stand_is_told_with_its_line(
    root: Path, capsys: pytest.CaptureFixture[str], kind: str, text: str, told: str
) -> None:
    small.write(root, f"templates/{kind}.md", text)
    line = text[: text.index("::: note")].count("\n") + 1
    assert cli.run(("check",)) == 1
    told_of = capsys.readouterr()
    assert told in told_of.out + told_of.err
    if told:
        assert f"templates/{kind}.md:{line}" in told_of.out + told_of.err
