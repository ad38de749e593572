"""What a build is asked for."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from briefgen.planning.plan import Selection


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What a build is asked for.

    `as_of` decides embargoes. `output` is the folder that holds the audiences' folders,
    None for what the workspace says; `jobs` the number of processes, None for what
    suits the work; with `force` all that is selected is made again; with `preview`
    public documents that read what is embargoed are made among the internal outputs.
    """

    selection: Selection
    as_of: datetime.datetime
    output: Path | None
    jobs: int | None
    force: bool
    preview: bool = False
