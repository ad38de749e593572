"""What is proposed for sheets as offices keep them, as the file that people get to see."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.imports.field_path import shown_path
from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.mapping import ImportMapping, ListRule, ValueRule
from briefgen.imports.mapping_file import mapping_field
from briefgen.imports.mapping_text import mapping_text
from briefgen.imports.proposals import propose
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.imports.read_incoming import read_incoming
from briefgen.imports.target_fields import target_fields
from briefgen.imports.undecided import undecided
from briefgen.reading import compose
from briefgen.reading.fields import Reader
from briefgen.sources.source_content import ReadingOptions, SourceContent
from tests.imports.made_tables import content, table

THEMES = {"clean-water": "Clean water", "trade": "Fair trade"}
ENGLISH = ProposalFrame("projects", "sheets/projects.xlsx", ("en", "fr"), THEMES, "CAD")
FRENCH = ProposalFrame("projets", "feuilles/projets.xlsx", ("fr", "en"), {}, "CAD")
NOBODY = ProposalFrame("projects", None, ("en",), {"water": "Water"}, "CAD")


def text_of(source: SourceContent, frame: ProposalFrame = ENGLISH) -> str:
    """Return the file that is proposed; what it says besides its questions reads back."""
    proposal = propose(source, frame)
    text = mapping_text(proposal)
    read, mistakes = reading(text, frame)
    if proposal.questions:
        assert len(mistakes) == len(proposal.questions)
    else:
        assert mistakes == []
        assert read == proposal.mapping
    return text


def reading(
    text: str, frame: ProposalFrame = ENGLISH
) -> tuple[ImportMapping | None, list[tuple[str, str]]]:
    """Return what a mapping says, and its mistakes."""
    reader = Reader()
    node = reader.take(compose(text, "imports/projects.yaml"))
    assert node is not None
    field = mapping_field(frame.name, target_fields(frame.languages))
    build = field.take(node, reader.at())
    told = [*reader.diagnostics, *undecided(node, reader.diagnostics)]
    mistakes = [(each.rule, each.message) for each in told]
    return build({}) if build and not mistakes else None, mistakes


PROJECTS = table(
    "Projects",
    [
        *("Project No.", "Theme", "Project title", "Description", "Budget (k$)"),
        *("Start date", "End date", "Status", "Partners", "Country", "Beneficiaries"),
        *("Officer", "Spent to date"),
    ],
    [
        [
            *("P-1", "Clean water", "Wells for Puna", "It digs wells.", "1,200"),
            *("13/04/2025", "2027-03-31", "Ongoing", "CARE; Oxfam", "Peru", "2,500"),
            *("A. Smith", "12"),
        ],
        [
            *("P-2", "Fair trade", "Coffee for all", "It helps farmers.", "350"),
            *("03/04/2025", "2026-03-31", "Planned", "Fair Society", "Peru", "1200"),
            *("B. Tran", "0"),
        ],
        [
            *("P-3", "Fair trade", "Cocoa", "It helps the farmers to sell.", "75.5"),
            *("01/05/2025", "2026-03-31", "On hold", "", "Ghana", "300"),
            *("A. Smith", "7"),
        ],
        ["", "", "Total", "", "1,625.5", "", "", "", "", "", "4,000", "", "19"],
    ],
    {3: "total"},
)


def test_an_english_sheet(golden: Callable[[str, str], None]) -> None:
    golden("imports/draft_english.yaml", text_of(content(PROJECTS)))


def test_a_french_sheet_with_another_of_milestones(
    golden: Callable[[str, str], None],
) -> None:
    projects = table(
        "Projets",
        [
            *("N° de projet", "Volet", "Titre du projet (FR)", "Titre en anglais"),
            *("Description", "Montant (en milliers de dollars)", "Début", "Fin"),
            *("État d’avancement", "Partenaires", "Pays"),
        ],
        [
            [
                *("1", "Eau", "Des puits pour Puna", "Wells for Puna"),
                *("Le projet creuse des puits pour les villages.", "1 200,5"),
                *("03/04/2025", "31/03/2027", "En cours", "CARE\nOxfam", "Pérou"),
            ],
            [
                *("2", "Commerce", "Le café", "Coffee"),
                *("Il aide les producteurs de café.", "350"),
                *("01/05/2025", "31/03/2026", "Terminé", "", "Ghana"),
            ],
        ],
        {1: "hidden"},
    )
    milestones = table(
        "Jalons",
        ["N° de projet", "Jalon", "Échéance", "Remarque"],
        [["1", "Premiers puits", "01/02/2026", "x"], ["2", "Étude", "01/03/2026", ""]],
    )
    notes = table("Notes", ["a"], [["x"]])
    text = text_of(content(projects, milestones, notes), FRENCH)
    golden("imports/draft_french.yaml", text)


def test_rows_of_one_project_are_lines_of_funding(
    golden: Callable[[str, str], None],
) -> None:
    rows = table(
        "lines",
        ["Initiative", "Fiscal year", "Amount", "Funding type", "Comment"],
        [
            ["Wells", "2024-25", "100", "New", "a"],
            ["Wells", "2025-26", "200", "New", "b"],
            ["Coffee", "2024-25", "5", "Top-up", "c"],
        ],
    )
    golden("imports/draft_rows.yaml", text_of(content(rows, form="csv")))


def test_hostile_headings(golden: Callable[[str, str], None]) -> None:
    heads = ["Yes", "#", "a: b", "\"'", "", "Title", "1", "{x}", "- y", "null"]
    heads += ["é\U0001f600", "a\nb", "\x07", "*x", "&x", "!x", "%", "@", "`", "\\"]
    row = [f"v{at}" for at in range(len(heads))]
    text = text_of(content(table("t", heads, [row])))
    golden("imports/draft_hostile.yaml", text)


def test_a_table_without_rows_is_known_by_its_headings_alone(
    golden: Callable[[str, str], None],
) -> None:
    empty = table("t", ["No.", "Title", "Budget", "Début"], [])
    golden("imports/draft_empty.yaml", text_of(content(empty), NOBODY))


def test_two_columns_that_may_be_the_amount_are_asked_about(
    golden: Callable[[str, str], None],
) -> None:
    twice = table(
        "t",
        ["Name", "Budget", "Montant", "Titre", "Sector code", "Contact", "Email"],
        [
            ["Wells for Puna", "1,234", "5", "Des puits pour Puna", "14030", "", ""],
            ["Coffee for all", "2,345", "6", "Du café pour tous", "31120", "", ""],
        ],
    )
    golden("imports/draft_twice.yaml", text_of(content(twice)))


def test_a_table_of_a_database(golden: Callable[[str, str], None]) -> None:
    rows = table(
        "sql",
        [
            *("initiative_id", "theme_id", "title_en", "title_fr", "description_en"),
            *("amount", "currency", "implementing_partner", "start_date", "url"),
        ],
        [
            [
                *("7", "trade", "Coffee for all", "Du café", "It helps farmers."),
                *("100000", "USD", "CARE, Oxfam", "2025-04-03", "https://a.example/7"),
            ],
            [
                *("8", "clean-water", "Wells", "Des puits", "It digs the wells."),
                *("2500000", "CAD", "CARE", "2025-05-03", "https://a.example/8"),
            ],
        ],
    )
    golden("imports/draft_database.yaml", text_of(content(rows, form="sql")))


WIDE = table(
    "wide",
    [
        *("Project", "Recipient", "Implementing partner", "Total budget (k$)"),
        *("2024-25", "FY 2025/26", "Partners"),
    ],
    [
        ["Wells", "Town of Puna", "CARE", "30.5", "10", "20.5", "Town of Puna"],
        ["Coffee", "Society A; Society B", "Oxfam, Inc.", "7", "7", "", ""],
    ],
)


def test_columns_of_years_and_several_of_partners(
    golden: Callable[[str, str], None],
) -> None:
    golden("imports/draft_wide.yaml", text_of(content(WIDE), NOBODY))


def test_items_of_one_list_come_from_several_columns() -> None:
    mapping = propose(content(WIDE), NOBODY).mapping
    frame = ImportFrame(target_fields(("en",)), {"water": ("Water",)})
    incoming = read_incoming(mapping, content(WIDE), frame)
    assert [str(each) for each in incoming.mistakes] == []
    wells, coffee = incoming.subjects
    read = {
        shown_path(path): value.text
        for subject in (wells, coffee)
        for path, value in subject.values.items()
    }
    assert read["funding.profile[2024-25].amount"] == "7000"
    assert read["funding.profile[2025-26].amount"] == "20500"
    assert read["partners[CARE].role"] == "implementing"
    assert read["partners[Town of Puna].role"] == "recipient"
    years = [path for path in coffee.values if "profile" in path]
    assert len(years) == 2  # an empty cell is no year


def test_sources_of_one_list_have_one_key() -> None:
    text = """\
