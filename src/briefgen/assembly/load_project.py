"""A workspace to a project: its data, kinds, charts, style and phrases, all read."""

import datetime
import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Protocol, TypeAlias, TypeVar

from briefgen import charts, loading, style_file, templating
from briefgen.audiences import Readership
from briefgen.charts import Chart
from briefgen.configuration import CONFIGURATION
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.loading.file_values import Memory
from briefgen.loading.own_declarations import OwnDeclarations, declarations_of
from briefgen.model import Language, Portfolio
from briefgen.phrases import PHRASES, Phrases, read_phrases
from briefgen.reading import Composed, compose, quoted
from briefgen.reading.fields import Field, Unreadable
from briefgen.style import Style
from briefgen.style_file.page_design import SHIPPED
from briefgen.templating import DocumentKind, Front, Renderer, Script, Verdicts
from briefgen.trust import CustomKind
from briefgen.value_classes import dataclass
from briefgen.view import RootDigests, SharedTrace, Trace
from briefgen.workspace import Workspace

EPOCH = "SOURCE_DATE_EPOCH"
SECONDS = re.compile(r"[0-9]{1,12}")
LATEST = 4_102_444_800  # the year 2100: zip archives know few years

Reader: TypeAlias = tuple[Language, Readership, datetime.datetime]  # and as of when

T = TypeVar("T")


class Recollection(Memory, Protocol):
    """What remembers files of a workspace: its data, and templates without mistakes."""

    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Project:
    """A workspace that was read.

    `mistakes` are those of templates, charts, phrases and style: a kind that could not
    be read is left out, and charts and phrases are replaced by their errors. `custom`
    holds the chart kinds of a trusted workspace, `codes` the digests of their files,
    each empty if its code may not run; `phrase_gaps` are phrases that a language lacks;
    `stamp` is the time that files carry; `memory` knows files that were read before, for
    other processes; `digests`, `shared` and `roots` are filled as documents ask what they
    depend on, and what is derived for many of them.
    """

    workspace: Workspace
    portfolio: Portfolio
    style: Style | None
    kinds: tuple[DocumentKind, ...]
    charts: Mapping[str, Chart | BriefgenError]
    custom: Mapping[str, CustomKind]
    codes: Mapping[str, str]
    phrases: Phrases | BriefgenError
    renderer: Renderer
    stamp: datetime.datetime
    mistakes: tuple[Diagnostic, ...]
    memory: Recollection | None = None
    phrase_gaps: tuple[Diagnostic, ...] = ()
    digests: dict[tuple[str, str, str], str] = field(default_factory=dict, init=False)
    shared: dict[Reader, SharedTrace] = field(default_factory=dict, init=False)
    roots: dict[datetime.datetime, RootDigests] = field(
        default_factory=dict, init=False
    )

    @property
    def complete(self) -> tuple[Language, ...]:
        """The languages of the workspace that are no drafts."""
        is_draft = self.portfolio.edition.is_draft
        languages = self.workspace.configuration.languages
        return tuple(each for each in languages if not is_draft(each))

    @property
    def gaps(self) -> tuple[Diagnostic, ...]:
        """The texts that some language lacks, whether it is complete or a draft."""
        configured = self.workspace.configuration.gaps
        return (*configured, *self.portfolio.gaps, *self.phrase_gaps)

    def trace(
        self, language: Language, audience: Readership, as_of: datetime.datetime
    ) -> Trace:
        """Return an empty record of what one document reads."""
        reader = language, audience, as_of
        if reader not in self.shared:
            self.shared[reader] = SharedTrace(self.portfolio, *reader)
        return Trace(self.portfolio, *reader, self.shared[reader])

    def root_digests(self, as_of: datetime.datetime) -> RootDigests:
        """Return the digests of all themes and initiatives at an instant."""
        if as_of not in self.roots:
            self.roots[as_of] = RootDigests(self.portfolio, as_of)
        return self.roots[as_of]


def open_project(
    workspace: Workspace,
    custom: Mapping[str, CustomKind],
    memory: Recollection | None = None,
) -> Project:
    """Read a workspace; `memory` knows files that were read before.

    Raises BriefgenError with every mistake, if there is any in the data.
    """
    errors: list[Diagnostic] = []
    own = declarations_of(workspace)
    verdicts = memory.verdicts if memory else None
    renderer = Renderer(workspace.template, verdicts, own.fields)
    designs = _kept(errors, partial(_designs, workspace))
    style = (
        None if designs is None else _kept(errors, partial(_style, workspace, designs))
    )
    gaps: list[Diagnostic] = []
    phrases = _attempt(errors, partial(_phrases, workspace, gaps))
    layouts = tuple(dict.fromkeys((*SHIPPED, *(designs or ()))))
    front = _front(workspace, own, layouts)
    kinds = () if designs is None else _kinds(workspace, renderer, front, errors)
    _sections(workspace, renderer, errors)
    charts_read = {
        PurePosixPath(path).stem: _attempt(
            errors, partial(_chart, workspace, custom, path)
        )
        for path in workspace.charts
    }
    try:
        portfolio = loading.load(workspace, memory)
    except BriefgenError as error:
        errors += [each for kind in kinds for each in kind.mistakes]
        raise BriefgenError(
            dict.fromkeys((*error.diagnostics, *errors, *gaps))
        ) from None
    return Project(
        workspace,
        portfolio,
        style,
        kinds if style else (),
        charts_read,
        custom,
        {name: kind.code for name, kind in custom.items()},
        phrases,
        renderer,
        _stamp(portfolio),
        tuple(dict.fromkeys(errors)),
        memory,
        tuple(gaps),
    )


