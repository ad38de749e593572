"""Turn planned documents into rendered ones: here, in several processes, on a cluster."""

import gc
import os
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from briefgen.assembly import Project
from briefgen.builder.render_document import produce
from briefgen.errors import Diagnostic
from briefgen.planning.plan import Planned
from briefgen.planning.request import BuildRequest
from briefgen.publishing.rendered import Produced

MOST = 8  # processes; more wait for the disk
WORTH = 40  # documents that take longer to make than one more process takes to start


def produced(
    project: Project,
    documents: Collection[Planned],
    request: BuildRequest,
    notes: list[Diagnostic],
) -> Iterator[Produced]:
    """Yield the result of each document, in order; `notes` gets messages of the work."""
    batches, as_of = _batches(documents), request.as_of
    if request.cluster is not None:
        from briefgen.builder.cluster import produced_on_cluster

        yield from produced_on_cluster(project, batches, request, notes)
        return
    jobs = request.jobs or suitable(len(documents))
    if jobs > 1:
        from briefgen.builder.process_pool import produced_apart

        yield from produced_apart(project, batches, as_of, jobs)
        return
    gc.freeze()  # documents come and go; what is here stays, and is no garbage
    try:
        for batch in batches:
            yield from produce(project, batch, as_of)
    finally:
        gc.unfreeze()


def suitable(documents: int) -> int:
    """Return the number of processes that makes this many documents soonest."""
    return max(1, min(os.cpu_count() or 1, MOST, 1 + documents // WORTH))


def _batches(documents: Iterable[Planned]) -> Iterator[tuple[Planned, ...]]:
    """Yield documents with all their languages: how they fit is decided once."""
    for _, batch in groupby(
        documents, key=lambda each: (each.audience, each.kind, each.subject)
    ):
        yield tuple(batch)
