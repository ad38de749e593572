"""The page on imports is true: its commands run, its messages come, its mapping reads."""

import re
import shlex
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from briefgen import loading
from briefgen.cli import run
from briefgen.workspace import open_workspace
from tests.portfolios.imported_portfolio import (
    ADDRESS,
    ORIGINS,
    STATEMENT,
    import_portfolio,
    write_source,
)
from tests.portfolios.sheet.office_sheet import PROJECTS, write_office_sheet
from tests.sample_documents import ROOT

PAGE = (ROOT / "docs" / "import.md").read_text("utf-8")
COMMANDS = re.findall(
    r"^briefgen (.*)$",
    "\n".join(re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)),
    re.MULTILINE,
)
MESSAGES = [
    line
    for block in re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]
MAPPING = PAGE.partition("```yaml\n")[2].partition("```")[0]
RULES = re.findall(r"^\| `([\[{].*[}\]])` \|", PAGE, re.MULTILINE)
PICTURE = re.compile(r"!\[([^\]]*)\]\((import-\w+\.png)\)")
LARGEST = 120_000  # bytes of a picture
CSV = """Project No.,Theme,Project title,Description,Budget,Start
P-01,Clean water,Wells,Digs wells.,"1,234",03/04/2025
P-02,Clean water,Pumps,Repairs pumps.,"2,500",05/06/2025
"""
HAND = "1300000  # as announced"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace with the sheet of an office, and work in it."""
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    root = tmp_path / "workspace"
    assert run(["init", "--empty", str(root)]) == 0
    monkeypatch.chdir(root)
    write_office_sheet(root / "projects.xlsx")
    return root


def answered(root: Path) -> None:
    """Answer the questions of the mapping, as the page says."""
    path = root / "imports" / "projects.yaml"
    text = path.read_text("utf-8")
    for question, answer in ORIGINS["sheet"].answers.items():
        text = re.sub(
            rf"^( +){re.escape(question)}$", rf"\1{answer}", text, flags=re.MULTILINE
        )
    path.write_text(text, "utf-8")


def edited(path: Path, old: str, new: str) -> None:
    """Change a text of a workbook, as people do in a spreadsheet."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    shared = "xl/sharedStrings.xml"
    assert old.encode() in parts[shared]
    parts[shared] = parts[shared].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


def test_the_first_commands_of_the_page_bring_a_sheet_in(root: Path) -> None:
    draft, bring = COMMANDS[:2]
    assert run(shlex.split(draft)) == 0
    assert run([*shlex.split(bring), "--yes"]) == 1  # nothing before the answers
    answered(root)
    reason = re.search(r"`(no other form .*)`", PAGE)
    mapping = (root / "imports" / "projects.yaml").read_text("utf-8")
    assert reason is not None
    assert reason[1] in mapping
    assert run([*shlex.split(bring), "--yes"]) == 0
    assert len(loading.load(open_workspace(root)).initiatives) == len(PROJECTS)


