"""The data files of a workspace become a portfolio, each value with its place."""

import datetime
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError, Place
from briefgen.loading import INITIATIVES, PORTFOLIO, load, places, schemas
from briefgen.loading.places import Places
from briefgen.loading.themes import THEMES
from briefgen.model import (
    Duration,
    FiscalYears,
    Funding,
    FundingLine,
    LocalizedText,
    Location,
    Money,
    Partner,
    Portfolio,
    Reach,
    Release,
    ends,
)
from briefgen.workspace import open_workspace
from tests.loading.as_editors import as_editors_read
from tests.loading.cases import SOUND, mistakes, told, write

ROOT = Path(__file__).parent.parent.parent
MILL = "data/initiatives/mill.yaml"


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    """Load the sample, which is the repository itself."""
    return load(open_workspace(ROOT))


def loaded(root: Path, **files: str) -> Portfolio:
    """Load the sound workspace with some initiatives added or replaced."""
    write(root, {f"data/initiatives/{name}.yaml": files[name] for name in files})
    return load(open_workspace(root))


def test_the_sample_adds_up(sample: Portfolio) -> None:
    amounts = [initiative.funding.lines[0].amount for initiative in sample.initiatives]
    assert sum(ends(money)[1] for money in amounts) == Decimal(35_050_000)
    assert {money.currency for money in amounts} == {"CAD"}
    assert (len(sample.themes), len(sample.initiatives)) == (6, 8)


def test_every_text_of_the_sample_is_in_both_languages(sample: Portfolio) -> None:
    for path in sample.places:
        stem, _, language = path.rpartition(".")
        if language == "en":
            assert f"{stem}.fr" in sample.places


def test_each_value_has_its_place(tmp_path: Path) -> None:
    portfolio = loaded(
        tmp_path,
        mill="theme: water\n"
        "title: {en: Mill, fr: Moulin}\n"
        "funding:\n"
        "  kind: new\n"
        "  amount: 100\n"
        "description: A mill.\n"
        "reach:\n"
        "  - {count: 5, bound: exact, who: millers}\n",
    )
    expected = {
        "portfolio": Place("data/portfolio.yaml", 1, 1),
        "portfolio.event.place": Place("data/portfolio.yaml", 2, 30),
        "themes": None,
        "themes.water": Place("data/themes.yaml", 1, 3),
        "themes.forests.title": Place("data/themes.yaml", 2, 24),
        "initiatives.mill": Place(MILL, 1, 1),
        "initiatives.mill.title.fr": Place(MILL, 2, 23),
        "initiatives.mill.funding": Place(MILL, 4, 3),
        "initiatives.mill.funding.amount": Place(MILL, 5, 11),
        "initiatives.mill.reach.0.count": Place(MILL, 8, 13),
    }
    assert {path: portfolio.places.get(path) for path in expected} == expected


def test_a_place_alone_is_the_place_among_all(sample: Portfolio) -> None:
    """A file of initiatives keeps its places as text; one is looked up in it."""
    assert isinstance(sample.places, Places)
    kept: dict[str, Place] = {}
    for name, each in sample.places._kept.items():
        kept |= places._read(name, *each)
    assert len(kept) > 200
    assert {path: sample.places[path] for path in kept} == kept
    ends = ("f", "x.en", ".", "title.en.", "1", "9,1", ";")
    lacking = {f"{path}.{end}" for path in kept for end in ends} - kept.keys()
    assert not any(path in sample.places for path in lacking)


def test_an_initiative_is_read_whole(tmp_path: Path) -> None:
    (dam,) = loaded(
        tmp_path,
        mill="""\
theme: forests
title: {en: Dam, fr: Barrage}
funding:
  kind: increase
  amount: 1000.50
  total_value: 5000
  currency: USD
  duration: 18 months
  fiscal_years: 2024-2029
partners: [{name: Beavers, role: implementing}]
places: [{country: NO, name: Oslo}, {name: {en: sea, fr: mer}}]
reach: [{count: 40000, bound: more-than, who: fish, women_percent: 50}]
description: |
  One.

  - two
source: https://example.org/dam
""",
    ).initiatives
    line = FundingLine(
        "increase",
        Money(Decimal("1000.50"), "USD"),
        Money(Decimal(5000), "USD"),
        Duration(18, "months"),
        FiscalYears(2024, 2029),
    )
    assert dam.funding == Funding((line,))
    assert (dam.id, dam.theme, dam.order) == ("mill", "forests", 0)
    assert dam.title == LocalizedText({"en": "Dam", "fr": "Barrage"})
    assert dam.description == LocalizedText({"": "One.\n\n- two"}, prose=True)
    assert dam.partners == (Partner(LocalizedText({"": "Beavers"}), "implementing"),)
    assert dam.places == (
        Location("NO", LocalizedText({"": "Oslo"})),
        Location(None, LocalizedText({"en": "sea", "fr": "mer"})),
    )
    assert dam.reach == (Reach(40000, "more-than", LocalizedText({"": "fish"}), 50),)
    assert (dam.source, dam.summary, dam.advice) == (
        "https://example.org/dam",
        None,
        None,
    )


