"""Turn documents into what is wrong with them, and remember that for the next check."""

import datetime

from briefgen.builder.known_warnings import KnownWarnings, paths_of
from briefgen.builder.open_workspace import Drafted
from briefgen.errors import Diagnostic
from briefgen.planning.plan import Planned
from briefgen.state.output_record import Remembered
from briefgen.state.state import State


class Judge:
    """The judgement of documents as of an instant.

    `built` is the state of builds, `own` that of checks, if there is one: documents are
    recorded for it as they are assembled.
    """

    def __init__(
        self,
        drafted: Drafted,
        as_of: datetime.datetime,
        built: State,
        own: State | None,
    ) -> None:
        self._project, self._as_of, self._own = drafted.project, as_of, own
        paths = paths_of(drafted, built)
        self._known = [KnownWarnings(drafted, as_of, built, paths)]
        if own is not None:
            self._known.append(KnownWarnings(drafted, as_of, own, _names))
        self._judged: set[str] = set()
        self._new: dict[str, Remembered] = {}

    def of(self, document: Planned) -> tuple[Diagnostic, ...]:
        """Return what is wrong with a document; it is assembled if that is not known."""
        self._judged.add(_name(document))
        for known in self._known:
            warnings = known.of(document)
            if warnings is not None:
                return warnings
        return self._newly(document)

    def keep(self) -> None:
        """Store what was assembled, and forget documents that are no longer there."""
        if self._own is None:
            return
        gone = self._own.outputs.keys() - self._judged
        if gone or self._new:
            self._own.forget(gone)
            self._own.done(self._new)
            every = self._own.outputs.values()
            self._own.records.keep_only(each.record for each in every)

    def _newly(self, document: Planned) -> tuple[Diagnostic, ...]:
        from briefgen.builder.render_document import check

        recording = self._own is not None
        result = check(self._project, document, self._as_of, recording=recording)
        if self._own is not None and not result.mistakes:
            record = self._own.records.keep(result.recorded, document.of)
            self._new[_name(document)] = _remembered(record, result.warnings)
        return result.mistakes + result.warnings


def _names(document: Planned) -> list[str]:
    return [_name(document)]


def _name(document: Planned) -> str:
    return f"{document.audience}/{document.name}"


def _remembered(record: str, warnings: tuple[Diagnostic, ...]) -> Remembered:
    """Return a document that has no file."""
    return Remembered(record, "", "", 0, 0, None, "", warnings)
