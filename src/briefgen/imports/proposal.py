"""A mapping that briefgen proposes: each guess with its reason, each doubt as a question."""

from collections.abc import Mapping
from dataclasses import field

from briefgen.imports.mapping import ImportMapping
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping for people to look at.

    `reasons` says why, by the part of the mapping: `numbers`, `initiatives.key`,
    `initiatives.fields.title.en`. `questions` says what people must decide, with all
    readings, by the part that is left empty until they do.
    """

    mapping: ImportMapping
    reasons: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
