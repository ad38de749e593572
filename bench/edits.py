"""A workspace of the bench to the same with one thing changed."""

import re
from pathlib import Path

from bench.workspaces import PER_THEME

THEME = 4  # its texts are short, and it is not among the largest


def subject(number: int) -> int:
    """Return the initiative to change in a round: of a theme whose factsheet fits."""
    return THEME * PER_THEME + number % PER_THEME


def words(workspace: Path, number: int) -> None:
    """Change the first words of the first initiative, in any workspace."""
    path = min((workspace / "data" / "initiatives").iterdir())
    text = path.read_text("utf-8")
    begin = r'(\ben: (?:>-\n *|"?))'
    path.write_text(re.sub(begin, rf"\g<1>Anew {number} ", text, count=1), "utf-8")


def description(workspace: Path, initiative: int) -> None:
    """Change the first words of an initiative's description, in both languages."""
    text = _read(workspace, initiative)
    head, begin, rest = text.partition("description:\n")
    rest = re.sub(r'^(  \w\w: ")', r"\1Anew 2024 ", rest, count=2, flags=re.MULTILINE)
    _write(workspace, initiative, head + begin + rest)


def amount(workspace: Path, initiative: int) -> None:
    """Add a thousand dollars to an initiative's funding."""
    text = _read(workspace, initiative)
    more = re.sub(
        r"amount: (\d+)", lambda match: f"amount: {int(match[1]) + 1000}", text
    )
    _write(workspace, initiative, more)


def label(workspace: Path, initiative: int) -> None:
    """Hold an initiative back from public documents."""
    text = _read(workspace, initiative)
    _write(workspace, initiative, f"{text}release: {{audience: internal}}\n")


def _path(workspace: Path, initiative: int) -> Path:
    return workspace / "data" / "initiatives" / f"initiative-{initiative:05}.yaml"


def _read(workspace: Path, initiative: int) -> str:
    return _path(workspace, initiative).read_text("utf-8")


def _write(workspace: Path, initiative: int, text: str) -> None:
    path = _path(workspace, initiative)
    assert text != path.read_text("utf-8"), "something is changed"
    path.write_text(text, "utf-8")
