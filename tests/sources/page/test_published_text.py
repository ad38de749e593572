"""The published text that the sample was typed from gives again what was typed."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import yaml

from briefgen.sources.page import read
from briefgen.sources.source_content import (
    ReadingOptions,
    SourceCell,
    SourceContent,
    SourceRecord,
)
from briefgen.sources.source_file import SourceFile
from tests.sources.page.shown_content import shown

ROOT = Path(__file__).parents[3]
NAME = "apec-2024.txt"
TEXT = ROOT / "tests/portfolios/published_text" / NAME
# What the authors of the sample wrote otherwise than the page: a dash of another length,
# and spaces that break where some of the page do not.
REWRITTEN = {
    "TAP-GOC-JUS \u2012 Strengthening Intercultural Justice in Peru": (
        "TAP-GOC-JUS – Strengthening Intercultural Justice in Peru"
    )
}
FUNDING = ("kind", "amount", "total_value", "duration", "fiscal_years")


def content() -> SourceContent:
    return read(SourceFile(TEXT, NAME), ReadingOptions())


def text(record: SourceRecord, name: str) -> str:
    cell = record.values[name]
    assert isinstance(cell, SourceCell)
    assert not cell.fault
    return cell.text


def breaking(record: SourceRecord, name: str) -> str:
    return text(record, name).replace("\u00a0", " ")


def typed(path: str) -> dict[str, object]:
    loaded = yaml.load((ROOT / path).read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def test_the_page_is_read_as_accepted(golden: Callable[[str, str], None]) -> None:
    golden("sources/page/apec-2024.txt", shown(content()))


def test_event_and_introduction_are_those_of_the_sample() -> None:
    (page,) = content().tables[0].records
    data = typed("data/portfolio.yaml")
    event, introduction = data["event"], data["introduction"]
    assert isinstance(event, dict)
    assert isinstance(introduction, dict)
    assert text(page, "event.name") == event["name"]["en"]
    assert text(page, "event.short_name") == event["short_name"]["en"]
    assert text(page, "event.place") == event["place"]["en"]
    assert text(page, "event.starts") == event["starts"]
    assert text(page, "event.ends") == event["ends"]
    assert breaking(page, "introduction") == introduction["en"]


def test_themes_are_those_of_the_sample_in_their_order() -> None:
    themes = yaml.load((ROOT / "data/themes.yaml").read_text("utf-8"), yaml.BaseLoader)
    records = content().tables[1].records
    assert [text(each, "title") for each in records] == [
        theme["title"]["en"] for theme in themes
    ]


def test_initiatives_are_those_of_the_sample_word_for_word() -> None:
    titles = {
        theme["id"]: theme["title"]["en"]
        for theme in yaml.load(
            (ROOT / "data/themes.yaml").read_text("utf-8"), yaml.BaseLoader
        )
    }
    files = sorted((ROOT / "data/initiatives").glob("*.yaml"))
    known = {
        data["title"]["en"]: data
        for data in (typed(str(path.relative_to(ROOT))) for path in files)
        if isinstance(data["title"], dict)
    }
    records = content().tables[2].records
    assert len(records) == len(known) == 8
    for record in records:
        title = text(record, "title")
        data = known[REWRITTEN.get(title, title)]
        assert text(record, "theme") == titles[str(data["theme"])]
        description, funding = data["description"], data["funding"]
        assert isinstance(description, dict)
        assert isinstance(funding, dict)
        assert breaking(record, "description") == description["en"]
        for name in FUNDING:
            column = f"funding.{name}"
            read = text(record, column) if column in record.values else None
            assert read == funding.get(name), (title, name)
        assert Decimal(text(record, "funding.amount")) > 0
