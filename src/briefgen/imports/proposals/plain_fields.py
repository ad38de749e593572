"""Titles, texts, dates, status and addresses of initiatives: a column to a field."""

from collections.abc import Iterable
from typing import get_args

from briefgen.imports.mapping import ValueRule
from briefgen.imports.proposals.column_facts import ColumnFacts
from briefgen.imports.proposals.frame import FIELDS
from briefgen.imports.proposals.guesses import TEXTS, by_values, usual_language
from briefgen.imports.proposals.headings import language_of, value_meant
from briefgen.imports.proposals.list_items import value_rule
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.words import listed
from briefgen.model.status import State

SINGLE = (
    *("title", "short_title", "description", "summary"),
    *("starts", "ends", "source", "order"),
    *("quote.words", "quote.by", "contact.name", "contact.email"),
)
TOGETHER = {  # a field and what must be there beside it
    "quote.words": "quote.by",
    "quote.by": "quote.words",
    "contact.name": "contact.email",
    "contact.email": "contact.name",
}
KNOWN_BY_VALUES = ("status", "source", "description", "title")
DESCRIBED = "what it does, for whom, where and with whom"
STATE = "status.state"
PATHS = {"status": STATE}
MANY = 12  # words of a status: more are no status


def propose_plain_fields(sketch: Sketch) -> None:
    """Propose the fields that have one value for each language, or one at all."""
    for field in SINGLE:
        _propose_single(sketch, field)
    _propose_status(sketch)
    _propose_by_values(sketch)
    _ask_for_texts(sketch)


def _propose_single(sketch: Sketch, field: str) -> None:
    beside = TOGETHER.get(field)
    for guess in sketch.each_guess(field):
        if beside and sketch.guess(beside) is None and not _has(sketch, beside):
            continue
        if field not in TEXTS:
            sketch.take(guess, field, ValueRule(guess.column.name))
        elif guess.language in sketch.frame.languages:
            path = f"{field}.{guess.language}"
            sketch.take(guess, path, ValueRule(guess.column.name))
        else:
            reason = f"its language, '{guess.language}', is none of this workspace"
            sketch.leave([guess.column.name], reason)


def _propose_status(sketch: Sketch) -> None:
    guess = sketch.guess("status")
    if guess is None or len(guess.column.counts) > MANY:
        return
    unknown = [text for text in guess.column.counts if not value_meant("status", text)]
    if unknown and len(unknown) == len(guess.column.counts):
        sketch.leave([guess.column.name], "none of its texts is a known status")
        return
    sketch.take(guess, STATE, value_rule(guess))
    states = listed(get_args(State), "or")
    for text in unknown:
        if not guess.rivals:
            sketch.ask(f"{STATE}.values.{text}", f"what does it mean? Write {states}.")


def _propose_by_values(sketch: Sketch) -> None:
    """Propose fields whose headings say nothing, by what their values are."""
    usual = usual_language(sketch.columns, sketch.frame.languages)
    for field in KNOWN_BY_VALUES:
        if _has(sketch, field):
            continue
        free = [each for each in sketch.free() if each.name not in sketch.aside]
        unnamed = [each for each in free if not each.names]
        guess = by_values(_unique(unnamed) if field == "title" else unnamed, field, "")
        if guess is None:
            continue
        language = guess.column.heading.language or language_of(guess.column.sample)
        code = language if language in sketch.frame.languages else usual
        path = f"{field}.{code}" if field in TEXTS else PATHS.get(field, field)
        sketch.take(guess, path, value_rule(guess))


def _unique(columns: Iterable[ColumnFacts]) -> list[ColumnFacts]:
    return [column for column in columns if column.unique and column.rows > 1]


def _ask_for_texts(sketch: Sketch) -> None:
    """Ask for what every initiative has, where no column seems to have it."""
    first = sketch.frame.languages[0]
    if not _has(sketch, "title"):
        question = "which column has the titles? Write {from: COLUMN}."
        sketch.ask(f"title.{first}", question)
    if not _has(sketch, "description"):
        question = (
            f"no column says {DESCRIBED}. Write {{from: COLUMN}}, or {{always: TEXT}}"
            " until somebody writes it. Remove the line if all these initiatives are"
            " in the data already."
        )
        sketch.ask(f"description.{first}", question)


def _has(sketch: Sketch, field: str) -> bool:
    """Return whether a field has a rule or a question, in any language."""
    asked_for = (path.removeprefix(FIELDS) for path in sketch.questions)
    return any(
        f"{path}.".startswith(f"{field}.") for path in (*sketch.rules, *asked_for)
    )
