"""Documents per country and per partner: which there are, what they say, when they are due."""

import contextlib
from pathlib import Path

import pytest

from tests.commands import small
from tests.commands.conftest import Run
from tests.commands.small import change, write
from tests.languages.sample import workspace as sample

WELLS, PORTS = "data/initiatives/wells.yaml", "data/initiatives/ports.yaml"
VISIT = """\
---
title: "{{ country.name }}"
per: country
audience: AUDIENCE
layout: note
formats: [tree]
---
{{ country | place("in") }} {{ country.code }}
{{ (country.initiatives | released("funding")).funding.new_money | money }}

{% for initiative in country.initiatives %}
- {{ initiative.title }} {{ initiative.places | released | listing }}
{% endfor %}
"""
ALLY = """\
---
title: "{{ partner.name }}"
per: partner
audience: internal
layout: note
formats: [tree]
---
{% for initiative in partner.initiatives %}
- {{ initiative.title }}
{% endfor %}
"""
PLACES = "places: [{country: PE}, {country: KE, name: {en: Kisumu, fr: Kisumu}}]\n"
UNICEF = "{name: {en: UNICEF, fr: Unicef}, role: partner}"


@pytest.fixture
def root(workspace: Path) -> Path:
    for name in ("sheet", "memo", "overview"):
        (workspace / f"templates/{name}.md").unlink()
    write(workspace, "templates/visit.md", VISIT.replace("AUDIENCE", "public"))
    write(workspace, "templates/ally.md", ALLY)
    add(workspace, WELLS, PLACES + f"partners: [{UNICEF}]\n")
    add(workspace, PORTS, f"places: [{{country: PE}}]\npartners: [{UNICEF}]\n")
    return workspace


def add(root: Path, path: str, lines: str) -> None:
    write(root, path, (root / path).read_text("utf-8") + lines)


def pages(root: Path) -> dict[str, str]:
    """Give the words of what stands in English, by its name."""
    found = (root / "build").rglob("*.en.txt")
    return {path.name.partition(".")[0]: path.read_text("utf-8") for path in found}


def test_there_is_a_page_for_each_country_and_each_partner(
    root: Path, run: Run
) -> None:
    assert run("build").code == 0
    assert {*pages(root)} == {"visit-pe", "visit-ke", "ally-unicef"}
    peru = pages(root)["visit-pe"]
    for words in (
        "Peru",
        "in Peru",
        "PE",
        "$5.5␣million",
        "Wells",
        "Ports",
        "Kisumu",
    ):
        assert words in peru
    assert "Ports" not in pages(root)["visit-ke"]
    french = (root / "build/public/visit/visit-pe.fr.txt").read_text("utf-8")
    assert "Pérou" in french
    assert "au Pérou" in french


def test_without_a_country_there_is_no_page(root: Path, run: Run) -> None:
    change(root, WELLS, PLACES, "")
    change(root, PORTS, "places: [{country: PE}]\n", "")
    assert run("build").code == 0
    assert {*pages(root)} == {"ally-unicef"}


HELD = "release: {audience: internal}"


def test_a_country_of_held_back_places_alone_has_no_public_page(
    root: Path, run: Run
) -> None:
    change(root, WELLS, "{country: KE,", f"{{{HELD}, country: KE,")
    assert run("build").code == 0
    assert {*pages(root)} == {"visit-pe", "ally-unicef"}
    assert "Kisumu" not in pages(root)["visit-pe"]
    manifest = (root / "build/public/briefgen.manifest.json").read_text("utf-8")
    assert "visit-ke" not in manifest


def test_a_page_comes_when_the_first_embargo_ends(root: Path, run: Run) -> None:
    late = "release: {embargo: 2024-11-16T12:00:00-05:00}"
    change(root, WELLS, "{country: KE,", f"{{{late}, country: KE,")
    done = run("build", "--as-of", "2024-11-16T11:00:00-05:00")
    assert "left out visit-ke (en, fr): embargoed until November 16" in done.out
    assert "visit-ke" not in pages(root)
    run("build", "--as-of", "2024-11-16T13:00:00-05:00")
    assert "visit-ke" in pages(root)


def test_an_internal_page_has_all_with_its_marking(root: Path, run: Run) -> None:
    write(root, "templates/visit.md", VISIT.replace("AUDIENCE", "internal"))
    change(root, WELLS, "{country: KE,", "{release: {marking: secret}, country: KE,")
    assert run("build").code == 0
    assert "SECRET" in pages(root)["visit-ke"]
    assert "SECRET" in pages(root)["visit-pe"]  # which prints that place, too


def test_a_new_initiative_in_peru_makes_the_page_of_peru_stale_and_no_other(
    root: Path, run: Run
) -> None:
    run("build")
    roads = (root / PORTS).read_text("utf-8").replace("Ports", "Roads")
    write(root, "data/initiatives/roads.yaml", roads.replace("UNICEF", "Other"))
    done = run("status")
    assert "visit-pe" in done.out
    assert "visit-ke" not in done.out
    assert "ally-unicef" not in done.out
    run("build")
    assert "Roads" in pages(root)["visit-pe"]
    assert "ally-other" in pages(root)


