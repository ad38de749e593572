"""Examples of declarations stand in schemas as values that the schemas take."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from briefgen.loading import declared, schemas
from briefgen.loading.own_declarations import OwnDeclarations
from briefgen.model import ByName, DeclaredFields, LocalizedText, OwnField
from briefgen.reading.fields import (
    Member,
    integer,
    optional,
    record,
    text,
    with_examples,
)


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema within a schema, and the schema."""
    if isinstance(schema, dict):
        yield schema
        for key, each in schema.items():
            inner = each.values() if key == "properties" else [each]
            yield from (part for one in inner for part in parts(one))
    elif isinstance(schema, list):
        yield from (part for each in schema for part in parts(each))


def members(form: Any) -> Iterator[Member]:
    for member in form.members:
        yield member
        yield from members(member.field.form)
    if form.item is not None:
        yield from members(form.item.form)


@pytest.mark.parametrize("languages", [("en", "fr"), ("fr",), ("es", "en")])
def test_every_example_is_a_value_of_its_field(languages: tuple[str, ...]) -> None:
    count = 0
    for schema in schemas(languages).values():
        Draft202012Validator.check_schema(schema)
        for part in parts(schema):
            for example in part.get("examples", ()):
                Draft202012Validator(part).validate(example)
                count += 1
    assert count > 50


def test_no_example_is_lost_where_its_languages_are_those_of_the_workspace() -> None:
    every = schemas(("en", "fr"))
    for path, field in declared(("en", "fr")).items():
        wanted = {each.about for each in members(field.form) if each.example}
        has = {e["description"] for e in parts(every[path]) if "examples" in e}
        assert wanted == has


def test_an_example_has_the_languages_of_the_workspace() -> None:
    def title(*languages: str) -> Any:
        (part,) = (
            each
            for each in parts(schemas(languages)["data/initiatives"])
            if each.get("description") == "of the initiative"
        )
        return part.get("examples")

    assert title("fr") == [{"fr": "Des puits pour Puna"}]
    assert title("es") is None


def test_a_field_of_the_office_may_be_called_examples() -> None:
    label = LocalizedText({"": "Examples"})
    own = ByName({"examples": OwnField("examples", "number", label)})
    fields = OwnDeclarations(DeclaredFields(initiative=own))
    schema: Any = schemas(("en",), fields)["data/initiatives"]
    inner = schema["properties"]["fields"]["properties"]["examples"]
    assert inner["examples"] == [1]


def test_what_its_schema_does_not_take_is_no_example() -> None:
    schema = record(dict, optional("n", integer(0, 9), "a number", "many")).schema
    assert "examples" not in with_examples(schema)["properties"]["n"]  # type: ignore[index]
    schema = record(dict, optional("t", text(), "a text", '"7"')).schema
    assert with_examples(schema)["properties"]["t"]["examples"] == ["7"]  # type: ignore[index]
