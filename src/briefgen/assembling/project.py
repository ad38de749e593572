"""A workspace to a project: its data, kinds, charts, style and phrases, all read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TypeVar

from briefgen import charts, loading, looks, templating
from briefgen.charts import Chart
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.model import Portfolio
from briefgen.phrases import Phrases, read_phrases
from briefgen.style import Style
from briefgen.templating import Kind, Renderer
from briefgen.workspace import Workspace

PHRASES = "templates/phrases.yaml"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Project:
    """A workspace that was read.

    `mistakes` tells what could not be read of templates, charts, phrases and style: a
    kind that could not be read is left out, a chart stands in `charts` as its error.
    `custom` holds the chart kinds of a trusted workspace.
    """

    workspace: Workspace
    portfolio: Portfolio
    style: Style | None
    kinds: tuple[Kind, ...]
    charts: Mapping[str, Chart | BriefgenError]
    custom: Mapping[str, Callable[..., object]]
    phrases: Phrases
    renderer: Renderer
    mistakes: tuple[Diagnostic, ...]


def open_project(
    workspace: Workspace, custom: Mapping[str, Callable[..., object]]
) -> Project:
    """Read a workspace.

    Raises BriefgenError with every mistake of `briefgen.yaml` and the data.
    """
    found: list[Diagnostic] = []
    renderer = Renderer(workspace.template)
    style = _kept(found, partial(_style, workspace))
    phrases = _kept(found, partial(_phrases, workspace))
    kinds = _kinds(workspace, renderer, found)
    return Project(
        workspace,
        loading.load(workspace),
        style,
        kinds if style else (),
        _charts(workspace, found),
        custom,
        phrases or {},
        renderer,
        tuple(found),
    )


def _kept(found: list[Diagnostic], read: Callable[[], T]) -> T | None:
    """Read something; keep its mistakes and give None when it has any."""
    try:
        return read()
    except BriefgenError as error:
        found += error.diagnostics
        return None


def _style(workspace: Workspace) -> Style:
    path = workspace.configuration.style
    return looks.read_style(workspace.read_text(path), path, workspace.template_file)


def _phrases(workspace: Workspace) -> Phrases:
    return read_phrases(workspace.optional_text(PHRASES), PHRASES)


def _kinds(
    workspace: Workspace, renderer: Renderer, found: list[Diagnostic]
) -> tuple[Kind, ...]:
    read = (
        _kept(found, partial(_kind, workspace, renderer, path))
        for path in workspace.kinds
    )
    return tuple(kind for kind in read if kind is not None)


def _kind(workspace: Workspace, renderer: Renderer, path: str) -> Kind:
    text = workspace.read_text(path)
    return templating.read(PurePosixPath(path).stem, path, text, renderer)


def _charts(
    workspace: Workspace, found: list[Diagnostic]
) -> dict[str, Chart | BriefgenError]:
    read: dict[str, Chart | BriefgenError] = {}
    for path in workspace.charts:
        name = PurePosixPath(path).stem
        try:
            read[name] = charts.read(workspace.read_text(path), path)
        except BriefgenError as error:
            read[name] = error
            found += error.diagnostics
    return read