initiatives:
  key: A
  fields:
    partners:
      - {from: A, key: name.en, item: {name.en: {}, role: {always: partner}}}
      - {from: B, key: name.fr, item: {name.fr: {}, role: {always: funder}}}
"""
    assert reading(text)[1] == [("mapping", "items of one list have one key")]
    assert reading(text.replace(".fr", ".en"))[1] == []
    assert reading("initiatives: {key: A, fields: {partners: [x]}}")[1] != []
    assert reading("initiatives: {key: A, fields: {partners: []}}")[1] != []


def test_the_main_table_is_the_one_of_initiatives_even_if_another_is_longer() -> None:
    steps = table(
        "Steps", ["No.", "Step", "Due"], [["1", f"s{at}", ""] for at in range(9)]
    )
    projects = table("All", ["No.", "Project title"], [["1", "Wells"]])
    options = ReadingOptions("csv", "Steps", (4, 5))
    read = {"table": "it has the most rows: 9", "head": "rows 4 and 5"}
    source = replace(content(steps, projects), options=options, reasons=read)
    proposal = propose(source, NOBODY)
    assert proposal.mapping.reading.table == "All"
    assert proposal.mapping.reading.head is None
    assert "head" not in proposal.reasons
    chosen = propose(replace(source, reasons={}), NOBODY)  # as --table says
    assert chosen.mapping.reading == options


def test_a_sheet_of_themes_says_what_they_are() -> None:
    projects = table(
        "Projets",
        ["N°", "Volet", "Titre", "Description"],
        [
            ["1", "E", "Des puits", "Le projet creuse des puits."],
            ["2", "C", "Le café", "Il aide les producteurs."],
        ],
    )
    themes = table(
        "Volets",
        ["Code", "Volet", "Description"],
        [
            ["E", "L’eau potable", "L’eau est rare dans les villages."],
            ["C", "Le commerce", "Le commerce nourrit les producteurs."],
        ],
    )
    source = content(projects, themes)
    mapping = propose(source, FRENCH).mapping
    text_of(source, FRENCH)
    frame = ImportFrame(target_fields(("fr", "en")))
    incoming = read_incoming(mapping, source, frame)
    assert [str(each) for each in incoming.mistakes] == []
    water, _, wells, _ = incoming.subjects
    assert water.proposed_id == "l-eau-potable"
    read = {shown_path(path): value.text for path, value in water.values.items()}
    assert read["title.fr"] == "L’eau potable"
    assert read["introduction.fr"] == "L’eau est rare dans les villages."
    theme = {shown_path(path): value.text for path, value in wells.values.items()}
    assert theme["theme"] == "l-eau-potable"


SECTORS = table(
    "Projects",
    ["No", "Sector", "Title", "Country"],
    [
        ["1", "Health", "Clinics without walls", "Côte d'Ivoire"],
        ["2", "Food", "Seeds of change", "Viet Nam"],
        ["3", "Health", "Healthy mothers", "The Gambia"],
        ["4", "Food", "School meals", "DRC"],
    ],
)


def test_sectors_of_several_initiatives_each_are_themes_where_there_are_none() -> None:
    none = replace(ENGLISH, themes={})
    proposal = propose(content(SECTORS), none)
    text_of(content(SECTORS), none)
    themes, initiatives = proposal.mapping.subjects
    assert (themes.subject, themes.key) == ("themes", "Sector")
    assert initiatives.fields["theme"] == ValueRule("Sector")
    assert "sectors" not in initiatives.fields
    assert "no heading says theme" in proposal.reasons["initiatives.fields.theme"]


def test_sectors_stay_sectors_where_there_are_themes() -> None:
    proposal = propose(content(SECTORS), ENGLISH)
    (initiatives,) = proposal.mapping.subjects
    assert "sectors" in initiatives.fields
    assert "initiatives.fields.theme" in proposal.questions


def test_what_is_no_amount_is_asked_about_and_what_is_no_date_is_told() -> None:
    starts = ("Spring 2025", "TBD", "2025-04-01") * 3
    rows = [
        [f"Wells {at}", f"${at}.5M" if at else "TBC", start]
        for at, start in enumerate(starts)
    ]
    source = content(table("P", ["Title", "Budget", "Start date"], rows))
    proposal = propose(source, NOBODY)
    assert "initiatives.fields.funding.amount.values.TBC" in proposal.questions
    assert "TBC:" in text_of(source, NOBODY)
    told = proposal.reasons["initiatives.leave.Start date"]
    assert "the heading says starts, but not enough of them are dates" in told


@pytest.mark.parametrize(
    ("partners", "mark"), [("CARE / Oxfam", "/"), ("CARE/Oxfam", "/"), ("A, B", ",")]
)
def test_partners_with_a_doubtful_mark_are_asked_about(
    partners: str, mark: str
) -> None:
    rows = [["Wells", partners], ["Seeds", "WFP"]]
    source = content(table("P", ["Title", "Partners"], rows))
    question = propose(source, NOBODY).questions["initiatives.fields.partners.split"]
    assert f'Write "{mark}" to cut there' in question
    text_of(source, NOBODY)


def test_countries_are_known_by_their_formal_names() -> None:
    initiatives = propose(content(SECTORS), ENGLISH).mapping.subjects[-1]
    places = initiatives.fields["places"]
    assert isinstance(places, ListRule)
    assert places.column == "Country"


def test_a_number_with_two_readings_is_a_question_until_a_value_decides() -> None:
    def source(*amounts: str) -> SourceContent:
        rows = [[f"Wells {at}", amount] for at, amount in enumerate(amounts)]
        return content(table("t", ["Title", "Budget"], rows))

    doubtful = propose(source("1,234", "2,345"), NOBODY)
    assert "1234" in doubtful.questions["numbers"]
    assert "1.234" in doubtful.questions["numbers"]
    assert doubtful.mapping.numbers is None
    _, mistakes = reading(mapping_text(doubtful), NOBODY)
    assert any("numbers" in str(each) or each for each in mistakes)
    decided = propose(source("1,234", "2,345.5"), NOBODY)
    assert "numbers" not in decided.questions
    assert decided.mapping.numbers is not None
    assert decided.mapping.numbers.decimal == "."
    assert "'2,345.5'" in decided.reasons["numbers"]


def test_a_date_with_two_readings_is_a_question_with_both() -> None:
    rows = [["Wells", "03/04/2025"], ["Coffee", "05/06/2025"]]
    proposal = propose(content(table("t", ["Title", "Start"], rows)), NOBODY)
    assert "3 April 2025" in proposal.questions["dates"]
    assert "4 March 2025" in proposal.questions["dates"]


def test_people_are_whole_so_a_count_has_one_reading() -> None:
    rows = [["Wells", "2,500"], ["Coffee", "1,000"]]
    proposal = propose(content(table("t", ["Title", "People reached"], rows)), NOBODY)
    assert proposal.mapping.numbers is not None
    assert proposal.mapping.numbers.thousands == ","
    assert "numbers" not in proposal.questions


def test_two_hundred_columns_are_all_named() -> None:
    heads = [f"Column {at}" for at in range(199)] + ["Title"]
    rows = [[f"text {row}-{at}" for at in range(200)] for row in range(50)]
    proposal = propose(content(table("t", heads, rows)), NOBODY)
    assert len(proposal.mapping.subjects[-1].leave) == 199
    text_of(content(table("t", heads, rows)), NOBODY)


def test_ten_thousand_rows_are_drafted_in_seconds() -> None:
    heads = PROJECTS.columns
    texts = [
        [cell.text for cell in record.values.values()]  # type: ignore[union-attr]
        for record in PROJECTS.records[:3]
    ]
    rows = [[f"P{at}", *texts[at % 3][1:]] for at in range(10_000)]
    begin = time.perf_counter()
    text_of(content(table("Projects", heads, rows)))
    assert time.perf_counter() - begin < 120


def test_a_source_without_tables_is_a_mistake() -> None:
    with pytest.raises(BriefgenError, match="no table"):
        propose(content(), NOBODY)


CELLS = st.text(max_size=12) | st.sampled_from(
    ["1,234", "03/04/2025", "Peru", "new", "en cours", "2024-25", "k$", "https://a.b/c"]
)
HEADS = st.text(max_size=12) | st.sampled_from(
    ["Title", "Titre", "Budget (k$)", "Theme", "Start", "Pays", "Partners", "No."]
)


@given(
    st.lists(HEADS, unique=True, max_size=6).flatmap(
        lambda heads: st.tuples(
            st.just(heads),
            st.lists(
                st.lists(CELLS, min_size=len(heads), max_size=len(heads)), max_size=4
            ),
        )
    )
)
def test_any_table_has_a_proposal_that_reads_back(
    made: tuple[list[str], list[list[str]]],
) -> None:
    heads, rows = made
    source = content(table("t", heads, rows))
    proposal = propose(source, ENGLISH)
    try:
        mapping_text(proposal)
    except BriefgenError as error:
        assert "cannot be written" in str(error)  # noqa: PT017
        assert any(not each.isprintable() for row in (heads, *rows) for each in row)
