"""The name of a figure that repeats a chart to the name of the chart."""


def repeated(name: str) -> str:
    """Return a name without the number of a later figure; charts' names have no spaces."""
    return name.partition(" ")[0]
