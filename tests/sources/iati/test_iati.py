"""Activities of IATI files become records, whatever the version and however they lie."""

from pathlib import Path

import pytest

from briefgen.sources.record_cells import columns_of
from briefgen.sources.source_content import SourceCell
from tests.sources.iati.iati_files import HEAD, activity, one, plain, read

PORTFOLIO = Path(__file__).parents[2] / "portfolios/iati/activities.xml"


def test_a_whole_portfolio_is_read_with_its_texts_in_both_languages(
    tmp_path: Path,
) -> None:
    content = read(tmp_path, PORTFOLIO.read_bytes())
    (table,) = content.tables
    assert content.options.form == "iati"
    assert len(table.records) == 12
    assert table.columns[:3] == ("iati-identifier", "title.en", "title.fr")
    assert "budgets.value" in table.columns
    record = table.records[0]
    assert record.where == "activity XX-GOV-D010001"
    cell = record.values["title.fr"]
    assert isinstance(cell, SourceCell)
    assert cell.text == "De l’eau potable pour des villages des Andes"
    assert cell.where == "activity XX-GOV-D010001, title.fr"
    assert [each.message for each in content.remarks] == [
        (
            "organisations with several roles have the one nearest to the work (12 times, "
            "first: activity XX-GOV-D010001)"
        ),
        (
            "original and revised budgets: of each period the revised one counts (2 times, "
            "first: activity XX-GOV-D010001)"
        ),
        (
            "categories of sectors with equal parts: the first one counts as main: "
            "activity XX-GOV-D030002"
        ),
    ]


def test_an_activity_of_version_1_has_the_same_values(tmp_path: Path) -> None:
    values = plain(
        one(
            tmp_path,
            "<iati-identifier> XX-1 </iati-identifier>"
            "<title>Wells</title><title xml:lang='fr'>Puits</title>"
            "<description type='1'>It digs.</description>"
            "<activity-status code='2'>Implementation</activity-status>"
            "<activity-date type='start-planned' iso-date='2013-04-01'/>"
            "<activity-date type='start-actual'>2013-05-02</activity-date>"
            "<activity-date type='end-planned' iso-date='2015-03-31'/>"
            "<participating-org role='Funding' ref='XX'>Ministry</participating-org>"
            "<participating-org role='Implementing'>CARE</participating-org>"
            "<sector vocabulary='DAC' code='14030'>Water</sector>"
            "<location><name>Puna</name><coordinates latitude='-8.1' longitude='-79'/>"
            "</location>"
            "<transaction><transaction-type code='D'/><value>12.50</value></transaction>"
            "<transaction><transaction-type code='C'/><value>100</value></transaction>",
        )
    )
    assert values["title.en"] == "Wells"
    assert values["title.fr"] == "Puits"
    assert values["description.en"] == "It digs."
    assert values["activity-status"] == "under way"
    assert (values["start"], values["end"]) == ("2013-05-02", "2015-03-31")
    assert values["planned-start"] == "2013-04-01"
    assert values["organisations"] == [
        {"name.en": "Ministry", "name.fr": "Ministry", "role": "funding", "ref": "XX"},
        {"name.en": "CARE", "name.fr": "CARE", "role": "implementing"},
    ]
    assert values["locations"] == [
        {"name.en": "Puna", "latitude": "-8.1", "longitude": "-79"}
    ]
    assert values["main-category.en"] == "Water supply and sanitation"
    assert values["commitments.value"] == "100"
    assert values["disbursements.value"] == "12.5"


TITLE = "<title><narrative>Wells</narrative></title>"
ACTIVITY = f"<iati-activity xml:lang='en'>{TITLE}</iati-activity>"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (ACTIVITY, 1),
        (f"{HEAD}{ACTIVITY}\n{ACTIVITY}", 2),
        (f"\n\n  {HEAD}<iati-activities>{ACTIVITY}</iati-activities>", 1),
        (f"<result><ok/><a><b>{ACTIVITY}</b><b>{ACTIVITY}</b></a></result>", 2),
        (f"<x xmlns='http://a.example/'>{ACTIVITY}<y/>{ACTIVITY}</x>", 2),
        (f"<?xml-stylesheet href='a.xsl'?><!-- <a> -->{ACTIVITY}", 1),
    ],
)
def test_activities_are_read_wrapped_and_alone(
    tmp_path: Path, text: str, titles: int
) -> None:
    records = read(tmp_path, text).tables[0].records
    assert [plain(each)["title.en"] for each in records] == ["Wells"] * titles


