"""One factsheet by briefgen and by others → a table of what its PDF files are worth.

Run `python -m bench.accessibility`: it prints the table of docs/accessibility.md. Every
file is judged by veraPDF and read by poppler; a peer that is not there is left out.
"""

import importlib
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

from bench.extract import facts
from bench.facts import Factsheet
from bench.subjects import NOON
from briefgen.assembly import assemble, open_project
from briefgen.tree import FileOptions
from briefgen.workspace import open_workspace
from briefgen.writers import docx, pdf
from tests.interop import verapdf

ROOT = Path(__file__).parent.parent
SUBJECT = "factsheet", "advancing-gender-equality", "en"
PEERS = (
    ("Typst", "typst", "typst_pdf"),
    ("WeasyPrint", "weasyprint", "weasyprint_pdf"),
    ("Fullbleed", "fullbleed", "fullbleed_pdf"),
    ("Emboss", "emboss-pdf", "emboss_pdf"),
)
LATER = ("ua2", "4f", "wt1a", "wt1r")
USUAL = ("ua1", "2a")
EXPORT = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"2"}}'
)
HEAD = (
    "made by",
    "UA-1 rules failed",
    "A-2a rules failed",
    "elements (types)",
    "charts one can walk",
    "kerned",
    "language",
    "links",
    "kB",
)


class Row(NamedTuple):
    """What made a file, the file, and the profiles by which it is judged.

    Peers get words without links, so that it says whether they are `linked`.
    """

    name: str
    data: bytes
    profiles: tuple[str, ...] = USUAL
    linked: bool = True


def main() -> None:
    """Print the table, in Markdown."""
    project = open_project(open_workspace(ROOT), {})
    kind, subject, language = SUBJECT
    known = next(each for each in project.kinds if each.name == kind)
    found = assemble(project, known, subject, language, NOON)
    sheet = facts(found.document)
    with tempfile.TemporaryDirectory() as folder:
        rows = [*_rows(found, sheet, Path(folder))]
        print(f"| {' | '.join(HEAD)} |")
        print(f"|{'---|' * len(HEAD)}")
        for row in rows:
            print(f"| {' | '.join(_cells(row, sheet, Path(folder)))} |")


def _rows(found: Any, sheet: Factsheet, folder: Path) -> Iterator[Row]:
    document, look = found.document, found.look
    yield Row("briefgen", pdf.write(document, look))
    later = replace(document, options=FileOptions(pdf="ua2"))
    yield Row("briefgen, `pdf: ua2`", pdf.write(later, look), LATER)
    for name, distribution, module in PEERS:
        try:
            number = version(distribution)
        except PackageNotFoundError:
            continue
        peer = importlib.import_module(f"bench.peers.{module}")
        write: Callable[[Factsheet], bytes] = peer.writer(folder)
        yield Row(f"{name} {number}", write(sheet), linked=False)
    (folder / "word.docx").write_bytes(docx.write(document, look))
    target = ("--outdir", str(folder), str(folder / "word.docx"))
    _told("soffice", "--headless", "--convert-to", EXPORT, *target)
    number = _told("soffice", "--version").split()[1]
    name = f"LibreOffice {number}, from briefgen's Word file"
    yield Row(name, (folder / "word.pdf").read_bytes())


def _cells(row: Row, sheet: Factsheet, folder: Path) -> Iterator[str]:
    path = folder / "file.pdf"
    path.write_bytes(row.data)
    failed = [len(verapdf.failures(path, profile)) for profile in row.profiles]
    yield row.name
    if row.profiles == USUAL:
        yield from map(str, failed)
    else:
        yield from (
            f"UA-2: {failed[0]}",
            f"A-4f: {failed[1]}, WTPDF: {sum(failed[2:])}",
        )
    elements = [*_elements(path)][1:]  # before the first stands nothing
    types = Counter(role for role, _ in elements)
    yield f"{types.total()} ({len(types)})"
    yield _walkable(elements, sheet)
    with pikepdf.open(path) as file:
        yield "yes" if _kerned(file) else "no"
        yield str(file.Root.get("/Lang", "none"))
        links = sum(map(_links, file.pages))
        yield str(links) if row.linked else "not asked"
    yield f"{len(row.data) / 1000:.0f}"


def _elements(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the elements of the structure with the text that is their own."""
    role, words = "", ""
    told = _told("pdfinfo", "-struct-text", str(path))
    for line in map(str.strip, told.splitlines()):
        if line.startswith('"'):
            words += line.strip('"')
        elif line and not line.startswith("/"):  # no attribute
            yield role, words
            role, words = line.split()[0].rstrip(":"), ""
    yield role, words


def _told(*command: str) -> str:
    """Run a program that must succeed, and return what it says."""
    done = subprocess.run(command, check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


def _walkable(elements: list[tuple[str, str]], sheet: Factsheet) -> str:
    """Say how many of the bars are rows of a table in the structure."""
    bars = [bar["name"] for chart in sheet["charts"] for bar in chart["bars"]]
    cells = [_squeezed(words) for role, words in elements if role in {"TH", "TD"}]
    reached = sum(any(_squeezed(name) in cell for cell in cells) for name in bars)
    return f"{reached} of {len(bars)} bars"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _kerned(file: pikepdf.Pdf) -> bool:
    """Say whether letters are moved closer or apart anywhere."""
    shown: list[Any] = [
        each for page in file.pages for each in pikepdf.parse_content_stream(page, "TJ")
    ]
    moved = (item for each in shown for item in each.operands[0])
    return any(not isinstance(item, pikepdf.String) and item for item in moved)


def _links(page: Any) -> int:
    annotations = page.get("/Annots", [])
    return sum(each.get("/Subtype") == pikepdf.Name.Link for each in annotations)


if __name__ == "__main__":
    main()
