"""What documents can be about to its subjects in the data, and to how each is read.

A new kind of subject is a row of `SUBJECT_KINDS`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from briefgen.model import Initiative, Portfolio, Theme
from briefgen.value_classes import dataclass
from briefgen.view.reading_order import by_theme
from briefgen.view.records import Record
from briefgen.view.subjects import initiative_named, portfolio, theme_named
from briefgen.view.trace import Trace

Paths: TypeAlias = tuple[str, ...]  # of an initiative, and of the theme it is told with


@dataclass(frozen=True, slots=True)
class Subject:
    """What one document is about: its id, and the theme that it is or belongs to.

    `within` has the paths of each of its initiatives: one that may be shown shows that
    there is something to say.
    """

    id: str
    theme: str | None
    within: Sequence[Paths]


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """A kind of subject: the name that templates have for it, and its type.

    Paths of its subjects begin with `collection`; of the only one it is the path.
    `subjects` are those of a portfolio, in their order; `named` is one, to be read.
    """

    name: str
    shape: type
    collection: str
    subjects: Callable[[Portfolio], Iterator[Subject]]
    named: Callable[[Trace, str], Record]

    def path(self, subject: str) -> str:
        """Return the path of a subject."""
        only = self.collection == self.name
        return self.collection if only else f"{self.collection}.{subject}"


def _whole(data: Portfolio) -> Iterator[Subject]:
    within = [
        (f"initiatives.{each.id}", f"themes.{each.theme}") for each in data.initiatives
    ]
    yield Subject("portfolio", None, within)


def _themes(data: Portfolio) -> Iterator[Subject]:
    initiatives = by_theme(data)
    for theme in data.themes:
        own = initiatives.get(theme.id, ())
        within = [(f"initiatives.{each.id}", f"themes.{theme.id}") for each in own]
        yield Subject(theme.id, theme.id, within)


def _initiatives(data: Portfolio) -> Iterator[Subject]:
    for each in data.initiatives:
        yield Subject(each.id, each.theme, [(f"initiatives.{each.id}",)])


_KINDS = (
    SubjectKind(
        "portfolio", Portfolio, "portfolio", _whole, lambda at, _: portfolio(at)
    ),
    SubjectKind("theme", Theme, "themes", _themes, theme_named),
    SubjectKind(
        "initiative", Initiative, "initiatives", _initiatives, initiative_named
    ),
)
SUBJECT_KINDS: Mapping[str, SubjectKind] = {each.name: each for each in _KINDS}
COLLECTIONS: Mapping[str, SubjectKind] = {each.collection: each for each in _KINDS}
# How the paths of subjects begin that have an id, as a pattern.
NAMED = f"(?:{'|'.join(each for each in COLLECTIONS if each not in SUBJECT_KINDS)})"


def path_in(key: str) -> str:
    """Return the path of the subject that a recorded key begins with."""
    first, *others = re.split("[.|]", key, maxsplit=2)
    return first if first in SUBJECT_KINDS else ".".join((first, *others[:1]))


def subject_at(trace: Trace, path: str) -> Record:
    """Return the subject with a path; raise KeyError if there is none now."""
    collection, _, name = path.partition(".")
    return COLLECTIONS[collection].named(trace, name)
