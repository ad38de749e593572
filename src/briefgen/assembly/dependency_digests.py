"""A document's dependency besides the data, by kind and key, to its present digest.

A document records with these digests, and is compared by them: a row a kind.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from briefgen.assembly.load_project import Project, edition_time
from briefgen.charts import Chart
from briefgen.errors import BriefgenError
from briefgen.files import MOST, content
from briefgen.phrases import own_words
from briefgen.templating import Front, Script
from briefgen.view import GONE, digest

SETTINGS = ("organization", "office", "edition", "file time")  # of every document

Digest: TypeAlias = Callable[[Project, str, str], str]  # of a key, in a language


def present(project: Project, language: str, kind: str, key: str) -> str:
    """Return the digest that a document of this language finds under a key now."""
    dependency = (language, kind, key)
    if dependency not in project.digests:
        project.digests[dependency] = KINDS[kind](project, language, key)
    return project.digests[dependency]


def settings_of(front: Front) -> tuple[str, ...]:
    """Return the settings that documents of a kind depend on."""
    marking = ("marking",) if front.audience == "internal" else ()
    return (*SETTINGS, *marking, *(() if front.pdf else ("pdf",)))


def _kind(project: Project, _: str, key: str) -> str:
    """Return the digest of a kind, without its formats: each is an output of its own."""
    for kind in project.kinds:
        if kind.name == key and not kind.mistakes:  # with them nothing is made
            front = replace(kind.front, formats=None)
            return _sum([_plain(project, front), _plain(project, kind.body)])
    return GONE


def _file(project: Project, _: str, key: str) -> str:
    """Return the digest of a whole file, so that a warning never names an old line."""
    return _held(project.workspace.root / key)


def _picture(project: Project, _: str, key: str) -> str:
    path = project.workspace.template_file(key)
    return GONE if path is None else _held(path)


def _held(path: Path) -> str:
    try:
        return sha256(content(path, MOST)).hexdigest()
    except OSError:
        return GONE


def _template(project: Project, _: str, key: str) -> str:
    try:
        return project.renderer.sandbox.digest(key)
    except BriefgenError:  # it cannot be read; whoever includes it tells
        return GONE


def _chart(project: Project, _: str, key: str) -> str:
    chart = project.charts.get(key)
    return _sum(asdict(chart.fields)) if isinstance(chart, Chart) else GONE


def _code(project: Project, _: str, key: str) -> str:
    """Return the digest of code; one that may not run is as if it were not there."""
    return project.codes.get(key) or GONE


def _phrase(project: Project, language: str, key: str) -> str:
    return digest(own_words(project.phrases, key, language))


def _look(project: Project, _: str, key: str) -> str:
    """Return the digest of a look, with the bytes of its own fonts and Word template."""
    if project.style is None or key not in project.style.looks:
        return GONE
    look = project.style.look(key)
    own = (*look.faces.fallback, *(look.faces.own or ()))
    files = [face.path.read_bytes() for face in own]
    held = [sha256(content).hexdigest() for content in (*files, look.reference or b"")]
    faces = replace(look.faces, fallback=(), own=None)
    return _sum([asdict(replace(look, faces=faces, reference=None)), held])


def _accent(project: Project, _: str, key: str) -> str:
    """Return the accent of a position among the themes."""
    return GONE if project.style is None else project.style.accent(int(key))


def _accents(project: Project, _: str, __: str) -> str:
    """Return the accents of all positions."""
    if project.style is None or not project.style.looks:
        return GONE
    return " ".join(project.style.accents)


def _setting(project: Project, language: str, key: str) -> str:
    """Return the digest of what any document depends on, whatever its template."""
    match key:
        case "organization":
            known = project.workspace.configuration
            name = known.organization
            lacking = known.lacks(language)
            own = "" if lacking else name.by_language[name.language_of(language)]
            return GONE if lacking else digest(own)
        case "office":
            known = project.workspace.configuration
            return _sum([asdict(known.office), asdict(known.jurisdiction)])
        case "marking" | "pdf":
            return str(getattr(project.workspace.configuration, key))
        case "edition":
            return digest(project.portfolio.edition.date)
        case "languages":
            return ", ".join(sorted(project.complete))
        case _:
            differs = project.stamp != edition_time(project.portfolio)
            return project.stamp.isoformat() if differs else "the edition's date"


KINDS: Mapping[str, Digest] = {
    "accent": _accent,
    "accents": _accents,
    "chart": _chart,
    "code": _code,
    "file": _file,
    "kind": _kind,
    "look": _look,
    "phrase": _phrase,
    "picture": _picture,
    "setting": _setting,
    "template": _template,
}


def _plain(project: Project, value: Any) -> object:
    """Return front matter as JSON, with the digest of each script in it."""
    match value:
        case Script():
            return project.renderer.digest(value.text)
        case tuple():
            return [_plain(project, item) for item in value]
        case None | str() | int():
            return value
        case _:
            names = value.__dataclass_fields__
            return {name: _plain(project, getattr(value, name)) for name in names}


def _sum(value: object) -> str:
    text = json.dumps(value, sort_keys=True)
    return sha256(text.encode()).hexdigest()
