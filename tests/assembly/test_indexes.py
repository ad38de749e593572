"""An index has each name that the text prints, once, and leads to where it stands."""

from collections import Counter
from pathlib import Path

import pytest

from briefgen import traversal, tree
from briefgen.assembly import fit, open_project
from briefgen.assembly.names_in_words import divided
from briefgen.workspace import open_workspace
from tests.assembly.told import NOON, write

INITIATIVE = """\
theme: water
title: Mill
description: A mill.
funding: {kind: new, amount: 1000}
"""
KIND = """\
---
layout: note
per: initiative
audience: internal
title: Mill
contents: 2
lists: [tables, places, partners]
---

"""
BONN = """\
{name: {es: Agua Viva}, role: funder}, \
{name: Universität Bonn, language: de, role: leading}"""
AGUA = """\
{name: Agua, role: partner}, {name: {es: Fundación Agua}, role: funder}, \
{name: {es: Agua}, role: funder}"""


def body(root: Path, data: str, template: str) -> tree.Blocks:
    """Give the body of a document on fitted pages."""
    files = {
        "briefgen.yaml": "organization: Waterways\nlanguages: [en]\n",
        "data/initiatives/mill.yaml": INITIATIVE + data,
        "templates/sheet.md": KIND + template + "\n",
    }
    write(root, files)
    project = open_project(open_workspace(root), {})
    return fit(project, project.kinds[0], "mill", "en", NOON).assembled.document.body


def entries(blocks: tree.Blocks) -> list[tuple[str, str]]:
    """Give the names in the indexes with their languages."""
    indexes = (block for block in blocks if isinstance(block, tree.Index))
    return [(each.words, each.language) for index in indexes for each in index.entries]


@pytest.mark.parametrize("wording", ["listing", "listing | capital"])
def test_a_country_and_its_places_are_listed_whatever_stands_first(
    tmp_path: Path, wording: str
) -> None:
    data = (
        "places: [{name: lima, country: PE}, {name: Lima Norte, country: PE},"
        " {name: Guinea, country: GW}]\n"
    )
    names = entries(body(tmp_path, data, f"{{{{ initiative.places | {wording} }}}}"))
    assert names == [
        (each, "") for each in ("Guinea", "Guinea-Bissau", "lima", "Lima Norte", "Peru")
    ]


@pytest.mark.parametrize(
    ("partners", "names"),
    [
        (
            "{name: Canada, role: funder}, {name: Justice Canada, role: leading}",
            [("Canada", ""), ("Justice Canada", "")],
        ),
        (
            BONN,
            [("Agua Viva", "es"), ("Universität Bonn", "de")],
        ),
        (
            AGUA,
            [("Agua", ""), ("Agua", "es"), ("Fundación Agua", "es")],
        ),
    ],
)
def test_partners_are_listed_in_the_order_of_roles_and_of_names(
    tmp_path: Path, partners: str, names: list[tuple[str, str]]
) -> None:
    template = "{{ initiative.partners | roles }}."
    blocks = body(tmp_path, f"partners: [{partners}]\n", template)
    assert sorted(entries(blocks)) == names
    spans = [
        (tree.plain(each.content), each.language)
        for block in traversal.nested(blocks)
        for content in traversal.contents(block)
        for each in traversal.within(content)
        if isinstance(each, tree.LanguageSpan)
    ]
    assert sorted(spans) == [each for each in names if each[1]]


def test_an_index_leads_to_headings_and_captions_and_to_no_copies_of_them(
    tmp_path: Path,
) -> None:
    data = "partners: [{name: Oxfam, role: partner}, {name: Pozos, role: partner}]\n"
    filled = "\n\n".join(["Water runs to the sea. " * 40] * 14)
    template = f"""\
## Mills

{filled}

## With {{{{ (initiative.partners | first).name }}}} {{name=with}}

Table: What {{{{ (initiative.partners | last).name }}}} does

| a | b |
|---|---|
| c | d |

See [](#with).
"""
    blocks = body(tmp_path, data, template)
    contents, tables = (each for each in blocks if isinstance(each, tree.Contents))
    (index,) = (each for each in blocks if isinstance(each, tree.Index))
    pages = {each.words: [page for _, page in each.mentions] for each in index.entries}
    last = contents.entries[1].page
    assert last is not None
    assert last > 2
    assert pages == {"Oxfam": [last], "Pozos": [tables.entries[0].page]}
    marks = Counter[str]()

    def count(node: object) -> object:
        marks.update([node.name] if isinstance(node, tree.Indexed) else [])
        return node

    traversal.changed(blocks, count)
    assert marks == {goal: 1 for each in index.entries for goal, _ in each.mentions}


@pytest.mark.parametrize(
    ("words", "names", "expected"),
    [
        ("Lima, Peru", ["Peru", "Lima"], "[Lima 1], [Peru 0]"),
        ("X and Y, X", ["X", "X and Y"], "[X and Y 1], [X 0]"),
        ("Lima, Lima", ["Lima", "Lima"], "[Lima 0], [Lima 1]"),
        ("Lead: Lead", ["Lead"], "[Lead 0]: Lead"),
        ("Agua and agua", ["agua", "Agua"], "[Agua 1] and [agua 0]"),
        ("Agua and Agua", ["agua", "Agua"], "[Agua 0] and [Agua 1]"),
        ("Aguas, Agua", ["Agua", ""], "Aguas, [Agua 0]"),
        ("le U.S.", ["U.S."], "le [U.S. 0]"),
        ("l’Équateur", ["Équateur"], "l’[Équateur 0]"),
        ("perdu", ["Peru", "du"], "perdu"),
        ("", ["a"], ""),
    ],
)
def test_names_are_whole_words_and_share_none(
    words: str, names: list[str], expected: str
) -> None:
    parts = [*divided(words, names)]
    assert "".join(text for text, _ in parts) == words
    shown = (text if at is None else f"[{text} {at}]" for text, at in parts)
    assert "".join(shown) == expected


def test_names_are_listed_as_people_look_for_them(tmp_path: Path) -> None:
    names = [
        "coté",
        "Zèbre",
        "côté",
        "Œuvre",
        "cote",
        "Oeuvre",
        "Étang",
        "côte",
        "Łódź",
        "etang",
        "Ærø",
        "Lot",
    ]
    partners = ", ".join(f"{{name: {name}, role: partner}}" for name in names)
    listed = entries(
        body(
            tmp_path,
            f"partners: [{partners}]\n",
            "{{ initiative.partners | listing }}",
        )
    )
    assert " ".join(name for name, _ in listed) == (
        "Ærø cote côte coté côté etang Étang Łódź Lot Oeuvre Œuvre Zèbre"
    )


def test_spellings_of_one_name_are_one_entry(tmp_path: Path) -> None:
    spellings = (
        *("ÉLAN CÔTIER", "Élan côtier", "' Élan  côtier '"),
        *("Elan cotier", "L’Arche", "L'arche"),
    )
    partners = ", ".join(f'{{name: "{each}", role: partner}}' for each in spellings)
    blocks = body(
        tmp_path,
        f"partners: [{partners}]\n".replace("\"'", '"').replace("'\"", '"'),
        "{{ initiative.partners | listing }}",
    )
    assert entries(blocks) == [
        (each, "") for each in ("Elan cotier", "Élan côtier", "L’Arche")
    ]
    (index,) = (each for each in blocks if isinstance(each, tree.Index))
    assert [len(each.mentions) for each in index.entries] == [1, 1, 1]
