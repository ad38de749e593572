"""What becomes of one subject to the smallest changes of its file, each by its path there."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field

from briefgen.editing.changes import Drop, Insert, Path, Put, Value
from briefgen.errors import mistake
from briefgen.imports.field_path import FieldPath, ItemKey, shown_path
from briefgen.imports.incoming_values import IncomingValue
from briefgen.imports.present_values import PresentValues
from briefgen.imports.three_way import FieldChange
from briefgen.imports.value_tree import (
    Tree,
    field_of,
    in_declared_order,
    names_in,
    tree_of,
    value_of,
    written_value,
)
from briefgen.loading.labels import NAME as LABEL
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, Sequence
from briefgen.reading.fields import Field
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class SubjectEdits:
    """Changes in the order in which they are made: values, then removals, then items."""

    puts: list[Put] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)
    inserts: list[Insert] = field(default_factory=list)

    def add(self, other: "SubjectEdits") -> None:
        """Add those of another subject in the same file."""
        self.puts.extend(other.puts)
        self.drops.extend(other.drops)
        self.inserts.extend(other.inserts)

    def in_order(self) -> tuple[Put | Drop | Insert, ...]:
        """Return all; of removals the last items first, so that numbers stay right."""
        drops = sorted(self.drops, key=lambda drop: _rank(drop.path), reverse=True)
        return (*self.puts, *drops, *self.inserts)


def subject_edits(
    changes: Iterable[FieldChange],
    present: PresentValues,
    declared: Field[object],
    *,
    prune: bool,
) -> SubjectEdits:
    """Return what changes in the file of a subject that is there."""
    editor = _Editor(present)
    new: dict[FieldPath, IncomingValue] = {}
    removed: set[FieldPath] = set()
    gone: set[FieldPath] = set()
    for change in changes:
        if change.outcome == "gone" and prune:
            gone.add(change.path)
        elif change.outcome == "taken" and change.new is not None:
            if change.new.text is None:
                removed.add(change.path)
            else:
                new[change.path] = change.new
    if gone:
        removed |= {
            path
            for path in present.texts
            if any(path[:at] in gone for at in range(1, len(path) + 1))
        }
    once = editor.once({*new, *removed}, removed)
    apart = {path: value for path, value in new.items() if path[:-1] not in once}
    editor.put(tree_of(apart), (), declared)
    for path in sorted(once, key=shown_path):
        editor.put_each_language(path, new, removed)
    editor.drop({path for path in removed if path[:-1] not in once}, new)
    editor.insert_items()
    return editor.edits


class _Editor:
    """Collects the changes of one subject."""

    def __init__(self, present: PresentValues) -> None:
        self._present, self._paths = present, present.paths
        self._items: dict[Path, list[Value]] = {}  # new ones, by the path of their list
        self._lengths: dict[Path, int] = {}
        self.edits = SubjectEdits()

    def once(
        self, changed: Collection[FieldPath], removed: Collection[FieldPath]
    ) -> set[FieldPath]:
        """Return texts that are given once, and in some languages differ from now on.

        So does a single value that stands in place of a mapping, such as a state.
        """
        nodes = self._present.nodes
        likely = {
            path[:-1]
            for path in changed
            if path and isinstance(nodes.get(path[:-1]), Scalar)
        }
        texts = self._present.texts
        return {
            path
            for path in likely
            if any(each[:-1] == path and each not in removed for each in texts)
        }

    def put_each_language(
        self,
        path: FieldPath,
        new: Mapping[FieldPath, IncomingValue],
        removed: Collection[FieldPath],
    ) -> None:
        """Give a text for each language, or field, in place of one for all."""
        texts: dict[str, Value] = {}
        for each in dict.fromkeys((*self._present.texts, *new)):
            name = each[-1] if each else None
            if each[:-1] == path and isinstance(name, str) and each not in removed:
                text = self._present.texts.get(each)
                texts[name] = value_of(new[each], None) if each in new else text
        self.edits.puts.append(Put(self._paths[path], texts))

    def put(self, tree: Tree, path: FieldPath, declared: Field[object] | None) -> None:
        """Put values where they stand; a field that is missing goes to its place."""
        item = None if declared is None else declared.form.item
        for key in tree:
            if isinstance(key, ItemKey):
                self._put_item(tree, key, path, item)
        for name in in_declared_order(tree, declared):
            full, below = (*path, name), field_of(declared, name)
            part, node = tree[name], self._present.nodes.get(full)
            if isinstance(part, dict) and _fits(node, part):
                if isinstance(node, MappingNode) and _has_items(part):
                    self._make_list(full, node, part)
                self.put(part, full, below)
            elif node is not None:
                _judge_labels(node)
                self.edits.puts.append(Put(self._paths[full], value_of(part, below)))
            else:
                names = names_in(declared)
                later = tuple(names[names.index(name) + 1 :]) if name in names else ()
                at = (*self._paths[path], name)
                self.edits.puts.append(Put(at, value_of(part, below), later))

    def drop(self, removed: Collection[FieldPath], new: Collection[FieldPath]) -> None:
        """Take away values, with each list and mapping of which nothing else is left."""
        every, mine = Counter(_above(self._present.texts)), Counter(_above(removed))
        filled = set(_above(new))
        tops = set[Path]()
        for path in removed:
            empty = (
                path[:end]
                for end in range(1, len(path))
                if every[path[:end]] == mine[path[:end]] and path[:end] not in filled
            )
            tops.add(self._paths[next(empty, path)])
        self.edits.drops.extend(Drop(path) for path in sorted(tops, key=_rank))
        for at in tops:
            if isinstance(at[-1], int):
                self._lengths[at[:-1]] = self._lengths.get(at[:-1], 0) - 1

    def insert_items(self) -> None:
        """Add new items at the end of their lists."""
        for path, values in self._items.items():
            length = self._lengths.get(path, 0)
            self.edits.inserts.extend(
                Insert((*path, length + number), value)
                for number, value in enumerate(values)
            )

    def _put_item(
        self, tree: Tree, key: ItemKey, path: FieldPath, declared: Field[object] | None
    ) -> None:
        full, part = (*path, key), tree[key]
        if full in self._paths:
            if isinstance(part, dict):
                self.put(part, full, declared)
            return
        at = self._paths[path]
        node = self._present.nodes[path]
        if at not in self._items:
            length = len(node.items) if isinstance(node, Sequence) else 1
            self._lengths[at] = self._lengths.get(at, 0) + length
        self._items.setdefault(at, []).append(value_of(part, declared))

    def _make_list(self, path: FieldPath, node: MappingNode, part: Tree) -> None:
        """Make a list of what stands alone in its place, where items are added to it."""
        if all((*path, key) in self._paths for key in part):
            return
        at = self._paths[path]
        self.edits.puts.append(Put(at, [written_value(node)]))
        self._paths = {
            each: (*at, 0, *there[len(at) :])
            if len(each) > len(path) and each[: len(path)] == path
            else there
            for each, there in self._paths.items()
        }


def _fits(node: Node | None, part: Tree) -> bool:
    """Return whether values can be put into what stands there."""
    if isinstance(node, Sequence):
        return _has_items(part)
    return isinstance(node, MappingNode)


def _judge_labels(node: Node) -> None:
    """Raise BriefgenError if what is replaced has a label of release, which would go."""
    within = [node]
    while within:
        each = within.pop()
        if isinstance(each, Sequence):
            within += each.items
        elif isinstance(each, MappingNode):
            for entry in each.entries:
                if entry.key.text == LABEL:
                    message = "a value of the source would take the place of this label"
                    hint = (
                        "keep your data with --use-data, or take the label out by hand"
                    )
                    raise mistake(entry.key.place, message, "label", hint)
                within.append(entry.value)


def _has_items(tree: Tree) -> bool:
    return any(isinstance(part, ItemKey) for part in tree)


def _above(paths: Iterable[FieldPath]) -> Iterator[FieldPath]:
    """Yield what each of some paths leads through."""
    return (path[:at] for path in paths for at in range(1, len(path)))


def _rank(path: Path) -> tuple[tuple[str, int], ...]:
    return tuple(("", part) if isinstance(part, int) else (part, 0) for part in path)
