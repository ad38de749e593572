"""The names of an answer's columns to mistakes: of two alike, or of none."""

from collections import Counter
from collections.abc import Iterator

from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.files import UNNAMEABLE
from briefgen.reading.nodes import quoted
from briefgen.sources.source_file import RULE

MOST = 1_000  # columns
UNNAMED = "?column?"  # what PostgreSQL calls an expression without a name


def judge_names(names: tuple[str, ...], place: Place) -> None:
    """Raise BriefgenError with every name that a mapping could not use."""
    diagnostics = tuple(_mistakes(names, place))
    if diagnostics:
        raise BriefgenError(diagnostics)


def _mistakes(names: tuple[str, ...], place: Place) -> Iterator[Diagnostic]:
    if len(names) > MOST:
        yield Diagnostic(
            place, f"the answer has more than {MOST:,} columns", "too-large"
        )
        return
    for number, name in enumerate(names, 1):
        if not name.strip() or name == UNNAMED:
            message = f"column {number} of the answer has no name"
            yield Diagnostic(place, message, RULE, "give it one: `... AS name`")
        elif UNNAMEABLE.search(name):
            message = (
                f"the name of column {number} has characters that no name may have"
            )
            yield Diagnostic(place, message, RULE, "give it another: `... AS name`")
    for name, count in Counter(names).items():
        if count > 1 and name.strip() and name != UNNAMED:
            message = f"{count} columns of the answer have the name {quoted(name)}"
            hint = "give each its own: `... AS name`"
            yield Diagnostic(place, message, RULE, hint)
