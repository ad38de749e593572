"""The themes and initiatives of a workspace to their ids and titles, mistakes or not."""

import os
from collections.abc import Iterable, Iterator

from briefgen.errors import Place, mistake
from briefgen.files import MANY
from briefgen.loading import INITIATIVES
from briefgen.loading.themes import THEME_FOLDER, THEMES
from briefgen.reading import Mapping, Node, Scalar, Sequence, compose
from briefgen.reading.fields import nearest_slug
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in the data already: its id, its titles, and its place."""

    id: str
    titles: tuple[Scalar, ...]
    place: Place


def known_initiatives(workspace: Workspace) -> list[Known]:
    """Return the initiatives that can be read."""
    return [*_of_files(workspace, INITIATIVES)]


def known_themes(workspace: Workspace) -> list[Known]:
    """Return the themes that can be read, in either form."""
    text = workspace.optional_text(THEMES)
    node = compose(text, THEMES).node if text else None
    items = node.items if isinstance(node, Sequence) else ()
    named = ((_text(item, "id"), item) for item in items)
    listed = (Known(id_, _titles(item), item.place) for id_, item in named if id_)
    return [*listed, *_of_files(workspace, THEME_FOLDER)]


def refuse_twins(
    what: str, new_id: str, titles: Iterable[str], known: Iterable[Known]
) -> None:
    """Raise BriefgenError if one of them has this id, or a title in any language."""
    same = {_folded(title): title for title in titles}
    for each in known:
        if each.id.casefold() == new_id.casefold():
            message = f"{what} with the id '{each.id}' stands here already"
            hint = "change this one, or give the new one another --id"
            raise mistake(each.place, message, "duplicate-id", hint)
        for title in each.titles:
            if _folded(title.text) in same:
                message = f"{what} with this title stands here already"
                hint = "change this one, or give the new one another title"
                raise mistake(title.place, message, "duplicate-title", hint)


def _of_files(workspace: Workspace, folder: str) -> Iterator[Known]:
    if not os.path.lexists(workspace.root / folder):
        return
    for path in workspace.files(folder, ".yaml", least=0, most=MANY):
        name = path.rpartition("/")[2].removesuffix(".yaml")
        node = compose(workspace.read_text(path), path).node
        yield Known(name, () if node is None else _titles(node), Place(path))


def _text(node: Node, name: str) -> str:
    value = node.get(name) if isinstance(node, Mapping) else None
    return value.text if isinstance(value, Scalar) else ""


def _titles(node: Node) -> tuple[Scalar, ...]:
    title = node.get("title") if isinstance(node, Mapping) else None
    match title:
        case Scalar():
            return (title,)
        case Mapping(entries):
            texts = (entry.value for entry in entries if entry.key.text != "release")
            return tuple(each for each in texts if isinstance(each, Scalar))
        case _:
            return ()


def _folded(title: str) -> str:
    """Return a title without what nobody hears: capitals, accents and signs."""
    return nearest_slug(title) or " ".join(title.casefold().split())
