"""Turn a folder into its workspace as it is now, for commands that only look."""

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.assembly import Project
from briefgen.builder.open_workspace import draft_again
from briefgen.errors import Diagnostic
from briefgen.planning.plan import Plan
from briefgen.publishing.output_paths import Site
from briefgen.publishing.public_folders import survey_all
from briefgen.state.snapshot import copied
from briefgen.state.source_stamps import CONFIGURATION
from briefgen.value_classes import dataclass
from briefgen.workspace import open_workspace


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A workspace as it is at an instant.

    `mistakes` are those of parts that could not be read, `diagnostics` those of its state.
    """

    project: Project
    plan: Plan
    site: Site
    as_of: datetime.datetime
    mistakes: tuple[Diagnostic, ...]
    diagnostics: tuple[Diagnostic, ...]


@contextmanager
def inquire(file: Path, here: Path, as_of: datetime.datetime) -> Iterator[Inquiry]:
    """Read the workspace that a file is in, otherwise the one at `here`.

    Raises BriefgenError if there is none, and with the mistakes of its data.
    """
    within = any(os.path.isfile(each / CONFIGURATION) for each in file.parents)  # noqa: PTH113 - a name of any length
    workspace = open_workspace(file.parent if within else here)
    root = workspace.root
    with copied(root) as state:
        drafted = draft_again(workspace, state)
        site = survey_all(root, drafted.plan, None, state)
        parts = (drafted.project, drafted.plan, site, as_of, drafted.mistakes)
        yield Inquiry(*parts, state.diagnostics)
