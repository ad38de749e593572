"""Fields of the office's own are read by what `data/fields.yaml` declares of them."""

import datetime
import json
import time
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml

from briefgen import loading
from briefgen.errors import BriefgenError
from briefgen.loading import INITIATIVES, PORTFOLIO, schemas
from briefgen.loading.declarations import FIELDS
from briefgen.loading.own_declarations import declarations_of
from briefgen.loading.plain_values import digests_of, plain, record_of
from briefgen.model import (
    ByName,
    Illustration,
    Initiative,
    LocalizedText,
    Money,
    Portfolio,
    Release,
    WebLink,
)
from briefgen.workspace import open_workspace
from tests.loading.cases import SOUND, mistakes, write

MILL = "data/initiatives/mill.yaml"
DECLARED = """\
- {id: budget, of: portfolio, type: money, label: Budget}
- {id: mood, of: theme, type: text, label: Mood}
- {id: question, of: initiative, type: text, label: {en: Question, fr: Question}}
- {id: reply, of: initiative, type: prose, label: {en: Reply, fr: Réponse}}
- {id: jobs, of: initiative, type: number, least: 0, label: {en: Jobs, fr: Emplois}}
- id: area
  of: initiative
  type: number
  decimals: 1
  unit: {en: km², fr: km²}
  label: {en: Area, fr: Superficie}
- {id: price, of: initiative, type: money, label: {en: Price, fr: Prix}}
- {id: asked, of: initiative, type: date, label: {en: Asked, fr: Posée}}
- id: stage
  of: initiative
  type: choice
  label: {en: Stage, fr: Étape}
  choices:
    - {id: planned, label: {en: Planned, fr: Prévu}}
    - {id: approved, label: {en: Approved, fr: Approuvé}}
- {id: tags, of: initiative, type: list, label: {en: Tags, fr: Mots}}
- {id: years, of: initiative, type: list, items: number, label: {en: Years, fr: Ans}}
- {id: site, of: initiative, type: link, label: {en: Site, fr: Site}}
- {id: photo, of: initiative, type: picture, label: {en: Photo, fr: Photo}}
- id: steps
  of: initiative
  type: table
  label: {en: Steps, fr: Étapes}
  columns:
    - {id: day, type: date, label: {en: Day, fr: Jour}}
    - {id: what, type: text, required: true, label: {en: What, fr: Quoi}}
"""
VALUES = """\
fields:
  question: {en: "Why a mill?", fr: "Pourquoi un moulin?"}
  reply: {en: "Because.\\n\\nIt grinds.", fr: Parce que.}
  jobs: 1200
  area: 12.5
  price: {amount: 5, currency: USD}
  asked: 2024-11-01
  stage: approved
  tags: [{en: water, fr: eau}, mills]
  years: [2024, 2025]
  site: {title: {en: More, fr: Plus}, url: https://example.org}
  photo: {file: pictures/mill.png, alternative: {en: A mill, fr: Un moulin}, credit: Us}
  steps: [{day: 2024-12-01, what: Dig}, {what: Fill}]
"""
NAMES = ("question", "reply", "jobs", "area", "price", "asked", "stage", "tags")
EVERY = {
    FIELDS: DECLARED,
    PORTFOLIO: SOUND[PORTFOLIO] + "fields: {budget: 5000}\n",
    MILL: SOUND[MILL] + VALUES,
}


def loaded(root: Path, **changed: str) -> Portfolio:
    """Load the sound workspace with every type declared; `initiatives` besides."""
    others = {f"{INITIATIVES}/{name}.yaml": changed[name] for name in changed}
    write(root, {**EVERY, **others})
    return loading.load(open_workspace(root))


