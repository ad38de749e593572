"""The read-only, tracing face of the portfolio that templates and charts see.

A template never sees raw data: every field it takes is handed out as a `Value` that
knows its path, and every access is recorded. In a public document a value that is not
released raises `Unreleased` the moment it is read.
"""

from briefgen.view.records import (
    Listing,
    Record,
    Seen,
    Totals,
    fields,
    initiative,
    offered,
    portfolio,
    released,
    theme,
    trace_of,
)
from briefgen.view.shapes import Many, Shape, parts
from briefgen.view.values import (
    Placeholders,
    Raw,
    Trace,
    Unreleased,
    Untranslated,
    Value,
    bare,
)

__all__ = [
    "Listing",
    "Many",
    "Placeholders",
    "Raw",
    "Record",
    "Seen",
    "Shape",
    "Totals",
    "Trace",
    "Unreleased",
    "Untranslated",
    "Value",
    "bare",
    "fields",
    "initiative",
    "offered",
    "parts",
    "portfolio",
    "released",
    "theme",
    "trace_of",
]
