"""A project to what rules look at: texts of the data, and templates, each read once."""

import datetime
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import cache, cached_property
from types import NoneType
from typing import Any

from briefgen.assembly import Project
from briefgen.configuration import ORGANIZATION
from briefgen.errors import Diagnostic, Place
from briefgen.model import (
    ByName,
    Duration,
    Funding,
    Language,
    LocalizedText,
    Money,
    Portfolio,
)
from briefgen.plausibility.template import TemplateScript, template_of
from briefgen.templating import Script
from briefgen.value_classes import dataclass

TEMPLATES = "templates"
LISTS = frozenset((tuple, Funding))
SINGLE = frozenset((str, int, bool, Decimal, datetime.date, NoneType, Money, Duration))
# What the portfolio holds besides its own fields.
ASIDE = frozenset(
    ("themes", "initiatives", "gaps", "places", "releases", "digests", "declared")
)


@dataclass(frozen=True, slots=True)
class DataText:
    """A text of the data, and its path."""

    path: str
    text: LocalizedText


class DataMaterial:
    """What rules of data look at; each part is made when the first rule asks for it."""

    def __init__(self, portfolio: Portfolio, languages: tuple[Language, ...]) -> None:
        self.portfolio, self.languages = portfolio, languages

    @cached_property
    def texts(self) -> tuple[DataText, ...]:
        """The texts of the portfolio, its themes and its initiatives."""
        return tuple(
            DataText(path, value)
            for path, value in self.values
            if value.__class__ is LocalizedText
        )

    @cached_property
    def values(self) -> tuple[tuple[str, Any], ...]:
        """Every record and text of the data, with its path; outer before inner."""
        portfolio = self.portfolio
        roots: list[tuple[str, Any]] = [
            ("portfolio", portfolio),
            *((f"themes.{each.id}", each) for each in portfolio.themes),
            *((f"initiatives.{each.id}", each) for each in portfolio.initiatives),
        ]
        values: list[tuple[str, Any]] = []
        for path, root in roots:
            _collect(path, root, values)
        return tuple(values)

    def place(self, path: str) -> Place:
        """Return the place of the value at a path, or of the nearest around it."""
        places = self.portfolio.places
        while path:
            try:
                return places[path]
            except KeyError:
                path = path.rpartition(".")[0]
        return Place("data/portfolio.yaml")

    def warning(
        self, path: str, message: str, rule: str, hint: str | None = None
    ) -> Diagnostic:
        """Return a warning about the value at a path."""
        return Diagnostic(self.place(path), message, rule, hint, "warning")


class Material(DataMaterial):
    """What rules of data and templates look at."""

    def __init__(self, project: Project) -> None:
        super().__init__(project.portfolio, project.workspace.configuration.languages)
        self.project = project

    @cached_property
    def texts(self) -> tuple[DataText, ...]:
        """The texts of the data, and the name of the organization."""
        organization = self.project.workspace.configuration.organization
        return (DataText(ORGANIZATION, organization), *super().texts)

    @cached_property
    def templates(self) -> tuple[TemplateScript, ...]:
        """The scripts of all kinds, and all sections."""
        sandbox = self.project.renderer.sandbox
        return tuple(template_of(sandbox, script) for script in self._scripts())

    def _scripts(self) -> Iterator[Script]:
        for kind in self.project.kinds:
            yield from kind.scripts
        workspace = self.project.workspace
        for folder in workspace.folders(TEMPLATES):
            for path in workspace.files(folder, ".md", least=0):
                yield Script(workspace.read_text(path), Place(path, 1, None))


def _collect(path: str, value: Any, into: list[tuple[str, Any]]) -> None:
    """Collect a record or text and those in it, with their paths; no single values."""
    if value.__class__ not in LISTS:
        into.append((path, value))
    for below, part in _parts(path, value):
        if part.__class__ not in SINGLE:
            _collect(below, part, into)


def _parts(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield what is right within a value, with its path."""
    kind = value.__class__
    if kind is tuple:
        yield from ((f"{path}.{at}", item) for at, item in enumerate(value))
    elif kind is Funding:
        yield from value.lines_at(path)
    elif kind is not LocalizedText:
        for name, part in names_of(value):
            yield f"{path}.{name}", part


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a class of the data; other values have none."""
    if not is_dataclass(kind) or not kind.__module__.startswith("briefgen.model"):
        return ()
    return tuple(each.name for each in fields(kind) if each.name not in ASIDE)


def names_of(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a thing, or what an office named, with their values."""
    if isinstance(value, ByName):
        yield from value.values.items()
        return
    for name in _fields(value.__class__):
        yield name, getattr(value, name)


def optional_names(value: Any) -> Iterator[str]:
    """Yield the names of the fields that a thing gives, and need not give."""
    needless = {each.name: each.default for each in fields(value)}
    for name, part in names_of(value):
        usual = needless.get(name)
        if part is not None and usual is not MISSING and part != usual:
            yield name
