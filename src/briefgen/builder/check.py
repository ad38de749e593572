"""Turn a workspace into its mistakes: every document goes as far as its tree.

What a build or an earlier check knows of a document holds while nothing that it read has
changed. Documents, and what builds know, are left as they are.
"""

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefgen import checks, plausibility
from briefgen.builder.judge import Judge
from briefgen.builder.open_workspace import Drafted, draft, draft_again
from briefgen.builder.silences import Accepted, accepted, kept, silences
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.loading import INITIATIVES
from briefgen.planning.plan import current
from briefgen.publishing.finish_build import sources_of
from briefgen.state.check_state import judgements
from briefgen.state.snapshot import copied
from briefgen.state.state import State
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

WARNINGS = frozenset((*checks.RULES, *plausibility.RULES))  # that may be accepted
MANY = 100  # initiatives: a check of fewer takes a second or two, and keeps nothing


@dataclass(frozen=True, slots=True)
class Judgement:
    """The number of documents that were judged, and every mistake and warning once.

    `accepted` are the warnings that comments accept; they are not among the others.
    """

    documents: int
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...] = ()


def check_workspace(workspace: Workspace, as_of: datetime.datetime) -> Judgement:
    """Judge every document."""
    with copied(workspace.root) as built, _remembered(workspace.root) as own:
        try:
            drafted = _drafted(workspace, built, own)
        except BriefgenError as error:
            return Judgement(0, tuple(dict.fromkeys(error.diagnostics)))
        documents = current(drafted.plan, as_of).documents
        diagnostics = list(drafted.mistakes)
        for kind in drafted.project.kinds:  # all its documents may be left out
            diagnostics += kind.mistakes
        judge = Judge(drafted, as_of, built, own)
        for document in documents:
            diagnostics += judge.of(document)
        judge.keep()
        diagnostics += plausibility.judge(drafted.project)
    comments, every = silences(workspace.root), dict.fromkeys(diagnostics)
    return Judgement(
        len(documents),
        tuple(kept(every, comments, WARNINGS)),
        tuple(accepted(every, comments)),
    )


@contextmanager
def _remembered(root: Path) -> Iterator[State | None]:
    """Yield what checks remember; None if nothing can be kept, or is worth it."""
    if not _is_large(root):
        yield None
        return
    with judgements(root) as state:
        yield state


def _is_large(root: Path) -> bool:
    with suppress(OSError):  # loading tells it
        return len(os.listdir(root / INITIATIVES)) >= MANY  # noqa: PTH208 - names alone
    return False


def _drafted(workspace: Workspace, built: State, own: State | None) -> Drafted:
    """Read the workspace; data files that were read before are not read again.

    Raises BriefgenError with the mistakes of its data.
    """
    if built.outputs:
        sources_of(workspace.root, workspace.configuration.style, built)
        return draft_again(workspace, built)
    return draft(workspace) if own is None else draft_again(workspace, own)