def test_each_other_command_drafts_a_mapping(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sources", "pages"):
        (root / name).mkdir()
    for kind, folder in {
        "iati": "sources",
        "register": "sources",
        "page": "pages",
    }.items():
        write_source(kind, root / folder)
    write_source("database", root)
    for name, address in ADDRESS.items():
        monkeypatch.setenv(name, address)
    drafts = COMMANDS[2:]
    assert len(drafts) == 4
    for draft in drafts:
        words = [STATEMENT if "…" in word else word for word in shlex.split(draft)]
        assert run(words) == 0
        assert (root / "imports" / f"{words[-1]}.yaml").exists()


def test_every_message_of_the_page_is_said(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "projects.csv").write_text(CSV, "utf-8")
    assert run(["import", "projects.csv", "--draft", "csv"]) == 0
    assert run(["import", "projects.xlsx", "--draft", "projects"]) == 0
    answered(root)
    assert run(["import", "projects", "--yes"]) == 0
    data = root / "data" / "initiatives" / "shores-that-hold.yaml"
    by_line = re.search(r"`briefgen (why data/\S+:\d+)`", PAGE)
    assert by_line is not None
    run(by_line[1].split())
    text = data.read_text("utf-8")
    data.write_text(text.replace("1250500", HAND), "utf-8")
    edited(root / "projects.xlsx", "1 250,5", "1 400")
    assert run(["import", "projects", "--yes"]) == 1
    printed = capsys.readouterr().out
    assert len(MESSAGES) == 11
    assert [line for line in MESSAGES if line not in printed] == []
    for decided in re.findall(r"`(--use-\S+ \S+|--conflicts \w+)`", PAGE):
        words = ["import", "projects", *decided.split(), "--dry-run"]
        assert run(words) == 0


def test_the_mapping_of_the_page_reads_the_sheet(root: Path) -> None:
    path = root / "imports" / "projects.yaml"
    path.parent.mkdir()
    path.write_text(MAPPING, "utf-8")
    assert run(["import", "projects", "--yes"]) == 0
    portfolio = loading.load(open_workspace(root))
    assert len(portfolio.initiatives) == len(PROJECTS)
    shores = next(
        each for each in portfolio.initiatives if each.id == "shores-that-hold"
    )
    assert shores.funding.lines[0].amount is not None
    assert len(shores.partners) == len(shores.milestones) == 2
    assert shores.reach[0].count == 4200


def rules_apart() -> Iterator[tuple[str, str]]:
    """Yield the rules of the page that its mapping lacks, with the field of each."""
    for rule in RULES:
        if rule.rstrip("}]") not in MAPPING:
            money = "Montant" in rule
            results = "results" in rule
            yield (
                "funding.amount" if money else "results" if results else "partners",
                rule,
            )


def test_the_page_has_rules_of_all_sorts() -> None:
    assert len(RULES) == 11
    assert len([*rules_apart()]) == 5


@pytest.mark.parametrize(("field", "rule"), [*rules_apart()])
def test_a_rule_of_the_page_reads_its_source(field: str, rule: str, root: Path) -> None:
    path = root / "imports" / "projects.yaml"
    if field == "results":
        write_source("iati", root)
        assert run(["import", "activities.xml", "--draft", "projects"]) == 0
        mapping = path.read_text("utf-8")
    else:
        path.parent.mkdir()
        mapping = MAPPING
    own = re.compile(rf"^    {re.escape(field)}:.*\n(?:      .*\n)*", re.MULTILINE)
    changed, times = own.subn(lambda _: f"    {field}: {rule}\n", mapping)
    assert times == 1
    path.write_text(changed, "utf-8")
    assert run(["import", "projects", "--yes"]) == 0
    lock = (root / "imports" / "projects.lock.yaml").read_text("utf-8")
    assert f'"{field}' in lock


def test_every_option_on_the_page_is_one_of_its_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    used = set(re.findall(r"--[a-z][a-z-]+", PAGE))
    for command in ("import", "check", "sheet"):
        run([command, "--help"])
    known = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))
    assert len(used) > 8
    assert used <= known


def test_every_source_has_a_small_picture_that_is_told_in_words() -> None:
    pictures = PICTURE.findall(PAGE)
    assert {name for _, name in pictures} == {f"import-{kind}.png" for kind in ORIGINS}
    for words, name in pictures:
        path = ROOT / "docs" / name
        assert len(words) > 60
        assert path.stat().st_size <= LARGEST
        with Image.open(path) as picture:
            assert picture.width > picture.height > 600


@pytest.mark.parametrize("kind", ORIGINS)
def test_the_page_of_each_picture_is_made_of_its_source(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configuration = {"BRIEFGEN_CONFIG": str(tmp_path / "configuration")}
    for name, value in (ADDRESS | configuration).items():
        monkeypatch.setenv(name, value)
    import_portfolio(kind, tmp_path / kind)
    monkeypatch.chdir(tmp_path / kind)
    factsheet = ORIGINS[kind].factsheet
    words = ["build", "--kind", "factsheet", "--language", factsheet[-2:]]
    assert run([*words, "--format", "pdf", "--jobs", "1"]) == 0
    assert Path("build/public/factsheet", f"factsheet-{factsheet}.pdf").exists()
