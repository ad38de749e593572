"""Themes and initiatives to one digest of all that a reader may know of them.

While it stays the same, so does every value that is read of them alone: of a theme with its
initiatives, of an initiative with its theme. It says nothing of what depends on the whole
portfolio, such as its totals, or the place of a theme among the others: while the digest of
all outlines stays the same, so do these. Of an initiative of a theme, only its outline counts
for the theme: its own texts are read by its own keys.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256

from briefgen.model import Portfolio, Release
from briefgen.subject_paths import NAMED
from briefgen.view.also_listed import by_other_theme
from briefgen.view.groups import InitiativeGroup
from briefgen.view.reading_order import by_theme
from briefgen.view.release_label import embargoed
from briefgen.view.subject_kinds import COLLECTIONS, GROUPINGS

WHOLE = re.compile(r"portfolio\.(?:themes|initiatives|cancelled)|\|place$")
PLACE, PLACES = "|place", "portfolio.themes|places"  # of a theme; of all of them
ROOTED = tuple(f"{each}." for each in COLLECTIONS)
OWN_LIST = re.compile(
    rf"(?:^|\()(?:\{{[0-9]+\}}|{NAMED}\.[^.|)]+)(\.(?:initiatives|cancelled).*)"
)
# By labels and languages of a field, or by fields that are no text.
CHOSEN = re.compile(r"released\([a-z0-9_.]+\)|where\([^()]+\)")
# What the keys of lists and totals consist of: they show no text of an initiative itself.
LISTED = {
    *("portfolio", "themes", "initiatives", "released", "funding", "new_money"),
    *("fiscal_years", "partners", "places", "reach", "ids", "any", "length", "labels"),
    *("share", "rounded", "nonzero", "eq", "lt", "le", "gt", "ge"),
    *("form", "ranks", "currencies", "rates", "cancelled", "renewed_money", "own_part"),
}
# Of these, what is no text, nor a list of parts that are compared by their texts.
WORDLESS = LISTED - {"partners", "places", "reach", "form", "rates"} | {
    "amount",
    "standing",
}
NUMBERS_OF = re.compile(
    r"released\((?:theme|funding)\)|where\([^()]+\)"
)  # fields that are no text
ROOTS = re.compile(rf"(?<![^(]){NAMED}\.[^.|()]+")
STANDING = re.compile(r"\|standing\([^()]*\)$")  # of a subject among all themes
SHORT = 32  # characters of a SHA-256: no two states of one theme share them


def is_of_whole(key: str) -> bool:
    """Return whether the value of a key depends on more than the digests of its roots."""
    return WHOLE.search(key) is not None or _is_odd(key)


def _is_odd(key: str) -> bool:
    """Return whether a key asks the initiatives of a theme for what is not listed."""
    own = OWN_LIST.search(key)
    return own is not None and not is_listed(own[1])


def wholes_in(key: str) -> tuple[str, ...] | None:
    """Return the keys of the whole portfolio that decide a value, besides its roots.

    A share is decided by the amounts that it is of, the place of a theme by that of all,
    its standing by what amounts lead.
    None means that only the key itself tells.
    """
    if key.endswith(PLACE):
        return (PLACES,)
    if _is_odd(key):
        return None
    key = STANDING.sub("|ranks", key)
    wholes = [_enclosed(key[at.start() :]) for at in WHOLE.finditer(key)]
    outer = [whole for whole in wholes if key.startswith(whole)]
    wholes = outer or wholes
    return None if any("{" in each for each in wholes) else tuple(dict.fromkeys(wholes))


def _enclosed(text: str) -> str:
    """Return a text up to the parenthesis that closes what it began in."""
    depth = 0
    for at, mark in enumerate(text):
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            return text[:at]
    return text


def is_listed(key: str) -> bool:
    """Return whether a key of lists and totals is decided by outlines and labels."""
    return {*re.findall("[a-z_]+", CHOSEN.sub("released", key))} <= LISTED


def is_wordless(key: str) -> bool:
    """Return whether a key of amounts and lists has one digest in all languages."""
    text = NUMBERS_OF.sub("released", ROOTS.sub("", key))
    return key.startswith(ROOTED) and {*re.findall("[a-z_]+", text)} <= WORDLESS


class RootDigests:
    """The digests of the themes and initiatives of a portfolio at an instant."""

    def __init__(self, portfolio: Portfolio, as_of: datetime.datetime) -> None:
        self._portfolio, self._as_of = portfolio, as_of
        self._digests: dict[str, str] = {}
        self._grouped: dict[str, Mapping[str, InitiativeGroup]] = {}

    def of(self, root: str) -> str:
        """Return the digest of a subject: of the portfolio, of its own fields.

        It is empty for what is unknown: nothing can be said of it then.
        """
        if root not in self._digests:
            collection, _, name = root.partition(".")
            grouped = collection in GROUPINGS
            own = self._of_group(collection, name) if grouped else self._of(root)
            self._digests[root] = _sum(own)
        return self._digests[root]

    def _of(self, root: str) -> Iterator[str]:
        names = ("portfolio", root, self._theme_of.get(root, ""))
        yield from (self._own(each) for each in dict.fromkeys(names) if each)
        yield from map(self._outline, self._initiatives.get(root, ()))
        yield from map(self._outline, self._also.get(root, ()))

    def _of_group(self, collection: str, name: str) -> Iterator[str]:
        """Yield what a group shows: its initiatives in order, and what they have in common."""
        group = self._groups(collection).get(name)
        yield self._own("portfolio")
        yield "" if group is None else name
        members = () if group is None else group.members
        for each, paths in members:
            outline = self._outline(f"initiatives.{each.id}")
            yield outline and f"{outline} {' '.join(paths)}"
        themes = dict.fromkeys(each.theme for each, _ in members)
        yield from (self._outline(f"themes.{theme}") for theme in themes)

    def _groups(self, collection: str) -> Mapping[str, InitiativeGroup]:
        if collection not in self._grouped:
            data = self._portfolio
            groups = GROUPINGS[collection].groups(data.initiatives, data.languages)
            self._grouped[collection] = groups
        return self._grouped[collection]

    @cached_property
    def outlines(self) -> str:
        """The digest of what lists and totals depend on: outlines, labels and orders."""
        portfolio = self._portfolio
        roots = ["portfolio", *(f"themes.{each.id}" for each in portfolio.themes)]
        roots += (f"initiatives.{each.id}" for each in portfolio.initiatives)
        return _sum(map(self._outline, roots))

    def _own(self, root: str) -> str:
        """Return a text of all that a root has, or an empty one if it is unknown."""
        digest = self._portfolio.digests.get(root, "")
        return digest and f"{root} {digest} {self._labels.get(root)}"

    def _outline(self, root: str) -> str:
        outline, *_ = self._portfolio.digests.get(root, "").split(" ")
        return outline and f"{root} {outline} {self._labels.get(root)}"

    @cached_property
    def _initiatives(self) -> Mapping[str, tuple[str, ...]]:
        return {
            f"themes.{theme}": tuple(f"initiatives.{each.id}" for each in initiatives)
            for theme, initiatives in by_theme(self._portfolio).items()
        }

    @cached_property
    def _also(self) -> Mapping[str, Sequence[str]]:
        """What each theme lists besides its own initiatives, and the other way round."""
        listed: dict[str, list[str]] = {}
        for theme, initiatives in by_other_theme(self._portfolio).items():
            for each in initiatives:
                both = f"themes.{theme}", f"initiatives.{each.id}"
                listed.setdefault(both[0], []).extend((both[1], f"themes.{each.theme}"))
                listed.setdefault(both[1], []).append(both[0])
        return listed

    @cached_property
    def _theme_of(self) -> Mapping[str, str]:
        every = self._portfolio.initiatives
        return {f"initiatives.{each.id}": f"themes.{each.theme}" for each in every}

    @cached_property
    def _labels(self) -> Mapping[str, list[str]]:
        labels: dict[str, list[str]] = {}
        for path, release in self._portfolio.releases.items():
            kind, *name = path.split(".", 2)
            root = kind if kind == "portfolio" else ".".join((kind, *name[:1]))
            labels.setdefault(root, []).append(f"{path} {self._label(release)}")
        return labels

    def _label(self, release: Release) -> str:
        held = embargoed(release, self._as_of)
        parts = release.audience, release.marking, release.embargo, held
        return " ".join(map(str, parts))


def _sum(parts: Iterable[str]) -> str:
    """Return the digest of several texts; empty if one of them is."""
    every = [*parts]
    return sha256("\n".join(every).encode()).hexdigest()[:SHORT] if all(every) else ""
