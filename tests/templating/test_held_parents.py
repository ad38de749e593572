"""What is held back is told by nothing that is released: not whose it is, nor how many."""

from dataclasses import replace

import pytest

from briefgen import view
from briefgen.errors import BriefgenError
from briefgen.model import Portfolio, Release
from tests.templating.conftest import NOON, Render, portfolio, printed

INNER = Release("internal")
THEME = {"themes.climate": INNER, "initiatives.secret": Release()}
EACH = "{% for i in portfolio.initiatives | released %}"
NEXT = "{% endfor %}"
ITS = "{% set i = portfolio.initiatives | released | first %}"
# In each, a theme that is held back would be told of by an initiative that is not.
ROADS = (
    f"{EACH}{{% if i.theme in (portfolio.themes | released) %}}x{{% endif %}}{NEXT}",
    f"{EACH}{{% if i.theme not in [] %}}x{{% endif %}}{NEXT}",
    f"{EACH}{{% if i.theme %}}x{{% endif %}}{NEXT}",
    f"{EACH}{{% if i.theme is defined %}}x{{% endif %}}{NEXT}",
    f"{EACH}{{% if i.theme is none %}}x{{% endif %}}{NEXT}",
    f"{EACH}{{% if i.theme == theme %}}x{{% endif %}}{NEXT}",
    f"{EACH}{{% if loop.last and i.theme != loop.previtem.theme %}}x{{% endif %}}{NEXT}",
    f"{EACH}{{% if i.theme == i %}}x{{% endif %}}{NEXT}",
    f"{EACH}{{{{ i['theme'].initiatives | length }}}}{NEXT}",
    f"{EACH}{{{{ i.theme.initiatives | released | length }}}}{NEXT}",
    f"{EACH}{{{{ i.theme.initiatives.funding.new_money | money }}}}{NEXT}",
    f"{EACH}{{{{ (i.theme.initiatives | released).funding.new_money }}}}{NEXT}",
    f"{EACH}{{% set t = i.theme %}}{NEXT}",
    f"{EACH}{{% set t = [i.theme] %}}{NEXT}",
    ITS + "{% if portfolio.initiatives | selectattr('theme', 'eq', i.theme) %}"
    "x{% endif %}",
    "{{ portfolio.initiatives | released | selectattr('theme') | length }}",
    "{{ portfolio.initiatives | released | selectattr('theme', 'defined') | length }}",
    "{{ portfolio.initiatives | released | rejectattr('theme', 'none') | length }}",
    (
        "{{ portfolio.initiatives | released | selectattr('theme', 'in',"
        " portfolio.themes | released) | length }}"
    ),
    (
        "{{ portfolio.initiatives | released | selectattr('theme', 'eq', theme)"
        " | length }}"
    ),
    "{{ portfolio.initiatives | released | map(attribute='theme') | length }}",
    "{{ portfolio.initiatives | released | map(attribute='theme') | unique | length }}",
    "{{ portfolio.initiatives | released | unique(attribute='theme') | length }}",
    "{{ portfolio.initiatives | released | sort(attribute='theme') | length }}",
    "{{ portfolio.initiatives | released | sort(attribute='theme.id') | length }}",
    ("{{ portfolio.initiatives | released | map(attribute='theme.title') | length }}"),
    (
        "{{ portfolio.initiatives | released | map(attribute='theme.lead', default='x')"
        " | length }}"
    ),
    "{% macro m(t) %}x{% endmacro %}" + ITS + "{{ m(i.theme) }}",
    "{{ portfolio.themes | length }}",
    "{% if portfolio.themes[0] %}x{% endif %}",
    "{% if portfolio.themes %}x{% endif %}",
    "{% for t in portfolio.themes[1:] %}{{ loop.index }}{% endfor %}",
)


@pytest.mark.parametrize("road", ROADS)
def test_a_theme_that_is_held_back_is_told_by_no_initiative(
    render: Render, road: str
) -> None:
    with pytest.raises(BriefgenError, match=r"reads themes\.climate.* is internal"):
        render(road, audience="public", theme=1, releases=THEME)
    render(road.replace("portfolio.themes[0]", "theme"), theme=0)


