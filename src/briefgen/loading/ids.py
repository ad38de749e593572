"""Themes and initiatives to their ids: in the list of themes, or the file's name."""

from collections.abc import Iterable

from briefgen.errors import Place
from briefgen.reading import Mapping, Node, Scalar
from briefgen.reading.fields import (
    Reader,
    Unreadable,
    nearest_slug,
    read_slug,
)

LONGEST_ID = 60  # characters: files and addresses are named by it


def id_for(title: str) -> str:
    """Return an id that follows a title, cut between words; it may be empty."""
    words, proposal = nearest_slug(title).split("-"), ""
    for word in words:
        longer = f"{proposal}-{word}" if proposal else word
        if len(longer) > LONGEST_ID:
            break
        proposal = longer
    return proposal


def id_of_theme(node: Node) -> Scalar | None:
    """Return the id of an item of the list of themes, or None if it has none."""
    name = node.get("id") if isinstance(node, Mapping) else None
    return name if isinstance(name, Scalar) and not name.empty else None


def ids_of_files(reader: Reader, paths: Iterable[str]) -> dict[str, str]:
    """Return the id of each initiative by its path, and collect mistakes about names.

    The id is the file's name without its ending. Some disks take two names that differ
    only in capital letters for the same file.
    """
    ids = {path: path.rpartition("/")[2].rpartition(".")[0] for path in paths}
    twins = {stem.casefold(): path for path, stem in ids.items()}
    for path, stem in ids.items():
        twin = twins[stem.casefold()]
        if twin == path:
            _tell_misnamed(reader, path, stem)
        else:
            message = f"this file has the same id as {twin}, but for capital letters"
            reader.tell(Place(path), message, "duplicate-id", "rename one of the two")
    return ids


def tell_twins(reader: Reader, ids: Iterable[Scalar]) -> None:
    """Collect a mistake for each theme whose id another theme has already."""
    first: dict[str, Place] = {}
    for scalar in ids:
        place = first.setdefault(scalar.text, scalar.place)
        if place != scalar.place:
            message = f"duplicate theme '{scalar.text}', first at {place}"
            reader.tell(scalar.place, message, "duplicate-id", "give each its own id")


def _tell_misnamed(reader: Reader, path: str, stem: str) -> None:
    try:
        read_slug(stem)
    except Unreadable as error:
        message = f"the file's name is the id: {error.message}"
        near = nearest_slug(stem)
        hint = error.hint if near in {"", stem} else f"rename it to {near}.yaml"
        reader.tell(Place(path), message, error.rule, hint)
