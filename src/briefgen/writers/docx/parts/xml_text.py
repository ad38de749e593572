"""Names and values to the text of XML elements, as lxml writes it, without a tree.

For parts that are written at once and never searched: charts, and the sheets behind
them.
"""

import re
from collections.abc import Mapping
from typing import TypeAlias

from briefgen.writers.docx.parts.markup import BARE, DECLARATION, PREFIXES
from briefgen.writers.xml import legal

DECLARED = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
IN_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
IN_ATTRIBUTES = IN_TEXT | {ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


SIGNS = re.compile('[&<>"\n\r\t]')


class Markup(str):
    """Elements that are written already; any other string is words."""

    __slots__ = ()


Content: TypeAlias = Markup | str | Mapping[str, str | int] | None


def element(name: str, /, *content: Content, **attributes: str | int) -> Markup:
    """Write `prefix:name`; of a namespace without prefix, `name`.

    Its content is elements and words; a mapping holds attributes that have a prefix.
    What is None is left out.
    """
    inside: list[str] = []
    described = [_written(attributes)] if attributes else []
    for part in content:
        if type(part) is Markup:
            inside.append(part)
        elif isinstance(part, str):
            inside.append(_escaped(legal(part), IN_TEXT))
        elif part is not None:
            described.append(_written(part))
    prefix, _, local = name.partition(":")
    tag = local if prefix in BARE else name
    start = f"{tag}{''.join(described)}"
    if not inside:
        return Markup(f"<{start}/>")
    return Markup(f"<{start}>{''.join(inside)}</{tag}>")


def namespaces(*prefixes: str) -> Mapping[str, str]:
    """Return the declarations of prefixes, for the root of a part."""
    return {
        "xmlns" if prefix in BARE else f"xmlns:{prefix}": BARE.get(prefix)
        or PREFIXES[prefix]
        for prefix in prefixes
    }


def whole(root: Markup) -> bytes:
    """Return the bytes of a part: the XML declaration, then its root."""
    return f"{DECLARATION}{root}".encode()


def document_part(root: Markup) -> bytes:
    """Return the bytes of a part of a Word file, which lxml declares in its own way."""
    return f"{DECLARED}{root}".encode()


def _written(attributes: Mapping[str, str | int]) -> str:
    """Write attributes; nothing in letters and digits alone is to be escaped."""
    return "".join(
        [
            f' {key}="{value}"'
            if isinstance(value, int) or value.isalnum()
            else f' {key}="{_escaped(legal(value), IN_ATTRIBUTES)}"'
            for key, value in attributes.items()
        ]
    )


def _escaped(words: str, signs: Mapping[int, str]) -> str:
    """Escape signs; to look for one costs a tenth of going through all letters."""
    return words.translate(signs) if SIGNS.search(words) else words
