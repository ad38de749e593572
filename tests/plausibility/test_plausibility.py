"""What is hardly meant is told once, with its place and a hint; what may be meant is not.

The cases stand in `cases/*.txt`, a file for each rule; `--accept` rewrites what is told there.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.plausibility import RULES
from tests.assembly.told import checked
from tests.loading.cases import Case, read_cases, written
from tests.loading.test_mistakes import accept

FILES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
CASES = [(path, case) for path in FILES for case in read_cases(path)]
SOUND = {
    "briefgen.yaml": "organization: Waterways\nlanguages: [en, fr]\n",
    "data/themes.yaml": """\
- id: water
  title: {en: Water, fr: Eau}
- {id: forests, title: {en: Forests, fr: Forêts}}
""",
    "data/initiatives/dam.yaml": """\
theme: water
title: {en: Dam, fr: Barrage}
funding: {kind: new, amount: 300000}
description: {en: It is a dam., fr: C’est un barrage.}
""",
    "data/initiatives/mill.yaml": """\
theme: water
title: {en: Mill, fr: Moulin}
funding: {kind: new, amount: 200000}
description: {en: It is a mill., fr: C’est un moulin.}
""",
    "charts/funding.yaml": None,
    "body": "{% for one in theme.initiatives %}\n{{ one.description }}\n\n{% endfor %}\n",
}


def told(root: Path, files: Mapping[str, str | None]) -> str:
    return "".join(f"{each}\n" for each in checked(root, files))


@pytest.mark.parametrize(
    ("path", "case"),
    CASES,
    ids=[f"{path.stem}: {case.title}" for path, case in CASES],
)
def test_what_is_told(
    path: Path, case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = told(tmp_path, {**SOUND, **case.files})
    if request.config.getoption("--accept"):
        accept(path, case, found)
    else:
        assert found == case.told


def test_of_the_sound_workspace_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, SOUND) == ""


def test_every_rule_has_cases_that_it_refuses_and_one_that_it_does_not() -> None:
    for rule in RULES:
        cases = read_cases(Path(__file__).parent / "cases" / f"{rule}.txt")
        assert any(f"[{rule}]" in case.told for case in cases), rule
        assert any(f"[{rule}]" not in case.told for case in cases), rule


def test_cases_are_written_as_they_were_read() -> None:
    for path in FILES:
        text = path.read_text("utf-8")
        introduction, _, _ = text.partition("\n== ")
        assert written(introduction, read_cases(path)) == text
