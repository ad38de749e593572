"""Declared fields and some values to the text of a data file, in the declared order."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.editing.changes import Value
from briefgen.editing.edited_text import plain_node
from briefgen.editing.folded_lines import folded
from briefgen.editing.layout import FileLayout
from briefgen.editing.new_values import Hand
from briefgen.editing.targets import plain_value
from briefgen.reading import compose
from briefgen.reading.fields import Member, prose

HAND = Hand(FileLayout())
CAREFUL = Hand(FileLayout(), careful=True)
PROSE = prose().form.name


def field_lines(member: Member, value: Value) -> list[str]:
    """Return the lines of a field of a new file; paragraphs are folded."""
    if isinstance(value, Mapping) and member.field.form.name == PROSE:
        return [f"{member.name}:", *_prose(value)]
    return HAND.entry(member.name, value, 0)


def new_file(head: str, members: Sequence[Member], values: Mapping[str, Value]) -> str:
    """Return a data file with values below a comment; it reads as they are."""
    known = [member for member in members if member.name in values]
    lines = [line for each in known for line in field_lines(each, values[each.name])]
    text = _text(head, lines)
    node = compose(text, "").node
    if node is not None and plain_node(node) == plain_value(values):
        return text
    named = ((each.name, values[each.name]) for each in known)
    careful = [line for each in named for line in CAREFUL.entry(*each, 0)]
    return _text(head, careful)


def _text(head: str, lines: Sequence[str]) -> str:
    return f"# {head}\n" + "".join(f"{line}\n" for line in lines)


def _prose(texts: Mapping[str, Value]) -> Iterator[str]:
    """Yield paragraphs by language, folded: nothing in them can be taken for YAML."""
    for code, text in texts.items():
        token = None
        if isinstance(text, str):
            token = folded(text, " " * 4, HAND.layout.width, ">-")
        if token is None:
            yield from (f"  {line}" for line in HAND.entry(code, text, 2))
        else:
            yield from (f"  {code}: {token[0]}", *token[1])
