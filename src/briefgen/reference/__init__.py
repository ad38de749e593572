"""The bytes of an organisation's Word template to its parts, judged as they are read."""

from briefgen.reference.archive import LARGEST, Unusable, unpacked
from briefgen.reference.marks import BODY, body_mark
from briefgen.reference.parts import (
    Reference,
    ReferencePart,
    Relation,
    parsed,
    read_reference,
)

__all__ = [
    "BODY",
    "LARGEST",
    "Reference",
    "ReferencePart",
    "Relation",
    "Unusable",
    "body_mark",
    "parsed",
    "read_reference",
    "unpacked",
]
