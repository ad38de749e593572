"""The recorded keys of a document to their digests in the present portfolio."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import partial
from operator import attrgetter

from briefgen.document_limits import Budget, Spent
from briefgen.errors import Place
from briefgen.view.conditions import condition_in
from briefgen.view.errors import Unreleased, Untranslated
from briefgen.view.funding import FundingRecord
from briefgen.view.number_forms import form_for, in_form
from briefgen.view.own_records import names_in
from briefgen.view.record import GONE, HELD, LEFT_OUT, VALUE
from briefgen.view.records import Listing, Record
from briefgen.view.released import released
from briefgen.view.subject_kinds import path_in, subject_at
from briefgen.view.subjects import subject
from briefgen.view.survey import several_currencies
from briefgen.view.theme_colors import own_color, own_icon, place_of, places_in
from briefgen.view.theme_totals import FundingByTheme, funding_by_theme
from briefgen.view.totals import in_own_currency
from briefgen.view.trace import Trace
from briefgen.view.untracked import item_of, trace_of
from briefgen.view.values import Value
from briefgen.view.where import fulfilling
from briefgen.view.words_in_languages import in_all_languages

# A name, with what stands in parentheses: a key may, which has its own.
WITHIN = r"\((?:[^()]|\((?:[^()]|\([^()]*+\))*+\))*+\)"
STEP = re.compile(rf"([.|])((?:[^.|()]|{WITHIN})++)")
NAMED = re.compile(r"released(?:\((.+)\))?")
WHERE = re.compile(r"where\((.+)\)")
SPOKEN = re.compile(r"languages\((.+)\)")
FORM = re.compile(r"form\((\w+)\.(\w+)\)")
SHARE = re.compile(r"share\((.+)\)")
STANDING = re.compile(r"standing\((.+)\)")
COMPARISON = re.compile(r"(\w+)\((-?[0-9]+(?:\.[0-9]+)?)\)")
# What is asked of a list besides its items → how.
QUESTIONS: Mapping[str, Callable[[Listing], object]] = {
    "length": len,
    "any": bool,
    "cancelled": lambda listing: listing,  # which was judged when it was handed out
    "form": form_for,
    "places": places_in,
    "currencies": lambda listing: several_currencies(trace_of(listing)),
    "funding": partial(funding_by_theme, only_released=False),
    "funding(released)": partial(funding_by_theme, only_released=True),
}
# What is asked of a single record → how.
ON_RECORDS: Mapping[str, Callable[[Record], object]] = {
    "names": names_in,
    "color": own_color,
    "icon": own_icon,
    "place": place_of,
}
# How a derived value is used, besides exactly → how that is recorded again.
USES: Mapping[str, Callable[[Value], object]] = {
    "labels": lambda value: value,
    "nonzero": bool,
    "rounded": attrgetter("rounded"),
}
UNREADABLE = (
    AssertionError,
    AttributeError,
    LookupError,
    Spent,
    StopIteration,
    TypeError,
    Untranslated,
    ValueError,
)


class Replay:
    """Recorded keys, read again for one language and audience, each once."""

    def __init__(self, trace: Trace) -> None:
        self.language = trace.language
        self._trace = trace

    def digest(self, key: str) -> str:
        """Return the digest that a key has now, or `GONE` if it leads to nothing.

        `HELD` is the digest of what may not be read now.
        """
        if (VALUE, key) not in self._trace.recorded:
            self._trace.budget = Budget()  # each key for itself
            try:
                with suppress(*UNREADABLE):
                    self._read(key)
            except Unreleased:  # whatever was noted before that
                self._trace.record(VALUE, key, HELD)
        return self._trace.recorded.get((VALUE, key), GONE)

    def left_out(self, key: str) -> frozenset[str]:
        """Return what a list, by its key, leaves out now because it is not released."""
        self._trace.budget = Budget()
        with suppress(*UNREADABLE, Unreleased):
            self._walk(key)
        return frozenset(self._trace.recorded.get((LEFT_OUT, key), "").split())

    def place(self, key: str) -> Place | None:
        """Return the place of a key's value, or of what encloses it; None if derived."""
        if "|" in key:
            return None
        places = self._trace.portfolio.places
        return places.get(f"{key}.{self.language}") or self._trace.place(key)

    def _read(self, key: str) -> None:
        if (root := path_in(key)) == key:
            subject(subject_at(self._trace, root))
            return
        match self._walk(key):  # what is used exactly is recorded so
            case Value() as value:
                _ = value.raw
            case FundingByTheme() as funding:
                _ = funding.totals
            case _:
                pass

    def _value(self, key: str) -> Value:
        value = self._walk(key)
        assert isinstance(value, Value)
        return value

    def _walk(self, key: str) -> object:
        root = path_in(key)
        field: object = subject_at(self._trace, root)
        for mark, name in STEP.findall(key.removeprefix(root)):
            field = self._ask(field, name) if mark == "|" else _field(field, name)
        return field

    def _ask(self, target: object, name: str) -> object:
        if isinstance(target, FundingByTheme) and name == "ranks":
            return target.ranks
        if isinstance(target, FundingByTheme) and (of := STANDING.fullmatch(name)):
            return target.standing(subject_at(self._trace, of[1]))
        if not isinstance(target, Value):
            return _ask(target, name)
        if name == "converted":
            return in_own_currency(target)
        share = SHARE.fullmatch(name)
        return target.share_of(self._value(share[1])) if share else _use(target, name)


def _field(parent: object, name: str) -> object:
    if name.isdigit():
        listing = parent.lines if isinstance(parent, FundingRecord) else parent
        assert isinstance(listing, Listing)
        return item_of(listing, int(name))
    return getattr(parent, name)


def _use(value: Value, name: str) -> object:
    """Use a value in the manner that a key names: round it, test or compare it."""
    if comparison := COMPARISON.fullmatch(name):
        return value.compared(comparison[1], _number(comparison[2]))
    return USES[name](value)


def _number(text: str) -> int | Decimal:
    return Decimal(text) if "." in text else int(text)


def _ask(target: object, name: str) -> object:
    """Return what a question of a list, or of a single record, gives.

    The labels of what is derived are recorded when it is derived.
    """
    if name == "labels":
        return target
    if isinstance(target, Record):
        if name in ON_RECORDS or SPOKEN.fullmatch(name) or FORM.fullmatch(name):
            return _ask_record(target, name)
        target = Listing(trace_of(target), (target,))
    assert isinstance(target, Listing)
    if condition := WHERE.fullmatch(name):
        return fulfilling(target, condition_in(condition[1]))
    if question := NAMED.fullmatch(name):
        return released(target, question[1] or "")
    return QUESTIONS.get(name, tuple)(target)


def _ask_record(record: Record, name: str) -> object:
    if own := ON_RECORDS.get(name):
        return own(record)
    if form := FORM.fullmatch(name):
        return in_form(record, form[1], form[2])
    text = SPOKEN.fullmatch(name)
    assert text is not None, "judged before"
    return in_all_languages(record, text[1])
