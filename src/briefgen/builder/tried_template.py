"""A file, or the workspace's own template, to the bytes that are examined."""

from pathlib import Path

from briefgen.assembly import Project
from briefgen.checks import template as rule
from briefgen.errors import Place, mistake
from briefgen.files import content, reason
from briefgen.reading import quoted
from briefgen.value_classes import dataclass
from briefgen.word_template import LARGEST, Unusable, read_reference


@dataclass(frozen=True, slots=True)
class TriedTemplate:
    """A template that is examined: its bytes, and the path that messages name."""

    data: bytes
    path: str

    @property
    def place(self) -> Place:
        """Where what is wrong with it is listed."""
        return Place(self.path)


def read_template(file: Path) -> TriedTemplate:
    """Return a file that the user names, which may lie anywhere.

    Raises BriefgenError if it cannot be read, or is no template.
    """
    name = file.as_posix()
    try:
        data = content(file, LARGEST)
        read_reference(data)
    except OSError as error:
        message = f"the template {quoted(name)} cannot be read: {reason(error)}"
        raise mistake(Place(name), message, rule.RULE) from None
    except Unusable as unusable:
        message = f"the template {quoted(name)} cannot be used: {unusable}"
        raise mistake(Place(name), message, rule.RULE, unusable.hint) from None
    return TriedTemplate(data, name)


def own_template(project: Project) -> TriedTemplate:
    """Return the workspace's own; raise BriefgenError if there is none."""
    assert project.style is not None
    look = next(iter(project.style.looks.values()))
    if look.reference is None:
        message = "this workspace has no Word template to examine"
        hint = (
            "put one at templates/reference.docx, or name a file:"
            " briefgen check --template letterhead.docx"
        )
        raise mistake(Place("templates/reference.docx"), message, rule.RULE, hint)
    return TriedTemplate(look.reference, look.reference_path)
