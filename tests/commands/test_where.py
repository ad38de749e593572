"""Kinds of which a condition chooses the initiatives: what it can say, and what it tells."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.small import change, write
from tests.commands.test_groups import PORTS, WELLS, add, pages

PAGE = """\
---
title: "{{ PER.title }}"
per: PER
audience: AUDIENCE
where: WHERE
layout: note
formats: [tree]
---
{{ (PER.initiatives | released("funding")).funding.new_money | money }}
{{ PER.initiatives | length }} of {{ portfolio.initiatives | released | length }}

{% for initiative in PER.initiatives %}
- {{ initiative.title }}
{% endfor %}
"""
PERU = "places.country: PE"
ALSO = """
{% for initiative in theme.also %}
- {{ initiative.title }}
{% endfor %}
"""


def page(per: str, where: str, audience: str = "public") -> str:
    text = PAGE.replace("PER", per).replace("AUDIENCE", audience)
    return text.replace("WHERE", f"{{{where}}}" if "[" not in where[:1] else where)


@pytest.fixture
def root(workspace: Path) -> Path:
    for name in ("sheet", "memo", "overview"):
        (workspace / f"templates/{name}.md").unlink()
    add(workspace, WELLS, "order: 2\nplaces: [{country: PE}, {country: KE}]\n")
    add(workspace, PORTS, "order: 5\nplaces: [{country: PE}]\n")
    add(workspace, PORTS, "partners: [{name: One, role: funder}]\n")
    return workspace


def told(root: Path, run: Run, per: str, where: str) -> set[str]:
    """Give the pages that there are with a condition, and their initiatives."""
    write(root, "templates/page.md", page(per, where))
    assert run("build").code == 0
    return lists(root)


def lists(root: Path) -> set[str]:
    found = {}
    for name, text in pages(root).items():
        own = [each for each in ("Wells", "Ports") if each in text]
        found[name.removeprefix("page-")] = "+".join(own)
    return {f"{name}: {own}" for name, own in found.items()}


@pytest.mark.parametrize(
    ("per", "where", "expected"),
    [
        ("country", "partners.role: funder", {"pe: Ports"}),
        ("country", "order: {from: 1, to: 3}", {"pe: Wells", "ke: Wells"}),
        ("country", "order: {from: 3}", {"pe: Ports"}),
        ("country", "theme: [water, trade]", {"pe: Wells+Ports", "ke: Wells"}),
        ("country", "[{theme: water}, {order: 5}]", {"pe: Wells+Ports", "ke: Wells"}),
        ("country", "theme: water, order: 5", set()),
        ("country", f"{PERU}, theme: water", {"pe: Wells", "ke: Wells"}),
        ("theme", "places.country: KE", {"water: Wells"}),
        ("theme", "funding.kind: renewal", set()),
        ("initiative", "places.country: KE", {"wells: Wells"}),
        ("initiative", PERU, {"wells: Wells", "ports: Ports"}),
        ("portfolio", "theme: trade", {"portfolio: Ports"}),
        ("theme", "partners.name: given", {"trade: Ports"}),
        ("initiative", "short_title: given", set()),
        (
            "initiative",
            "places.country: given, order: given",
            {"wells: Wells", "ports: Ports"},
        ),
    ],
)
def test_a_condition_chooses_initiatives(
    root: Path, run: Run, per: str, where: str, expected: set[str]
) -> None:
    assert told(root, run, per, where) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("status: under-way", {"water: Wells"}),
        ("status: [under-way, planned]", {"water: Wells+Ports", "trade: Ports"}),
        ("status: planned", {"trade: Ports"}),  # in water it is listed, and not counted
    ],
)
def test_a_theme_lists_also_only_what_fulfils_its_condition(
    root: Path, run: Run, where: str, expected: set[str]
) -> None:
    add(root, WELLS, "status: under-way\n")
    add(root, PORTS, "status: {state: planned, as_of: 2024-11-01}\nalso_in: [water]\n")
    write(root, "templates/page.md", page("theme", where) + ALSO)
    assert run("build").code == 0
    assert lists(root) == expected
    assert "up to date" in run("status").out
    change(root, PORTS, "state: planned", "state: under-way")
    assert run("build").code == 0
    now_under_way = {"water: Wells+Ports", "trade: Ports"}
    assert lists(root) == (set() if where == "status: planned" else now_under_way)


@pytest.mark.parametrize(
    ("where", "message", "hint"),
    [
        ("statu: x", "unknown field 'statu'", ""),
        ("place.country: PE", "unknown field 'place'", "did you mean 'places'?"),
        ("places.contry: PE", "unknown field 'contry'", "did you mean 'country'?"),
        ("places: PE", "'places' has fields of its own", "write places.country,"),
        ("theme.title: x", "unknown field 'title'", "known fields: none"),
        ("places.country: Peru", "expected a country code such as PE", "mean 'PE'?"),
        ("partners.role: boss", "expected one of leading, ", ""),
        ("title: Wells", "this field is one line of text, which is no", "choices,"),
        ("title: Wells", "which is no condition", "write `given` if it is enough"),
        ("places: given", "'places' has fields of its own", "write places.country,"),
        ("funding.amount: 5", "which is no condition", "choices, codes, dates"),
        ("order: {above: 5}", "expected 'from' or 'to', found 'above'", ""),
        ("order: {}", "expected 'from' or 'to'", ""),
        ("theme: {from: a}", "only dates and whole numbers have a first", ""),
        ("theme: []", "this list is empty", ""),
        ("theme: ~", "found nothing", ""),
        ("", "expected fields with their values", "`places.country: PE`"),
        ("[]", "this list is empty", "`places.country: PE`"),
        ("[x]", "expected fields with their values", "`places.country: PE`"),
        ("order: x", "expected a whole number, found 'x'", ""),
        ("_id: x", "unknown field '_id'", ""),
        ("'': x", "unknown field ''", ""),
    ],
)
def test_a_condition_that_cannot_be_is_told(
    root: Path, run: Run, where: str, message: str, hint: str
) -> None:
    write(root, "templates/page.md", page("country", where))
    done = run("check")
    assert done.code == 1
    assert "templates/page.md:5:" in done.err
    assert message in done.err
    assert hint in done.err


def test_what_is_held_back_fulfils_nothing_in_public(root: Path, run: Run) -> None:
    held = "release: {audience: internal}"
    change(root, WELLS, "{country: KE}", f"{{country: KE, {held}}}")
    assert told(root, run, "theme", "places.country: KE") == set()
    write(root, "templates/page.md", page("theme", "places.country: KE", "internal"))
    run("build")
    assert "Wells" in pages(root)["page-water"]


def test_an_internal_page_is_marked_as_what_chose_its_initiatives(
    root: Path, run: Run
) -> None:
    change(root, WELLS, "{country: KE}", "{country: KE, release: {marking: secret}}")
    for per in ("theme", "initiative", "portfolio"):
        text = page(per, "places.country: KE", "internal").partition("---\n{{")[0]
        write(root, "templates/page.md", f"{text}---\nWords.\n")
        assert run("build").code == 0
        assert all("SECRET" in words for words in pages(root).values())
        assert pages(root)


def test_a_condition_that_holds_later_brings_the_page_then(
    root: Path, run: Run
) -> None:
    late = "release: {embargo: 2024-11-16T12:00:00-05:00}"
    change(root, PORTS, "role: funder", f"role: funder, {late}")
    write(root, "templates/page.md", page("country", "partners.role: funder"))
    done = run("build", "--as-of", "2024-11-16T11:00:00-05:00")
    assert "left out page-pe (en, fr): embargoed until" in done.out
    assert pages(root) == {}
    run("build", "--as-of", "2024-11-16T13:00:00-05:00")
    assert {*pages(root)} == {"page-pe"}


def test_what_is_no_longer_so_makes_a_page_stale(root: Path, run: Run) -> None:
    told(root, run, "country", "order: {to: 5}")
    change(root, PORTS, "order: 5", "order: 6")
    done = run("status")
    assert "page-pe" in done.out
    assert "page-ke" not in done.out
    assert (
        "which initiatives of the country pe where order is to 5 there are" in done.out
    )
    run("build")
    assert "Ports" not in pages(root)["page-pe"]


def test_a_text_that_is_there_brings_its_page_and_may_be_reworded(
    root: Path, run: Run
) -> None:
    assert told(root, run, "initiative", "short_title: given") == set()
    add(root, WELLS, "short_title: Six\n")
    assert run("build").code == 0
    assert lists(root) == {"wells: Wells"}
    change(root, WELLS, "short_title: Six", "short_title: Seven")
    run("build")
    assert lists(root) == {"wells: Wells"}
    change(root, WELLS, "short_title: Seven\n", "")
    run("build")
    assert lists(root) == set()


def test_a_text_that_is_held_back_is_not_there_in_public(root: Path, run: Run) -> None:
    add(root, WELLS, "short_title: {en: Six, fr: Six, release: {audience: internal}}\n")
    assert told(root, run, "initiative", "short_title: given") == set()
    where = page("initiative", "short_title: given", "internal")
    write(root, "templates/page.md", where)
    run("build")
    assert lists(root) == {"wells: Wells"}


def test_values_with_marks_of_keys_are_values(root: Path, run: Run) -> None:
    odd = "https://example.org/a(b).c?themes.x&(themes.y"
    add(root, WELLS, f"source: '{odd}'\n")
    assert told(root, run, "country", f"source: '{odd}'") == {"pe: Wells", "ke: Wells"}
    assert "everything is up to date" in run("status").out
    change(root, WELLS, "(themes.y", "(themes.z")
    assert "page-pe" in run("status").out
    run("build")
    assert pages(root) == {}


def test_of_chosen_initiatives_no_sentence_speaks_as_of_all(
    root: Path, run: Run
) -> None:
    write(root, "charts/bars.yaml", "kind: bar\n")
    text = page("portfolio", PERU, "internal")
    write(root, "templates/page.md", f"{text}\n![Funding](chart:bars)\n")
    assert run("build").code == 0
    words = pages(root)["page-portfolio"]
    assert "of the funding of these initiatives" in words
    assert "of all new funding" not in words
