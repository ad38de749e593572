"""The writers: one module a format, which turns a document and a look into bytes."""

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias, cast

from briefgen.formats import FORMATS
from briefgen.style import Look
from briefgen.tree import Document

Writer: TypeAlias = Callable[[Document, Look], bytes]


def writer(name: str) -> Writer:
    """Load the writer of a format; raises KeyError for a name not in the table."""
    if name not in FORMATS:
        raise KeyError(name)
    return cast("Writer", import_module(f"briefgen.writers.{name}").write)
