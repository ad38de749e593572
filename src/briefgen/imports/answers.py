"""Answers to the questions of a proposal: `funding.kind` is new, `hidden` is leave."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from briefgen.editing.changes import Value
from briefgen.editing.edited_text import plain_node
from briefgen.editing.targets import Plain
from briefgen.imports.mapping_parts import MappingPart
from briefgen.reading import load

# What is asked, by the part of the mapping → what a person answers, of those they know.
Ask: TypeAlias = Callable[[Mapping[str, str]], Mapping[str, str]]

RULES = frozenset(("fields", "item"))  # parts whose values are rules
REASON = "your answer"


def no_answers(_: Mapping[str, str]) -> Mapping[str, str]:
    """Answer nothing."""
    return {}


def open_questions(
    parts: Sequence[MappingPart], above: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield what is asked, by the part: `initiatives.fields.funding.kind`."""
    for part in parts:
        path = _below(above, part)
        if part.question:
            yield path, part.question
        yield from open_questions(_inner(part), path)


def answered(
    parts: Sequence[MappingPart], answers: Mapping[str, str], columns: Collection[str]
) -> tuple[MappingPart, ...]:
    """Return parts with answers in place of questions.

    Where a rule is asked for, the name of a column is one, and other words are what stands
    there every time; `{from: A, times: 1000}` is taken as it is. Raises BriefgenError if
    that cannot be read.
    """
    return tuple(_answered(part, "", answers, columns) for part in parts)


def _answered(
    part: MappingPart, above: str, answers: Mapping[str, str], columns: Collection[str]
) -> MappingPart:
    path = _below(above, part)
    if part.question and path in answers:
        rule = above.rpartition(".")[2] in RULES
        value = _value(answers[path].strip(), columns if rule else None)
        return replace(part, value=value, question="", reason=REASON)
    inner = _inner(part)
    if not inner:
        return part
    below = tuple(_answered(each, path, answers, columns) for each in inner)
    return replace(part, value=below)


def _value(words: str, columns: Collection[str] | None) -> Value:
    if words.startswith(("{", "[")):
        return _plain(plain_node(load(words, "--answer")))
    if columns is None:
        return words
    return {"from": words} if words in columns else {"always": words}


def _plain(value: Plain) -> Value:
    match value:
        case Mapping():
            return {name: _plain(each) for name, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value


def _inner(part: MappingPart) -> tuple[MappingPart, ...]:
    value = part.value if isinstance(part.value, tuple) else ()
    return tuple(each for each in value if isinstance(each, MappingPart))


def _below(above: str, part: MappingPart) -> str:
    return f"{above}.{part.name}".lstrip(".") if part.name else above
