"""The table of formats: each turns a document and a look into bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TypeAlias, cast

from briefgen.style import Look
from briefgen.tree import Document

Writer: TypeAlias = Callable[[Document, Look], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how its files end, and the module and the function that write it."""

    suffix: str
    module: str
    verb: str


FORMATS: Mapping[str, Format] = {
    "docx": Format(".docx", "briefgen.writers.docx", "write"),
    "pdf": Format(".pdf", "briefgen.writers.pdf", "write"),
    "tree": Format(".txt", "briefgen.writers.tree", "write"),
}


def writer(name: str) -> Writer:
    """Load the writer of a format; raises KeyError for a name not in the table."""
    row = FORMATS[name]
    return cast("Writer", getattr(import_module(row.module), row.verb))
