"""Comments in sources to the warnings that they accept, each with its reason.

`amount: 9.2  # briefgen: ok unusual-amount: a membership fee` accepts one warning on its line,
or on the next line if it stands alone; in templates it is `{# briefgen: ok … #}`. What has no
lines, such as a picture, is named in `briefgen.yaml`, and only there: `# briefgen: ok
unused-file templates/old.png: kept for the next edition`. So a build, which warns of documents
alone, looks only into that file and into those that its warnings name.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefgen.checks import RULES
from briefgen.configuration import CONFIGURATION
from briefgen.errors import Diagnostic, Place
from briefgen.files import content
from briefgen.reading.characters import LARGEST, LINE_END
from briefgen.reading.fields import meant
from briefgen.state.source_stamps import files
from briefgen.value_classes import dataclass

RULE = "silence"
SIGN = b"briefgen:"
COMMENT = re.compile(
    r"\{#-?\s*briefgen:\s*ok\b(?P<inner>.*?)-?#\}|#\s*briefgen:\s*ok\b(?P<rest>.*)"
)
PARTS = re.compile(r"\s*(?P<rule>[\w-]*)\s*(?P<path>[^\s:]*)\s*(?::\s*(?P<reason>.*))?")
WRITE = "write `briefgen: ok NAME-OF-THE-WARNING: why`"
ENDINGS = (".md", ".yaml")
ASIDE = ("#", "{#")  # how a line of comments alone begins


@dataclass(frozen=True, slots=True)
class Silence:
    """A comment that accepts the warnings of a rule on some lines, or in a whole file."""

    place: Place
    rule: str
    reason: str
    path: str
    lines: frozenset[int] | None

    @property
    def misplaced(self) -> bool:
        """Whether it names a file, and does not stand where files are named."""
        return self.lines is None and self.place.path != CONFIGURATION

    def accepts(self, diagnostic: Diagnostic) -> bool:
        """Return whether a diagnostic is a warning that this accepts."""
        place = diagnostic.place
        return (
            bool(self.reason)
            and not self.misplaced
            and (diagnostic.severity, diagnostic.rule) == ("warning", self.rule)
            and place.path == self.path
            and (self.lines is None or place.line in self.lines)
        )


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning that a comment accepts, and the reason that the comment gives."""

    diagnostic: Diagnostic
    reason: str


def silences(root: Path) -> tuple[Silence, ...]:
    """Return the comments that accept warnings, in the order of the files."""
    return tuple(_of_files(root, (CONFIGURATION, *files(root))))


def of_documents(
    root: Path, diagnostics: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """Return the messages of a build without warnings of documents that are accepted."""
    paths = {each.place.path for each in diagnostics if each.rule in RULES}
    every = _of_files(root, sorted({CONFIGURATION, *paths})) if paths else ()
    comments = [each for each in every if each.rule in RULES]
    return tuple(
        diagnostic
        for diagnostic in diagnostics
        if not any(each.accepts(diagnostic) for each in comments)
    )


def accepted(
    diagnostics: Iterable[Diagnostic], comments: Collection[Silence]
) -> Iterator[Accepted]:
    """Yield the warnings that comments accept, each once."""
    for diagnostic in diagnostics:
        accepting = (each for each in comments if each.accepts(diagnostic))
        if (first := next(accepting, None)) is not None:
            yield Accepted(diagnostic, first.reason)


def kept(
    diagnostics: Iterable[Diagnostic],
    comments: Collection[Silence],
    rules: Collection[str],
) -> Iterator[Diagnostic]:
    """Yield diagnostics that no comment accepts, and what is wrong with comments.

    `rules` are the names of the warnings that can be accepted. Beside mistakes it is not
    known which comments are needed.
    """
    used = set[Place]()
    whole = True
    for diagnostic in diagnostics:
        whole = whole and diagnostic.severity == "warning"
        accepting = [each.place for each in comments if each.accepts(diagnostic)]
        used.update(accepting)
        if not accepting:
            yield diagnostic
    for each in comments:
        if each.place not in used:
            yield from _wrong(each, rules, whole=whole)


def _of_files(root: Path, paths: Iterable[str]) -> Iterator[Silence]:
    texts = (each for each in paths if each.endswith(ENDINGS))
    return (each for path in texts for each in _of_file(root, path))


def _of_file(root: Path, path: str) -> Iterator[Silence]:
    data = b""
    with suppress(OSError):  # told by whoever needs the file
        data = content(root / path, LARGEST)
    if SIGN not in data:
        return
    lines = LINE_END.split(data.decode("utf-8", "replace"))
    for at, line in enumerate(lines):
        for match in COMMENT.finditer(line):
            place = Place(path, at + 1, match.start() + 1)
            yield _silence(
                place, match["inner"] or match["rest"] or "", {*_covered(lines, at)}
            )


def _silence(place: Place, rest: str, lines: set[int]) -> Silence:
    parts = PARTS.match(rest)
    assert parts is not None, "each part may be empty"
    reason = (parts["reason"] or "").strip()
    if parts["path"]:
        return Silence(place, parts["rule"], reason, parts["path"], None)
    return Silence(place, parts["rule"], reason, place.path, frozenset(lines))


def _covered(lines: list[str], at: int) -> Iterator[int]:
    """Yield the numbers of the lines that a comment on a line, from 0, speaks of.

    A name with nothing after its colon has its value on the next line.
    """
    for number in range(at, len(lines)):
        text = COMMENT.sub("", lines[number]).strip()
        yield number + 1
        if text and not text.startswith(ASIDE) and not text.endswith(":"):
            return


def _wrong(
    silence: Silence, rules: Collection[str], *, whole: bool
) -> Iterator[Diagnostic]:
    message, hint = "nothing here has to be accepted", "remove the comment"
    if silence.rule not in rules:
        message = f"no warning is called '{silence.rule}'"
        hint = meant(silence.rule, rules) or f"there are: {', '.join(sorted(rules))}"
    elif not silence.reason:
        message, hint = "the reason is missing", WRITE
    elif silence.misplaced:
        message = f"a file is named in {CONFIGURATION} alone"
        hint = "move the comment there, or to the line of the warning, without the file"
    elif not whole:
        return
    yield Diagnostic(silence.place, message, RULE, hint, "warning")
