"""Themes and initiatives to one digest of all that a reader may know of them.

While it stays the same, so does every value that is read of them alone: of a theme with its
initiatives, of an initiative with its theme. It says nothing of what depends on the whole
portfolio, such as its totals, or the place of a theme among the others.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256

from briefgen.model import Portfolio, Release
from briefgen.view.reading_order import by_theme
from briefgen.view.release_label import embargoed

WHOLE = re.compile(r"portfolio\.(?:themes|initiatives)|\|place$")
SHORT = 16  # characters of a SHA-256: no two states of one theme share them


def is_of_whole(key: str) -> bool:
    """Return whether the value of a key depends on more than what its roots have."""
    return WHOLE.search(key) is not None


class RootDigests:
    """The digests of the themes and initiatives of a portfolio at an instant."""

    def __init__(self, portfolio: Portfolio, as_of: datetime.datetime) -> None:
        self._portfolio, self._as_of = portfolio, as_of
        self._digests: dict[str, str] = {}

    def of(self, root: str) -> str:
        """Return the digest of a theme, an initiative or the portfolio's own fields.

        It is empty for what is unknown: nothing can be said of it then.
        """
        if root not in self._digests:
            others = self._initiatives.get(root) or (self._theme_of.get(root, ""),)
            names = dict.fromkeys(("portfolio", root, *others))
            digests = [self._own(each) for each in names if each]
            known = [digest for digest in digests if digest is not None]
            self._digests[root] = _sum(known) if len(known) == len(digests) else ""
        return self._digests[root]

    def _own(self, root: str) -> str | None:
        digest = self._portfolio.digests.get(root)
        return None if digest is None else f"{root} {digest} {self._labels.get(root)}"

    @cached_property
    def _initiatives(self) -> Mapping[str, tuple[str, ...]]:
        return {
            f"themes.{theme}": tuple(f"initiatives.{each.id}" for each in initiatives)
            for theme, initiatives in by_theme(self._portfolio).items()
        }

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
    return sha256("\n".join(parts).encode()).hexdigest()[:SHORT]