def test_two_spellings_that_would_be_one_file_are_told(root: Path, run: Run) -> None:
    change(root, PORTS, "UNICEF", "Unicef")
    done = run("check")
    assert done.code == 1
    assert (
        "data/initiatives/ports.yaml:6:19: error: this partner and that at"
        " data/initiatives/wells.yaml:6:19 are both 'unicef' [same-output]"
    ) in done.out + done.err


def test_names_of_one_text_and_of_each_language_are_the_same(
    root: Path, run: Run
) -> None:
    change(root, WELLS, "{en: UNICEF, fr: Unicef}", "UNICEF")
    change(root, PORTS, "{en: UNICEF, fr: Unicef}", "{en: UNICEF, fr: UNICEF}")
    assert run("build").code == 0
    assert "Ports" in pages(root)["ally-unicef"]


@pytest.mark.parametrize("name", ["Ωμέγα", "«…»", "a" * 300])
def test_any_name_names_a_file(root: Path, run: Run, name: str) -> None:
    change(root, WELLS, "{en: UNICEF, fr: Unicef}", f"'{name}'")
    assert run("build").code == 0
    assert len(pages(root)) == 4


def test_an_option_chooses_subjects(root: Path, run: Run) -> None:
    assert run("build", "--about", "PE", "--language", "en").code == 0
    assert {*pages(root)} == {"visit-pe"}
    done = run("build", "--about", "pee")
    assert done.code == 2
    assert "no document is about 'pee'; did you mean 'pe'?" in done.err


def test_why_names_a_group_in_words(root: Path, run: Run) -> None:
    run("build")
    change(root, WELLS, "2000000", "2100000")
    done = run("status")
    assert "of the country pe" in done.out
    done = run("why", "build/public/visit/visit-pe.en.txt")
    assert f"{WELLS}:5" in done.out


def test_a_field_that_a_group_has_not_is_told(root: Path, run: Run) -> None:
    change(root, "templates/visit.md", "country.code", "country.codes")
    done = run("check")
    assert "unknown field 'codes'" in done.out + done.err
    assert "did you mean 'code'?" in done.out + done.err


FIELDS = """\
- id: region
  of: initiative
  type: choice
  label: {en: Region, fr: Région}
  choices:
    - {id: north, label: {en: The North, fr: Le Nord}}
    - {id: south, label: {en: The South, fr: Le Sud}}
- id: needs
  of: initiative
  type: list
  items: choice
  label: {en: Needs, fr: Besoins}
  choices:
    - {id: staff, label: {en: Staff, fr: Personnel}}
    - {id: money, label: {en: Money, fr: Argent}}
- id: score
  of: initiative
  type: number
  label: {en: Score, fr: Cote}
"""
REGION = """\
---
title: "{{ PER.name }}"
per: PER
audience: public
MORE
layout: note
formats: [tree]
---
{{ PER.initiatives | length }}
{% for initiative in PER.initiatives %}{{ initiative.title }} {% endfor %}
"""


@pytest.fixture
def regions(root: Path) -> Path:
    write(root, "data/fields.yaml", FIELDS)
    add(root, WELLS, "fields: {region: north, needs: [staff, money], score: 3}\n")
    add(root, PORTS, "fields: {region: south, needs: [money]}\n")
    for name in ("visit", "ally"):
        (root / f"templates/{name}.md").unlink()
    return root


def region(per: str, more: str = "") -> str:
    return REGION.replace("PER", per).replace("MORE", more)


def test_a_choice_of_the_office_s_own_is_a_subject(regions: Path, run: Run) -> None:
    write(regions, "templates/region.md", region("region"))
    write(regions, "templates/need.md", region("needs"))
    assert run("build").code == 0
    written = pages(regions)
    assert {*written} == {"region-north", "region-south", "need-staff", "need-money"}
    assert "The North" in written["region-north"]
    assert "Ports" not in written["region-north"]
    assert "Wells" in written["need-money"]
    assert "Ports" in written["need-money"]
    french = regions / "build/public/region/region-north.fr.txt"
    assert "Le Nord" in french.read_text("utf-8")


def test_a_choice_held_back_has_no_public_page(regions: Path, run: Run) -> None:
    change(regions, "data/fields.yaml", "  type: choice", "  type: choice\n  " + HELD)
    write(regions, "templates/region.md", region("region"))
    run("build")
    assert pages(regions) == {}


