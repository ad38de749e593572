"""The bytes of an organization's Word template to its parts, checked while read."""

from briefgen.word_template.archive import LARGEST, Unusable, unpacked
from briefgen.word_template.insertion_mark import BODY, body_mark
from briefgen.word_template.parts import (
    ReferencePart,
    Relation,
    WordTemplate,
    parsed,
    read_reference,
)
