"""A text of a source to Markdown that prints as the text was: it is data, never markup."""

import re
from collections.abc import Iterator

# What may act in a line: marks of emphasis, links, code and HTML, and of entities.
ACTS = re.compile(r"[\\`*_\[\]<]|&(?=#?\w{1,40};)")
# What may act at the beginning of a line: headings, quotations, lists, lines, containers.
BEGINS = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|:{3,}|~{3,}|\||=+$|-+$)")
NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
BULLET = re.compile(
    r"[ \t]*[-*+\u2022\u2023\u00b7\u25aa\u25cf\u2043\u2013\u2014\uf0b7][ \t\u00a0]+(?=\S)"
)
ENDS = (".", "!", "?", ":", ";", "\u00bb", "\u201d", '"', ")")
JOINED = re.compile(r"[^\S\n]+")


def plain_prose(text: str) -> str:
    """Return a text of any lines as Markdown: paragraphs, and lists where it has bullets.

    A line goes on in the next if it ends within a sentence and that begins with a small
    letter; else each line is a paragraph.
    """
    parts = [*_parts(text)]
    blocks: list[str] = []
    for bullet, words in parts:
        if bullet and blocks and blocks[-1].startswith("- "):
            blocks[-1] += f"\n- {escaped(words)}"
        else:
            blocks.append(f"- {escaped(words)}" if bullet else escaped(words))
    return "\n\n".join(blocks)


def escaped(line: str) -> str:
    """Return a line of text as Markdown that prints as it is."""
    line = ACTS.sub(lambda match: f"\\{match[0]}", line)
    if match := NUMBERED.match(line):
        return f"{match[1]}\\{line[match.end(1) :]}"
    return f"\\{line}" if BEGINS.match(line) else line


def one_line(text: str) -> str:
    """Return a text on one line, its spaces single; those that do not break stay."""
    return " ".join(re.split(r"[ \t\r\n\f\v]+", text)).strip(" ")


def folded(text: str) -> str:
    """Return a text for comparison: in small letters, its spaces single."""
    return " ".join(text.split()).casefold()


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the words of each paragraph or item, and whether it has a bullet."""
    held: tuple[bool, str] | None = None
    for line in (*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""):
        match = BULLET.match(line)
        words, bullet = one_line(line[match.end() if match else 0 :]), match is not None
        goes_on = held is not None and not bullet and _goes_on(held[1], words)
        if goes_on and held is not None:
            held = (held[0], f"{held[1]} {words}")
            continue
        if held is not None and held[1]:
            yield held
        held = (bullet, words)


def _goes_on(before: str, after: str) -> bool:
    return bool(before and after) and not before.endswith(ENDS) and after[0].islower()
