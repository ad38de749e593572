"""What documents can be about to its subjects in the data, and to how each is read.

A new kind of subject is a row of `SUBJECT_KINDS`.
"""

import re

# ruff: noqa: SLF001 - one face, several modules
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from briefgen.languages.sentences import Whole
from briefgen.model import Initiative, Portfolio, Theme
from briefgen.value_classes import dataclass
from briefgen.view.conditions import Condition
from briefgen.view.group_records import group_named
from briefgen.view.groups import CHOICES, COUNTRIES, PARTNERS, SECTORS, Grouping, Way
from briefgen.view.reading_order import by_theme
from briefgen.view.records import Record
from briefgen.view.subjects import initiative_named, portfolio, theme_named
from briefgen.view.trace import Trace


@dataclass(frozen=True, slots=True)
class Subject:
    """What one document is about: its id, and the theme that it is or belongs to.

    `members` are its initiatives, each with what must be released of it.
    """

    id: str
    theme: str | None
    members: Sequence[tuple[Initiative, Way]]


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """A kind of subject: the name that templates have for it, and its type.

    Paths of its subjects begin with `collection`; of the only one it is the path.
    `whole` is what the funding of its initiatives is a part of, in sentences. `subjects`
    are those of a portfolio, in their order; `named` is one, to be read. The subjects of a `grouping` have no place in the data: they are what initiatives say.
    """

    name: str
    shape: type
    collection: str
    whole: Whole
    subjects: Callable[[Portfolio], Iterator[Subject]]
    named: Callable[[Trace, str], Record]
    grouping: Grouping | None = None
    prefix: str = ""

    def chosen(
        self, portfolio: Portfolio, where: Condition | None
    ) -> Iterator[Subject]:
        """Yield the subjects; under a condition, with the initiatives that fulfil it.

        Those without any are none then.
        """
        for subject in self.subjects(portfolio):
            if where is None:
                yield subject
            elif members := tuple(_fulfilling(subject, where)):
                yield Subject(subject.id, subject.theme, members)

    def path(self, subject: str) -> str:
        """Return the path of a subject."""
        only = self.collection == self.name
        return self.collection if only else f"{self.collection}.{self.prefix}{subject}"


def _fulfilling(subject: Subject, where: Condition) -> Iterator[tuple[Initiative, Way]]:
    """Yield an initiative for each way in which it fulfils a condition."""
    for each, way in subject.members:
        yield from (
            (each, (*way, *_own(each), *further)) for further in where.ways(each)
        )


def _whole(data: Portfolio) -> Iterator[Subject]:
    members = [(each, (*_own(each), *_theme(each))) for each in data.initiatives]
    yield Subject("portfolio", None, members)


def _themes(data: Portfolio) -> Iterator[Subject]:
    initiatives = by_theme(data)
    for theme in data.themes:
        own = initiatives.get(theme.id, ())
        members = [(each, (*_own(each), *_theme(each))) for each in own]
        yield Subject(theme.id, theme.id, members)


def _initiatives(data: Portfolio) -> Iterator[Subject]:
    for each in data.initiatives:
        yield Subject(each.id, each.theme, [(each, _own(each))])


def _groups(grouping: Grouping, prefix: str, data: Portfolio) -> Iterator[Subject]:
    """Yield the groups by id: their order in the data may tell of what is held back."""
    groups = grouping.groups(data.initiatives, data.languages)
    for name in sorted(name for name in groups if name.startswith(prefix)):
        members = [(each, (paths,)) for each, paths in groups[name].members]
        yield Subject(name.removeprefix(prefix), None, members)


def _own(initiative: Initiative) -> Way:
    return ((f"initiatives.{initiative.id}",),)


def _theme(initiative: Initiative) -> Way:
    return ((f"themes.{initiative.theme}",),)


def _grouped(
    name: str, collection: str, grouping: Grouping, prefix: str = ""
) -> SubjectKind:
    subjects = partial(_groups, grouping, prefix)

    def named(trace: Trace, subject: str) -> Record:
        return group_named(grouping, collection, trace, f"{prefix}{subject}")

    whole: Whole = "these"
    own = (name, grouping.shape, collection, whole, subjects, named, grouping, prefix)
    return SubjectKind(*own)


_KINDS = (
    SubjectKind(
        "portfolio", Portfolio, "portfolio", "all", _whole, lambda at, _: portfolio(at)
    ),
    SubjectKind("theme", Theme, "themes", "theme", _themes, theme_named),
    SubjectKind(
        "initiative", Initiative, "initiatives", "these", _initiatives, initiative_named
    ),
    _grouped("country", "countries", COUNTRIES),
    _grouped("partner", "partners", PARTNERS),
    _grouped("sector", "sectors", SECTORS),
)
SUBJECT_KINDS: Mapping[str, SubjectKind] = {each.name: each for each in _KINDS}
_CHOICE = _grouped("choice", "choices", CHOICES)
COLLECTIONS: Mapping[str, SubjectKind] = {
    each.collection: each for each in (*_KINDS, _CHOICE)
}
GROUPINGS: Mapping[str, Grouping] = {
    each.collection: each.grouping
    for each in COLLECTIONS.values()
    if each.grouping is not None
}


@cache
def subject_kind(per: str) -> SubjectKind:
    """Return a kind of subject: one of ours, or a choice that an office declares."""
    own = SUBJECT_KINDS.get(per)
    return own or _grouped(per, _CHOICE.collection, CHOICES, f"{per}=")


def path_in(key: str) -> str:
    """Return the path of the subject that a recorded key begins with."""
    first, *others = re.split("[.|]", key, maxsplit=2)
    return first if first in SUBJECT_KINDS else ".".join((first, *others[:1]))


def subject_at(trace: Trace, path: str) -> Record:
    """Return the subject with a path; raise KeyError if there is none now."""
    collection, _, name = path.partition(".")
    return COLLECTIONS[collection].named(trace, name)


def whole_of(record: Record) -> Whole:
    """Return what the funding of a subject's initiatives is a part of, in sentences."""
    collection, _, _ = record._path.partition(".")
    narrowed = record._path in record._trace.where
    return "these" if narrowed else COLLECTIONS[collection].whole
