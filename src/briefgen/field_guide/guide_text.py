"""Entries of the guide to its text: for a terminal, and as a page of Markdown."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from briefgen.field_guide.entries import FieldEntry
from briefgen.loading import INITIATIVES
from briefgen.loading.themes import THEME_FOLDER

Kinds = Mapping[str, tuple[str, ...]]  # a field → the kinds of document that print it

NOWHERE = "no kind of document"
FILES = {INITIATIVES: f"{INITIATIVES}/*.yaml", THEME_FOLDER: f"{THEME_FOLDER}/*.yaml"}
HEADS = "| field | what it means | what to write | example | printed by |\n|---|---|---|---|---|\n"
TITLES = {
    "portfolio": "The portfolio",
    "theme": "A theme",
    "initiative": "An initiative",
    "field": "A field of your own",
}
INTRODUCTION = """\
# What the data files may say

```yaml
title: {en: Wells for Puna, fr: Des puits pour Puna}
funding: {kind: new, amount: 2000000}
```

Every field of every data file, as briefgen reads it: `initiative.funding.amount` is the `amount` in the `funding` of a file in `data/initiatives/`.
A field in **bold** must be there. A text is given once, or in each language as above. `briefgen fields funding.amount` shows one field, and those of
`data/fields.yaml` too.

Any mapping may have a `release` besides: `{audience: internal}`, `{marking: protected-a}` or `{embargo: 2024-11-16T12:00:00-05:00}`.
The last column names the kinds of the sample that ask for the field, as their templates say.

This page is written from the declarations: `pytest tests/test_field_guide.py --accept`.
"""


def listed(every: Iterable[FieldEntry]) -> str:
    """Return a line for each field: its name, and what it means."""
    rows = [(each.name, each.member.about) for each in every]
    width = max((len(name) for name, _ in rows), default=0)
    return "\n".join(f"{name:{width}}  {about}".rstrip() for name, about in rows)


def detailed(entry: FieldEntry, kinds: Kinds) -> str:
    """Return all that the guide says of one field."""
    member = entry.member
    facts = {
        "means": member.about,
        "write": f"{entry.form} ({entry.needed})",
        "example": f"{member.name}: {member.example}" if member.example else "",
        "stands in": FILES.get(entry.file, entry.file),
        "printed by": ", ".join(kinds.get(entry.name, ())) or NOWHERE,
    }
    lines = (f"  {fact:10}  {text}" for fact, text in facts.items() if text)
    return "\n".join((entry.name, *lines))


def page(every: Iterable[FieldEntry], kinds: Kinds) -> str:
    """Return the guide as a page of Markdown, a table for each thing."""
    return INTRODUCTION + "".join(
        f"\n## {TITLES.get(thing, thing)}\n\n{HEADS}{''.join(_rows(group, kinds))}"
        for thing, group in groupby(every, _thing)
    )


def _thing(entry: FieldEntry) -> str:
    return entry.name.partition(".")[0]


def _rows(every: Iterable[FieldEntry], kinds: Kinds) -> Iterator[str]:
    for each in every:
        _, _, name = each.name.partition(".")
        shown = f"**`{name}`**" if each.member.required else f"`{name}`"
        example = f"`{each.member.example}`" if each.member.example else ""
        printed = ", ".join(kinds.get(each.name, ()))
        cells = shown, each.member.about, each.form, example, printed
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
