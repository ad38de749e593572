"""A number of rows to a CSV file such as offices have, to be imported.

The same number gives the same rows. `python -m bench.rows 10000 rows.csv` writes one; what
is done with it then stands in `docs/performance.md`.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

THEMES, PARTNERS = 50, 300
HEADINGS = (
    *("No", "Title (EN)", "Titre (FR)", "Theme", "Amount", "Start", "End", "Status"),
    *("Description (EN)", "Description (FR)", "Partners", "Country"),
    *("Beneficiaries", "Officer", "Comment", "Budget line"),
)


def write(path: Path, rows: int) -> None:
    """Write a file with that many rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEADINGS)
        lines.writerows([*_row(number)] for number in range(rows))


def _row(number: int) -> Iterator[str | int]:
    yield from (f"P-{number:05}", f"Project {number} of the programme")
    yield from (f"Projet {number} du programme", f"Theme {number % THEMES}")
    yield from (100_000 + number * 7, "2025-04-03", "2028-03-31", "under way")
    yield f"It digs wells for the people of place {number}. " * 4
    yield f"Il creuse des puits pour les gens du lieu {number}. " * 4
    yield f"Partner {number % PARTNERS}; Partner {(number + 7) % PARTNERS}"
    yield from ("PE", 1000 + number, "A. Roy", "", "x")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
