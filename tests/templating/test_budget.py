"""A template that takes too much is told where, and of what; what is asked twice is not."""

from dataclasses import replace
from operator import attrgetter
from typing import Any

import pytest

from briefgen import view
from briefgen.document_limits import BOUNDS, Resource
from briefgen.errors import BriefgenError, Place
from briefgen.languages.words_of import words_of
from briefgen.model import Portfolio, Theme
from briefgen.templating import Renderer, Script, Session
from tests.templating.conftest import NOON, PATH, portfolio

TIMES = 40
NEARLY = BOUNDS["steps"].most - 100_000  # steps that were taken before


def many(initiatives: int) -> Portfolio:
    found = portfolio()
    puna = found.initiatives[0]
    made = (replace(puna, id=f"i{number}") for number in range(initiatives))
    return replace(found, initiatives=tuple(made))


def rendered(
    text: str, initiatives: int = 2, steps: int = 0, values: int = 0, **includes: str
) -> Session:
    """Render below five lines after so much was taken; give what knows of it."""
    found = many(initiatives)
    trace = view.Trace(found, "en", "internal", NOON)
    trace.budget.spend("steps", steps)
    trace.budget.spend("values", values)
    session = Session(trace, words_of("en", several_currencies=False))
    renderer = Renderer(lambda name: includes.get(name[len("sections/") : -len(".md")]))
    variables = {
        "theme": view.theme(trace, found.themes[0]),
        "portfolio": view.portfolio(trace),
        "language": "en",
    }
    script = Script(text, Place(PATH, 5, None))
    shapes: Any = {"portfolio": Portfolio, "theme": Theme}
    assert renderer.judge([script], shapes) == ()
    SESSIONS.append(session)
    renderer.render(script, variables, session)
    return session


SESSIONS: list[Session] = []
TWICE = "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}"
EACH = "{% for a in portfolio.initiatives %}"
END = "{% endfor %}"
TEN = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"


def tens(inner: str, deep: int) -> str:
    """Turn ten times, each time ten times, and so on."""
    begin = "".join(f"{{% for n{level} in {TEN} %}}" for level in range(deep))
    return begin + inner + END * deep


BEGIN = "{% set b = 'ten letter' %}"
CHARACTERS = {
    "joins": BEGIN + "{% set b = b ~ b %}" * TIMES,
    "joins of a value": "{% set b = theme.title %}" + "{% set b = b ~ b %}" * TIMES,
    "blocks": BEGIN + "{% set b %}{{ b }}{{ b }}{% endset %}" * TIMES,
    "macros": TWICE + BEGIN + "{% set b = twice(b) %}" * TIMES,
    "callers": (
        "{% macro twice() %}{{ caller() }}{{ caller() }}{% endmacro %}"
        + BEGIN
        + "{% set b %}{% call twice() %}{{ b }}{% endcall %}{% endset %}" * TIMES
    ),
    "lists in words": BEGIN + "{% set b = [b, b] | listing %}" * TIMES,
    "capitals": (
        BEGIN
        + "{% set b = [b, b] | listing %}" * 15
        + tens("{% set c = b | capital %}", 4)
    ),
    "phrases": BEGIN + "{% set b = [b, b] | listing %}" * 15 + tens("{{ b | t }}", 4),
    "variables": (
        BEGIN
        + "{% set b = b ~ b %}" * 17
        + "".join(f"{{% set v{number} = b ~ '' %}}" for number in range(200))
    ),
    "words printed again": (
        BEGIN + "{% set b = [b, b] | listing %}" * 13 + tens("{{ b }}", 3)
    ),
    "words around values": "x" * 10_000
    + tens("{% set c %}" + "y" * 9_000 + "{% endset %}", 4),
}
STEPS = {
    "loops": tens("", 7),
    "loops with much in them": tens("{% if 1 == 1 %}{% endif %}" * 600, 5),
    "macros": "{% macro m() %}{% if 1 == 1 %}x{% endif %}{% endmacro %}"
    + tens("{% set x = m() %}", 6),
    "macros with much in them": (
        "{% macro m() %}"
        + "{% if 1 == 1 %}{% endif %}" * 600
        + "{% endmacro %}"
        + tens("{% set x = m() %}", 5)
    ),
    "reach": tens(EACH + "{% if a.initiatives.reach %}{% endif %}" + END, 5),
    "totals": tens(
        "{% if (portfolio.initiatives | reverse).funding.new_money %}{% endif %}", 5
    ),
    "lists of one": tens("{% if [theme][0].initiatives[1] %}{% endif %}", 6),
    "counts": tens("{% if (portfolio.initiatives | reverse) | length %}{% endif %}", 5),
    "orders": tens(
        "{% if portfolio.initiatives | sort(attribute='id') %}{% endif %}", 5
    ),
    "choices": tens(
        "{% if portfolio.initiatives | selectattr('theme', 'eq', theme) %}{% endif %}",
        5,
    ),
    "released": tens("{% if portfolio.initiatives[0:] | released %}{% endif %}", 5),
    "membership": tens("{% if theme in portfolio.initiatives[0:] %}{% endif %}", 5),
    "parts": tens(EACH + "{% if a.places %}{% endif %}" + END, 5),
    "sections": tens("{% include 'sections/part.md' %}", 5),
}


