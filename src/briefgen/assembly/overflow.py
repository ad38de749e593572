"""A document that no step can fit to its pages to a mistake, and to marked pages.

The mistake says by how much it is too long, and why; the pages are for review, and each
says that the document does not fit.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from briefgen.assembly.assemble import Assembled
from briefgen.assembly.fitting_steps import Means, taller
from briefgen.assembly.fitting_trials import Trials
from briefgen.errors import Diagnostic
from briefgen.writers.pdf import margin_of

NAMED = 3  # initiatives that a hint names


def excess(trials: Trials, most: Means) -> int:
    """Return how many lines of text are too many for the promised pages together."""
    assembled, promised = trials.document(most), trials.kind.pages or 1
    body = assembled.look.text("body")
    line = body.size * body.leading / promised

    def holds(lines: int) -> bool:
        look = taller(assembled.look, lines * line - margin_of(assembled.look))
        return trials.measured(assembled, look).body_pages <= promised

    most_lines = ceil(trials.extent(most).over / line) + 1
    return bisect_left(range(most_lines), x=True, lo=1, key=holds)


def overflow(trials: Trials, most: Means, lines: int) -> Diagnostic:
    """Return the mistake that a document is too long, and what would make it shorter."""
    kind, properties = trials.kind, trials.document(Means()).document.properties
    name = f"{properties.kind}-{properties.subject}.{properties.language}"
    amount = "1 line" if lines == 1 else f"{lines} lines"
    pages = "one page" if kind.pages == 1 else f"{kind.pages} pages"
    message = (
        f"{name} is {amount} too long for {pages}, even after every space-saving step"
    )
    hint = _shorter(sorted(trials.described - most.summaries))
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


def _shorter(unsummarised: Sequence[str]) -> str:
    """Return what makes a document shorter; first, which summaries are missing."""
    hint = "shorten the texts that it prints, or mark blocks as ::: optional"
    if not unsummarised:
        return hint
    count, more = len(unsummarised), len(unsummarised) - NAMED
    named = ", ".join(unsummarised[:NAMED]) + (f" and {more} more" if more > 0 else "")
    have = "1 initiative has" if count == 1 else f"{count} initiatives have"
    return (
        f"{have} no `summary` to print instead of the description: {named}; add one,"
        f" {hint}"
    )
