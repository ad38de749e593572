"""The initiatives of a portfolio to warnings that one is a copy of another.

A file was copied to begin the next one, and forgotten: `wells-2.yaml` with the title and the
funding of `wells.yaml`, or with its description, is told. "Phase 1" and "Phase 2" with the
same amount are not, nor are two short descriptions, "All of it is new.".
"""

from collections.abc import Hashable, Iterator

from briefgen.errors import Diagnostic
from briefgen.loading.plain_values import digest_of
from briefgen.model import Initiative, LocalizedText
from briefgen.plausibility.material import DataMaterial

RULE = "copied-initiative"
LEAST = 60  # letters of a description that two initiatives hardly share
HINT = "change what differs, or remove the file: it counts twice"


def check(material: DataMaterial) -> Iterator[Diagnostic]:
    """Yield a warning for each initiative that says what one before it says."""
    known: dict[Hashable, str] = {}
    for initiative in material.portfolio.initiatives:
        for what, field, key in _marks(initiative):
            first = known.setdefault((what, key), initiative.id)
            if first != initiative.id:
                message = f"this initiative has the {what} of '{first}'"
                path = f"initiatives.{initiative.id}.{field}"
                yield material.warning(path, message, RULE, HINT)
                break


def _marks(initiative: Initiative) -> Iterator[tuple[str, str, Hashable]]:
    """Yield what no two initiatives share: what it is, its field, and itself."""
    title = _words(initiative.title)
    if initiative.funding.lines:
        yield "title and funding", "title", (title, digest_of(initiative.funding))
    for words in _words(initiative.description):
        if len(words) >= LEAST:
            yield "description", "description", words


def _words(text: LocalizedText) -> tuple[str, ...]:
    return tuple(
        " ".join(each.split()).casefold() for each in text.by_language.values()
    )
