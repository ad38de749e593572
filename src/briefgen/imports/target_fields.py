"""A subject and the path of a field to the type that the declaration gives it."""

from collections.abc import Iterator, Mapping

from briefgen.imports.mapping import Subject
from briefgen.languages import facts
from briefgen.loading import INITIATIVES, PORTFOLIO, declared
from briefgen.loading.own_declarations import (
    NOTHING_OWN,
    OwnDeclarations,
    declarations_of,
)
from briefgen.loading.themes import THEME_FOLDER
from briefgen.reading.fields import Field, Member, Unreadable, meant
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

FILES: Mapping[Subject, str] = {
    "portfolio": PORTFOLIO,
    "themes": THEME_FOLDER,
    "initiatives": INITIATIVES,
}
RULE = "unknown-field"


@dataclass(frozen=True, slots=True)
class TargetFields:
    """The declared fields of each subject, and the languages that texts have."""

    languages: tuple[str, ...]
    by_subject: Mapping[Subject, Field[object]]

    def at(self, subject: Subject, path: str) -> Field[object]:
        """Return the type of a field; raise Unreadable, with a hint, if there is none."""
        return below(self.by_subject[subject], path)


def target_fields(
    languages: tuple[str, ...], own: OwnDeclarations = NOTHING_OWN
) -> TargetFields:
    """Return the fields of a workspace in these languages; `own` are the office's own."""
    fields = declared(languages, own)
    by_subject = {subject: fields[path] for subject, path in FILES.items()}
    return TargetFields(languages, by_subject)


def fields_of(workspace: Workspace) -> TargetFields:
    """Return the fields of a workspace, with those of the office's own."""
    languages = workspace.configuration.languages
    return target_fields(languages, declarations_of(workspace))


def below(field: Field[object], path: str) -> Field[object]:
    """Return the type at a path below a type; raise Unreadable if there is none.

    A label of release is none: who may see what is decided by people, never by a source.
    """
    for name in path.split("."):
        members = _members(field)
        if name not in members:
            raise Unreadable(*_unknown(field, name, members))
        if members[name].aside:
            message = f"'{name}' is not imported: people decide who may see what"
            hint = "take this out, and write the label into the data by hand"
            raise Unreadable(message, RULE, hint)
        field = members[name].field
    return field


def paths_below(field: Field[object]) -> Iterator[str]:
    """Yield the paths that a rule may fill below a type: single values, and lists."""
    for name, member in _members(field).items():
        if member.aside:
            continue
        if member.field.form.item is not None or not _members(member.field):
            yield name
        yield from (f"{name}.{each}" for each in paths_below(member.field))


def _members(field: Field[object]) -> dict[str, Member]:
    form = field.form
    languages = form.languages if form.each_language else ()
    return {member.name: member for member in (*form.members, *languages)}


def _unknown(
    field: Field[object], name: str, members: Mapping[str, Member]
) -> tuple[str, str, str]:
    if field.form.item is not None and not members:
        message = f"'{name}' is in a list: say which items with `item:`"
        return message, RULE, "write `partners: {from: …, split: ';', item: {…}}`"
    named = [each.name for each in members.values() if not each.aside]
    if field.form.each_language:
        named = [each.name for each in field.form.languages]
        known = ", ".join(f"{code} ({facts(code).name})" for code in named)
        return f"no language '{name}' in this workspace", RULE, f"known: {known}"
    hint = meant(name, named) or f"known fields: {', '.join(named) or 'none'}"
    return f"unknown field '{name}'", RULE, hint
