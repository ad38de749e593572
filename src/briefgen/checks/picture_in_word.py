"""Charts that Word draws itself to warnings where one has no room for that.

Such a chart is a picture in Word, so nobody can change its numbers there. Kinds that Word
has no chart for, such as a timeline, are always pictures: no warning tells of them, but
a build names all that are.
"""

from collections.abc import Iterator

from briefgen import traversal, tree
from briefgen.errors import Diagnostic, Place
from briefgen.style import Look
from briefgen.tree.repeated_names import repeated
from briefgen.writers.word_chart_layout import ChartFrame, lay_out

RULE = "picture-in-word"
HINT = "give it more width, or its bars shorter names (`short_title`)"


def check(document: tree.Document, look: Look, place: Place) -> Iterator[Diagnostic]:
    """Yield the charts whose words have no room in a chart of Word's own."""
    for block in _pictures(document, look):
        if block.plot is not None and block.plot.kind != "parts":
            wide = f"{block.drawing.width:.0f} points of width"
            message = f"the chart '{repeated(block.name)}' is a picture in Word: its words need more than {wide}"
            yield Diagnostic(block.place or place, message, RULE, HINT, "warning")


def pictures(document: tree.Document, look: Look) -> tuple[str, ...]:
    """Return the names of all charts that are pictures in Word, for whatever reason."""
    return tuple(
        dict.fromkeys(repeated(each.name) for each in _pictures(document, look))
    )


def _pictures(document: tree.Document, look: Look) -> Iterator[tree.Figure]:
    for block in traversal.blocks(document):
        if not isinstance(block, tree.Figure):
            continue
        drawing = block.drawing
        scale = min(1.0, look.tallest / max(drawing.height, 1.0))
        frame = ChartFrame(drawing.width * scale, drawing.height * scale, look)
        if block.plot is None or lay_out(block.plot, frame) is None:
            yield block
