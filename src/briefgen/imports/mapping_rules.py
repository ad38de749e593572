"""Rules of a mapping, as its file has them: where each field of a subject comes from."""

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, get_args

from briefgen.imports.mapping import DateForm, ListRule, NumberForm, Rule, ValueRule
from briefgen.imports.target_fields import below, paths_below
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, Sequence
from briefgen.reading.fields import (
    At,
    Field,
    Form,
    Schema,
    Unreadable,
    choice,
    decimal,
    mapping_of,
    optional,
    record,
    required,
    scalar,
    text,
)

FACTOR = Decimal(10) ** 12
OPEN = "this is not decided yet"
DECIDE = "write {from: COLUMN} or {always: TEXT}, or take the line out"
MEANT = 'write what it means here, or "" if it says nothing'


TEXT: Field[object] = text()
ANY_LIST: Field[object] = Field(TEXT.read, {}, Form("a list", item=TEXT))


def fields_of_rules(
    owner: Field[object], *, judged: bool = False
) -> Field[dict[str, Rule]]:
    """Declare rules by the paths of fields that a mapping or item has.

    Those of a mapping are `judged`: each says a column or a text. In an item, no column
    is the whole part of a cell.
    """

    def read(node: Node, at: At) -> dict[str, Rule] | None:
        if not isinstance(node, MappingNode):
            at.expected("a mapping", node)
            return None
        rules: dict[str, Rule] = {}
        for entry in node.entries:
            path, spot = entry.key.text, at / entry.key.text
            at.reader.places[spot.path] = entry.key.place
            rule = _rule_at(owner, path, entry.value, spot)
            if judged and rule is not None and _is_open(rule):
                spot.tell(OPEN, "undecided", DECIDE)
            elif rule is not None:
                rules[path] = rule
        return rules if len(rules) == len(node.entries) else None

    rule = _rule(ANY_LIST).schema
    schema: Schema = {
        "type": "object",
        "propertyNames": {"enum": [*paths_below(owner)]},
        "additionalProperties": {
            "anyOf": [rule, {"type": "array", "items": rule, "minItems": 1}]
        },
    }
    return Field(read, schema, Form("a mapping of fields"))


def _rule_at(owner: Field[object], path: str, node: Node, at: At) -> Rule | None:
    try:
        target = below(owner, path)
    except Unreadable as error:
        at.tell(error.message, error.rule, error.hint)
        return None
    if isinstance(node, Scalar) and node.empty:
        at.tell(OPEN, "undecided", DECIDE)
        return None
    if isinstance(node, Sequence) and target.form.item is not None:
        return _several(_rule(target), node, at)
    return _rule(target).read(node, at)


def _several(rule: Field[Rule], node: Sequence, at: At) -> Rule | None:
    """Return one rule of a list whose items come from several places."""
    read = [rule.take(each, at / number) for number, each in enumerate(node.items)]
    rules = [each for each in read if isinstance(each, ListRule)]
    if not rules or len(rules) < len(read):
        if None not in read:
            hint = "give each `item: {…}`, and name at least one"
            at.tell("these are no sources of a list", "mapping", hint)
        return None
    first, *others = rules
    if any(each.key != first.key for each in others):
        at.tell(
            "items of one list have one key", "mapping", f"write `key: {first.key}`"
        )
    return replace(first, more=tuple(others))


def _rule(target: Field[object]) -> Field[Rule]:
    """Declare where the values of a field of this type come from."""
    item = target.form.item
    listed = (
        []
        if item is None
        else [
            optional(
                "item", _item(item), "each field of an item, and where it comes from"
            ),
            optional("each", text(), "a list below the record, or `rows`", "results"),
            optional(
                "table", text(), "another sheet, with an item in each row", "Steps"
            ),
            optional("match", text(), "its column with the key", "Project No."),
            optional(
                "split",
                scalar(str, {}),
                "what stands between the parts of a cell",
                '";"',
            ),
            optional("key", _key(item), "the field by which an item is known again"),
        ]
    )
    return record(
        _made_rule,
        optional("from", text(), "the column, or the name of the value", "Title"),
        optional("always", scalar(str, {}), "the same text every time", "CAD"),
        optional("times", decimal(0, FACTOR), "1000 for thousands", "1000"),
        optional("values", mapping_of(_meaning()), "a text there → a text here"),
        optional("numbers", number_form(), "how its numbers are written"),
        optional("dates", choice(get_args(DateForm)), "in which order its dates are"),
        *listed,
        check=partial(_judge_rule, target.form),
    )


