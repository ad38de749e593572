"""What a second hostile reading found: state that acts, folders that are one, words that
act on a terminal, folders that are programs, times that were set back.
"""

import datetime
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from lxml import etree

from briefgen import trust
from briefgen.builder.build import build
from briefgen.commands.diagnostics_output import say
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing import manifest
from briefgen.publishing.finish_build import sources_of
from briefgen.publishing.report import Report
from briefgen.state.database import LARGEST, OURS, TABLE, VERSION
from briefgen.state.snapshot import copied
from briefgen.state.state import opened
from briefgen.word_template import unpacked
from briefgen.writers.docx.parts.accepted_text import DEEPEST
from briefgen.writers.docx.roundtrip import read_back as read_back_module
from briefgen.writers.docx.roundtrip import read_chart
from briefgen.writers.docx.roundtrip.read_back import read_back
from briefgen.writers.docx.roundtrip.read_chart import Workbooks
from tests import hostile
from tests.commands import small
from tests.writers import sample_trees
from tests.writers.docx.edited import edited, of_blocks, xml
from tests.writers.docx.templates import zipped

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no links, no pipes")

NOW = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, None, 1, force=False)
STATE = ".briefgen/state.sqlite"
WELLS = "data/initiatives/wells.yaml"
ENDLESS = """\
CREATE TRIGGER {name} AFTER INSERT ON rows BEGIN
 INSERT OR REPLACE INTO rows SELECT 'z', x, x, x FROM
  (WITH RECURSIVE c(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c) SELECT x FROM c);
END
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = small.make(tmp_path / "workspace")
    small.change(made, "briefgen.yaml", "[docx, pdf]", "[docx]")
    small.change(made, "briefgen.yaml", "[en, fr]", "[en]")
    (made / "templates/overview.md").unlink()
    return made


def built(root: Path, request: BuildRequest = ALL) -> Report:
    return build(root, request, lambda *_: None)


def ours(root: Path, *more: str) -> None:
    """Make a database as briefgen does, and what a stranger adds to it."""
    (root / ".briefgen").mkdir()
    with closing(sqlite3.connect(root / STATE)) as database:
        database.execute(TABLE)
        database.execute(f"PRAGMA application_id = {OURS}")
        database.execute(f"PRAGMA user_version = {VERSION}")
        for statement in more:
            database.execute(statement)
        database.commit()


@pytest.mark.parametrize("name", ["sqlitex", "rows", "acts"])
def test_nothing_in_a_state_acts_by_itself(name: str, root: Path) -> None:
    ours(root, ENDLESS.format(name=name))
    told = [each.rule for each in built(root).diagnostics]
    assert told == ["damaged-state"]
    with closing(sqlite3.connect(root / STATE)) as database:
        (count,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    assert count == 1


@pytest.mark.parametrize("path", [STATE, f"{STATE}-journal"])
def test_a_state_larger_than_any_is_not_read(path: str, root: Path) -> None:
    ours(root)
    with (root / path).open("ab") as file:
        file.truncate(LARGEST + 4096)  # which takes no room on the disk
    with copied(root) as found:
        assert [each.rule for each in found.diagnostics] == ["damaged-state"]
    with opened(root) as found:
        assert [each.rule for each in found.diagnostics] == ["damaged-state"]
    assert (root / STATE).stat().st_size < LARGEST


def test_a_large_database_of_others_is_left(root: Path) -> None:
    (root / ".briefgen").mkdir()
    with (root / STATE).open("wb") as file:
        file.write(b"SQLite format 3\0".ljust(LARGEST.bit_length(), b"\1"))
        file.truncate(LARGEST + 4096)
    with opened(root) as found:
        assert [each.rule for each in found.diagnostics] == ["state"]
    assert (root / STATE).stat().st_size == LARGEST + 4096


def test_a_list_of_folders_that_is_no_list_stops_no_build(root: Path) -> None:
    (root / ".briefgen").mkdir()
    (root / ".briefgen/published").write_text("[" * 100_000 + "\n", "utf-8")
    assert {each.outcome for each in built(root).results} == {"written"}


def test_a_manifest_that_names_more_than_any_is_not_believed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root)
    path = root / "build/public/briefgen.manifest.json"
    assert len(manifest.read_file(path) or {}) == 2
    monkeypatch.setattr(manifest, "MOST", 1)
    assert manifest.read_file(path) is None


@pytest.mark.parametrize(
    "output",
    [
        "../workspace/data",
        "../workspace/Templates/x",
        "../workspace/.briefgen",
        "{{public: {root}/data, internal: i}}",
        "{{public: {root}, internal: i}}",
    ],
)
def test_no_outputs_are_written_among_the_sources(output: str, root: Path) -> None:
    _output(root, output)
    with pytest.raises(BriefgenError, match="outputs cannot be written to"):
        built(root)
    assert list(root.rglob("*.docx")) == []


@pytest.mark.parametrize(
    "output",
    [
        "{{public: {root}/i/public, internal: i}}",
        "{{public: ../workspace/i/memo, internal: i}}",
        "{{public: i/preview, internal: ../workspace/i}}",
        "{{public: out, internal: OUT}}",
    ],
)
def test_public_and_internal_documents_never_share_a_folder(
    output: str, root: Path
) -> None:
    _output(root, output)
    with pytest.raises(BriefgenError, match="public and internal documents"):
        built(root)
    assert list(root.rglob("*.docx")) == []


def test_nor_one_that_a_link_makes_the_same(root: Path) -> None:
    (root.parent / "site").mkdir()
    (root.parent / "own").symlink_to("site")
    _output(root, "{{public: ../site, internal: ../own}}")
    asked = {"public": "../site", "internal": "../own"}
    trust.grant(root, trust.offered(root, asked))
    with pytest.raises(BriefgenError, match="would both be written"):
        built(root)
    assert list((root.parent / "site").iterdir()) == []


def test_a_folder_asked_for_is_none_of_the_sources(root: Path) -> None:
    request = BuildRequest(Selection(), NOW, root / "data", 1, force=False)
    with pytest.raises(BriefgenError, match="outputs cannot be written to 'data"):
        built(root, request)


def _output(root: Path, output: str) -> None:
    text = output.format(root=root)
    small.change(root, "briefgen.yaml", "formats", f"output: {text}\nformats")


def test_a_file_whose_time_was_set_back_is_read_again(root: Path) -> None:
    old = (1_000_000_000, 1_000_000_000)
    for path in root.rglob("*"):
        os.utime(path, old)
    _settle(root)
    built(root)
    assert {each.outcome for each in built(root).results} == {"up to date"}
    with (root / WELLS).open("r+", encoding="utf-8") as file:
        text = file.read().replace("digs", "buys")
        file.seek(0)
        file.write(text)
    os.utime(root / WELLS, old)
    changed = {each.path for each in built(root).results if each.outcome == "written"}
    assert changed == {"build/public/sheet/sheet-water.en.docx"}


def _settle(root: Path) -> None:
    """Remember what is there as long settled: this test cannot wait for that."""
    with opened(root) as state:
        state.began += 10**10
        sources_of(root, "templates/style.yaml", state)


def test_an_output_whose_time_was_set_back_is_seen(root: Path) -> None:
    built(root)
    path = root / "build/public/sheet/sheet-water.en.docx"
    found, data = path.stat(), path.read_bytes()
    path.write_bytes(data[:-1] + b"\1")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    outcomes = {each.path: each.outcome for each in built(root).results}
    assert outcomes["build/public/sheet/sheet-water.en.docx"] == "edited"


def test_a_name_that_acts_on_a_terminal_is_told_plainly(root: Path) -> None:
    built(root)
    kind = "\x1b]0;it\x07\u202e\nk"
    folder = root / "build/public" / kind
    folder.mkdir()
    (folder / f"{kind}-x.en.pdf").write_text("x", "utf-8")
    (told,) = [str(each) for each in built(root).diagnostics]
    assert not set("\x1b\x07\u202e") & set(told)
    assert len(told.splitlines()) == 2


def test_nothing_that_is_printed_acts_on_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say("a\x1b[31m\x9b31m\u202eb\u2066\r\x08c\td\ne", err=True)
    assert capsys.readouterr().err == "a�[31m�31m�b���c\td\ne\n"
    commands = Path(say.__code__.co_filename).parent
    printing = {
        path.name
        for path in (*commands.glob("*.py"), commands.parent / "cli.py")
        if "click.echo" in path.read_text("utf-8")
        or "print(" in path.read_text("utf-8")
    }
    assert printing == {"diagnostics_output.py"}


OPEN = """\
import sys
sys.platform = {platform!r}
from briefgen.commands.run_build import _show
_show({folder!r})
"""


@pytest.mark.parametrize(
    ("platform", "told"), [("darwin", "open -R {}"), ("linux", "xdg-open {}")]
)
def test_a_folder_is_shown_and_never_run(
    platform: str, told: str, tmp_path: Path
) -> None:
    folder = tmp_path / "Briefs.app"
    folder.mkdir()
    for name in ("open", "xdg-open"):
        program = tmp_path / "bin" / name
        small.write(
            tmp_path, f"bin/{name}", f'#!/bin/sh\necho {name} "$@" >{tmp_path}/told\n'
        )
        program.chmod(0o755)
    text = OPEN.format(platform=platform, folder=str(folder))
    given = {**os.environ, "PATH": f"{tmp_path}/bin:{os.environ['PATH']}"}
    subprocess.run([sys.executable, "-c", text], env=given, check=True)
    while not (tmp_path / "told").exists() or not (tmp_path / "told").read_bytes():
        pass  # on Linux it is not waited for
    assert (tmp_path / "told").read_text("utf-8").strip() == told.format(folder)


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"]
)
def test_an_instant_beyond_all_years_is_no_date(moment: str, root: Path) -> None:
    script = hostile.script(root.parent / "briefgen", hostile.PIP)
    done = subprocess.run(
        [sys.executable, script, "status", "--as-of", moment],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "is no date" in done.stderr


RUNS = 20_000


@pytest.mark.parametrize(
    "around", ["{}", "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"]
)
def test_a_block_of_very_many_runs_is_read(around: str) -> None:
    runs = (
        f"<w:r><w:t>{'piece ' * 150}</w:t></w:r>" * RUNS
    )  # joined one by one: minutes
    data = _with(around.format(f"<w:p>{runs}</w:p>"))
    assert (
        max(len(block.words) for block in read_back(data)) == len("piece ") * 150 * RUNS
    )


def test_fields_that_never_end_are_refused() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    code = f"<w:r><w:instrText>{'PAGEREF x ' * 50}</w:instrText></w:r>"
    assert read_back(_with(f"<w:p>{begin * 20}{code * 1000}</w:p>"))
    with pytest.raises(ValueError, match="too many fields"):
        read_back(_with(f"<w:p>{begin * (DEEPEST + 1)}</w:p>"))


@pytest.mark.parametrize("number", ["zzzz", "", "FFFFFFFFFFFF", "-1"])
def test_a_tick_box_with_a_sign_that_is_none_is_read(number: str) -> None:
    box = "http://schemas.microsoft.com/office/word/2010/wordml"
    data = _with(
        f'<w:sdt><w:sdtPr><x:checkbox xmlns:x="{box}"><x:uncheckedState x:val="{number}"'
        "/></x:checkbox></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    )
    assert read_back(data)[0].words.startswith("\u2610")


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(cells: str, shared: str = "") -> bytes:
    sheet = f'<s xmlns="{MAIN}"><row>{cells}</row></s>'
    strings = f'<sst xmlns="{MAIN}"><si><t>{shared}</t></si></sst>'
    return zipped(
        {
            "xl/worksheets/sheet1.xml": sheet.encode(),
            "xl/sharedStrings.xml": strings.encode(),
        }
    )


def test_cells_that_share_a_long_text_are_not_written_out() -> None:
    book = workbook('<c t="s"><v>0</v></c>' * 5_000, "word " * 1_000)
    with pytest.raises(ValueError, match="hold too much"):
        Workbooks().rows(book)


def test_a_number_with_a_million_places_is_told_as_it_stands() -> None:
    book = workbook("<c><v>1e999999</v></c><c><v>1e-999999</v></c><c><v>2.50</v></c>")
    assert Workbooks().rows(book) == ("1e999999 | 1e-999999 | 2.5",)


def test_workbooks_of_a_file_hold_so_much_and_are_read_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, other = workbook("<c><v>1</v></c>"), workbook("<c><v>2</v></c>")
    size = sum(map(len, unpacked(one).values()))
    monkeypatch.setattr(read_chart, "LARGEST", size + 10)
    books = Workbooks()
    assert [books.rows(one) for _ in range(1_000)] == [("1",)] * 1_000
    with pytest.raises(ValueError, match="hold too much"):
        books.rows(other)


def test_the_words_of_a_file_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _with("<w:p><w:r><w:t>words</w:t></w:r></w:p>")
    assert read_back(data)
    monkeypatch.setattr(read_back_module, "LETTERS", 10)
    with pytest.raises(ValueError, match="too large"):
        read_back(data)


INTERRUPTED = """\
import sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == {name!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
sys.argv = ["briefgen", "build"]
from briefgen.entry import main
main()
"""


@pytest.mark.parametrize("name", ["click", "briefgen.cli", "briefgen.builder.build"])
def test_an_interruption_while_it_begins_shows_no_traceback(
    name: str, root: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(name=name)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 130
    told = done.stderr.strip()
    assert told == "stopped: what was written is whole, the rest is not begun"


def _with(inner: str) -> bytes:
    data = of_blocks(sample_trees.paragraph("Words."))

    def put(document: etree._Element) -> None:
        document[0].insert(0, xml(inner))

    return edited(data, put)
