"""What the JSON Schema says of a declared field is what reading says."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from briefgen.loading import INITIATIVES, PORTFOLIO
from briefgen.loading.declarations import FIELDS
from briefgen.loading.themes import THEME_FOLDER
from briefgen.reading.fields import Field, Member
from tests.declared.held_back import DECLARED, TURNS, WHOLE, held_back
from tests.declared.plants import mistakes, values
from tests.declared.samples import own_members, samples
from tests.declared.workspaces import NAMES, declared, is_whole, workspaces

# What no value of any type is, and what some are.
WRONG: dict[str, object] = {
    "a mapping": {"zq": "zq"},
    "a list": [["zq"]],
    "a number": -7.125,
    "a word": "Zq, it seems",
    "nothing": "",
}
# Where the two differ, and why: (what stands there, what the type is called, or "").
# Reading takes any text of a file as it is written there; an editor sees types.
LENIENT = {
    "a number": "an unquoted number is a text: `title: 2024`",
}
STRICT = {
    "nothing": "JSON Schema has no words for a text that is not blank",
    "a word": "a schema names the form of an address or a day, which validators only note",
    "a number": "an address on the web, an id and others are texts to a schema",
}


def every_member() -> Iterator[tuple[str, Member]]:
    """Yield each declared field, by its name."""
    for path, field in declared().items():
        yield from _members(field, NAMES.get(path, path))


def _members(field: Field[Any], name: str) -> Iterator[tuple[str, Member]]:
    for member in own_members(field) if not field.form.each_language else ():
        yield f"{name}.{member.name}", member
        yield from _members(member.field, f"{name}.{member.name}")
    if field.form.item is not None:
        yield from _members(field.form.item, name)


MEMBERS = dict(every_member())


@cache
def validator(path: str) -> Draft202012Validator:
    schema = declared()[path].schema
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("path", declared())
def test_a_full_file_is_valid_and_loads(path: str) -> None:
    field = declared()[path]
    for data in samples(field, NAMES.get(path, path), path):
        assert [error.message for error in validator(path).iter_errors(data)] == []
        assert mistakes(field, data) == ()


@pytest.mark.parametrize("turn", [*range(TURNS), WHOLE, DECLARED])
def test_a_file_with_labels_is_valid(turn: int) -> None:
    types = {
        NAMES[path]: path for path in (PORTFOLIO, THEME_FOLDER, INITIATIVES, FIELDS)
    }
    workspace, _, _ = held_back(0, turn)
    for file in workspace.values():
        errors = validator(types[file.name]).iter_errors(file.data)
        assert [error.message for error in errors] == []


def test_whole_workspaces_load_and_have_every_field() -> None:
    every = set()
    for workspace in workspaces():
        assert is_whole(workspace)
        for file in workspace.values():
            every |= {leaf.name for leaf in file.leaves()}
    outer = {name.rpartition(".")[0] for name in MEMBERS}
    alone = MEMBERS.keys() - outer  # without fields of their own
    assert alone - every == {"theme.id"}  # of the list; of a file it is the name


@pytest.mark.parametrize("name", MEMBERS)
def test_several_values_of_a_field_are_valid_and_read(name: str) -> None:
    field = MEMBERS[name].field
    schema = Draft202012Validator(field.schema)
    single = not (field.form.members or field.form.item)
    several = [*values(field, name)] if single else samples(field, name, name)
    assert several
    for value in several:
        assert mistakes(field, value) == ()
        assert schema.is_valid(value), value


@pytest.mark.parametrize("name", MEMBERS)
def test_what_is_no_value_is_refused_by_both(name: str) -> None:
    field = MEMBERS[name].field
    schema = Draft202012Validator(field.schema)
    for kind, value in WRONG.items():
        read, valid = not mistakes(field, value), schema.is_valid(value)
        if not read and valid and field.form.each_language and kind == "a mapping":
            continue  # `zq` could be a language: a schema does not know them all
        assert read == valid or kind in (LENIENT if read else STRICT), (kind, value)
