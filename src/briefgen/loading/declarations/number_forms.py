"""A line of text that may have a form for each number, in each language."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from briefgen.languages import facts
from briefgen.languages.plurals import OTHER, counted, forms
from briefgen.languages.wrong_language import wrong_language
from briefgen.loading.labels import release
from briefgen.model import LocalizedText
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node
from briefgen.reading.fields import (
    At,
    Field,
    Form,
    Member,
    OtherLanguages,
    Schema,
    optional,
    per_language,
    record,
    text,
)

Words: TypeAlias = str | dict[str, str]  # of one language: once, or by their forms
NAME = "a line of text, or one for each number: {one: …, other: …}"


def counted_line(languages: Mapping[str, str]) -> Field[LocalizedText]:
    """Declare a line that is given once, or for each language, or for each number there."""
    every = {code: _in_language(code) for code in languages}

    def in_language(code: str) -> Field[Words]:
        return every[code] if code in every else _in_language(code)

    return per_language(
        _build,
        languages,
        text(),
        release(),
        in_language=in_language,
        foreign=OtherLanguages(wrong_language),
    )


def _in_language(code: str) -> Field[Words]:
    once = text()
    each: Field[dict[str, str]] = record(dict, *_members(code, once))

    def read(node: Node, at: At) -> Words | None:
        if not isinstance(node, MappingNode):
            return once.read(node, at)
        values = each.read(node, at)
        return None if values is None or not _whole(code, values, at) else values

    several = each.schema | {"required": [*counted(code)]}
    either: list[Schema] = [once.schema, several]
    members = (
        replace(member, required=member.name in counted(code))
        for member in each.form.members
    )
    return Field(read, {"anyOf": either}, Form(NAME, tuple(members)))


def _members(code: str, once: Field[str]) -> Iterator[Member]:
    for form in forms(code):
        yield optional(form, once, f"where the number asks for the form '{form}'")


def _whole(code: str, values: Mapping[str, str], at: At) -> bool:
    """Collect the mistake that a form is missing; return whether none is."""
    missing = [form for form in counted(code) if form not in values]
    for form in missing:
        numbers = ", ".join(map(str, counted(code)[form]))
        message = f"the form '{form}' is missing in {facts(code).name}"
        hint = f"add '{form}: …', the words for {numbers}"
        at.tell(message, "missing-form", f"{hint} and so on" if form == OTHER else hint)
    return not missing


def _build(texts: Mapping[str, Words]) -> LocalizedText:
    by_language = {
        code: words if isinstance(words, str) else [*words.values()][-1]
        for code, words in texts.items()
    }
    every = {
        f"{code}.{form}": line
        for code, words in texts.items()
        if isinstance(words, dict)
        for form, line in words.items()
    }
    for name, line in every.items():  # which is printed without any number
        code, _, form = name.partition(".")
        if form == OTHER:
            by_language[code] = line
    return LocalizedText(by_language, forms=every or None)