def test_another_label_makes_its_page_stale_and_no_other(
    regions: Path, run: Run
) -> None:
    write(regions, "templates/region.md", region("region"))
    run("build")
    change(regions, "data/fields.yaml", "The North", "North")
    done = run("status")
    assert "region-north" in done.out
    assert "region-south" not in done.out
    run("build")
    assert "The North" not in pages(regions)["region-north"]


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("fields.region: north", {"region-north"}),
        ("fields.needs: money", {"region-north", "region-south"}),
        ("fields.score: 3", {"region-north"}),
        ("fields.score: {from: 4}", set()),
    ],
)
def test_a_condition_may_be_on_the_office_s_own_fields(
    regions: Path, run: Run, where: str, names: set[str]
) -> None:
    write(regions, "templates/region.md", region("region", f"where: {{{where}}}"))
    assert run("build").code == 0
    assert {*pages(regions)} == names


def test_a_field_that_is_no_choice_is_no_subject(regions: Path, run: Run) -> None:
    write(regions, "templates/region.md", region("score"))
    done = run("check")
    assert (
        "expected one of portfolio, theme, initiative, country, partner, sector, region,"
        in done.err
    )
    write(regions, "templates/region.md", region("region", "where: {fields.regoin: x}"))
    assert "did you mean 'region'?" in run("check").err


def test_the_example_of_a_visit_is_built_as_it_is(tmp_path: Path, run: Run) -> None:
    root = sample(tmp_path / "sample")
    example = small.CHECKOUT / "docs/examples/visit/visit.md"
    write(root, "templates/visit.md", example.read_text("utf-8"))
    with contextlib.chdir(root):
        assert "templates/visit.md" not in run("check", "--strict").err
        assert run("build", "--kind", "visit", "--format", "pdf").code == 0
    names = {path.name for path in (root / "build/internal/visit").glob("*.pdf")}
    assert names == {
        f"visit-{code}.{to}.pdf" for code in ("my", "pe") for to in ("en", "fr")
    }


SECTORS = """\
sectors:
  - {vocabulary: oecd-dac, code: "14030", NAME}
status: STATUS
starts: 2025-04
"""
NAMED = "name: {en: Drinking water, fr: Eau potable}"


@pytest.fixture
def sectors(root: Path) -> Path:
    first, second = SECTORS.replace(", NAME", ""), SECTORS.replace("NAME", NAMED)
    add(root, WELLS, first.replace("STATUS", "under-way"))
    add(root, PORTS, second.replace("STATUS", "{state: planned, as_of: 2024-11-01}"))
    for name in ("visit", "ally"):
        (root / f"templates/{name}.md").unlink()
    own = "{{ sector.code if sector.code else sector.name }}"
    page = region("sector").replace("{{ sector.initiatives | length }}", own)
    write(root, "templates/field.md", page)
    return root


def test_a_sector_is_a_subject_with_the_name_that_some_initiative_gives(
    sectors: Path, run: Run
) -> None:
    assert run("build").code == 0
    (words,) = pages(sectors).values()
    assert {*pages(sectors)} == {"field-oecd-dac-14030"}
    for each in ("Drinking water", "14030", "Wells", "Ports"):
        assert each in words


def test_a_name_held_back_is_not_the_page_s(sectors: Path, run: Run) -> None:
    change(sectors, PORTS, "fr: Eau potable}", f"fr: Eau potable, {HELD}}}")
    assert run("build").code == 0
    (words,) = pages(sectors).values()
    assert "Drinking" not in words
    assert "14030" in words
    change(sectors, PORTS, ", code:", f", {HELD}, code:")
    run("build")
    (words,) = pages(sectors).values()
    assert "Ports" not in words


def test_a_sector_without_a_code_is_known_by_its_name(sectors: Path, run: Run) -> None:
    for path in (WELLS, PORTS):
        change(sectors, path, 'code: "14030"', NAMED)
    change(sectors, PORTS, f"{NAMED}, {NAMED}", NAMED)
    assert run("build").code == 0
    assert {*pages(sectors)} == {"field-oecd-dac-drinking-water"}


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("status: under-way", {"Wells"}),
        ("status: [under-way, planned]", {"Wells", "Ports"}),
        ("status.state: planned", {"Ports"}),
        ("starts: 2025-04", {"Wells", "Ports"}),
        ("starts: 2025", None),
        ("starts: {from: 2025-04-01, to: 2025-04-30}", {"Wells", "Ports"}),
        ("starts: {from: 2025-04-02}", set()),
        ("starts: 2025-04-01", set()),
        ("starts: [2025-04, 2025-05]", None),
        ("sectors.code: '14030'", {"Wells", "Ports"}),
        ("sectors: oecd-dac", None),
        ("status: underway", None),
    ],
)
def test_a_condition_may_be_on_a_status_and_on_times(
    sectors: Path, run: Run, where: str, names: set[str] | None
) -> None:
    write(sectors, "templates/field.md", region("sector", f"where: {{{where}}}"))
    done = run("build")
    assert (done.code == 0) == (names is not None)
    words = "".join(pages(sectors).values())
    assert {each for each in ("Wells", "Ports") if each in words} == (names or set())
