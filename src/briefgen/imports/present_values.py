"""A data file to the texts in it by the paths of their fields, and to where each stands.

  partners:
    - name: {en: CARE}        `partners[CARE].name.en` is at partners, 0, name, en

Items of lists are known by the text of their key field; which field that is depends on
the source, so lists that no source fills count as one value each.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import field

from briefgen.editing.changes import Path
from briefgen.editing.edited_text import plain_node
from briefgen.errors import Diagnostic, Place
from briefgen.imports.field_path import FieldPath, ItemKey, shown_path
from briefgen.imports.mapping import Subject
from briefgen.imports.same_values import field_at
from briefgen.imports.target_fields import TargetFields
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, quoted
from briefgen.reading.fields import Field
from briefgen.value_classes import dataclass

RULE = "import"
# The key field of each list that a source fills, by subject and path without items.
ListKeys = Mapping[tuple[Subject, FieldPath], str | None]


@dataclass(frozen=True, slots=True)
class PresentValues:
    """What a data file has of one subject.

    `paths` has where each value, list and mapping stands in the file; a text that is
    given once for all languages has one place and a path for each. `places` are their
    lines. `twins` are items that have the key of another: where the second stands.
    """

    texts: dict[FieldPath, str] = field(default_factory=dict)
    paths: dict[FieldPath, Path] = field(default_factory=dict)
    places: dict[FieldPath, Place] = field(default_factory=dict)
    twins: dict[FieldPath, Place] = field(default_factory=dict)


def present_values(
    node: Node, at: Path, subject: Subject, fields: TargetFields, keys: ListKeys
) -> PresentValues:
    """Return what a node has, which stands at a path of its file."""
    values = PresentValues()
    walk = _Walk(subject, fields, keys)
    walk.node(node, (), at, values)
    return values


def twin_mistakes(
    values: PresentValues, items: Iterator[FieldPath]
) -> Iterator[Diagnostic]:
    """Yield a mistake for each of some items that stands in the data more than once."""
    for item in items:
        place = values.twins.get(item)
        if place is not None:
            message = f"{shown_path(item)} stands here a second time"
            hint = "keep one of the two: the import cannot know which is meant"
            yield Diagnostic(place, message, RULE, hint)


@dataclass(frozen=True, slots=True)
class _Walk:
    """What is known while the nodes of one subject are visited."""

    subject: Subject
    fields: TargetFields
    keys: ListKeys

    def node(self, node: Node, path: FieldPath, at: Path, into: PresentValues) -> None:
        """Collect what stands at a path, and below it."""
        into.paths[path], into.places[path] = at, node.place
        key_of = self.subject, names_of(path)
        match node:
            case Scalar():
                self._scalar(node, path, into)
            case MappingNode() if key_of in self.keys:
                self._item(node, path, at, into)  # one line in place of a list of lines
            case MappingNode(entries):
                for entry in entries:
                    name = entry.key.text
                    self.node(entry.value, (*path, name), (*at, name), into)
            case _ if key_of in self.keys:
                for number, item in enumerate(node.items):
                    self._item(item, path, (*at, number), into)
            case _ if node.items:
                into.texts[path] = json.dumps(plain_node(node), ensure_ascii=False)

    def _scalar(self, node: Scalar, path: FieldPath, into: PresentValues) -> None:
        if node.empty:
            return
        declared = field_at(self.fields, self.subject, path)
        if declared is None or not declared.form.each_language:
            into.texts[path] = node.text
            return
        for member in declared.form.languages:
            below = (*path, member.name)
            into.texts[below] = node.text
            into.paths[below], into.places[below] = into.paths[path], node.place

    def _item(self, node: Node, path: FieldPath, at: Path, into: PresentValues) -> None:
        """Collect an item by its key; one without a key is nobody's."""
        name = self.keys[self.subject, names_of(path)]
        one = PresentValues()
        place: FieldPath = (*path, ItemKey(""))
        self.node(node, place, at, one)
        keyed = place if name is None else (*place, *name.split("."))
        text = one.texts.get(keyed)
        if text is None:
            return
        item: FieldPath = (*path, ItemKey(text))
        if item in into.paths:
            into.twins.setdefault(item, node.place)
            return
        for source, target in (
            (one.texts, into.texts),
            (one.paths, into.paths),
            (one.places, into.places),
            (one.twins, into.twins),
        ):
            for each, value in source.items():
                target[(*item, *each[len(place) :])] = value  # type: ignore[index]


def names_of(path: FieldPath) -> FieldPath:
    """Return a path without the items of lists that it leads through."""
    return tuple(part for part in path if not isinstance(part, ItemKey))


def item_field(declared: Field[object]) -> Field[object] | None:
    """Return the type of the items of a list, or None if it is no list."""
    return declared.form.item