MUCH = "{% if 1 == 1 %}{% endif %}" * 30
MACROS = f"{{% macro m() %}}x{{% endmacro %}}{{% macro much() %}}{MUCH}{{% endmacro %}}"
ALL = "portfolio.initiatives"  # thirty
# What is done in a turn of a loop, and the steps that it takes besides the turn.
WORK = {
    "a call": ("{% set x = m() %}", 6),
    "a call of much": ("{% set x = much() %}", 12),
    "a turn of much": (f"{{% for n in [1] %}}{MUCH}{{% endfor %}}", 8),
    "a total": (f"{{% if ({ALL} | reverse).funding.new_money %}}{{% endif %}}", 90),
    "a count": (f"{{% if ({ALL} | reverse) | length %}}{{% endif %}}", 90),
    "an order": (f"{{% if {ALL} | sort(attribute='id') %}}{{% endif %}}", 90),
    "a field of each": (f"{{% if {ALL} | map(attribute='id') %}}{{% endif %}}", 90),
    "a choice": (
        f"{{% if {ALL} | selectattr('theme', 'eq', theme) %}}{{% endif %}}",
        120,
    ),
    "what is released": (f"{{% set x = {ALL}[0:] | released %}}", 30),
    "a member": (f"{{% if portfolio.themes[0] in {ALL}[0:] %}}{{% endif %}}", 30),
    "parts": (f"{{% set x = {ALL}[0].places %}}", 7),
    "a section": ("{% include 'sections/part.md' %}", 21),
    "what was asked before": (f"{{% if {ALL}.funding.new_money %}}{{% endif %}}", 1),
}


@pytest.mark.parametrize("done", WORK)
def test_what_is_done_in_a_loop_is_counted_besides_its_turns(done: str) -> None:
    """Else the turns alone would be told, and only where there are enough of them."""
    inner, least = WORK[done]
    taken, turns = (
        rendered(MACROS + tens(each, 2), 30, part="x").budget.spent["steps"]
        for each in (inner, "")
    )
    assert taken - turns >= 100 * least


def spent(resource: Resource) -> int:
    return SESSIONS[-1].budget.spent[resource]


def told(template: str, resource: Resource, initiatives: int) -> None:
    with pytest.raises(BriefgenError) as caught:
        rendered("\n" + template, initiatives, NEARLY, part="x")
    (found,) = caught.value.diagnostics
    bound = BOUNDS[resource]
    assert (str(found.place), found.rule) == (f"{PATH}:6", "limit")
    assert f"{bound.most:,} {bound.words}" in found.message
    assert found.hint == bound.hint
    assert spent(resource) <= 2 * bound.most  # the last bit is the largest


@pytest.mark.parametrize("bomb", CHARACTERS)
def test_text_is_counted_over_the_whole_document(bomb: str) -> None:
    told(CHARACTERS[bomb], "characters", 2)


@pytest.mark.parametrize("bomb", STEPS)
def test_work_is_counted_over_the_whole_document(bomb: str) -> None:
    told(STEPS[bomb], "steps", 30)


def test_values_that_are_printed_are_counted() -> None:
    with pytest.raises(BriefgenError, match="250,000 values that are printed"):
        rendered(tens("{{ theme.title }}", 3), values=249_001)
    rendered(tens("{{ theme.title }}", 3), values=249_000)


