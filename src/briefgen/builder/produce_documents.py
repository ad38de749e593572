"""Turn a list of planned documents into rendered ones, here or in several processes."""

import datetime
import gc
import os
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefgen.assembly import Project
from briefgen.builder.render_document import produce
from briefgen.planning.plan import Planned
from briefgen.publishing.rendered import Produced

MOST = 8  # processes; more wait for the disk
WORTH = 40  # documents that take longer to make than one more process takes to start


def produced(
    project: Project,
    documents: Iterable[Planned],
    as_of: datetime.datetime,
    jobs: int,
) -> Iterator[Produced]:
    """Yield the result of each document, in order."""
    batches = _batches(documents)
    if jobs == 1:
        gc.freeze()  # documents come and go; what is here stays, and is no garbage
        try:
            for batch in batches:
                yield from produce(project, batch, as_of)
        finally:
            gc.unfreeze()
        return
    from briefgen.builder.process_pool import produced_apart

    yield from produced_apart(project, batches, as_of, jobs)


def suitable(documents: int) -> int:
    """Return the number of processes that makes this many documents soonest."""
    return max(1, min(os.cpu_count() or 1, MOST, 1 + documents // WORTH))


def _batches(documents: Iterable[Planned]) -> Iterator[tuple[Planned, ...]]:
    """Yield documents with all their languages: how they fit is decided once."""
    for _, batch in groupby(
        documents, key=lambda each: (each.audience, each.kind, each.subject)
    ):
        yield tuple(batch)
