"""What is proposed for a published page: its parts for certain, its sentences to be confirmed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from briefgen.errors import BriefgenError
from briefgen.imports.mapping import Suggestion, ValueRule
from briefgen.imports.mapping_text import mapping_text
from briefgen.imports.proposals import propose
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.sources.read_source import read_source
from briefgen.sources.source_content import ReadingOptions, SourceContent
from briefgen.sources.source_file import SourceFile
from tests.imports.proposals.proposed import incoming, proposed, values

TESTS = Path(__file__).parents[2]
APEC = TESTS / "portfolios/published_text/apec-2024.txt"
PAGES = TESTS / "sources/page/pages"
NAMES = ("climate-conference.html", "ocean-summit.md", "sommet-de-la-francophonie.txt")


def content(path: Path) -> SourceContent:
    return read_source(SourceFile(path, path.name), ReadingOptions())


@pytest.mark.parametrize("path", [APEC, *(PAGES / name for name in NAMES)])
def test_the_mapping_of_a_page(path: Path, golden: Callable[[str, str], None]) -> None:
    golden(f"imports/{path.name}.yaml", mapping_text(proposed(content(path))))


def test_the_published_text_is_taken_without_a_mistake() -> None:
    read = content(APEC)
    taken = incoming(read, proposed(read))
    assert taken.mistakes == ()
    assert not any("go nowhere" in each.message for each in taken.remarks)
    assert [each.subject for each in taken.subjects].count("initiatives") == 8
    wells = values(
        taken,
        "Resilient Puna: Ecosystem-Based Adaptation for Sustainable"
        " High Andean Communities in Peru",
    )
    assert wells["theme"] == "improving-climate-resilience"
    assert wells["funding.amount"] == "9200000"
    assert wells["funding.fiscal_years"] == "2024-29"
    assert "partners" not in str(wells)


def test_suggestions_name_whom_the_authors_of_the_sample_named() -> None:
    """Each is in the sample's data; what the data has besides is no matter of a rule."""
    proposal = proposed(content(APEC))
    sample = "".join(
        path.read_text("utf-8")
        for path in (TESTS.parent / "data/initiatives").glob("*.yaml")
    )
    text = " ".join(sample.split())
    suggested = proposal.mapping.suggestions
    assert len(suggested) == 23
    for each in suggested:
        words = name_of(item_of(each))
        assert not isinstance(words, str) or words in text, each


def test_what_is_accepted_becomes_a_value_and_nothing_else_does() -> None:
    read = content(PAGES / "climate-conference.html")
    proposal = proposed(read)
    every = tuple(replace(each, accept=True) for each in proposal.mapping.suggestions)
    mapping = replace(proposal.mapping, suggestions=every)
    taken = incoming(read, replace(proposal, mapping=mapping))
    assert taken.mistakes == ()
    sahel = values(taken, "Early Warnings for All in the Sahel*")
    partner = "partners[World Meteorological Organization]"
    assert sahel[f"{partner}.role"] == "implementing"
    assert [sahel[f"places[{code}].country"] for code in ("NE", "ML", "BF")] == [
        *("NE", "ML", "BF")
    ]
    kenya = values(taken, "Mangroves of Kenya")
    assert kenya["places[Lamu].country"] == "KE"
    assert not [path for path in kenya if path.startswith("reach")]


def test_a_page_in_another_language_is_refused() -> None:
    read = content(PAGES / NAMES[2])
    frame = ProposalFrame("x", None, ("en",), {}, "CAD")
    with pytest.raises(BriefgenError, match="add fr to `languages:`"):
        propose(read, frame)


def test_a_plain_dollar_is_the_portfolios_or_of_the_country_that_is_named() -> None:
    unknown = ProposalFrame("x", None, ("en", "fr"))
    canadian = propose(content(APEC), unknown)
    assert canadian.mapping.subjects[0].fields["currency"] == ValueRule(always="CAD")
    assert "names Canada" in canadian.reasons["portfolio.fields.currency"]
    ethiopia = propose(content(PAGES / "press-release.txt"), unknown)
    assert "may be" in ethiopia.questions["portfolio.fields.currency"]
    assert "currency" not in proposed(content(APEC)).mapping.subjects[0].fields


@pytest.mark.parametrize(
    "text",
    [
        "Led by Canadian experts, it works.",
        "Led by First Nations communities, it works.",
        "Through the Indo-Pacific Strategy, this project works.",
        "Through this contribution, Canada works.",
        "In partnership with the private sector, it works.",
        "Implemented by the Centre for Environment, Fisheries and Aquaculture Science.",
        "Delivered by the Department of Justice and Global Affairs Canada, it works.",
        "It has 40 wells, 2,500 hectares and 85 per cent of the land.",
        "It works with the Bank of India and Global Affairs Canada.",
        "It helps people who fled from Syria.",
    ],
)
def test_what_no_sentence_says_for_certain_is_not_suggested(text: str) -> None:
    page = f"T\n\nWells\nFunding: $2\nDescription: {text}\n"
    assert suggested(page) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delivered by CARE and Oxfam, it works.", ["CARE", "Oxfam"]),
        ("Led by the Ministry of Health and UNICEF.", ["Ministry of Health", "UNICEF"]),
        (
            "Implemented by the Food and Agriculture Organization (FAO), it works.",
            ["Food and Agriculture Organization (FAO)"],
        ),
        (
            "Funded by the World Bank and the African Development Bank.",
            ["World Bank", "African Development Bank"],
        ),
        (
            "It is implemented by the United Nations Children’s Fund.",
            ["United Nations Children’s Fund"],
        ),
    ],
)
def test_a_name_is_as_the_text_has_it(text: str, expected: list[str]) -> None:
    assert suggested(f"T\n\nWells\nFunding: $2\nDescription: {text}\n") == expected


def test_a_line_of_partners_suggests_one_that_no_sentence_names() -> None:
    page = "T\n\nWells\nPartner: Water Fund\nFunding: $2\nDescription: It digs.\n"
    assert suggested(page) == ["Water Fund"]
    assert suggested(page.replace("Fund\n", "Fund and CARE\n")) == []
    assert suggested(page.replace("digs", "is led by the Water Fund")) == ["Water Fund"]


def suggested(page: str) -> list[str]:
    """Return the names that a page suggests, or what it suggests without a name."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.txt"
        path.write_text(page, "utf-8")
        proposal = proposed(content(path))
    return [str(name_of(item_of(each))) for each in proposal.mapping.suggestions]


def item_of(suggestion: Suggestion) -> dict[str, object]:
    assert isinstance(suggestion.value, list)
    (item,) = suggestion.value
    assert isinstance(item, dict)
    return item


def name_of(item: dict[str, object]) -> object:
    name = item.get("name", item.get("who"))
    return name["en"] if isinstance(name, dict) else item


def test_the_mapping_is_yaml_that_reads_back() -> None:
    loaded = yaml.safe_load(mapping_text(proposed(content(APEC))))
    assert loaded["form"] == "page"
    assert {"accept": None}.items() <= loaded["suggestions"][0].items()
