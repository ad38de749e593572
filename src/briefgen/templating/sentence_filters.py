"""Values to parts of a sentence, by filters: phrases, prepositions, articles, roles."""

import json
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, get_args

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.errors import Diagnostic
from briefgen.languages.countries import is_country
from briefgen.languages.particulars import particulars_of
from briefgen.languages.territories import Preposition
from briefgen.model import FiscalYears, Gender, Location, Partner, Role
from briefgen.phrases import PHRASES
from briefgen.templating.format_filters import is_record, plain, record_of
from briefgen.templating.lines import running_at
from briefgen.templating.render_session import (
    Misused,
    Session,
    mismatch,
    session_of,
)
from briefgen.view import Country, Listing, Record, Value, bare, in_other_language

Filter = Callable[..., Any]

# The label of one partner in a role, and of several; whoever pays stands apart, last.
ROLES: Mapping[Role, tuple[str, str]] = {
    "leading": ("Lead", "Leads"),
    "implementing": ("Implementing partner", "Implementing partners"),
    "partner": ("Partner", "Partners"),
    "recipient": ("Recipient", "Recipients"),
    "funder": ("Funder", "Funders"),
}


@pass_context
def translate(
    context: Context, value: object, several: object = None, number: object = None
) -> Value:
    """Return a phrase of the template in the document's language.

    With `several` and a number, it is the one of two phrases that the number takes by
    the rule of the language. A missing translation is reported once, with all others.
    """
    session = session_of(context)
    one = _translated(session, plain(value))
    if several is None:
        return session.derive(one, "phrase")
    many, count = _translated(session, plain(several)), _count(number)
    text = one if session.words.is_one(count) else many
    return session.derive(text, "phrase", *_values(number))


def _translated(session: Session, phrase: str) -> str:
    translation = session.phrase(phrase)
    if translation is None:
        language = session.trace.language
        message = f"no translation of {phrase!r} into {language!r}"
        entry = f"{json.dumps(phrase, ensure_ascii=False)}: {{{language}: …}}"
        hint = f"add to {PHRASES}: {entry}"
        missing = Diagnostic(running_at(), message, "missing-translation", hint)
        session.untranslated.append(missing)
    return translation or phrase


def _count(number: object) -> int:
    """Return what a phrase counts: a number, the items of a list, fiscal years."""
    match bare(number):
        case bool():
            pass
        case int() as count:
            return count
        case Listing() as items:
            return len(items)
        case FiscalYears(first, last):
            return max(last - first, 1)
        case _:
            pass
    raise mismatch("a number, a list or fiscal years", number)


def _values(number: object) -> tuple[Value, ...]:
    return (number,) if isinstance(number, Value) else ()


@pass_context
def place(context: Context, item: object, preposition: object = None) -> Value:
    """Word a place: "La Libertad, Peru"; a country with a preposition: "in Peru"."""
    session, how = session_of(context), _preposition(preposition)
    if is_record(item, Country):
        item = attrgetter("name")(item)
    if isinstance(item, Value) and is_country(str(item.raw)):
        return item.worded(_country(session, str(item.raw), how, None))
    location = record_of(item, "a place", Location)
    country, name, region = attrgetter("country", "name", "region")(location)
    within = session.words.within_region(bare(name), bare(region), bare(country))
    if how is None:
        text = session.words.location(bare(country), within)
    elif country is None:
        raise Misused("this place has no country, and so no preposition")
    else:
        text = _country(session, country.raw, how, within)
    parts = tuple(part for part in (country, name, region) if part is not None)
    return session.derive(text, "place", *parts)


def _country(
    session: Session, code: str, how: Preposition | None, name: str | None
) -> str:
    words = session.words
    return words.situated(code, how, name) if how else words.territory(code)


def _preposition(value: object) -> Preposition | None:
    if value is None:
        return None
    for known in get_args(Preposition):
        if value == known:
            return known  # type: ignore[no-any-return]
    raise mismatch("'in', 'of' or 'from'", value)


@pass_context
def article(context: Context, value: object, gender: object = None) -> Value:
    """Return the article before an addressee: "the ", « du », « de la »."""
    session, known = session_of(context), bare(gender)
    if known is not None and known not in get_args(Gender):
        raise mismatch("a gender", gender)
    text = session.words.article(_text(session, value), known)
    return session.derive(text, "article", *_values(value), *_values(gender))


def other_language(item: object, name: object) -> Value | None:
    """Return a text of a record in the other language, or None if it has none there."""
    if not isinstance(item, Record):
        raise mismatch("a record", item)
    if not isinstance(name, str):
        raise mismatch("the name of a field in quotes", name)
    try:
        return in_other_language(item, name)
    except AttributeError:
        raise Misused(f"no text is called {name!r}") from None


@pass_context
def colon(context: Context, value: object) -> Value:
    """Return the colon after a value, or a dash if the value has a colon already."""
    session = session_of(context)
    text = session.words.colon(_text(session, value))
    return session.derive(text, "colon", *_values(value))


def _text(session: Session, value: object) -> str:
    if isinstance(value, Value):
        return session.in_words(value).text or str(value.raw)
    return plain(value)


@pass_context
def roles(context: Context, items: Iterable[object]) -> Value:
    """Name partners by what they do: "Implementing partner: A; funders: B and C"."""
    session = session_of(context)
    known = [record_of(item, "a partner", Partner) for item in items]
    known.sort(key=_place_of_role)  # as they are printed
    parts, groups = [], dict[Role, list[str]]()
    for partner in known:
        name, role, part = attrgetter("name", "role", "share")(partner)
        notes = [] if part is None else [session.words.number(part.raw)]
        named = particulars_of(session.words).labelled(name.raw, notes)
        groups.setdefault(role.raw, []).append(named)
        parts += [each for each in (name, role, part) if each is not None]
    phrases = [_group(session, role, groups[role]) for role in ROLES if role in groups]
    rest = [text[:1].lower() + text[1:] for text in phrases[1:]]
    return session.derive("; ".join([*phrases[:1], *rest]), "roles", *parts)


def _place_of_role(partner: object) -> int:
    return [*ROLES].index(attrgetter("role.raw")(partner))


def _group(session: Session, role: Role, names: list[str]) -> str:
    one, several = ROLES[role]
    label = _translated(session, several if len(names) > 1 else one)
    return f"{label}{session.words.colon('')} {session.words.listing(names)}"


@pass_context
def by_role(context: Context, items: Iterable[object]) -> tuple[Listing, ...]:
    """Divide partners by what they do, in the order of `roles`."""
    trace = session_of(context).trace
    known = [record_of(item, "a partner", Partner) for item in items]
    groups: dict[Role, list[Record]] = {}
    for partner in known:
        groups.setdefault(attrgetter("role")(partner).raw, []).append(partner)
    return tuple(Listing(trace, groups[role]) for role in ROLES if role in groups)


@pass_context
def role(context: Context, items: Iterable[object]) -> Value:
    """Name what partners of one role are: "Implementing partners"."""
    session = session_of(context)
    parts = [
        attrgetter("role")(record_of(item, "a partner", Partner)) for item in items
    ]
    if not parts:
        raise mismatch("partners", "")
    one, several = ROLES[parts[0].raw]
    text = _translated(session, several if len(parts) > 1 else one)
    return session.derive(text, "roles", *parts)


JOINING: Mapping[str, Filter] = {
    "article": article,
    "by_role": by_role,
    "colon": colon,
    "other_language": other_language,
    "place": place,
    "role": role,
    "roles": roles,
    "t": translate,
}
