"""Colours, as style files and the data write them: `#rrggbb`."""

import re

from briefgen.reading.fields.reader import Field, Schema
from briefgen.reading.fields.scalars import Unreadable, scalar
from briefgen.reading.nodes import quoted

HEX = re.compile("#[0-9a-fA-F]{6}")


def color() -> Field[str]:
    """Return the type of a colour; it is read in small letters."""
    schema: Schema = {"type": "string", "pattern": f"^{HEX.pattern}$"}
    return scalar(read_color, schema, 'a colour in quotes, such as "#1a5dc0"')


def read_color(value: str) -> str:
    """Return a colour in small letters; raise Unreadable if the text is none."""
    if not HEX.fullmatch(value):
        message = f"expected a colour such as #1b2530, found {quoted(value)}"
        raise Unreadable(message, "colour")
    return value.lower()
