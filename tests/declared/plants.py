"""A declared type of value to values that it reads, each of which can be searched for."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from zlib import crc32

from briefgen.errors import Diagnostic
from briefgen.loading.labels import resolve
from briefgen.reading import compose
from briefgen.reading.fields import Field, Reader

CURRENCIES = ("USD", "EUR", "GBP", "JPY", "PEN", "AUD", "CHF", "CAD")
LETTERS = "bcdfghjklmnpqrstvwxz"
ATTEMPTS = 4  # values of each sort, each unlike the others
OTHER = "other"  # the salt of what is planted in place of something


class Ungenerated(Exception):  # noqa: N818 - it names the field
    """The error for a field of which no value can be made, with the last mistakes."""

    def __init__(self, name: str, mistakes: Iterable[Diagnostic]) -> None:
        reasons = "; ".join(each.message for each in mistakes)
        super().__init__(
            f"no value can be made for {name}: {reasons or 'nothing was tried'}."
            " Give its Member an `example`, or say in tests/declared/samples.py"
            " (TOGETHER) what has to stand beside it"
        )


def mistakes(field: Field[Any], data: object) -> tuple[Diagnostic, ...]:
    """Give what is wrong with data of this type, its labels too."""
    reader = Reader()
    node = compose(json.dumps(data), "generated.yaml").node
    assert node is not None
    field.take(node, reader.at("generated"))
    resolve(reader)
    return (*reader.diagnostics, *reader.gaps)


def code(path: str, salt: str, attempt: int = 0) -> int:
    """Give a number that stands for a place of the data."""
    return crc32(f"{salt} {path} {attempt}".encode())


def word(path: str, salt: str, attempt: int = 0) -> str:
    """Give a word that stands nowhere else."""
    number, letters = code(path, salt, attempt), ""
    for _ in range(7):
        number, digit = divmod(number, len(LETTERS))
        letters += LETTERS[digit]
    return f"Zq{letters}x"


def values(field: Field[Any], path: str, salt: str = "") -> Iterator[object]:
    """Yield values that a type of single values reads; those first that are unlike any."""
    seen: list[object] = []
    for attempt in range(ATTEMPTS):
        for value in _candidates(field.schema, path, salt, attempt):
            if value not in seen and not mistakes(field, value):
                seen.append(value)
                yield value


def _candidates(
    schema: dict[str, Any], path: str, salt: str, attempt: int
) -> Iterator[object]:
    own = code(path, salt, attempt)
    if "enum" in schema:
        names = schema["enum"]
        yield names[(code(path, salt) + attempt) % len(names)]
        yield from names if attempt else ()
        return
    match schema.get("type"):
        case "integer" | "number":
            least = schema.get("minimum", schema.get("exclusiveMinimum", 0))
            yield _number(int(least), int(schema["maximum"]), own)
        case "boolean":
            yield own % 2 == 0
        case "string":
            yield from _texts(path, salt, attempt)
        case _:
            for each in schema.get("anyOf", ()):
                yield from _candidates(each, path, salt, attempt)


def _number(least: int, most: int, own: int) -> int:
    """Give a number as large as may be read, up to millions."""
    for scale in (90_000_000, 900_000, 50):
        if most - least > scale:
            return max(least, scale // 9) + own % scale
    return least + own % (most - least + 1)


def _texts(path: str, salt: str, attempt: int) -> Iterator[str]:
    """Yield texts of every sort: the type takes those that it reads."""
    own, name = code(path, salt, attempt), word(path, salt, attempt)
    yield from (f"{name} {word(path, f'{salt} more', attempt)}", name, name.lower())
    yield f"{2041 + own % 60}-{1 + own % 12:02}-{1 + own % 28:02}"
    yield f"{2041 + own % 60}-07-02T09:30:00-04:00"
    yield f"{name.lower()}@example.org"
    yield f"https://example.org/{name}"
    yield f"pictures/{name}.png"
    first, years = 2041 + own % 40, (2 + own % 8 if attempt % 2 == 0 else 1)
    yield f"{first}-{(first + years) % 100:02}"
    yield f"{7 + own % 30} months"
    yield CURRENCIES[own % len(CURRENCIES)]
    countries = ("PE", "JP", "NO", "BR", "EG", "TH", "IE", "HU")
    yield countries[own % len(countries)]
    yield from ("en", "fr")[:: 1 if own % 2 else -1]
    yield f"#{own & 0x3F3F3F:06x}"  # dark, so that it can be read on paper
    yield f"+1 613 555 {own % 10_000:04}"
