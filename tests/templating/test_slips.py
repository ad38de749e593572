"""What people mistype in templates is told in their words, never in Jinja's.

The cases stand in `slips.txt`; `--accept` rewrites what is told there.
"""

import re
import time
from contextlib import suppress
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, Place
from briefgen.model import Portfolio, Theme
from briefgen.templating import Renderer, Script
from briefgen.templating.environment import Sandbox
from briefgen.templating.lint.parse import parse
from briefgen.templating.lint.wordings import LOOK, wording
from tests.loading.cases import Case, read_cases
from tests.loading.test_mistakes import accept

CASES = Path(__file__).with_name("slips.txt")
SHIPPED = sorted(Path("templates").rglob("*.md"))
JINJA = re.compile(
    r"token|statement|\bchar\b|tag name|directive|const\b|identifier|unknown tag"
    r"|Jinja|special|subscript|print|nesting|end of template",
)
MARK = re.compile(r"""[{}%#"'()|.=]""")


def told(text: str) -> str:
    renderer = Renderer(lambda name: "a" if name == "sections/a.md" else None)
    shapes = {"portfolio": Portfolio, "theme": Theme}
    found = renderer.judge([Script(text, Place("t.md", 1, None))], shapes)
    return "".join(f"{each}\n" for each in found)


@pytest.mark.parametrize("case", read_cases(CASES), ids=lambda case: case.title)
def test_a_slip_is_told_once_and_in_words(
    case: Case, request: pytest.FixtureRequest
) -> None:
    found = told(case.files["body"] or "")
    if request.config.getoption("--accept"):
        accept(CASES, case, found)
    assert found == case.told
    assert found.count(" error: ") == 1
    assert LOOK not in found
    assert "\n  hint: " in found


@pytest.mark.parametrize("path", SHIPPED, ids=str)
@pytest.mark.parametrize("other", ["", "’", " "])
def test_no_mark_that_is_missing_or_wrong_is_told_in_words_of_jinja(
    path: Path, other: str
) -> None:
    text, sandbox = path.read_text(), Sandbox(lambda _: None)
    _, _, body = text.rpartition("\n---\n")
    marks = [each.start() for each in MARK.finditer(body)]
    for at in marks[:: 1 + len(marks) // 60]:
        script = Script(f"{body[:at]}{other}{body[at + 1 :]}", Place("t.md", 1, None))
        try:
            parse(sandbox, script)
        except BriefgenError as error:
            (only,) = error.diagnostics
            assert not JINJA.search(only.message.partition("`")[0]), only
            assert 1 <= only.place.line <= 1 + body.count("\n")


def test_a_complaint_that_jinja_may_learn_is_told_in_words() -> None:
    assert wording("Some new complaint about a token.") == ("this cannot be read", LOOK)


@pytest.mark.parametrize(
    ("piece", "end"),
    [
        ("{{ a }}", "{{"),
        ("{% if a = 1 %}{% endif %}", ""),
        ('"a"', "}}"),
        ("{ ", "{% x %}"),
        ("{# a #}", "{#"),
        ("a", " %}{% x %}"),
        ("% ", "{% x %}"),
        ("{% if a %}", ""),
        ("a(", " }}"),
    ],
)
def test_a_slip_in_a_long_template_is_told_in_no_time(piece: str, end: str) -> None:
    text = piece * (99_000 // len(piece)) + end
    for begun in ("", "{{ ", "{% set "):
        began = time.process_time()
        with suppress(BriefgenError):
            parse(Sandbox(lambda _: None), Script(begun + text, Place("t.md")))
        assert time.process_time() - began < 5
