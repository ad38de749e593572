"""A picture, with the words for those who do not see it."""

import re

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import Illustration
from briefgen.reading import quoted
from briefgen.reading.fields import Field, Unreadable, optional, required, scalar

# A path below a folder, with forward slashes, of names that lead nowhere else.
FILE = re.compile(r"(?!\.)[^/\\:<>|?*\x00-\x1f]+(?:/(?!\.)[^/\\:<>|?*\x00-\x1f]+)*")
ENDINGS = (".png", ".jpg", ".jpeg")
LONGEST = 200  # characters of a path


def illustration(texts: Texts) -> Field[Illustration]:
    """Declare a picture; its file is found under `templates/`."""
    file = scalar(_file, {"type": "string", "pattern": r"\.(png|jpe?g)$"}, "a file")
    return mapping(
        Illustration,
        required(
            "file", file, "PNG or JPEG, its path under templates/", "pictures/wells.jpg"
        ),
        required(
            "alternative",
            texts.line,
            "what it shows, in words",
            "{en: A well in Puna., fr: Un puits à Puna.}",
        ),
        optional(
            "credit",
            texts.line,
            "whose picture it is",
            '{en: "Photo: R. Quispe", fr: "Photo : R. Quispe"}',
        ),
    )


def _file(value: str) -> str:
    path = template_path(value)
    if not value.lower().endswith(ENDINGS):
        message = f"expected a picture, PNG or JPEG, found {quoted(value)}"
        raise Unreadable(message, "path", "save it as PNG or JPEG")
    return path


def template_path(value: str) -> str:
    """Return a path below `templates/`; raise Unreadable if a text is none."""
    plain = value.removeprefix("templates/")
    if "\\" in value:
        hint = f"write {plain.replace(chr(92), '/')}"
        raise Unreadable("a path is written with forward slashes", "path", hint)
    if plain != value:
        message = (
            f"the path {quoted(value)} begins with the folder where it is looked for"
        )
        raise Unreadable(message, "path", f"write {plain}")
    if len(value) > LONGEST or not FILE.fullmatch(value):
        message = f"expected the path of a file under templates/, found {quoted(value)}"
        raise Unreadable(message, "path", "such as pictures/wells.jpg")
    return value
