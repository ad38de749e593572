"""What a build would do, as a status asks for it."""

import datetime
from pathlib import Path

from briefgen.builder.decide_actions import decide
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.actions import Actions


def status(root: Path, as_of: datetime.datetime, output: Path | None) -> Actions:
    """Decide what a build of everything would do."""
    return decide(root, BuildRequest(Selection(), as_of, output, None, force=False))
