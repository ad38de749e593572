"""Tests of the lines that tell who uses a source, where lines have little room."""

import click

from briefgen.commands.where_used_output import uses
from briefgen.errors import Place
from briefgen.planning.plan import Planned
from briefgen.provenance.imported_values import ImportedValues
from briefgen.provenance.where_used import Answer, Located, Use
from briefgen.provenance.yaml_position import DataValue

VALUE = DataValue("themes.water.title.en", "Water", Place("data/themes.yaml", 2, 15))


def use(subject: str, language: str, *texts: str) -> Use:
    document = Planned("sheet", subject, language, "public", None, "a.md", ())
    return Use(document, (f"build/sheet-{subject}.{language}.pdf",), texts=texts)


def answer(*found: Use) -> Answer:
    return Answer(VALUE.place.path, (Located(VALUE, label=False, uses=found),), (), ())


def test_lines_are_broken_further_in_than_they_begin() -> None:
    many = [use(f"subject-{number}", "en", "Water") for number in range(9)]
    told = click.unstyle(uses(answer(*many), 60, ImportedValues(None), whole=True))
    assert told.splitlines() == [
        "themes.water.title.en: Water (data/themes.yaml:2:15)",
        "  printed on sheet-subject-0.en, sheet-subject-1.en,",
        "      sheet-subject-2.en, sheet-subject-3.en,",
        "      sheet-subject-4.en, sheet-subject-5.en and 3 others",
    ]


def test_words_are_never_broken() -> None:
    told = uses(
        answer(use("a-name-that-goes-on", "en", "Water")),
        20,
        ImportedValues(None),
        whole=False,
    )
    assert "sheet-a-name-that-goes-on.en" in told
    assert "build/sheet-a-name-that-goes-on.en.pdf" in told


def test_languages_of_a_document_are_named_once() -> None:
    both = (use("water", "en", "Water"), use("water", "fr"))
    told = uses(
        answer(use("trade", "fr", "Water"), *both),
        None,
        ImportedValues(None),
        whole=True,
    )
    assert told.splitlines()[1:] == [
        "  printed on sheet-trade.fr, sheet-water.en",
        "  read by sheet-water.fr",
    ]


def test_of_many_documents_their_number_is_told_first() -> None:
    many = [use(f"subject-{number}", "en", "Water") for number in range(6)]
    assert "documents" not in uses(
        answer(*many), None, ImportedValues(None), whole=False
    )
    told = uses(
        answer(*many, use("trade", "fr")), None, ImportedValues(None), whole=False
    )
    assert told.splitlines()[1] == "  printed on 6 documents, read by 1 document"