def test_initiatives_are_in_the_order_of_their_themes_then_their_own(
    tmp_path: Path,
) -> None:
    def initiative(theme: str, order: int) -> str:
        return (
            f"theme: {theme}\norder: {order}\ntitle: A title\n"
            "funding: {kind: new, amount: 1}\ndescription: Words.\n"
        )

    portfolio = loaded(
        tmp_path,
        mill=initiative("water", 3),
        axe=initiative("forests", 1),
        dam=initiative("water", 2),
        boat=initiative("water", 2),
    )
    order = [initiative.id for initiative in portfolio.initiatives]
    assert order == ["boat", "dam", "mill", "axe"]
    assert [theme.id for theme in portfolio.themes] == ["water", "forests"]


def labelled(root: Path, text: str) -> Portfolio:
    """Load the mill with something more."""
    return loaded(root, mill=SOUND[MILL] + text)


INTERNAL = Release("internal", "protected-a")
EMBARGO = datetime.datetime(2024, 11, 16, 17, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("text", "path", "release"),
    [
        ("", "", Release()),
        ("advice: {issue: Why}\n", "advice.issue", INTERNAL),
        ("advice: {release: {audience: public}, issue: Why}\n", "advice", Release()),
        (
            "advice: {release: {marking: protected-b}, issue: Why}\n",
            "advice",
            Release("internal", "protected-b"),
        ),
        (
            "advice: {release: {embargo: 2024-11-16T12:00:00-05:00}, issue: Why}\n",
            "advice.issue",
            Release("internal", "protected-a", EMBARGO),
        ),
        (
            "release: {marking: secret}\nadvice: {issue: Why}\n",
            "advice",
            Release("internal", "secret"),
        ),
        (
            "release: {marking: protected-c}\nadvice: {issue: Why}\n",
            "advice",
            Release("internal", "protected-c"),
        ),
        (
            "advice:\n  issue: {en: Why, fr: Quoi, release: {audience: public}}\n",
            "advice.issue.en",
            Release(),
        ),
        ("release: {marking: secret}\n", "title", Release("internal", "secret")),
        ("release: {audience: internal}\n", "title", Release("internal")),
        (
            (
                "release: {embargo: 2024-11-16T12:00:00-05:00}\n"
                "summary: {en: A, fr: B, release: {audience: internal}}\n"
            ),
            "summary.fr",
            Release("internal", None, EMBARGO),
        ),
    ],
)
def test_a_label_takes_what_it_leaves_out_from_what_encloses_it(
    text: str, path: str, release: Release, tmp_path: Path
) -> None:
    portfolio = labelled(tmp_path, text)
    assert portfolio.release_of(f"initiatives.mill.{path}".rstrip(".")) == release


NOTE = "note: {action_required: decision, addressee: Minister"


@pytest.mark.parametrize(
    ("text", "path", "release"),
    [
        (f"{NOTE}}}\n", "note", Release("internal")),
        (f"{NOTE}, sign_off: [Unit]}}\n", "note.sign_off.0", Release("internal")),
        (
            f"{NOTE}, release: {{marking: secret}}}}\n",
            "note",
            Release("internal", "secret"),
        ),
        (f"{NOTE}, release: {{audience: public}}}}\n", "note", Release()),
        (
            f"{NOTE}, release: {{embargo: 2024-11-16T12:00:00-05:00}}}}\n",
            "note",
            Release("internal", None, EMBARGO),
        ),
        (
            f"release: {{marking: protected-b}}\n{NOTE}}}\n",
            "note",
            Release("internal", "protected-b"),
        ),
    ],
)
def test_a_note_is_internal_without_a_marking(
    text: str, path: str, release: Release, tmp_path: Path
) -> None:
    write(tmp_path, {PORTFOLIO: SOUND[PORTFOLIO] + text})
    portfolio = load(open_workspace(tmp_path))
    assert portfolio.release_of(f"portfolio.{path}") == release


