"""A Word template to warnings: what is left out of it, and what it says itself."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefgen import style, tree
from briefgen.errors import Diagnostic, Place
from briefgen.reading import quoted

RULE = "template"
UNMARKED = {"unclassified"}  # what documents without a marking may say
LEAST_ROOM = "documents need 144 pt (5 cm) at least, each way"
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
ROOM = (
    "give it larger paper or smaller margins in Word: Layout > Size, Layout > Margins"
)
SAFE = "take it out in Word (File > Info > Inspect Document), or leave it as it is"


def check(document: tree.Document, look: style.Look, _: Place) -> Iterator[Diagnostic]:
    """Yield what is wrong with the template, once for all documents that use it."""
    if look.reference is None:
        return
    place = Place(look.reference_path)
    yield from examined(look.reference, place)
    yield from theme_colors(look)
    yield from contradictions(look.reference, (document.furniture.marking,), place)


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
    from briefgen.writers.docx.template.too_small import too_small  # noqa: PLC0415

    reference = read_reference(data)
    if left := too_small(reference):
        message = f"its page leaves the text {' and '.join(left)}: {LEAST_ROOM}"
        yield warning(place, message, ROOM)
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


def contradictions(
    data: bytes, markings: Iterable[str], place: Place
) -> Iterator[Diagnostic]:
    """Yield markings of the template that are not those of documents, each once.

    `markings` are those of the documents; it is empty where one has none.
    """
    marked: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for marking in markings:
        for conflict in _conflicts(data, marking):
            marked.setdefault(conflict, []).append(marking)
    hint = "take it out of the template: each document prints its own marking"
    for (where, words), documents in marked.items():
        says = " and ".join(map(quoted, words))
        named = f"marked {' or '.join(filter(None, documents))}"
        which = {"not marked": "" in documents, named: any(documents)}
        kinds = ", or ".join(each for each in which if which[each])
        message = f"its {where} says {says} on documents that are {kinds}"
        yield warning(place, message, hint)


@lru_cache(maxsize=64)
def _conflicts(data: bytes, marking: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return where a template says another marking than documents have, and its words."""
    from briefgen.word_template import read_reference  # noqa: PLC0415
    from briefgen.writers.docx.template import own_words  # noqa: PLC0415

    own = {meaning for _, meaning in own_words.meanings(marking)} or UNMARKED
    words: dict[tuple[str, str], list[str]] = {}
    for each in own_words.markings(read_reference(data)):
        if each.what not in own:
            words.setdefault((each.where, each.what), []).append(each.words)
    return tuple((where, tuple(each)) for (where, _), each in words.items())


def warning(place: Place, message: str, hint: str) -> Diagnostic:
    """Return a warning about a template."""
    return Diagnostic(place, message, RULE, hint, "warning")
