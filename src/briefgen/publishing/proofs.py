"""Turn documents that do not fit their pages into proofs, which are no outputs.

A proof is in a folder of its own among the internal outputs, and marked on every page.
The next build that does not make it again removes it, unless its document was not asked
for and no source has changed.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from briefgen.planning.plan import Output, Plan, Planned
from briefgen.publishing.output_paths import Site

# By the audience of a document that does not fit, what stands for that of its proof: the
# folder among the internal outputs.
PROOFS: Mapping[str, str] = {
    "public": "overflow",
    "internal": "overflow",
    "preview": "preview-overflow",
}
FORMAT = "pdf"  # nobody edits or sends it by mistake


def proof_of(document: Planned) -> Planned:
    """Return the proof of a document, as a document of the plan."""
    output = Output(FORMAT, _path(document))
    audience = PROOFS[document.audience]
    return replace(document, audience=audience, outputs=(output,), held="", fitted="")


def _path(document: Planned) -> str:
    return f"{document.kind}/{document.name}.{FORMAT}"


def name_of(document: Planned, site: Site) -> str:
    """Return the path of a document's proof as users see it."""
    folder = site.named[PROOFS[document.audience]]
    return f"{folder}/{_path(document)}"


def with_proofs(
    plan: Plan, part: Collection[Planned], paths: Collection[str], site: Site, now: str
) -> Plan:
    """Return the plan with proofs: those that were made, and those not asked for.

    `now` is the digest of all sources: a proof not asked for stays while that is the
    same.
    """
    names = {(each.audience, each.name) for each in part}

    def stands(document: Planned) -> bool:
        name = name_of(document, site)
        if (document.audience, document.name) in names:
            return name in paths
        known = site.state.outputs.get(name)
        return known is not None and known.checked == now

    proofs = tuple(proof_of(each) for each in plan.documents if stands(each))
    return replace(plan, documents=(*plan.documents, *proofs))


def only_proofs(site: Site) -> Site:
    """Return a site with only the folders of proofs."""
    folders = {each: site.folders[each] for each in PROOFS.values()}
    return replace(site, folders=folders)
