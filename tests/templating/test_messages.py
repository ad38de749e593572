"""A mistake names what is wrong, and what to write instead."""

import pytest

from briefgen.errors import BriefgenError
from briefgen.templating.environment import Sandbox
from briefgen.templating.filter_usage import TAKES, WRONG
from tests.templating.conftest import Render


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ('{{ portfolio.edition.date | date("%Y") }}', "wrong arguments for 'date'"),
        ("{{ portfolio.edition.date | percent(1) }}", "wrong arguments for 'percent'"),
        (
            "{{ theme.initiatives.funding.new_money / 2 | money }}",
            "there is no arithmetic in templates: sums and shares come from the data",
        ),
        ("{{ theme.initiatives | join(', ') }}", "write `| listing`"),
        ("{{ theme.title | upper }}", "capital letters are set by the style"),
    ],
)
def test_a_message_says_what_to_do(render: Render, template: str, message: str) -> None:
    with pytest.raises(BriefgenError) as found:
        render(template)
    assert message in str(found.value)
    assert "<locals>" not in str(found.value)


@pytest.mark.parametrize(
    "template",
    [
        "{{ theme.initiatives.funding.new_money | money(1, 2, 3) }}",
        "{{ theme.initiatives.funding.new_money | money(large=true) }}",
        "{{ theme.initiatives | first(2) }}",
        "{{ theme.initiatives | sort('title') | first }}",
        "{{ theme.initiatives | sort(by='title') | first }}",
        "{{ theme.initiatives | map | listing }}",
        "{{ theme.initiatives | selectattr | first }}",
        "{{ theme.initiatives | reverse(1) | first }}",
        "{{ 'Theme' | t(1, 2, 3) }}",
    ],
)
def test_a_filter_that_is_misused_is_told_with_what_it_takes(
    render: Render, template: str
) -> None:
    with pytest.raises(BriefgenError) as found:
        render(template)
    (told,) = found.value.diagnostics
    name = WRONG.fullmatch(told.message)
    assert name is not None
    assert told.hint == f"'{name[1]}' takes {TAKES[name[1]]}"
    assert name[1] in template


def test_what_every_filter_takes_is_known_with_an_example() -> None:
    sandbox = Sandbox(lambda _: None)
    assert TAKES.keys() == sandbox.offered.keys()
    for name, takes in TAKES.items():
        example = takes.partition(": ")[2]
        assert f"| {name}" in example
        sandbox.parse(example + "{% endfor %}" * ("{% for" in example))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "{% for a in theme.initiatives %}{% if a %}x{% endfor %}",
            "'endfor' comes before the end of 'if'",
        ),
        ("{% if theme %}a{% else if language %}b{% endif %}", "write {% elif … %} for"),
        ("{% if theme.id = 'x' %}a{% endif %}", "write == to compare"),
    ],
)
def test_a_slip_of_syntax_is_told_in_our_words(
    render: Render, template: str, message: str
) -> None:
    with pytest.raises(BriefgenError) as found:
        render(template)
    assert message in str(found.value)
    assert "Jinja" not in str(found.value)
