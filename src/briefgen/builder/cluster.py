"""Turn batches of planned documents into rendered ones, on the workers of a cluster.

Scheduling, workers that are killed or come late, and sending are the engine's.
"""

import datetime
import os
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from briefgen import trust
from briefgen.assembly import Project
from briefgen.builder.bundle import bundled
from briefgen.builder.cluster_connection import connected
from briefgen.builder.cluster_executor import ClusterExecutor, Shipment
from briefgen.builder.cluster_job import EPOCH, ClusterBuild, results_of
from briefgen.builder.jobs_in_order import results_in_order
from briefgen.errors import Diagnostic
from briefgen.planning.plan import Planned
from briefgen.planning.request import BuildRequest
from briefgen.publishing.rendered import Produced

AHEAD = 4  # batches a worker: it never waits for the client


def produced_on_cluster(
    project: Project,
    batches: Iterable[tuple[Planned, ...]],
    request: BuildRequest,
    notes: list[Diagnostic],
) -> Iterator[Produced]:
    """Yield the result of each document, in order; what is odd gets into `notes`.

    Without documents nobody is asked. Raises BriefgenError if the cluster cannot be
    reached, or has no worker that makes the bytes that would be made here.
    """
    batches = iter(batches)
    first = next(batches, None)
    if first is None:
        return
    assert request.cluster is not None, "or the work is done here"
    shipment = _shipment(project, request.as_of)
    with (
        connected(request.cluster) as members,
        ClusterExecutor(members, shipment, notes) as executor,
    ):
        for results in results_in_order(
            executor,
            partial(results_of, shipment.build),
            chain([first], batches),
            lambda: AHEAD * max(1, len(members.now())),
            members.watch,
        ):
            yield from results


def _shipment(project: Project, as_of: datetime.datetime) -> Shipment:
    root = project.workspace.root
    bundle = bundled(root, project.workspace.configuration.style)
    epoch = os.environ.get(EPOCH, "")
    build = ClusterBuild(bundle.digest, as_of, trust.code_grants(root), epoch)
    return Shipment(build, bundle.data)
