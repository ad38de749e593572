"""Turn a document's record and the present project into changed dependencies."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol

from briefgen.assembly import Project, present
from briefgen.audiences import Readership
from briefgen.builder.suspects import Suspects
from briefgen.planning.plan import Planned
from briefgen.publishing.actions import Change
from briefgen.publishing.report import Result
from briefgen.publishing.withdraw import Verdict
from briefgen.state.document_record import FITTED, ITSELF
from briefgen.state.fingerprints import engine_versions
from briefgen.state.output_record import Remembered
from briefgen.state.state import State
from briefgen.view import HELD, LEFT_OUT, VALUE, Replay, is_wordless

READERS: Mapping[str, Readership] = {"public": "public", "preview": "preview"}
ENGINE = "engine"  # the kind of what made a document: it depends on that too


class FittedNow(Protocol):
    """How documents would be fitted to their pages now; each is put together for it."""

    def decision(self, document: Planned) -> str | None:
        """Return what would be decided for a document; None if it cannot be made."""

    def too_long(self, document: Planned) -> bool:
        """Return whether a document does not fit the pages that it promises."""


class Comparison:
    """A comparison of documents with a project as it is at an instant.

    Each key is read once for all documents of a language and audience.
    """

    def __init__(
        self, project: Project, as_of: datetime.datetime, state: State
    ) -> None:
        self._project, self._as_of, self._state = project, as_of, state
        self._fresh: dict[tuple[str, str, str], bool | None] = {}
        self._replays: dict[tuple[str, Readership], Replay] = {}
        self._suspects = Suspects(project, as_of, state.records, self._digest)

    def fresh(self, document: Planned, output: Remembered) -> bool | None:
        """Return whether everything that an output was made from is unchanged.

        None means that it is, except for what was only tried to decide how it fits.
        """
        key = (output.record, document.language, document.audience)
        if key not in self._fresh:
            changed = next(self._changes(document, output), None)
            tried = changed or next(self._changes(document, output, tried=True), None)
            self._fresh[key] = None if tried and not changed else tried is None
        return self._fresh[key]

    def verdict(self, document: Planned, output: Remembered | None) -> Verdict:
        """Return whether an output may still be published, or passed on as a preview.

        A preview that is out of date may not: it may state a day that is too early.
        """
        if document.left_out(self._as_of):
            return "may not"
        if output is None or self._suspects.of(output.record, document) is None:
            return "unknown"
        changes = tuple(self._changes(document, output))
        late = bool(changes) and document.audience == "preview"
        held = late or any(each.new == HELD for each in changes)
        return "may not" if held or self._counts(changes, document, output) else "may"

    def changes(self, document: Planned, output: Remembered) -> tuple[Change, ...]:
        """Return the changes since an output was made that make it stale.

        What was only tried to fit it counts if it would be fitted differently now. If
        it is not known what it was made from, that is the change.
        """
        own = tuple(self._changes(document, output))
        if own or self.fresh(document, output) or self._decided(document, output):
            return own
        return tuple(dict.fromkeys(self._changes(document, output, tried=True)))

    def keep_index(self, results: Iterable[Result]) -> None:
        """Store what the records of all outputs rest on; all but failed ones are as now."""
        records, outputs = self._state.records, self._state.outputs
        fresh = {
            result.record.record: result.document
            for result in results
            if result.outcome != "failed" and result.record and result.path in outputs
        }
        kept = (output.record for output in outputs.values())
        fresh.pop("", None)  # of an output that nothing is known of
        records.keep_index(self._suspects.index(fresh, kept))

    def too_long(self, document: Planned) -> bool:
        """Return whether a document does not fit the pages that it promises."""
        return self._fitted_now.too_long(document)

    def _decided(self, document: Planned, output: Remembered) -> bool:
        """Return whether a document would be fitted as before."""
        before = self._state.records.of_kind(output.record, FITTED[1])
        decision = self._fitted_now.decision(document)
        return decision is not None and decision == before.get(FITTED)

    @cached_property
    def _fitted_now(self) -> FittedNow:
        from briefgen.builder.fit_again import FittedAgain

        return FittedAgain(self._project, self._as_of)

    def _changes(
        self, document: Planned, output: Remembered, *, tried: bool = False
    ) -> Iterator[Change]:
        """Yield the changes of what an output was made from, or of what was tried."""
        suspects = self._suspects.of(output.record, document)
        if suspects is None:
            if not tried:
                yield Change("state", output.record, "", "")
            return
        for (reader, kind, key), old in suspects:
            if tried != (reader != ITSELF):
                continue
            language = reader or document.language
            new = self._digest((language, document.audience), kind, key)
            if new != old:
                replay = self._replay(language, document.audience)
                place = replay.place(key) if kind == VALUE else None
                yield Change(kind, key, old, new, place)

    def _counts(
        self, changes: Collection[Change], document: Planned, output: Remembered
    ) -> bool:
        """Return whether changes may reveal what a list has left out since."""
        if not changes:
            return False
        lists = self._state.records.of_kind(output.record, LEFT_OUT)
        own = document.language, document.audience
        return any(
            not self._for_all(*own, key).left_out(key) <= {*old.split()}
            for (reader, _, key), old in lists.items()
            if reader == ITSELF and any(key in change.key for change in changes)
        )

    def _digest(self, reader: tuple[str, str], kind: str, key: str) -> str:
        """Return the digest that a key has now, for a language and an audience."""
        replay = self._for_all(*reader, key) if kind == VALUE else self._replay(*reader)
        return self._now(replay, kind, key)

    def _now(self, replay: Replay, kind: str, key: str) -> str:
        if kind == VALUE:
            return replay.digest(key)
        if kind == ENGINE:
            return engine_versions()[key]
        return present(self._project, replay.language, kind, key)

    def _for_all(self, language: str, audience: str, key: str) -> Replay:
        """Return where a key is read: what no language words, in one of them for all."""
        if is_wordless(key):
            language, *_ = self._project.workspace.configuration.languages
        return self._replay(language, audience)

    def _replay(self, language: str, audience: str) -> Replay:
        key = (language, READERS.get(audience, "internal"))
        if key not in self._replays:
            self._replays[key] = Replay(self._project.trace(*key, self._as_of))
        return self._replays[key]