PARENTS = (
    ("portfolio.event", "{% if portfolio.event == portfolio.event %}x{% endif %}"),
    ("portfolio.event", "{% if portfolio.event is defined %}x{% endif %}"),
    ("portfolio.event", "{% set e = portfolio.event %}"),
    ("portfolio.event", "{{ portfolio.event | period }}"),
    ("portfolio.event", "{% if portfolio.event.starts > 1 %}x{% endif %}"),
    ("initiatives.puna.partners.0", ITS + "{{ i.partners | length }}"),
    ("initiatives.puna.partners.0", ITS + "{% if i.partners %}x{% endif %}"),
    ("initiatives.puna.partners.0", ITS + "{{ i.partners | map(attribute='role') }}"),
    ("initiatives.puna.partners.0", ITS + "{% set p = i.partners | last %}"),
    ("initiatives.puna.places.1", ITS + "{{ i.places | listing }}"),
    ("initiatives.puna.places.1", ITS + "{{ i.places[0] | place }}"),
    ("initiatives.puna.places.1", ITS + "{{ i.places | first | place }}"),
    (
        "initiatives.puna.places.1",
        ("{{ (portfolio.initiatives | released).places | length }}"),
    ),
    (
        "initiatives.puna.reach.0",
        ("{{ (portfolio.initiatives | released).reach | length }}"),
    ),
    ("initiatives.puna.funding", ITS + "{% if i.funding %}x{% endif %}"),
    ("initiatives.puna.funding", ITS + "{% if i.funding == i.funding %}x{% endif %}"),
    (
        "initiatives.puna.funding",
        ("{{ (portfolio.initiatives | released).funding.fiscal_years | span }}"),
    ),
    (
        "initiatives.puna.funding",
        ("{{ portfolio.initiatives | released | selectattr('funding') | length }}"),
    ),
)


@pytest.mark.parametrize(("held", "road"), PARENTS)
def test_a_part_that_is_held_back_is_told_by_nothing_beside_it(
    render: Render, held: str, road: str
) -> None:
    with pytest.raises(BriefgenError, match=f"reads {held}.* is internal"):
        render(road, audience="public", releases={held: INNER})


def test_an_internal_page_that_reaches_a_theme_carries_its_marking(
    render: Render,
) -> None:
    secret = {"themes.climate": Release("internal", "secret")}
    road = ITS + "{% if i.theme == i %}x{% endif %}"
    _, session = render(road, theme=1, releases=secret)
    assert session.trace.label_of_reads.markings == ("secret",)


def ordered(*held: str, audience: str = "public") -> list[str]:
    """Give the initiatives of two themes each, as readers find them."""
    found = portfolio()
    puna, _ = found.initiatives
    themes = tuple(replace(found.themes[0], id=name) for name in "abc")
    initiatives = tuple(
        replace(puna, id=f"{number}{theme}", theme=theme)
        for theme in "abc"
        for number in (1, 2)
    )
    shown: Portfolio = replace(
        found,
        themes=themes,
        initiatives=initiatives,
        releases={f"themes.{each}": INNER for each in held},
    )
    trace = view.Trace(shown, "en", audience, NOON)  # type: ignore[arg-type]
    listed = view.portfolio(trace).initiatives
    assert isinstance(listed, view.Listing)
    return [str(each.id.raw) for each in listed]  # type: ignore[union-attr]


def test_the_order_of_initiatives_tells_nothing_of_themes_that_are_held_back() -> None:
    assert ordered() == ["1a", "2a", "1b", "2b", "1c", "2c"]
    assert ordered("a") == ["1b", "2b", "1c", "2c", "1a", "2a"]
    assert ordered("a", "b") == ["1c", "2c", "1a", "1b", "2a", "2b"]
    assert ordered("a", "b", audience="internal") == ordered()


MIXED = (
    "{{ portfolio.initiatives[portfolio] }}",
    "{{ portfolio.initiatives[portfolio.initiatives] }}",
    "{{ theme[theme] }}",
    "{{ portfolio[none] }}",
    "{{ portfolio.initiatives | released(portfolio) }}",
    "{{ portfolio.initiatives | map(portfolio) }}",
    "{{ portfolio.initiatives | map(attribute=portfolio) | length }}",
    "{{ portfolio.initiatives | selectattr(portfolio) | length }}",
    "{{ portfolio.initiatives | selectattr('title', portfolio) | length }}",
    "{{ portfolio.initiatives | sort(attribute=portfolio.initiatives) | length }}",
    "{{ portfolio.initiatives | sort(portfolio, theme, theme) | length }}",
    "{{ 'a' | t(portfolio) }}",
    "{% include theme %}",
)


@pytest.mark.parametrize("road", MIXED)
def test_no_message_shows_what_only_programs_know(render: Render, road: str) -> None:
    with pytest.raises(BriefgenError) as found:
        printed(*render(road))
    assert " at 0x" not in str(found.value)
    assert "object" not in str(found.value)
