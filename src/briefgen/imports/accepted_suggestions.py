"""What sentences of a source suggest to values, once a person has accepted it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.errors import Diagnostic, Place
from briefgen.imports.converted_value import literal
from briefgen.imports.field_path import FieldPath, ItemKey, names_of
from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.incoming_values import Incoming, IncomingValue, ListKeys
from briefgen.imports.mapping import ImportMapping, Subject, Suggestion
from briefgen.imports.mapping_file import mapping_path
from briefgen.imports.target_fields import below
from briefgen.reading import quoted
from briefgen.reading.fields import Field, Unreadable

RULE = "suggestion"

Leaf = tuple[FieldPath, str, Field[object]]


def with_suggestions(
    incoming: Incoming, mapping: ImportMapping, frame: ImportFrame
) -> Incoming:
    """Return what a source says with the suggestions that were accepted.

    A value that the mapping takes from the source stays as it is. Suggestions that nobody
    answered are told, and so is one whose subject is not there or whose value is none.
    """
    subjects = {(each.subject, each.key): each for each in incoming.subjects}
    keys = {**_keys(mapping), **incoming.list_keys}
    mistakes: list[Diagnostic] = []
    for number, each in enumerate(mapping.suggestions):
        if not each.accept:
            continue
        place = mapping.places.get(f"suggestions.{number}", _file(mapping))
        subject = subjects.get((each.subject, each.key))
        if subject is None:
            message = f"the source has no {quoted(each.key)} among the {each.subject}"
            mistakes.append(Diagnostic(place, message, RULE, "correct its `key:`"))
            continue
        try:
            values = {**_values(each, frame, keys), **subject.values}
        except Unreadable as error:
            diagnostic = Diagnostic(place, error.message, error.rule, error.hint)
            mistakes.append(diagnostic)
            continue
        subjects[each.subject, each.key] = replace(subject, values=values)
    return Incoming(
        tuple(subjects.values()),
        keys,
        (*incoming.mistakes, *mistakes),
        (*incoming.remarks, *_unanswered(mapping)),
    )


def _unanswered(mapping: ImportMapping) -> Iterator[Diagnostic]:
    """Yield a remark if suggestions wait for an answer."""
    count = sum(each.accept is None for each in mapping.suggestions)
    if count:
        waiting = "1 suggestion waits" if count == 1 else f"{count} suggestions wait"
        hint = "write `accept: yes` or `accept: no` there"
        message = f"{waiting} for an answer"
        yield Diagnostic(_file(mapping), message, RULE, hint, "warning")


def _file(mapping: ImportMapping) -> Place:
    return Place(mapping_path(mapping.name))


def _values(
    suggestion: Suggestion, frame: ImportFrame, keys: ListKeys
) -> dict[FieldPath, IncomingValue]:
    subject = suggestion.subject
    field = below(frame.fields.by_subject[subject], suggestion.field)
    path: FieldPath = tuple(suggestion.field.split("."))
    own = {path: key for (of, path), key in keys.items() if of == subject}
    values: dict[FieldPath, IncomingValue] = {}
    for leaf, text, kind in _leaves(path, suggestion.value, field, own):
        value = literal(text, kind)
        where = f"the sentence {suggestion.sentence}"
        values[leaf] = IncomingValue(value.text, where, value.bare)
    return values


def _leaves(
    path: FieldPath,
    value: object,
    field: Field[object],
    keys: Mapping[FieldPath, str | None],
) -> Iterator[Leaf]:
    """Yield each text of a value with its path and type."""
    match value:
        case Mapping():
            for name, each in value.items():
                yield from _leaves((*path, name), each, below(field, str(name)), keys)
        case str():
            yield path, value, field
        case Sequence():
            item = field.form.item
            if item is None:
                raise Unreadable(f"{quoted(str(value))} is a list", RULE)
            key = keys.get(names_of(path))
            for each in value:
                name = ItemKey(_text_at(each, key))
                yield from _leaves((*path, name), each, item, keys)
        case _:
            yield path, str(value), field


def _keys(mapping: ImportMapping) -> dict[tuple[Subject, FieldPath], str | None]:
    """Return the key field of each list that a suggestion has: the first of its item.

    Where items begin otherwise, as a place that is only a country, names come first.
    """
    keys: dict[tuple[Subject, FieldPath], str | None] = {}
    for each in mapping.suggestions:
        path: FieldPath = tuple(each.field.split("."))
        match each.value:
            case [first, *_] if each.accept:
                own, known = _first_path(first), keys.get((each.subject, path))
                named = known is None or "." not in known
                keys[each.subject, path] = own if named else known
            case _:
                pass
    return keys


def _first_path(item: object) -> str | None:
    match item:
        case Mapping() if item:
            name, value = next(iter(item.items()))
            inner = _first_path(value)
            return f"{name}.{inner}" if inner else str(name)
        case _:
            return None


def _text_at(item: object, path: str | None) -> str:
    """Return the text by which an item is known: at a path, or else the first it has."""
    text = item
    for name in path.split(".") if path else ():
        text = text.get(name, "") if isinstance(text, Mapping) else ""
    first = _first_path(item)
    return str(text) if text or first in {None, path} else _text_at(item, first)
