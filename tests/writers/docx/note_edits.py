"""What readers do to a note in Word, each a change to one part of the file."""

import io
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from zipfile import ZipFile

from lxml import etree

from briefgen.tree import Heading, NoteReference, Paragraph, Text
from briefgen.writers.docx import write
from tests.sample_documents import made
from tests.writers import sample_trees
from tests.writers.docx.edited import W, control, edited, fill, remembering, run, xml
from tests.writers.docx.opened import look

Change = Callable[[etree._Element], object]

DOCUMENT = "word/document.xml"
CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
AUTHOR = 'w:id="900" w:author="A" w:date="2026-01-06T00:00:00Z"'
BOX = (
    '<w:p xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox>'
    "<w:txbxContent><w:p><w:r><w:t>Not for the Minister</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
PICTURE = (
    '<w:p xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:rect style="width:9'
    'pt;height:9pt"/></w:pict></w:r></w:p>'
)


@dataclass(frozen=True)
class Edit:
    """An edit: the part and its change, and the state and words that are told of it.

    What another program does not keep is not told once that has saved the file.
    """

    change: Change
    state: str
    words: str
    part: str = DOCUMENT
    survives: bool = True


@cache
def note(language: str = "en") -> bytes:
    """Write a note of the sample."""
    found = made("briefing-note", "advancing-gender-equality", language)
    return write(found.document, found.look)


@cache
def noted() -> bytes:
    """Write a document with footnotes."""
    document = sample_trees.of_blocks(
        Heading(2, (Text("Costs"),)),
        Paragraph((Text("They rise"), NoteReference(1), Text("."))),
        layout="note",
        notes=((sample_trees.paragraph("By 2% a year."),),),
    )
    return write(remembering(document), look("note"))


def paragraph(root: etree._Element, words: str) -> etree._Element:
    """Find the first paragraph that has words."""
    return next(
        each
        for each in root.iter(f"{W}p")
        if words in "".join(str(part) for part in each.itertext())
    )


def row(root: etree._Element, words: str) -> etree._Element:
    return next(
        each
        for each in root.iter(f"{W}tr")
        if words in "".join(str(part) for part in each.itertext())
    )


def say(words: str, instead: str) -> Change:
    """Type over words that stand in one run."""

    def change(root: etree._Element) -> None:
        found = next(each for each in root.iter(f"{W}t") if words in (each.text or ""))
        found.text = (found.text or "").replace(words, instead, 1)

    return change


def value(words: str, instead: str) -> Change:
    return lambda root: fill(control(root, words), run(instead))


def new_after(words: str, instead: str) -> Change:
    """Type a new paragraph, in the manner of the one before."""

    def change(root: etree._Element) -> None:
        before = paragraph(root, words)
        made = deepcopy(before)
        for child in list(made)[1:]:
            made.remove(child)
        made.append(run(instead))
        before.addnext(made)

    return change


def strike(words: str) -> Change:
    def change(root: etree._Element) -> None:
        found = paragraph(root, words)
        found.getparent().remove(found)  # type: ignore[union-attr]

    return change


def swap(find: Callable[[etree._Element, str], etree._Element], *words: str) -> Change:
    def change(root: etree._Element) -> None:
        first, second = (find(root, each) for each in words)
        second.addnext(first)

    return change


def new_row(root: etree._Element) -> None:
    made = deepcopy(row(root, "2024–25 to 2029–30 (six years)"))
    for each in made.iter(f"{W}sdtPr"):
        each[:] = []
    for each in made.iter(f"{W}t"):
        each.text = "Altiplano"
    row(root, "2024–25 to 2029–30 (six years)").addnext(made)


def no_row(root: etree._Element) -> None:
    found = row(root, "2024–25 to 2029–30 (six years)")
    found.getparent().remove(found)  # type: ignore[union-attr]


def tick(root: etree._Element) -> None:
    """Tick the first box, as a click does."""
    box = next(root.iter(f"{W14}checkbox"))
    next(box.iter(f"{W14}checked")).set(f"{W14}val", "1")
    described = box.getparent()
    assert described is not None
    around = described.getparent()
    assert around is not None
    next(around.iter(f"{W}t")).text = "\N{BALLOT BOX WITH X}"


def sign(cell: int, words: str) -> Change:
    def change(root: etree._Element) -> None:
        cells = list(row(root, "Briefings unit").iter(f"{W}tc"))
        next(cells[cell].iter(f"{W}p")).append(run(words))

    return change


def enter(root: etree._Element) -> None:
    """Part a paragraph in the midst of fixed words."""
    found = paragraph(root, "in the annex shows")
    second = deepcopy(found)
    found.addnext(second)
    found.remove(list(found)[-1])
    for child in list(second)[1:-1]:
        second.remove(child)


def join(root: etree._Element) -> None:
    first = paragraph(root, "Officials will agree")
    second = paragraph(root, "Officials will consult")
    for child in list(second)[1:]:
        first.append(child)
    second.getparent().remove(second)  # type: ignore[union-attr]


def tracked(root: etree._Element) -> None:
    new = xml(f"<w:ins {AUTHOR}><w:r><w:t> Soon.</w:t></w:r></w:ins>")
    paragraph(root, "Totals include new funding only.").append(new)


def tracked_away(root: etree._Element) -> None:
    found = paragraph(root, "Totals include new funding only.")
    gone = xml(f"<w:del {AUTHOR}/>")
    runs = found.findall(f"{W}r")
    found.append(gone)
    for each in runs:
        for words in each.iter(f"{W}t"):
            words.tag = f"{W}delText"
        gone.append(each)


def insert(source: str) -> Change:
    return lambda root: paragraph(root, "Totals include").addnext(xml(source))


def pasted(root: etree._Element) -> None:
    """Paste the same amount from another note over that of this one."""
    other = etree.fromstring(unpack(note("fr"))[DOCUMENT])
    theirs = control(other, "9\u00a0000\u00a0000\u00a0$")
    mine = control(root, "$9,000,000")
    fill(theirs, run("$9,000,000"))
    mine.getparent().replace(mine, theirs)  # type: ignore[union-attr]


def cached(root: etree._Element) -> None:
    found = next(each for each in root.iter(f"{C}v") if each.text == "9200000")
    found.text = "9900000"


def renamed(root: etree._Element) -> None:
    for found in root.iter(f"{C}v"):
        if found.text == "Improving climate resilience":
            found.text = "Climate"


def described(root: etree._Element) -> None:
    next(root.iter(f"{WP}docPr")).set("descr", "A chart.")


def numbers(data: bytes) -> bytes:
    """Change a number in the workbook behind the first chart alone."""

    def change(root: etree._Element) -> None:
        found = next(each for each in root.iter(f"{SHEET}v") if each.text == "9200000")
        found.text = "9900000"

    parts = unpack(data)
    parts[BOOK] = edited(parts[BOOK], change, "xl/worksheets/sheet1.xml")
    return pack(parts)


def commented(data: bytes) -> bytes:
    """Add a comment, as a reviewer does."""
    parts = unpack(data)
    kind = "officeDocument/2006/relationships/comments"
    parts["word/_rels/document.xml.rels"] = parts[
        "word/_rels/document.xml.rels"
    ].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/{kind}" '
        'Target="comments.xml"/></Relationships>'.encode(),
    )
    parts["word/comments.xml"] = (
        f'<w:comments xmlns:w="{W[1:-1]}"><w:comment {AUTHOR} w:initials="A"><w:p><w:r>'
        "<w:t>Is this right?</w:t></w:r></w:p></w:comment></w:comments>"
    ).encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/comments.xml" ContentType="application/vnd.'
        b'openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
    )

    def refer(root: etree._Element) -> None:
        mark = xml('<w:r><w:commentReference w:id="900"/></w:r>')
        paragraph(root, "Totals include").append(mark)

    return edited(pack(parts), refer)


