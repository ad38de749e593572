"""A text to the marks in it that look like markup, and would be printed as they stand."""

import re
from collections.abc import Iterator

STRONG = re.compile(r"\*\*|__(?=\w)|(?<=\w)__")
VALUE = re.compile(r"\{\{|\}\}|\{%|%\}|\{\s*[a-z_]+\.[a-z_.]+[^{}]*\}")
TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
LINK = re.compile(r"\[[^\[\]]*\]\(")
ENTITY = re.compile(r"&(?:[a-z]+|#\d+);", re.IGNORECASE)
ACCEPTED = re.compile(r"#\s*briefgen:\s*ok")


def of_values(text: str) -> Iterator[tuple[str, str]]:
    """Yield braces of templates, and comments: each with a hint."""
    for match in VALUE.finditer(text):
        yield match[0], "values stand in templates, and not in the data"
    for match in ACCEPTED.finditer(text):
        yield (
            match[0],
            "this is part of the text: put the comment on the line before it",
        )


def of_line(text: str) -> Iterator[tuple[str, str]]:
    """Yield marks of Markdown and HTML, which are not read in texts of one line."""
    for pattern in (STRONG, LINK, TAG, ENTITY):
        for match in pattern.finditer(text):
            yield match[0], "a text of one line is printed as it stands: remove it"


def unclosed(text: str) -> Iterator[tuple[str, str]]:
    """Yield `**` that begin a paragraph's bold words and do not end them."""
    for paragraph in re.split(r"\n\s*\n", text):
        if paragraph.count("**") % 2:
            yield "**", "bold words have two asterisks before them, and two after them"
