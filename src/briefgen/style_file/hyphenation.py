"""Whether words are hyphenated, which needs a library more."""

from importlib.util import find_spec

from briefgen.reading import Node
from briefgen.reading.fields import At, Field, boolean

LIBRARY = "pyphen"
RULE = "hyphenation"


def hyphenation_field() -> Field[bool]:
    """Declare whether words are hyphenated."""
    known = boolean()

    def read(node: Node, at: At) -> bool | None:
        wanted = known.read(node, at)
        if wanted and not _installed():
            message = "hyphenation needs a library more"
            at.tell(message, RULE, 'run pip install "briefgen[hyphenation]"')
        return wanted

    return Field(read, known.schema)


def _installed() -> bool:
    try:
        return find_spec(LIBRARY) is not None
    except ValueError:  # somebody took it away
        return False
