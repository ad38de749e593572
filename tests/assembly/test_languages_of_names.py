"""Names and quotations of the data say their language, in lists of them, too."""

from pathlib import Path

import pytest

from briefgen import traversal, tree
from briefgen.assembly import Assembled, assemble, open_project
from briefgen.assembly.printed_values import printed
from briefgen.workspace import open_workspace
from tests.assembly.told import NOON, write

INITIATIVE = """\
theme: water
title: Mill
description: A mill.
funding: {kind: new, amount: 1000}
places: [{name: {es: Altiplano}, country: PE}]
partners:
  - {name: {es: Pozos}, role: partner}
  - {name: Université Laval, role: partner, language: fr}
  - {name: {en: Wells, fr: Puits}, role: partner}
  - {name: Oxfam, role: partner}
quote: {words: Agua., by: {en: She, fr: Elle}, language: es}
"""
KIND = """\
---
layout: note
per: initiative
audience: internal
title: "{{ initiative.partners | roles }}"
---

{{ initiative.partners | map(attribute='name') | listing }}.

[{{ (initiative.partners | first).name }}](https://example.org)

{{ initiative.quote | quote }} {{ initiative.quote.words | capital }}

{{ initiative.places | listing | capital }}{{ (initiative.places | first).name }}
"""
AGUA = """\
{name: Agua, role: partner}, {name: {es: Fundación Agua}, role: partner}, \
{name: {es: Agua}, role: partner}"""


def assembled(
    root: Path, language: str, initiative: str = INITIATIVE, kind: str = KIND
) -> Assembled:
    files = {
        "briefgen.yaml": "organization: Waterways\nlanguages: [en, fr]\n",
        "data/initiatives/mill.yaml": initiative,
        "templates/sheet.md": kind,
    }
    write(root, files)
    project = open_project(open_workspace(root), {})
    return assemble(project, project.kinds[0], "mill", language, NOON)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_and_quotations_say_their_language(tmp_path: Path, language: str) -> None:
    found = assembled(tmp_path, language).document
    spans = [
        (each.language, tree.plain(each.content))
        for each in traversal.inlines(found)
        if isinstance(each, tree.LanguageSpan)
    ]
    spanish, laval = ("es", "Pozos"), ("fr", "Université Laval")
    names = [spanish, laval] if language == "en" else [spanish]
    quoted, place = ("es", "Agua."), ("es", "Altiplano")
    assert spans == [*names * 2, spanish, quoted, quoted, place, place]


def test_marked_names_change_no_words_and_their_sources_stay(tmp_path: Path) -> None:
    found = assembled(tmp_path, "en")
    lines = printed(found.document, found.words)
    says = "Pozos, Université Laval, Wells and Oxfam."
    (line,) = (each for each in lines if each.text == says)
    (value,) = line.values
    assert value.text == says.removesuffix(".")
    paths = [f"initiatives.mill.partners.{at}.name" for at in range(4)]
    keys = (".es", "", ".en", "")
    assert [each.path for each in value.inputs] == [
        f"{path}{key}" for path, key in zip(paths, keys, strict=True)
    ]


def test_a_document_depends_on_the_language_of_a_name(tmp_path: Path) -> None:
    before = assembled(tmp_path, "en").recorded
    changed = INITIATIVE.replace("language: fr", "language: fr-FR")
    after = assembled(tmp_path, "en", changed).recorded
    key = "value", "initiatives.mill.partners.1.name"
    assert before[key] != after[key]


def marked(root: Path, template: str, partners: str) -> list[str]:
    """Give the words that are marked as Spanish, with those around them in their line."""
    own = KIND.split("title:", maxsplit=1)[0] + f'title: "Mill"\n---\n\n{template}\n'
    begun = INITIATIVE.split("places:", maxsplit=1)[0]
    made = assembled(root, "en", f"{begun}partners: [{partners}]\n", own)
    return [
        "".join(
            f"<{tree.plain(each.content)}>"
            if isinstance(each, tree.LanguageSpan)
            else tree.plain((each,))
            for each in block.content
        )
        for block in traversal.blocks(made.document)
        if isinstance(block, tree.Paragraph) and block.role == "body"
    ]


@pytest.mark.parametrize(
    ("partners", "listed", "by_role"),
    [
        (
            "{name: {es: Agua Viva}, role: funder}, {name: {es: Pozos}, role: leading}",
            "<Agua Viva> and <Pozos>.",
            "Lead: <Pozos>; funder: <Agua Viva>.",
        ),
        (
            AGUA,
            "Agua, <Fundación Agua> and <Agua>.",
            "Partners: Agua, <Fundación Agua> and <Agua>.",
        ),
        (
            "{name: {es: Agua}, role: funder}, {name: Agua, role: leading}",
            "<Agua> and Agua.",
            "Lead: Agua; funder: <Agua>.",
        ),
        (
            "{name: Aguas Agua, role: partner}, {name: {es: Agua}, role: partner}",
            "Aguas Agua and <Agua>.",
            "Partners: Aguas Agua and <Agua>.",
        ),
        (
            "{name: {es: agua}, role: partner}, {name: Oxfam, role: partner}",
            "<Agua> and Oxfam.",
            "Partners: <agua> and Oxfam.",
        ),
    ],
)
def test_each_name_has_its_own_mark_wherever_it_stands(
    tmp_path: Path, partners: str, listed: str, by_role: str
) -> None:
    names = "{{ initiative.partners | map(attribute='name') | listing | capital }}."
    template = f"{names}\n\n{{{{ initiative.partners | roles }}}}."
    assert marked(tmp_path, template, partners) == [listed, by_role]
