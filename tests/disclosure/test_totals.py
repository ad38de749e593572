"""Totals of a theme or of everything are as held back as the amounts in them."""

import datetime
import re
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from tests.commands import small
from tests.commands.small import change, write

NOW = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
HELD = "{embargo: 2024-11-16T12:00:00-05:00}"
TOLD = {
    "en": "EMBARGOED UNTIL November 16, 2024, 12:00 pm EST",
    "fr": "SOUS EMBARGO JUSQU’AU 16 novembre 2024, 12 h HNE",
}
PHRASES = "Totals: {fr: Totaux}\n"
WELLS = "data/initiatives/wells.yaml"
# What is held of the wells: $2 million of the $9 million of all.
LABELLED = {
    "an initiative": ("theme: water", f"release: {HELD}\ntheme: water"),
    "its funding": ("{kind: new,", f"{{release: {HELD}, kind: new,"),
}
LABELS = pytest.mark.parametrize("held", LABELLED)
FIRST = "(portfolio.initiatives | first).funding.amount"
# Ways to let a total T, or its years Y, be felt: with and without their being printed.
FELT = {
    "printed": "{{ T | money }}",
    "exact": "{{ T | money(exact=true) }}",
    "share": "{{ T | share(portfolio.initiatives.funding.new_money) | percent }}",
    "shared": f"{{{{ {FIRST} | share(T) | percent }}}}",
    "asked": "{% if T %}Some.{% else %}None.{% endif %}",
    "compared": f"{{% if T > {FIRST} %}}More.{{% endif %}}",
    "kept": "{% set kept = T %}{% if kept %}Some.{% endif %}",
    "years": "{{ Y | span }}",
    "dated": "{% if Y %}Some.{% endif %}",
}
# What reads the held amounts from the page of another theme, too.
EVERYTHING = {
    "an initiative": {"share", "shared", "compared"},
    "its funding": {"share"},
}
KINDS = {f"{whose}-{way}": (whose, way) for whose in ("theme", "all") for way in FELT}
RELEASED = """\
{% set kept = L | released('funding') | released('theme') %}
{{ kept.funding.new_money | money(exact=true) }}
"""
FRONT = """\
---
title: Totals
per: theme
audience: %s
layout: note
formats: [tree]
---
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a workspace where the theme of the wells has another initiative, too."""
    made = small.make(tmp_path / "workspace")
    ports = small.FILES["data/initiatives/ports.yaml"]
    pumps = ports.replace("theme: trade", "theme: water").replace("Ports", "Pumps")
    write(made, "data/initiatives/pumps.yaml", pumps)
    write(made, "templates/phrases.yaml", PHRASES)
    for kind in ("sheet", "memo", "overview"):
        (made / f"templates/{kind}.md").unlink()
    return made


def hold(root: Path, held: str) -> None:
    theme = "- id: water"
    if held == "its theme":
        change(root, "data/themes.yaml", theme, f"{theme}\n  release: {HELD}")
    else:
        change(root, WELLS, *LABELLED[held])


def templates(root: Path, audience: str) -> None:
    """Write a kind for each way to feel a total, of its theme and of everything."""
    for kind, (whose, way) in KINDS.items():
        funding = f"{'theme' if whose == 'theme' else 'portfolio'}.initiatives.funding"
        text = re.sub(r"\bT\b", f"{funding}.new_money", FELT[way])
        text = re.sub(r"\bY\b", f"{funding}.fiscal_years", text)
        write(root, f"templates/{kind}.md", FRONT % audience + text + "\n")


def built(root: Path, as_of: datetime.datetime = NOW) -> Report:
    request = BuildRequest(Selection(), as_of, None, 1, force=False)
    return build(root, request, lambda *_: None)


def written(root: Path) -> dict[str, str]:
    found = root.glob("build/*/*/*.txt")
    return {each.stem: each.read_text("utf-8").replace("␣", " ") for each in found}


@LABELS
def test_no_public_document_feels_a_total_that_is_held(root: Path, held: str) -> None:
    hold(root, held)
    templates(root, "public")
    report = built(root)
    assert {found.rule for found in report.diagnostics} == {"unreleased"}
    reached = {name.removesuffix(".en") for name in written(root) if ".en" in name}
    assert reached == {
        f"{kind}-trade"
        for kind, (whose, way) in KINDS.items()
        if whose == "theme" and way not in EVERYTHING[held]
    }
    assert built(root, AFTER).diagnostics == ()
    assert len(written(root)) == len(KINDS) * len(("water", "trade")) * len(TOLD)


# A theme's label is not that of its initiatives: `released('theme')` asks for it.
@pytest.mark.parametrize("held", [*LABELLED, "its theme"])
def test_the_total_of_what_is_released_is_of_that_alone(root: Path, held: str) -> None:
    hold(root, held)
    for whose, listed in (("theme", "theme"), ("all", "portfolio")):
        text = RELEASED.replace("L", f"{listed}.initiatives")
        write(root, f"templates/{whose}.md", FRONT % "public" + text)
    assert built(root).diagnostics == ()
    texts = written(root)
    assert "$3,500,000" in texts["theme-trade.en"]
    gone = held == "its theme"  # nothing of it is released
    assert ("$3,500,000" if gone else "$7,000,000") in texts["all-trade.en"]
    assert gone or "$3,500,000" in texts["theme-water.en"]
    for text in texts.values():
        assert not re.search("[29][, ]000[, ]000|5[, ]500[, ]000", text)


@LABELS
def test_an_internal_note_says_so_without_any_money(root: Path, held: str) -> None:
    hold(root, held)
    templates(root, "internal")
    assert built(root).diagnostics == ()
    texts = written(root)
    assert len(texts) == len(KINDS) * len(("water", "trade")) * len(TOLD)
    for name, text in texts.items():
        kind, subject, language = re.split(r"-(?=\w+\.)|\.", name)
        whose, way = KINDS[kind]
        everything = whose == "all" or way in EVERYTHING[held]
        assert (TOLD[language] in text) == (everything or subject == "water"), name
    built(root, AFTER)
    assert not any("EMBARGO" in text for text in written(root).values())
