"""The ids that a template uses to ids that are free."""

from collections import Counter
from collections.abc import Iterable

from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import WP, W

ROOM = 2**16  # more than a document needs
VALUE, ID = f"{{{W}}}val", f"{{{W}}}id"


def free(numbers: Iterable[str | None]) -> int:
    """Return a number such that many above it are not taken."""
    known = sorted(int(each) for each in numbers if each and each.isdecimal())
    start = 0
    for number in known:
        if number - start > ROOM:
            break
        start = max(start, number)
    return start


def counts(elements: Iterable[Element]) -> Counter[str]:
    """Return the first free ids of drawings, content controls and bookmarks."""
    ids: dict[str, list[str | None]] = {"drawing": [], "control": [], "bookmark": []}
    for element in elements:
        ids["drawing"] += (each.get("id") for each in element.iter(f"{{{WP}}}docPr"))
        for properties in element.iter(f"{{{W}}}sdtPr"):
            numbers = properties.findall(ID)
            ids["control"] += (number.get(VALUE) for number in numbers)
        marks = element.iter(f"{{{W}}}bookmarkStart")
        ids["bookmark"] += (each.get(ID) for each in marks)
    return Counter({name: free(numbers) for name, numbers in ids.items()})