def _meaning() -> Field[str]:
    """Declare what a text of the source means here; an empty one in quotes is nothing."""
    inner = scalar(str, {})

    def read(node: Node, at: At) -> str | None:
        if isinstance(node, Scalar) and node.empty:
            at.tell(OPEN, "undecided", MEANT)
            return None
        return inner.read(node, at)

    return Field(read, inner.schema, inner.form)


def _item(item: Field[object]) -> Field[dict[str, Rule]]:
    """Declare the rules of an item, read when they are needed: items may hold lists."""
    if not item.form.members and not item.form.each_language:  # a text alone
        whole: Field[Rule] = Field(lambda node, at: _rule(item).read(node, at), {})

        def read(node: Node, at: At) -> dict[str, Rule] | None:
            rule = whole.read(node, at)
            return None if rule is None else {"": rule}

        return Field(read, {"type": "object"}, Form("where the text comes from"))
    fields: Field[dict[str, Rule]] = Field(
        lambda node, at: fields_of_rules(item).read(node, at), {"type": "object"}
    )
    return fields


def _key(item: Field[object]) -> Field[str]:
    def parse(path: str) -> str:
        below(item, path)
        return path

    return scalar(parse, {"type": "string"}, "a field of an item")


def _made_rule(**values: Any) -> Rule:
    column = values.pop("from", "")
    if "item" in values:
        split = {"column": column or None, **values}
        known = ("item", "key", "each", "table", "match", "column", "split")
        return ListRule(**{name: split[name] for name in known if name in split})
    value = ("always", "times", "values", "numbers", "dates")
    return ValueRule(column, **{name: values[name] for name in value if name in values})


def _judge_rule(form: Form, rule: Rule, at: At) -> None:
    if isinstance(rule, ListRule):
        _judge_list(rule, at)
        return
    if rule.column and rule.always is not None:
        at.tell("both `from` and `always`", "mapping", "keep one of the two")
    if form.item is not None:
        hint = "add `item: {…}` with a rule for each field of an item"
        at.tell("this field is a list", "mapping", hint)
    elif form.members and not form.each_language:
        named = [each.name for each in form.members if not each.aside]
        message = f"this field has parts: {', '.join(named)}"
        at.tell(message, "mapping", f"name one, as in `….{named[0]}`")


def _judge_list(rule: ListRule, at: At) -> None:
    ways = (rule.each, rule.table, rule.column)
    if sum(way is not None for way in ways) != 1:
        hint = "keep one: `each:`, `table:` with `match:`, or `from:` with `split:`"
        at.tell("it is not plain where the items come from", "mapping", hint)
    if (rule.table is None) != (rule.match is None):
        at.tell("`table` and `match` belong together", "mapping", "give both")
    whole = [path for path, each in rule.item.items() if _is_open(each)]
    if whole and rule.split is None and rule.column is None:
        (at / "item").tell(f"{OPEN}: '{whole[0]}'", "undecided", DECIDE)
    if rule.key is None and "" not in rule.item:
        hint = f"write `key:`, such as {next(iter(rule.item), 'name.en')}"
        at.tell("it is not said how an item is known again", "mapping", hint)


def number_form() -> Field[NumberForm]:
    """Return the type of the marks of numbers: `{decimal: ",", thousands: " "}`."""

    def judge(form: NumberForm, at: At) -> None:
        if form.decimal == form.thousands:
            at.tell("decimals and thousands have the same mark", "mapping")

    mark = scalar(_mark, {"type": "string", "maxLength": 1}, "a mark")
    return record(
        lambda decimal, thousands="": NumberForm(decimal, thousands),
        required("decimal", mark, "before the decimals", '","'),
        optional("thousands", mark, "between thousands; none unless given", '" "'),
        check=judge,
    )


def _mark(value: str) -> str:
    known = {"\u00a0": " ", "\u202f": " ", "\u2019": "'"}
    mark = known.get(value, value)
    if mark not in {".", ",", " ", "'"}:
        message = "expected a full stop, a comma, a space or an apostrophe"
        raise Unreadable(message, "mapping", 'write it in quotes: ","')
    return mark


def _is_open(rule: Rule) -> bool:
    """Return whether a rule says neither a column nor a text."""
    return isinstance(rule, ValueRule) and not rule.column and rule.always is None
