"""Rules for Word files in an organisation's template: what it may not do to documents."""

from collections.abc import Iterator

from lxml import etree

from briefgen.writers.docx.parts.roles import CUSTOM
from tests.interop.word_rules import NAMES, Parts, Rule

W = f"{{{NAMES['w']}}}"
HARMFUL = (
    *("documentProtection", "writeProtection", "linkStyles", "attachedTemplate"),
    *("removePersonalInformation", "removeDateAndTime", "trackRevisions", "mailMerge"),
)
OURS = {row.style for row in CUSTOM}
SIDES = ("left", "start", "right", "end", "firstLine", "hanging")


def no_setting_of_a_template_harms(parts: Parts) -> Iterator[str]:
    settings = _xml(parts, "word/settings.xml")
    for name in HARMFUL:
        if settings.find(f"{W}{name}") is not None:
            yield f"the setting {name} of the template stays"


def added_styles_owe_no_indent(parts: Parts) -> Iterator[str]:
    for style, chain in _added(parts):
        own = chain[0].find(f"{W}pPr/{W}ind")
        stated = set() if own is None else {str(each) for each in own.attrib}
        inherited = {
            str(side)
            for each in chain[1:]
            for indent in each.iter(f"{W}ind")
            for side, points in indent.attrib.items()
            if points != "0"
        }
        for side in sorted(inherited - stated):
            yield f"the style {style} inherits {side.removeprefix(W)} of an indent"


def added_styles_owe_no_alignment(parts: Parts) -> Iterator[str]:
    for style, chain in _added(parts):
        inherited = [each for base in chain[1:] for each in base.iter(f"{W}jc")]
        if inherited and chain[0].find(f"{W}pPr/{W}jc") is None:
            yield f"the style {style} inherits an alignment"


def added_styles_state_their_size(parts: Parts) -> Iterator[str]:
    for style, chain in _added(parts):
        if chain[0].find(f"{W}rPr/{W}sz") is None:
            yield f"the style {style} inherits its size"


TEMPLATE_RULES: tuple[Rule, ...] = (
    no_setting_of_a_template_harms,
    added_styles_owe_no_indent,
    added_styles_owe_no_alignment,
    added_styles_state_their_size,
)


def _added(parts: Parts) -> Iterator[tuple[str, list[etree._Element]]]:
    """Give our own styles, each with those that it is based on, and the defaults."""
    styles = _xml(parts, "word/styles.xml")
    known = {each.get(f"{W}styleId"): each for each in styles.iter(f"{W}style")}
    defaults = styles.findall(f"{W}docDefaults/{W}pPrDefault")
    for name, style in known.items():
        if name not in OURS or style.get(f"{W}customStyle") is None:
            continue
        chain, base = [style], style.find(f"{W}basedOn")
        while base is not None and base.get(f"{W}val") in known:
            chain.append(known[base.get(f"{W}val")])
            base = chain[-1].find(f"{W}basedOn")
        yield str(name), [*chain, *defaults]


def _xml(parts: Parts, name: str) -> etree._Element:
    return etree.fromstring(parts[name])
