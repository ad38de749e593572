"""Templates to warnings about words that print in English on pages in other languages.

`## Background` is told in a workspace of two languages, and so is `{{ "none" }}`; write
`{{ "Background" | t }}`. Words in `{% if language == "fr" %}` are not, nor are names of
charts, pictures and containers, and words that say which language they are in.
"""

import re
from collections.abc import Iterator

from briefgen.errors import Diagnostic
from briefgen.plausibility.material import Material
from briefgen.plausibility.template import TemplateScript

RULE = "words-without-t"
# What is no text of the page: addresses, names, containers, captions, HTML comments.
ASIDE = re.compile(
    r"\[[^\[\]]*\]\{lang=[^{}]*\}|\]\([^()]*\)?|\[\^[^\]]*\]|\{[^{}]*\}|^\s*:{3,}.*$|^\s*Table:|https?://\S+|^\S*\)"
)
MARKS = "#-*>|( \t"  # of Markdown, around words
WORD = re.compile(r"[^\W\d_]{3,}")
FENCE = re.compile(r"^[ \t]*(:{3,})[ \t]*([^\n]*)", re.MULTILINE)
LANGUAGE = "{lang="


def check(material: Material) -> Iterator[Diagnostic]:
    """Yield a warning for each line with such words, if there are several languages."""
    if len(material.languages) == 1:
        return
    for template in material.templates:
        lines = _in_a_language(template)
        for words in template.words:
            text = words.text if words.written else ASIDE.sub(" ", words.text)
            line = words.place.line
            if not words.chosen and line not in lines and WORD.search(text):
                lines.add(line)
                shown = " ".join(text.strip(MARKS).split())
                message = f"'{shown}' is printed in every language as it stands"
                hint = f'translate it: {{{{ "{shown}" | t }}}}'
                yield Diagnostic(words.place, message, RULE, hint, "warning")


def _in_a_language(template: TemplateScript) -> set[int]:
    """Return the lines between `::: {lang=fr}` and `:::`."""
    lines, opened = set[int](), dict[str, list[tuple[int, str]]]()
    first = template.script.place.line
    for match in FENCE.finditer(template.script.text):
        line = first + template.script.text.count("\n", 0, match.start())
        colons, words = match.groups()
        if words:
            opened.setdefault(colons, []).append((line, words))
        elif opened.get(colons):
            begun, language = opened[colons].pop()
            if language.startswith(LANGUAGE):
                lines.update(range(begun, line))
    return lines
