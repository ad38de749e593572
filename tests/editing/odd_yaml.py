"""YAML as people write it: all styles, with comments everywhere, each known by its path."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

LONG = (
    "In partnership with people and organizations in many places, this project will help"
    " them to do much more than they could do before, for everybody’s benefit."
)
WORDS = (
    *(
        "water",
        "L’eau",
        "9200000",
        "2024-29",
        "2024-11-16",
        "NO",
        "yes",
        "null",
        "~",
        "",
    ),
    *(
        "a: b",
        "a #b",
        "#5",
        " lead",
        "trail ",
        "two  spaces",
        "it's",
        'say "so"',
        "a\\b",
    ),
    *(
        "- item",
        "? x",
        "{{ theme.title }}",
        "[x](y)",
        "a, b",
        "é\u00a0«x»",
        "1e3",
        "0x1F",
    ),
    *(
        "https://www.pm.gc.ca/",
        "x" * 90,
        "one\ttab",
        "*bold*",
        "&a",
        "!t",
        "%",
        "@",
        "`",
    ),
    LONG,
    "first line\nsecond line",
    "a paragraph\n\nanother\n",
    "ends\n\n",
    "\n",
    "  in\nout",
    "- **Bold:** a point\n- another\n\n  its text\n",
    "deux\n   trois",
    "x:\ny #z\n",
)
NAMES = ("id", "title", "en", "fr", "a b", "2024", "no", "é", "x-y", "key: odd", "#k")
texts = st.one_of(
    st.sampled_from(WORDS),
    st.text(
        st.sampled_from([*"aZ09 :#-?,[]{}&*!|>'\"%@`=~\\\t\n.é’«»\u00a0–"]), max_size=12
    ),
)
values: st.SearchStrategy[Any] = st.recursive(
    texts | st.sampled_from([0, 9200000, True]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
    ),
    max_leaves=6,
)


@dataclass
class Odd:
    """A file that was drawn: its text, what it says, and the owner of each comment."""

    text: str
    value: Any
    comments: dict[str, tuple[str | int, ...]]


@dataclass
class Writer:
    """Writes a value in styles that are drawn."""

    draw: Callable[..., Any]
    comments: dict[str, tuple[str | int, ...]] = field(default_factory=dict)

    def flip(self, odds: int = 2) -> bool:
        return bool(self.draw(st.integers(0, odds - 1)) == 0)

    def comment(self, path: tuple[str | int, ...]) -> str:
        """Give a comment, or nothing."""
        if not self.flip(3):
            return ""
        name = f"c{len(self.comments)}."
        self.comments[name] = path
        return (
            f"{self.draw(st.sampled_from((' ', '  ', chr(9))))}# {name} it's \"so: [x"
        )

    def above(self, path: tuple[str | int, ...], indent: int) -> list[str]:
        lines = [""] * self.flip(6)
        at = self.draw(st.integers(0, indent))
        text = self.comment(path).strip()
        return [*lines, " " * at + text] if text else lines

    def flow(self, value: Any) -> str:
        space = " " * self.draw(st.integers(0, 1))
        match value:
            case dict():
                inner = [f"{self.quoted(k)}: {self.flow(v)}" for k, v in value.items()]
                return f"{{{space}{f',{space} '.join(inner)}{space}}}"
            case list():
                inner = [self.flow(each) for each in value]
                return f"[{space}{f',{space} '.join(inner)}{space}]"
            case _:
                return self.quoted(value, flow=True)

    def quoted(self, text: Any, *, flow: bool = False) -> str:
        if not isinstance(text, str):
            return json.dumps(text)
        simple = text.replace(" ", "").isalnum() and text == text.strip()
        if simple and self.flip() and text not in {"null", "no"}:
            return text
        if "\n" not in text and "\t" not in text and self.flip():
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=flow)

    def scalar(self, value: Any, indent: int, comment: str) -> list[str]:
        """Give the lines of a text after a name or hyphen in the column `indent`."""
        if not isinstance(value, str) or not self.flip(3):
            return [f" {self.quoted(value)}{comment}"]
        step = self.draw(st.integers(1, 3))
        pad, body = " " * (indent + step), value.rstrip("\n")
        ends = len(value) - len(body)
        lines = body.split("\n")
        if not body or any(line.strip() != line for line in lines):
            return [f" {self.quoted(value)}{comment}"]
        chomp = "-" if not ends else "" if ends == 1 else "+"
        more = [""] * (ends - 1)
        if self.flip():
            return [
                f" |{chomp}{comment}",
                *(pad + x if x else "" for x in lines),
                *more,
            ]
        folded = [part for line in lines for part in ("", self.broken(line, pad))][1:]
        return [f" >{chomp}{comment}", *folded, *more]

    def broken(self, line: str, pad: str) -> str:
        words = line.split(" ")
        if len(words) < 4 or "" in words:
            return pad + line if line else ""
        at = self.draw(st.integers(1, len(words) - 1))
        return f"{pad}{' '.join(words[:at])}\n{pad}{' '.join(words[at:])}"

    def below(self, value: Any, path: tuple[str | int, ...], indent: int) -> list[str]:
        """Give the lines after a name or hyphen; the first goes on with its line."""
        hyphen = bool(path) and isinstance(path[-1], int)
        comment = self.comment(path)
        if not isinstance(value, dict | list):
            return self.scalar(value, indent, comment)
        if not value or self.flip(3):
            return [f" {self.flow(value)}{comment}"]
        if hyphen and self.flip():
            first, *others = self.block(value, path, indent + 2, above=False)
            return [f" {first}", *others]
        least = 0 if isinstance(value, list) and not hyphen else 1
        inner = indent + self.draw(st.integers(least, 4))
        return [comment, *self.block(value, path, inner, above=True)]

    def block(
        self, value: Any, path: tuple[str | int, ...], indent: int, *, above: bool
    ) -> list[str]:
        lines: list[str] = []
        listed = isinstance(value, list)
        for number, key in enumerate(range(len(value)) if listed else value):
            below = (*path, key)
            if above or number:
                lines += self.above(below, indent)
            name = "-" if listed else f"{self.quoted(key)}{' ' * self.flip(9)}:"
            first, *others = self.below(value[key], below, indent)
            pad = " " * indent if above or number else ""
            lines += [f"{pad}{name}{first}", *others]
        return lines


@st.composite
def odd_files(draw: Callable[..., Any]) -> Odd:
    """Draw a file whose value is a list or a mapping that is not empty."""
    value = draw(
        st.dictionaries(st.sampled_from(NAMES), values, min_size=1, max_size=4)
        | st.lists(values, min_size=1, max_size=3)
    )
    writer = Writer(draw)
    lines = ["# the head"] * writer.flip() + ["---"] * writer.flip(4)
    lines += writer.block(value, (), 0, above=True)
    keeps = lines[-1] == ""
    lines += [] if keeps else ["# the end"] * writer.flip() + ["..."] * writer.flip(6)
    text = "\n".join(lines) + "\n" * (keeps or writer.flip(2))
    text = text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n"))))
    return Odd("\ufeff" * writer.flip(6) + text, value, writer.comments)
