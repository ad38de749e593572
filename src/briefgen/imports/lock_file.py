"""What an import took over last to `imports/NAME.lock.yaml`, a value a line, and back.

  - key: "P-001"
    id: "clean-water"
    values:
      - ["title.en", "Clean water", "sheet Projects, cell D7"]

It is YAML of one strict form: each line is read on its own, so that a large file is read
fast, and git merges two imports line by line. Equal imports give equal bytes.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.files import MOST, inside, read_within
from briefgen.imports.field_path import FieldPath, path_of, shown_path
from briefgen.imports.mapping import SUBJECTS, Subject
from briefgen.value_classes import dataclass

RULE = "lock"
JSON = json.JSONEncoder(ensure_ascii=False)
FOLDER, ENDING = "imports", ".lock.yaml"
HEAD = """\
# What `briefgen import {name}` took over last, and where each value stands in the source.
# briefgen writes this file; keep it in git, beside the data. Change nothing in it.
"""
KEY, ID, VALUES, VALUE = "  - key: ", "    id: ", "    values:", "      - "
SECTION_STARTS = tuple(f"\n{each}:\n" for each in SUBJECTS)
ENDS = (f"\n{KEY}", *SECTION_STARTS)  # what follows a subject
SECTIONS: Mapping[str, Subject] = {f"{each}:": each for each in SUBJECTS}
CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")  # what git writes into a file
# What JSON leaves as it is, and YAML does not read.
UNREADABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class LockedValue:
    """A value as it was taken over, and where it stands; None was emptied."""

    text: str | None
    where: str


@dataclass(frozen=True, slots=True)
class LockedSubject:
    """What was taken over of one subject: `key` is the source's, `id` ours."""

    subject: Subject
    key: str
    id: str
    values: Mapping[FieldPath, LockedValue]


@dataclass(frozen=True, slots=True)
class ImportLock:
    """All that an import took over; `digest` is the SHA-256 of the source then."""

    source: str
    digest: str
    subjects: tuple[LockedSubject, ...] = ()


def lock_path(name: str) -> str:
    """Return the path of the lock of a mapping."""
    return f"{FOLDER}/{name}{ENDING}"


def read_lock(root: Path, name: str) -> ImportLock | None:
    """Return the lock of a mapping, or None if there is none.

    Raises BriefgenError if it is damaged.
    """
    path = lock_path(name)
    if not (root / path).exists():
        return None
    data = read_within(root, path, MOST)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _damaged(path, line, "") from None
    return lock_of(text, path)


def lock_text(name: str, lock: ImportLock) -> str:
    """Return the text of a lock, sorted by subject, key and field."""
    lines = [HEAD.format(name=name), f"source: {_json(lock.source)}\n"]
    lines.append(f"sha256: {_json(lock.digest)}\n")
    for subject in SUBJECTS:
        mine = (each for each in lock.subjects if each.subject == subject)
        ordered = sorted(mine, key=lambda each: each.key)
        lines += [f"{subject}:\n"] if ordered else []
        lines += (line for each in ordered for line in _subject_lines(each))
    return "".join(lines)


def locks_of(root: Path) -> Mapping[str, str]:
    """Return the text of each lock of a workspace, by its path; none that is unreadable."""
    texts = {}
    if inside(root, FOLDER) and (root / FOLDER).is_dir():
        for file in sorted((root / FOLDER).glob(f"*{ENDING}")):
            path = f"{FOLDER}/{file.name}"
            with suppress(BriefgenError, UnicodeDecodeError):
                texts[path] = read_within(root, path, MOST).decode("utf-8-sig")
    return texts


def part_of(text: str, subject: Subject, name: str) -> str:
    """Return the part of a lock's text that has one subject, by its id, as a lock.

    It is found without reading the others; it has no subject if there is none.
    """
    head, _, rest = text.partition(f"\n{subject}:\n")
    first = next((at for at in map(head.find, SECTION_STARTS) if at >= 0), len(head))
    head = f"{head[:first]}\n"
    line = f"\n{ID}{_json(name)}\n"
    at = rest.find(line)
    if at < 0:
        return head
    end = min(filter(None, map(partial(_next, rest, at + 1), ENDS)), default=len(rest))
    if any(-1 < rest.find(each) < at for each in SECTION_STARTS):
        return head  # it is another kind's
    start = rest.rfind(KEY, 0, at)
    return f"{head}{subject}:\n{rest[start:end]}"


