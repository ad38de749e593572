"""The languages of a workspace to the types of its texts, and of mappings with labels."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from briefgen.languages.wrong_language import wrong_language
from briefgen.loading.declarations.own_language import FOREIGN, is_foreign
from briefgen.loading.labels import release
from briefgen.model import LocalizedText
from briefgen.reading.fields import (
    At,
    Field,
    Member,
    OtherLanguages,
    Undeclared,
    per_language,
    prose,
    record,
    text,
    url,
)

T = TypeVar("T")


def _name(texts: dict[str, str]) -> LocalizedText:
    """Make a name; one that is in another language alone is the same in every document."""
    first, *others = texts
    return LocalizedText(
        texts, language="" if others or not is_foreign(first) else first
    )


class Texts:
    """The types of texts: `line` is one line, `blocks` are paragraphs of Markdown.

    A `name` is a line that need not be translated: it may be in another language alone.
    An `address` is one on the web.

    `languages` maps the code of each language of the workspace to its English name.
    """

    def __init__(self, languages: Mapping[str, str]) -> None:
        self.languages = languages
        others = OtherLanguages(wrong_language)
        self.line: Field[LocalizedText] = per_language(
            LocalizedText, languages, text(), release(), foreign=others
        )
        self.name: Field[LocalizedText] = per_language(
            _name,
            languages,
            text(),
            release(),
            foreign=OtherLanguages(wrong_language, FOREIGN),
        )
        self.blocks: Field[LocalizedText] = per_language(
            partial(LocalizedText, prose=True),
            languages,
            prose(),
            release(),
            foreign=others,
        )
        self.address: Field[LocalizedText] = per_language(
            LocalizedText, languages, url(), release(), foreign=others
        )


def mapping(
    build: Callable[..., T],
    *members: Member,
    check: Callable[[T, At], None] | None = None,
    undeclared: Undeclared | None = None,
) -> Field[T]:
    """Return the type of a mapping of the data that may have a release label."""
    return record(build, *members, release(), check=check, undeclared=undeclared)
