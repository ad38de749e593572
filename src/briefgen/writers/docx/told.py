"""Elements of a Word file to the words that stand there once all changes are accepted."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element as Element

from briefgen.writers.docx.markup import MC, PARAGRAPH, W

WORDS = f"{{{W}}}t"
SIGNS = {
    f"{{{W}}}tab": "\t",
    f"{{{W}}}br": "\n",
    f"{{{W}}}cr": "\n",
    f"{{{W}}}noBreakHyphen": "\u2011",
    f"{{{W}}}softHyphen": "\u00ad",
    f"{{{W}}}ptab": "\t",
    f"{{{W}}}sym": "\ufffd",  # a sign of another face, such as Word's arrows
}
# What was taken away, what is not told as words, and what only describes them.
SILENT = {
    *(f"{{{W}}}{name}" for name in ("del", "moveFrom", "drawing", "pict", "object")),
    *(f"{{{W}}}{name}" for name in ("sdtPr", "pPr", "rPr", "tblPr", "trPr", "tcPr")),
    f"{{{MC}}}Choice",  # Word's own way, as it has for emoji; the others' is told
}
MARK = f"{{{W}}}rPr"
END = "\0"  # of a paragraph; no file can hold it
TAKEN = (f"{MARK}/{{{W}}}del", f"{MARK}/{{{W}}}moveFrom")


def told(elements: Iterable[Element]) -> str:
    """Give the words of elements; a line end stands between paragraphs."""
    return "".join(_told(elements)).removesuffix(END).replace(END, "\n")


def _told(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == WORDS:
            yield element.text or ""
        elif element.tag in SIGNS:
            yield SIGNS[element.tag]
        elif element.tag not in SILENT:
            yield from _told(element)
            if element.tag == PARAGRAPH and not _joined(element):
                yield END


def _joined(paragraph: Element) -> bool:
    """Say whether the end of a paragraph was taken away, so that the next goes on."""
    described = paragraph.find(f"{{{W}}}pPr")
    return described is not None and any(
        described.find(name) is not None for name in TAKEN
    )
