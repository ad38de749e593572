"""A document that promises its pages to one that keeps them, by declared means.

The means are applied in their order, each on top of those before it: closer spacing, a
smaller body down to the legible minimum, summaries for descriptions, optional blocks
left out from the lowest priority, lower charts. Once it fits, each is taken back as far
as may be, the last one first. Nothing else is ever dropped or cut.
"""

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from math import ceil
from typing import Any, TypeAlias

from briefgen import tree, walking
from briefgen.assembling.contents import numbered
from briefgen.assembling.documents import Assembled, finish
from briefgen.assembling.draft import begin
from briefgen.assembling.means import Means, applied, taller
from briefgen.assembling.project import Project
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.model import Readership
from briefgen.templating import Kind
from briefgen.view import Recorded, Trace, summarised
from briefgen.writers.pdf import Extent, measure

LEGIBLE = 10.0  # points: the smallest body text (conventions of the field, section 1)
SPACINGS = (0.85, 0.7, 0.55)
MARGIN = 4.0  # points kept free, for word processors that set lines a little higher

# What can be done of one kind, each degree by the fields of Means that it sets, from
# nothing to the most.
Dial: TypeAlias = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document as it fits, its extent, and the means in words."""

    assembled: Assembled
    extent: Extent
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Trials:
    """A document with means applied: each tree is made once, each layout measured once.

    `made` is by summaries and lower charts; `recorded` is what was asked besides.
    """

    project: Project
    kind: Kind
    subject: str
    language: str
    as_of: datetime.datetime
    audience: Readership
    made: dict[tuple[bool, bool], Assembled] = field(default_factory=dict)
    extents: dict[Means, Extent] = field(default_factory=dict)
    recorded: Recorded = field(default_factory=dict)

    def trace(self) -> Trace:
        """Begin to record what one attempt reads."""
        portfolio = self.project.portfolio
        return Trace(portfolio, self.language, self.audience, self.as_of)

    def document(self, means: Means) -> Assembled:
        """Make the document; raises BriefgenError with its mistakes."""
        key = means.summaries, means.lower_charts
        if key not in self.made:
            trace = self.trace()
            trace.summaries = means.summaries
            draft = begin(self.project, self.kind, self.subject, trace)
            self.made[key] = finish(replace(draft, lower_charts=means.lower_charts))
        return applied(self.made[key], means)

    def extent(self, means: Means) -> Extent:
        """Measure the document, a margin kept free."""
        if means not in self.extents:
            found = self.document(means)
            self.extents[means] = measure(found.document, taller(found.look, -MARGIN))
        return self.extents[means]

    def fits(self, means: Means) -> bool:
        """Say whether the document keeps its promise."""
        return self.extent(means).body_pages <= (self.kind.pages or 0)

    def having_read(self, found: Assembled) -> Assembled:
        """Count all that was tried as read."""
        reads, recorded = dict[str, None](), dict(self.recorded)
        for each in self.made.values():
            reads |= dict.fromkeys(each.reads)
            recorded |= each.recorded
        return replace(found, reads=tuple(reads), recorded=recorded)

    def summarised(self, plain: Assembled) -> bool:
        """Say whether the document prints a description that has a summary."""
        paths = (path.split(".") for path in plain.reads)
        described = {path[1] for path in paths if path[2:3] == ["description"]}
        trace, portfolio = self.trace(), self.project.portfolio
        initiatives = (each for each in portfolio.initiatives if each.id in described)
        found = [summarised(trace, each) for each in initiatives]
        self.recorded.update(trace.recorded)
        return any(found)


def fit(  # noqa: PLR0913 - which document, for whom and when
    project: Project,
    kind: Kind,
    subject: str,
    language: str,
    as_of: datetime.datetime,
    *,
    preview: bool = False,
) -> Fitted:
    """Make a document and fit it to the pages that its kind promises.

    With `preview` it may read what is only under embargo. A note that cannot be fitted is given as it is with a warning, for it can still be
    read. Raises BriefgenError for any other, and with the mistakes of the document
    itself.
    """
    audience: Readership = "preview" if preview else kind.audience
    trials = _Trials(project, kind, subject, language, as_of, audience)
    plain = trials.document(Means())
    if kind.pages is None:
        return _measured(plain, Means())
    if trials.fits(Means()):
        return _fitted(trials, Means())
    dials = _dials(trials, plain)
    chosen = _least(dials, trials)
    if chosen is not None:
        return _fitted(trials, chosen)
    return _unfitted(trials, _means(dials, [len(dial) - 1 for dial in dials]))


def _dials(trials: _Trials, plain: Assembled) -> tuple[Dial, ...]:
    """Give what can be done to a document, in the order in which it is."""
    closer = [{"spacing": spacing} for spacing in SPACINGS]
    sizes = _sizes(plain.look.text("body").size)
    smaller = [{"spacing": SPACINGS[-1], "size": size} for size in sizes]
    blocks = tuple(walking.blocks(plain.document))
    found = {each.priority for each in blocks if isinstance(each, tree.Optional)}
    priorities = tuple(sorted(found))
    shorter = [{"summaries": True}] * trials.summarised(plain)
    fewer = [{"left_out": priorities[: at + 1]} for at in range(len(priorities))]
    lower = [{"lower_charts": True}] * any(isinstance(b, tree.Figure) for b in blocks)
    dials: tuple[list[dict[str, Any]], ...] = (
        [*closer, *smaller],
        shorter,
        fewer,
        lower,
    )
    return tuple(({}, *dial) for dial in dials if dial)


def _sizes(size: float) -> Iterator[float]:
    """Give the legible sizes below a body's: halves, for Word knows no others."""
    halves = ceil(size * 2) - 1
    yield from (half / 2 for half in range(halves, int(LEGIBLE * 2) - 1, -1))


