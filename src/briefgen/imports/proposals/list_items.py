"""Columns that say something of one item of a list to the rules of its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from briefgen.imports.converted_value import TRUTHS
from briefgen.imports.mapping import ListRule, Rule, ValueRule
from briefgen.imports.proposals.column_facts import ColumnFacts
from briefgen.imports.proposals.guesses import TEXTS, Guess
from briefgen.imports.proposals.headings import value_meant
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.units import has_unit
from briefgen.imports.proposals.words import listed, quoted_name
from briefgen.model.partner import Role
from briefgen.model.reach import Bound
from briefgen.reading.fields import nearest_slug

VALUES = {  # whose texts are words that the data has others for
    "status": "status",
    "partners.role": "partners.role",
    "funding.kind": "funding.kind",
    "milestones.done": "truth",
}
TIMES = frozenset({"funding.amount"})
# What every item has, and what is asked where no column says it.
REQUIRED: Mapping[str, Mapping[str, str]] = {
    "partners": {
        "role": "what do they do in the initiative? Write {always: ROLE}:"
        f" {listed(get_args(Role), 'or')}.",
    },
    "funding": {
        "kind": "is this money new, more than before, or does it go on? Write"
        " {always: new}, {always: increase} or {always: renewal}.",
    },
    "reach": {
        "bound": f"what are these counts? Write {{always: BOUND}}:"
        f" {listed(get_args(Bound), 'or')}.",
    },
    "sectors": {"vocabulary": "of which list are they? Write {always: oecd-dac}, say."},
}
# The fields by which an item is known again, the best first.
KEYS: Mapping[str, Sequence[str]] = {
    "partners": ("name",),
    "funding": ("fiscal_years", "source_of_funds", "kind"),
    "results": ("indicator",),
    "milestones": ("text", "date"),
    "places": ("name", "country", "region"),
    "reach": ("who",),
    "sectors": ("code", "name"),
}
NEEDED: Mapping[str, Sequence[Sequence[str]]] = {  # one of each, else there is no list
    "partners": (("name",),),
    "funding": (("amount",),),
    "results": (("indicator",), ("target", "actual")),
    "milestones": (("text",), ("date",)),
    "places": (("country", "name", "region"),),
    "reach": (("count",),),
    "sectors": (("code", "name"),),
}


def value_rule(guess: Guess, whole: ColumnFacts | None = None) -> ValueRule:
    """Return the rule of a value; the column `whole` is the cell that was split."""
    column, values = guess.column, dict[str, str]()
    if guess.field in VALUES:
        field = VALUES[guess.field]
        meant = {text: value_meant(field, text) for text in column.counts}
        values = {
            text: own for text, own in meant.items() if own and not _plain(text, own)
        }
    times = column.heading.times if guess.field in TIMES else None
    return ValueRule("" if column is whole else column.name, times=times, values=values)


def _plain(text: str, own: str) -> bool:
    """Return whether a text is known for what it means without being listed."""
    return nearest_slug(text) == own or text.strip().casefold() in TRUTHS


def item_rules(
    sketch: Sketch, field: str, items: Sequence[Guess], whole: ColumnFacts | None = None
) -> dict[str, Rule]:
    """Return the rules of the fields of an item, by their paths."""
    rules: dict[str, Rule] = {}
    for guess in items:
        name = guess.field.removeprefix(f"{field}.")
        if guess.field in TEXTS:
            if guess.language not in sketch.frame.languages:
                continue
            name = f"{name}.{guess.language}"
        rules[name] = value_rule(guess, whole)
    return rules


def key_of(field: str, rules: Mapping[str, Rule]) -> str | None:
    """Return the field by which an item is known again."""
    for name in KEYS[field]:
        for path in rules:
            if path == name or path.startswith(f"{name}."):
                return path
    return None


def is_complete(field: str, rules: Mapping[str, Rule]) -> bool:
    """Return whether there is enough for an item."""
    names = {path.partition(".")[0] for path in rules}
    return all(names & {*either} for either in NEEDED[field])


def put_list(sketch: Sketch, field: str, rule: ListRule, reason: str) -> None:
    """Propose a list, and ask for what every item has and no column says."""
    sketch.put(field, replace(rule, key=rule.key or key_of(field, rule.item)), reason)
    names = {path.partition(".")[0] for path in rule.item}
    for name, question in REQUIRED.get(field, {}).items():
        if name not in names:
            sketch.ask(f"{field}.item.{name}", question)


def ask_for_unit(sketch: Sketch, path: str, column: ColumnFacts) -> None:
    """Ask for the unit where a heading and a value each have one."""
    odd = next((text for text in column.counts if has_unit(text)), None)
    if column.heading.times is None or odd is None:
        return
    rule = sketch.rules.get(path)
    assert isinstance(rule, ValueRule)
    sketch.rules[path] = replace(rule, times=None)
    question = (
        f"the heading says {quoted_name(column.heading.unit)}, and {quoted_name(odd)}"
        f" has a unit of its own. Write {column.heading.times:f}, or 1 where the values"
        " say it all."
    )
    sketch.ask(f"{path}.times", question)
