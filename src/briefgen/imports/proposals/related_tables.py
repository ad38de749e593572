"""Other tables of a source to lists of initiatives, by a column that they share."""

from collections.abc import Mapping, Sequence
from typing import cast

from briefgen.imports.mapping import ListRule
from briefgen.imports.proposals.column_facts import ColumnFacts, facts_of
from briefgen.imports.proposals.guesses import Guess, guesses
from briefgen.imports.proposals.headings import list_named, vocabulary
from briefgen.imports.proposals.list_fields import ROLES
from briefgen.imports.proposals.list_items import (
    KEYS,
    is_complete,
    item_rules,
    put_list,
)
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.words import listed, quoted_name
from briefgen.sources.source_content import SourceTable
from briefgen.value_classes import dataclass

SHARED = 0.6  # of the keys in another table must be keys of the main one


@dataclass(frozen=True, slots=True)
class RelatedTable:
    """A table whose column `match` has keys of the main one."""

    table: SourceTable
    columns: tuple[ColumnFacts, ...]
    match: ColumnFacts
    known: int  # keys that both have


def propose_related(
    sketch: Sketch, key: ColumnFacts, tables: Sequence[SourceTable]
) -> dict[str, tuple[ColumnFacts, ...]]:
    """Propose lists from other tables; return the columns of those that are used."""
    used: dict[str, tuple[ColumnFacts, ...]] = {}
    for table in tables:
        related = _related(table, key)
        if related is not None and _propose_table(sketch, key, related):
            used[table.name] = related.columns
    return used


def _related(table: SourceTable, key: ColumnFacts) -> RelatedTable | None:
    columns = facts_of(table)
    likely = [
        RelatedTable(table, columns, column, len(column.counts.keys() & key.counts))
        for column in columns
    ]
    sound = [each for each in likely if each.known > SHARED * len(each.match.counts)]
    same = [each for each in sound if each.match.heading.words == key.heading.words]
    best = same or sorted(sound, key=lambda each: -each.known)
    return best[0] if best else None


def _propose_table(sketch: Sketch, key: ColumnFacts, related: RelatedTable) -> bool:
    """Propose the list that a table has; return whether it has any."""
    others = [each for each in related.columns if each is not related.match]
    field, items = _list_of(sketch, related.table.name, others)
    if field is None or (field == "funding" and "funding.amount" in sketch.rules):
        return False
    old = sketch.rules.pop(field, None)
    if isinstance(old, ListRule) and old.column:
        sketch.used.pop(old.column, None)
        sketch.leave(
            [old.column], f"the table {quoted_name(related.table.name)} has it"
        )
    rules = item_rules(sketch, field, items)
    rule = ListRule(rules, table=related.table.name, match=related.match.name)
    names = {guess.column.name for guess in items}
    unused = [each.name for each in others if each.name not in names]
    reason = (
        f"{related.known} of {len(key.counts)} keys are in its column"
        f" {quoted_name(related.match.name)}"
    )
    reason += f"; not used: {listed(unused)}" if unused else ""
    put_list(sketch, field, rule, reason)
    return True


def _list_of(
    sketch: Sketch, name: str, columns: Sequence[ColumnFacts]
) -> tuple[str | None, list[Guess]]:
    """Return the list whose items a table has, by its name or its columns."""
    named = list_named(name)
    likely: Mapping[str, list[Guess]] = {
        field: _items(sketch, field, columns)
        for field in KEYS
        if named is None or field == named
    }
    sound = {
        field: items
        for field, items in likely.items()
        if is_complete(field, item_rules(sketch, field, items))
    }
    if not sound:
        return None, []
    best = max(sound, key=lambda field: len(sound[field]))
    return best, sound[best]


def _items(sketch: Sketch, field: str, columns: Sequence[ColumnFacts]) -> list[Guess]:
    known = cast("Mapping[str, object]", vocabulary()["initiatives"])
    names = [
        name
        for name in known
        if name.startswith(f"{field}.") and name.rpartition(".")[2] not in ROLES
    ]
    return [*guesses(columns, sketch.frame.languages, names).values()]
