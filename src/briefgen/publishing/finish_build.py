"""Turn the results of outputs into a report, with the folders as they should be."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefgen import atomic_write
from briefgen.errors import Place, mistake
from briefgen.files import SOURCES
from briefgen.planning.plan import Plan
from briefgen.publishing.actions import Action, Actions, KeepEdited
from briefgen.publishing.output_paths import Site
from briefgen.publishing.previews import PREVIEW, without
from briefgen.publishing.proofs import PROOFS, only_proofs, with_proofs
from briefgen.publishing.remove_orphans import clear, list_outputs, orphans
from briefgen.publishing.report import Report
from briefgen.publishing.unjudged_files import unjudged_files
from briefgen.publishing.unknown_files import strays
from briefgen.state.fingerprints import combined
from briefgen.state.source_stamps import CONFIGURATION, of_sources
from briefgen.state.state import State
from briefgen.trust import granted_outputs, outside


def folders(root: Path, plan: Plan, output: Path | None) -> Mapping[str, Path]:
    """Return the folder of each audience's outputs, of previews and of proofs.

    `output` is asked for instead of what the workspace says. Raises BriefgenError for a
    folder outside the workspace that was not granted.
    """
    if output is None:
        paths = {name: _own(root, plan, each) for name, each in plan.output.items()}
    else:
        top = Path(os.path.realpath(output))
        paths = {name: _apart(top, top / name) for name in plan.output}
    _judge(root, paths)
    beside = (PREVIEW, *PROOFS.values())
    return {**paths, **{name: paths["internal"] / name for name in beside}}


def _judge(root: Path, paths: Mapping[str, Path]) -> None:
    """Raise BriefgenError for folders of sources, or shared by both audiences.

    Folders are compared by where they lead, without regard to capitals, as some disks
    do.
    """
    top = _lies(root)
    led = {audience: _lies(folder) for audience, folder in paths.items()}
    for folder in led.values():
        inner = folder.relative_to(top).parts if folder.is_relative_to(top) else None
        if inner is not None and (not inner or inner[0] in SOURCES):
            message = f"outputs cannot be written to '{'/'.join(inner) or '.'}'"
            raise mistake(Place(CONFIGURATION), message, "path")
    public, internal = led["public"], led["internal"]
    if public.is_relative_to(internal) or internal.is_relative_to(public):
        message = (
            f"public and internal documents would both be written to {paths['public']}"
        )
        hint = "they need folders apart from each other; look where links lead"
        raise mistake(Place(CONFIGURATION), message, "output", hint)


def _lies(folder: Path) -> Path:
    return Path(os.path.realpath(folder).casefold())


def _own(root: Path, plan: Plan, folder: str) -> Path:
    led = outside(root, plan.output).get(folder)
    if led is None:
        return _apart(root, Path(os.path.normpath(root / folder)))
    if Path(led) not in granted_outputs(root):
        raise mistake(
            Place(CONFIGURATION),
            f"documents would be written outside the workspace, to {led}",
            "outside-output",
            "look whether you want that, then run `briefgen trust .`; or name a folder"
            " yourself: `briefgen build --output DIR`",
        )
    return Path(led)


def _apart(base: Path, folder: Path) -> Path:
    """Return a folder to which no link leads."""
    try:
        atomic_write.refuse_links(folder, base)
    except OSError as error:
        message = f"nothing can be written to this folder: {error.strerror}"
        shown = folder.relative_to(base) if base != folder else folder
        hint = "name the folder itself, or remove the link"
        raise mistake(Place(shown.as_posix()), message, "output", hint) from None
    return folder


def sources_of(root: Path, style: str, state: State) -> str:
    """Return the digest of the sources of a workspace, and store their stamps."""
    sources = of_sources(root, style, state.files, state.began)
    state.keep_files()
    return sources


def judged(moment: str, site: Site) -> str:
    """Return a name for what was judged: all former public folders, as of a moment."""
    every = [each.named["public"] for each in (site, *site.elsewhere)]
    return combined([moment, *sorted(every)])


def finish(
    plan: Plan, site: Site, report: Report, moment: str, *, whole: bool
) -> Report:
    """Remove the outputs that a whole plan lacks, list the others, complete the report.

    Proofs go with any plan. `moment` is the digest of the sources of the report, which
    says whether documents were judged; here it is seen what else is in the folders.
    """
    site.sweep(site.folders.values())  # of a manifest that was not whole
    documents = [result.document for result in report.results]
    paths = {proof.path for proof in report.proofs}
    standing = with_proofs(plan, documents, paths, site, moment)
    cleared, left = clear(orphans(standing, site if whole else only_proofs(site)))
    order = {path: place for place, path in enumerate(_outputs(plan, site))}
    results = sorted(report.results, key=lambda each: order.get(each.path, len(order)))
    listed = list_outputs(standing, (*results, *report.proofs), site, whole=whole)
    diagnostics = (*site.state.diagnostics, *report.diagnostics, *left, *listed)
    diagnostics += strays(plan, site, {each.place.path for each in diagnostics})
    usual = without(plan, plan.documents)  # previews are asked for apart
    others = {*_outputs(usual, site)} - {each.path for each in results}
    unjudged = unjudged_files(site, results)
    return replace(
        report,
        results=tuple(results),
        removed=tuple(each.path for each in cleared if not each.kept),
        cleared=tuple(each for each in cleared if each.kept),
        diagnostics=tuple(dict.fromkeys(diagnostics)),
        folders=tuple(site.folders[audience] for audience in plan.output),
        others=len(others),
        judged=report.judged and not unjudged and not listed,
        unjudged=unjudged,
    )


def decided(
    actions: tuple[Action, ...], plan: Plan, site: Site, rest: Actions, *, whole: bool
) -> Actions:
    """Add to the actions of a build those of its end, which `finish` carries out.

    The plan has the proofs that will be there; `rest` has everything but the actions.
    """
    first = replace(rest, actions=actions)
    gone = {*first.withdrawn}
    left_over = orphans(plan, site if whole else only_proofs(site))
    ends = tuple(each for each in left_over if each.path not in gone)
    every = replace(rest, actions=(*actions, *ends))
    left = (each.reason for each in ends if isinstance(each, KeepEdited))
    diagnostics = (*rest.diagnostics, *left)
    places = {each.place.path for each in diagnostics}
    more = strays(plan, site, {*every.withdrawn, *every.removed, *places})
    return replace(every, diagnostics=(*diagnostics, *more))


def _outputs(plan: Plan, site: Site) -> Iterator[str]:
    for document in plan.documents:
        for output in document.outputs:
            yield site.name(document, output)
