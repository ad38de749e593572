"""What is known of a template before it is rendered, sooner than Jinja tells it."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from jinja2 import meta, nodes
from jinja2.exceptions import TemplateSyntaxError, UndefinedError

from briefgen.errors import Diagnostic, Place
from briefgen.templating import Renderer, Script
from briefgen.templating.code_generator import generated
from briefgen.templating.environment import Sandbox
from briefgen.templating.lint import rules
from briefgen.templating.node_walk import copied, count, within
from briefgen.templating.parsed_script import Parsed
from tests.templating.test_any_template import ASKED, STATEMENTS

SHIPPED = sorted(Path("templates").rglob("*.md"))
SCOPES = """{% set a = x %}{% for b in c %}{% set d = b %}{{ a + d + e }}{% endfor %}{{ d }}
{% macro f(g, h=i) %}{{ g + h + j }}{{ caller() }}{% endmacro %}
{% call(k) f(l) %}{{ k + m }}{% endcall %}{% set n %}{{ o }}{% endset %}{{ n }}
{% if p is defined %}{% set q = 1 %}{% endif %}{{ q }}{{ [r, (s, t)] ~ u }}
{% with v = w %}{{ v }}{% endwith %}{% import 'sections/a.md' as y %}{{ y.z() }}
{% from 'sections/a.md' import one, two as three %}{{ one() }}{{ three }}{{ loop }}"""


def sandbox() -> Sandbox:
    return Sandbox(lambda _: None)


def by_jinja(text: str) -> frozenset[str] | None:
    """Return the names that Jinja finds; None where it finds a field of a constant."""
    with suppress(UndefinedError):
        return frozenset(meta.find_undeclared_variables(sandbox().parse(text)))
    return None


@pytest.mark.parametrize("text", [*(each.read_text() for each in SHIPPED), SCOPES])
def test_one_generation_finds_the_names_that_jinja_finds(text: str) -> None:
    own = sandbox()
    assert generated(own, own.parse(text), "t.md").undeclared == by_jinja(text)


@settings(max_examples=250)
@given(STATEMENTS, ASKED)
def test_the_names_of_any_template_are_those_that_jinja_finds(
    statement: str, asked: str
) -> None:
    own, script = sandbox(), Script(statement.format(asked), Place("t.md"))
    try:
        parsed = Parsed(own.parse(script.text), script)
        expected = frozenset[str]()
        with suppress(UndefinedError):
            tree = rules._known(parsed, own)  # where Jinja knows every filter
            expected = frozenset(meta.find_undeclared_variables(tree))
    except TemplateSyntaxError:
        return
    assert rules._undeclared(parsed, own) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a'.b or x }}",
        "{{ ('a'.b if 'a'.c else x) }} {{ y }}",
        "{{ ('a'|first).b and x }}",
        "{{ [1]['a'] or x }}",
        "{{ 'a'.b }} {{ x }}",
    ],
)
def test_beside_a_field_of_a_constant_names_are_told_as_ever(text: str) -> None:
    own, script = sandbox(), Script(text, Place("t.md"))
    names = rules._undeclared(Parsed(own.parse(text), script), own)
    assert names == (by_jinja(text) or frozenset())


@pytest.mark.parametrize("text", [*(each.read_text() for each in SHIPPED), SCOPES])
def test_a_walk_yields_what_jinja_yields(text: str) -> None:
    tree = sandbox().parse(text)
    parsed = Parsed(tree, Script(text, Place("t.md")))
    assert list(parsed.find_all(nodes.Node)) == list(tree.find_all(nodes.Node))
    assert list(within(tree)) == list(tree.iter_child_nodes())
    assert count(tree, nodes.Expr) == len(list(tree.find_all(nodes.Expr)))


@pytest.mark.parametrize("text", [*(each.read_text() for each in SHIPPED), SCOPES])
def test_a_copy_is_equal_and_shares_no_node(text: str) -> None:
    tree = sandbox().parse(text)
    copy = copied(tree)
    assert copy == tree
    own, others = ({id(e) for e in each.find_all(nodes.Node)} for each in (tree, copy))
    assert not own & others


def test_a_section_is_read_once_and_its_mistake_told_of_all_that_include_it() -> None:
    renderer = Renderer(lambda _: "{{ 1 | roud }}")
    kinds = [Script("{% include 'sections/a.md' %}", Place(f"{n}.md")) for n in "12"]
    first, second = (renderer.judge([each], {}) for each in kinds)
    assert [each.rule for each in first] == ["unknown-filter"]
    assert first == second
    assert len(renderer.sandbox.trees) == len([*kinds, "the section"])


def judged(text: str) -> tuple[Diagnostic, ...]:
    script = Script(text, Place("t.md", 1, None))
    return Renderer(lambda _: None).judge([script], {})


@pytest.mark.parametrize("levels", [20, 31, 32, 33, 40, 60])
def test_names_are_told_however_deep_they_stand(levels: int) -> None:
    for begin, end in ("[]", ("(", ")~2"), ("[1,(", ",2)]")):
        text = f"{{{{ {begin * levels}x{end * levels} }}}}"
        (only,) = judged(text)
        assert only.rule in {"undefined-name", "too-deep"}


def test_mistakes_of_one_template_stand_in_the_order_of_the_rules() -> None:
    text = "{{ a.__b }}\n{% for x in [y] | nope %}{{ x * 2 }}{% endfor %}{{ z }}"
    assert [each.rule for each in judged(text)] == [
        "unknown-filter",
        "undefined-name",
        "undefined-name",
        "undefined-name",
        "sandbox",
        "sandbox",
    ]
