"""A document that promises its pages to one that keeps them, by declared means.

The means are applied in their order, each on top of those before it: closer spacing, a
smaller body down to the legible minimum, summaries for descriptions, optional blocks
left out from the lowest priority, lower charts. Nothing else is ever dropped or cut.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from briefgen import tree
from briefgen.assembling.documents import Assembled, finish
from briefgen.assembling.draft import begin
from briefgen.assembling.project import Project
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.style import Look, TextStyle
from briefgen.templating import Kind
from briefgen.writers.pdf import Extent, measure

LEGIBLE = 10.0  # points: the smallest body text (conventions of the field, section 1)
STEP = 0.25  # points, from one body size to the next
SPACINGS = (0.85, 0.7, 0.55)
MARGIN = 4.0  # points kept free, for word processors that set lines a little higher
BODY = frozenset({"body", "list", "quote", "callout", "decision", "choice"})


@dataclass(frozen=True, slots=True)
class Means:
    """What is done to a document so that it fits; `size` is the body's, in points."""

    spacing: float = 1.0
    size: float | None = None
    summaries: bool = False
    left_out: tuple[int, ...] = ()
    lower_charts: bool = False

    def said(self) -> tuple[str, ...]:
        """Tell the means in words."""
        blocks = len(self.left_out)
        told = {
            f"spacing {self.spacing:.0%}": self.spacing < 1,
            f"body {self.size or 0:g} pt": self.size is not None,
            "summaries used": self.summaries,
            f"optional blocks of priority {_listed(self.left_out)} left out": blocks,
            "charts lower": self.lower_charts,
        }
        return tuple(words for words, used in told.items() if used)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document as it fits, its extent, and the means in words."""

    assembled: Assembled
    extent: Extent
    means: tuple[str, ...]


def fit(
    project: Project,
    kind: Kind,
    subject: str,
    language: str,
    as_of: datetime.datetime,
) -> Fitted:
    """Make a document and fit it to the pages that its kind promises.

    A note that cannot be fitted is given with a warning, for it can still be read.
    Raises BriefgenError for any other, and with the mistakes of the document itself.
    """
    made: dict[tuple[bool, bool], Assembled] = {}

    def apply(means: Means) -> tuple[Assembled, Extent]:
        key = means.summaries, means.lower_charts
        if key not in made:
            draft = begin(project, kind, subject, language, as_of)
            draft.trace.summaries = means.summaries
            made[key] = finish(replace(draft, lower_charts=means.lower_charts))
        found = _with(made[key], means)
        return found, measure(found.document, _guarded(found.look))

    def fits(means: Means) -> bool:
        return apply(means)[1].body_pages <= (kind.pages or 0)

    found, extent = apply(Means())
    if kind.pages is None or extent.body_pages <= kind.pages:
        return Fitted(found, measure(found.document, found.look), ())
    for means in _ladder(found):
        found, extent = apply(means)
        if extent.body_pages <= kind.pages:
            tried = (each for each in _milder(means) if fits(each))
            chosen = next(tried, means)
            found, _ = apply(chosen)
            extent = measure(found.document, found.look)
            return Fitted(_having_read(found, made), extent, chosen.said())
    return _unfitted(kind, _having_read(found, made), extent)


def _ladder(plain: Assembled) -> Iterator[Means]:
    """Give the means, from the least to the most; each rung keeps those below it."""
    means = Means()
    for spacing in SPACINGS:
        means = replace(means, spacing=spacing)
        yield means
    size = plain.look.text("body").size
    while size - STEP >= LEGIBLE:
        size -= STEP
        means = replace(means, size=size)
        yield means
    means = replace(means, summaries=True)
    yield means
    for priority in sorted(set(_priorities(plain.document.body))):
        means = replace(means, left_out=(*means.left_out, priority))
        yield means
    yield replace(means, lower_charts=True)


def _milder(means: Means) -> Iterator[Means]:
    """Give what may be enough once stronger means are used: less of the first ones."""
    if not means.summaries:
        return
    for spacing in (1.0, *SPACINGS):
        yield replace(means, spacing=spacing, size=None)


def _priorities(blocks: tree.Blocks) -> Iterator[int]:
    for block in blocks:
        match block:
            case tree.Optional(inner, priority):
                yield priority
                yield from _priorities(inner)
            case tree.Columns(columns):
                for column in columns:
                    yield from _priorities(column)
            case tree.Callout(inner) | tree.Annex(inner):
                yield from _priorities(inner)
            case _:
                pass


def _with(made: Assembled, means: Means) -> Assembled:
    body = _without(made.document.body, frozenset(means.left_out))
    document = replace(made.document, body=body)
    return replace(made, document=document, look=_tightened(made.look, means))


def _without(blocks: tree.Blocks, left_out: frozenset[int]) -> tree.Blocks:
    kept: list[tree.Block] = []
    for block in blocks:
        match block:
            case tree.Optional(_, priority) if priority in left_out:
                continue
            case tree.Optional(inner) | tree.Callout(inner) | tree.Annex(inner):
                kept.append(replace(block, blocks=_without(inner, left_out)))
            case tree.Columns(columns):
                parts = (_without(column, left_out) for column in columns)
                kept.append(tree.Columns(tuple(parts)))
            case _:
                kept.append(block)
    return tuple(kept)


def _tightened(look: Look, means: Means) -> Look:
    texts = {role: _text(text, role, means) for role, text in look.texts.items()}
    spaces = {name: space * means.spacing for name, space in look.spaces.items()}
    return replace(look, texts=texts, spaces=spaces)


def _text(text: TextStyle, role: str, means: Means) -> TextStyle:
    size = text.size
    if role in BODY and means.size is not None:
        size = min(size, means.size)
    before, after = text.before * means.spacing, text.after * means.spacing
    return replace(text, size=size, before=before, after=after)


def _guarded(look: Look) -> Look:
    return replace(look, page=replace(look.page, bottom=look.page.bottom + MARGIN))


def _having_read(
    found: Assembled, made: dict[tuple[bool, bool], Assembled]
) -> Assembled:
    """Count all that was tried as read."""
    reads = (path for each in made.values() for path in each.reads)
    return replace(found, reads=tuple(dict.fromkeys(reads)))


def _unfitted(kind: Kind, found: Assembled, extent: Extent) -> Fitted:
    properties, promised = found.document.properties, kind.pages
    name = f"{properties.kind}-{properties.subject}.{properties.language}"
    body = found.look.text("body")
    lines = max(1, ceil(extent.over / (body.size * body.leading)))
    pages = "one page" if promised == 1 else f"{promised} pages"
    message = f"{name} is {lines} lines too long for {pages}, with all means used"
    hint = "shorten the texts that it prints, or mark blocks as ::: optional"
    place = kind.promise
    if kind.layout != "note":
        raise BriefgenError([Diagnostic(place, message, "page-overflow", hint)])
    warning = Diagnostic(place, message, "page-overflow", hint, "warning")
    found = replace(found, warnings=(*found.warnings, warning))
    return Fitted(found, measure(found.document, found.look), ())


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))
