"""Texts of the data to warnings about markup that would be printed as it stands.

`title: "**Wells**"`, `{ initiative.title }`, `<br>` and a paragraph with one `**` are told;
bold words in a description are not.
"""

from collections.abc import Iterator

from briefgen.errors import Diagnostic
from briefgen.plausibility.markup import of_line, of_values, unclosed
from briefgen.plausibility.material import DataMaterial

RULE = "stray-markup"
MARKS = frozenset("*_{}<>&[#%")  # without any, a text needs no closer look


def check(material: DataMaterial) -> Iterator[Diagnostic]:
    """Yield a warning for each text with such a mark, and the first of them."""
    for each in material.texts:
        for code, words in each.text.by_language.items():
            if MARKS.isdisjoint(words):
                continue
            others = unclosed if each.text.prose else of_line
            mark = next(
                (mark for find in (of_values, others) for mark in find(words)), None
            )
            if mark is not None:
                path = f"{each.path}.{code}" if code else each.path
                message = f"'{mark[0]}' would be printed as it stands"
                yield material.warning(path, message, RULE, mark[1])
