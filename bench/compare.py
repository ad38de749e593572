"""Time what users wait for, each as a ratio to what they would use instead.

Run `make bench`. The machine's noise is in every figure: read the ratios, which are
medians of rounds that alternate between the things compared.
"""

import datetime
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import usual
from briefgen.assembly import Assembled, assemble, open_project
from briefgen.tree import plain
from briefgen.workspace import open_workspace
from briefgen.writers import writer

ROOT = Path(__file__).parent.parent
NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
ROUNDS = 15
SUBJECT = "advancing-gender-equality"

Work = Callable[[], object]


def main() -> None:
    """Print one line for each thing measured."""
    print(f"{'':44}{'median':>10}{'ratio':>8}")
    _warm()
    _cold()


def _warm() -> None:
    """Compare one factsheet as Word and PDF with the usual pair of libraries."""
    project = open_project(open_workspace(ROOT), {})
    kind = next(kind for kind in project.kinds if kind.name == "factsheet")
    write_pdf, write_word = writer("pdf"), writer("docx")

    def assembled() -> Assembled:
        return assemble(project, kind, SUBJECT, "en", NOON)

    made = assembled()
    head = made.document.head
    bars = [("Unleashing Her Potential", 9e6), ("Voice and Leadership", 8.95e6)]
    facts = (plain(head.title), plain(head.subtitle), bars, ["A paragraph. " * 30] * 2)

    def pair() -> None:
        found = assembled()
        write_pdf(found.document, found.look)
        write_word(found.document, found.look)

    def usual_pair() -> None:
        picture = usual.chart(bars)
        usual.pdf(facts, picture)
        usual.word(facts, picture)

    _compare(
        {
            "usual libraries: factsheet, Word and PDF": usual_pair,
            "briefgen: factsheet, Word and PDF, whole": pair,
            "  the tree alone, with its chart": assembled,
            "  the PDF alone": lambda: write_pdf(made.document, made.look),
            "  the Word file alone": lambda: write_word(made.document, made.look),
        }
    )


def _cold() -> None:
    """Compare whole processes with a Python that imports the usual libraries."""
    briefgen = (sys.executable, "-m", "briefgen")
    with tempfile.TemporaryDirectory() as folder:
        build = (*briefgen, "build", "--output", folder)
        run = _process(*build, "--force")
        imports = "import docx, reportlab.platypus, matplotlib.pyplot"
        run()
        _compare(
            {
                "Python: import of the usual libraries": _process(
                    sys.executable, "-c", imports
                ),
                "briefgen --help": _process(*briefgen, "--help"),
                "briefgen check, 26 documents": _process(*briefgen, "check"),
                "briefgen build, nothing to do": _process(*build),
                "briefgen build --force, 52 outputs": run,
            },
            rounds=5,
        )


def _process(*command: str) -> Work:
    def run() -> None:
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)

    return run


def _compare(works: dict[str, Work], rounds: int = ROUNDS) -> None:
    """Run the works by turns; the first one is what the others are measured by."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(rounds):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)
    first = next(iter(seconds.values()))
    for name, taken in seconds.items():
        median = statistics.median(taken)
        ratio = statistics.median(a / b for a, b in zip(taken, first, strict=True))
        print(f"{name:44}{median * 1000:7.1f} ms{ratio:8.2f}")


if __name__ == "__main__":
    main()
