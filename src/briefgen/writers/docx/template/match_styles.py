"""Briefgen's styles to the template's; those that it lacks are added."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from types import MappingProxyType

from lxml.etree import _Element as Element

from briefgen.value_classes import dataclass
from briefgen.word_template.style_names import (
    folded,
    names_of,
    paragraph_styles,
    style_called,
)
from briefgen.word_template.word_elements import (
    PARAGRAPH,
    STYLE,
    VALUE,
    style_chain,
    tags,
    value,
)
from briefgen.writers.docx.parts.markup import W, insert, w
from briefgen.writers.docx.template.neutral_styles import (
    held,
    settle_toggles,
    stand_alone,
)

ID, KIND = f"{{{W}}}styleId", f"{{{W}}}type"
DEFAULT = f"{{{W}}}default"
LANGUAGE = f"{{{W}}}lang"
PLAIN = "Normal"  # the id of our style for plain text, which paragraphs need not name
PROPERTIES = f"{{{W}}}pPr"
LEVEL = f"{PROPERTIES}/{{{W}}}outlineLvl"
NONE: Mapping[str, str] = MappingProxyType({})
ON = {"1", "true", "on"}
NAMED = tags("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle")


@dataclass(frozen=True, slots=True)
class _Traits:
    """The keys that styles are compared by; `names` are its own, `aliases` all."""

    id: str
    kind: str
    default: bool
    names: tuple[str, ...]
    aliases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles part of a file, and the id of each of our styles in it.

    `added` holds those of ours that the template lacked.
    """

    element: Element
    known: Mapping[str, str] = field(default_factory=dict)
    added: tuple[Element, ...] = ()

    def chain(self, style: str) -> Iterator[Element]:
        """Return a style by its id or ours, then those that it is based on."""
        known = {each.get(ID, ""): each for each in self.element.iter(STYLE)}
        return style_chain(self.known.get(style, style), known)


def matched(
    theirs: Element, ours: Element, named: Mapping[str, str] = NONE
) -> dict[str, str]:
    """Return the id of the template's style for each of ours that it has.

    `named` has names of the template's styles, by the ids of ours. Other styles are the same if they are the default of their kind, or have one name (as Word
    writes it, in another language, or among the aliases), or otherwise one id.
    """
    ids, used = _named(theirs, named), set[str]()
    others = [_traits(other) for other in theirs.iter(STYLE) if other.get(ID)]
    wanted = [_traits(style) for style in ours.iter(STYLE)]
    for alike in (_default, _name, _same_id):
        for style in wanted:
            if style.id in ids:
                continue
            match = next(
                (
                    other
                    for other in others
                    if other.kind == style.kind
                    and other.id not in used
                    and alike(style, other)
                ),
                None,
            )
            if match is not None:
                ids[style.id] = match.id
                used.add(match.id)
    return ids


def _named(theirs: Element, named: Mapping[str, str]) -> dict[str, str]:
    styles = paragraph_styles(theirs) if named else {}
    ids = {own: style_called(name, styles) for own, name in named.items()}
    return {own: number for own, number in ids.items() if number}


def add_styles(
    theirs: Element, ours: Element, named: Mapping[str, str] = NONE
) -> Styles:
    """Add the styles that a template lacks, and set our language in those it has.

    `named` has names of the template's styles, by the ids of ours.
    """
    known = matched(theirs, ours, named)
    _outline(theirs, ours, {own: known[own] for own in named if own in known})
    _speak(theirs, ours, set(known.values()))
    ids = {style.get(ID, "").lower() for style in theirs.iter(STYLE)}
    names = {folded(_entry(style, "name")) for style in theirs.iter(STYLE)}
    added = [style for style in ours.iter(STYLE) if style.get(ID, "") not in known]
    for style in added:
        own = style.get(ID, "")
        known[own] = _free(own, ids)
        style.set(ID, known[own])
        name = style.find(f"{{{W}}}name")
        if name is not None and folded(name.get(VALUE, "")) in names:
            name.set(VALUE, f"{name.get(VALUE)} (briefing)")
    settle_toggles(theirs)
    theirs.extend(added)
    styles = Styles(theirs, known, tuple(added))
    rename(added, styles)
    stand_alone(theirs, added)
    return styles


