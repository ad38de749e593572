"""A title to a new theme: an item of the list of themes, or a file of its own."""

import os
from collections.abc import Sequence

from briefgen.commands import questions
from briefgen.commands.begin_file import (
    begin_file,
    proposed_id,
    refuse_id,
    refuse_mistakes,
    say_gaps,
    say_next,
)
from briefgen.commands.commented_fields import file_text
from briefgen.editing.changes import Insert, Value
from briefgen.editing.transaction import FileEdit, file_edit
from briefgen.languages import facts
from briefgen.loading import declarations
from briefgen.loading.known_titles import known_themes, refuse_twins
from briefgen.loading.own_declarations import declarations_of
from briefgen.loading.themes import THEME_FOLDER, THEMES
from briefgen.reading import Sequence as SequenceNode
from briefgen.reading import load
from briefgen.workspace import Workspace

HEAD = "One theme; its id is the name of this file."


def begin_theme(
    workspace: Workspace, titles: Sequence[str], new_id: str | None
) -> None:
    """Add a theme after the others, and say what to do next.

    Raises BriefgenError if there is one with this id or title, and click.UsageError if
    something is not given and nobody can be asked.
    """
    languages = {code: facts(code).name for code in workspace.configuration.languages}
    title = questions.titles(titles, languages)
    known = known_themes(workspace)
    refuse_twins("a theme", new_id or "", title.values(), known)
    named = questions.text(new_id, "--id", "Id of the theme", proposed_id(title))
    refuse_twins("a theme", named, (), known)
    refuse_id(named)
    whole: Value = {code: title.get(code) for code in languages}
    filed = os.path.lexists(workspace.root / THEME_FOLDER)
    edit = (_file if filed else _item)(workspace, named, whole)
    begin_file(workspace.root, f"new theme {named}", [edit])
    say_gaps("its title", title, languages)
    say_next("give initiatives of it `theme: " + named + "`")


def _file(workspace: Workspace, name: str, title: Value) -> FileEdit:
    languages = {code: facts(code).name for code in workspace.configuration.languages}
    own = declarations_of(workspace).member("theme", languages)
    field = declarations.theme_file(languages, own)
    path = f"{THEME_FOLDER}/{name}.yaml"
    text = file_text(HEAD, field.form.members, {"title": title}, [*languages])
    refuse_mistakes(field, text, path, f"themes.{name}")
    return FileEdit(path, None, text.encode())


def _item(workspace: Workspace, name: str, title: Value) -> FileEdit:
    item: Value = {"id": name, "title": title}
    listed = load(workspace.read_text(THEMES), THEMES)
    number = len(listed.items) if isinstance(listed, SequenceNode) else 0
    return file_edit(workspace.root, THEMES, [Insert((number,), item)])