def _least(dials: Sequence[Dial], trials: _Trials) -> Means | None:
    """Turn up one dial after the other until all fits, then back as far as may be."""
    degrees: list[int] = []
    for dial in dials:
        degrees.append(len(dial) - 1)
        if trials.fits(_means(dials, degrees)):
            break
    else:
        return None
    for number in reversed(range(len(degrees))):
        enough = partial(_enough, trials, dials, tuple(degrees), number)
        degrees[number] = bisect_left(range(degrees[number]), x=True, key=enough)
    return _means(dials, degrees)


def _enough(
    trials: _Trials,
    dials: Sequence[Dial],
    degrees: tuple[int, ...],
    number: int,
    degree: int,
) -> bool:
    """Say whether the document fits with one dial turned to another degree."""
    turned = (*degrees[:number], degree, *degrees[number + 1 :])
    return trials.fits(_means(dials, turned))


def _means(dials: Sequence[Dial], degrees: Sequence[int]) -> Means:
    """Give the means for so many degrees of each dial; further dials are at nothing."""
    means = Means()
    for dial, degree in zip(dials, degrees, strict=False):
        means = replace(means, **dial[degree])
    return means


def _fitted(trials: _Trials, means: Means) -> Fitted:
    found, extent = trials.document(means), trials.extent(means)
    found = trials.having_read(found)
    if extent.pages > 1:  # there may be fewer without the margin
        return _measured(found, means)
    return _filled(Fitted(found, extent, means.said()))


def _measured(found: Assembled, means: Means) -> Fitted:
    extent = measure(found.document, found.look)
    return _filled(Fitted(found, extent, means.said()))


def _filled(found: Fitted) -> Fitted:
    """Tell in the table of contents where each heading stands."""
    made = found.assembled
    document = numbered(made.document, found.extent.headings)
    return replace(found, assembled=replace(made, document=document))


def _unfitted(trials: _Trials, means: Means) -> Fitted:
    kind, plain = trials.kind, trials.having_read(trials.document(Means()))
    properties, promised = plain.document.properties, kind.pages
    name = f"{properties.kind}-{properties.subject}.{properties.language}"
    lines = _excess(trials, means)
    amount = "1 line" if lines == 1 else f"{lines} lines"
    pages = "one page" if promised == 1 else f"{promised} pages"
    message = f"{name} is {amount} too long for {pages}, with all means used"
    hint = "shorten the texts that it prints, or mark blocks as ::: optional"
    if kind.layout != "note":
        raise BriefgenError([Diagnostic(kind.promise, message, "page-overflow", hint)])
    warning = Diagnostic(kind.promise, message, "page-overflow", hint, "warning")
    return _measured(replace(plain, warnings=(*plain.warnings, warning)), Means())


def _excess(trials: _Trials, means: Means) -> int:
    """Count the lines of text by which the promised pages are too low together."""
    found, promised = trials.document(means), trials.kind.pages or 1
    body = found.look.text("body")
    line = body.size * body.leading / promised

    def holds(lines: int) -> bool:
        look = taller(found.look, lines * line - MARGIN)
        return measure(found.document, look).body_pages <= promised

    most = ceil(trials.extent(means).over / line) + 1
    return bisect_left(range(most), x=True, lo=1, key=holds)
