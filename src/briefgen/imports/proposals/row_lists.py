"""Rows that repeat an initiative, one for each of its partners, to items of its lists."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefgen.imports.mapping import ListRule, Rule, ValueRule
from briefgen.imports.proposals.frame import FIELDS
from briefgen.imports.proposals.guesses import Guess, guesses
from briefgen.imports.proposals.headings import value_meant
from briefgen.imports.proposals.list_items import put_list, value_rule
from briefgen.imports.proposals.sketch import Sketch

LISTS = ("partners", "places", "reach", "sectors", "results", "milestones")
TOLD = frozenset({"partners", "results", "milestones"})  # in all rows, if one list is
BESIDE = ("partners.role", "partners.share")  # what other columns say of a partner
REASON, ALIKE = "each row has its own", "rows repeat an initiative, and these with it"


def propose_row_lists(sketch: Sketch, varies: Callable[[str], bool]) -> None:
    """Take the items of lists from all rows, where these differ in a column of items.

    `varies` says whether a column has several values for one initiative.
    """
    lists = {
        field: parts
        for field in LISTS
        if (parts := _parts(sketch.rules.get(field)))
        and all(part.split is None for part in parts)
    }
    own = {
        field
        for field, parts in lists.items()
        if any(varies(part.column) for part in parts if part.column)
    }
    for field, parts in lists.items():
        if field in own or (own and field in TOLD):
            _put_rows(sketch, field, parts, REASON if field in own else ALIKE)


def _parts(rule: Rule | None) -> tuple[ListRule, ...]:
    """Return the rules of a list whose items stand in cells, or none."""
    if not isinstance(rule, ListRule) or rule.column is None:
        return ()
    return (rule, *rule.more)


def _put_rows(
    sketch: Sketch, field: str, parts: tuple[ListRule, ...], reason: str
) -> None:
    first, *others = [_of_rows(part) for part in parts]
    beside = [*_beside(sketch, first)] if field == "partners" and not others else []
    item = {**first.item}
    for path, guess in beside:
        item[path] = value_rule(guess)
        sketch.reasons[f"{FIELDS}{field}.item.{path}"] = guess.reason
    ordered = dict(sorted(item.items(), key=lambda each: each[0].split(".")[0]))
    for name in [*sketch.questions]:
        if name.startswith(f"{FIELDS}{field}.") and name.endswith(".split"):
            del sketch.questions[name]
    put_list(sketch, field, replace(first, item=ordered, more=tuple(others)), reason)
    for path, guess in beside:
        _ask_for_roles(sketch, path, guess)


def _of_rows(part: ListRule) -> ListRule:
    """Return a rule with the same items, one in each row."""
    item = {
        path: replace(rule, column=part.column or "")
        if isinstance(rule, ValueRule) and rule.always is None and not rule.column
        else rule
        for path, rule in part.item.items()
    }
    return ListRule(item, part.key, each="rows")


def _beside(sketch: Sketch, partners: ListRule) -> Iterator[tuple[str, Guess]]:
    """Yield what other columns say of a partner: names in other languages, roles."""
    role = partners.item.get("role")
    field = role.always if isinstance(role, ValueRule) else None
    for guess in sketch.each_guess(f"partners.{field}"):
        path = f"name.{guess.language}"
        if guess.language in sketch.frame.languages and path not in partners.item:
            yield path, guess
    free = sketch.free()
    for guess in guesses(free, sketch.frame.languages, BESIDE).values():
        if guess.column.cells and not guess.rivals:
            yield guess.field.removeprefix("partners."), guess


def _ask_for_roles(sketch: Sketch, path: str, guess: Guess) -> None:
    """Ask what the texts of a role mean that are none of ours."""
    if path != "role":
        return
    for text in guess.column.counts:
        if value_meant("partners.role", text) is None:
            question = (
                "what does it mean? Write implementing, recipient, partner, funder or"
                " leading."
            )
            sketch.ask(f"partners.item.role.values.{text}", question)
