"""What an initiative has besides its money is read, remembered and described alike."""

import datetime
import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from briefgen.loading import INITIATIVES, load, schemas
from briefgen.loading.file_values import FileValues, decode, encode
from briefgen.loading.plain_values import digests_of
from briefgen.model import Initiative, Status, When, first_of_quarter
from briefgen.workspace import open_workspace
from tests.loading.cases import SOUND, write

MILL = "data/initiatives/mill.yaml"
EVERYTHING = """\
status: {state: under-way, as_of: 2024-11}
starts: 2024-11-16
ends: 2026-27 Q2
"""


def mill(root: Path, added: str) -> Initiative:
    write(root, {MILL: SOUND[MILL] + added})
    (initiative,) = load(open_workspace(root)).initiatives
    return initiative


def test_all_of_it_is_read(tmp_path: Path) -> None:
    initiative = mill(tmp_path, EVERYTHING)
    november = When(datetime.date(2024, 11, 1), "month")
    assert initiative.status == Status("under-way", november)
    assert initiative.starts == When(datetime.date(2024, 11, 16))
    assert initiative.ends == When(first_of_quarter(2026, 2), "quarter")


def test_a_status_alone_is_a_status(tmp_path: Path) -> None:
    assert mill(tmp_path, "status: completed\n").status == Status("completed")


def test_what_is_not_given_is_not_there(tmp_path: Path) -> None:
    initiative = mill(tmp_path, "")
    assert (initiative.status, initiative.starts, initiative.ends) == (None,) * 3


@pytest.mark.parametrize("added", ["", EVERYTHING])
def test_all_of_it_is_remembered_as_it_was_read(tmp_path: Path, added: str) -> None:
    initiative = mill(tmp_path, added)
    values = FileValues((initiative,), (), {}, dict, (), 1, (digests_of(initiative),))
    (recalled,) = decode(encode({MILL: ("0", values)})).values()
    assert recalled[1].values == (initiative,)


def test_the_schema_accepts_all_of_it() -> None:
    schema = schemas(("en", "fr"))[INITIATIVES]
    content = yaml.load(SOUND[MILL] + EVERYTHING, yaml.BaseLoader)
    content["funding"]["amount"] = 100
    jsonschema.validate(json.loads(json.dumps(content)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content | {"status": "begun"}, schema)
