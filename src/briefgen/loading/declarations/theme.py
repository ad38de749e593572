"""Themes: in the list `data/themes.yaml`, or a file each in `data/themes/`."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from briefgen.loading.declarations.advice import advice
from briefgen.loading.declarations.icon import icon
from briefgen.loading.declarations.note import own_note
from briefgen.loading.declarations.number_forms import counted_line
from briefgen.loading.declarations.own_values import OwnMember
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import Theme
from briefgen.reading.fields import (
    Field,
    Member,
    color,
    integer,
    optional,
    required,
    slug,
)


def theme(languages: Mapping[str, str], own: OwnMember) -> Field[Theme]:
    """Declare one theme of `data/themes.yaml`."""
    name = required("id", slug(), "small letters, digits and hyphens", "clean-water")
    build = partial(Theme, fields=own.blank)
    return mapping(
        build, name, *_of_theme(languages), own.member, undeclared=own.undeclared
    )


def theme_file(
    languages: Mapping[str, str], own: OwnMember
) -> Field[Callable[[str], Theme]]:
    """Declare a file of `data/themes/`, which becomes a theme by its id."""
    place = optional("order", integer(0, 1_000_000), "its place; then by id", "1")
    build = partial(_named_theme, fields=own.blank)
    return mapping(
        build, place, *_of_theme(languages), own.member, undeclared=own.undeclared
    )


def _of_theme(languages: Mapping[str, str]) -> tuple[Member, ...]:
    texts = Texts(languages)
    line, blocks = texts.line, texts.blocks
    return (
        required(
            "title",
            line,
            "of the theme, and of its documents",
            "{en: Clean water, fr: L’eau potable}",
        ),
        optional(
            "short_title",
            line,
            "the title where room is short, as on a coloured band",
            "{en: Water, fr: Eau}",
        ),
        optional(
            "lead",
            counted_line(languages),
            "how the sentence with its money goes on",
            "{en: for clean water, fr: pour l’eau potable}",
        ),
        optional(
            "introduction",
            blocks,
            "what its initiatives have in common; Markdown",
            "{en: Wells come first., fr: Les puits d’abord.}",
        ),
        optional(
            "color",
            color(),
            "of its documents, and of what stands for it in charts",
            '"#0f7080"',
        ),
        optional("icon", icon(), "in heads and blocks; ours, or an SVG", "water"),
        optional(
            "advice",
            advice(texts),
            "internal and marked by itself: protected-a in Canada",
        ),
        optional("note", own_note(texts), "what its notes have of their own; internal"),
    )


def _named_theme(**fields: Any) -> Callable[[str], Theme]:
    return partial(Theme, **fields)
