"""Template text to a digest of its code; comments do not change it."""

import hashlib
import json

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError

SILENT = frozenset(
    ("comment_begin", "comment", "comment_end", "linecomment", "whitespace")
)


def digest(environment: Environment, text: str) -> str:
    """Return the digest of a template, whether it can be parsed or not."""
    tokens: list[object] = []
    try:
        for _, token, value in environment.lexer.tokeniter(text, None):
            if token not in SILENT:
                tokens.append((token, value))
    except TemplateSyntaxError:
        tokens.append(text)
    return hashlib.sha256(json.dumps(tokens).encode()).hexdigest()