ASKED = (
    "portfolio.initiatives.funding.new_money",
    "portfolio.initiatives.funding.fiscal_years",
    "portfolio.initiatives | length",
    "portfolio.initiatives | released | length",
    "(portfolio.initiatives | released('funding')).funding.new_money",
    "portfolio.initiatives.reach | length",
    "portfolio.initiatives.partners | first",
    "portfolio.initiatives.places",
    "portfolio.initiatives[7].title",
    "theme.initiatives.funding.new_money",
    "portfolio.themes[0].initiatives[299].theme.initiatives | length",
)


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_asked_again_is_remembered(asked: str) -> None:
    once = rendered(f"{{% if {asked} %}}x{{% endif %}}", 300)
    again = rendered(tens(f"{{% if {asked} %}}x{{% endif %}}", 3), 300)
    assert again.budget.spent["steps"] - once.budget.spent["steps"] < 50_000
    assert again.trace.recorded == once.trace.recorded
    assert {*again.trace.reads} == {*once.trace.reads}


def test_a_list_that_is_asked_for_again_is_made_once() -> None:
    """Making it takes no step, and time by its length."""
    found = many(2)
    trace = view.Trace(found, "en", "internal", NOON)
    for seen in (view.portfolio(trace), view.theme(trace, found.themes[0])):
        items = attrgetter("initiatives._items")
        assert items(seen) is items(seen)
    items = attrgetter("themes._items")
    assert items(view.portfolio(trace)) is items(view.portfolio(trace))


def test_what_was_remembered_within_a_total_is_recorded_outside_of_it() -> None:
    share = (
        "{% if portfolio.initiatives[0].funding.amount"
        " | share(portfolio.initiatives.funding.new_money) %}{% endif %}"
    )
    total = "{{ portfolio.initiatives.funding.new_money | money(exact=true) }}"
    key = ("value", "portfolio.initiatives.funding.new_money")
    assert key in rendered(share + total).trace.recorded
    assert key in rendered(total + share).trace.recorded


LISTED = """{% for t in portfolio.themes | released %}
## {{ t.title }}
{{ (t.initiatives | released).funding.new_money | money }}
{% for i in t.initiatives | released | sort(attribute='title') %}
- {{ i.title }} {{ i.funding.amount | money }} {{ i.partners | listing }} {{ i.id }}
{% for p in i.places | released %}{% if p.country %}{% endif %}{% endfor %}
{% for r in i.reach | released %}{% if r.count %}{% endif %}{% endfor %}
{% endfor %}
{% endfor %}
{{ portfolio.initiatives.places | listing }} {{ portfolio.initiatives | length }}
"""


def far_from_every_bound(template: str, values: int) -> None:
    """Print so many values of each of a thousand initiatives, as ten thousand would."""
    half, whole = rendered(template, 500), rendered(template, 1_000)
    assert len(whole.values) - len(half.values) == 500 * values
    for resource, taken in whole.budget.spent.items():
        more = taken - half.budget.spent[resource]  # for each five hundred
        assert taken + 18 * more < BOUNDS[resource].most / 2, resource


def test_a_list_of_ten_thousand_initiatives_is_far_from_every_bound() -> None:
    far_from_every_bound(LISTED, 4)


ALL = """{% for i in portfolio.initiatives | released %}
| {{ i.title }} | {{ i.id }} | {{ i.theme.title }} | {{ i.funding.kind }}
 | {{ i.funding.amount | money }} | {{ i.funding.duration | period }}
 | {{ i.funding.fiscal_years | period }} | {{ i.partners | listing }}
 | {{ i.places | listing }} | {{ i.description }} |
{% endfor %}
"""


def test_ten_values_of_each_of_ten_thousand_initiatives_are_printed() -> None:
    far_from_every_bound(ALL, 10)


@pytest.mark.soak
def test_they_are_printed_indeed() -> None:
    for template, values in ((LISTED, 4), (ALL, 10)):
        found = rendered(template, 10_000)
        assert len(found.values) >= values * 10_000
        for resource, taken in found.budget.spent.items():
            assert taken < BOUNDS[resource].most / 2, resource
