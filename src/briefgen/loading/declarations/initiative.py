"""The files of `data/initiatives/`: an initiative each."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from briefgen.loading.declarations.advice import advice
from briefgen.loading.declarations.funding import funding
from briefgen.loading.declarations.location import location
from briefgen.loading.declarations.note import own_note
from briefgen.loading.declarations.own_values import OwnMember
from briefgen.loading.declarations.partner import partner
from briefgen.loading.declarations.reach import reach
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import NO_FUNDING, Funding, Initiative
from briefgen.reading import quoted
from briefgen.reading.fields import (
    Field,
    Unreadable,
    integer,
    list_of,
    meant,
    optional,
    required,
    scalar,
    slug,
    url,
)


def initiative(
    languages: Mapping[str, str],
    themes: tuple[str, ...] | None,
    money: str,
    own: OwnMember,
) -> Field[Callable[[str], Initiative]]:
    """Declare a file of `data/initiatives/`, which becomes an initiative by its id.

    `themes` are the ids of the themes, or None if they are not known; `money` is the
    portfolio's currency, `own` the fields that the office declares.
    """
    texts = Texts(languages)
    line, blocks = texts.line, texts.blocks
    return mapping(
        partial(_initiative, fields=own.blank),
        required("theme", _theme_id(themes), "the id of its theme", "clean-water"),
        optional(
            "order", integer(0, 1_000_000), "its place in the theme; then by id", "1"
        ),
        required(
            "title",
            line,
            "of the initiative",
            "{en: Wells for Puna, fr: Des puits pour Puna}",
        ),
        optional(
            "short_title",
            line,
            "the title where room is short, as in charts",
            "{en: Wells, fr: Puits}",
        ),
        optional("funding", funding(texts, money), "one line, or a list of lines"),
        optional("partners", list_of(partner(texts)), "who takes part, and as what"),
        optional("places", list_of(location(texts)), "where it takes place"),
        optional("reach", list_of(reach(texts)), "groups of people; never added up"),
        required(
            "description",
            blocks,
            "what it does, for whom, where and with whom; Markdown",
            "{en: It digs 40 wells., fr: Elle creuse 40 puits.}",
        ),
        optional(
            "summary",
            blocks,
            "the description, shortened for one page",
            "{en: It digs wells., fr: Elle creuse des puits.}",
        ),
        optional(
            "source",
            url(),
            "where its facts were published",
            "https://www.example.org/wells",
        ),
        optional("advice", advice(texts), "internal and protected-a by itself"),
        optional("note", own_note(texts), "what its notes have of their own; internal"),
        own.member,
        undeclared=own.undeclared,
    )


def _initiative(
    *, funding: Funding = NO_FUNDING, **fields: Any
) -> Callable[[str], Initiative]:
    return partial(Initiative, funding=funding, **fields)


def _theme_id(themes: tuple[str, ...] | None) -> Field[str]:
    if themes is None:
        return slug()

    known_ids = frozenset(themes)

    def parse(value: str) -> str:
        if value not in known_ids:
            hint = meant(value, themes) or f"known themes: {', '.join(themes)}"
            raise Unreadable(f"unknown theme {quoted(value)}", "unknown-theme", hint)
        return value

    return scalar(parse, {"enum": list(themes)}, "the id of a theme")
