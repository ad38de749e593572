"""Fields of the office's own to their labels, and to tables, as they are declared."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from briefgen.model import ByName, OwnType
from briefgen.templating.format_filters import raw_of
from briefgen.templating.render_session import Session, mismatch, session_of
from briefgen.view import FieldValue, Listing, Record, Value, declaration_of, names_in

Filter = Callable[..., Any]

FIELD, TABLE = "a field of data/fields.yaml", "a table of data/fields.yaml"
TO_THE_RIGHT: frozenset[OwnType] = frozenset(("number", "money"))


def label(item: object) -> Value:
    """Return what readers call a field of the office's own, or a column of a table."""
    first = next(iter(item), None) if isinstance(item, Listing) else item
    declared = declaration_of(first) if isinstance(first, Value | Record) else None
    if declared is None:
        raise mismatch(FIELD, item)
    words = attrgetter("label")(declared)
    assert isinstance(words, Value), "every field has a label"
    return words


@pass_context
def table(context: Context, rows: object) -> Markup:
    """Print rows below the labels of their columns; without rows there is no table.

    Numbers and amounts stand to the right. What is returned is Markdown, in which a
    placeholder stands for each value.
    """
    session = session_of(context)
    items = tuple(rows) if isinstance(rows, Listing) else (rows,)
    if not items:
        return Markup()
    declared = declaration_of(items[0]) if isinstance(items[0], Record) else None
    if declared is None or any(_of_other(row, declared) for row in items):
        raise mismatch(TABLE, rows)
    columns = attrgetter("columns")(declared)
    names = names_in(columns)
    session.budget.spend("steps", len(items) * len(names))
    heads = [attrgetter(name)(columns) for name in names]
    lines = [
        [session.placeholder(head.label) for head in heads],
        ["--:" if head.type.raw in TO_THE_RIGHT else "---" for head in heads],
        *([_cell(session, getattr(row, name)) for name in names] for row in items),
    ]
    text = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return Markup(text)  # noqa: S704 - placeholders, and marks of ours


def _of_other(row: object, declared: Record) -> bool:
    """Return whether something is no row of the table that is declared so."""
    if not isinstance(row, Record) or not isinstance(raw_of(row), ByName):
        return True
    return declaration_of(row) != declared


def _cell(session: Session, value: FieldValue) -> str:
    match value:
        case Value():
            return session.placeholder(value)
        case Record():  # a link
            title, url = attrgetter("title", "url")(value)
            return f"[{session.placeholder(title)}]({session.placeholder(url)})"
        case _:
            return ""


OF_OWN_FIELDS: Mapping[str, Filter] = {"label": label, "table": table}
