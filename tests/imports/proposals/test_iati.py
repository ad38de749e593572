"""What is proposed for IATI files: every guess has a reason, every doubt is a question."""

from collections.abc import Callable
from pathlib import Path

from briefgen.imports.mapping_text import mapping_text
from briefgen.imports.proposals import propose
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.sources.source_content import SourceCell
from tests.imports.proposals.proposed import incoming, proposed, values
from tests.sources.iati.iati_files import activity, read

PORTFOLIO = Path(__file__).parents[2] / "portfolios/iati/activities.xml"
TEXTS = (
    "<iati-identifier>A-1</iati-identifier><title>Wells</title>"
    "<description>It digs.</description>"
)


def test_the_mapping_of_a_whole_portfolio(
    tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    content = read(tmp_path, PORTFOLIO.read_bytes())
    golden("imports/iati.yaml", mapping_text(proposed(content)))


def test_the_proposal_takes_a_portfolio_without_a_mistake(tmp_path: Path) -> None:
    content = read(tmp_path, PORTFOLIO.read_bytes())
    taken = incoming(content, proposed(content))
    assert taken.mistakes == ()
    assert not any("go nowhere" in each.message for each in taken.remarks)
    assert sum(each.subject == "themes" for each in taken.subjects) == 8
    safe = values(taken, "XX-GOV-D010001")
    assert safe["theme"] == "water-supply-and-sanitation"
    assert safe["funding.amount"] == "5900000"
    assert safe["funding.fiscal_years"] == "2024-27"
    assert safe["partners[Fundación Agua Clara].role"] == "implementing"
    assert safe["places[PE].country"] == "PE"
    assert safe["sectors[140].percent"] == "100"
    assert safe["sectors[140].name.fr"] == "Eau et assainissement"
    assert safe["markers[1].significance"] == "principal"
    assert safe["results[People with safe water].as_of"] == "2025-03-31"
    trades = values(taken, "XX-GOV-D040002")
    assert trades["results[Graduates in work after six months].unit"] == "percent"
    assert (trades["places[HN].country"], trades["places[SV].country"]) == ("HN", "SV")


def test_a_second_file_that_lacks_much_fits_the_mapping_of_the_first(
    tmp_path: Path,
) -> None:
    proposal = proposed(read(tmp_path, PORTFOLIO.read_bytes()))
    sector = "<sector code='14030'/>"
    second = read(tmp_path, activity(TEXTS + sector))
    taken = incoming(second, proposal)
    assert taken.mistakes == ()
    assert values(taken, "A-1") == {
        "theme": "water-supply-and-sanitation",
        "title.en": "Wells",
        "description.en": "It digs.",
        "sectors[140].vocabulary": "oecd-dac",
        "sectors[140].code": "140",
        "sectors[140].name.en": "Water supply and sanitation",
        "sectors[140].name.fr": "Eau et assainissement",
    }


def test_themes_that_are_there_are_used_and_others_asked_for(tmp_path: Path) -> None:
    content = read(tmp_path, PORTFOLIO.read_bytes())
    proposal = proposed(content, water="Water supply and sanitation", crops="Crops")
    assert [each.subject for each in proposal.mapping.subjects] == ["initiatives"]
    rule = proposal.mapping.subjects[0].fields["theme"]
    assert getattr(rule, "values", None) == {"Water supply and sanitation": "water"}
    name = "initiatives.fields.theme.values.Fishing"
    assert proposal.questions[name] == (
        "no theme is called so. Write the id of one: water, crops"
    )


def test_a_theme_is_known_by_its_title_in_another_language(tmp_path: Path) -> None:
    content = read(tmp_path, PORTFOLIO.read_bytes())
    frame = ProposalFrame(
        "aid",
        None,
        ("fr", "en"),
        {"eau": "L’eau potable"},
        "CAD",
        {"Eau et assainissement": "eau"},
    )
    proposal = propose(content, frame)
    assert [each.subject for each in proposal.mapping.subjects] == ["initiatives"]
    rule = proposal.mapping.subjects[0].fields["theme"]
    assert getattr(rule, "values", None) == {"Eau et assainissement": "eau"}


def test_themes_are_asked_for_in_the_order_of_the_source(tmp_path: Path) -> None:
    content = read(tmp_path, PORTFOLIO.read_bytes())
    questions = proposed(content, water="Water supply and sanitation").questions
    asked = [each.rpartition(".")[2] for each in questions if ".theme.values." in each]
    source = (record.values["main-category.en"] for record in content.tables[0].records)
    texts = [each.text for each in source if isinstance(each, SourceCell)]
    assert asked == [each for each in dict.fromkeys(texts) if each in asked]
    assert len(asked) == 7


def test_no_sectors_make_the_theme_a_question(tmp_path: Path) -> None:
    proposal = proposed(read(tmp_path, activity(TEXTS)), water="Water")
    question = proposal.questions["initiatives.fields.theme"]
    assert question.endswith("{always: ID} with the id of a theme: water")
    assert "theme" not in proposal.mapping.subjects[0].fields


def test_without_budgets_the_commitments_are_the_amount(tmp_path: Path) -> None:
    money = (
        "<transaction><transaction-type code='2'/><value>100</value></transaction>"
        "<transaction><transaction-type code='3'/><value>40</value></transaction>"
    )
    content = read(tmp_path, activity(TEXTS + money))
    proposal = proposed(content, water="Water")
    taken = values(incoming(content, proposal), "A-1")
    assert taken["funding.amount"] == "100"
    assert taken["funding.kind"] == "new"
    reason = proposal.reasons["initiatives.fields.funding.amount"]
    assert reason == "no activity has a budget: this is what is committed"


def test_activities_with_commitments_alone_beside_budgets_are_counted(
    tmp_path: Path,
) -> None:
    one = "<iati-activity xml:lang='en'><iati-identifier>{}</iati-identifier>{}</iati-activity>"
    budget = "<budget><value>7</value></budget>"
    money = "<transaction><transaction-type code='2'/><value>9</value></transaction>"
    text = f"<a>{one.format('A', budget)}{one.format('B', money)}</a>"
    content = read(tmp_path, text)
    proposal = proposed(content)
    assert (
        "; 1 activities have commitments and no budget"
        in (proposal.reasons["initiatives.fields.funding.amount"])
    )
    assert "funding.kind" not in values(incoming(content, proposal), "B")


def test_a_total_that_is_doubtful_is_a_mistake_of_the_import(tmp_path: Path) -> None:
    budgets = "<budget><value currency='{}'>5</value></budget>"
    inside = TEXTS + budgets.format("CAD") + budgets.format("USD")
    content = read(tmp_path, activity(inside))
    (mistake,) = incoming(content, proposed(content)).mistakes
    assert "two original budgets without a period" in mistake.message


def test_a_suspended_activity_has_no_status_of_ours(tmp_path: Path) -> None:
    content = read(tmp_path, activity(TEXTS + "<activity-status code='6'/>"))
    questions = proposed(content).questions
    assert "initiatives.fields.status.state.values.suspended" in questions


def test_texts_of_no_known_language_count_as_the_first_with_a_reason(
    tmp_path: Path,
) -> None:
    proposal = proposed(read(tmp_path, activity(TEXTS, "")))
    rule = proposal.mapping.subjects[-1].fields["title.en"]
    assert getattr(rule, "column", None) == "title"
    assert "says no language" in proposal.reasons["initiatives.fields.title.en"]


def test_regions_are_the_places_where_no_country_is_named(tmp_path: Path) -> None:
    region = "<recipient-region code='298'>Africa</recipient-region>"
    content = read(tmp_path, activity(TEXTS + region))
    taken = incoming(content, proposed(content))
    assert values(taken, "A-1")["places[Africa].name.en"] == "Africa"


def test_sectors_of_the_publisher_alone_are_taken_as_they_stand(tmp_path: Path) -> None:
    sector = "<sector vocabulary='99' code='W' percentage='100'>Water</sector>"
    content = read(tmp_path, activity(TEXTS + sector))
    taken = values(incoming(content, proposed(content)), "A-1")
    assert taken["sectors[W].vocabulary"] == "own"
    assert taken["sectors[W].name.en"] == "Water"
