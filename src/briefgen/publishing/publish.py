"""Turn rendered documents into files in their folders, and record them."""

import hashlib
from dataclasses import replace

from briefgen.atomic_write import refused, store
from briefgen.errors import Diagnostic, Place
from briefgen.planning.plan import Output, Planned
from briefgen.publishing.find_due import messages, stands
from briefgen.publishing.output_paths import Site
from briefgen.publishing.proofs import name_of, proof_of
from briefgen.publishing.rendered import Content, Produced
from briefgen.publishing.report import Outcome, Published, Result
from briefgen.publishing.withdraw import forbidden, withdraw, withdrawal
from briefgen.state.output_record import Remembered
from briefgen.state.state import FOLDER
from briefgen.state.word_versions import VERSIONS, keep


def publish(produced: Produced, site: Site) -> Published:
    """Store the outputs of a document; if it failed, its old ones stay.

    They are withdrawn if the new ones would disclose unreleased data.
    """
    document = produced.document
    if forbidden(produced.mistakes):
        return _withdrawn(produced, site)
    if produced.mistakes:
        return _refused(produced, site)
    if produced.kept:
        return _kept_as_they_are(produced, site)
    sums = {
        site.shown(site.path(produced.document, content.output)): _sum(content)
        for content in produced.contents
    }
    site.state.intend(sums)
    name = site.state.records.keep(produced.recorded, produced.document.of)
    results, diagnostics = [], list(produced.warnings)
    for content in produced.contents:
        diagnostics.extend(_keep_words(document, content, site))
        result, more = _publish(produced, content, name, site)
        results.append(result)
        diagnostics.extend(more)
    site.state.done(
        {
            result.path: result.record
            for result in results
            if result.record is not None  # of a failed one: what still stands
        }
    )
    return Published(document, tuple(results), tuple(diagnostics))


def _refused(produced: Produced, site: Site) -> Published:
    """Leave what is there; store and name the proof of a document that does not fit."""
    document, mistakes = produced.document, produced.mistakes
    results = _failed(produced, site)
    if produced.proof is None:
        return Published(document, results, mistakes)
    own = replace(produced, document=proof_of(document))
    site.state.intend({name_of(document, site): _sum(produced.proof)})
    proof, more = _publish(own, produced.proof, "", site)
    if proof.outcome == "failed" or proof.record is None:
        return Published(document, results, (*mistakes, *more))
    site.state.done({proof.path: proof.record})
    mistakes = tuple(_shown(each, proof) for each in mistakes)
    return Published(document, results, (*mistakes, *more), proof)


def _shown(mistake: Diagnostic, proof: Result) -> Diagnostic:
    """Return a mistake with the pages that show it."""
    return replace(mistake, hint=f"look at the pages in {proof.path}; {mistake.hint}")


def _kept_as_they_are(produced: Produced, site: Site) -> Published:
    """Leave the outputs as they are, and record their present dependencies."""
    name = site.state.records.keep(produced.recorded, produced.document.of)
    standing = stands(produced.document, site, lambda *_: True, wanted=True)
    results = tuple(
        replace(each, record=replace(each.record, record=name))
        for each in standing
        if each.record is not None
    )
    site.state.done({each.path: each.record for each in results if each.record})
    diagnostics = tuple(each for result in results for each in messages(result))
    return Published(produced.document, results, diagnostics)


def _withdrawn(produced: Produced, site: Site) -> Published:
    document = produced.document
    pairs = [
        withdraw(withdrawal(document, output, site)) for output in document.outputs
    ]
    more = (each for _, diagnostics in pairs for each in diagnostics)
    results = tuple(result for result, _ in pairs)
    return Published(document, results, (*produced.mistakes, *more))


def _failed(produced: Produced, site: Site) -> tuple[Result, ...]:
    document = produced.document
    return tuple(_left(document, output, site) for output in document.outputs)


def _left(document: Planned, output: Output, site: Site) -> Result:
    path = site.path(document, output)
    record = site.remembered(path) if path.exists() else None
    return Result(document, output, site.shown(path), "failed", record)


def _keep_words(
    document: Planned, content: Content, site: Site
) -> tuple[Diagnostic, ...]:
    """Store the words of a Word file before it is written; it is written anyway."""
    if content.words is None:
        return ()
    try:
        keep(site.root, document.name, content.words)
    except OSError as error:
        place = Place(f"{FOLDER}/{VERSIONS}")
        message = f"the words of Word files cannot be kept: {error.strerror or error}"
        hint = "`briefgen why` will not tell what was edited in them"
        return (Diagnostic(place, message, "no-version", hint, "warning"),)
    return ()


def _publish(
    produced: Produced, content: Content, record: str, site: Site
) -> tuple[Result, tuple[Diagnostic, ...]]:
    document, output = produced.document, content.output
    path = site.path(document, output)
    shown = site.shown(path)
    own = site.own(document, output)
    keeping = site.within(path) or shown in site.state.outputs
    try:
        site.guard(path)
        stored = store(path, content.bytes, own, keeping=keeping)
        status = path.stat()
    except OSError as error:
        return _left(document, output, site), refused(shown, error).diagnostics
    remembered = Remembered(
        record,
        "",
        _sum(content),
        status.st_size,
        status.st_mtime_ns,
        content.pages,
        produced.marking,
        produced.warnings,
        produced.means,
        status.st_ctime_ns,
        content.pictures,
        produced.unfitted,
    )
    diagnostics = () if stored.aside is None else (_kept(shown, stored.aside.name),)
    outcome: Outcome = "written" if stored.changed else "unchanged"
    return Result(document, output, shown, outcome, remembered), diagnostics


def _kept(shown: str, aside: str) -> Diagnostic:
    return Diagnostic(
        Place(shown),
        f"this file was edited, or is not briefgen's; {aside} keeps it",
        "edited-output",
        "put lasting changes into the data or the template",
        "warning",
    )


def _sum(content: Content) -> str:
    return hashlib.sha256(content.bytes).hexdigest()
