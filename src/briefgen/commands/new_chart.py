"""A name and a kind to the file of a new chart, which explains its fields."""

from collections.abc import Mapping
from typing import Any

from briefgen.charts import chart_file
from briefgen.charts.kinds import KINDS
from briefgen.commands import questions
from briefgen.commands.begin_file import begin_file, refuse_id, say_next
from briefgen.commands.commented_fields import file_text
from briefgen.editing.changes import Value
from briefgen.editing.transaction import FileEdit
from briefgen.workspace import Workspace

HEAD = "A chart. What does it show, in one sentence for whoever comes after you?"
SUBJECTS = ("initiatives", "themes")


def begin_chart(
    workspace: Workspace, name: str | None, kind: str | None, of: str | None
) -> None:
    """Write the file of a new chart, and say what to do next.

    Raises BriefgenError if there is one of this name or the file would have mistakes, and
    click.UsageError if something is not given and nobody can be asked.
    """
    named = questions.text(name, "NAME", "Name of the chart, such as money-by-theme")
    refuse_id(named)
    root = workspace.root
    own = sorted(path.stem for path in (root / "charts").glob("*.py"))
    known = tuple(dict.fromkeys((*KINDS, *own)))
    drawn = questions.choice(kind, "--kind", "Number of its kind", known)
    values: dict[str, Value] = {"kind": drawn, "only": "released"}
    if _is_funding(drawn):
        subject = questions.choice(of, "--of", "Number of what a bar shows", SUBJECTS)
        values["of"] = subject
    elif of is not None:
        values["of"] = of
    path = f"charts/{named}.yaml"
    text = _text(values, workspace.configuration.languages)
    chart_file.read(text, path)
    begin_file(root, f"new chart {named}", [FileEdit(path, None, text.encode())])
    say_next(
        f"write `![What it shows](chart:{named})` into a template, between empty lines"
    )


def _is_funding(kind: str) -> bool:
    return kind in KINDS and KINDS[kind].shows == "funding"


def _text(values: Mapping[str, Value], languages: Any) -> str:
    members = chart_file.FIELDS.form.members
    kind = str(values["kind"])
    if kind in KINDS:
        unfit = {"what", "height"} | (set() if _is_funding(kind) else {"others"})
        members = tuple(each for each in members if each.name not in unfit)
    return file_text(HEAD, members, values, languages)
