"""Labels of generated portfolios, and whether what carries one may be published."""

import datetime
from dataclasses import dataclass

from tests.disclosure.seeded import Seeded

NOW = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
PAST, FUTURE = "2024-10-01T12:00:00-04:00", "2024-11-16T12:00:00-05:00"
LATER = "2025-07-02T09:30:00-04:00"
SCALES = (
    ("protected-a", "protected-b", "protected-c"),
    ("confidential", "secret", "top-secret"),
)
MARKINGS = tuple(marking for scale in SCALES for marking in scale)


@dataclass(frozen=True)
class Label:
    """What a mapping carries; `default` says that it is the mapping's own."""

    internal: bool = False
    marking: str | None = None
    embargo: str | None = None
    default: bool = False

    @property
    def held(self) -> str:
        """Say in a word why it may not be public now; empty if it may."""
        if self.marking or self.internal:
            return self.marking or "internal"
        return "embargo" if self.embargo in {FUTURE, LATER} else ""


def chosen(choose: Seeded, above: Label, percent: int) -> Label:
    """Choose a label, so often, that lowers nothing of what encloses it."""
    if not choose.maybe(percent):
        return Label(above.internal, above.marking, above.embargo)
    embargo, marking = above.embargo, above.marking
    match choose.one(("internal", "marking", "past", "future", "later")):
        case "internal":
            return Label(internal=True, marking=marking, embargo=embargo)
        case "marking":
            scale = next((each for each in SCALES if marking in each), MARKINGS)
            least = scale.index(marking) if marking else 0
            found = choose.one(scale[least:])
            return Label(internal=True, marking=found, embargo=embargo)
        case "past":
            return Label(above.internal, marking, embargo or PAST)
        case "future":
            embargo = embargo if embargo == LATER else FUTURE
            return Label(above.internal, marking, embargo)
        case _:
            return Label(above.internal, marking, LATER)
