"""Measure what the structure tree of the sample's PDF files costs, in ms a page.

Run `python -m bench.tagging`. The same layout is drawn with structure and without, by
turns; what is left in both is the making of elements during layout.
"""

import datetime
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen import tree
from briefgen.assembly import assemble, open_project
from briefgen.style import Look
from briefgen.workspace import open_workspace
from briefgen.writers import pdf
from briefgen.writers.pdf.layout.lay_out import lay_out
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.tagged.draw import draw
from briefgen.writers.pdf.tagged.file import finished
from briefgen.writers.pdf.tagged.surface import Surface

ROOT = Path(__file__).parent.parent
NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
ROUNDS = 40
SUBJECTS = (
    ("factsheet", "advancing-gender-equality"),
    ("briefing-note", "advancing-gender-equality"),
    ("backgrounder", "portfolio"),
)


class Untagged(Surface):
    """A surface that draws the same without marked sequences."""

    def _mark(self, element: Element) -> None:
        """Begin nothing."""

    @contextmanager
    def _sequence(self, element: Element) -> Iterator[None]:  # noqa: ARG002
        self._whole = True
        yield
        self._whole = False


def untagged(document: tree.Document, look: Look) -> bytes:
    """Write a document as PDF with an empty structure tree."""
    layout = lay_out(document, look)
    page = look.page
    surface = Untagged(page.width, page.height)
    draw(document, layout, surface, once=True)
    surface.parents.clear()
    return finished(surface, Element("Document"), document)


def main() -> None:
    """Print one line for each kind of document."""
    print(f"{'':16}{'pages':>6}{'tagged':>10}{'untagged':>10}{'cost a page':>13}")
    project = open_project(open_workspace(ROOT), {})
    kinds = {kind.name: kind for kind in project.kinds}
    for name, subject in SUBJECTS:
        made = assemble(project, kinds[name], subject, "en", NOON)
        pages = pdf.measure(made.document, made.look).pages
        tagged, plain = _quartiles(made.document, made.look)
        cost = (tagged - plain) / pages
        print(f"{name:16}{pages:6}{tagged:7.1f} ms{plain:7.1f} ms{cost:10.2f} ms")


def _quartiles(document: tree.Document, look: Look) -> tuple[float, float]:
    """Time both by turns, in ms of the processor; the lower quartiles of all rounds."""
    taken: tuple[list[float], list[float]] = ([], [])
    for work in (pdf.write, untagged):
        work(document, look)
    for _ in range(ROUNDS):
        for work, seconds in zip((pdf.write, untagged), taken, strict=True):
            start = time.process_time()
            work(document, look)
            seconds.append(time.process_time() - start)
    quartiles = (statistics.quantiles(seconds)[0] for seconds in taken)
    tagged, plain = (seconds * 1000 for seconds in quartiles)
    return tagged, plain


if __name__ == "__main__":
    main()