def _next(text: str, start: int, sign: str) -> int | None:
    at = text.find(sign, start)
    return None if at < 0 else at + 1


def lock_of(text: str, path: str) -> ImportLock:
    """Return the lock in a text that `lock_text` wrote.

    Raises BriefgenError for any other text, with the line.
    """
    page, number = _Page(), 0
    for number, line in enumerate(text.split("\n"), 1):
        try:
            page.read(line.removesuffix("\r"))
        except (ValueError, TypeError):
            raise _damaged(path, number, line) from None
    if not page.head.keys() >= {"source", "sha256"}:
        raise _damaged(path, number, "")
    return ImportLock(page.head["source"], page.head["sha256"], tuple(page.subjects))


class _Page:
    """What the lines of a lock say; each is refused with ValueError or TypeError."""

    def __init__(self) -> None:
        self.head: dict[str, str] = {}
        self.subjects: list[LockedSubject] = []
        self._subject: Subject | None = None
        self._key: str | None = None
        self._values: dict[FieldPath, LockedValue] | None = None
        self._known = set[tuple[str, str]]()
        self._ids = set[tuple[str, str]]()  # two keys with one would share a file

    def read(self, line: str) -> None:
        """Read one line."""
        if line.startswith(VALUE):
            self._read_value(*json.loads(line[len(VALUE) :]))
        elif line and line != VALUES and not line.startswith("#"):
            self._read_head(line)

    def _read_value(self, path: str, text: str | None, where: str) -> None:
        place = _path(path)
        if self._values is None or place in self._values:
            raise ValueError(path)
        if text is not None:
            _text(text)
        self._values[place] = LockedValue(text, _text(where))

    def _read_head(self, line: str) -> None:
        name, _, value = line.strip().removeprefix("- ").partition(":")
        if line.startswith(KEY) and self._subject is not None:
            self._key, self._values = _text(json.loads(value)), None
        elif line.startswith(ID) and self._key is not None:
            self._begin(_text(json.loads(value)))
        elif line in SECTIONS:
            self._subject, self._key, self._values = SECTIONS[line], None, None
        elif name in ("source", "sha256") and name not in self.head:
            self.head[name] = _text(json.loads(value))
        else:
            raise ValueError(line)

    def _begin(self, name: str) -> None:
        assert self._subject is not None
        assert self._key is not None
        known = self._subject, self._key
        place = self._subject, name
        if self._values is not None or known in self._known or place in self._ids:
            raise ValueError(name)
        self._known.add(known)
        self._ids.add(place)
        self._values = {}
        self.subjects.append(LockedSubject(*known, name, self._values))


@cache
def _path(text: str) -> FieldPath:
    return path_of(_text(text))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _damaged(path: str, number: int, line: str) -> BriefgenError:
    """Return the mistake that a line is not as it was written."""
    place = Place(path, number)
    if CONFLICT.match(line):
        message = "git left a conflict here, between two imports"
        hint = (
            "keep the lines of one side, or `git checkout --ours` the file; then import"
            " again: the data and the source decide what is still to do"
        )
        return mistake(place, message, RULE, hint)
    message = "this line is not as briefgen wrote it"
    hint = (
        f"take {path} back from git; without the file, the next import counts as the"
        " first: it takes over what is equal, and asks about all that differs"
    )
    return mistake(place, message, RULE, hint)


def _subject_lines(locked: LockedSubject) -> Iterator[str]:
    yield f"{KEY}{_json(locked.key)}\n{ID}{_json(locked.id)}\n{VALUES}\n"
    shown = sorted((shown_path(path), each) for path, each in locked.values.items())
    for path, value in shown:
        yield f"{VALUE}{_json([path, value.text, value.where])}\n"


def _json(value: object) -> str:
    text = JSON.encode(value)
    return UNREADABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