def test_elements_of_other_namespaces_are_not_those_of_the_activity(
    tmp_path: Path,
) -> None:
    text = (
        "<i:iati-activities xmlns:i='http://iati.example/' xmlns:x='http://x.example/'>"
        "<i:iati-activity xml:lang='en'><x:title>Other</x:title>"
        "<i:title><i:narrative>Wells</i:narrative></i:title></i:iati-activity>"
        "</i:iati-activities>"
    )
    assert plain(read(tmp_path, text).tables[0].records[0]) == {"title.en": "Wells"}


def test_empty_elements_are_no_values(tmp_path: Path) -> None:
    record = one(
        tmp_path,
        "<iati-identifier/><title/><description/><activity-status/><activity-date/>"
        "<participating-org/><recipient-country/><sector/><budget/><transaction/>"
        "<result/><location/><policy-marker/><contact-info/><document-link/>",
        "",
    )
    assert plain(record) == {}


def test_the_names_of_values_are_those_of_every_file(tmp_path: Path) -> None:
    """A mapping of one file fits the next, which may lack what the first one had."""
    bare = read(tmp_path, activity("<title/>")).tables[0].columns
    whole = read(tmp_path, PORTFOLIO.read_bytes()).tables[0]
    assert bare == whole.columns
    assert set(columns_of(whole.records)) <= set(whole.columns)
    spanish = read(tmp_path, activity("<title xml:lang='es'>Pozos</title>")).tables[0]
    assert set(bare) < set(spanish.columns)
    assert "results.indicator.es" in spanish.columns
    assert "title" not in spanish.columns
    assert "title" in read(tmp_path, activity(TITLE, "")).tables[0].columns


def test_a_text_of_no_known_language_has_no_ending_and_is_told(tmp_path: Path) -> None:
    content = read(tmp_path, activity("<title>Wells</title>", ""))
    assert plain(content.tables[0].records[0]) == {"title": "Wells"}
    assert "a title says no language" in str(content.remarks)


@pytest.mark.parametrize("stated", ["fr", "FR", "fr-CA", "fra", "fre", " fr_CA "])
def test_languages_are_known_however_they_are_written(
    tmp_path: Path, stated: str
) -> None:
    record = one(tmp_path, "<title>Puits</title>", f'xml:lang="{stated}"')
    assert plain(record) == {"title.fr": "Puits"}


def test_the_language_may_stand_around_the_activities(tmp_path: Path) -> None:
    text = f"<iati-activities xml:lang='fr'><iati-activity>{TITLE}</iati-activity></iati-activities>"
    assert plain(read(tmp_path, text).tables[0].records[0]) == {"title.fr": "Wells"}


def test_descriptions_are_told_apart_by_type_and_keep_their_paragraphs(
    tmp_path: Path,
) -> None:
    record = one(
        tmp_path,
        "<description type='1'><narrative>One\n  line.\n\nTwo.</narrative></description>"
        "<description type='1'><narrative>Three.</narrative></description>"
        "<description type='2'><narrative>Aims.</narrative></description>"
        "<description type='3'><narrative xml:lang='fr'>Qui.</narrative></description>",
    )
    values = plain(record)
    assert values["description.en"] == "One line.\n\nTwo.\n\nThree."
    assert values["description.objectives.en"] == "Aims."
    assert values["description.target-groups.fr"] == "Qui."


def test_an_organisation_with_several_roles_is_one_with_the_nearest_to_the_work(
    tmp_path: Path,
) -> None:
    record = one(
        tmp_path,
        "<participating-org role='1'><narrative>CARE</narrative></participating-org>"
        "<participating-org role='4'><narrative>Care</narrative></participating-org>"
        "<participating-org role='1' ref='XX-1'/>",
    )
    values = plain(record)
    assert values["organisations"] == [{"name.en": "Care", "role": "implementing"}]
    assert len(values["participating-orgs"]) == 3  # type: ignore[arg-type]


