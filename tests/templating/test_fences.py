"""A `:::` line without its other half is told once, whatever the data are."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.templating import Renderer, Script, read
from briefgen.templating.lint.fences import unpaired

SHIPPED = {
    path.relative_to("templates").as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(Path("templates").rglob("*.md"))
}
LINES = [
    (name, number)
    for name, text in SHIPPED.items()
    for number, line in enumerate(text.split("\n"), 1)
    if line.startswith(":::")
]


def judged(templates: Mapping[str, str]) -> set[Diagnostic]:
    """Give the mistakes of all kinds, and of what they include."""
    mistakes = set[Diagnostic]()
    for name, text in templates.items():
        if "/" not in name:
            renderer = Renderer(templates.get)
            try:
                kind = read(
                    name.removesuffix(".md"), f"templates/{name}", text, renderer
                )
                mistakes |= {*kind.mistakes}
            except BriefgenError as error:
                mistakes |= {*error.diagnostics}
    return mistakes


def left(text: str, **sections: str) -> list[tuple[int, str]]:
    """Give line and colons or message of what is told of a template."""
    included = [
        Script(each, Place(f"templates/sections/{name}.md", 101, None))
        for name, each in sections.items()
    ]
    found = unpaired([Script(text, Place("t.md", 1, None))], included)
    return [(each.place.line, each.message) for each in found]


def test_a_block_in_a_language_is_called_as_it_is_written() -> None:
    assert left("::: {lang=es}\nAgua.\n") == [(1, "::: {lang=es} is never closed")]


def test_the_shipped_templates_are_whole() -> None:
    assert judged(SHIPPED) == set()
    assert len(LINES) > 30


@pytest.mark.parametrize(
    ("name", "number"), LINES, ids=[f"{name}:{number}" for name, number in LINES]
)
def test_a_line_that_is_taken_out_is_one_mistake_in_its_file(
    name: str, number: int
) -> None:
    lines = SHIPPED[name].split("\n")
    opens = lines[number - 1].strip(":") != ""
    lines[number - 1] = ""
    (only,) = judged({**SHIPPED, name: "\n".join(lines)})
    assert only.rule == "unclosed-container"
    assert only.place.path == f"templates/{name}"
    assert (only.place.line > number) == opens
    assert ("is never closed" in only.message) != opens


OPEN, STRAY = (
    "container `meta` is never closed",
    "a closing `:::` where nothing is open",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n", []),
        ("::: meta\na\n:::\n", []),
        ("::: meta\na\n", [(1, OPEN)]),
        ("a\n:::\n", [(2, STRAY)]),
        (":::: columns\n::: meta\n::::\n", [(2, OPEN)]),
        (":::: meta\na\n:::\n", [(1, OPEN), (3, STRAY)]),
        # An inner block does not take what closes an outer one.
        ("::: lead\n{% if a %}\n::: meta\n{% endif %}\n:::\n", [(3, OPEN)]),
        ("::: lead\n{% if a %}\n:::\n{% endif %}\na\n:::\n", [(3, STRAY)]),
        ("{% for a in b %}\n::: meta\n{% endfor %}\n", [(2, OPEN)]),
        # What one branch opens, another place may close.
        ("{% if a %}\n::: meta\n{% endif %}\nb\n{% if a %}\n:::\n{% endif %}\n", []),
        ("{% if a %}\n::: meta\n{% else %}\n::: lead\n{% endif %}\nb\n:::\n", []),
        ("{% if a %}\n::: meta\n{% elif b %}\n::: lead\n{% endif %}\n:::\n", []),
        (
            (
                "{% if a %}\n::: x\n{% else %}\n:::: x\n{% endif %}\nb\n"
                "{% if a %}\n:::\n{% else %}\n::::\n{% endif %}\n"
            ),
            [],
        ),
        (
            "{% if a %}\n::: meta\n:::\n{% else %}\n::: meta\n{% endif %}\n",
            [(5, OPEN)],
        ),
        # A comment is not printed; the line of what follows it stays.
        ("{# a\n::: meta\n#}\n::: meta\n", [(4, OPEN)]),
        ("::: {{ a }}\nb\n:::\n", []),
        # Only the printed text can tell.
        ("- ::: meta\n", []),
        ("{% if a %}::: meta{% endif %}\n", []),
        ("::: meta{% if a %}\n{% endif %}\n", []),
        ("{% raw %}\n::: meta\n{% endraw %}\n", []),
        ("{% macro begin() %}\n::: meta\n{% endmacro %}\n", []),
        ("{% set begin %}\n::: meta\n{% endset %}\n", []),
        (
            "{% for a in b %}\n{% if a %}\n:::\n{% endif %}\n::: x\n{% endfor %}\n:::\n",
            [],
        ),
        ("::: x\n{% if a %}\n:::\n::: x\n{% endif %}\n:::\n", []),
        ("{{ 'a\n::: meta\n' }}\n", []),
        ("{% set a | t(b=1) %}\n::: meta\n{% endset %}\n", []),
        ("{% set a = b | t(c=1) %}\n::: meta\n", [(2, OPEN)]),
        ("::: meta\n{% include a %}\n", []),
        ("::: meta\n{% include ['sections/a.md', 'sections/b.md'] %}\n", []),
        ("::: meta\n{{ {'a': 1} }}\n", []),
    ],
)
def test_what_has_no_other_half_is_told(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert left(text) == expected


def test_sections_may_open_and_close_what_stands_between_them() -> None:
    begin, end = "{% include 'sections/begin.md' %}", "{% include 'sections/end.md' %}"
    sections = {"begin": "::: meta\n", "end": ":::\n"}
    assert left(f"{begin}\na\n{end}\n", **sections) == []
    assert left(f"{begin}\na\n:::\n", **sections) == []
    assert left(f"{begin}\na\n", **sections) == [(101, OPEN)]
    assert left(f"::: meta\n{begin}\na\n:::\n", **sections) == [(101, OPEN)]
    assert left(f"::: meta\na\n:::\n{end}\n", **sections) == [(101, STRAY)]


def test_a_section_may_stand_between_columns() -> None:
    text = "::: x\n{% include 'sections/next.md' %}\n:::\n"
    assert left(text, next=":::\n::: x\n") == []


def test_sections_that_include_one_another_are_read_once() -> None:
    inner = "{% include 'sections/a.md' %}\n"
    assert left(inner, a=f"::: meta\n{inner}") == [(101, OPEN)]
    many = {
        f"s{at}": f"{{% include 'sections/s{at + 1}.md' %}}\n" * 2 for at in range(9)
    }
    assert left("{% include 'sections/s0.md' %}\n", **many, s9="::: meta\n:::\n") == []


def test_sections_that_would_multiply_are_left_to_the_reader_of_markdown() -> None:
    twice = "{{% include 'sections/s{}.md' %}}\n" * 50
    many = {f"s{at}": twice.format(*[at + 1] * 50) for at in range(7)}
    assert left("{% include 'sections/s0.md' %}\n", **many, s7="::: meta\n") == []
