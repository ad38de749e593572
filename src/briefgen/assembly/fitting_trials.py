"""A kind, a subject and a language to that document with any steps, each made once."""

import datetime
from dataclasses import field, replace

from briefgen import traversal, tree
from briefgen.assembly.begin_draft import begin
from briefgen.assembly.document_size import glyphs
from briefgen.assembly.document_tree import Assembled, finish
from briefgen.assembly.draft import Draft
from briefgen.assembly.fitting_steps import MAP_STEPS, Means, applied, taller
from briefgen.assembly.load_project import Project
from briefgen.audiences import Readership
from briefgen.document_limits import Budget, Spent
from briefgen.errors import BriefgenError
from briefgen.style import Look
from briefgen.templating import DocumentKind
from briefgen.value_classes import dataclass
from briefgen.view import Reads, Recorded, Trace, summarised
from briefgen.writers.pdf import Extent, Typeset, margin_of, measure


@dataclass(frozen=True, slots=True)
class Trials:
    """A document in one language: each tree is made once, and set in type once.

    `attempts` has a tree, or why there is none, by summaries, lower charts and maps; `reads`
    and `tried` are what all of them read, also failed ones; those that differ in the
    height of maps alone share one of the `drafts`. All share one budget.
    What was set in type is kept, unless it is long, to be written as it is.
    """

    project: Project
    kind: DocumentKind
    subject: str
    language: str
    as_of: datetime.datetime
    audience: Readership
    attempts: dict[tuple[frozenset[str], bool, int], Assembled | BriefgenError] = field(
        default_factory=dict
    )
    drafts: dict[tuple[frozenset[str], bool], Draft] = field(default_factory=dict)
    documents: dict[Means, Assembled] = field(default_factory=dict)
    extents: dict[Means, Extent] = field(default_factory=dict)
    kept: list[Typeset] = field(default_factory=list)
    counted: list[tuple[tree.Document, int]] = field(default_factory=list)
    reads: Reads = field(default_factory=Reads)
    tried: Recorded = field(default_factory=dict)
    budget: Budget = field(default_factory=Budget)

    def document(self, means: Means) -> Assembled:
        """Return the document with these steps; raise BriefgenError with its mistakes."""
        key = means.summaries, means.lower_charts, means.lower_maps
        if key not in self.attempts:
            self.attempts[key] = self._attempt(means)
        attempt = self.attempts[key]
        if isinstance(attempt, BriefgenError):
            raise BriefgenError(
                attempt.diagnostics
            )  # another, which nothing here holds
        if means not in self.documents:
            self.documents[means] = applied(attempt, means)
        return self.documents[means]

    def complete(self, means: Means) -> bool:
        """Return whether the document can be made."""
        try:
            self.document(means)
        except BriefgenError:
            return False
        return True

    @property
    def broken(self) -> bool:
        """Whether an attempt had mistakes."""
        return any(isinstance(each, BriefgenError) for each in self.attempts.values())

    def extent(self, means: Means) -> Extent:
        """Return the extent of the document, with a margin kept free.

        Words are whole there: a Word without patterns of the language divides none.
        """
        if means not in self.extents:
            whole = self.document(means)
            look = whole.look
            if look.hyphenation:
                look = replace(look, hyphenation=False)
            extent = self.measured(whole, look)
            if extent.typeset is None:
                lower = taller(look, -margin_of(look))
                self.extents[means] = measure(whole.document, lower)
            else:
                self.kept.append(extent.typeset)
                self.extents[means] = extent.typeset.roomy_extent
        return self.extents[means]

    def measured(self, assembled: Assembled, look: Look) -> Extent:
        """Return the extent of a document with a look, and count the work, done or kept.

        Raises BriefgenError if all attempts together take too much.
        """
        document = assembled.document
        try:
            self.budget.spend("glyphs", self._glyphs(document))
        except Spent as spent:
            raise spent.at(self.kind.promise) from None
        for typeset in self.kept:
            if typeset.shows(document, look):
                return typeset.extent
        return measure(document, look)

    def _glyphs(self, document: tree.Document) -> int:
        """Return how many glyphs a document has; each is counted once."""
        for known, count in self.counted:
            if known is document:
                return count
        count = glyphs(document)
        self.counted.append((document, count))
        return count

    def fits(self, means: Means) -> bool:
        """Return whether the document fits its pages; one that cannot be made does."""
        if not self.complete(means):
            return True
        return self.extent(means).body_pages <= (self.kind.pages or 0)

    @property
    def described(self) -> frozenset[str]:
        """The initiatives whose descriptions were read."""
        paths = (path.split(".") for path in self.reads.own)
        return frozenset(path[1] for path in paths if path[2:3] == ["description"])

    def summarised(self, described: frozenset[str]) -> frozenset[str]:
        """Return which of these initiatives have a summary that may be shown."""
        trace = self._trace()
        names = frozenset(each for each in described if summarised(trace, each))
        self.tried.update(trace.recorded)
        return names

    def blocks(self) -> tuple[tree.Block, ...]:
        """Return the blocks of the document without any step."""
        return tuple(traversal.blocks(self.document(Means()).document))

    def _trace(self) -> Trace:
        trace = self.project.trace(self.language, self.audience, self.as_of)
        trace.budget = self.budget
        return trace

    def _attempt(self, means: Means) -> Assembled | BriefgenError:
        """Make the tree, and record what it read, also if it has mistakes."""
        trace = self._trace()
        trace.summaries = means.summaries
        try:
            draft = self._draft(means, trace)
            trace = draft.trace
            low_maps = means.lower_maps / MAP_STEPS
            return finish(replace(draft, lower_maps=low_maps))
        except BriefgenError as error:
            return error.with_traceback(None)  # which holds the draft
        finally:
            self.reads.update(trace.reads)
            self.tried.update(trace.recorded | trace.refused)

    def _draft(self, means: Means, trace: Trace) -> Draft:
        """Return the draft with these steps, begun once for all heights of maps."""
        key = means.summaries, means.lower_charts
        if key not in self.drafts:
            draft = begin(self.project, self.kind, self.subject, trace)
            self.drafts[key] = replace(draft, lower_charts=means.lower_charts)
        return self.drafts[key]