def unpack(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def name_of(data: bytes, ending: str) -> str:
    """Name the first header or footer that says something."""
    return next(
        name
        for name, part in sorted(unpack(data).items())
        if name.startswith(f"word/{ending}") and b"PROTECTED A" in part
    )


EDITS: Mapping[str, Edit] = {
    "an amount": Edit(value("$9,000,000", "$9,500,000"), "edited", "$9,500,000"),
    "a total": Edit(say("$17,950,000", "$18,450,000"), "edited", "$18,450,000"),
    "a new paragraph": Edit(
        new_after("in the annex shows", "All is well."), "added", "All is well."
    ),
    "a new bullet": Edit(
        new_after("Implementing partner: United", "And more."), "added", "And more."
    ),
    "a paragraph struck out": Edit(
        strike("Pressure on local partners"), "deleted", "Pressure on local partners"
    ),
    "the order of paragraphs": Edit(
        swap(paragraph, "Officials will consult", "Officials will brief"),
        "moved",
        "Officials will",
    ),
    "rows swapped": Edit(
        swap(row, "2024–25 to 2030–31 (seven years)", "2024–25 to 2029–30 (six years)"),
        "moved",
        "2024–25 to 2029–30 (six years)",
    ),
    "a new row": Edit(new_row, "added", "Altiplano"),
    "a row struck out": Edit(no_row, "deleted", "2024–25 to 2029–30 (six years)"),
    "a partner's name": Edit(
        lambda root: say("Cuso International", "CI")(
            paragraph(root, "Partner: Cuso International")
        ),
        "edited",
        "CI",
    ),
    "a box that is ticked": Edit(
        tick, "edited", "the proposed joint follow-up | ☒\nApproved | ☐"
    ),
    "a signature": Edit(sign(1, "J. Doe"), "edited", "J. Doe"),
    "a date beside it": Edit(sign(2, "2026-01-06"), "edited", "2026-01-06"),
    "fixed words of a sentence": Edit(
        say("Canada is investing", "Canada invested"), "edited", "Canada invested"
    ),
    "a heading": Edit(say("Next steps", "What follows"), "edited", "What follows"),
    "the title": Edit(say("two initiatives", "2 initiatives"), "edited", "2 initiat"),
    "a caption": Edit(say("Initiatives and funding", "Money"), "edited", "Money"),
    "a finding": Edit(say("51%", "52%"), "edited", "52%"),
    "a chart's number": Edit(cached, "edited", "9900000", CHART),
    "a chart's name": Edit(renamed, "edited", "Climate", CHART),
    "the alternative of a chart": Edit(described, "edited", "A chart.", survives=False),
    "the marking": Edit(say("PROTECTED A", "UNCLASSIFIED"), "edited", "UNCL", "header"),
    "the footer": Edit(say("Page ", "Sheet "), "edited", "Sheet ", "footer"),
    "a tracked insertion": Edit(tracked, "edited", "Soon."),
    "a tracked deletion": Edit(tracked_away, "deleted", "Totals include"),
    "a paragraph parted": Edit(enter, "edited", "in the annex"),
    "paragraphs joined": Edit(join, "edited", "Officials will consult"),
    "a text box": Edit(insert(BOX), "added", "Not for the Minister"),
    "a picture": Edit(insert(PICTURE), "added", "[picture]"),
    "an inserted file": Edit(
        insert("<w:altChunk/>"), "added", "[inserted file]", survives=False
    ),
    "an amount of another note": Edit(pasted, "same", "$9,000,000", survives=False),
}
