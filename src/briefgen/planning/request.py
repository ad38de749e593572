"""What the user asks of a build."""

import datetime
from pathlib import Path

from briefgen.planning.plan import Selection
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What the user asks of a build.

    `as_of` decides embargoes. `output` is the folder of the audiences' folders, or None
    for those of the workspace; `jobs` is the number of processes, or None to choose it.
    With `force`, everything selected is built again. With `preview`, public documents
    that use what is under embargo are built among the internal outputs. If not
    `listed`, outputs that all stand as they were may be counted, and not listed. `wait`
    is how long another build is waited for, in seconds; None means a moment.
    `cluster` is the address of a scheduler whose workers make the documents.
    """

    selection: Selection
    as_of: datetime.datetime
    output: Path | None
    jobs: int | None
    force: bool
    preview: bool = False
    listed: bool = True
    wait: float | None = None
    cluster: str | None = None
