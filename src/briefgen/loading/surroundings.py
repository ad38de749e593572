"""A reader of data files to the jurisdiction whose rules the files follow."""

from briefgen.model import CANADA, Jurisdiction
from briefgen.reading.fields import Reader


def jurisdiction_of(reader: Reader) -> Jurisdiction:
    """Return the jurisdiction that surrounds the files: Canada unless one is named."""
    place = reader.surroundings
    return place if isinstance(place, Jurisdiction) else CANADA
