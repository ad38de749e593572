"""The data as it is now to its values, with the items of lists as the workbook knows them."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.imports.field_path import FieldPath, ItemKey, names_of
from briefgen.imports.incoming_values import Incoming, IncomingValue
from briefgen.imports.mapping import Subject
from briefgen.imports.present_data import PresentData, PresentSubject
from briefgen.imports.present_values import NUMBERED, PresentValues
from briefgen.imports.same_values import field_at
from briefgen.imports.target_fields import TargetFields
from briefgen.portfolio_sheet.aligned_items import (
    MOVED,
    items_below,
    lists_in,
    matches,
)
from briefgen.portfolio_sheet.written_values import WrittenValues
from briefgen.reading import Scalar
from briefgen.workspace import Workspace

LABEL = "release"


class PresentForSheet(PresentData):
    """The data of a workspace beside what a workbook had, and what it has now."""

    def __init__(
        self,
        workspace: Workspace,
        fields: TargetFields,
        written: WrittenValues,
        incoming: Incoming,
    ) -> None:
        super().__init__(workspace, fields, incoming.list_keys)
        self._numbered = {
            place for place, key in incoming.list_keys.items() if key == NUMBERED
        }
        self._targets, self._written = fields, written
        self._edited: Mapping[tuple[Subject, str], Mapping[FieldPath, IncomingValue]]
        self._edited = {
            (each.subject, each.proposed_id): each.values for each in incoming.subjects
        }

    def of(self, subject: Subject, name: str) -> PresentSubject | None:
        """Return what a subject has; items that were written have their numbers."""
        present = super().of(subject, name)
        if present is None:
            return None
        values = _spread(subject, present.values, self._targets)
        written = self._written.get((subject, name), {})
        if _differs(written, values.texts):
            edited = self._edited.get((subject, name), {})
            values = self._aligned(subject, values, written, edited)
        return replace(present, values=values)

    def _aligned(
        self,
        subject: Subject,
        values: PresentValues,
        written: Mapping[FieldPath, str],
        edited: Mapping[FieldPath, IncomingValue],
    ) -> PresentValues:
        texts = {at: each.text for at, each in edited.items() if each.text is not None}
        done = set[FieldPath]()
        while True:
            todo = (each for each in lists_in([*values.nodes]) if each not in done)
            path = next(todo, None)
            if path is None:
                return values
            done.add(path)
            if (subject, names_of(path)) in self._numbered:
                old = items_below(written, path)
                present = items_below(values.texts, path)
                same = matches(old, present)
                names = _names(present, same, items_below(texts, path), old)
                values = _renamed(values, path, names)


def _names(
    present: Mapping[ItemKey, Mapping[FieldPath, str]],
    same: Mapping[ItemKey, ItemKey],
    edited: Mapping[ItemKey, Mapping[FieldPath, str]],
    written: Mapping[ItemKey, object],
) -> dict[ItemKey, ItemKey]:
    """Return the key of each item: that of a written one, or of the same new row."""
    names = dict(same)
    rows = [key for key in edited if key not in written]
    for key, item in present.items():
        if key not in names:
            equal = (row for row in rows if edited[row] == item)
            row = next(equal, None)
            if row is not None:
                rows.remove(row)
            names[key] = row or ItemKey(f"{MOVED}{key.text}")
    return names


def _renamed(
    values: PresentValues, path: FieldPath, names: Mapping[ItemKey, ItemKey]
) -> PresentValues:
    """Return values with other keys for the items of a list."""
    depth = len(path)

    def own(at: FieldPath) -> FieldPath:
        if len(at) <= depth or at[:depth] != path:
            return at
        key = at[depth]
        assert isinstance(key, ItemKey)
        return (*path, names.get(key, key), *at[depth + 1 :])

    return PresentValues(
        {own(at): text for at, text in values.texts.items()},
        {own(at): node for at, node in values.nodes.items()},
        {own(at): there for at, there in values.paths.items()},
        {own(at): place for at, place in values.twins.items()},
    )


def _spread(
    subject: Subject, values: PresentValues, fields: TargetFields
) -> PresentValues:
    """Return values with each that stands in place of a mapping where it is in that.

    A status may be its state alone, and a text of a list one for all languages. Labels of
    release are nothing that a workbook has: they stay, and go with what has them.
    """
    texts = {at: text for at, text in values.texts.items() if LABEL not in at}
    nodes, paths = dict(values.nodes), dict(values.paths)
    for path, text in [*texts.items()]:
        node, field = values.nodes[path], field_at(fields, subject, path)
        outer = field_at(fields, subject, path[:-1])
        in_language = outer is not None and outer.form.each_language
        if field is None or not isinstance(node, Scalar) or in_language:
            continue
        item = field.form.item
        form = (
            item.form
            if item is not None and isinstance(path[-1], ItemKey)
            else field.form
        )
        parts = form.languages if form.each_language else form.members[:1]
        if parts:
            del texts[path]
        for each in parts:
            below = (*path, each.name)
            texts[below], nodes[below], paths[below] = text, node, values.paths[path]
    return PresentValues(texts, nodes, paths, values.twins)


def _differs(
    written: Mapping[FieldPath, str], present: Mapping[FieldPath, str]
) -> bool:
    """Return whether the items of lists may have moved since."""
    return {at for at in written if _in_list(at)} != {
        at for at in present if _in_list(at)
    } or any(present.get(at) != text for at, text in written.items() if _in_list(at))


def _in_list(path: FieldPath) -> bool:
    return any(isinstance(part, ItemKey) for part in path)
