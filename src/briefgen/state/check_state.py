"""The judgements of checks to a state of their own, which the next check reads.

It lies beside that of builds, and is no part of it: losing it costs one check that puts
every document together. Its outputs are named as documents, and are no files.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from briefgen.state.build_lock import make_folder
from briefgen.state.database import lasting, remove
from briefgen.state.seal import seal_of
from briefgen.state.seal_key import make_key
from briefgen.state.sealed_rows import SealedRows
from briefgen.state.state import FOLDER, State

DATABASE = "check.sqlite"


@contextmanager
def judgements(root: Path) -> Iterator[State | None]:
    """Yield what checks of the workspace at `root` know; None if nothing can be kept now.

    It waits for no other check, and begins anew if anything is damaged.
    """
    with ExitStack() as stack:
        try:
            state = _opened(root, stack)
        except (OSError, sqlite3.Error):
            state = None
        yield state


def _opened(root: Path, stack: ExitStack) -> State:
    path = root / FOLDER / DATABASE
    make_folder(path.parent)
    seal = seal_of(root, make_key(root))
    database, _ = stack.enter_context(lasting(path, 0))
    rows = SealedRows(database, seal)
    state = State(rows)
    if rows.damaged:
        rows.close()
        remove(path)
        database, _ = stack.enter_context(lasting(path, 0))
        state = State(SealedRows(database, seal))
    return state
