"""What an initiative has besides its money is read, remembered and described alike."""

import datetime
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml

from briefgen.loading import INITIATIVES, load, schemas
from briefgen.loading.file_values import FileValues, decode, encode
from briefgen.loading.plain_values import digests_of
from briefgen.model import (
    Coordinates,
    Initiative,
    Number,
    Status,
    When,
    quarter_of,
)
from briefgen.workspace import open_workspace
from tests.loading.cases import SOUND, write

MILL = "data/initiatives/mill.yaml"
EVERYTHING = """\
status: {state: under-way, as_of: 2024-11}
starts: 2024-11-16
ends: 2026-27 Q2
milestones:
  - {date: 2025-26 Q2, text: First wells, done: true}
  - {date: 2026-03-31, text: {en: Last wells, fr: Derniers puits}}
results:
  - {indicator: Farmers, unit: {en: farmers, fr: agriculteurs}, baseline: 0,
     target: 5000, actual: 1200.50, as_of: 2025-03}
  - {indicator: Literacy, unit: percent, target: 80, actual: 45.5}
sectors:
  - {vocabulary: oecd-dac, code: "11130", percent: 60}
  - {vocabulary: oecd-dac, name: Health, percent: 40%}
  - {vocabulary: own, code: a, percent: 100}
markers: [{vocabulary: oecd-dac, code: "1", significance: principal}]
quote: {words: Wells matter., by: Minister, language: en}
contact: {name: Water desk, email: water@example.org}
links: [{title: Page, url: "https://example.org"}]
partners:
  - {name: A, role: funder, share: 33.3}
  - {name: B, role: funder, share: 66.7}
places:
  - name: Trujillo
    region: La Libertad
    country: PE
    coordinates: {latitude: -8.11, longitude: -79.03}
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
    assert initiative.ends == quarter_of(2026, 2)


def test_numbers_are_exact_as_they_are_given(tmp_path: Path) -> None:
    initiative = mill(tmp_path, EVERYTHING)
    farmers, literacy = initiative.results
    assert farmers.actual == Number(Decimal("1200.50"), 2)
    assert literacy.actual == Number(Decimal("45.5"), 1, "%")
    assert literacy.unit is None
    shares = [each.share for each in initiative.partners]
    assert shares == [Number(Decimal(share), 1, "%") for share in ("33.3", "66.7")]
    (place,) = initiative.places
    south, west = Decimal("-8.11"), Decimal("-79.03")
    assert place.coordinates == Coordinates(Number(south, 2), Number(west, 2))


def test_the_outline_of_an_initiative_has_none_of_its_texts(tmp_path: Path) -> None:
    before = digests_of(mill(tmp_path, EVERYTHING)).split()
    for old, new in (("Wells matter", "Wells help"), ("Literacy", "Reading")):
        after = digests_of(mill(tmp_path, EVERYTHING.replace(old, new))).split()
        assert after[0] == before[0]
        assert after[1] != before[1]
    further = EVERYTHING.replace("percent: 60", "percent: 50")
    assert digests_of(mill(tmp_path, further)).split()[0] != before[0]


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
    content = yaml.load(SOUND[MILL] + EVERYTHING, AsEditors)
    jsonschema.validate(content, schema)
    for wrong in ({"status": "begun"}, {"markers": [{"vocabulary": "x", "code": 1}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(content | wrong, schema)


class AsEditors(yaml.SafeLoader):
    """Read dates as texts, as editors do, which know YAML 1.2."""


AsEditors.yaml_implicit_resolvers = {
    letter: [each for each in resolvers if not each[0].endswith("timestamp")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
