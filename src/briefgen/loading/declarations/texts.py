"""The languages of a workspace to the types of its texts, and of mappings with labels."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from briefgen.loading.labels import release
from briefgen.model import LocalizedText
from briefgen.reading.fields import (
    At,
    Field,
    Member,
    Undeclared,
    per_language,
    prose,
    record,
    text,
)

T = TypeVar("T")


class Texts:
    """The types of texts: `line` is one line, `blocks` are paragraphs of Markdown.

    `languages` maps the code of each language of the workspace to its English name.
    """

    def __init__(self, languages: Mapping[str, str]) -> None:
        self.languages = languages
        self.line: Field[LocalizedText] = per_language(
            LocalizedText, languages, text(), release()
        )
        self.blocks: Field[LocalizedText] = per_language(
            partial(LocalizedText, prose=True), languages, prose(), release()
        )


def mapping(
    build: Callable[..., T],
    *members: Member,
    check: Callable[[T, At], None] | None = None,
    undeclared: Undeclared | None = None,
) -> Field[T]:
    """Return the type of a mapping of the data that may have a release label."""
    return record(build, *members, release(), check=check, undeclared=undeclared)
