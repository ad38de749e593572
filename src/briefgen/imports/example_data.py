"""What `briefgen init --empty` wrote, so that an import may take its place.

Nobody has to remove `data/initiatives/first-initiative.yaml`, or to decide whether "Title
of the portfolio" is right: what nobody changed there is replaced.
"""

import json
from collections.abc import Iterator, Mapping

from briefgen import empty_workspace
from briefgen.errors import BriefgenError
from briefgen.imports.field_path import FieldPath
from briefgen.imports.incoming_values import ListKeys
from briefgen.imports.mapping import Subject
from briefgen.imports.present_data import PresentData, PresentSubject
from briefgen.imports.target_fields import TargetFields
from briefgen.workspace import Workspace


class ExampleData:
    """The examples of an empty workspace; read when the first of them is asked for."""

    def __init__(
        self, workspace: Workspace, fields: TargetFields, keys: ListKeys
    ) -> None:
        own = Workspace(empty_workspace.FOLDER, workspace.configuration)
        self._examples = PresentData(own, fields, keys)

    def texts(self, subject: Subject, name: str) -> Mapping[FieldPath, str]:
        """Return the example texts of a subject by its id; none for most."""
        example = self._examples.of(subject, name)
        return example.values.texts if example else {}

    def untouched(
        self, subject: Subject, present: PresentData
    ) -> Iterator[tuple[str, PresentSubject]]:
        """Yield each subject that still stands as an example, with its id."""
        for name in self._examples.ids(subject):
            try:
                here = present.of(subject, name)
            except BriefgenError:
                continue  # it cannot be read, so somebody changed it
            texts = self.texts(subject, name)
            if here is not None and _is_part(here.values.texts, texts):
                yield name, here


def _is_part(ours: Mapping[FieldPath, str], texts: Mapping[FieldPath, str]) -> bool:
    """Return whether texts are those of an example, in some of its languages."""
    return all(
        path in texts and {*_words(text)} <= {*_words(texts[path])}
        for path, text in ours.items()
    )


def _words(text: str) -> Iterator[object]:
    """Yield a text, or the texts of a list that counts as one value."""
    pending: list[object] = [json.loads(text) if text.startswith("[") else text]
    while pending:
        match pending.pop():
            case list(items):
                pending += items
            case dict(fields):
                pending += fields.values()
            case other:
                yield other
