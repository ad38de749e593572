"""A grant as a file has it, whatever the file: what JSON writes, or a table."""

from collections.abc import Mapping
from typing import TypeAlias

from briefgen.errors import Diagnostic
from briefgen.sources.source_content import ReadingOptions
from briefgen.value_classes import dataclass

# A value of JSON; numbers are as they are written.
JsonValue: TypeAlias = "str | bool | list[JsonValue] | Mapping[str, JsonValue] | None"


@dataclass(frozen=True, slots=True)
class GrantValues:
    """One grant, by the names of JSON; `where` is for people."""

    where: str
    line: int
    values: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class FileGrants:
    """The grants of a file, and how it was read."""

    each: tuple[GrantValues, ...]
    options: ReadingOptions
    reasons: Mapping[str, str]
    remarks: tuple[Diagnostic, ...] = ()
