"""A grant as a file has it, whatever the file: what JSON writes, or a table."""

from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from briefgen.errors import Diagnostic
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
    encoding: str | None = None
    separator: str | None = None
    remarks: tuple[Diagnostic, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
