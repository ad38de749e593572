"""The bytes of a page to its text: the encoding that it states, or that is found out."""

import codecs
import email
import re
from email import policy
from email.message import EmailMessage

from briefgen.errors import Diagnostic, Place, mistake
from briefgen.reading.characters import UNPRINTABLE
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass

STATED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
HEAD = 4_096  # bytes in which a page states its encoding
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
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
    address: str = ""


def decoded(data: bytes, name: str, encoding: str | None) -> PageText:
    """Return the text of a page's bytes.

    Raises BriefgenError if the encoding is unknown or is not that of the bytes, or if
    they are no text.
    """
    mark = next((each for each in MARKS if data.startswith(each[0])), None)
    stated = STATED.search(data[:HEAD])
    if encoding is not None:
        read = _read(data, name, encoding, "the mapping says so")
    elif mark is not None:
        read = _read(data[len(mark[0]) :], name, mark[1], "its first bytes say so")
    elif stated is not None and _is_known(stated[1].decode("ascii")):
        read = _stated(data, name, stated[1].decode("ascii").lower())
    else:
        read = _found_out(data, name)
    return _clean(read, name)


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


def _stated(data: bytes, name: str, encoding: str) -> PageText:
    """Read as the page says; what browsers call Latin-1 is Windows-1252."""
    latin = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
    known = "windows-1252" if encoding in latin else encoding
    try:
        return PageText(data.decode(known), known, "the page says so")
    except UnicodeDecodeError:
        return _found_out(data, name)


def _found_out(data: bytes, name: str) -> PageText:
    try:
        return PageText(data.decode("utf-8"), "utf-8", "all its bytes are UTF-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    _refuse_binary(data[:HEAD].decode("latin-1"), name)
    message = "this page is not UTF-8; it is read as Windows-1252"
    hint = "look at its accents; `encoding:` in the mapping says what it is"
    remark = Diagnostic(Place(name, line, None), message, RULE, hint, "warning")
    reason = "its bytes are not UTF-8"
    text = data.decode("windows-1252", "replace")
    return PageText(text, "windows-1252", reason, (remark,))


def _read(data: bytes, name: str, encoding: str, reason: str) -> PageText:
    if not _is_known(encoding):
        message = f"unknown encoding {encoding!r}"
        raise mistake(Place(name), message, RULE, "as in `encoding: windows-1252`")
    try:
        return PageText(data.decode(encoding), encoding, reason)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"this page is not {encoding}: line {line} cannot be read"
        hint = "leave `encoding:` out, or write another"
        raise mistake(Place(name, line, None), message, RULE, hint) from None


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding  # noqa: SLF001 - as str.decode
    except (LookupError, ValueError):
        return False


def _clean(read: PageText, name: str) -> PageText:
    """Leave out characters that no page shows, and say so."""
    _refuse_binary(read.text[:HEAD], name)
    text = ENDS.sub("\n", read.text).removeprefix("\ufeff")
    shown, count = UNPRINTABLE.subn("", text)
    if not count:
        return PageText(shown, read.encoding, read.reason, read.remarks)
    message = f"{count:,} characters that cannot be printed are left out"
    remark = Diagnostic(Place(name, 1, None), message, RULE, None, "warning")
    return PageText(shown, read.encoding, read.reason, (*read.remarks, remark))


def _refuse_binary(text: str, name: str) -> None:
    if BINARY.search(text):
        raise mistake(Place(name), "this file is no text", RULE, HINT)
