"""The bytes of a Word file to the files packed in it, if they are harmless."""

import io
import zlib
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

LARGEST = 32 * 2**20  # bytes, as the file lies on disk
MOST = 128 * 2**20  # bytes, all files unpacked
RATIO = 300  # no true document shrinks more than this
SLIGHT = 2**20  # bytes; a file of this size may shrink as it likes
ENTRIES = 4096
TAGS = 1_000_000  # of all XML; a page has some hundreds
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of encrypted and of old files
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LOCKED = 0x1  # the flag of an entry that needs a password
SAVE = "open it in Word and save it as a Word Document (.docx)"


class Unusable(Exception):  # noqa: N818 - says what the file is
    """The error for a file that cannot be a template: why, and what would help."""

    def __init__(self, message: str, hint: str | None = SAVE) -> None:
        super().__init__(message)
        self.hint = hint


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files in a zip file; raise Unusable if it is none, or too large."""
    if data.startswith(OLE):
        if ENCRYPTED in data:
            hint = "open it in Word and take the password away"
            raise Unusable("it is encrypted with a password", hint)
        raise Unusable("it is a file of Word 97 to 2003")
    if len(data) > LARGEST:
        raise _too_large()
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            _judge(entries)
            return {entry.filename: archive.read(entry) for entry in entries}
    except (BadZipFile, EOFError, OSError, ValueError, zlib.error):
        raise Unusable("it is no Word file, or it is damaged") from None
    except (NotImplementedError, RuntimeError):
        raise Unusable("it is packed in a way that Word does not use") from None


def bound_markup(members: Mapping[str, bytes], kinds: Mapping[str, str]) -> None:
    """Raise Unusable for more XML than the pages of a template have."""
    xml = (
        data
        for name, data in members.items()
        if name.lower().endswith((".xml", ".rels")) or kinds[name].endswith("xml")
    )
    if sum(data.count(b"<") for data in xml) > TAGS:
        hint = "a template has few pages: take away its text"
        raise Unusable(f"its parts have more than {TAGS:,} elements", hint)


def _judge(entries: list[ZipInfo]) -> None:
    """Raise Unusable if declared sizes are too large: reading never returns more."""
    sizes = [entry.file_size for entry in entries]
    if len(entries) > ENTRIES or sum(sizes) > MOST:
        raise _too_large()
    for entry in entries:
        swells = entry.file_size > entry.compress_size * RATIO
        if swells and entry.file_size > SLIGHT:
            raise _too_large()
        if entry.flag_bits & LOCKED:
            raise Unusable("it is encrypted with a password")
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise Unusable("it is packed in a way that Word does not use")
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise Unusable("it is damaged: it holds two files of one name")


def _too_large() -> Unusable:
    hint = f"a template has at most {LARGEST // 2**20} MB; use smaller pictures"
    return Unusable("it is too large, or swells when it is unpacked", hint)
