"""Lay pages of every kind of the built sample on one sheet, to see them side by side.

    python -m docs.contact_sheet build docs/contact-sheet.png

On the left of each pair stands the page of the PDF, on the right that of Word as
LibreOffice shows it. English is above, French below.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

DOCUMENTS = (
    "public/factsheet/factsheet-advancing-gender-equality",
    "public/factsheet/factsheet-improving-climate-resilience",
    "internal/briefing-note/briefing-note-advancing-gender-equality",
    "public/backgrounder/backgrounder-portfolio",
    "public/dashboard/dashboard-portfolio",
)
LANGUAGES = ("en", "fr")
SCALE = 0.42  # pixels a point
GAP = 10
HEIGHT = 792  # points of a page
GROUND = "#d7dce1"


def main(build: Path, target: Path) -> None:
    """Draw the sheet of a build; kinds that it lacks are left out."""
    rows = [list(_row(build, language)) for language in LANGUAGES]
    width = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    height = int(HEIGHT * SCALE) + GAP
    sheet = Image.new("RGB", (width, len(rows) * height + GAP), GROUND)
    for number, row in enumerate(rows):
        left = GAP
        for page in row:
            sheet.paste(page, (left, GAP + number * height))
            left += page.width + GAP
    sheet.quantize(128).save(target, optimize=True)


def _row(build: Path, language: str) -> Iterator[Image.Image]:
    for document in DOCUMENTS:
        path = build / f"{document}.{language}.pdf"
        if path.exists():
            yield _first(path)
            yield _of_word(path.with_suffix(".docx"))


def _of_word(path: Path) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, path], check=True, capture_output=True, timeout=180)  # noqa: S603 - the sample
        return _first(Path(folder, f"{path.stem}.pdf"))


def _first(path: Path) -> Image.Image:
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0].render(scale=SCALE).to_pil()
    return ImageOps.expand(page.convert("RGB"), 1, "#b8c0c8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
