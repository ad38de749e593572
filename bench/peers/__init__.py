"""What people would use instead: each peer makes the same factsheet from the same words.

Peers are optional; they are pinned in the group `bench` of pyproject.toml and in
`bench/node`, and what cannot be imported is left out.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer: the module or script that drives it, the format it writes, and how.

    `distribution` is its name in PyPI or npm; one that runs in Node has no `module`. A
    `slow` one takes part in a quarter of the rounds.
    """

    name: str
    distribution: str
    module: str
    format: Literal["pdf", "docx"]
    how: str
    slow: bool = False


PEERS = (
    Peer("Typst", "typst", "typst_pdf", "pdf", "ua-1 and a-2a, chart drawn"),
    Peer("Fullbleed", "fullbleed", "fullbleed_pdf", "pdf", "ua-1, chart as SVG"),
    Peer(
        "WeasyPrint",
        "weasyprint",
        "weasyprint_pdf",
        "pdf",
        "ua-1, chart as SVG",
        slow=True,
    ),
    Peer("ReportLab", "reportlab", "reportlab_pdf", "pdf", "untagged, chart by pyplot"),
    Peer("docxtemplater", "docxtemplater", "", "docx", "Node, picture given"),
    Peer("docx", "docx", "", "docx", "Node, picture given"),
    Peer("docxtpl", "docxtpl", "docxtpl_docx", "docx", "picture given"),
    Peer("python-docx", "python-docx", "python_docx", "docx", "picture given"),
)
