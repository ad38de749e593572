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


def assembled(root: Path, language: str, initiative: str = INITIATIVE) -> Assembled:
    files = {
        "briefgen.yaml": "organization: Waterways\nlanguages: [en, fr]\n",
        "data/initiatives/mill.yaml": initiative,
        "templates/sheet.md": KIND,
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
