"""A data file to the texts in it by the paths of their fields, and to where each stands.

  partners:
    - name: {en: CARE}        `partners[CARE].name.en` is at partners, 0, name, en

Items of lists are known by the text of their key field; which field that is depends on
the source, so a list that no source fills counts as one value.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import field

from briefgen.editing.changes import Path
from briefgen.editing.edited_text import plain_node
from briefgen.errors import Diagnostic, Place
from briefgen.imports.field_path import FieldPath, ItemKey, names_of, shown_path
from briefgen.imports.incoming_values import ListKeys
from briefgen.imports.mapping import Subject
from briefgen.imports.same_values import field_at
from briefgen.imports.target_fields import TargetFields
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, Sequence
from briefgen.value_classes import dataclass

RULE = "import"
NOBODY = "\0"  # begins the key of an item that no source can have
NUMBERED = ""  # the key of a list whose items are known by their number, from 1


@dataclass(frozen=True, slots=True)
class PresentValues:
    """What a data file has of one subject.

    `nodes` has what stands at the path of each value, list and mapping, and `paths` where
    that is in the file; a text that is given once for all languages has a path for each,
    and one place. `twins` are items with the key of another: where the second stands.
    """

    texts: dict[FieldPath, str] = field(default_factory=dict)
    nodes: dict[FieldPath, Node] = field(default_factory=dict)
    paths: dict[FieldPath, Path] = field(default_factory=dict)
    twins: dict[FieldPath, Place] = field(default_factory=dict)

    def keep(self, path: FieldPath, node: Node, at: Path) -> None:
        """Record what stands at a path, and where that is in the file."""
        self.nodes[path], self.paths[path] = node, at

    def add(self, path: FieldPath, inner: "PresentValues") -> None:
        """Record what stands below a path."""
        self.texts.update({(*path, *each): text for each, text in inner.texts.items()})
        self.nodes.update({(*path, *each): node for each, node in inner.nodes.items()})
        self.paths.update({(*path, *each): at for each, at in inner.paths.items()})
        self.twins.update({(*path, *each): at for each, at in inner.twins.items()})


class PresentReader:
    """Reads what data files have of the subjects of one kind."""

    def __init__(self, subject: Subject, fields: TargetFields, keys: ListKeys) -> None:
        self._subject, self._fields = subject, fields
        self._keys = {path: key for (of, path), key in keys.items() if of == subject}
        self._languages: dict[FieldPath, tuple[str, ...]] = {}

    def values(self, node: Node, at: Path = ()) -> PresentValues:
        """Return what a node has, which stands at a path of its file."""
        values = PresentValues()
        self._collect(node, (), at, ((), values))
        return values

    def _collect(
        self,
        node: Node,
        path: FieldPath,
        at: Path,
        into: tuple[FieldPath, PresentValues],
    ) -> None:
        """Collect what stands at a path, whose names alone are `into[0]` and it."""
        above, values = into
        values.keep(path, node, at)
        names = (*above, *names_of(path))
        match node:
            case Scalar():
                self._collect_text(node, path, names, values)
            case MappingNode() if names in self._keys:
                self._collect_items((node,), (at,), names, (path, values))
            case MappingNode(entries):
                for entry in entries:
                    name = entry.key.text
                    self._collect(entry.value, (*path, name), (*at, name), into)
            case Sequence(items) if names in self._keys:
                places = ((*at, number) for number in range(len(items)))
                self._collect_items(items, places, names, (path, values))
            case Sequence(items):
                if items:
                    listed = plain_node(node)
                    values.texts[path] = json.dumps(listed, ensure_ascii=False)

    def _collect_text(
        self, node: Scalar, path: FieldPath, names: FieldPath, values: PresentValues
    ) -> None:
        if node.empty:
            return
        if names not in self._languages:
            declared = field_at(self._fields, self._subject, names)
            form = declared.form if declared and declared.form.each_language else None
            self._languages[names] = (
                tuple(e.name for e in form.languages) if form else ()
            )
        languages = self._languages[names]
        if not languages:
            values.texts[path] = node.text
        for code in languages:
            values.texts[*path, code] = node.text
            values.keep((*path, code), node, values.paths[path])

    def _collect_items(
        self,
        items: Iterable[Node],
        places: Iterable[Path],
        names: FieldPath,
        into: tuple[FieldPath, PresentValues],
    ) -> None:
        path, values = into
        key = self._keys[names]
        for number, (node, at) in enumerate(zip(items, places, strict=True)):
            inner = PresentValues()
            if isinstance(node, MappingNode):
                for entry in node.entries:
                    name = entry.key.text
                    self._collect(entry.value, (name,), (*at, name), (names, inner))
            inner.keep((), node, at)
            if isinstance(node, Scalar) and not node.empty:
                inner.texts[()] = node.text
            text = inner.texts.get(() if key is None else tuple(key.split(".")))
            if key == NUMBERED:
                text = str(number + 1)
            item = (*path, ItemKey(f"{NOBODY}{number}" if text is None else text))
            if item in values.paths:
                values.twins.setdefault(item, node.place)
                item = (*path, ItemKey(f"{NOBODY}{number}"))
            values.add(item, inner)


def twin_mistakes(
    values: PresentValues, items: Iterable[FieldPath]
) -> Iterator[Diagnostic]:
    """Yield a mistake for each of some items that stands in the data more than once."""
    for item in items:
        if item in values.twins:
            message = f"{shown_path(item)} stands here a second time"
            hint = "keep one of the two: the import cannot know which is meant"
            yield Diagnostic(values.twins[item], message, RULE, hint)
