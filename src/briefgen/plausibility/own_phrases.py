"""The workspace's phrases to warnings about those that have no effect.

`Total: {fr: Total}` says what briefgen says already, and a phrase that neither a template
nor briefgen prints is never seen: both are told.
"""

from collections.abc import Collection, Iterator, Mapping

from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.languages import facts
from briefgen.languages.words_of import words_of
from briefgen.phrases import OWN, PHRASES
from briefgen.plausibility.material import Material
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import load
from briefgen.reading.fields import meant

RULE = "own-phrase"
LONG = 5  # letters of a phrase for which another may be meant


def check(material: Material) -> Iterator[Diagnostic]:
    """Yield a warning for each phrase that nothing prints, or that changes nothing."""
    text = material.project.workspace.optional_text(PHRASES)
    phrases = material.project.phrases
    if text is None or isinstance(phrases, BriefgenError):
        return
    node = load(text, PHRASES)
    used = _used(material)
    any_phrase = any(each.translates_data for each in material.templates)
    for entry in node.entries if isinstance(node, MappingNode) else ():
        phrase, place = entry.key.text, entry.key.place
        if phrase not in used and not any_phrase:
            message = "no template prints this phrase, and briefgen does not either"
            near = meant(phrase, sorted(used)) if len(phrase) >= LONG else None
            hint = near or "remove it"
            yield Diagnostic(place, message, RULE, hint, "warning")
        else:
            yield from _same(phrase, phrases[phrase], place)


def _used(material: Material) -> Collection[str]:
    """Return every phrase that may be printed; a mark at its end is not part of it."""
    constants = {each for one in material.templates for each in one.constants}
    marks = {mark for code in material.languages for mark in facts(code).marks}
    stems = {each[:-1] for each in constants if each[-1:] in marks}
    return constants | stems | OWN


def _same(phrase: str, words: Mapping[str, str], place: Place) -> Iterator[Diagnostic]:
    for code, own in words.items():
        if words_of(code, several_currencies=False).phrase(phrase) == own:
            message = f"briefgen has these {facts(code).name} words already"
            yield Diagnostic(place, message, RULE, f"remove '{code}'", "warning")
