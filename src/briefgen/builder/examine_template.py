"""Turn a Word template into what is wrong with it, by one document of each kind in it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from briefgen import tree
from briefgen.assembly import DoesNotFit, Fitted, Fitting, Project
from briefgen.assembly.excess_lines import excess_in
from briefgen.builder.open_workspace import draft
from briefgen.builder.tried_template import TriedTemplate, own_template, read_template
from briefgen.checks import template as rule
from briefgen.checks.picture_in_word import pictures
from briefgen.configuration import CONFIGURATION
from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.planning.plan import Planned, current
from briefgen.reading import quoted
from briefgen.style import Look
from briefgen.value_classes import dataclass
from briefgen.word_template import read_reference
from briefgen.word_template.style_names import style_called, styles_of
from briefgen.workspace import Workspace
from briefgen.writers.docx import write
from briefgen.writers.docx.roundtrip.drawn_charts import pictured
from briefgen.writers.docx.template.inherited_styles import inherited
from briefgen.writers.docx.template.template_look import InTemplate, in_template
from briefgen.writers.face_widths import is_measured

Styled: TypeAlias = tuple[tree.Document, Look]

WORD = "docx"
BOXED = (
    "its place for the text is a table cell: columns stand below each other there, and"
    " annexes begin on no page of their own"
)
UNBOXED = (
    "put the mark `body` outside of tables, and what stands beside into the header"
)
SHORTER = (
    "make its margins smaller, or the text of its styles, or give the kind more pages"
)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document as it comes out in a template: its name, promised pages, and more.

    `pages` are those in the template, `lines` how many are too many there, `pictures`
    the charts that only there are pictures.
    """

    name: str
    promised: int | None
    pages: int
    lines: int
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examination:
    """A template: its path, its font and whether its widths are known, and findings.

    `findings` are in the order of worth; `mistakes` are those of the workspace, for
    which a document could not be laid out.
    """

    path: str
    face: str
    measured: bool
    findings: tuple[Diagnostic, ...]
    documents: tuple[LaidOut, ...]
    mistakes: tuple[Diagnostic, ...] = ()


def examine_template(
    workspace: Workspace, as_of: datetime.datetime, file: Path | None
) -> Examination:
    """Lay out one document of each kind and language in a template.

    It is a file, or the workspace's own. Raises BriefgenError if there is none, if it
    cannot be a template, or with the mistakes of the workspace's data or style.
    """
    named = None if file is None else read_template(file)
    drafted = draft(workspace)
    project, mistakes = drafted.project, [*drafted.mistakes]
    if project.style is None:
        raise BriefgenError(mistakes)
    template = named or own_template(project)
    documents, chosen = {}, [*_chosen(current(drafted.plan, as_of).documents)]
    for document in chosen:
        try:
            assembled = _fitted(project, document, as_of).assembled
            documents[document.name] = assembled.document, assembled.look
        except BriefgenError as error:
            mistakes += error.diagnostics
    examined = examine(template, documents, next(iter(project.style.looks.values())))
    wordless = () if chosen or mistakes else (_wordless(),)
    return replace(
        examined,
        findings=(*wordless, *examined.findings),
        mistakes=tuple(dict.fromkeys(mistakes)),
    )


def _wordless() -> Diagnostic:
    """Return the finding that there is no Word file to lay out in a template."""
    message = "no document of this workspace is a Word file, so none was laid out in it"
    hint = "add docx to `formats`, in briefgen.yaml or in the front matter of a kind"
    return rule.warning(Place(CONFIGURATION), message, hint)


def examine(
    template: TriedTemplate, documents: Mapping[str, Styled], usual: Look
) -> Examination:
    """Lay out documents in a template; `usual` is the look that counts without any.

    Raises BriefgenError if one takes too much work.
    """
    small = any(
        each.hint == rule.ROOM for each in rule.examined(template.data, template.place)
    )
    results = (
        []
        if small
        else [_result(name, *each, template) for name, each in documents.items()]
    )
    laid = tuple(each for each, _ in results)
    looks = [inside for _, inside in results]
    shown = looks[0] if looks else _bare(template, usual)
    markings = {each.furniture.marking for each, _ in documents.values()}
    of_style = [*_of_style(template, usual)]
    findings = (*_findings(template, sorted(markings), laid, shown), *of_style)
    return Examination(
        template.path,
        shown.face,
        is_measured(shown.face),
        tuple(dict.fromkeys(findings)),
        laid,
    )


def _bare(template: TriedTemplate, usual: Look) -> InTemplate:
    return in_template(template.data, usual, usual.palette.ink, marked=False)


