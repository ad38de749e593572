"""A label and a type to the declaration of a field of the office's own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

import click

from briefgen.commands import questions
from briefgen.commands.begin_file import (
    begin_file,
    proposed_id,
    refuse_mistakes,
    say_gaps,
    say_next,
)
from briefgen.editing.changes import Insert, Value
from briefgen.editing.new_file import HAND
from briefgen.editing.transaction import FileEdit, file_edit
from briefgen.errors import mistake
from briefgen.languages import facts
from briefgen.loading import declarations
from briefgen.loading.declarations.own_field import FIELDS, OWNERS
from briefgen.model import OwnType
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, load
from briefgen.reading import Sequence as SequenceNode
from briefgen.reading.fields import nearest_slug
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

HEAD = """\
# Fields of our own: each is declared here once, and its values stand under `fields:` in
# an initiative, in a theme, or in data/portfolio.yaml. `briefgen fields` explains each.
"""
TYPES = tuple(name for name in get_args(OwnType) if name != "table")


@dataclass(frozen=True, slots=True)
class FieldOptions:
    """What the options of `briefgen new field` say."""

    labels: Sequence[str]
    of: str | None
    type: str | None
    choices: Sequence[str]
    new_id: str | None


def begin_field(workspace: Workspace, options: FieldOptions) -> None:
    """Declare a field of the office's own after the others, and say what to do next.

    Raises BriefgenError if there is one with this id or label, and click.UsageError if
    something is not given and nobody can be asked.
    """
    languages = {code: facts(code).name for code in workspace.configuration.languages}
    label = questions.texts(options.labels, "Label", languages)
    if not label:
        raise click.UsageError("give --label, or run this on a terminal")
    of = questions.choice(options.of, "--of", "Number of what has it", OWNERS)
    type_ = questions.choice(options.type, "--type", "Number of its type", TYPES)
    proposal = proposed_id(label).replace("-", "_")
    named = questions.text(options.new_id, "--id", "Id of the field", proposal)
    item: dict[str, Value] = {"id": named, "of": of, "type": type_}
    item["label"] = {code: label.get(code) for code in languages}
    if type_ == "choice":
        item["choices"] = _choices(options.choices, languages)
    edit = _edit(workspace, item, label.values())
    field = declarations.own_fields(languages)
    refuse_mistakes(field, (edit.after or b"").decode(), FIELDS, "")
    begin_file(workspace.root, f"new field {named}", [edit])
    say_gaps("its label", label, languages)
    say_next(
        f"write `fields: {{{named}: …}}` into a file, {{{{ {of}.fields.{named} }}}} into"
        " a template"
    )


def _choices(options: Sequence[str], languages: Mapping[str, str]) -> list[Value]:
    """Return what a choice is one of: each has an id by its label."""
    first = next(iter(languages))
    labels = [*options]
    if not labels and questions.on_terminal():
        text = questions.text(None, "--choice", "Its choices, with commas between them")
        labels = text.split(",")
    if not labels:
        raise click.UsageError("give each --choice")
    others = dict.fromkeys(code for code in languages if code != first)
    return [
        {"id": nearest_slug(each), "label": {first: each.strip(), **others}}
        for each in labels
    ]


def _edit(workspace: Workspace, item: Value, labels: Iterable[str]) -> FileEdit:
    text = workspace.optional_text(FIELDS)
    if text is None:
        lines = "".join(f"{line}\n" for line in HAND.item(item, 0))
        return FileEdit(FIELDS, None, (HEAD + lines).encode())
    node = load(text, FIELDS)
    items = node.items if isinstance(node, SequenceNode) else ()
    _refuse_twins(item, {label.casefold() for label in labels}, items)
    return file_edit(workspace.root, FIELDS, [Insert((len(items),), item)])


def _refuse_twins(item: Value, labels: set[str], items: Iterable[Node]) -> None:
    """Raise BriefgenError if the same owner has a field of this id or label."""
    assert isinstance(item, Mapping)
    for each in items:
        if not isinstance(each, MappingNode) or _text(each, "of") != item["of"]:
            continue
        same = [_text(each, "id") == item["id"], *(t in labels for t in _labels(each))]
        if any(same):
            what = "id" if same[0] else "label"
            message = f"a field with this {what} is declared here already"
            hint = f"use that one, or give the new one another {what}"
            raise mistake(each.place, message, f"duplicate-{what}", hint)


def _text(node: MappingNode, name: str) -> str:
    value = node.get(name)
    return value.text if isinstance(value, Scalar) else ""


def _labels(node: MappingNode) -> list[str]:
    label = node.get("label")
    if isinstance(label, MappingNode):
        return [_text(label, entry.key.text).casefold() for entry in label.entries]
    return [_text(node, "label").casefold()]