def _stamp(portfolio: Portfolio) -> datetime.datetime:
    """Return the time that files carry: SOURCE_DATE_EPOCH, or the edition's date.

    Raises BriefgenError if the environment has anything but such a time
    (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    epoch = os.environ.get(EPOCH, "")
    if not epoch:
        return edition_time(portfolio)
    if SECONDS.fullmatch(epoch) and int(epoch) < LATEST:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    message = f"{EPOCH} in the environment is no time: {quoted(epoch)}"
    hint = "give seconds since 1970, such as 1731715200, or unset it"
    raise mistake(Place(CONFIGURATION), message, "epoch", hint)


def edition_time(portfolio: Portfolio) -> datetime.datetime:
    """Return the time that files of an edition carry."""
    day = portfolio.edition.date
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)


def _kept(errors: list[Diagnostic], read: Callable[[], T]) -> T | None:
    """Return what is read, or collect its mistakes and return None."""
    result = _attempt(errors, read)
    return None if isinstance(result, BriefgenError) else result


def _attempt(errors: list[Diagnostic], read: Callable[[], T]) -> T | BriefgenError:
    """Return what is read, or collect its mistakes and return them."""
    try:
        return read()
    except BriefgenError as error:
        errors += error.diagnostics
        return error


def _designs(workspace: Workspace) -> Mapping[str, Composed]:
    """Return the workspace's own page designs by name, as far as they can be read."""
    return {
        PurePosixPath(path).stem: _composed(workspace, path)
        for path in workspace.designs
    }


def _composed(workspace: Workspace, path: str) -> Composed:
    try:
        return compose(workspace.read_text(path), path)
    except BriefgenError as error:
        return Composed(None, error.diagnostics)


def _style(workspace: Workspace, designs: Mapping[str, Composed]) -> Style:
    path = workspace.configuration.style
    find = partial(_named, workspace)
    return style_file.read_style(workspace.read_text(path), path, find, designs)


def _named(workspace: Workspace, name: str) -> Path | None:
    """Return a file for a style; raise Unreadable if it is something else."""
    path = workspace.template_file(name)
    if path is None and os.path.lexists(workspace.root / "templates" / name):
        message = f"{quoted(name)} is no file of the folder templates"
        raise Unreadable(message, "unreadable", "copy the file into that folder")
    return path


def _phrases(workspace: Workspace, gaps: list[Diagnostic]) -> Phrases:
    """Return the phrases, and collect those that a language lacks."""
    text = workspace.optional_text(PHRASES)
    phrases, lacking = read_phrases(text, workspace.configuration.languages)
    gaps += lacking
    return phrases


def _front(
    workspace: Workspace, own: OwnDeclarations, layouts: tuple[str, ...]
) -> Field[Front]:
    """Return the type of front matter, which names fields of the data."""
    files = loading.declared(workspace.configuration.languages, own)
    choices = own.fields.choices if own.fields else ()
    place = workspace.configuration.jurisdiction
    return templating.front_field(layouts, files[loading.INITIATIVES], choices, place)


def _kinds(
    workspace: Workspace,
    renderer: Renderer,
    front: Field[Front],
    errors: list[Diagnostic],
) -> tuple[DocumentKind, ...]:
    read = (
        _kept(errors, partial(_kind, workspace, renderer, front, path))
        for path in workspace.kinds
    )
    return tuple(kind for kind in read if kind is not None)


def _kind(
    workspace: Workspace,
    renderer: Renderer,
    front: Field[Front],
    path: str,
) -> DocumentKind:
    text = workspace.read_text(path)
    return templating.read(PurePosixPath(path).stem, path, text, renderer, front)


def _sections(
    workspace: Workspace, renderer: Renderer, errors: list[Diagnostic]
) -> None:
    """Check the sections that no kind includes yet."""
    for folder in workspace.folders("templates"):
        for path in workspace.files(folder, ".md", least=0):
            if path not in renderer.sections:
                _kept(errors, partial(_section, workspace, renderer, path))


def _section(workspace: Workspace, renderer: Renderer, path: str) -> None:
    script = Script(workspace.read_text(path), Place(path, 1, None))
    mistakes = renderer.judge([script], templating.variables(None), alone=True)
    if mistakes:
        raise BriefgenError(mistakes)


def _chart(workspace: Workspace, own: Collection[str], path: str) -> Chart:
    return charts.read(workspace.read_text(path), path, own)
