"""Turn shards into mistakes where they are not parts of one build of this workspace."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from briefgen.atomic_write import sum_of
from briefgen.builder.built_shard import BuiltShard
from briefgen.builder.compare import ENGINE
from briefgen.errors import Diagnostic, Place
from briefgen.publishing.output_paths import Site
from briefgen.state.document_record import ITSELF
from briefgen.state.fingerprints import engine_versions
from briefgen.state.shard_state import RULE
from briefgen.state.source_stamps import CONFIGURATION, Stamp, files

NAMED = 3  # files that are named of several


def unlike(
    shards: Sequence[BuiltShard], sources: str, style: str, site: Site
) -> Iterator[Diagnostic]:
    """Yield why shards cannot be merged: what made them, and what they made.

    `sources` is the digest of the sources of this workspace.
    """
    for shard in shards:
        last = shard.state.plan()
        if last is None or last[0] != sources:
            yield from _sources(shard, site, style)
            yield from _engine(shard)
    yield from _contradictions(shards, site)


def _sources(shard: BuiltShard, site: Site, style: str) -> Iterator[Diagnostic]:
    """Yield a mistake if files are not those that a shard was built from."""
    known = shard.state.files
    paths = {CONFIGURATION, style, *files(site.root), *known}
    complete = (shard.folder / CONFIGURATION).is_file()  # it has its sources with it
    others = []
    for path in sorted(paths):
        here = _digest(site.root, path, site.state.files)
        there = _digest(shard.folder, path, known)
        if here != there and (there or complete):
            others.append(path)
    if others:
        more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
        listed = ", ".join(others[:NAMED])
        message = f"this was built from other sources: {listed}{more}"
        hint = "build all shards, and merge them, with the same sources"
        yield Diagnostic(Place(shard.shown), message, RULE, hint)


def _digest(folder: Path, path: str, known: Mapping[str, Stamp]) -> str:
    """Return the SHA-256 of a source as it was built from; empty if there is none."""
    if path in known:
        return known[path].sha256
    try:
        return sum_of(folder / path)
    except OSError:
        return ""


def _engine(shard: BuiltShard) -> Iterator[Diagnostic]:
    """Yield a mistake if no output of a shard was made by this engine."""
    now = {each for text in engine_versions().values() for each in text.split(", ")}
    then: list[str] = []
    for output in shard.outputs.values():
        recorded = shard.state.records.recorded(output.record) or {}
        engine = ((text, by, kind) for (by, kind, _), text in recorded.items())
        parts = [
            each
            for text, by, kind in engine
            if (by, kind) == (ITSELF, ENGINE)
            for each in text.split(", ")
        ]
        then = [each for each in parts if each not in now]
        if not then:
            return
    if then:
        message = f"this was built with {', '.join(then)}; here is {_here(then, now)}"
        hint = "install the same versions of briefgen and its libraries everywhere"
        yield Diagnostic(Place(shard.shown), message, RULE, hint)


def _here(then: Iterable[str], now: Iterable[str]) -> str:
    """Return the present versions of what was of another version."""
    names = {each.split()[0] for each in then}
    return ", ".join(sorted(each for each in now if each.split()[0] in names)) or "none"


def _contradictions(shards: Sequence[BuiltShard], site: Site) -> Iterator[Diagnostic]:
    """Yield outputs with different bytes although they were made from the same."""
    known = {
        (path, output.record): ("here", output.sha256)
        for path, output in site.state.outputs.items()
        if output.record
    }
    for shard in shards:
        for path, output in shard.outputs.items():
            first = f"in {shard.shown}", output.sha256
            where, total = known.setdefault((path, output.record), first)
            if total != output.sha256:
                message = f"these are other bytes than {where}, of the same sources"
                hint = "build both again, with the same briefgen and libraries"
                yield Diagnostic(shard.place(path), message, RULE, hint)
