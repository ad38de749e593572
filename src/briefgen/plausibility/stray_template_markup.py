"""Templates to warnings about braces and asterisks that would be printed as they stand.

`{ initiative.description }` with one brace is told, and `**bold` that is never closed.
"""

import re
from collections.abc import Iterator

from briefgen.errors import Diagnostic
from briefgen.plausibility.markup import VALUE
from briefgen.plausibility.material import Material
from briefgen.plausibility.template import PrintedWords, TemplateScript

RULE = "stray-template-markup"
HINTS = {
    r"\{\s*%|%\s?\}": "a tag stands between {% and %}: {% if initiative.funding %}",
    r"\{#|#\}": "a comment stands between {# and #}",
    VALUE.pattern: "a value stands in two braces: {{ initiative.title }}",
}


def check(material: Material) -> Iterator[Diagnostic]:
    """Yield a warning for each such mark."""
    for template in material.templates:
        for words in template.words:
            yield from _braces(words)
        yield from _unclosed(template)


def _braces(words: PrintedWords) -> Iterator[Diagnostic]:
    """Yield a warning for the first brace that was to begin or end a tag or a value."""
    for pattern, hint in HINTS.items():
        match = re.search(pattern, words.text)
        if match:
            message = f"'{match[0]}' would be printed as it stands"
            yield Diagnostic(words.place, message, RULE, hint, "warning")
            return


def _unclosed(template: TemplateScript) -> Iterator[Diagnostic]:
    """Yield a warning for each line in which `**` stands an odd number of times."""
    lines: dict[int, int] = {}
    for words in template.words:
        line = words.place.line
        lines[line] = lines.get(line, 0) + words.text.count("**")
    places = {words.place.line: words.place for words in template.words}
    for line, number in lines.items():
        if number % 2:
            hint = "bold words have two asterisks before them, and two after them"
            message = "'**' would be printed as it stands"
            yield Diagnostic(places[line], message, RULE, hint, "warning")
