"""Rendered template text, or prose of the data, to blocks of the tree.

Values are placeholders in the text, replaced after it is parsed, so no word of the data
can change a document's structure.
"""

from briefgen.markdown.body import parse
from briefgen.markdown.footnotes import numbered
from briefgen.markdown.prose import parse_prose
from briefgen.markdown.source import (
    Placed,
    Prose,
    Referable,
    RenderedTemplate,
    in_one_line,
    spoken,
)

__all__ = [
    "Placed",
    "Prose",
    "Referable",
    "RenderedTemplate",
    "in_one_line",
    "numbered",
    "parse",
    "parse_prose",
    "spoken",
]
