"""What readers ask first to text, by filters: how many people, and what part of all."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.languages.particulars import particulars_of
from briefgen.languages.rounding import large, share_of_women
from briefgen.model import Reach
from briefgen.templating.format_filters import record_of
from briefgen.templating.render_session import mismatch, session_of
from briefgen.view import Value, bare

Filter = Callable[..., Any]

HALF = Decimal("0.5")


@pass_context
def reach(context: Context, record: object) -> Value:
    """Word a reach entry with its bound: "over 40,000 girls and young women"."""
    session = session_of(context)
    entry = record_of(record, "a reach entry", Reach)
    number, bound, who, women = attrgetter("count", "bound", "who", "women_percent")(
        entry
    )
    text = session.words.reach(number.raw, bound.raw, who.raw, bare(women))
    parts = (number, bound, who) if women is None else (number, bound, who, women)
    return session.derive(text, "reach", *parts)


@pass_context
def headcount(context: Context, record: object) -> Value:
    """Write the number of a reach entry, in digits, with its bound: "over 40,000"."""
    session = session_of(context)
    entry = record_of(record, "a reach entry", Reach)
    count, bound = attrgetter("count", "bound")(entry)
    words, shortened = session.words, large(count.raw)
    number = words.number(count.raw) if shortened is None else words.scaled(shortened)
    text = particulars_of(words).bounded(number, bound.raw)
    return session.derive(text, "reach", count, bound)


@pass_context
def whom(context: Context, record: object) -> Value:
    """Name whom a reach entry counts: "farmers, half of them women"."""
    session = session_of(context)
    entry = record_of(record, "a reach entry", Reach)
    count, who, women = attrgetter("count", "who", "women_percent")(entry)
    part = share_of_women(count.raw, bare(women))
    if part is None:
        return session.derive(str(who.raw), "reach", who)
    text = f"{who.raw}, {session.words.women(part)}"
    return session.derive(text, "reach", count, who, women)


def majority(value: object) -> bool:
    """Return whether a share is half of the whole or more, and not all of it."""
    if not isinstance(value, Value) or not isinstance(value.raw, Decimal):
        raise mismatch("a share", value)
    return bool(value >= HALF) and bool(value < 1)


KEY_FIGURES: Mapping[str, Filter] = {
    "headcount": headcount,
    "majority": majority,
    "reach": reach,
    "whom": whom,
}
