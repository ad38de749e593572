"""Turn folders in which nothing is left to do into what proves that they stay so.

A build without anything to do would look at each document, output and record. Instead,
names, sizes and times of all sources and outputs are compared with those after the last
build, in one digest. Anything else than before, and the build looks at all of them.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.planning import plan as planning
from briefgen.planning.plan import Plan
from briefgen.planning.request import BuildRequest
from briefgen.publishing.finish_build import folders, judged
from briefgen.publishing.output_paths import Site
from briefgen.publishing.public_folders import LIST
from briefgen.publishing.report import Report
from briefgen.publishing.unknown_files import STRAY
from briefgen.state.fingerprints import combined, of_moment
from briefgen.state.snapshot import standing
from briefgen.state.source_stamps import glance, of_known
from briefgen.state.state import FOLDER, State

AS_THEY_STAND = frozenset(("up to date", "unchanged", "written"))
FOLDER_STATS = (0, 0, 0)  # of a folder: what is in it counts
ALIEN = 1000  # files besides outputs: where there are more, each build looks at all


def report_of(root: Path, request: BuildRequest) -> Report | None:
    """Return the report of a build with nothing to do, or None if it has to look."""
    if request.listed or request.force or not _usual(request):
        return None
    with suppress(OSError, ValueError, TypeError, LookupError, BriefgenError):
        text = standing(root)
        return None if text is None else _report(root, request, json.loads(text))
    return None


def _report(root: Path, request: BuildRequest, row: dict[str, Any]) -> Report | None:
    plan = planning.decode(row["plan"])
    paths = folders(root, plan, request.output)
    if {name: os.fspath(path) for name, path in paths.items()} != row["folders"]:
        return None
    if of_moment(plan, "", request.as_of) != row["moment"]:
        return None
    if glance(root, plan.style) != row["sources"]:
        return None
    every = _entries([*row["folders"].values(), *row["elsewhere"]], _list(root))
    if combined(_rows(every)) != row["outputs"]:
        return None
    return Report(
        (),
        (),
        tuple(map(_diagnostic, row["diagnostics"])),
        tuple(paths[audience] for audience in plan.output),
        plan.documents,
        row["others"],
        coming=plan.coming(request.as_of),
        standing=row["standing"],
        judged=row["judged"],
        unjudged=tuple(row["unjudged"]),
    )


def settled_by(report: Report, request: BuildRequest, plan: Plan, site: Site) -> Report:
    """Return the report of a build; store how all stands if the next one has no work.

    For that, the plan in the state has to be that of the sources in the state, with all
    folders judged: nothing changed while documents were made.
    """
    state = site.state
    last = state.plan() if _usual(request) and _nothing_left(state, report) else None
    if (
        last is not None
        and last[2] == judged(of_moment(plan, last[0], request.as_of), site)
        and (known := of_known(site.root, plan.style, state.files)) is not None
        and known[0] == last[0]
    ):
        with suppress(OSError):
            _settle(report, request, plan, site, known[1])
    return report


def _settle(
    report: Report, request: BuildRequest, plan: Plan, site: Site, sources: str
) -> None:
    folders = {name: os.fspath(path) for name, path in site.folders.items()}
    elsewhere = [os.fspath(each.folders["public"]) for each in site.elsewhere]
    every = dict(_entries([*folders.values(), *elsewhere], _list(site.root)))
    alien = len(every) - len(report.results)
    if alien < ALIEN and _as_written(site, report, every):
        row = {
            "plan": planning.encode(replace(plan, documents=report.left_out)),
            "folders": folders,
            "elsewhere": elsewhere,
            "moment": of_moment(plan, "", request.as_of),
            "sources": sources,
            "outputs": combined(_rows(every.items())),
            "diagnostics": [asdict(each) for each in _lasting(report)],
            "others": report.others,
            "standing": len(report.results),
            "judged": report.judged,
            "unjudged": report.unjudged,
        }
        site.state.keep_standing(json.dumps(row))


def _usual(request: BuildRequest) -> bool:
    return request.selection.everything and not request.preview


def _nothing_left(state: State, report: Report) -> bool:
    """Return whether the next build makes, moves, removes and tells nothing new."""
    if state.diagnostics or report.removed or report.withdrawn or report.proofs:
        return False
    stand = all(
        each.outcome in AS_THEY_STAND and each.record is not None
        for each in report.results
    )
    return stand and {*report.diagnostics} == {*_lasting(report)}


def _lasting(report: Report) -> Iterable[Diagnostic]:
    """Return what the next build tells: kept warnings, and files that nobody knows."""
    kept = (each.record.warnings for each in report.results if each.record)
    strays = (each for each in report.diagnostics if each.rule == STRAY)
    return dict.fromkeys((*(each for some in kept for each in some), *strays))


def _as_written(
    site: Site, report: Report, every: dict[str, tuple[int, int, int]]
) -> bool:
    """Return whether all outputs still are as they are recorded."""
    return all(
        (result.record.size, result.record.changed, result.record.touched)
        == every.get(site.file(result.document, result.output))
        for result in report.results
        if result.record is not None
    )


def _list(root: Path) -> str:
    return os.fspath(root / FOLDER / LIST)


def _entries(
    tops: Iterable[str], listed: str
) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Yield size and times of everything in folders, and of the list of them."""
    done: set[str] = set()
    for top in dict.fromkeys(tops):
        if top not in done:
            yield from _below(top, done)
    yield listed, _stats(os.lstat(listed))


def _below(folder: str, done: set[str]) -> list[tuple[str, tuple[int, int, int]]]:
    done.add(folder)
    rows: list[tuple[str, tuple[int, int, int]]] = []
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=attrgetter("name"))
    except FileNotFoundError:
        return rows
    for entry in listed:
        if entry.is_dir(follow_symlinks=False):
            rows.append((entry.path, FOLDER_STATS))
            rows += [] if entry.path in done else _below(entry.path, done)
        else:
            rows.append((entry.path, _stats(entry.stat(follow_symlinks=False))))
    return rows


def _stats(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _rows(
    entries: Iterable[tuple[str, tuple[int, int, int]]],
) -> Iterator[str]:
    return (f"{path} {stats}" for path, stats in entries)


def _diagnostic(read: dict[str, Any]) -> Diagnostic:
    return Diagnostic(**{**read, "place": Place(**read["place"])})
