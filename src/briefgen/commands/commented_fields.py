"""Declared fields and some values to the text of a data file that explains itself."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.editing.changes import Value
from briefgen.editing.layout import FileLayout
from briefgen.editing.new_values import Hand
from briefgen.reading.fields import Form, Member

HAND = Hand(FileLayout(braces=True))
OPEN = "…"  # what is to be written
CHOICE = "one of "  # how the name of a form of several names begins
LEAST = 2  # fields that an example of a mapping shows
DEEPEST = 3
LATER = (
    "# A line that begins with `#` is not read: remove the `#` of a field that you fill in,"
    "\n# and of the lines below it, and write what you know for `…`.\n"
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
        if member.name in values:
            lines += HAND.entry(member.name, values[member.name], 0)
        elif not member.required and not member.aside and _says(member.field.form):
            lines += (f"# {line}" for line in _example(member, languages))
    return f"# {head}\n{LATER}" + "".join(f"{line}\n" for line in lines)


def _says(form: Form) -> bool:
    """Return whether there is anything to show: an office may declare no fields."""
    return form.each_language or not form.members or bool(_shown(form))


def _example(member: Member, languages: Sequence[str]) -> Iterator[str]:
    about = f"  # {member.about}" if member.about else ""
    form, inner = member.field.form, member.field.form.item
    if member.example:
        yield f"{member.name}: {member.example}{about}"
    elif inner is not None and inner.form.members:
        yield f"{member.name}:{about}"
        for at, line in enumerate(_fields(inner.form, languages)):
            yield f"  {'  ' if at else '- '}{line}"
    elif form.members and not form.each_language:
        yield f"{member.name}:{about}"
        yield from (f"  {line}" for line in _fields(form, languages))
    else:
        yield f"{member.name}: {_flow(form, languages, 0)}{about}"


def _fields(form: Form, languages: Sequence[str]) -> Iterator[str]:
    """Yield a line for each field that an example of a mapping shows."""
    for member in _shown(form):
        about = member.about
        if member.field.form.name.startswith(CHOICE):
            about = member.field.form.name
        comment = f"  # {about}" if about else ""
        yield f"{member.name}: {_value(member, languages, 1)}{comment}"


def _shown(form: Form) -> list[Member]:
    """Return the fields that must be there, and enough of the others."""
    own = [member for member in form.members if not member.aside]
    needed = [member for member in own if member.required]
    others = [member for member in own if not member.required]
    more = others[: max(0, LEAST - len(needed))]
    return [member for member in own if member in (*needed, *more)]


def _value(member: Member, languages: Sequence[str], depth: int) -> str:
    return member.example or _flow(member.field.form, languages, depth)


def _flow(form: Form, languages: Sequence[str], depth: int) -> str:
    """Return an example on one line."""
    if form.each_language:
        return f"{{{', '.join(f'{code}: {OPEN}' for code in languages)}}}"
    if depth >= DEEPEST:
        return OPEN
    if form.item is not None:
        return f"[{_flow(form.item.form, languages, depth + 1)}]"
    if form.members:
        each = (f"{m.name}: {_value(m, languages, depth + 1)}" for m in _shown(form))
        return f"{{{', '.join(each)}}}"
    named = form.name.startswith(CHOICE)
    return form.name.removeprefix(CHOICE).split(",")[0] if named else OPEN
