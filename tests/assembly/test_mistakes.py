"""Every mistake in templates, charts and phrases is told once, with its place.

The cases stand in `mistakes/*.txt`; `--accept` rewrites what is told there. `body` is
what stands under the front matter of `templates/sheet.md`, from line 7 on; so is
`public`, of a public kind.
"""

from pathlib import Path

import pytest

from tests.assembly.told import told
from tests.loading.cases import TITLE, Case, read_cases, written
from tests.loading.test_mistakes import accept

FILES = sorted((Path(__file__).parent / "mistakes").glob("*.txt"))
CASES = [(path, case) for path in FILES for case in read_cases(path)]


@pytest.mark.parametrize(
    ("path", "case"),
    CASES,
    ids=[f"{path.stem}: {case.title}" for path, case in CASES],
)
def test_what_is_told(
    path: Path, case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = told(tmp_path, case.files)
    if request.config.getoption("--accept"):
        accept(path, case, found)
    else:
        assert found == case.told


def test_the_sound_workspace_has_no_mistake(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == ""


def test_cases_are_written_as_they_were_read() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        introduction, _, _ = text.partition(f"\n{TITLE}")
        assert written(introduction, read_cases(path)) == text
