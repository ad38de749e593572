"""Declared fields and some values to the text of a data file that explains itself."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.editing.changes import Value
from briefgen.editing.new_file import HAND, PROSE, field_lines
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Scalar, compose
from briefgen.reading.fields import Form, Member

OPEN = "…"  # what is to be written
CHOICE = "one of "  # how the name of a form of several names begins
FILE = "a file"  # the name of the form of what must be in the workspace first
LATER_FILE = "below has `#` twice, until its file is there"
LEAST = 2  # fields that an example of a mapping shows
DEEPEST = 3
LATER = (
    "# A line that begins with `#` is not read: remove the `#` of a field that you fill in,"
    "\n# and of the lines below it, and write what you know in place of the example.\n"
)


def file_text(
    head: str,
    members: Sequence[Member],
    values: Mapping[str, Value],
    languages: Sequence[str],
) -> str:
    """Return a data file with values, and every other field as a comment."""
    lines: list[str] = []
    for member in members:
        value, form = values.get(member.name), member.field.form
        if member.name in values:
            lines += field_lines(member, value)
        elif not member.required and not member.aside and _says(form):
            lines += (f"# {line}" for line in _example(member, languages, 0))
    return f"# {head}\n{LATER}" + "".join(f"{line}\n" for line in lines)


def _says(form: Form) -> bool:
    """Return whether there is anything to show: an office may declare no fields."""
    return form.each_language or not form.members or bool(_shown(form))


def _example(member: Member, languages: Sequence[str], depth: int) -> Iterator[str]:
    """Yield the lines of a field to be filled in, with what it means."""
    form, inner = member.field.form, member.field.form.item
    listed = inner is not None and inner.form.members and not member.example
    once = member.example and not member.example.startswith("{")
    comment = _comment(member, depth)
    if form.each_language and not once:
        yield f"{member.name}:{comment}"
        for code, text in _texts(member.example, languages).items():
            below = f"{code}: >-", f"  {text}"
            lines = below if form.name == PROSE else HAND.entry(code, text, 2)
            yield from (f"  {line}" for line in lines)
    elif depth < DEEPEST and (listed or (form.members and not member.example)):
        yield f"{member.name}:{comment}"
        mapping = inner.form if listed and inner else form
        yield from _below(mapping, languages, depth, "- " if listed else "")
    else:
        value = member.example or _flow(form)
        yield f"{member.name}:{' ' * bool(value)}{value}{comment}"


def _comment(member: Member, depth: int) -> str:
    form = member.field.form
    about = form.name if form.name.startswith(CHOICE) and depth else member.about
    later = f"; {LATER_FILE}" if _names_a_file(form) else ""
    return f"  # {about}{later}" if about else ""


def _below(
    form: Form, languages: Sequence[str], depth: int, dash: str
) -> Iterator[str]:
    """Yield the lines of a mapping; of one that names a file, as comments once more."""
    hidden = "# " * _names_a_file(form)
    for at, line in enumerate(_fields(form, languages, depth)):
        yield f"  {hidden}{' ' * len(dash) if at else dash}{line}"


def _names_a_file(form: Form) -> bool:
    """Return whether an example would name a file that is not there yet."""
    mapping = form if form.item is None else form.item.form
    return any(each.field.form.name == FILE for each in _shown(mapping))


def _texts(example: str, languages: Sequence[str]) -> dict[str, str]:
    """Return an example of a text by language."""
    node = compose(example, "").node if example else None
    texts = {
        code: node.get(code) if isinstance(node, MappingNode) else None
        for code in languages
    }
    return {
        code: text.text if isinstance(text, Scalar) else OPEN
        for code, text in texts.items()
    }


def _fields(form: Form, languages: Sequence[str], depth: int) -> Iterator[str]:
    """Yield the lines of the fields that an example of a mapping shows."""
    for member in _shown(form):
        yield from _example(member, languages, depth + 1)


def _shown(form: Form) -> list[Member]:
    """Return the fields that must be there, and enough of the others."""
    own = [member for member in form.members if not member.aside]
    needed = [member for member in own if member.required]
    others = [member for member in own if not member.required]
    more = others[: max(0, LEAST - len(needed))]
    return [member for member in own if member in (*needed, *more)]


def _flow(form: Form) -> str:
    """Return an example of what stands on one line; it is empty if none is known."""
    if form.item is not None:
        inner = _flow(form.item.form)
        return inner and f"[{inner}]"
    if form.name.startswith(CHOICE):
        return form.name.removeprefix(CHOICE).split(",")[0]
    return OPEN if form.each_language else ""
