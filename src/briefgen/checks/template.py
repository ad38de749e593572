"""A Word template to warnings: what is left out of it, and what it says itself."""

from collections.abc import Iterator
from functools import lru_cache

from briefgen import style, tree
from briefgen.errors import Diagnostic, Place
from briefgen.reading import quoted

RULE = "template"
UNMARKED = {"unclassified"}  # what documents without a marking may say
REMARKS = {
    "placeholder": ("a placeholder that stays on every document", "fill it in, or"),
    "date": ("a date that stays on every document", "let documents print their own:"),
    "heading": ("a heading with nothing below it, on every document", "fill it, or"),
    "section": (
        "a section that stays on every document, in every language",
        "leave it if all documents need it, or",
    ),
}
MODIFY = "change it in Word: Home > Styles > right-click > Modify"
COLORS = "change it in Word: Design > Colors; the one of style.yaml is used until then"
SAFE = "take it out in Word (File > Info > Inspect Document), or leave it as it is"


def check(document: tree.Document, look: style.Look, _: Place) -> Iterator[Diagnostic]:
    """Yield what is wrong with the template, once for all documents that use it."""
    if look.reference is None:
        return
    place = Place(look.reference_path)
    yield from examined(look.reference, place)
    yield from theme_colors(look)
    yield from contradictions(look.reference, document.furniture.marking, place)


@lru_cache(maxsize=8)
def examined(data: bytes, place: Place) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a template itself, in the order of worth."""
    return tuple(_warnings(data, place))


def _warnings(data: bytes, place: Place) -> Iterator[Diagnostic]:
    # Reading Word files takes a while to load; few workspaces have a template.
    from briefgen.word_template import read_reference  # noqa: PLC0415
    from briefgen.word_template.allowed import SETTING_LOSSES  # noqa: PLC0415
    from briefgen.writers.docx.template import (  # noqa: PLC0415
        own_words,
        unreadable_styles,
    )

    reference = read_reference(data)
    for name, why in unreadable_styles.unseen_styles(reference):
        message = f"its style {quoted(name)} {why}: what documents set in it is unseen"
        yield warning(place, message, MODIFY)
    for remark in own_words.remarks(reference):
        what, hint = REMARKS[remark.what]
        message = f"its {remark.where} says {quoted(remark.words)}: {what}"
        yield warning(place, message, f"{hint} take it out of the template")
    harm = [*SETTING_LOSSES.values()]
    for what in sorted(reference.left_out, key=lambda each: (each not in harm, each)):
        yield warning(place, f"documents are written without {what}", SAFE)


def theme_colors(look: style.Look) -> Iterator[Diagnostic]:
    """Yield the colours of the template's theme that a style cannot have."""
    for remark in look.theme_remarks:
        yield warning(Place(look.reference_path), remark, COLORS)


@lru_cache(maxsize=64)
def contradictions(data: bytes, marking: str, place: Place) -> tuple[Diagnostic, ...]:
    """Return markings of the template that are not those of the document."""
    from briefgen.word_template import read_reference  # noqa: PLC0415
    from briefgen.writers.docx.template import own_words  # noqa: PLC0415

    own = {meaning for _, meaning in own_words.meanings(marking)} or UNMARKED
    marked = f"marked {marking}" if marking else "not marked"
    hint = "take it out of the template: each document prints its own marking"
    return tuple(
        warning(
            place,
            f"its {each.where} says {quoted(each.words)} on documents that are {marked}",
            hint,
        )
        for each in own_words.markings(read_reference(data))
        if each.what not in own
    )


def warning(place: Place, message: str, hint: str) -> Diagnostic:
    """Return a warning about a template."""
    return Diagnostic(place, message, RULE, hint, "warning")