def rename(elements: Iterable[Element], styles: Styles) -> None:
    """Call styles by the ids that they have in the template."""
    for element in elements:
        for child in element.iter(*NAMED):
            own = child.get(VALUE, "")
            child.set(VALUE, styles.known.get(own, own))


def _outline(theirs: Element, ours: Element, known: Mapping[str, str]) -> None:
    """Make headings of the styles that are named for headings, if they are none yet."""
    by_id = {each.get(ID, ""): each for each in theirs.iter(STYLE)}
    for style in ours.iter(STYLE):
        level = style.find(LEVEL)
        number = known.get(style.get(ID, ""))
        if level is None or number is None:
            continue
        if all(each.find(LEVEL) is None for each in style_chain(number, by_id)):
            insert(held(by_id[number], PROPERTIES), w("outlineLvl", val=value(level)))


def name_plain(elements: Iterable[Element], styles: Styles) -> None:
    """Set plain text in its style by name, where that is not the template's default."""
    own = styles.known.get(PLAIN, PLAIN)
    if any(
        each.get(ID) == own and each.get(DEFAULT) in ON
        for each in styles.element.iter(STYLE)
    ):
        return
    for element in elements:
        for paragraph in element.iter(PARAGRAPH):
            properties = paragraph.find(PROPERTIES)
            if properties is None:
                properties = w("pPr")
                paragraph.insert(0, properties)
            if properties.find(f"{{{W}}}pStyle") is None:
                properties.insert(0, w("pStyle", val=own))


def _traits(style: Element) -> _Traits:
    name = _entry(style, "name")
    aliases = re.split("[,;]", _entry(style, "aliases"))
    return _Traits(
        style.get(ID, ""),
        style.get(KIND, "paragraph"),
        style.get(DEFAULT) in ON,
        names_of(name),
        frozenset(folded(each) for each in (name, *aliases)),
    )


def _default(ours: _Traits, theirs: _Traits) -> bool:
    return ours.default and theirs.default


def _name(ours: _Traits, theirs: _Traits) -> bool:
    if ours.default and not theirs.default:
        return ours.names[0] == theirs.names[0]
    return not theirs.aliases.isdisjoint(ours.names)


def _same_id(ours: _Traits, theirs: _Traits) -> bool:
    return ours.id == theirs.id


def _entry(style: Element, name: str) -> str:
    return value(style.find(f"{{{W}}}{name}"))


def _speak(theirs: Element, ours: Element, used: set[str]) -> None:
    """Set the document's language in the styles that the text uses."""
    own = next(ours.iter(LANGUAGE))
    defaults = theirs.find(f"{{{W}}}docDefaults")
    if defaults is None:
        defaults = w("docDefaults")
        theirs.insert(0, defaults)
    types = _child(_child(defaults, "rPrDefault", 0), "rPr", 0)
    language = types.find(LANGUAGE)
    if language is None:
        types.append(w("lang"))
        language = types[-1]
    language.set(VALUE, value(own))
    for style in theirs.iter(STYLE):
        if style.get(ID) in used or style.get(DEFAULT) in ON:
            for run in style.findall(f"{{{W}}}rPr"):
                for silenced in run.findall(LANGUAGE):
                    run.remove(silenced)


def _free(own: str, ids: set[str]) -> str:
    number, name = 1, own
    while name.lower() in ids:
        number += 1
        name = f"{own}Briefing{number}"
    ids.add(name.lower())
    return name


def _child(parent: Element, name: str, at: int) -> Element:
    child = parent.find(f"{{{W}}}{name}")
    if child is None:
        parent.insert(at, w(name))
        child = parent[at]
    return child
