"""Fields that the data give to warnings that no template prints them.

An `introduction` of six themes that no template names is told once, at the first. A field
counts as printed wherever its name stands in a template; of those that the data must give,
none is told.
"""

from collections.abc import Iterator

from briefgen.errors import Diagnostic
from briefgen.model import (
    Advice,
    ByName,
    Contact,
    Edition,
    Event,
    Initiative,
    Note,
    Portfolio,
    Source,
    Theme,
)
from briefgen.plausibility.material import Material, optional_names

RULE = "unprinted-field"
# Things whose fields templates name one by one; filters and charts word the others.
NAMED: dict[type, str] = {
    Advice: "advice",
    ByName: "fields",
    Contact: "the contact",
    Edition: "the edition",
    Event: "the event",
    Initiative: "initiatives",
    Note: "the note",
    Portfolio: "the portfolio",
    Source: "the source",
    Theme: "themes",
}
# What documents, their order, their charts and their fitting use without any template.
USED = frozenset(
    ("advice", "also_in", "color", "currency", "date", "fields", "funding", "id")
) | {
    "icon",
    "jurisdiction",
    "languages",
    "order",
    "reach",
    "short_title",
    "summary",
    "theme",
    "starts",
    "ends",
}


def check(material: Material) -> Iterator[Diagnostic]:
    """Yield a warning for each field that is given and that no template names."""
    templates = material.templates
    if any(each.dynamic for each in templates):
        return
    printed = USED.union(*(each.fields for each in templates))
    places: dict[tuple[type, str], list[str]] = {}
    tables = any(each.prints_tables for each in templates)
    for path, value in material.values:
        row = path.rpartition(".")[2].isdigit() and isinstance(value, ByName)
        if value.__class__ in NAMED and not (row and tables):
            for name in optional_names(value):
                if name not in printed:
                    places.setdefault((value.__class__, name), []).append(
                        f"{path}.{name}"
                    )
    for (kind, name), paths in places.items():
        number = len(paths)
        times = "" if number == 1 else f", which is given {number} times"
        message = f"no template prints '{name}' of {NAMED[kind]}{times}"
        yield material.warning(paths[0], message, RULE, "print it, or leave it out")
