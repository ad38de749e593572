"""Types of several values: lists, mappings with named fields, texts by language."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, TypeVar

from briefgen.errors import Diagnostic, Place
from briefgen.reading.characters import MOST
from briefgen.reading.fields.nearest_name import nearest
from briefgen.reading.fields.reader import (
    At,
    Field,
    Form,
    Member,
    Schema,
    Undeclared,
)
from briefgen.reading.fields.unknown_names import (
    CODE,
    OtherLanguages,
    cut_off,
    tell_unknown,
    wrong_codes,
)
from briefgen.reading.nodes import Mapping as MappingNode
from briefgen.reading.nodes import MappingEntry, Node, Scalar
from briefgen.reading.yaml_slips import COMMENT, QUOTE

T = TypeVar("T")

MISSING = "this text is missing in {}"  # a language, by its English name


def required(
    name: str, field: Field[object], about: str = "", example: str = ""
) -> Member:
    """Declare a field that must be there."""
    return Member(name, field, about, required=True, example=example)


def optional(
    name: str, field: Field[object], about: str = "", example: str = ""
) -> Member:
    """Declare a field that may be left out, or left empty."""
    return Member(name, field, about, example=example)


def aside(name: str, field: Field[object], about: str = "") -> Member:
    """Declare a field that describes the mapping itself."""
    return Member(name, field, about, aside=True)


def record(
    build: Callable[..., T],
    *members: Member,
    check: Callable[[T, At], None] | None = None,
    undeclared: Undeclared | None = None,
) -> Field[T]:
    """Return the type of a mapping with these fields.

    `build` gets the values by name; `check` collects mistakes between fields;
    `undeclared` returns a hint how a name that is unknown can be made a field.
    """
    by_name = {member.name: member for member in members}

    def read(node: Node, at: At) -> T | None:
        if not isinstance(node, MappingNode):
            at.expected("a mapping", node)
            return None
        misspelt = _misspelt(node, by_name)
        for member in members:
            if _lacks(node, member) and member.name not in misspelt:
                _tell_missing(node, member, at)
        values = _values(node, by_name, at, undeclared)
        if values is None:
            return None
        built = build(**values)
        if check is not None:
            check(built, at)
        return built

    return Field(read, _record_schema(by_name), Form("a mapping", members))


def per_language(
    build: Callable[[dict[str, Any]], T],
    languages: Mapping[str, str],
    words: Field[str],
    *asides: Member,
    in_language: Callable[[str], Field[Any]] | None = None,
    foreign: OtherLanguages | None = None,
) -> Field[T]:
    """Return the type of a text that is given once, or for each language.

    Without `foreign` any code may stand beside those of `languages`.
    `languages` maps the code of each language that must be there to its English name.
    `build` gets the texts by code; a text that is given once has the empty code.
    `in_language` is the type in a language, by its code, unless that is `words`, too.
    """
    in_language = in_language or (lambda _: words)
    needed = {
        code: Member(code, in_language(code), required=True) for code in languages
    }
    others = {member.name: member for member in asides}
    by_name = needed | others

    def read(node: Node, at: At) -> T | None:
        if isinstance(node, Scalar):
            once = words.read(node, at)
            return None if once is None else build({"": once})
        if not isinstance(node, MappingNode):
            at.expected("text, or a text for each language", node)
            return None
        wrong = wrong_codes(node, by_name, at, foreign) if foreign else set()
        names = [entry.key.text for entry in node.entries]
        codes = (name for name in names if name in wrong or CODE.fullmatch(name))
        each = {code: Member(code, in_language(code)) for code in (*codes, *languages)}
        texts = _values(node, each | others, at)
        if texts and foreign and foreign.fit(texts):
            return build(texts)
        if not wrong or any(code in languages for code in names):
            _lack(node, languages, at, gap=bool(texts))
        return build(texts) if texts and not wrong else None

    once_or_each: list[Schema] = [words.schema, _record_schema(by_name)]
    if foreign and foreign.alone:
        single = {
            "patternProperties": {f"^{foreign.alone}$": words.schema},
            "minProperties": 1,
        }
        once_or_each.append(_record_schema(others) | single)
    declared = (*needed.values(),)
    form = Form(words.form.name, asides, each_language=True, languages=declared)
    return Field(read, {"anyOf": once_or_each}, form)


def _lack(
    node: MappingNode, languages: Mapping[str, str], at: At, *, gap: bool
) -> None:
    """Tell which languages a text lacks."""
    for code, name in languages.items():
        if _absent(node, code):
            hidden = _hidden(node, code)
            place = at.place if hidden is None else hidden
            missing = missing_in(place, code, name, hidden=hidden is not None)
            at.reader.lack(missing, gap=gap)


def missing_in(
    place: Place, code: str, name: str, *, hidden: bool = False
) -> Diagnostic:
    """Return the mistake that a text lacks a language, or that a comment hides it."""
    message, hint = MISSING.format(name), f"add '{code}: …'"
    if hidden:
        message, hint = f"{message}: {COMMENT}", QUOTE
    return Diagnostic(place, message, "missing-translation", hint)


def is_missing_in(diagnostic: Diagnostic, name: str) -> bool:
    """Return whether a mistake says that a text lacks the language of this name."""
    return diagnostic.message.partition(":")[0] == MISSING.format(name)


def _tell_missing(node: MappingNode, member: Member, at: At) -> None:
    name, hidden = member.name, _hidden(node, member.name)
    if hidden is None:
        parts = [each.name for each in member.field.form.members if each.required]
        hint = f"it holds {' and '.join(parts)}" if parts else None
        at.tell(f"missing field '{name}'", "missing-field", hint)
    else:
        message = f"'{name}' is empty: {COMMENT}"
        at.reader.tell(hidden, message, "missing-field", QUOTE)


def _hidden(node: MappingNode, name: str) -> Place | None:
    """Return the place of a comment that stands instead of a value, or None."""
    match node.get(name):
        case Scalar(_, place, _, True):
            return place
        case _:
            return None


def _values(
    node: MappingNode,
    by_name: Mapping[str, Member],
    at: At,
    undeclared: Undeclared | None = None,
) -> dict[str, Any] | None:
    values: dict[str, Any] = {}
    whole = not any(_lacks(node, member) for member in by_name.values())
    cut = cut_off(node, by_name)
    for entry in node.entries:
        name = entry.key.text
        if at.reader.full(at.place.path):
            return None
        if name not in by_name:
            whole = False
            tell_unknown(entry, by_name, at, undeclared)
        elif not (_empty(entry.value) or entry.key.place in cut):
            whole = _keep(entry, by_name[name], values, at) and whole
    return values if whole else None


def _keep(entry: MappingEntry, member: Member, values: dict[str, Any], at: At) -> bool:
    value = member.field.take(entry.value, at / member.name)
    if value is None:
        return False
    if member.aside:
        at.reader.aside[at.path] = value
    else:
        values[member.name] = value
    return True


def _lacks(node: MappingNode, member: Member) -> bool:
    return member.required and _absent(node, member.name)


def _absent(node: MappingNode, name: str) -> bool:
    value = node.get(name)
    return value is None or _empty(value)


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


def _misspelt(node: MappingNode, by_name: Mapping[str, Member]) -> set[str | None]:
    names = (entry.key.text for entry in node.entries)
    unknown = (name for name in names if name not in by_name)
    return {nearest(name, by_name) for name in islice(unknown, MOST)}


def _record_schema(by_name: Mapping[str, Member]) -> Schema:
    return {
        "type": "object",
        "properties": {name: _member_schema(by_name[name]) for name in by_name},
        "required": [name for name in by_name if by_name[name].required],
        "additionalProperties": False,
    }


def _member_schema(member: Member) -> Schema:
    """Return a field's schema with what it means; its example is YAML as yet."""
    about: Schema = {"description": member.about} if member.about else {}
    example: Schema = {"examples": [member.example]} if member.example else {}
    return member.field.schema | about | example
