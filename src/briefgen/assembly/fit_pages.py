"""A document with a page limit to a document that fits it, by declared steps.

The means are applied in their order, each on top of those before it: lower maps where
these fill the page, closer spacing, summaries for descriptions, a smaller body down to
the legible minimum, optional blocks left out from the lowest priority, lower charts. Once
it fits, each is taken back as far as may be, the last one first. Nothing else is ever
dropped or cut.

One decision is made for all languages: what one of them needs, all get.
"""

import datetime
from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property

from briefgen.assembly.dependency_digests import present
from briefgen.assembly.document_tree import Assembled
from briefgen.assembly.fitting_steps import Means
from briefgen.assembly.fitting_trials import Trials
from briefgen.assembly.load_project import Project
from briefgen.assembly.overflow import excess, marked, overflow
from briefgen.assembly.search_steps import Together, search, spared
from briefgen.assembly.table_of_contents import numbered
from briefgen.audiences import Readership
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.model import Language
from briefgen.templating import DocumentKind
from briefgen.value_classes import dataclass
from briefgen.view import Recorded
from briefgen.writers import writer
from briefgen.writers.pdf import Extent

CLOSER = (0.9, 0.8, 0.7)  # spacing, so that a last page of a few lines is spared
LANGUAGES = ("setting", "languages")  # what a decision for all of them depends on


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document as it fits, its extent, and the steps that were taken, in words.

    `tried` holds what each language read while it was decided how it fits; `decision`
    is what its bytes depend on besides its own reads; `unfitted` has the warnings of the
    document without any step, None if these are the same.
    """

    assembled: Assembled
    extent: Extent
    means: tuple[str, ...]
    tried: Mapping[str, Recorded] = field(default_factory=dict)
    decision: str = ""
    unfitted: tuple[Diagnostic, ...] | None = None

    def written(self, output_format: str) -> bytes:
        """Return the bytes of the document in a format.

        A PDF is written as it was set to be measured, unless it changed after that.
        """
        document, look = self.assembled.document, self.assembled.look
        typeset = self.extent.typeset
        if output_format == "pdf" and typeset and typeset.shows(document, look):
            return typeset.write()
        return writer(output_format)(document, look)


class DoesNotFit(BriefgenError):  # noqa: N818 - it says what was found
    """The error that no step can fit a document; `pages` has it anyway, marked so.

    `pages` is None if laying them out takes too much.
    """

    def __init__(self, diagnostic: Diagnostic, pages: Fitted | None) -> None:
        super().__init__([diagnostic])
        self.pages = pages


@dataclass(frozen=True, slots=True)
class _Decision:
    """The steps taken for a document, and whether it then fits."""

    means: Means
    fits: bool


class Fitting:
    """A document in all languages of its workspace, fitted by one decision.

    A language that is a draft, or in which it cannot be made, takes no part. Nor does one that is too long
    even with every step, unless its page design only warns of that: it is written
    anyway, so then no language is fitted.
    """

    def __init__(
        self,
        project: Project,
        kind: DocumentKind,
        subject: str,
        as_of: datetime.datetime,
        *,
        preview: bool = False,
    ) -> None:
        self._project, self._kind, self._subject = project, kind, subject
        self._as_of = as_of
        self._audience: Readership = "preview" if preview else kind.audience

    def fitted(self, language: Language) -> Fitted:
        """Return the document in one language.

        One that does not fit is returned as it is, with a warning, where its page
        design has `overflow: warn`. Raises DoesNotFit for any other document, and
        BriefgenError with the mistakes of the document in this language.
        """
        if self._kind.pages is None:  # it may be long, so its languages share no memory
            trials = self._begun(language)
            return _joined(trials)
        trials = self._trials[language]
        plain = trials.document(Means()).warnings
        decision = self._decisions.get(language)
        if decision is None:
            attempts = trials.attempts.values()
            raise next(each for each in attempts if isinstance(each, BriefgenError))
        result = (
            _fitted(trials, decision.means)
            if decision.fits
            else _unfitted(trials, decision.means)
        )
        assembled = replace(result.assembled, reads=trials.reads)
        every = dict.fromkeys((*assembled.warnings, *plain))
        warnings = [(each.message, each.hint) for each in every]
        decided = decision.means if decision.fits else Means()
        words = f"{[*decided.words(), *sorted(decided.summaries), *warnings]}"
        return replace(
            result,
            assembled=assembled,
            tried=self._tried(language),
            decision=words,
            unfitted=None if plain == assembled.warnings else plain,
        )

    def _begun(self, language: Language) -> Trials:
        document = self._project, self._kind, self._subject
        return Trials(*document, language, self._as_of, self._audience)

    @cached_property
    def _trials(self) -> Mapping[str, Trials]:
        """The document in each language, as far as it was made."""
        languages = sorted(self._project.complete)
        return {language: self._begun(language) for language in languages}

    def _tried(self, language: Language) -> Mapping[str, Recorded]:
        tried = {name: dict(each.tried) for name, each in self._trials.items()}
        tried[language][LANGUAGES] = present(self._project, language, *LANGUAGES)
        return tried

    @cached_property
    def _decisions(self) -> Mapping[str, _Decision]:
        """Decide for the languages that take part, and for those that are too long."""
        decisions: dict[str, _Decision] = {}
        together = [each for each in self._trials.values() if each.complete(Means())]
        while together:
            chosen, most = search(together)
            whole = [each for each in together if not each.broken]
            if len(whole) < len(together):
                together = whole
            elif chosen is not None:
                decision = _Decision(spared(together, chosen), fits=True)
                return decisions | _for_each(together, decision)
            elif _warns(together[0]):
                return _as_they_are(together, most)
            else:
                late = [each for each in together if not each.fits(most)]
                decisions |= _for_each(late, _Decision(most, fits=False))
                together = [each for each in together if each not in late]
        return decisions


def _warns(trials: Trials) -> bool:
    """Return whether a document that is too long is written anyway."""
    return trials.document(Means()).look.design.overflow == "warn"


def _for_each(together: Together, decision: _Decision) -> dict[str, _Decision]:
    return {each.language: decision for each in together}


def _as_they_are(together: Together, most: Means) -> dict[str, _Decision]:
    """Do nothing to any language, because one of them would be too long anyway."""
    whole, late = _Decision(Means(), fits=True), _Decision(most, fits=False)
    return {each.language: whole if each.fits(Means()) else late for each in together}


def _fitted(trials: Trials, means: Means) -> Fitted:
    assembled, extent = trials.document(means), trials.extent(means)
    if extent.pages > 1:  # there may be fewer without the margin
        return _measured(trials, assembled, means)
    return _filled(Fitted(assembled, extent, means.words()))


def _measured(trials: Trials, assembled: Assembled, means: Means) -> Fitted:
    extent = trials.measured(assembled, assembled.look)
    return _filled(Fitted(assembled, extent, means.words()))


def _joined(trials: Trials) -> Fitted:
    """Return a document of any length; its last page does not hold a few lines alone.

    Closer spacing may bring them to the page before. If it does not, the pages are as
    they were, and that page leaves some lines to the last.
    """
    whole = _measured(trials, trials.document(Means()), Means())
    long = whole.extent.typeset is None
    for spacing in () if long or not whole.extent.stranded else CLOSER:
        means = Means(spacing=spacing)
        closer = _measured(trials, trials.document(means), means)
        if closer.extent.pages < whole.extent.pages:
            return closer
    return whole


def _filled(fitted: Fitted) -> Fitted:
    """Fill in the pages in the table of contents, and in lists, if there are any."""
    assembled = fitted.assembled
    document = numbered(assembled.document, fitted.extent.headings, fitted.extent.goals)
    return replace(fitted, assembled=replace(assembled, document=document))


def _unfitted(trials: Trials, most: Means) -> Fitted:
    lines, plain = excess(trials, most), trials.document(Means())
    diagnostic = overflow(trials, most, lines)
    if not _warns(trials):
        raise DoesNotFit(diagnostic, _too_long(trials, most, lines))
    warning = replace(diagnostic, severity="warning")
    note = replace(plain, warnings=(*plain.warnings, warning))
    return _measured(trials, note, Means())


def _too_long(trials: Trials, most: Means, lines: int) -> Fitted | None:
    """Return a document as long as it is with every step; None if that takes too much."""
    try:
        return _measured(trials, marked(trials.document(most), lines), most)
    except BriefgenError:
        return None


def fit(  # noqa: PLR0913 - which document, for whom and when
    project: Project,
    kind: DocumentKind,
    subject: str,
    language: Language,
    as_of: datetime.datetime,
    *,
    preview: bool = False,
) -> Fitted:
    """Return a document in one language, as it fits together with all others.

    With `preview`, it may read what is only under embargo. Raises BriefgenError as
    `Fitting.fitted` does.
    """
    return Fitting(project, kind, subject, as_of, preview=preview).fitted(language)
