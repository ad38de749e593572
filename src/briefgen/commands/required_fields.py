"""Fields that an office requires of what is begun to values: from options, or as people type."""

import datetime
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal

import click

from briefgen.commands import questions
from briefgen.editing.changes import Value
from briefgen.errors import Place, mistake
from briefgen.loading.declarations import FIELDS
from briefgen.model import OwnField
from briefgen.reading import quoted

OPTION = "--field"
TEXTS = ("text", "prose")
BY_HAND = ("link", "picture", "table")
NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)  # 1e999 has too many digits


def required_values(
    declared: Mapping[str, OwnField],
    options: Sequence[str],
    languages: Mapping[str, str],
) -> dict[str, Value]:
    """Return a value for each field that is required, and for each that an option names.

    An option is `reply=Yes`, or `reply=fr=Oui` in a language. Raises click.UsageError if
    something is not given and nobody can be asked, and BriefgenError for a field that
    has to be written by hand.
    """
    by_field: dict[str, list[str]] = {}
    for option in options:
        name, _, words = option.partition("=")
        if name not in declared:
            known = ", ".join(declared) or "none"
            message = f"{OPTION} {quoted(name)} is not declared in {FIELDS}: {known}"
            raise click.UsageError(message)
        by_field.setdefault(name, []).append(words)
    return {
        name: _value(field, by_field.get(name, []), languages)
        for name, field in declared.items()
        if field.required or name in by_field
    }


def _value(
    field: OwnField, options: Sequence[str], languages: Mapping[str, str]
) -> Value:
    name, label = f"{OPTION} {field.id}=…", next(iter(field.label.by_language.values()))
    if field.simple in TEXTS:
        texts = questions.texts(options, label, languages)
        if not texts:
            raise click.UsageError(f"give {name}, or run this on a terminal")
        words: Value = {code: texts.get(code) for code in languages}
        return [words] if field.type == "list" else words
    if field.simple in BY_HAND:
        message = f"{quoted(field.id)} is required, and is a {field.simple}"
        hint = "leave out `required: true` until the initiative is written"
        raise mistake(Place(FIELDS), message, "missing-field", hint)
    option = options[-1] if options else None
    if field.simple == "choice":
        known = [each.id for each in field.choices]
        value: Value = questions.choice(option, name, f"Number of {label}", known)
    else:
        value = _bare(questions.text(option, name, label))
    return [value] if field.type == "list" else value


def _bare(text: str) -> Value:
    """Return a number or date; what is neither is told as a mistake of the new file."""
    if NUMBER.fullmatch(text):
        return Decimal(text)
    with suppress(ValueError):
        return datetime.date.fromisoformat(text)
    return text
