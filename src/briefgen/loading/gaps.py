"""What a reader collected to the texts that languages lack; those of drafts stop nothing."""

from collections.abc import Iterable, Iterator

from briefgen.errors import BriefgenError, Diagnostic
from briefgen.languages import facts
from briefgen.model import Edition, Portfolio
from briefgen.reading.fields import Reader, is_missing_in


def gaps_of(
    reader: Reader, languages: Iterable[str], head: Portfolio | None
) -> tuple[Diagnostic, ...]:
    """Return the gaps; raise BriefgenError if there was any mistake.

    Then only those gaps are told that are mistakes.
    """
    try:
        return reader.finish_with_gaps()
    except BriefgenError as error:
        if head is None:
            raise
        mistakes = of_complete(error.diagnostics, languages, head.edition)
        raise BriefgenError(mistakes) from None


def of_complete(
    gaps: Iterable[Diagnostic], languages: Iterable[str], edition: Edition
) -> Iterator[Diagnostic]:
    """Yield diagnostics without texts that are missing in a draft."""
    drafts = [facts(code).name for code in languages if edition.is_draft(code)]
    for gap in gaps:
        if not any(is_missing_in(gap, name) for name in drafts):
            yield gap
