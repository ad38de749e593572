"""JSON to its parts, each of the type that is expected or not there at all."""

import json
from collections.abc import Mapping
from typing import TypeAlias

from briefgen.errors import Place, mistake
from briefgen.sources.source_file import RULE

Part: TypeAlias = Mapping[str, object]


def parsed(name: str, data: bytes) -> Part:
    """Return the object in a JSON file; raise BriefgenError if there is none."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        message = f"this JSON is broken: {error.msg.lower()}"
        raise mistake(Place(name, error.lineno, error.colno), message, RULE) from None
    except (ValueError, RecursionError):
        message = "this JSON cannot be read: it is no UTF-8, or too deep"
        raise mistake(Place(name), message, RULE) from None
    if not isinstance(value, dict):
        raise mistake(Place(name), "this JSON is no object", RULE)
    return value


def text(part: Part, name: str) -> str | None:
    """Return a text of an object, or None."""
    value = part.get(name)
    return value if isinstance(value, str) else None


def truth(part: Part, name: str, *, otherwise: bool) -> bool:
    """Return a truth value of an object."""
    value = part.get(name)
    return value if isinstance(value, bool) else otherwise


def items(part: Part, name: str) -> list[object]:
    """Return a list of an object; an empty one if there is none."""
    value = part.get(name)
    return value if isinstance(value, list) else []


def objects(part: Part, name: str) -> list[Part]:
    """Return the objects of a list in an object."""
    return [each for each in items(part, name) if isinstance(each, dict)]


def texts(part: Part, name: str) -> list[str]:
    """Return the texts of a list in an object; of objects, their `value`."""
    values = [
        each.get("value") if isinstance(each, dict) else each
        for each in items(part, name)
    ]
    return [each for each in values if isinstance(each, str)]
