"""A source to a mapping that is proposed for it: a file of `imports/`, and words about it."""

from dataclasses import replace
from datetime import datetime

from briefgen.editing.steps import Step
from briefgen.editing.transaction import FileEdit, make_step
from briefgen.empty_workspace import example_texts
from briefgen.errors import Diagnostic, Place, mistake
from briefgen.files import MOST, read_within
from briefgen.folder_names import unportable
from briefgen.imports.answers import Ask, answered, no_answers, open_questions
from briefgen.imports.mapping import ImportMapping
from briefgen.imports.mapping_file import mapping_path
from briefgen.imports.mapping_parts import mapping_parts
from briefgen.imports.mapping_summary import MappingSummary, mapping_summary
from briefgen.imports.mapping_text import mapping_text
from briefgen.imports.proposals import propose
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.loading import PORTFOLIO
from briefgen.loading.known_titles import known_themes
from briefgen.loading.own_declarations import declarations_of
from briefgen.model import DeclaredFields
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Scalar, compose
from briefgen.reading.fields import Unreadable, read_slug
from briefgen.sources.read_source import read_source
from briefgen.sources.source_content import ReadingOptions, SourceContent
from briefgen.sources.source_file import SourceFile
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """How a draft is made: `replace` puts it in the place of a mapping of its name.

    `connection` and `statement` are those of the database that answered; `ask` answers
    questions.
    """

    when: datetime
    replace: bool = False
    reading: ReadingOptions = ReadingOptions()
    connection: str | None = None
    statement: str | None = None
    ask: Ask = no_answers


@dataclass(frozen=True, slots=True)
class DraftedMapping:
    """What was proposed, and written to `path`; `remarks` are about the source.

    `step` is None where the file was so before.
    """

    path: str
    summary: MappingSummary
    remarks: tuple[Diagnostic, ...] = ()
    step: Step | None = None


def draft_mapping(
    workspace: Workspace, source: SourceFile, name: str, options: DraftOptions
) -> DraftedMapping:
    """Propose a mapping for a file, and write it as one step that can be undone.

    Raises BriefgenError, and writes nothing, if the file cannot be read or there is a
    mapping of this name already.
    """
    _judge(workspace, name, options)
    content = read_source(source, options.reading)
    inside = source.path == workspace.root / source.name
    return draft_content(workspace, content, name, options, own=inside)


def draft_content(
    workspace: Workspace,
    content: SourceContent,
    name: str,
    options: DraftOptions,
    *,
    own: bool = False,
) -> DraftedMapping:
    """Propose a mapping for what a source says; `own` sources lie in the workspace.

    Raises BriefgenError as `draft_mapping` does.
    """
    before = _judge(workspace, name, options)
    proposal = propose(content, _frame(workspace, name, content.name if own else None))
    mapping: ImportMapping = replace(
        proposal.mapping, connection=options.connection, statement=options.statement
    )
    proposal = replace(proposal, mapping=mapping)
    parts = mapping_parts(proposal)
    columns = {column for table in content.tables for column in table.columns}
    parts = answered(parts, options.ask(dict(open_questions(parts))), columns)
    path, text = mapping_path(name), mapping_text(proposal, parts)
    edit = FileEdit(path, before, text.encode())
    step = make_step(workspace.root, f"import --draft {name}", options.when, [edit])
    summary = mapping_summary(proposal, parts, text)
    return DraftedMapping(path, summary, content.remarks, step)


def _judge(workspace: Workspace, name: str, options: DraftOptions) -> bytes | None:
    """Return the mapping that a draft replaces, or None; raise BriefgenError if it may not."""
    try:
        read_slug(name)
    except Unreadable as error:
        raise mistake(Place("--draft"), error.message, error.rule, error.hint) from None
    if reasons := unportable(name):
        raise mistake(Place("--draft"), *reasons)
    path = mapping_path(name)
    if not (workspace.root / path).exists():
        return None
    if not options.replace:
        message = "this mapping stands here already; nothing was written"
        hint = "give the draft another name, or write it over this one with --replace"
        raise mistake(Place(path), message, "duplicate-id", hint)
    return read_within(workspace.root, path, MOST)


def _frame(workspace: Workspace, name: str, source: str | None) -> ProposalFrame:
    themes, others = dict[str, str](), dict[str, str]()
    for each in known_themes(workspace):
        first, *more = [title.text for title in each.titles] or [""]
        if first in example_texts():
            continue  # it goes with the first import
        themes[each.id] = first
        others |= dict.fromkeys(more, each.id)
    languages = tuple(workspace.configuration.languages)
    own = (declarations_of(workspace).fields or DeclaredFields()).initiative.values
    known = themes, _currency(workspace), others, own
    return ProposalFrame(name, source, languages, *known)


def _currency(workspace: Workspace) -> str:
    """Return the portfolio's currency, or an empty text if it cannot be read."""
    text = workspace.optional_text(PORTFOLIO)
    node = compose(text, PORTFOLIO).node if text else None
    value = node.get("currency") if isinstance(node, MappingNode) else None
    return value.text if isinstance(value, Scalar) else ""