def test_advice_stands_in_portfolio_and_themes_too(tmp_path: Path) -> None:
    advice = "advice: {recommendations: [That you agree.]}"
    write(
        tmp_path,
        {
            PORTFOLIO: f"{SOUND[PORTFOLIO]}{advice}\n",
            THEMES: f"- {{id: water, title: Water, {advice}}}\n",
        },
    )
    portfolio = load(open_workspace(tmp_path))
    assert portfolio.releases == {
        "portfolio.advice": INTERNAL,
        "themes.water.advice": INTERNAL,
    }
    assert portfolio.advice == portfolio.themes[0].advice


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"[" * 100_000, "nesting"),
        (b"a: " + b"x" * 50_000_000, "too-large"),
        (b"- a\n" * 1_000_000, "too-large"),
        (b"theme: caf\xe9\n", "encoding"),
        (b"\0" * 1_000_000, "too-many"),
        (b"".join(b"f%d: x\n" % number for number in range(10_000)), "too-many"),
        (b"reach: [" + b"{count: x}," * 40_000 + b"]\n", "too-many"),
    ],
    ids=["nesting", "line", "items", "latin", "zeros", "fields", "reach"],
)
def test_a_hostile_file_is_told(content: bytes, rule: str, tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / MILL).write_bytes(content)
    found = mistakes(tmp_path)
    assert rule in {mistake.rule for mistake in found}
    assert {mistake.place.path for mistake in found} == {MILL}


@given(st.binary())
def test_any_bytes_are_data_or_mistakes_with_a_place(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    root = tmp_path_factory.mktemp("workspace")
    write(root, {})
    (root / MILL).write_bytes(content)
    found = mistakes(root)
    assert {mistake.place.path for mistake in found} == {MILL}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "title",
                    "funding",
                    "amount",
                    "kind",
                    "theme",
                    "en",
                    "fr",
                    "release",
                    "audience",
                    "reach",
                    "count",
                    "advice",
                    "description",
                    "places",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("path", [PORTFOLIO, THEMES, MILL])
@given(value=VALUES)
def test_any_yaml_is_data_or_mistakes_with_a_place(
    tmp_path_factory: pytest.TempPathFactory, path: str, value: object
) -> None:
    root = tmp_path_factory.mktemp("workspace")
    content = yaml.safe_dump(value, allow_unicode=True)
    for found in told(root, {path: content}).splitlines():
        assert found.startswith(("data/", "  hint: "))


def test_schemas_accept_the_sample() -> None:
    schema = schemas(("en", "fr"))
    files = {
        PORTFOLIO: [ROOT / PORTFOLIO],
        THEMES: [ROOT / THEMES],
        INITIATIVES: sorted((ROOT / INITIATIVES).glob("*.yaml")),
    }
    for name, paths in files.items():
        jsonschema.Draft202012Validator.check_schema(schema[name])
        for path in paths:
            jsonschema.validate(as_editors_read(path), schema[name])


def test_schemas_refuse_what_loading_refuses() -> None:
    schema = schemas(("en", "fr"))[INITIATIVES]
    content = yaml.safe_load(SOUND[MILL])
    jsonschema.validate(content, schema)
    for wrong in ({"colour": "blue"}, {"title": {"en": "Mill"}}, {"theme": "A B"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(content | wrong, schema)


def test_mistakes_are_raised_together_and_sorted(tmp_path: Path) -> None:
    write(tmp_path, {PORTFOLIO: "title: x\n", THEMES: "[", MILL: "- 1\n"})
    with pytest.raises(BriefgenError) as error:
        load(open_workspace(tmp_path))
    places = [found.place for found in error.value.diagnostics]
    assert places == sorted(places)
    assert {place.path for place in places} == {PORTFOLIO, THEMES, MILL}


@pytest.mark.parametrize("instead", [{}, {"data/initiatives/notes.txt": "Later."}])
def test_whoever_has_no_initiative_yet_is_told_one_that_is_sound(
    instead: dict[str, str], tmp_path: Path
) -> None:
    themes = "- {id: rivers, title: Rivers}\n"
    files = {**instead, MILL: None, "data/themes.yaml": themes}
    (found,) = told(tmp_path, files).partition("\n  hint: ")[2:]
    before, _, example = found.strip().partition(", for example: ")
    path = before.removeprefix("put the first initiative into ").partition(" ")[0]
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text(example, "utf-8")
    assert mistakes(tmp_path) == ()
    (initiative,) = load(open_workspace(tmp_path)).initiatives
    assert initiative.theme == "rivers"
