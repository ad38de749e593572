"""What templates may ask for to templates that print each of it, and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen import model
from briefgen.loading.declarations.own_field import OWNERS
from briefgen.view import Many, Shape, Value, parts
from briefgen.view.schema import owned
from briefgen.view.subject_kinds import SUBJECT_KINDS
from tests.declared.own_fields import OWN

assert OWN.fields is not None
SUBJECTS: Mapping[str, Shape] = {
    name: owned(kind.shape, OWN.fields) for name, kind in SUBJECT_KINDS.items()
}
# Of what declarations say, that of these fields is printed: no other has more parts.
DECLARED = ("initiative_choice", "initiative_number")
SUBJECTS_DEEP = 2  # a subject, and one that it has
# What declarations say of columns is printed above the values.
OWN_TABLE = """\
{{% if {0}.fields.{0}_table %}}
{{{{ {0}.fields.{0}_table | label }}}}

{{{{ {0}.fields.{0}_table | table }}}}
{{% endif %}}"""
HEAD = """\
---
title: A title
per: {per}
audience: {audience}
layout: {layout}
formats: [{formats}]
---
Words.

{body}
"""


@dataclass(frozen=True)
class Printed:
    """A field that a template can print: what it asks of what, from the subject on.

    `steps` has the lists on the way: the name of each variable and what it is each of.
    """

    name: str
    ask: str
    steps: tuple[tuple[str, str], ...] = ()

    def body(self, choose: str = "") -> str:
        """Give the template; `choose` is a filter that every list gets."""
        text = _guarded(self.ask)
        for variable, listed in reversed(self.steps):
            loop = f"{{% for {variable} in {listed}{choose} %}}\n{text}\n{{% endfor %}}"
            text = _guarded(listed, loop)
        return text


def _guarded(ask: str, text: str = "") -> str:
    """Print what is there, and ask first for all that it stands in."""
    first, *names = ask.split(".")
    value = "" if text else ask
    text = text or f"- {{{{ {ask} }}}}"
    for number in range(len(names), 0, -1):
        whole = ".".join((first, *names[:number]))
        test = f"{whole} is not none" if whole == value else whole  # no is printed
        text = f"{{% if {test} %}}\n{text}\n{{% endif %}}"
    return text


def printed(per: str) -> Iterator[Printed]:
    """Yield all that can be printed of a subject, each once."""
    yield from _printed(SUBJECTS[per], per, per, (), ())


def _printed(
    shape: Shape,
    name: str,
    ask: str,
    steps: tuple[tuple[str, str], ...],
    trail: tuple[Shape, ...],
) -> Iterator[Printed]:
    """Yield what a shape has, and what its parts have; of a subject within, its own."""
    if shape is Value:
        yield Printed(name, ask, steps)
    elif isinstance(shape, Many):
        if shape.item == SUBJECTS["initiative"] and len(_subjects(trail)) == 1:
            yield from _parts(shape, name, ask, steps, trail)
        if shape.item not in SUBJECTS.values() or trail == (SUBJECTS["portfolio"],):
            variable = f"each{len(steps)}"
            within = (*steps, (variable, ask))
            yield from _printed(shape.item, name, variable, within, trail)
    elif shape not in trail and (
        shape not in SUBJECTS.values() or len(_subjects(trail)) < SUBJECTS_DEEP
    ):
        yield from _parts(shape, name, ask, steps, (*trail, shape))


def _parts(
    shape: Shape,
    name: str,
    ask: str,
    steps: tuple[tuple[str, str], ...],
    trail: tuple[Shape, ...],
) -> Iterator[Printed]:
    for part, inner in parts(shape).items():
        if inner is model.OwnField and part not in DECLARED:
            continue
        yield from _printed(inner, f"{name}.{part}", f"{ask}.{part}", steps, trail)


def _subjects(trail: tuple[Shape, ...]) -> list[Shape]:
    return [each for each in trail if each in SUBJECTS.values()]


def kinds(audience: str, formats: str, together: int = 1) -> dict[str, str]:
    """Write a kind for each field that can be printed of each subject, or for a few.

    Public ones have another beside them for each subject, which prints all that a list
    has and that may be shown.
    """
    files = {}
    for per in SUBJECTS:
        every = [*printed(per)]
        asked = [each.body() for each in every]
        if per in OWNERS:
            asked.append(OWN_TABLE.format(per))
        bodies = {
            f"{per}-{number}": "\n\n".join(asked[number : number + together])
            for number in range(0, len(asked), together)
        }
        if audience == "public":
            listed = (each.body(" | released") for each in every if each.steps)
            bodies[f"{per}-released"] = "\n\n".join(listed)
        for name, body in bodies.items():
            files[f"templates/{name}.md"] = HEAD.format(
                per=per,
                audience=audience,
                layout="note" if audience == "internal" else "backgrounder",
                formats=formats,
                body=body,
            )
    return files
