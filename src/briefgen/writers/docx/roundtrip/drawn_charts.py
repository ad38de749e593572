"""A Word file that was written to the figures in it that are pictures, by name."""

from collections.abc import Iterator

from briefgen import traversal, tree
from briefgen.tree.repeated_names import repeated
from briefgen.word_template import parsed, unpacked

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"


def pictured(data: bytes, document: tree.Document) -> Iterator[str]:
    """Yield the names of a document's figures that its file shows as pictures."""
    figures = {
        each.name
        for each in traversal.blocks(document)
        if isinstance(each, tree.Figure)
    }
    for shown in parsed(unpacked(data)["word/document.xml"]).iter(f"{DRAWING}inline"):
        named = shown.find(f"{DRAWING}docPr")
        name = "" if named is None else named.get("name", "")
        if name in figures and next(shown.iter(PICTURE), None) is not None:
            yield repeated(name)
