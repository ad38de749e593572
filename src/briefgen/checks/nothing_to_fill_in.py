"""Word files in which one may only fill in, to warnings where there is nothing for that.

`protect: forms` locks all but boxes to tick and lines to sign: without any, a file can
only be read.
"""

from collections.abc import Iterator

from briefgen import traversal, tree
from briefgen.errors import Diagnostic, Place
from briefgen.style import Look

RULE = "nothing-to-fill-in"
HINT = (
    "write `protect: comments`, or give it `::: decision`, `::: signature` or"
    " `::: sign-off`"
)
FILLED = tree.Decision | tree.Decisions | tree.Signature | tree.SignOff


def check(document: tree.Document, _: Look, place: Place) -> Iterator[Diagnostic]:
    """Yield the warning that nothing can be done with a document in Word."""
    if document.options.protect != "forms":
        return
    if not any(isinstance(each, FILLED) for each in traversal.blocks(document)):
        message = (
            "`protect: forms` locks the whole Word file: nothing is to be filled in"
        )
        yield Diagnostic(place, message, RULE, HINT, "warning")
