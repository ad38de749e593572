"""The families of a style, and the font files that it names, to faces."""

from collections.abc import Mapping
from functools import partial
from typing import TypeAlias

from briefgen import font_files, fonts
from briefgen.document_limits import RULE, Budget, Spent
from briefgen.reading import quoted
from briefgen.reading.fields import (
    At,
    Field,
    Unreadable,
    list_of,
    mapping_of,
    optional,
    record,
    required,
    scalar,
    text,
)
from briefgen.style import Faces
from briefgen.style_file.find_template import Finder

EXAMPLE = "fonts/PublicSans-Regular.ttf"
Families: TypeAlias = Mapping[str, fonts.Cuts]  # by the name of each


def faces_field(find: Finder) -> Field[Faces]:
    """Declare the families; `find` gives the font files that are named."""
    font = scalar(partial(_font, find=find, budget=Budget()), {"type": "string"})
    return record(
        Faces,
        required("word", text(), "the family that Word names"),
        required("pdf", text(), "the family put into PDF: of `fonts`, or shipped"),
        optional(
            "fallback",
            list_of(font),
            "font files under templates/ for letters that the family lacks",
        ),
    )


def families_field(find: Finder) -> Field[Families]:
    """Declare families of the office's own; `find` gives the font files named."""
    font = scalar(partial(_font, find=find, budget=Budget()), {"type": "string"})
    cuts = record(
        _cuts,
        required("regular", font, "the file, under templates/", EXAMPLE),
        optional("bold", font, "the regular one, unless given"),
        optional("italic", font, "the regular one, unless given"),
        optional("bold_italic", font, "the bold one, unless given"),
    )
    return mapping_of(cuts, text())


def judge_family(faces: Faces, at: At) -> None:
    """Tell a family that is neither shipped nor the office's own."""
    if faces.own is None and not fonts.family(faces.pdf):
        shipped = ", ".join(fonts.SHIPPED)
        hint = f"shipped with briefgen: {shipped}; name your own under `fonts`"
        message = f"unknown family {quoted(faces.pdf)}"
        (at / "pdf").tell(message, "unknown-family", hint)


def _cuts(
    regular: fonts.Face,
    bold: fonts.Face | None = None,
    italic: fonts.Face | None = None,
    bold_italic: fonts.Face | None = None,
) -> fonts.Cuts:
    strong = bold or regular
    return regular, strong, italic or regular, bold_italic or strong


def _font(name: str, find: Finder, budget: Budget) -> fonts.Face:
    path = find(name)
    if path is None:
        message = f"no font file {quoted(name)} in the folder templates"
        raise Unreadable(message, "font", "names count from there: fonts/….ttf")
    try:
        face = font_files.read(path)
        budget.spend("letters", len(face.widths))
    except Spent as error:
        raise Unreadable(error.message, RULE, error.hint) from None
    except font_files.Unembeddable as error:
        message = f"the font {quoted(name)} cannot be embedded: {error}"
        hint = "take a font (.ttf or .otf) whose licence allows embedding"
        raise Unreadable(message, "font", hint) from None
    return face
