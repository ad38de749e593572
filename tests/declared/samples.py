"""A declared type to data that it reads: every declared field stands in some of it.

What stands beside a field is found by trying: the type itself says whether it reads it.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, combinations, islice
from typing import Any

from briefgen.reading.fields import Field, Member
from tests.declared.plants import Ungenerated, mistakes, values, word

Data = dict[str, Any]
LANGUAGES = ("en", "fr")
THEMES = tuple(word("theme", str(number)).lower() for number in range(3))
FEW = 10  # values of one field that are tried beside others


def _said_once(data: Data) -> Data:
    """Give the words once where the language is told in which they were said."""
    return {**data, "words": data["words"]["en"]}


def _named_once(data: Data) -> Data:
    """Give a name once where the language is told that it is in."""
    return {**data, "name": data["name"]["en"]}


# What cannot be found by trying: a field by its name → what its mapping has to have.
TOGETHER: Mapping[str, Callable[[Data], Data]] = {
    "initiative.funding.profile": lambda data: {
        **data,
        "amount": sum(each["amount"] for each in data["profile"]),
        "profile": [
            {**each, "fiscal_year": f"{2041 + at}-{42 + at}"}
            for at, each in enumerate(data["profile"])
        ],
    },
    "initiative.quote.language": _said_once,
    "portfolio.quote.language": _said_once,
    "initiative.partners.language": _named_once,
    # Its own theme, and one theme twice, are no others.
    "initiative.also_in": lambda data: {
        **data,
        "also_in": [each for each in THEMES if each != data["theme"]][:1],
    },
}


def samples(field: Field[Any], name: str, path: str, example: str = "") -> list[Any]:
    """Give values of a type, in which all of its fields stand."""
    form = field.form
    if form.each_language:
        once = {
            each.name: first(spoken(each.field), name, f"{path}.{each.name}")
            for each in form.languages
        }
        return [once, *_in_forms(field, name, path)]
    if form.members or form.item is not None:  # both: one, or a list of such
        mappings = _mappings(field, name, path) if form.members else []
        lists = [] if form.item is None else [_several(field, name, path)]
        return [*mappings, *lists]
    return [first(field, name, path, example)]


def _in_forms(field: Field[Any], name: str, path: str) -> list[Any]:
    """Give a text in the forms that each language has, if it may have any."""
    every = {
        each.name: _mappings(each.field, f"{name}.{each.name}", f"{path}.{each.name}")
        for each in field.form.languages
        if each.field.form.members
    }
    return [{code: mappings[0] for code, mappings in every.items()}] if every else []


def first(field: Field[Any], name: str, path: str, example: str = "") -> object:
    """Give a single value; raise Ungenerated if there is none."""
    for value in values(field, path):
        return value
    if example and not mistakes(field, example):
        return example
    raise Ungenerated(name, mistakes(field, word(path, "")))


def spoken(field: Field[Any]) -> Field[Any]:
    """Give the type of a text in one language."""
    return Field(field.read, {"type": "string"})


def own_members(field: Field[Any]) -> tuple[Member, ...]:
    """Give the fields of a mapping, without those that are about it."""
    return tuple(each for each in field.form.members if not each.aside)


def may_be_labelled(field: Field[Any]) -> bool:
    """Return whether a release label may stand in it."""
    return any(each.name == "release" and each.aside for each in field.form.members)


def _several(field: Field[Any], name: str, path: str) -> Any:
    """Give a list, or a mapping of names, of at least two."""
    assert field.form.item is not None
    forms = len(samples(field.form.item, name, path))
    items: list[Any] = []
    for at in range(max(forms, 2)):
        own = samples(field.form.item, name, f"{path}.{at}")
        items.append(own[at % len(own)])
    if not mistakes(field, items):
        return items
    names = [
        value
        for at in range(2)
        for value in islice(_names(field, f"{path}.name{at}"), 1)
    ]
    return dict(zip(names, items, strict=False))


def _names(field: Field[Any], path: str) -> Iterator[str]:
    """Yield names that a mapping of names may have."""
    assert field.form.item is not None
    (item, *_) = samples(field.form.item, path, path)
    for value in values(Field(_named(field, item), {"type": "string"}), path):
        yield str(value)


def _named(field: Field[Any], item: Any) -> Any:
    def read(node: Any, at: Any) -> Any:
        if mistakes(field, {node.text: item}):
            at.tell("no name", "name")
        return node.text

    return read


def _mappings(field: Field[Any], name: str, path: str) -> list[Data]:
    """Give mappings that together have all fields, in all their forms."""
    members = own_members(field)
    options = {
        each.name: samples(
            each.field, f"{name}.{each.name}", f"{path}.{each.name}", each.example
        )
        for each in members
    }
    wanted = [(each, at) for each in options for at in range(len(options[each]))]
    given: list[Data] = []
    missing = dict.fromkeys(wanted)
    while missing:
        (first, at), *_ = missing
        data = _with(field, options, {first: at}, (name, path))
        for each in sorted(options, key=lambda each: (each, 0) not in missing):
            if each not in data:
                left = [number for other, number in missing if other == each]
                number = left[0] if left else len(given) % len(options[each])
                fuller = _ordered(members, {**data, each: options[each][number]})
                data = data if mistakes(field, fuller) else fuller
        given.append(data)
        for key in wanted:
            only = len(options[key[0]]) == 1
            if key[0] in data and (only or data[key[0]] == options[key[0]][key[1]]):
                missing.pop(key, None)
    return given


def _with(
    field: Field[Any],
    options: Mapping[str, list[Any]],
    chosen: Mapping[str, int],
    named: tuple[str, str],
) -> Data:
    """Give the smallest mapping that has the chosen fields, by trying what it needs."""
    members = own_members(field)
    needed = [each.name for each in members if each.required or each.name in chosen]
    data = {each: options[each][chosen.get(each, 0)] for each in needed}
    (want, *_), (name, path) = chosen, named
    if f"{name}.{want}" in TOGETHER:
        data = TOGETHER[f"{name}.{want}"](data)
    for tried in chain([data], _beside(members, data, options, (want, path))):
        whole = _ordered(members, tried)
        if not mistakes(field, whole):
            return whole
    raise Ungenerated(f"{name}.{want}", mistakes(field, _ordered(members, data)))


def _beside(
    members: tuple[Member, ...],
    data: Data,
    options: Mapping[str, list[Any]],
    wanted: tuple[str, str],
) -> Iterator[Data]:
    """Yield a mapping with another value beside the wanted one, or with one more field."""
    changes = [*_changes(members, options, *wanted)]
    yield from ({**data, **each} for each in changes)
    for each, more in combinations(changes, 2):
        yield {**data, **each, **more}


def _changes(
    members: tuple[Member, ...],
    options: Mapping[str, list[Any]],
    want: str,
    path: str,
) -> Iterator[Data]:
    for member in members:
        if member.name != want:
            yield from ({member.name: option} for option in options[member.name])
        elif len(options[want]) > 1:
            continue
        if not (member.field.form.members or member.field.form.item):
            for value in islice(
                values(member.field, f"{path}.{member.name}", "beside"), FEW
            ):
                yield {member.name: value}


def _ordered(members: tuple[Member, ...], data: Data) -> Data:
    return {each.name: data[each.name] for each in members if each.name in data}
