"""The bytes of a page to its text: the encoding that it states, or that is found out."""

import codecs
import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.reading.characters import UNPRINTABLE
from briefgen.sources.encodings import ENCODINGS, MARKS, DecodedText, decoded
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass

STATED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
HEAD = 4_096  # bytes in which a page states its encoding
LATIN = ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii")
ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BINARY = re.compile("[\x00-\x08\x0e-\x1a]")
PARTS = 2_000  # of a saved page: pictures, styles
HINT = "save the page as text in UTF-8"


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page, how it was encoded, why that is thought, and warnings."""

    text: str
    encoding: str
    reason: str
    remarks: tuple[Diagnostic, ...] = ()


def page_text(data: bytes, name: str, encoding: str | None) -> PageText:
    """Return the text of a page's bytes: as the mapping says, as the page says, or found out.

    Raises BriefgenError if they are no text, or not in the encoding that is named.
    """
    stated = None if encoding else _stated(data)
    try:
        result = decoded(name, data, encoding or stated)
    except BriefgenError:
        if stated is None:
            raise
        stated, result = None, decoded(name, data)
    reason = "the page says so" if stated else result.reason
    remarks = tuple(_how_it_was_read(result, name)) if not (encoding or stated) else ()
    text = ENDS.sub("\n", result.text).removeprefix("\ufeff")
    if BINARY.search(text[:HEAD]):
        raise mistake(Place(name), "this file is no text", RULE, HINT)
    shown, count = UNPRINTABLE.subn("", text)
    if count:
        message = f"{count:,} characters that cannot be printed are left out"
        remarks += (Diagnostic(Place(name, 1, None), message, RULE, None, "warning"),)
    return PageText(shown, result.encoding, reason, remarks)


def unpacked(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the page in an MHTML file as UTF-8, and the address that it was saved from.

    Raises BriefgenError if there is none.
    """
    message = email.message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    for number, part in enumerate(message.walk()):
        if number > PARTS:
            break
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            address = message.get("Snapshot-Content-Location") or ""
            if isinstance(content, bytes) and content.strip():
                charset = part.get_content_charset() or "utf-8"
                known = charset if _is_known(charset) else "utf-8"
                return content.decode(known, "replace").encode(), str(address)
    hint = "open it in a browser, and save the page as HTML"
    raise mistake(Place(name), "this file holds no page", RULE, hint)


def _stated(data: bytes) -> str | None:
    """Return the encoding that a page states; what browsers call Latin-1 is Windows-1252."""
    match = STATED.search(data[:HEAD])
    if match is None or data.startswith(tuple(MARKS)):
        return None
    name = match[1].decode("ascii").lower()
    name = "windows-1252" if name in LATIN else name
    return name if name in ENCODINGS else None


def _how_it_was_read(result: DecodedText, name: str) -> Iterator[Diagnostic]:
    """Yield a warning where the encoding was found out by words with accents."""
    if result.words:
        message = f"this page is read as {result.encoding}: {', '.join(result.words)}"
        hint = "look at these words; `encoding:` in the mapping says another"
        yield Diagnostic(Place(name, 1, None), message, RULE, hint, "warning")


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding  # noqa: SLF001 - as str.decode
    except (LookupError, ValueError):
        return False