def test_every_type_is_read_as_its_value(tmp_path: Path) -> None:
    portfolio = loaded(tmp_path)
    (mill,) = portfolio.initiatives
    values = dict(mill.fields.values)
    assert values["question"] == LocalizedText(
        {"en": "Why a mill?", "fr": "Pourquoi un moulin?"}
    )
    assert values["reply"] == LocalizedText(
        {"en": "Because.\n\nIt grinds.", "fr": "Parce que."}, prose=True
    )
    assert (values["jobs"], values["area"]) == (Decimal(1200), Decimal("12.5"))
    assert values["price"] == Money(Decimal(5), "USD")
    assert values["asked"] == datetime.date(2024, 11, 1)
    assert values["stage"] == "approved"
    assert values["tags"] == (
        LocalizedText({"en": "water", "fr": "eau"}),
        LocalizedText({"": "mills"}),
    )
    assert values["years"] == (Decimal(2024), Decimal(2025))
    assert values["site"] == WebLink(
        LocalizedText({"en": "More", "fr": "Plus"}),
        LocalizedText({"": "https://example.org"}),
    )
    assert values["photo"] == Illustration(
        "pictures/mill.png",
        LocalizedText({"en": "A mill", "fr": "Un moulin"}),
        LocalizedText({"": "Us"}),
    )
    day = datetime.date(2024, 12, 1)
    assert values["steps"] == (
        ByName({"day": day, "what": LocalizedText({"": "Dig"})}),
        ByName({"day": None, "what": LocalizedText({"": "Fill"})}),
    )
    assert portfolio.fields.values == {"budget": Money(Decimal(5000), "CAD")}
    assert all(each.fields.values == {"mood": None} for each in portfolio.themes)


def test_what_is_not_given_is_none_by_its_declared_name(tmp_path: Path) -> None:
    portfolio = loaded(tmp_path, dam=SOUND[MILL])
    dam = next(each for each in portfolio.initiatives if each.id == "dam")
    assert set(dam.fields.values) == set(portfolio.declared.initiative.values)
    assert set(dam.fields.values.values()) == {None}


def test_without_declarations_there_is_nothing(tmp_path: Path) -> None:
    write(tmp_path, {})
    portfolio = loading.load(open_workspace(tmp_path))
    assert portfolio.declared.initiative.values == {}
    assert portfolio.initiatives[0].fields.values == {}


def test_each_value_and_each_declaration_has_its_place(tmp_path: Path) -> None:
    places = loaded(tmp_path).places
    assert str(places["initiatives.mill.fields.steps.0.day"]) == f"{MILL}:17:17"
    assert str(places["portfolio.fields.budget"]) == f"{PORTFOLIO}:6:18"
    assert str(places["portfolio.declared.initiative.steps.columns.day.label.fr"]) == (
        f"{FIELDS}:30:50"
    )


def test_values_are_the_same_after_they_were_remembered(tmp_path: Path) -> None:
    (mill,) = loaded(tmp_path).initiatives
    again = record_of(Initiative)(json.loads(json.dumps(plain(mill))))
    assert again == mill
    assert digests_of(again) == digests_of(mill)


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_value_changes_the_digest(name: str, tmp_path: Path) -> None:
    (mill,) = loaded(tmp_path).initiatives
    fewer = ByName({**mill.fields.values, name: None})
    values = {each: getattr(mill, each) for each in Initiative.__dataclass_fields__}
    changed = Initiative(**{**values, "fields": fewer})
    first, second = digests_of(mill).split(), digests_of(changed).split()
    assert first[0] != second[0]
    assert first[1] != second[1]


def test_a_text_that_is_worded_otherwise_leaves_the_outline(tmp_path: Path) -> None:
    (mill,) = loaded(tmp_path).initiatives
    text = EVERY[MILL].replace("Why a mill?", "Why not?")
    (other,) = loaded(tmp_path, mill=text).initiatives
    first, second = digests_of(mill).split(), digests_of(other).split()
    assert first[0] == second[0]
    assert first[1] != second[1]


