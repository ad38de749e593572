"""What a factsheet says, as plain values that every peer can set: the same words for all."""

import json
from pathlib import Path
from typing import TypedDict


class Bar(TypedDict):
    """A bar of a chart: its name, its amount, the words beside it."""

    name: str
    amount: float
    words: str
    main: bool


class Chart(TypedDict):
    """A chart of bars; `picture` is a PNG of it, for peers that draw no charts."""

    title: str
    alternative: str
    bars: list[Bar]
    picture: str


class Line(TypedDict):
    """A paragraph of a column; `role` is heading, strong, meta or body."""

    role: str
    text: str


class Factsheet(TypedDict):
    """A factsheet; key figures are pairs of a value and its label."""

    language: str
    organization: str
    accent: str
    kicker: str
    title: str
    subtitle: str
    lead: list[str]
    key_figures: list[tuple[str, str]]
    charts: list[Chart]
    columns: list[list[Line]]
    foot: list[str]


class Subject(TypedDict):
    """A subject's factsheets, one in each language."""

    name: str
    factsheets: list[Factsheet]


def read(path: Path) -> list[Subject]:
    """Return the subjects of a file."""
    subjects: list[Subject] = json.loads(path.read_text("utf-8"))
    return subjects