def test_the_main_category_is_the_one_with_most_of_the_sectors(tmp_path: Path) -> None:
    record = one(
        tmp_path,
        "<sector code='31120' percentage='40'/><sector code='14030' percentage='30'/>"
        "<sector code='14020' percentage='30'/>"
        "<sector vocabulary='99' code='311' percentage='100'/>",
    )
    values = plain(record)
    assert values["main-category"] == "140"
    assert values["main-category.fr"] == "Eau et assainissement"
    categories = values["categories"]
    assert isinstance(categories, list)
    assert [(each["code"], each["percentage"]) for each in categories] == [
        ("311", "40"),
        ("140", "60"),
    ]


def test_a_category_of_which_a_part_is_not_known_has_no_percentage(
    tmp_path: Path,
) -> None:
    record = one(
        tmp_path, "<sector code='31120'/><sector code='31130' percentage='9'/>"
    )
    assert "percentage" not in str(plain(record)["categories"])


def test_what_is_doubtful_about_activities_beside_each_other_is_told(
    tmp_path: Path,
) -> None:
    head = "<iati-activity hierarchy='1' xml:lang='en'>"
    end = f"{TITLE}</iati-activity>"
    twin = f"{head}<iati-identifier>XX-1</iati-identifier>{end}"
    content = read(tmp_path, f"{twin}\n{twin}\n{head.replace('1', '2')}{end}")
    assert [(each.place.line, each.message) for each in content.remarks] == [
        (2, "an identifier stands at several activities: XX-1, first in line 1"),
        (3, "an activity has no identifier: activity in line 3"),
        (1, "some activities are parts of others: budgets may be in both"),
    ]


def test_indicators_have_the_target_and_the_actual_value_of_their_last_periods(
    tmp_path: Path,
) -> None:
    period = (
        "<period><period-start iso-date='{0}-01-01'/><period-end iso-date='{0}-12-31'/>"
        "<target value='{1}'/>{2}</period>"
    )
    women = "<actual value='9'><dimension name='sex' value='f'/></actual>"
    record = one(
        tmp_path,
        "<result><title><narrative>Water</narrative></title><indicator measure='2'>"
        "<title><narrative>With water</narrative></title><baseline year='2023' value='10%'/>"
        + period.format(2025, "60", "<actual value='N/A'/>")
        + period.format(2024, "40%", f"<actual value='42'/>{women}")
        + "</indicator><indicator measure='5'><title>Words</title>"
        + period.format(2024, "better", "")
        + "</indicator><indicator><title>Nothing</title></indicator></result>",
    )
    values = plain(record)
    results = values["results"]
    assert isinstance(results, list)
    (result,) = results
    assert {name: text for name, text in result.items() if name != "periods"} == {
        "title.en": "Water",
        "indicator.en": "With water",
        "measure": "percentage",
        "unit": "percent",
        "baseline": "10",
        "baseline-year": "2023",
        "target": "60",
        "target-date": "2025-12-31",
        "actual": "42",
        "actual-date": "2024-12-31",
    }
    assert len(values["results-in-words"]) == 1  # type: ignore[arg-type]


def test_an_actual_value_that_is_there_twice_is_a_fault(tmp_path: Path) -> None:
    record = one(
        tmp_path,
        "<result><indicator><title>A</title><period><actual value='1'/><actual value='2'/>"
        "</period></indicator></result>",
    )
    several = "fault: the actual of one period has several values: 1 and 2"
    assert several in str(plain(record)["results"])


def test_an_indicator_is_called_by_where_it_stands_among_all(tmp_path: Path) -> None:
    """One that is left out counts too: `why` would name another one else."""
    record = one(
        tmp_path,
        "<result><indicator><title>Nothing</title></indicator><indicator>"
        "<title>Wells</title><period><target value='4'/></period></indicator></result>",
    )
    results = record.values["results"]
    assert isinstance(results, tuple)
    cell = results[0].values["target"]
    assert isinstance(cell, SourceCell)
    assert "indicator 2" in cell.where
