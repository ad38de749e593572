"""The bytes of an XML file to pieces of its text, whatever encoding it says it has.

What is given to a parser afterwards has no declaration, no document type and no character
that XML forbids, so that no parser ever sees an entity that somebody declared.
"""

import codecs
import re
from collections.abc import Iterator
from io import BufferedReader

from briefgen.errors import Diagnostic, Place, mistake
from briefgen.sources.encodings import ENCODINGS, known_encoding
from briefgen.sources.source_file import HEAD, RULE
from briefgen.value_classes import dataclass

CHUNK = 262_144  # bytes that are decoded at once
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# Those in which what stands between tags is letters, and that publishers use.
SIMPLE = re.compile(r"utf-8|ascii|iso8859-\d+|cp125\d|koi8-[ru]|mac-roman")
LENIENT = {
    "utf-8",
    "utf-8-sig",
    "ascii",
}  # wrong bytes of these are read as windows-1252
DECLARATION = re.compile(r"\ufeff?\s*<\?xml\s[^<>]*\?>")
ENCODING = re.compile(rb"^\s*<\?xml\s[^<>]*?encoding\s*=\s*[\"']([\w.-]+)", re.ASCII)
DOCTYPE = re.compile(r"(?:\s++|(?><!--.*?-->)|(?><\?.*?\?>))*+<!DOCTYPE", re.DOTALL)
FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WINDOWS = "briefgen-windows-1252"


@dataclass(frozen=True, slots=True)
class XmlEncoding:
    """How a file is decoded, and what it says of itself if that is wrong."""

    name: str
    wrong: str = ""


def wanted_encoding(option: str, name: str) -> XmlEncoding:
    """Return the encoding that a mapping names; raise BriefgenError for another word."""
    return XmlEncoding(ENCODINGS[known_encoding(name, option)])


def xml_encoding(head: bytes) -> XmlEncoding:
    """Return the encoding of a file by its first bytes."""
    match = ENCODING.search(head[:HEAD])
    stated = match[1].decode("ascii") if match else ""
    for mark, name in MARKS:
        if head.startswith(mark):
            return XmlEncoding(name)
    known = _known(stated) if stated else "utf-8"
    return XmlEncoding("utf-8", stated) if known is None else XmlEncoding(known)


def xml_head(head: bytes) -> str:
    """Return the first text of a file, as far as it can be read."""
    return head.decode(xml_encoding(head).name, "replace")


class XmlText:
    """The text of a file in pieces, and what is odd about it once they were read."""

    def __init__(self, name: str, encoding: XmlEncoding) -> None:
        self.name = name
        self.encoding = encoding
        self.foreign: int | None = None  # the first line with bytes of another encoding
        self.forbidden: int | None = None
        self._line = 1

    def pieces(self, file: BufferedReader) -> Iterator[str]:
        """Yield the text without its declaration; raise BriefgenError if it is none."""
        start = True
        for text in self._decoded(file):
            piece = text
            if start:
                start = False
                piece = DECLARATION.sub(_newlines, text, count=1)
                if DOCTYPE.match(piece):
                    raise self._doctype()
            clean = FORBIDDEN.sub("", piece)
            if clean != piece and self.forbidden is None:
                self.forbidden = self._line_of(piece, FORBIDDEN)
            self._line += piece.count("\n")
            yield clean

    def remarks(self) -> Iterator[Diagnostic]:
        """Yield what people should see of how the text was read."""
        if self.encoding.wrong:
            words = (
                f"the file says {self.encoding.wrong} and is not: it was read as UTF-8"
            )
            yield self._remark(1, words, "look at letters with accents")
        if self.foreign is not None:
            words = "here and perhaps below stand bytes that are not UTF-8"
            hint = "they were read as windows-1252; look at letters with accents"
            yield self._remark(self.foreign, words, hint)
        if self.forbidden is not None:
            words = "control characters, which XML forbids, were left out from here on"
            yield self._remark(self.forbidden, words, None)

    def _decoded(self, file: BufferedReader) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self.encoding.name)()
        chunk = b"start"
        while chunk:
            chunk = file.read(CHUNK)
            try:
                yield decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError:
                if self.encoding.name not in LENIENT:
                    raise self._undecodable() from None
                self.foreign = self._line
                pending, _ = decoder.getstate()
                decoder = codecs.getincrementaldecoder("utf-8")(WINDOWS)
                yield decoder.decode(pending + chunk, final=not chunk)

    def _line_of(self, text: str, pattern: re.Pattern[str]) -> int:
        match = pattern.search(text)
        assert match is not None
        return self._line + text.count("\n", 0, match.start())

    def _remark(self, line: int, words: str, hint: str | None) -> Diagnostic:
        return Diagnostic(Place(self.name, line), words, RULE, hint, "warning")

    def _undecodable(self) -> Exception:
        message = f"from here on this is not {self.encoding.name}"
        hint = "name the encoding in the mapping: `encoding: windows-1252`"
        return mistake(Place(self.name, self._line), message, "encoding", hint)

    def _doctype(self) -> Exception:
        message = "this file declares a document type (DOCTYPE), which is not read"
        hint = "remove everything from <!DOCTYPE to its closing >, and look what it was for"
        return mistake(Place(self.name), message, RULE, hint)


def _newlines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _known(stated: str) -> str | None:
    try:
        name = codecs.lookup(stated).name
    except LookupError:
        return None
    return name if SIMPLE.fullmatch(name) else None


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    letters = (
        bytes([each]).decode("cp1252", "replace").replace("\ufffd", chr(each))
        for each in wrong
    )
    return "".join(letters), error.end


codecs.register_error(WINDOWS, _as_windows)
