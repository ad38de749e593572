"""Two texts of a field to whether they are one value: 2000000 and 2000000.00 are."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from briefgen.errors import Place
from briefgen.imports.field_path import FieldPath, ItemKey
from briefgen.imports.mapping import Subject
from briefgen.imports.target_fields import TargetFields, below
from briefgen.imports.three_way import Same
from briefgen.reading import Scalar
from briefgen.reading.fields import Field, Reader, Unreadable

SPACES = re.compile(r"[ \t\r\n]+")
# A line break that ends no paragraph, before a line that begins no item of a list.
WITHIN = re.compile(r"[ \t]*(?<!\n)\n(?!\n|[ \t]*(?:[-*+]|\d+[.)])[ \t])[ \t]*")
PARAGRAPHS = re.compile(r"\n\s*\n")
PROSE = "paragraphs of text"
NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?", re.ASCII)


def same_values(fields: TargetFields, subject: Subject) -> Same:
    """Return what compares two texts as values of the field at a path of a subject."""
    known: dict[tuple[str, ...], Field[object] | None] = {}

    def same(path: FieldPath, one: str, other: str) -> bool:
        if one == other:
            return True
        names = tuple("" if isinstance(part, ItemKey) else part for part in path)
        if names not in known:
            known[names] = field_at(fields, subject, path)
        return same_value(known[names], one, other)

    return same


def field_at(
    fields: TargetFields, subject: Subject, path: FieldPath
) -> Field[object] | None:
    """Return the type of what stands at a path, with or without the keys of items.

    It is None if it is not known.
    """
    field: Field[object] | None = fields.by_subject[subject]
    for part in path:
        if field is None:
            return None
        if isinstance(part, ItemKey):
            continue
        if field.form.item is not None and not field.form.members:
            field = field.form.item
        try:
            field = below(field, part)
        except Unreadable:
            return None
    return field


def same_value(field: Field[object] | None, one: str, other: str) -> bool:
    """Return whether two texts are one value of a field."""
    is_prose = field is not None and field.form.name == PROSE
    plain: Callable[[str], str] = _paragraphs if is_prose else _line
    if plain(one) == plain(other):
        return True
    if field is None or is_prose:
        return False
    if field.schema.get("type") != "string" and NUMBER.fullmatch(one):
        return bool(NUMBER.fullmatch(other)) and Decimal(one) == Decimal(other)
    first, second = map(partial(_value, field), (one, other))
    return first is not None and first == second


def _value(field: Field[object], text: str) -> object | None:
    """Return the value that a text is read as, or None if it is none."""
    reader = Reader()
    value = field.take(Scalar(text, Place(""), plain=False), reader.at("value"))
    return None if reader.diagnostics else value


def _line(text: str) -> str:
    return SPACES.sub(" ", text).strip(" ")


def _paragraphs(text: str) -> str:
    """Return paragraphs of Markdown, each on one line; items of lists keep theirs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = (WITHIN.sub(" ", part.strip("\n")) for part in PARAGRAPHS.split(text))
    return "\n\n".join(re.sub(r"[ \t]+", " ", part) for part in parts)
