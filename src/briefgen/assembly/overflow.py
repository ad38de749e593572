"""A document that no step can fit to its pages to a mistake, and to marked pages.

The mistake says by how much it is too long, and why; the pages are for review, and each
says that the document does not fit.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from briefgen import traversal, tree
from briefgen.assembly.document_tree import Assembled
from briefgen.assembly.fitting_steps import Means, taller
from briefgen.assembly.fitting_trials import Trials
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.writers.pdf import margin_of

NAMED = 3  # initiatives that a hint names
LOWEST = 30  # lines by which pages are made lower, to measure what takes room


def excess(trials: Trials, most: Means) -> int:
    """Return how many lines of text are too many for the promised pages together."""
    assembled, line = trials.document(most), _line(trials, most)
    lines = range(1, ceil(trials.extent(most).over / line) + 2)
    return _growth(trials, assembled, line, lines)


def _line(trials: Trials, most: Means) -> float:
    """Return how much higher each page is that holds one more line, in points."""
    body = trials.document(most).look.text("body")
    return body.size * body.leading / (trials.kind.pages or 1)


def _growth(trials: Trials, assembled: Assembled, line: float, lines: range) -> int:
    """Return by how many lines the promised pages must grow to hold a document."""

    def holds(number: int) -> bool:
        look = taller(assembled.look, number * line - margin_of(assembled.look))
        return trials.measured(assembled, look).body_pages <= (trials.kind.pages or 1)

    return lines[bisect_left(lines, x=True, hi=len(lines) - 1, key=holds)]


def _lines_of(
    trials: Trials, most: Means, lines: int, names: Sequence[str]
) -> int | None:
    """Return how many of a document's lines the descriptions of initiatives take.

    None if measuring them takes too much: that a document is too long is told anyway.
    """
    own = tuple(f"initiatives.{name}.description" for name in names)

    def leave(node: object) -> object:
        if not isinstance(node, tree.Paragraph):
            return node
        paths = (getattr(each, "path", None) or "" for each in node.content)
        return () if any(path.startswith(own) for path in paths) else node

    assembled = trials.document(most)
    body = traversal.changed(assembled.document.body, leave)
    shorter = replace(assembled, document=replace(assembled.document, body=body))
    spared = range(-LOWEST, lines + 1)
    try:
        return lines - _growth(trials, shorter, _line(trials, most), spared)
    except BriefgenError:
        return None


def overflow(trials: Trials, most: Means, lines: int) -> Diagnostic:
    """Return the mistake that a document is too long, and what would make it shorter."""
    kind, properties = trials.kind, trials.document(Means()).document.properties
    name = f"{properties.kind}-{properties.subject}.{properties.language}"
    amount = "1 line" if lines == 1 else f"{lines} lines"
    pages = "one page" if kind.pages == 1 else f"{kind.pages} pages"
    message = (
        f"{name} is {amount} too long for {pages}, even after every space-saving step"
    )
    unsummarised = sorted(trials.described - most.summaries)
    used_lines = _lines_of(trials, most, lines, unsummarised) if unsummarised else None
    hint = _shorter(unsummarised, used_lines)
    return Diagnostic(kind.promise, message, "page-overflow", hint)


def marked(assembled: Assembled, lines: int) -> Assembled:
    """Return a document for internal readers that says on every page it does not fit."""
    document = assembled.document
    notice = assembled.words.does_not_fit(lines)
    marking = " // ".join(filter(None, (notice, document.properties.marking)))
    properties = replace(document.properties, marking=marking, audience="internal")
    furniture = replace(document.furniture, marking=marking)
    document = replace(document, properties=properties, furniture=furniture)
    return replace(assembled, document=document)


def _shorter(unsummarised: Sequence[str], used_lines: int | None) -> str:
    """Return what makes a document shorter; first, which summaries are missing.

    Without them, descriptions take so many lines, if that is known.
    """
    hint = "shorten the texts that it prints, or mark blocks as ::: optional"
    if not unsummarised:
        return hint
    count, more = len(unsummarised), len(unsummarised) - NAMED
    named = ", ".join(unsummarised[:NAMED]) + (f" and {more} more" if more > 0 else "")
    have = "1 initiative has" if count == 1 else f"{count} initiatives have"
    amount = {None: "", 1: ", 1 line"}.get(used_lines, f", {used_lines} lines")
    return (
        f"{have} no `summary` to print instead of the description{amount}: {named};"
        f" add one, {hint}"
    )
