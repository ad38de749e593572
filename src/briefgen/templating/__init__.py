"""Templates: Jinja text with traced values, read and rendered to Markdown."""

from briefgen.templating.kinds import Kind, read, variables
from briefgen.templating.rendering import (
    Rendered,
    Renderer,
    untranslated,
)
from briefgen.templating.script import Script
from briefgen.templating.session import Session, default_words, own_words
from briefgen.templating.withholding import withheld

__all__ = [
    "Kind",
    "Rendered",
    "Renderer",
    "Script",
    "Session",
    "default_words",
    "own_words",
    "read",
    "untranslated",
    "variables",
    "withheld",
]
