"""Edits to every mistake and warning of the data as it would be; nothing is written."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from briefgen import loading, plausibility
from briefgen.editing.transaction import FileEdit
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.imports.places_in_source import PlacesInSource
from briefgen.imports.proposed_workspace import ProposedMemory, proposed_workspace
from briefgen.loading.file_values import Memory, Nothing
from briefgen.state.check_state import judgements
from briefgen.state.parsed_data import remembered
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

GAP = "missing-translation"
MANY = 100  # initiatives: fewer are read in no time, and nothing is kept of them


@dataclass(frozen=True, slots=True)
class JudgedEdits:
    """What is wrong with the data as it would be, and what is hardly meant.

    `warnings` are those of values that the source has. `gaps` are texts that some language
    lacks, in what would be written.
    """

    mistakes: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    gaps: tuple[Diagnostic, ...] = ()


def judged_edits(
    workspace: Workspace,
    edits: Sequence[FileEdit],
    places: PlacesInSource,
    source: str,
) -> JudgedEdits:
    """Return what is wrong after edits, each with where in the source it stands."""
    if not edits:
        return JudgedEdits()  # the data stay as they are
    languages = workspace.configuration.languages
    proposed = proposed_workspace(workspace, edits)
    try:
        with _memory(workspace.root) as memory:
            portfolio = loading.load(
                proposed, ProposedMemory(memory, proposed.proposed)
            )
    except BriefgenError as error:
        mistakes = _without_gaps(error.diagnostics, len(languages))
        return JudgedEdits(tuple(places.named(each, source) for each in mistakes))
    warnings = []
    for each in plausibility.judge_data(portfolio, languages):
        origin = places.of(each.place)
        if origin is not None and origin.imported:
            warnings.append(places.named(each, source))
    gaps = [each for each in portfolio.gaps if each.place.path in proposed.proposed]
    return JudgedEdits((), tuple(warnings), tuple(gaps))


def _without_gaps(
    diagnostics: Sequence[Diagnostic], languages: int
) -> Sequence[Diagnostic]:
    """Return mistakes without texts that only some languages lack, which are none."""
    missing = Counter(each.place for each in diagnostics if each.rule == GAP)
    mistakes = [
        each
        for each in diagnostics
        if each.rule != GAP or missing[each.place] >= languages
    ]
    return mistakes or diagnostics


@contextmanager
def _memory(root: Path) -> Iterator[Memory]:
    """Yield what checks remember of data files, or nothing."""
    with ExitStack() as stack:
        state = None
        if _is_large(root):
            state = stack.enter_context(judgements(root))
        if state is None:
            yield Nothing()
        else:
            yield stack.enter_context(remembered(state))


def _is_large(root: Path) -> bool:
    with suppress(OSError):
        return len(os.listdir(root / loading.INITIATIVES)) >= MANY  # noqa: PTH208 - names alone
    return False
