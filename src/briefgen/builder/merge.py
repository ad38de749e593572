"""Turn the outputs of shards into those of one workspace, as one whole build makes them.

It is a build in which documents that are out of date are taken from the shards. Whether
one is as it would be made here, and may be published, its record says, compared with the
sources of this workspace; what a shard says of it is not asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TypeAlias

from briefgen.assembly import Project
from briefgen.builder.built_shard import BuiltShard, built_shards
from briefgen.builder.compare import Comparison
from briefgen.builder.produce_documents import produced
from briefgen.builder.rebuild import renew
from briefgen.builder.unaccepted import unaccepted
from briefgen.builder.unlike_shards import unlike
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.files import opened as opened_file
from briefgen.files import reason
from briefgen.planning.plan import Output, Planned
from briefgen.planning.request import BuildRequest
from briefgen.publishing.finish_build import sources_of
from briefgen.publishing.output_paths import Site
from briefgen.publishing.publish import publish
from briefgen.publishing.rendered import Content, Produced
from briefgen.publishing.report import Published, Report, Tell
from briefgen.state.output_record import Remembered
from briefgen.state.shard_state import RULE
from briefgen.state.source_stamps import CONFIGURATION
from briefgen.state.state import opened
from briefgen.state.word_versions import keep, texts_of

NAMED = 5  # documents that are named of several
Part: TypeAlias = tuple[BuiltShard, Output, str, Remembered]
Parts: TypeAlias = tuple[Part, ...]  # one for each output of a document


def merge(
    folders: Sequence[Path], root: Path, request: BuildRequest, tell: Tell
) -> Report:
    """Make the outputs of shards those of the workspace at `root`, and judge them all.

    Raises BriefgenError, before any output is written, for a folder that is no shard of
    this workspace, and for documents that nobody built; and otherwise as a build does.
    """
    with (
        opened(root, request.wait) as state,
        built_shards(folders, root, state.seal.key) as shards,
    ):
        state.forget_standing()
        report = renew(root, request, state, tell, partial(_merged, shards))
    return replace(report, diagnostics=unaccepted(root, report.diagnostics))


def _merged(
    shards: Sequence[BuiltShard],
    project: Project,
    due: tuple[Planned, ...],
    request: BuildRequest,
    site: Site,
) -> Iterator[Published]:
    """Publish what shards have of the documents that are due, once all is verified."""
    style = project.workspace.configuration.style
    sources = sources_of(site.root, style, site.state)
    if mistakes := [*_outside(site), *unlike(shards, sources, style, site)]:
        raise BriefgenError(mistakes)
    parts = _assigned(shards, project, due, request, site)
    absent = tuple(document for document in due if document not in parts)
    refused = {each.document: each for each in _refused(project, absent, request)}
    for document in due:
        known = refused.get(document)
        yield publish(known or _taken_over(document, parts[document], site.root), site)


def _outside(site: Site) -> Iterator[Diagnostic]:
    """Yield a mistake if documents are not written to the workspace."""
    folders = [site.named[name] for name in ("public", "internal")]
    if any(PurePath(each).is_absolute() for each in folders):
        message = (
            "documents are written outside the workspace, and a shard brings only what"
            " is in its folder"
        )
        hint = "give `output:` a folder in the workspace"
        yield Diagnostic(Place(CONFIGURATION), message, RULE, hint)


def _assigned(
    shards: Sequence[BuiltShard],
    project: Project,
    due: tuple[Planned, ...],
    request: BuildRequest,
    site: Site,
) -> Mapping[Planned, Parts]:
    """Return where each document is as it would be made here, with all its outputs."""
    comparisons = [
        (shard, Comparison(project, request.as_of, shard.state)) for shard in shards
    ]
    assigned: dict[Planned, Parts] = {}
    for document in due:
        parts = tuple(
            part
            for output in document.outputs
            if (part := _part(document, output, site, comparisons)) is not None
        )
        if len(parts) == len(document.outputs):
            assigned[document] = parts
    return assigned


def _part(
    document: Planned,
    output: Output,
    site: Site,
    comparisons: Sequence[tuple[BuiltShard, Comparison]],
) -> Part | None:
    path = site.name(document, output)
    for shard, comparison in comparisons:
        record = shard.outputs.get(path)
        if record is not None and comparison.fresh(document, record):
            return shard, output, path, record
    return None


def _refused(
    project: Project, absent: tuple[Planned, ...], request: BuildRequest
) -> Iterator[Produced]:
    """Yield the results of documents that no shard has because they cannot be made.

    Raises BriefgenError as soon as one can: then a shard is missing.
    """
    left = dict.fromkeys(absent)
    for result in produced(project, absent, replace(request, jobs=1), []):
        if result.contents:
            raise _nobody_built([document.name for document in left])
        del left[result.document]
        yield result


def _nobody_built(names: Sequence[str]) -> BriefgenError:
    listed = ", ".join(names[:NAMED])
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    count = "1 document is" if len(names) == 1 else f"{len(names)} documents are"
    message = f"{count} in no folder as it would be built now: {listed}{more}"
    hint = (
        "name all shards; build those again that are older than a source, or than the end"
        " of an embargo"
    )
    return mistake(Place("."), message, RULE, hint)


def _taken_over(document: Planned, parts: Parts, root: Path) -> Produced:
    """Return a document as a shard made it; the words of its versions come with it."""
    shard, _, path, first = parts[0]
    recorded = shard.state.records.recorded(first.record)
    if recorded is None:
        message = "what this was made from is not known any more"
        raise mistake(shard.place(path), message, RULE, "build this shard again")
    contents = tuple(_content(document, part, root) for part in parts)
    return Produced(
        document,
        contents,
        recorded,
        first.marking,
        first.warnings,
        means=first.means,
        unfitted=first.unfitted,
    )


def _content(document: Planned, part: Part, root: Path) -> Content:
    shard, output, path, record = part
    try:
        with opened_file(shard.file(path)) as file:
            data = file.read()
    except OSError as error:
        text = f"this output cannot be read: {reason(error)}"
        raise mistake(shard.place(path), text, RULE) from error
    if sha256(data).hexdigest() != record.sha256:
        message = "this output changed while it was merged"
        raise mistake(shard.place(path), message, RULE, "merge again")
    words = None
    if output.format == "docx":
        texts = texts_of(shard.folder, document.name)
        words = texts[-1] if texts else None
        for text in texts[:-1]:
            with suppress(OSError):  # of which whoever keeps the last one tells
                keep(root, document.name, text)
    return Content(output, data, record.pages, words, record.pictures)
