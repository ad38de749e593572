"""What an initiative is counted under: sectors, and the policies that it serves."""

from typing import Literal, TypeAlias

from briefgen.model.number import Number
from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass

# The scale of policy markers of the OECD's Development Assistance Committee, from 0 to 2.
Significance: TypeAlias = Literal["not-targeted", "significant", "principal"]


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of a vocabulary: its code, its name, or both; `percent` of the funding."""

    vocabulary: str
    code: str | None = None
    name: LocalizedText | None = None
    percent: Number | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A policy of a vocabulary, and how far an initiative serves it."""

    vocabulary: str
    code: str | None = None
    name: LocalizedText | None = None
    significance: Significance | None = None
    percent: Number | None = None
