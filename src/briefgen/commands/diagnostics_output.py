"""Turn diagnostics into lines on standard error, or into values for JSON."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import PurePosixPath

import click

from briefgen.errors import Diagnostic, Place, in_order

# What acts on a terminal, or turns the reading direction, wherever it comes from: names
# of files, words of a Word file that came by mail. Our own bold, dim and yellow stay, which
# click leaves out where no terminal shows them.
ACTING = re.compile(
    "[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
    r"|\x1b(?!\[(?:0|1|2|22|33)m)"
)
# Rules by which outputs are told of one by one; so are a few of a folder, and of more
# of them the first are named.
OF_OUTPUTS = frozenset(("edited-output", "output", "withdraw"))
FEW, NAMED = 5, 3


def say(text: str, *, err: bool = False) -> None:
    """Print lines so that nothing in them acts on a terminal; nothing else prints."""
    click.echo(ACTING.sub("\N{REPLACEMENT CHARACTER}", text), err=err)


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics as `messages` gives them."""
    for message in messages(diagnostics):
        say(message, err=True)


def messages(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield diagnostics in the order of their places, each once.

    A message about many outputs of a folder comes once for the folder.
    """
    yield from map(str, in_order(_gathered(in_order(diagnostics))))


def _gathered(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    alike: dict[Diagnostic, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        alike.setdefault(_of_folder(diagnostic), []).append(diagnostic)
    for folder, each in alike.items():
        yield from each if len(each) <= FEW else [_of_all(folder, each)]


def _of_folder(diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic about an output as one about its folder, without its name."""
    path = PurePosixPath(diagnostic.place.path)
    if diagnostic.rule not in OF_OUTPUTS or len(path.parents) <= 2:  # noqa: PLR2004 - kind, name
        return diagnostic
    folder = Place(path.parents[1].as_posix())
    return replace(
        diagnostic, place=folder, message=diagnostic.message.replace(path.stem, "…")
    )


def _of_all(folder: Diagnostic, diagnostics: list[Diagnostic]) -> Diagnostic:
    start = f"{folder.place.path}/"
    names = ", ".join(
        each.place.path.removeprefix(start) for each in diagnostics[:NAMED]
    )
    more = f"{len(diagnostics)} files here: {names} and {len(diagnostics) - NAMED} more"
    return replace(folder, message=f"{more}: {folder.message}")


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Return diagnostics as values for JSON."""
    return [asdict(diagnostic) for diagnostic in in_order(diagnostics)]


def severe(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether one of the diagnostics is an error."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def counted(number: int, noun: str) -> str:
    """Return a number of things in words: `1 output`, `2 outputs`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
