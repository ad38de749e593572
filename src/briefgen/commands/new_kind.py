"""A name to a template that makes a document for each subject, and passes `check`."""

from briefgen.audiences import AUDIENCES
from briefgen.commands import questions
from briefgen.commands.begin_file import begin_file, refuse_id, say_next
from briefgen.editing.transaction import FileEdit
from briefgen.loading.own_declarations import declarations_of
from briefgen.model import DeclaredFields
from briefgen.style_file.page_design import SHIPPED, USUAL
from briefgen.templating import subjects
from briefgen.view import subject_kind
from briefgen.workspace import Workspace

TEMPLATE = """\
---
# What is this document for, and who reads it?
title: "{{{{ {per}.{name} }}}}"
per: {per}  # one document for each
audience: {audience}  # public | internal
layout: {layout}  # the page design
{only}---
{{# Markdown, with values of the data in braces, and words of your own in English as
   {{{{ "Contact" | t }}}}, whose French stands in templates/phrases.yaml. #}}
{body}"""
ONE = "{{{{ {per}.description }}}}\n"
EACH = """\
{{% for initiative in {initiatives} %}}
## {{{{ initiative.title }}}}

{{{{ initiative.description }}}}

{{% endfor %}}
"""


def begin_kind(
    workspace: Workspace,
    name: str | None,
    per: str | None,
    audience: str | None,
    layout: str | None,
) -> None:
    """Write the template of a new kind of document, and say what to do next.

    Raises BriefgenError if there is a file of this name, and click.UsageError if
    something is not given and nobody can be asked.
    """
    named = questions.text(name, "NAME", "Name of the kind, such as question-period")
    refuse_id(named)
    own = declarations_of(workspace).fields or DeclaredFields()
    subject = questions.choice(
        per, "--per", "Number of what each document is about", subjects(own.choices)
    )
    reader = questions.choice(
        audience, "--audience", "Number of who reads it", AUDIENCES, "internal"
    )
    others = (
        path.rpartition("/")[2].removesuffix(".yaml") for path in workspace.designs
    )
    designs = tuple(dict.fromkeys((*SHIPPED, *others)))
    design = questions.choice(
        layout, "--layout", "Number of its page design", designs, USUAL[reader]
    )
    text = template(subject, reader, design)
    edit = FileEdit(f"templates/{named}.md", None, text.encode())
    begin_file(workspace.root, f"new kind {named}", [edit])
    say_next(f"briefgen build --kind {named}  makes its documents")


def template(per: str, audience: str, layout: str) -> str:
    """Return a template that prints the descriptions of what a subject has."""
    public = audience == "public"
    initiatives = f"{per}.initiatives{' | released' if public else ''}"
    alone = per == "initiative"
    return TEMPLATE.format(
        per=per,
        name="name" if subject_kind(per).grouping else "title",
        audience=audience,
        layout=layout,
        only="only: released  # what may not be public yet is left out\n" * public,
        body=(ONE if alone else EACH).format(per=per, initiatives=initiatives),
    )
