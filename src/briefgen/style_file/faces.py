"""The families of a style, and the font files that it names, to faces."""

from functools import partial

from briefgen import fonts
from briefgen.document_limits import RULE, Budget, Spent
from briefgen.reading import quoted
from briefgen.reading.fields import (
    Field,
    Unreadable,
    list_of,
    optional,
    record,
    required,
    scalar,
    text,
)
from briefgen.style import Faces
from briefgen.style_file.find_template import Finder


def faces_field(find: Finder) -> Field[Faces]:
    """Declare the families; `find` gives the font files that are named."""
    font = scalar(partial(_font, find=find, budget=Budget()), {"type": "string"})
    return record(
        Faces,
        required("word", text(), "the family that Word names"),
        required("pdf", scalar(_family, {"type": "string"}), "the family put into PDF"),
        optional(
            "fallback",
            list_of(font),
            "font files under templates/ for letters that the family lacks",
        ),
    )


def _family(name: str) -> str:
    if not fonts.family(name):
        hint = f"shipped with briefgen: {', '.join(fonts.SHIPPED)}"
        raise Unreadable(f"unknown family {quoted(name)}", "unknown-family", hint)
    return name


def _font(name: str, find: Finder, budget: Budget) -> fonts.Face:
    path = find(name)
    if path is None:
        message = f"no font file {quoted(name)} in the folder templates"
        raise Unreadable(message, "font", "names count from there: fonts/….ttf")
    try:
        face = fonts.read(path)
        budget.spend("letters", len(face.widths))
    except Spent as error:
        raise Unreadable(error.message, RULE, error.hint) from None
    except fonts.Unembeddable as error:
        message = f"the font {quoted(name)} cannot be embedded: {error}"
        hint = "take a TrueType font (.ttf) whose licence allows embedding"
        raise Unreadable(message, "font", hint) from None
    return face
