"""A proposal to the parts of its file: names and values, each with its reason or question."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, cast

from briefgen.editing.changes import Value
from briefgen.imports.mapping import (
    TREATED,
    ListRule,
    NumberForm,
    Rule,
    SubjectMapping,
    Suggestion,
    ValueRule,
)
from briefgen.imports.proposal import Proposal
from briefgen.value_classes import dataclass

READING = ("form", "table", "head", "encoding", "separator")


@dataclass(frozen=True, slots=True)
class MappingPart:
    """One name of a mapping and its value, or an item of a list, which has no name.

    The value of a question is None: people write it.
    """

    name: str | None
    value: "Value | tuple[MappingPart, ...]"
    reason: str = ""
    question: str = ""


Named: TypeAlias = Iterable[tuple[str, "Value | tuple[MappingPart, ...]"]]


def mapping_parts(proposal: Proposal) -> tuple[MappingPart, ...]:
    """Return what stands in the file of a mapping, in its order."""
    return _Parts(proposal.reasons, proposal.questions).of_mapping(proposal)


@dataclass(frozen=True, slots=True)
class _Parts:
    reasons: Mapping[str, str]
    questions: Mapping[str, str]

    def of_mapping(self, proposal: Proposal) -> tuple[MappingPart, ...]:
        mapping = proposal.mapping
        reading: dict[str, Value] = {
            name: getattr(mapping.reading, name) for name in READING
        }
        own = self._parts(
            "",
            [
                ("source", mapping.source),
                ("connection", mapping.connection),
                ("statement", mapping.statement),
                *reading.items(),
                ("numbers", _number_form(mapping.numbers)),
                ("dates", mapping.dates),
            ],
        )
        subjects = [(each.subject, self._subject(each)) for each in mapping.subjects]
        last = [
            MappingPart("suggestions", tuple(map(_suggestion, mapping.suggestions)))
        ]
        whole = self._parts("", cast("Named", subjects))
        return (*own, *whole, *(last if mapping.suggestions else ()))

    def _subject(self, mapping: SubjectMapping) -> tuple[MappingPart, ...]:
        path = f"{mapping.subject}."
        marked = ((n, mapping.marked.get(mark)) for mark, n in TREATED.items())
        fields = tuple(self._fields(f"{path}fields.", mapping.fields))
        leave = tuple(
            MappingPart(None, column, self.reasons.get(f"{path}leave.{column}", ""))
            for column in mapping.leave
        )
        return self._parts(
            path,
            [
                ("table", mapping.table),
                ("key", mapping.key),
                ("id", mapping.id),
                *marked,
                ("fields", fields or None),
                ("leave", leave or None),
            ],
        )

    def _fields(self, path: str, rules: Mapping[str, Rule]) -> Iterator[MappingPart]:
        """Yield the fields that are left to people, and those that are proposed."""
        waiting = [*self._open(path, rules, whole=False)]
        heads = {name.partition(".")[0] for name in rules}
        for name in waiting:
            if name.partition(".")[0] not in heads:
                yield self._part(path, name, None)
        for name, rule in rules.items():
            for each in waiting:  # beside what belongs together
                head = each.partition(".")[0]
                if head in heads and head == name.partition(".")[0]:
                    yield self._part(path, each, None)
                    heads.discard(head)
            inner = f"{path}{name}."
            if isinstance(rule, ValueRule):
                below = self._value_rule(inner, rule)
            elif rule.more:
                below = tuple(self._sources(inner, rule.sources))
            else:
                below = self._list_rule(inner, rule)
            yield self._part(path, name, below)

    def _value_rule(self, path: str, rule: ValueRule) -> tuple[MappingPart, ...]:
        values = [*rule.values.items()]
        values += [
            (text, "") for text in self._open(f"{path}values.", rule.values, whole=True)
        ]
        translated = tuple(
            self._part(f"{path}values.", text, value or None) for text, value in values
        )
        return self._parts(
            path,
            [
                ("from", rule.column or None),
                ("always", rule.always),
                ("times", rule.times),
                ("values", translated or None),
                ("numbers", _number_form(rule.numbers)),
                ("dates", rule.dates),
            ],
        )

    def _sources(self, path: str, rules: Iterable[ListRule]) -> Iterator[MappingPart]:
        """Yield the places that the items of a list come from, by their numbers."""
        for number, rule in enumerate(rules):
            parts = self._list_rule(f"{path}{number}.", rule)
            whole = self._part(path, str(number), parts)
            yield MappingPart(None, parts, whole.reason)

    def _list_rule(self, path: str, rule: ListRule) -> tuple[MappingPart, ...]:
        text = rule.item.get("") if rule.key is None else None
        item = (
            self._value_rule(f"{path}item.", text)
            if isinstance(text, ValueRule)
            else tuple(self._fields(f"{path}item.", rule.item))
        )
        return (
            *self._parts(
                path,
                [
                    ("each", rule.each),
                    ("table", rule.table),
                    ("match", rule.match),
                    ("from", rule.column),
                    ("split", rule.split),
                    ("key", rule.key),
                ],
            ),
            self._part(path, "item", item),
        )

    def _parts(self, path: str, values: Named) -> tuple[MappingPart, ...]:
        """Return the parts that have a value, or a question in its place."""
        return tuple(
            self._part(path, name, value)
            for name, value in values
            if value is not None or f"{path}{name}" in self.questions
        )

    def _part(
        self, path: str, name: str, value: "Value | tuple[MappingPart, ...]"
    ) -> MappingPart:
        whole = f"{path}{name}"
        reason, question = self.reasons.get(whole, ""), self.questions.get(whole, "")
        return MappingPart(name, value, reason, question)

    def _open(self, path: str, present: Iterable[str], *, whole: bool) -> Iterator[str]:
        """Yield the names below a path that have a question, and no rule.

        A question about a part of a rule belongs to the rule; `whole` are names that
        have no parts.
        """
        for question in self.questions:
            name = question.removeprefix(path)
            if name == question:
                continue
            parts = (each for each in present if name.startswith(f"{each}."))
            if name not in present and (whole or not any(parts)):
                yield name


def _number_form(form: NumberForm | None) -> Value:
    if form is None:
        return None
    thousands = {"thousands": form.thousands} if form.thousands else {}
    return {"decimal": form.decimal, **thousands}


def _suggestion(suggestion: Suggestion) -> MappingPart:
    return MappingPart(
        None,
        {
            "of": suggestion.subject,
            "key": suggestion.key,
            "field": suggestion.field,
            "value": cast("Value", suggestion.value),
            "sentence": suggestion.sentence,
            "accept": suggestion.accept,
        },
    )
