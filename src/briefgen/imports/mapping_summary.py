"""A proposal to what people are told of it: columns and fields, questions, and the rest."""

from collections.abc import Iterator, Sequence

from briefgen.errors import Place
from briefgen.imports.answers import open_questions
from briefgen.imports.mapping import ListRule, Rule, SubjectMapping, ValueRule
from briefgen.imports.mapping_file import mapping_path
from briefgen.imports.mapping_parts import MappingPart
from briefgen.imports.proposal import Proposal
from briefgen.imports.undecided import open_entries
from briefgen.reading import compose
from briefgen.value_classes import dataclass

KEY, ID = "known again by it", "ids follow it"


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """A column of a source, the field that it goes to, and why."""

    column: str
    field: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What people must decide, and where in the mapping they write it."""

    place: Place
    name: str
    question: str


@dataclass(frozen=True, slots=True)
class MappingSummary:
    """What a proposal does with each column; those `left` go nowhere, with what they hold."""

    columns: tuple[ProposedColumn, ...]
    questions: tuple[OpenQuestion, ...]
    left: tuple[ProposedColumn, ...]


def mapping_summary(
    proposal: Proposal, parts: Sequence[MappingPart], text: str
) -> MappingSummary:
    """Return what people are told of a proposal, whose file has these parts and text."""
    subjects, reasons = proposal.mapping.subjects, proposal.reasons
    left = (
        ProposedColumn(column, "", reasons.get(f"{each.subject}.leave.{column}", ""))
        for each in subjects
        for column in each.leave
    )
    columns = (row for each in subjects for row in _columns(each, proposal))
    return MappingSummary(
        tuple(columns), tuple(_questions(proposal, parts, text)), tuple(left)
    )


def _columns(mapping: SubjectMapping, proposal: Proposal) -> Iterator[ProposedColumn]:
    reasons, subject = proposal.reasons, mapping.subject
    before = "" if subject == "initiatives" else f"{subject}: "
    for name, column, words in (("key", mapping.key, KEY), ("id", mapping.id, ID)):
        if column is not None:
            reason = reasons.get(f"{subject}.{name}", "")
            yield ProposedColumn(column, f"{before}{words}", reason)
    for path, rule in mapping.fields.items():
        reason = reasons.get(f"{subject}.fields.{path}", "")
        for column, field in _of_rule(path, rule):
            yield ProposedColumn(column, f"{before}{field}", reason)
            reason = ""


def _of_rule(path: str, rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield each column that a rule reads, with the field that it goes to."""
    if isinstance(rule, ValueRule):
        if rule.column:
            yield rule.column, path
        return
    if rule.column:
        yield rule.column, path
    for name, each in rule.item.items():
        inner = f"{path}.{name}".removesuffix(".")
        for column, field in _of_rule(inner, each):
            yield _in_table(column, rule), field
    for more in rule.more:
        yield from _of_rule(path, more)


def _in_table(column: str, rule: ListRule) -> str:
    return column if rule.table is None else f"{rule.table}: {column}"


def _questions(
    proposal: Proposal, parts: Sequence[MappingPart], text: str
) -> Iterator[OpenQuestion]:
    """Yield the questions in the order of the file: each has an empty value there."""
    node = compose(text, mapping_path(proposal.mapping.name)).node
    assert node is not None, "it was read back"
    words = open_questions(parts)
    for entry, (_, question) in zip(open_entries(node), words, strict=True):
        yield OpenQuestion(entry.key.place, entry.key.text, question)
