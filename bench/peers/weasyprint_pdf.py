"""A factsheet to PDF/UA-1 by WeasyPrint, from HTML with its charts as SVG."""

from collections.abc import Callable
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from bench.facts import Factsheet
from bench.peers.html_page import css, page

FONTS = Path(__file__).parents[2] / "src/briefgen/fonts_data"
FACES = (
    ("Regular", "normal", "normal"),
    ("Bold", "bold", "normal"),
    ("Italic", "normal", "italic"),
    ("BoldItalic", "bold", "italic"),
)


def writer(_: Path) -> Callable[[Factsheet], bytes]:
    """Return a function that writes factsheets; fonts are read once."""
    fonts = FontConfiguration()
    faces = "".join(
        "@font-face { font-family: 'Liberation Sans'; font-weight: "
        f"{weight}; font-style: {style};"
        f" src: url({(FONTS / f'LiberationSans-{name}.ttf').as_uri()}) }}"
        for name, weight, style in FACES
    )
    weasyprint.CSS(string=faces, font_config=fonts)

    def write(facts: Factsheet) -> bytes:
        style = weasyprint.CSS(string=css(facts), font_config=fonts)
        html = weasyprint.HTML(string=page(facts))
        pdf: bytes | None = html.write_pdf(
            stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"
        )
        assert pdf is not None, "without a target it returns the file"
        return pdf

    return write
