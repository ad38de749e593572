"""The records of one subject to the values of its fields, by the rules of a mapping."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.errors import Diagnostic, Place
from briefgen.imports.converted_value import (
    ID,
    Converted,
    Forms,
    clears,
    converted,
    literal,
    says_nothing,
)
from briefgen.imports.field_path import FieldPath, ItemKey, shown_path
from briefgen.imports.incoming_values import IncomingValue
from briefgen.imports.item_records import RowsByKey, item_records
from briefgen.imports.mapping import ListRule, Rule, ValueRule
from briefgen.imports.target_fields import below
from briefgen.loading.ids import id_for
from briefgen.reading import quoted
from briefgen.reading.fields import Field, Unreadable
from briefgen.sources.source_content import SourceCell, SourceRecord

RULE = "import"
SHORT, MOST_KNOWN = 40, 20_000  # characters, and values that are kept
THEMES = ("theme", "also_in")  # fields of initiatives that name themes
MAPPING = "the mapping"  # where a value stands that is the same every time

Values = dict[FieldPath, IncomingValue]


class RecordValues:
    """Reads the values of subjects; collects what is wrong as `mistakes`.

    `source` is the name of the source, for messages; `others` are rows of other tables;
    `currency` is the one of amounts that have none of their own.
    """

    def __init__(
        self, source: str, forms: Forms, others: RowsByKey, currency: str
    ) -> None:
        self.source, self._forms, self._others = source, forms, others
        self._currency = currency
        self._codes: dict[FieldPath, str] = {}
        self._known: dict[tuple[int, int, str, str], Converted] = {}
        self.mistakes: list[Diagnostic] = []

    def values(
        self,
        records: Sequence[SourceRecord],
        key: str,
        rules: Mapping[str, Rule],
        owner: Field[object],
    ) -> Values:
        """Return what records with one key say of a subject, by the path of each field."""
        values: Values = {}
        above, self._codes = self._codes, {}
        for name, rule in rules.items():
            field, path = below(owner, name), tuple(name.split("."))
            if isinstance(rule, ListRule):
                values |= self._items(records, key, rule, field, path)
            else:
                value = self._one(records, rule, field, path)
                if value is not None:
                    values[path] = value
        self._judge_currencies(records[0], values)
        self._codes = above
        lone = {*_lone_heads(values, rules, owner)}
        return {path: each for path, each in values.items() if path[0] not in lone}

    def _judge_currencies(self, record: SourceRecord, values: Values) -> None:
        """Tell of amounts beside which stands another currency than they would have."""
        for path, code in self._codes.items():
            beside = (*path[:-1], "currency")
            own = values[beside].text if beside in values else self._currency
            if own and own != code:
                field = shown_path(path)
                message = f"{field} is in {code}, and the currency here is {own}"
                hint = f"map `{shown_path(beside)}` as well"
                self.tell(record, message, "currency", hint)

    def tell(
        self, record: SourceRecord, message: str, rule: str, hint: str | None = None
    ) -> None:
        """Collect a mistake about a record."""
        place = Place(self.source, record.line, None)
        self.mistakes.append(Diagnostic(place, message, rule, hint))

    def _one(
        self,
        records: Sequence[SourceRecord],
        rule: ValueRule,
        field: Field[object],
        path: FieldPath,
    ) -> IncomingValue | None:
        """Return the value that all records with one key agree on."""
        if rule.always is not None:
            return self._always(records[0], rule.always, field, path)
        first: tuple[IncomingValue, SourceCell] | None = None
        for record in records:
            cell = record.values.get(rule.column)
            if not isinstance(cell, SourceCell) or says_nothing(cell, rule):
                continue
            value = self._value(record, cell, rule, field, path)
            if value is None:
                return None
            if first is None:
                first = value, cell
            elif first[0].text != value.text:
                self._tell_disagreement(record, path, first[1], cell)
                return None
        return None if first is None else first[0]

    def _tell_disagreement(
        self,
        record: SourceRecord,
        path: FieldPath,
        first: SourceCell,
        other: SourceCell,
    ) -> None:
        message = (
            f"{shown_path(path)} is {quoted(first.text)} in {first.where} and"
            f" {quoted(other.text)} in {other.where}, which have the same key"
        )
        hint = (
            "correct one of them, or make items of a list of these rows: `each: rows`"
        )
        self.tell(record, message, "two-values", hint)

    def _always(
        self, record: SourceRecord, text: str, field: Field[object], path: FieldPath
    ) -> IncomingValue | None:
        try:
            value = literal(text, field)
        except Unreadable as error:
            message = f"{shown_path(path)}: {error.message}"
            self.tell(record, message, error.rule, error.hint)
            return None
        return IncomingValue(value.text, MAPPING, value.bare)

    def _value(
        self,
        record: SourceRecord,
        cell: SourceCell,
        rule: ValueRule,
        field: Field[object],
        path: FieldPath,
    ) -> IncomingValue | None:
        if clears(cell, rule):
            return IncomingValue(None, cell.where)
        forms = self._forms
        if rule.dates is not None:
            forms = Forms(forms.numbers, rule.dates)
        try:
            value = self._converted(cell, rule, field, forms)
        except Unreadable as error:
            message = f"{cell.where}, for {shown_path(path)}: {error.message}"
            self.tell(record, message, error.rule, error.hint)
            return None
        if value.currency is not None:
            self._codes[path] = value.currency
        text = value.text
        if field.form.name == ID and path[0] not in THEMES:
            text = id_for(text)
        return IncomingValue(text, cell.where, value.bare)

    def _converted(
        self, cell: SourceCell, rule: ValueRule, field: Field[object], forms: Forms
    ) -> Converted:
        """Return a value; short texts of a column stand there again and again."""
        if len(cell.text) > SHORT or cell.fault:
            return converted(cell, rule, field, forms)
        same = (id(rule), id(field), cell.kind, cell.text)  # both live as long as this
        known = self._known.get(same)
        if known is None:
            known = converted(cell, rule, field, forms)
            if len(self._known) < MOST_KNOWN:
                self._known[same] = known
        return known

    def _items(
        self,
        records: Sequence[SourceRecord],
        key: str,
        rule: ListRule,
        field: Field[object],
        path: FieldPath,
    ) -> Values:
        item = field.form.item
        assert item is not None
        values: Values = {}
        first_of: dict[str, Values] = {}
        for record, own_rule in item_records(records, key, rule, self._others):
            inner = self._item(record, key, own_rule, item, path)
            if not any(value.text for value in inner.values() if _is_read(value)):
                emptied = [value for value in inner.values() if value.text is None]
                if emptied and own_rule.column is not None:  # `!clear` in its cell
                    values[path] = emptied[0]
                continue
            name = self._name(record, rule, inner, path)
            if name is None:
                continue
            own = {
                (*path, ItemKey(name), *below): each for below, each in inner.items()
            }
            twin = first_of.setdefault(name, own)
            if {k: v.text for k, v in twin.items()} != {
                k: v.text for k, v in own.items()
            }:
                message = (
                    f"two of {shown_path(path)} are {quoted(name)}, and they differ"
                )
                hint = "name a `key:` by which they differ, or correct the source"
                self.tell(record, message, "duplicate", hint)
            values |= twin
        return values

    def _item(
        self,
        record: SourceRecord,
        key: str,
        rule: ListRule,
        item: Field[object],
        path: FieldPath,
    ) -> Values:
        if "" in rule.item:
            text = rule.item[""]
            assert isinstance(text, ValueRule)
            value = self._one([record], text, item, path)
            return {} if value is None else {(): value}
        return self.values([record], key, rule.item, item)

    def _name(
        self, record: SourceRecord, rule: ListRule, inner: Values, path: FieldPath
    ) -> str | None:
        """Return what an item is known by, or None, which is told."""
        named = inner.get(() if rule.key is None else tuple(rule.key.split(".")))
        if named is not None and named.text:
            return named.text
        message = f"{record.where}: an item of {shown_path(path)} has no {rule.key}"
        hint = "it is known again by that; give it, or name another `key:`"
        self.tell(record, message, "missing-key", hint)
        return None


def _lone_heads(
    values: Values, rules: Mapping[str, Rule], owner: Field[object]
) -> Iterator[str]:
    """Yield the fields of which a record has nothing but what the mapping always says.

    The kind of funding, which is always new, makes no funding where there is no amount.
    """
    read = {path[0] for path, each in values.items() if _is_read(each)}
    for head in {path[0] for path in values if len(path) > 1} - read:
        own = [rule for name, rule in rules.items() if name.startswith(f"{head}.")]
        constant = [isinstance(each, ValueRule) and not each.column for each in own]
        whole = isinstance(head, str) and not below(owner, head).form.each_language
        if whole and own and not all(constant):
            yield str(head)


def _is_read(value: IncomingValue) -> bool:
    """Return whether a value stands in the source, and not in the mapping alone."""
    return value.where != MAPPING
