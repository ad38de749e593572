"""A factsheet to a Word file by docxtpl, from a template and pictures that exist."""

import io
from collections.abc import Callable
from pathlib import Path

from docx.shared import Pt
from docxtpl import DocxTemplate, InlineImage

from bench.facts import Factsheet
from bench.peers.fields import fields

WIDTH = Pt(512)


def writer(folder: Path) -> Callable[[Factsheet], bytes]:
    """Return a function that writes factsheets by the folder's template."""
    template = folder / "docxtpl.docx"

    def write(facts: Factsheet) -> bytes:
        document = DocxTemplate(template)
        charts = [
            {
                "title": chart["title"],
                "picture": InlineImage(document, chart["picture"], WIDTH),
            }
            for chart in facts["charts"]
        ]
        document.render({**fields(facts), "charts": charts}, autoescape=True)
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()

    return write
