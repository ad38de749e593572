"""Tests of `briefgen schema`: what an editor is given is JSON Schema."""

import json

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.commands.conftest import Run

MINIMAL = {
    "theme": "water",
    "title": "Wells",
    "description": "It digs.",
    "funding": {"kind": "new", "amount": 1000},
}


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("arguments", [(), ("initiative",)])
def test_a_schema_knows_the_data(arguments: tuple[str, ...], run: Run) -> None:
    done = run("schema", *arguments)
    assert (done.code, done.err) == (0, "")
    schema = json.loads(done.out)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    validator = Draft202012Validator(schema)
    validator.validate(MINIMAL)
    with pytest.raises(ValidationError):
        validator.validate({**MINIMAL, "no_such_field": 1})


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", ["portfolio", "themes"])
def test_each_data_file_has_a_schema(name: str, run: Run) -> None:
    Draft202012Validator.check_schema(json.loads(run("schema", name).out))


@pytest.mark.usefixtures("workspace")
def test_an_unknown_file_is_wrong_usage(run: Run) -> None:
    assert run("schema", "none").code == 2
