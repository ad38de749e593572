"""Turn a build's progress and report into a bar, lines, a summary or JSON."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from functools import cache, partial
from itertools import groupby
from pathlib import Path

from briefgen.commands.diagnostics_output import as_json as diagnostics_as_json
from briefgen.commands.diagnostics_output import counted, say, severe
from briefgen.commands.document_json import document_as_json
from briefgen.commands.left_out_output import as_json as left_out_as_json
from briefgen.commands.left_out_output import coming_as_json, held_back, left_out
from briefgen.publishing.previews import PREVIEW
from briefgen.publishing.report import Outcome, Report, Result, Tell

COUNTED: tuple[Outcome, ...] = ("written", "failed", "held back", "withdrawn")
STANDING: tuple[Outcome, ...] = ("up to date", "edited")


@contextmanager
def progress(*, quiet: bool) -> Iterator[Tell]:
    """Show a bar on a terminal, a line for each document elsewhere, or nothing."""
    if quiet:
        yield lambda *_: None
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield lambda _done, _total, results: _say(results)


@contextmanager
def _bar() -> Iterator[Tell]:
    """Show a bar as soon as there is something to show."""
    with ExitStack() as shown:
        move = cache(partial(_begin, shown))

        def tell(done: int, total: int, results: tuple[Result, ...]) -> None:
            name = results[0].document.name if results else ""
            move(total)(completed=done, description=name)

        yield tell


def _begin(shown: ExitStack, total: int) -> Callable[..., None]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    shown.enter_context(bar)
    task = bar.add_task("", total=total, rate="")

    def move(*, completed: int, description: str) -> None:
        rate = _rate(bar.tasks[0].speed)
        bar.update(task, completed=completed, description=description, rate=rate)

    return move


def _rate(speed: float | None) -> str:
    """Return how many documents a second are made, once that is known."""
    return "" if speed is None else f"{speed:.1f}/s"


def _say(results: tuple[Result, ...]) -> None:
    changed = tuple(each for each in results if each.outcome not in STANDING)
    if changed:  # before the first there are none, nor of a preview that is not needed
        say(_line(changed))


def _line(results: tuple[Result, ...]) -> str:
    parts = []
    for outcome, group in groupby(results, key=lambda result: result.outcome):
        formats = ", ".join(result.output.format for result in group)
        parts.append(formats if outcome == "written" else f"{formats} ({outcome})")
    document = results[0].document
    preview = "preview of " if document.audience == PREVIEW else ""
    return f"{preview}{document.name}: {', '.join(parts)}"


def summary(report: Report, seconds: float, shards: Sequence[str] = ()) -> str:
    """Return what was written, what was not, how long it took, and where.

    `shards` are the parts of all documents that were asked for; empty if it was all.
    """
    lines = [f"withdrawn {each.path} to {each.kept}\n" for each in report.withdrawn]
    lines += [f"removed {path}\n" for path in report.removed]
    lines += [f"{line}\n" for line in left_out(report.left_out)]
    refused = _refused(report)
    held = held_back(report.left_out, refused, report.coming)
    lines += [f"{line}\n" for line in held]
    removed = "".join(lines)
    fitted = "".join(f"{line}\n" for line in dict.fromkeys(_fitted(report)))
    fitted += "".join(f"{line}\n" for line in _pictures(report))
    counts = counts_of(report)
    total = sum(counts.values())
    text = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    where = " and ".join(_near(folder) for folder in report.folders)
    outputs = counted(total, "output")
    if report.others:  # which were not asked for
        outputs = f"{total} of {total + report.others} outputs"
    nothing = "nothing was made" if severe(report.diagnostics) else "nothing to do"
    done = f"{text or nothing}; {seconds:.1f} s; in {where}"
    part = f"shard {', '.join(shards)}: " if shards else ""
    return f"{removed}{fitted}{part}{outputs}: {done}"


def counts_of(report: Report) -> dict[str, int]:
    """Return how many outputs were written, are up to date, failed and so on."""
    outcomes = [each.outcome for each in report.results]
    counts: dict[str, int] = {word: outcomes.count(word) for word in COUNTED}
    standing = len(outcomes) + report.standing - sum(counts.values())
    return {"written": counts.pop("written"), "up to date": standing, **counts}


def _refused(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the outputs that are held back, of documents that no kind leaves out.

    One that is refused as a preview, too, is one document; a preview that is withdrawn
    because it is out of date is not refused.
    """
    left_out = {document.name for document in report.left_out}
    for result in report.results:
        document, outcome = result.document, result.outcome
        gone = outcome == "withdrawn" and document.audience == "public"
        if (gone or outcome == "held back") and document.name not in left_out:
            yield document.name, result.path


def _fitted(report: Report) -> Iterator[str]:
    """Yield by which steps documents that were made fit their pages."""
    for result in report.results:
        stands = result.outcome in {"written", "unchanged"}
        if stands and result.record and result.record.means:
            yield f"{result.document.name}: {', '.join(result.record.means)}"


def _pictures(report: Report) -> Iterator[str]:
    """Yield one line that names the charts that are pictures in Word files just made."""
    counts = Counter(
        name
        for result in report.results
        if result.outcome in {"written", "unchanged"} and result.record
        for name in result.record.pictures
    )
    if counts:
        names = ", ".join(
            f"{name} ({counted(count, 'file')})" for name, count in counts.items()
        )
        yield f"pictures in Word, whose numbers cannot be changed there: {names}"


def _near(folder: Path) -> str:
    here = Path.cwd()
    return os.path.relpath(folder) if folder.is_relative_to(here) else str(folder)


def as_json(
    report: Report, seconds: float, shards: Sequence[str] = ()
) -> dict[str, object]:
    """Return a report as values for JSON."""
    groups = groupby(report.results, key=lambda each: each.document)
    return {
        "documents": [results_as_json(tuple(results)) for _, results in groups],
        "removed": report.removed,
        "withdrawn": [asdict(each) for each in report.withdrawn],
        "others": report.others,
        **({"shards": shards} if shards else {}),
        "proofs": [_proof(proof) for proof in report.proofs],
        "left_out": [left_out_as_json(each) for each in report.left_out],
        "embargoes": [coming_as_json(each) for each in report.coming],
        "diagnostics": diagnostics_as_json(report.diagnostics),
        "judged": report.judged,
        "stopped": not report.folders,
        "unjudged": report.unjudged,
        "seconds": round(seconds, 3),
    }


def results_as_json(results: tuple[Result, ...]) -> dict[str, object]:
    """Return the results of a document's outputs as values for JSON."""
    document, record = results[0].document, results[0].record
    return {
        **document_as_json(document),
        "fitted": record.means if record else (),
        "outputs": [_output(result) for result in results],
    }


def _proof(result: Result) -> dict[str, object]:
    """Return the pages of a document that does not fit, for JSON."""
    return {"document": result.document.name, **_output(result)}


def _output(result: Result) -> dict[str, object]:
    record = result.record
    return {
        "format": result.output.format,
        "path": result.path,
        "outcome": result.outcome,
        "sha256": record and record.sha256,
        "pages": record and record.pages,
        "marking": record and record.marking,
        "pictures": record.pictures if record else (),
    }
