"""A number in YAML to a length in points."""

from briefgen.reading import Node
from briefgen.reading.fields import At, Field, decimal

LARGEST = 3000  # points, of any length


def points(least: int, most: int = LARGEST) -> Field[float]:
    """Read a number between two bounds, both allowed."""
    exact = decimal(least, most)

    def read(node: Node, at: At) -> float | None:
        number = exact.read(node, at)
        return None if number is None else float(number)

    return Field(read, exact.schema)
