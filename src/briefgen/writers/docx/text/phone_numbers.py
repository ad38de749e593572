"""A run of words to one that no program breaks within a telephone number."""

import re

from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import text, w

NBSP = "\N{NO-BREAK SPACE}"
HYPHEN = "\0"  # stands for one, as no text does
# Groups of digits: `613-555-0101`, `04 555 0208`, `(613) 555-0101`, `+44 20 7946 0000`; no years.
PHONE = re.compile(
    r"(?<![\w.,$-])(?!(?:19|20)\d\d[ -])"
    r"(?:\+\d{1,3}[ -])?(?:\(\d{2,4}\) ?)?(?:\d{1,4}[ -]){1,3}\d{3,4}(?![\w-])"
)
FEWEST = 7  # digits


def unbroken(run: Element) -> Element:
    """Keep the parts of each telephone number of a run together, by Word's own signs.

    Words that are read back have a hyphen there, as before.
    """
    node = run[-1]
    words = node.text or ""
    first, *others = PHONE.sub(_joined, words).split(HYPHEN)
    if first != words:
        node.text = first
        for each in others:
            run.extend((w("noBreakHyphen"), text(each)))
    return run


def _joined(match: re.Match[str]) -> str:
    number = match[0]
    if sum(map(str.isdecimal, number)) < FEWEST:
        return number
    return number.replace(" ", NBSP).replace("-", HYPHEN)
