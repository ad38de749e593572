"""What an import makes new to the examples of `briefgen init --empty` that it replaces."""

from collections.abc import Iterator, Sequence

from briefgen.imports.comparison import ComparedSubject, ComparisonFrame
from briefgen.imports.example_data import ExampleData
from briefgen.imports.mapping import Subject
from briefgen.imports.present_data import PresentSubject
from briefgen.imports.record_values import THEMES


def replaced_examples(
    compared: Sequence[ComparedSubject], frame: ComparisonFrame, examples: ExampleData
) -> Iterator[ComparedSubject]:
    """Yield the examples whose place is taken by new ones; a theme only if it is unused."""
    fresh = {each.subject for each in compared if each.standing == "new"}
    removed: list[str] = []
    if "initiatives" in fresh:
        for name, present in examples.untouched("initiatives", frame.present):
            removed.append(name)
            yield _example("initiatives", name, present)
    if "themes" not in fresh:
        return
    untouched = [*examples.untouched("themes", frame.present)]
    used = _themes_in_use(compared, frame, removed) if untouched else set()
    for name, present in untouched:
        if name not in used:
            yield _example("themes", name, present)


def _example(kind: Subject, name: str, present: PresentSubject) -> ComparedSubject:
    return ComparedSubject(kind, "", name, "", 0, "example", present=present)


def _themes_in_use(
    compared: Sequence[ComparedSubject], frame: ComparisonFrame, removed: Sequence[str]
) -> set[str | None]:
    used = {
        change.new.text
        for each in compared
        for change in each.changes
        if change.new is not None and change.path[0] in THEMES
    }
    for name in frame.present.ids("initiatives").keys() - {*removed}:
        present = frame.present.of("initiatives", name)
        texts = present.values.texts if present else {}
        used |= {text for path, text in texts.items() if path[0] in THEMES}
    return used
