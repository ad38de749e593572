"""A factsheet to a tagged PDF by Typst: PDF/UA-1 and PDF/A-2a, the chart drawn by it."""

import json
from collections.abc import Callable
from pathlib import Path

import typst

from bench.facts import Factsheet

FONTS = Path(__file__).parents[2] / "src/briefgen/fonts_data"
TEMPLATE = Path(__file__).with_suffix(".typ")


def writer(_: Path) -> Callable[[Factsheet], bytes]:
    """Return a function that writes factsheets; fonts and template are read once."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    compiler = typst.Compiler(TEMPLATE, font_paths=fonts)

    def write(facts: Factsheet) -> bytes:
        inputs = {"facts": json.dumps(facts)}
        pdf = compiler.compile(
            format="pdf", sys_inputs=inputs, pdf_standards=["ua-1", "a-2a"]
        )
        assert isinstance(pdf, bytes), "a document is one file"
        return pdf

    return write
