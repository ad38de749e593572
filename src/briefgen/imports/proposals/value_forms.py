"""The forms of numbers and dates in the columns that a mapping uses, or questions of them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from briefgen.imports.date_evidence import date_meanings, decided_order
from briefgen.imports.form_evidence import FormEvidence
from briefgen.imports.mapping import DateForm, ListRule, NumberForm, Rule, ValueRule
from briefgen.imports.number_evidence import count_evidence, decided_form, number_in
from briefgen.imports.number_forms import shown_form
from briefgen.imports.proposals.column_facts import ColumnFacts
from briefgen.imports.proposals.frame import FIELDS
from briefgen.imports.proposals.guesses import COUNT, DATE, KINDS, NUMBER, ValueKind
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.words import quoted_name
from briefgen.sources.source_content import SourceCell
from briefgen.value_classes import dataclass

F = TypeVar("F")
INNER = ".item."
NUMBERED = re.compile(r"(\.\d+)?\.item\.")  # of a list with several sources
Columns = Mapping[str, Sequence[ColumnFacts]]


@dataclass(frozen=True, slots=True)
class UsedColumn:
    """A column that a rule reads, and the path of the rule."""

    path: str
    facts: ColumnFacts
    kind: ValueKind


@dataclass(frozen=True, slots=True)
class FormQuestion(Generic[F]):
    """How one kind of form is looked for: `name` is the part of a mapping that has it."""

    name: str
    kinds: tuple[ValueKind, ...]
    evidence: Callable[[UsedColumn], FormEvidence[F]]
    decided: Callable[[FormEvidence[F]], F | None]
    question: Callable[[SourceCell, FormEvidence[F]], str]


def propose_forms(
    sketch: Sketch, columns: Columns
) -> tuple[NumberForm | None, DateForm | None]:
    """Return the forms of numbers and of dates; those of single columns stand in rules.

    `columns` has those of other tables, by the name of each.
    """
    return _form(sketch, columns, NUMBERS), _form(sketch, columns, DATES)


def _form(sketch: Sketch, columns: Columns, what: FormQuestion[F]) -> F | None:
    """Return the form of all columns; ask for it where one has two meanings."""
    used = [*_used(sketch, columns, what.kinds)]
    doubtful = [each for each in used if len(what.evidence(each).meanings) > 1]
    sure = [each for each in used if each not in doubtful]
    decided = {each.path: what.decided(what.evidence(each)) for each in sure}
    known = {form for form in decided.values() if form is not None}
    shared = [
        form
        for form in known
        if all(form in what.evidence(each).forms for each in sure)
    ]
    if doubtful and not known and _agree(doubtful, what):
        cell, evidence = _doubt(doubtful[0], what)
        sketch.questions[what.name] = what.question(cell, evidence)
        return None
    for each in doubtful:
        cell, evidence = _doubt(each, what)
        sketch.ask(f"{each.path}.{what.name}", what.question(cell, evidence))
    if shared:
        sketch.reasons[what.name] = _because(sure, what)
        return shared[0]
    for path, form in decided.items():
        if form is not None:
            _set_form(sketch, path, what.name, form)
    return None


def _used(
    sketch: Sketch, columns: Columns, kinds: Sequence[ValueKind]
) -> Iterator[UsedColumn]:
    """Yield the columns of texts that rules of some kinds of values read."""
    for path, rule in sketch.rules.items():
        table = rule.table if isinstance(rule, ListRule) else None
        own = sketch.columns if table is None else columns.get(table, ())
        by_name = {each.name: each for each in own}
        for inner, column in _columns(path, rule):
            field = NUMBERED.sub(".", inner)
            kind = KINDS.get(field) or sketch.own_kinds.get(path)
            if kind is not None and kind in kinds and column in by_name:
                facts = by_name[column]
                if any(each.kind == "text" for each in facts.cells):
                    yield UsedColumn(inner, facts, kind)


def _columns(path: str, rule: Rule) -> Iterator[tuple[str, str]]:
    if isinstance(rule, ValueRule):
        yield path, rule.column
        return
    for number, own in enumerate((rule, *rule.more)):
        spot = f"{path}.{number}" if rule.more else path
        for name, each in own.item.items():
            if isinstance(each, ValueRule) and each.always is None:
                yield f"{spot}{INNER}{name}", each.column or own.column or ""


def _agree(columns: Sequence[UsedColumn], what: FormQuestion[F]) -> bool:
    """Return whether one answer would do for all columns."""
    meanings = {what.evidence(each).meanings for each in columns}
    return len(meanings) == 1


def _doubt(
    column: UsedColumn, what: FormQuestion[F]
) -> tuple[SourceCell, FormEvidence[F]]:
    evidence = what.evidence(column)
    assert evidence.doubtful is not None, "two meanings differ in it"
    return evidence.doubtful, evidence


def _because(columns: Sequence[UsedColumn], what: FormQuestion[F]) -> str:
    """Return the value that decides, in words."""
    for each in columns:
        evidence = what.evidence(each)
        cell = evidence.decisive
        if cell is not None and what.decided(evidence) is not None:
            return f"no other form reads {quoted_name(cell.text)} ({cell.where})"
    raise AssertionError(columns)


def _set_form(sketch: Sketch, path: str, name: str, form: object) -> None:
    """Give the rule at a path a form of its own."""
    outer, _, inner = path.partition(INNER)
    if outer not in sketch.rules:  # one of several sources: its import tells
        return
    rule = sketch.rules[outer]
    if isinstance(rule, ListRule):
        item = {**rule.item}
        item[inner] = replace(item[inner], **{name: form})  # type: ignore[arg-type]
        sketch.rules[outer] = replace(rule, item=item)
    else:
        sketch.rules[outer] = replace(rule, **{name: form})  # type: ignore[arg-type]
    evidence = f"{FIELDS}{path}.{name}"
    sketch.reasons.setdefault(evidence, "other columns are written in another form")


def _number_question(cell: SourceCell, evidence: FormEvidence[NumberForm]) -> str:
    ways = " or ".join(
        f"{shown_form(form)} for {number_in(cell.text, form)}"
        for form in evidence.meanings
    )
    return f"{quoted_name(cell.text)} ({cell.where}) has two readings. Write {ways}."


def _date_question(cell: SourceCell, evidence: FormEvidence[DateForm]) -> str:
    days = date_meanings(cell.text)
    ways = " or ".join(f"{form} for {days[form]}" for form in evidence.meanings)
    return f"{quoted_name(cell.text)} ({cell.where}) has two readings. Write {ways}."


def _number_evidence(column: UsedColumn) -> FormEvidence[NumberForm]:
    """Return the evidence of a column; of counts, whole numbers alone are readings."""
    if column.kind is not COUNT:
        return column.facts.numbers
    return count_evidence([each for each in column.facts.cells if each.kind == "text"])


NUMBERS = FormQuestion(
    "numbers", (NUMBER, COUNT), _number_evidence, decided_form, _number_question
)
DATES = FormQuestion(
    "dates",
    (DATE,),
    lambda column: column.facts.dates,
    decided_order,
    _date_question,
)
