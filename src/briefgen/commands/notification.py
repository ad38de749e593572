"""Turn the report of a build into a notification: a title, a text, and how grave it is.

It goes to people and services that may read what is published, and nothing else: it
counts the rest. Names of it are told only if the user says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from briefgen.commands.build_output import counts_of
from briefgen.commands.diagnostics_output import counted, severe
from briefgen.errors import in_order
from briefgen.publishing.report import Outcome, Report, Result
from briefgen.value_classes import dataclass

Gravity: TypeAlias = Literal["success", "warning", "failure"]
NEWS: frozenset[Outcome] = frozenset(("written", "failed", "held back", "withdrawn"))
MOST = 100  # lines of a list
JUDGED = "All that is published was judged."
UNJUDGED = (
    "Not all that is published could be judged: publish nothing from the public folder"
    " before a build has judged all of it."
)


@dataclass(frozen=True, slots=True)
class Notification:
    """What people are told of a build."""

    title: str
    text: str
    gravity: Gravity


def is_news(report: Report) -> bool:
    """Return whether a build did anything, or failed to, that people want to know."""
    changed = any(each.outcome in NEWS for each in report.results)
    gone = report.removed or report.withdrawn
    return bool(changed or gone or severe(report.diagnostics) or not report.judged)


def notification_of(report: Report, workspace: str, *, internal: bool) -> Notification:
    """Return what to tell of a build; with `internal`, also names of what is internal."""
    summary = [*_summary(report)]
    lists = [*_published(report), *(_internal(report) if internal else ())]
    text = "\n".join([*(f"{line}." for line in summary), _judged(report), *lists])
    title = f"briefgen: {workspace}: {summary[0]}"
    return Notification(title, text, _gravity(report))


def _gravity(report: Report) -> Gravity:
    if severe(report.diagnostics) or not report.judged:
        return "failure"
    return "warning" if report.withdrawn or report.diagnostics else "success"


def _judged(report: Report) -> str:
    return JUDGED if report.judged else UNJUDGED


def _summary(report: Report) -> Iterator[str]:
    """Yield the counts of outputs, and of mistakes; the gravest ones come first."""
    errors = sum(each.severity == "error" for each in report.diagnostics)
    warnings = len(report.diagnostics) - errors
    counts = [(errors, "mistake"), (warnings, "warning")]
    mistakes = ", ".join(counted(count, noun) for count, noun in counts if count)
    outputs = [f"{count} {what}" for what, count in counts_of(report).items() if count]
    gone = [(len(report.cleared), "withdrawn, of no document any more")]
    gone += [(len(report.removed), "removed")]
    outputs += [f"{count} {what}" for count, what in gone if count]
    text = f"outputs: {', '.join(outputs)}" if outputs else "nothing was built"
    yield from [mistakes, text] if errors else [text, *filter(None, [mistakes])]


def _published(report: Report) -> Iterator[str]:
    yield from _list("Published", _paths(report.results, {"public"}))


def _internal(report: Report) -> Iterator[str]:
    """Yield what only those may read who may read all: names, places, messages."""
    yield from _list(
        "Written, internal", _paths(report.results, {"internal", "preview"})
    )
    yield from _list("Withdrawn", [each.path for each in report.withdrawn])
    yield from _list("Removed", report.removed)
    stopped = ("failed", "held back")
    named = [f"{each.path}: {each.outcome}" for each in report.results]
    rows = zip(named, report.results, strict=True)
    yield from _list(
        "Not built", [name for name, one in rows if one.outcome in stopped]
    )
    yield from _list("Not judged", report.unjudged)
    messages = in_order(report.diagnostics)
    yield from _list("Mistakes and warnings", [str(each) for each in messages])


def _paths(results: Iterable[Result], audiences: set[str]) -> list[str]:
    return [
        each.path
        for each in results
        if each.outcome == "written" and each.document.audience in audiences
    ]


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"{title}:")
        yield from (f"- {line}" for line in lines[:MOST])
        if len(lines) > MOST:
            yield f"- and {len(lines) - MOST} more"
