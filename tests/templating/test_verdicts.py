"""Templates that had no mistake are not judged again, unless what they include changed."""

import pytest

from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.templating import Renderer, Script, Verdicts, render
from briefgen.templating.document_kind import SUBJECTS

BODY = '{% include "sections/one.md" %}{{ portfolio.title }}'
SOUND = {
    "sections/one.md": '{% include "sections/two.md" %}one',
    "sections/two.md": "{{ portfolio.title | capital }}",
    "sections/three.md": "three",
}
EDITS: dict[str, dict[str, str]] = {
    "nothing": {},
    "what it includes": {"sections/one.md": "{{ portfolio.titel }}"},
    "what that includes": {"sections/two.md": "{{ portfolio.title | upper }}"},
    "a comment there": {"sections/two.md": "{# new #}{{ portfolio.title | capital }}"},
    "what is included": {"sections/one.md": '{% include "sections/three.md" %}'},
    "what nobody includes": {"sections/three.md": "{{ wrong }}"},
    "the body": {"body": "{{ portfolio.title }}"},
    "the body, wrongly": {"body": "{{ portfolio.titel }}"},
}


def judged(
    verdicts: Verdicts, texts: dict[str, str]
) -> tuple[tuple[Diagnostic, ...], set[str], dict[str, set[str]]]:
    renderer = Renderer(texts.get, verdicts)
    script = Script(texts["body"], Place("templates/kind.md", 5, None))
    names = {"portfolio": SUBJECTS["portfolio"]}
    return renderer.judge([script], names), renderer.sections, renderer.filters


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_verdict_that_is_remembered_is_that_of_judging(edit: dict[str, str]) -> None:
    first, before = Verdicts(), {"body": BODY, **SOUND}
    assert judged(first, before)[0] == ()
    second, after = Verdicts(first.used), before | edit
    expected = judged(Verdicts(), after)
    assert judged(second, after) == expected
    assert bool(second.used) is not bool(expected[0])  # a mistake is found again


def test_what_is_remembered_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    first, texts = Verdicts(), {"body": BODY, **SOUND}
    expected = judged(first, texts)
    monkeypatch.setattr(render, "judge", None)
    assert judged(Verdicts(first.used), texts) == expected


def test_a_section_that_cannot_be_read_has_no_verdict() -> None:
    first, texts = Verdicts(), {"body": BODY, **SOUND}
    judged(first, texts)

    def broken(name: str) -> str | None:
        if name == "sections/two.md":
            raise BriefgenError([])
        return texts.get(name)

    renderer = Renderer(broken, Verdicts(first.used))
    script = Script(BODY, Place("templates/kind.md", 5, None))
    second = Renderer(broken)
    names = {"portfolio": SUBJECTS["portfolio"]}
    assert renderer.judge([script], names) == second.judge([script], names)