def test_the_schema_takes_what_is_declared_and_nothing_else(tmp_path: Path) -> None:
    loaded(tmp_path)
    workspace = open_workspace(tmp_path)
    own = declarations_of(workspace)
    by_path = schemas(workspace.configuration.languages, own)

    text = (
        EVERY[MILL]
        .replace("2024-11-01", '"2024-11-01"')
        .replace("2024-12-01", '"2024-12-01"')
    )
    initiative = yaml.safe_load(text)
    jsonschema.validate(initiative, by_path[INITIATIVES])
    jsonschema.validate(yaml.safe_load(DECLARED), by_path[FIELDS])
    for wrong in ({"stage": "done"}, {"answer": "x"}, {"jobs": -1}, {"tags": "a"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(initiative | {"fields": wrong}, by_path[INITIATIVES])


def test_a_declaration_restricts_every_value_of_it(tmp_path: Path) -> None:
    label = "release: {marking: protected-b, embargo: 2030-01-01T00:00:00Z}"
    declared = DECLARED.replace("id: jobs,", f"id: jobs, {label},").replace(
        "id: day,", "id: day, release: {audience: internal},"
    )
    write(tmp_path, {**EVERY, FIELDS: declared})
    portfolio = loading.load(open_workspace(tmp_path))
    until = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    held = Release("internal", "protected-b", until)
    assert portfolio.release_of("initiatives.mill.fields.jobs") == held
    assert portfolio.release_of("portfolio.declared.initiative.jobs.label") == held
    assert portfolio.release_of("initiatives.mill.fields.area") == Release()
    internal = Release("internal")
    assert portfolio.release_of("initiatives.mill.fields.steps.0.day") == internal
    assert portfolio.release_of("initiatives.mill.fields.steps.0.what") == Release()


@pytest.mark.parametrize(
    ("around", "own", "both"),
    [
        ("{marking: protected-c}", "{marking: protected-a}", "protected-c"),
        ("{marking: protected-c}", "{marking: secret}", "secret"),
        ("{marking: secret}", "{marking: protected-a}", "secret"),
        ("{audience: internal}", "{audience: public}", None),
    ],
)
def test_the_stricter_of_two_labels_counts(
    around: str, own: str, both: str | None, tmp_path: Path
) -> None:
    declared = f"- {{id: note, of: initiative, type: text, label: A, release: {own}}}\n"
    text = f"{SOUND[MILL]}release: {around}\nfields: {{note: Dig}}\n"
    write(tmp_path, {FIELDS: declared, MILL: text})
    portfolio = loading.load(open_workspace(tmp_path))
    assert portfolio.release_of("initiatives.mill.fields.note") == Release(
        "internal", both
    )


@pytest.mark.parametrize(
    "declared",
    [
        "".join(
            f"- {{id: a{at}, of: theme, type: text, label: A}}\n"
            for at in range(10_000)
        ),
        "- " * 200 + "a\n",
        "- {id: a, of: theme, type: table, label: A, columns: ["
        + "{id: b, type: text, label: B}," * 5_000
        + "]}\n",
        "- {id: a, of: theme, type: choice, label: A, choices: ["
        + "".join(f"{{id: b{at}, label: B}}," for at in range(5_000))
        + "]}\n",
        "- {id: " + "a" * 50_000 + ", of: theme, type: text, label: A}\n",
        "- {id: a, of: theme, type: number, label: A, least: 1e999}\n",
        "- {id: [a], of: {a: b}, type: [text], label: [A], choices: {}}\n",
    ],
)
def test_a_hostile_file_of_fields_is_told_soon(declared: str, tmp_path: Path) -> None:
    write(tmp_path, {FIELDS: declared})
    begin = time.process_time()
    told = mistakes(tmp_path)
    assert told
    assert len(told) < 200
    assert {each.place.path for each in told} == {FIELDS}
    assert time.process_time() - begin < 10


def test_a_file_of_fields_that_cannot_be_read_is_not_as_if_there_were_none(
    tmp_path: Path,
) -> None:
    """Values that were read beside it are not remembered as those of no declaration."""
    write(tmp_path, {})
    none = declarations_of(open_workspace(tmp_path))
    (tmp_path / FIELDS).mkdir()
    broken = declarations_of(open_workspace(tmp_path))
    assert (none.fields is None, broken.fields is None) == (False, True)
    assert none.digest != broken.digest


def test_a_link_out_of_the_workspace_is_no_file_of_fields(tmp_path: Path) -> None:
    write(tmp_path / "inside", {})
    (tmp_path / "fields.yaml").write_text(DECLARED)
    (tmp_path / "inside" / FIELDS).symlink_to(tmp_path / "fields.yaml")
    with pytest.raises(BriefgenError, match="leads out"):
        loading.load(open_workspace(tmp_path / "inside"))
