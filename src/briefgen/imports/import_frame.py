"""What the values of a source depend on besides it: the workspace, and earlier imports."""

from collections.abc import Mapping
from dataclasses import field

from briefgen.imports.mapping import Subject
from briefgen.imports.target_fields import TargetFields
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class ImportFrame:
    """The fields of a workspace, and what is there already.

    `themes` has the title of each theme by its id, in any language; `ids` the id of each
    subject that was imported before, by its key in the source; `currency` is the
    portfolio's.
    """

    fields: TargetFields
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ids: Mapping[Subject, Mapping[str, str]] = field(default_factory=dict)
    currency: str = ""
