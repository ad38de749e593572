"""A title and a theme to the file of a new initiative, which explains its fields."""

from collections.abc import Mapping, Sequence

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
from briefgen.commands.required_fields import required_values
from briefgen.editing.changes import Value
from briefgen.editing.transaction import FileEdit
from briefgen.languages import facts
from briefgen.loading import INITIATIVES, declarations
from briefgen.loading.known_titles import (
    known_initiatives,
    known_themes,
    refuse_twins,
)
from briefgen.loading.own_declarations import declarations_of
from briefgen.model import DeclaredFields
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

HEAD = "One initiative; its id is the name of this file."
# What stands for a description until somebody writes it; in other languages it is a gap.
DESCRIPTIONS: Mapping[str, str] = {
    "en": "What this initiative does, for whom, where and with whom.",
    "fr": "Ce que fait cette initiative, pour qui, où et avec qui.",
}


@dataclass(frozen=True, slots=True)
class InitiativeOptions:
    """What the options of `briefgen new initiative` say."""

    titles: Sequence[str]
    descriptions: Sequence[str]
    theme: str | None
    new_id: str | None
    fields: Sequence[str]


def begin_initiative(workspace: Workspace, options: InitiativeOptions) -> None:
    """Write the file of a new initiative, and say what to do next.

    Raises BriefgenError if there is one with this id or title, and click.UsageError if
    something is not given and nobody can be asked.
    """
    languages = {code: facts(code).name for code in workspace.configuration.languages}
    title = questions.titles(options.titles, languages)
    ids = [each.id for each in known_themes(workspace)]
    known = known_initiatives(workspace)
    refuse_twins("an initiative", options.new_id or "", title.values(), known)
    chosen = questions.choice(options.theme, "--theme", "Number of its theme", ids)
    named = questions.text(
        options.new_id, "--id", "Id, and name of its file", proposed_id(title)
    )
    refuse_twins("an initiative", named, (), known)
    path = f"{INITIATIVES}/{named}.yaml"
    refuse_id(named)
    values: dict[str, Value] = {
        "theme": chosen,
        "title": {code: title.get(code) for code in languages},
        "description": _description(options.descriptions, title, languages),
    }
    own = declarations_of(workspace)
    declared = (own.fields or DeclaredFields()).initiative.values
    if required := required_values(declared, options.fields, languages):
        values["fields"] = required
    themes = (chosen, *(each for each in ids if each != chosen))  # examples are others
    member = own.member("initiative", languages)
    field = declarations.initiative(languages, themes, "", member)
    text = file_text(HEAD, field.form.members, values, [*languages])
    refuse_mistakes(field, text, path, f"initiatives.{named}")
    edit = FileEdit(path, None, text.encode())
    begin_file(workspace.root, f"new initiative {named}", [edit])
    say_gaps("title and description", title, languages)
    say_next("write its description, and what else you know of it, into that file")


def _description(
    options: Sequence[str], title: Mapping[str, str], languages: Mapping[str, str]
) -> Value:
    """Return a description in each language that has a title."""
    described = questions.texts(options, "Description", languages) if options else {}
    return {
        code: described.get(code, DESCRIPTIONS.get(code)) if code in title else None
        for code in languages
    }
