"""A factsheet to PDF/UA-1 by Fullbleed, from HTML with its charts as SVG."""

from collections.abc import Callable
from pathlib import Path

import fullbleed

from bench.facts import Factsheet
from bench.peers.html_page import css, page

FONTS = Path(__file__).parents[2] / "src/briefgen/fonts_data"


def writer(_: Path) -> Callable[[Factsheet], bytes]:
    """Return a function that writes factsheets; fonts are read once."""
    fonts = [str(path) for path in sorted(FONTS.glob("Liberation*.ttf"))]
    engine = fullbleed.PdfEngine(
        page_width="612pt",
        page_height="792pt",
        margin="0pt",
        font_files=fonts,
        pdf_profile="pdfua1",
        document_lang="en",
        document_title="Factsheet",
    )

    def write(facts: Factsheet) -> bytes:
        engine.document_lang, engine.document_title = facts["language"], facts["title"]
        pdf: bytes = engine.render_pdf(page(facts), css(facts))
        return pdf

    return write
