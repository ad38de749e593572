"""The bytes of a text file to its text, with the encoding and why it must be that one."""

import codecs
import re
from collections.abc import Mapping

from briefgen.errors import Place, mistake
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # begins like the next one
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Names in mappings, and what Python calls them. Others, such as `utf-7`, are in no file
# of an office, and some of Python's are no encodings of text at all.
ENCODINGS: Mapping[str, str] = {
    "utf-8": "utf-8-sig",  # with a byte order mark, or without
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32": "utf-32",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "windows-1254": "cp1254",
    "iso-8859-1": "iso-8859-1",
    "iso-8859-2": "iso-8859-2",
    "iso-8859-15": "iso-8859-15",
    "mac-roman": "mac-roman",
    "cp437": "cp437",
    "cp850": "cp850",
}
ALIASES: Mapping[str, str] = {
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
    "cp1252": "windows-1252",
    "latin1": "iso-8859-1",
    "latin-1": "iso-8859-1",
    "macroman": "mac-roman",
    "macintosh": "mac-roman",
}
# Those of files that say nothing, in the order of how often offices have them.
OLD = {"windows-1252": "cp1252", "mac-roman": "mac-roman", "cp850": "cp850"}
# What English, French and Spanish have beside ASCII.
LETTERS = "àâäçéèêëîïôöùûüÿœæáíóúñãõ"
MARKS_IN_TEXT = "«»’\u2018“”–—…•°€£©®¡¿ºª½\xa0"
USUAL = frozenset(f"{LETTERS}{LETTERS.upper()}{MARKS_IN_TEXT}")
WORD = re.compile(r"\w*[^\x00-\x7f]\w*")
SAMPLE = 200_000  # characters of evidence
EVIDENCE = 3  # words that are shown


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text, the name of its encoding as mappings have it, and why it is that one.

    `words` are some of the text that would be others in another encoding.
    """

    text: str
    encoding: str
    reason: str
    words: tuple[str, ...] = ()


def decoded(name: str, data: bytes, encoding: str | None = None) -> DecodedText:
    """Return the text of a file's bytes.

    Raises BriefgenError if they are no text, or not in the encoding that is named.
    """
    result = _as_named(name, data, encoding) if encoding else _recognised(name, data)
    if "\0" in result.text:
        line = result.text.count("\n", 0, result.text.index("\0")) + 1
        message = "this file has bytes that no text has: it is damaged, or another kind"
        raise mistake(Place(name, line), message, RULE)
    return result


def known_encoding(name: str, encoding: str) -> str:
    """Return an encoding that a mapping names, in the words of `ENCODINGS`.

    Raises BriefgenError if it is not known here.
    """
    plain = encoding.lower().replace("_", "-")
    known = ALIASES.get(plain, plain)
    if known not in ENCODINGS:
        hint = f"known encodings: {', '.join(ENCODINGS)}"
        message = f"{encoding} is no encoding that is known here"
        raise mistake(Place(name), message, RULE, hint)
    return known


def _as_named(name: str, data: bytes, encoding: str) -> DecodedText:
    known = known_encoding(name, encoding)
    try:
        text = data.decode(ENCODINGS[known]).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"a byte here cannot be read as {encoding}"
        hint = "remove the encoding to have it found out, or name another"
        raise mistake(Place(name, line, None), message, RULE, hint) from None
    return DecodedText(text, known, "named")


def _recognised(name: str, data: bytes) -> DecodedText:
    for mark, known in MARKS.items():
        if data.startswith(mark):
            shown = known.removesuffix("-sig")
            reason = "it begins with the byte order mark"
            text = _as_named(name, data, shown).text
            return DecodedText(text, shown, reason)
    wide = _wide(data)
    if wide:
        reason = "every other byte is empty, as of plain letters in UTF-16"
        return DecodedText(_as_named(name, data, wide).text, wide, reason)
    try:
        return DecodedText(data.decode("utf-8"), "utf-8", "all bytes are UTF-8")
    except UnicodeDecodeError as error:
        return _old(name, data, error.start)


def _wide(data: bytes) -> str | None:
    """Return the encoding of text whose letters have two bytes, one of them empty."""
    head = data[:4_096]
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.6 and not head[::2].count(0):
        return "utf-16-le"
    if half and head[::2].count(0) > half * 0.6 and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _old(name: str, data: bytes, wrong: int) -> DecodedText:
    """Return the text in the encoding whose letters make words; at a tie, the usual."""
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        message = "this is no text file"
        raise mistake(Place(name, line, None), message, RULE)
    start = max(0, data.rfind(b"\n", 0, wrong))
    sample = data[start : start + SAMPLE]
    texts = {each: sample.decode(known, "replace") for each, known in OLD.items()}
    marks = {each: _mark(text) for each, text in texts.items()}
    best = max(marks, key=lambda each: marks[each])
    words = tuple(dict.fromkeys(WORD.findall(texts[best])))[:EVIDENCE]
    line = data.count(b"\n", 0, wrong) + 1
    shown = ", ".join(words)
    reason = f"line {line} is not UTF-8, and reads best as {best}: {shown}"
    text = data.decode(OLD[best], "replace")
    if "\N{REPLACEMENT CHARACTER}" in text:
        message = f"this file is neither UTF-8 nor {best}"
        hint = "save it as UTF-8, or name its encoding"
        raise mistake(Place(name, line, None), message, RULE, hint)
    return DecodedText(text, best, reason, words)


def _mark(text: str) -> int:
    """Return how much a text looks like words: the letters that fit, less those that do not."""
    mark, before = 0, " "
    for letter, after in zip(text, f"{text[1:]} ", strict=True):
        if letter > "\x7f":
            beside = before.islower() or (before.isalpha() and after.islower())
            fits = letter in USUAL and not (letter.isupper() and beside)
            mark += 1 if fits else -2
        before = letter
    return mark
