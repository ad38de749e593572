"""Kinds of paragraphs, by name, to the styles of a Word template that a style file names.

```yaml
reference: templates/letterhead.docx
styles: {title: Titre du document, body: Corps}
```
"""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeAlias

from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, quoted
from briefgen.reading.fields import At, Field, Reader, choice, mapping_of, text

RULE = "template-style"
NAMED = 12  # styles of a template that a message names
# Each kind of paragraph, and the id of the style that documents set it in.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "body": "Normal",
        "title": "Heading1",
        "heading-2": "Heading2",
        "heading-3": "Heading3",
        "heading-4": "Heading4",
        "subtitle": "Subtitle",
        "kicker": "Kicker",
        "lead": "Lead",
        "meta": "Meta",
        "list": "ListBullet",
        "list-2": "ListBullet2",
        "list-3": "ListBullet3",
        "numbered-list": "ListNumber",
        "list-continue": "ListContinue",
        "quote": "Quote",
        "caption": "Caption",
        "finding": "Finding",
        "figure": "Figure",
        "chart-unit": "ChartUnit",
        "chart-source": "ChartSource",
        "table": "TableText",
        "table-head": "TableHead",
        "table-total": "TableTotal",
        "table-figure": "TableFigure",
        "key-figure": "KeyFigure",
        "key-label": "KeyLabel",
        "detail": "Detail",
        "row-label": "RowLabel",
        "decision": "Decision",
        "choice": "Choice",
        "callout": "Callout",
        "note": "FootnoteText",
        "foot": "Foot",
        "header": "Header",
        "footer": "Footer",
    }
)
StyleMap: TypeAlias = Mapping[str, str]  # id of ours → name in the template


def styles_field() -> Field[dict[str, str]]:
    """Declare the styles of the template, by kind of paragraph."""
    return mapping_of(text(), choice(KINDS, RULE))


def names_of_styles(node: Node | None) -> Mapping[str, str]:
    """Return the names in a mapping of styles, as far as they can be read."""
    aside = Reader()
    return {
        entry.key.text: name
        for entry in (node.entries if isinstance(node, MappingNode) else ())
        if entry.key.text in KINDS and (name := text().take(entry.value, aside.at()))
    }


def style_map(named: Mapping[str, str], reference: bytes | None, at: At) -> StyleMap:
    """Return the styles of a template that are named, by the ids of ours.

    Tells those that it has not got, and that there is no template.
    """
    if named and reference is None:
        hint = "put it at templates/reference.docx, or name it: `reference`"
        at.tell("there is no Word template with these styles", RULE, hint)
    if not named or reference is None:
        return {}
    names = _names(reference)
    for kind, name in named.items():
        if not any(name.casefold() in each for each in names.values()):
            message = f"the template has no paragraph style {quoted(name)}"
            (at / kind).tell(message, RULE, _hint(name, tuple(names)))
    return {KINDS[kind]: name for kind, name in named.items()}


def _names(reference: bytes) -> Mapping[str, frozenset[str]]:
    """Return the paragraph styles of a template: all names of each, by its first."""
    # Reading Word files takes a while to load; few workspaces have one.
    from briefgen.word_template import read_reference  # noqa: PLC0415
    from briefgen.word_template.style_names import styles_of  # noqa: PLC0415

    known = styles_of(read_reference(reference)).values()
    return {each[0]: frozenset(map(str.casefold, each)) for each in known}


def _hint(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(map(quoted, near))}?"
    shown = ", ".join(map(quoted, known[:NAMED]))
    return f"it has {shown}{', and more' if len(known) > NAMED else ''}"
