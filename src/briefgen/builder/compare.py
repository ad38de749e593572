"""Turn a document's record and the present project into changed dependencies."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping

from briefgen.assembly import DoesNotFit, Fitted, Fitting, Project, present
from briefgen.audiences import Readership
from briefgen.builder.suspects import Suspects
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Planned
from briefgen.publishing.actions import Change
from briefgen.publishing.report import Result
from briefgen.publishing.withdraw import Verdict
from briefgen.state.document_record import FITTED, ITSELF, ROOT, Recorded, roots_of
from briefgen.state.fingerprints import CHARTS, engine_versions
from briefgen.state.output_record import Remembered
from briefgen.state.state import State
from briefgen.view import HELD, LEFT_OUT, VALUE, Replay, is_wordless
from briefgen.view import Recorded as Read

READERS: Mapping[str, Readership] = {"public": "public", "preview": "preview"}
ENGINE = "engine"  # the kind of what made a document: it depends on that too


def record_of(
    read: Read, fitted: Fitted, project: Project, as_of: datetime.datetime
) -> Recorded:
    """Return a document's dependencies: those read, those tried to fit it, the engine.

    What a document both tried and read is recorded once. So are the themes and
    initiatives among them: while one of them is the same, none of its values is read.
    """
    language = fitted.assembled.document.properties.language
    engine = _engine((read, *fitted.tried.values()))
    own = {(ITSELF, *key): digest for key, digest in {**read, **engine}.items()}
    others = {
        (each, *key): digest
        for each, tried in fitted.tried.items()
        for key, digest in tried.items()
        if each != language or read.get(key) != digest
    }
    recorded = {**own, **others, FITTED: fitted.decision} if others else own
    return _with_roots(recorded, project, as_of)


def record_of_tree(read: Read, project: Project, as_of: datetime.datetime) -> Recorded:
    """Return the dependencies of a document that was not fitted to pages."""
    keys = {**read, **_engine((read,))}.items()
    own = {(ITSELF, *key): digest for key, digest in keys}
    return _with_roots(own, project, as_of)


def _with_roots(
    recorded: Recorded, project: Project, as_of: datetime.datetime
) -> Recorded:
    digests = project.root_digests(as_of)
    keys = [key for _, kind, key in recorded if kind == VALUE]
    roots = dict.fromkeys(root for key in keys for root in roots_of(key))
    return {
        **recorded,
        **{(ITSELF, ROOT, root): digests.of(root) for root in roots},
    }


def _engine(reads: Iterable[Read]) -> Read:
    """Return the engine's versions; matplotlib's only if custom charts were drawn."""
    custom = any(kind == "code" for read in reads for kind, _ in read)
    versions = engine_versions().items()
    return {(ENGINE, name): now for name, now in versions if custom or name != CHARTS}


def fitting_of(
    project: Project, document: Planned, as_of: datetime.datetime
) -> Fitting:
    """Return a document in all its languages, ready to be fitted."""
    kind = next(kind for kind in project.kinds if kind.name == document.kind)
    preview = document.audience == "preview"
    return Fitting(project, kind, document.subject, as_of, preview=preview)


class Comparison:
    """A comparison of documents with a project as it is at an instant.

    Each key is read once for all documents of a language and audience.
    """

    def __init__(
        self, project: Project, as_of: datetime.datetime, state: State
    ) -> None:
        self._project, self._as_of, self._state = project, as_of, state
        self._fresh: dict[tuple[str, str, str], bool | None] = {}
        self._fittings: dict[tuple[str, str, str], Fitting] = {}
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
        try:
            self._fitting(document).fitted(document.language)
        except DoesNotFit as late:
            return late.pages is not None
        except BriefgenError:
            return False
        return False

    def _decided(self, document: Planned, output: Remembered) -> bool:
        """Return whether a document would be fitted as before."""
        try:
            fitted = self._fitting(document).fitted(document.language)
        except BriefgenError:
            return False
        before = self._state.records.recorded(output.record) or {}
        return fitted.decision == before.get(FITTED)

    def _fitting(self, document: Planned) -> Fitting:
        key = (document.kind, document.subject, document.audience)
        if key not in self._fittings:
            self._fittings[key] = fitting_of(self._project, document, self._as_of)
        return self._fittings[key]

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
        recorded = self._state.records.recorded(output.record) or {}
        own = document.language, document.audience
        return any(
            not self._for_all(*own, key).left_out(key) <= {*old.split()}
            for (reader, kind, key), old in recorded.items()
            if (reader, kind) == (ITSELF, LEFT_OUT)
            and any(key in change.key for change in changes)
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
