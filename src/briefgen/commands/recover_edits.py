"""What a killed command left half-changed, put back before the next one begins."""

import os
from contextlib import suppress
from pathlib import Path

from briefgen.commands.diagnostics_output import say

JOURNAL = os.path.join(".briefgen", "edits", "begun")  # noqa: PTH118 - start-up is light


def recover_edits() -> None:
    """Put back what was before a step that a process did not live to make.

    Where another process makes its step right now, it is left to that.
    """
    with suppress(OSError):
        here = Path.cwd()
        for root in (here, *here.parents):
            if os.path.exists(root / JOURNAL):  # noqa: PTH110
                _recover(root)


def _recover(root: Path) -> None:
    from briefgen.editing.transaction import recover
    from briefgen.errors import BriefgenError

    with suppress(BriefgenError):
        step = recover(root)
        if step is not None:
            words = (
                f"'{step.words}' was stopped before its end: all is as it was before it"
            )
            say(f"briefgen: {words}", err=True)
