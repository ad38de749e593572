"""Turn what became of outputs into a report, with the folders as they are to be."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefgen.building import storing
from briefgen.building.clearing import clear, list_outputs
from briefgen.building.digests import combined
from briefgen.building.plan import Plan
from briefgen.building.previewing import PREVIEW, without
from briefgen.building.results import Report
from briefgen.building.site import Site
from briefgen.building.sources import of_sources
from briefgen.building.state import State


def folders(root: Path, plan: Plan, output: Path | None) -> Mapping[str, Path]:
    """Give the folder of each audience's outputs, and that of previews.

    `output` is asked for instead of what the workspace says.
    """
    named = plan.output.items()
    found = {
        audience: root / folder if output is None else output / audience
        for audience, folder in named
    }
    return {**found, PREVIEW: found["internal"] / PREVIEW}


def sources_of(root: Path, style: str, state: State) -> str:
    """Digest the sources of a workspace, and remember their stamps."""
    sources = of_sources(root, style, state.files, state.began)
    state.keep_files()
    return sources


def judged(moment: str, site: Site) -> str:
    """Name what was judged: a folder, as of a moment."""
    return combined([moment, str(site.folders["public"])])


def finish(plan: Plan, site: Site, report: Report, *, whole: bool) -> Report:
    """Remove what a whole plan no longer has, list what stands, and complete a report."""
    storing.sweep(site.folders.values())  # of a manifest that was not whole
    removed, left = clear(plan, site) if whole else ((), ())
    order = {path: place for place, path in enumerate(_outputs(plan, site))}
    results = sorted(
        report.results, key=lambda found: order.get(found.path, len(order))
    )
    listed = list_outputs(plan, results, site, whole=whole)
    told = dict.fromkeys([*site.state.told, *report.diagnostics, *left, *listed])
    usual = without(plan, plan.documents)  # previews are asked for apart
    others = {*_outputs(usual, site)} - {found.path for found in results}
    return replace(
        report,
        results=tuple(results),
        removed=removed,
        diagnostics=tuple(told),
        folders=tuple(site.folders[audience] for audience in plan.output),
        others=len(others),
    )


def _outputs(plan: Plan, site: Site) -> Iterator[str]:
    for document in plan.documents:
        for output in document.outputs:
            yield site.name(document, output)
