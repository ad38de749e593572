"""Draw the picture of the README from the built sample: `make documents pictures`."""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"
PAGES = (
    "public/factsheet/factsheet-advancing-gender-equality.en.pdf",
    "internal/briefing-note/briefing-note-improving-climate-resilience.en.pdf",
    "public/backgrounder/backgrounder-portfolio.fr.pdf",
)
SCALE = 0.85  # pixels a point
GAP = 18
GROUND = "#d7dce1"


def main() -> None:
    """Lay the first pages side by side and save them."""
    pages = [first(BUILD / path) for path in PAGES]
    width = sum(page.width + GAP for page in pages) + GAP
    sheet = Image.new("RGB", (width, pages[0].height + 2 * GAP), GROUND)
    x = GAP
    for page in pages:
        sheet.paste(page, (x, GAP))
        x += page.width + GAP
    sheet.quantize(128).save(ROOT / "docs" / "pages.png", optimize=True)


def first(path: Path) -> Image.Image:
    """Render the first page of a PDF."""
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0].render(scale=SCALE).to_pil()
    return ImageOps.expand(page.convert("RGB"), 1, "#b8c0c8")


if __name__ == "__main__":
    main()