def _chosen(documents: tuple[Planned, ...]) -> Iterator[Planned]:
    """Yield the first document of each kind in each language that Word files have."""
    known = set()
    for document in documents:
        words = any(output.format == WORD for output in document.outputs)
        if words and (document.kind, document.language) not in known:
            known.add((document.kind, document.language))
            yield document


def _fitted(project: Project, document: Planned, as_of: datetime.datetime) -> Fitted:
    """Return a document as it fits its pages in the PDF, or as it is if it does not."""
    kind = next(each for each in project.kinds if each.name == document.kind)
    try:
        fitting = Fitting(project, kind, document.subject, as_of)
        return fitting.fitted(document.language)
    except DoesNotFit as late:
        if late.pages is None:
            raise
        return late.pages


def _result(
    name: str, document: tree.Document, look: Look, template: TriedTemplate
) -> tuple[LaidOut, InTemplate]:
    marked = bool(document.furniture.marking)
    inside = in_template(template.data, look, document.accent, marked=marked)
    excess = excess_in(document, inside.look)
    lost = _pictures(document, look, template)
    return LaidOut(name, document.pages, excess.pages, excess.lines, lost), inside


def _pictures(
    document: tree.Document, look: Look, template: TriedTemplate
) -> tuple[str, ...]:
    """Return the charts that Word draws itself, but not in the template."""
    written = write(document, replace(look, reference=template.data))
    own = set(pictures(document, look))
    return tuple(each for each in pictured(written, document) if each not in own)


def _findings(
    template: TriedTemplate,
    markings: list[str],
    laid: tuple[LaidOut, ...],
    shown: InTemplate,
) -> Iterator[Diagnostic]:
    """Yield what is wrong: what misleads first, then what is unseen, or too long."""
    place = template.place
    own = rule.examined(template.data, place)
    yield from (each for each in own if each.hint == rule.ROOM)
    yield from rule.contradictions(template.data, markings, place)
    yield from (each for each in own if each.hint == rule.MODIFY)
    plain = [
        rule.warning(place, f"its style {quoted(name)} {what}", rule.MODIFY)
        for name, what in inherited(read_reference(template.data))
    ]
    yield from plain if shown.indent else ()  # pages are long for this very reason
    yield from _too_long(laid, shown, place)
    if shown.boxed:
        yield rule.warning(place, BOXED, UNBOXED)
    sorted_out = {rule.ROOM, rule.MODIFY, rule.SAFE}
    yield from (each for each in own if each.hint not in sorted_out)
    yield from plain
    yield from _drawn(laid, place)
    yield from (each for each in own if each.hint == rule.SAFE)


def _of_style(template: TriedTemplate, look: Look) -> Iterator[Diagnostic]:
    """Yield what the style file wants of a template, and this one has not got."""
    if template.data == look.reference:
        yield from rule.theme_colors(look)
        return
    known = styles_of(read_reference(template.data))
    for name in dict.fromkeys(look.styles.values()):
        if not style_called(name, known):
            message = f"it has no style {quoted(name)}, which style.yaml names"
            hint = "add it in Word, or name another under `styles` in style.yaml"
            yield rule.warning(template.place, message, hint)


def _too_long(
    laid: tuple[LaidOut, ...], shown: InTemplate, place: Place
) -> Iterator[Diagnostic]:
    """Yield documents that are too long; the lines are fewer if all is not indented."""
    measured = is_measured(shown.face)
    about = "about" if measured and not shown.indent else "up to"
    sure = "" if measured else f"; the widths of {quoted(shown.face)} are not known"
    for name, documents in _by_name(each for each in laid if each.lines).items():
        lines = " and ".join(_lines(each) for each in documents)
        promised = documents[0].promised
        pages = "one page" if promised == 1 else f"{promised} pages"
        message = f"{name} is {about} {lines} too long for {pages} in this template"
        yield rule.warning(place, f"{message}{sure}", SHORTER)


def _lines(document: LaidOut) -> str:
    """Return how many lines a document has too many, and in which language."""
    amount = "1 line" if document.lines == 1 else f"{document.lines} lines"
    language = document.name.partition(".")[2]
    return f"{amount} ({language})" if language else amount


def _by_name(documents: Iterable[LaidOut]) -> Mapping[str, list[LaidOut]]:
    """Return documents by their names without the language."""
    named: dict[str, list[LaidOut]] = {}
    for each in documents:
        named.setdefault(each.name.partition(".")[0], []).append(each)
    return named


def _drawn(laid: tuple[LaidOut, ...], place: Place) -> Iterator[Diagnostic]:
    for name, documents in _by_name(laid).items():
        for chart in dict.fromkeys(each for one in documents for each in one.pictures):
            message = (
                f"the chart '{chart}' of {name} is a picture in this template:"
                " its words need more room"
            )
            hint = "give the text more width: narrower margins, fewer indents"
            yield rule.warning(place, message, hint)
