"""A text to the lines that stand below `>-` or `|`, keeping those that stand there now."""

import re
from collections.abc import Iterator

FEWEST = 2  # lines: nothing is gained by fewer
BETWEEN_WORDS = re.compile(r"(?<=[^ \t]) (?=[^ \t])")  # where a line may end


def literal(text: str, indent: str, step: int) -> tuple[str, tuple[str, ...]]:
    """Return a text as lines below `|`."""
    lines = text.removesuffix("\n").split("\n")
    first = next((line for line in lines if line), "")
    number = str(step) if first[:1] in (" ", "\t") else ""
    return f"|{number}{_chomping(text)}", _indented(lines, indent)


def folded(
    text: str, indent: str, width: int, source: str
) -> tuple[str, tuple[str, ...]] | None:
    """Return a text as lines below `>`, or None if that would change it.

    `source` is what stands there now, if it is folded too: its lines stay as they are
    where the text is the same.
    """
    body = text.rstrip("\n")
    paragraphs = body.split("\n")
    if not body or any(each[:1] in (" ", "\t") for each in paragraphs):
        return None
    lines: list[str] = []
    old = [line.strip(" ") for line in source.splitlines()[1:]]
    for number, paragraph in enumerate(paragraphs):
        lines += [""] * (number > 0)
        lines += _wrapped(paragraph, width - len(indent), old) if paragraph else []
    if not source and len(lines) < FEWEST:
        return None
    more = [""] * (len(text) - len(body) - 1)
    return f">{_chomping(text)}", _indented([*lines, *more], indent)


def _chomping(text: str) -> str:
    """Return what a header says of the line breaks at the end of a text."""
    if text.endswith("\n\n"):
        return "+"
    return "" if text.endswith("\n") else "-"


def _indented(lines: list[str], indent: str) -> tuple[str, ...]:
    return tuple(f"{indent}{line}" if line else "" for line in lines)


def _wrapped(paragraph: str, width: int, old: list[str]) -> Iterator[str]:
    """Yield the lines of a paragraph: as they stand, but for those with other words."""
    begin, rest = _same_start(paragraph, old)
    middle, end = _same_end(rest, old)
    first = BETWEEN_WORDS.split(middle)[0]
    if begin and middle and len(begin[-1]) + 1 + len(first) <= width:
        middle = f"{begin.pop()} {middle}"
    yield from begin
    yield from _filled(middle, width)
    yield from end


def _same_start(paragraph: str, old: list[str]) -> tuple[list[str], str]:
    """Return the old lines that a paragraph begins with, and what follows them."""
    first = next(
        (at for at, line in enumerate(old) if line and _leads(paragraph, line)), 0
    )
    lines: list[str] = []
    for line in old[first:]:
        if not line or not _leads(paragraph, line):
            break
        lines.append(line)
        paragraph = paragraph[len(line) + 1 :]
    return lines, paragraph


def _leads(paragraph: str, line: str) -> bool:
    return paragraph == line or (
        paragraph.startswith(f"{line} ") and not paragraph.startswith(f"{line}  ")
    )


def _same_end(paragraph: str, old: list[str]) -> tuple[str, list[str]]:
    """Return what stands before the old lines that a paragraph ends with, and these."""
    at = max(
        (at for at, line in enumerate(old) if line and _trails(paragraph, line)),
        default=-1,
    )
    lines: list[str] = []
    while at >= 0 and old[at] and _trails(paragraph, old[at]):
        lines.insert(0, old[at])
        paragraph = paragraph[: -len(old[at]) - 1]
        at -= 1
    return paragraph, lines


def _trails(paragraph: str, line: str) -> bool:
    return paragraph == line or (
        paragraph.endswith(f" {line}") and not paragraph.endswith(f"  {line}")
    )


def _filled(paragraph: str, width: int) -> Iterator[str]:
    """Yield a paragraph in lines of a width, broken at single spaces alone."""
    line = ""
    for word in BETWEEN_WORDS.split(paragraph):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line
