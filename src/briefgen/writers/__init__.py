"""A document and a look to the bytes of a file: one module for each output format."""

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias, cast

from briefgen.formats import FORMATS
from briefgen.style import Look
from briefgen.tree import Document

Writer: TypeAlias = Callable[[Document, Look], bytes]


def writer(name: str) -> Writer:
    """Return the writer of a format; raise KeyError for an unknown format."""
    if name not in FORMATS:
        raise KeyError(name)
    return cast("Writer", import_module(f"briefgen.writers.{name}").write)
