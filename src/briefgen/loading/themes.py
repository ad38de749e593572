"""The themes of a workspace: a list in one file, or a file each, to their ids and values."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias

from briefgen.errors import BriefgenError, Place
from briefgen.files import MANY
from briefgen.loading import declarations
from briefgen.loading.ids import id_of_theme, ids_of_files, tell_twins
from briefgen.loading.own_declarations import OwnDeclarations
from briefgen.loading.read_files import Files
from briefgen.loading.surroundings import jurisdiction_of
from briefgen.model import Theme
from briefgen.reading import Node, Sequence, kind
from briefgen.reading.fields import Field, Reader
from briefgen.workspace import Workspace

THEMES, THEME_FOLDER = "data/themes.yaml", "data/themes"
MOST_THEMES = 10_000  # four times as many as 10,000 initiatives usually have

Ids: TypeAlias = tuple[str, ...] | None  # of themes; None if they are not known
Named: TypeAlias = Callable[[str], Theme]  # a theme, once it has its id


def themes_of(
    files: Files,
    workspace: Workspace,
    languages: Mapping[str, str],
    own: OwnDeclarations,
    money: str,
) -> tuple[Ids, tuple[Theme, ...]]:
    """Return the ids of the themes, if all have one, and the themes without mistakes.

    `own` are the fields that the office declares, `money` the portfolio's currency.
    """
    member = own.member("theme", languages, money)
    context = own.context(jurisdiction_of(files.reader), languages, money)
    if not os.path.lexists(workspace.root / THEME_FOLDER):
        return _listed(files, declarations.theme(languages, member), context)
    if os.path.lexists(workspace.root / THEMES):
        message = f"themes stand in this file and in the folder {THEME_FOLDER}"
        hint = f"keep one: all in this file, or each in {THEME_FOLDER}/<its id>.yaml"
        files.reader.tell(Place(THEMES), message, "two-forms", hint)
        return None, ()
    field = declarations.theme_file(languages, member)
    return _filed(files, workspace, field, context)


def _filed(
    files: Files, workspace: Workspace, field: Field[Named], context: str
) -> tuple[Ids, tuple[Theme, ...]]:
    """Return the themes that are a file each, by their order, then by id."""
    themes: list[Theme] = []
    paths = _paths(files.reader, workspace)
    if paths is None:
        return None, ()
    for path, name in ids_of_files(files.reader, paths).items():
        values = files.values(path, context, partial(_named, name, field))
        themes += (each for each in values or () if isinstance(each, Theme))
    themes.sort(key=lambda at: (at.order, at.id))
    names = (path.rpartition("/")[2].removesuffix(".yaml") for path in paths)
    return tuple(dict.fromkeys((*(each.id for each in themes), *names))), tuple(themes)


def _paths(reader: Reader, workspace: Workspace) -> tuple[str, ...] | None:
    hint = f"put the file of each theme into {THEME_FOLDER} itself"
    try:
        for folder in workspace.folders(THEME_FOLDER):
            if not folder.endswith(".yaml"):  # which is told as no file
                reader.tell(Place(folder), "this folder is not read", "folder", hint)
        paths = workspace.files(THEME_FOLDER, ".yaml", most=MANY)
    except BriefgenError as error:
        reader.collect(error.diagnostics)
        return None
    if len(paths) > MOST_THEMES:
        message = f"more than {MOST_THEMES:,} themes: {len(paths):,}"
        reader.tell(Place(THEME_FOLDER), message, "too-large")
        return None
    return paths


def _named(
    name: str, field: Field[Named], node: Node, reader: Reader
) -> tuple[Theme, ...]:
    build = field.take(node, reader.at("themes") / name)
    return () if build is None else (build(name),)


def _listed(
    files: Files, field: Field[Theme], context: str
) -> tuple[Ids, tuple[Theme, ...]]:
    """Return the themes of the list in one file."""
    read: list[Ids] = []

    def take(node: Node, reader: Reader) -> tuple[Theme, ...]:
        ids, themes = _listed_themes(node, reader, field)
        read.append(ids)
        return themes

    values = files.values(THEMES, context, take)
    if values is None:
        return None, ()
    themes = tuple(each for each in values if isinstance(each, Theme))
    return (read[0] if read else tuple(each.id for each in themes)), themes


def _listed_themes(
    listed: Node, reader: Reader, field: Field[Theme]
) -> tuple[Ids, tuple[Theme, ...]]:
    if not isinstance(listed, Sequence) or not listed.items:
        actual = "an empty list" if isinstance(listed, Sequence) else kind(listed)
        message = f"expected a list of themes, found {actual}"
        reader.tell(listed.place, message, "type")
        return None, ()
    if len(listed.items) > MOST_THEMES:
        message = f"more than {MOST_THEMES:,} themes: {len(listed.items):,}"
        reader.tell(listed.place, message, "too-large")
        return None, ()
    named = [(id_of_theme(item), item) for item in listed.items]
    tell_twins(reader, (theme for theme, _ in named if theme is not None))
    read = [
        field.take(item, reader.at("themes") / (theme.text if theme else number))
        for number, (theme, item) in enumerate(named)
    ]
    ids = tuple(theme.text for theme, _ in named if theme is not None)
    whole = len(ids) == len(named)
    return ids if whole else None, tuple(theme for theme in read if theme is not None)
