"""Turn what a document recorded, and a project as it is now, into what has changed."""

import datetime
from collections.abc import Collection, Iterator, Mapping

from briefgen.assembling import Project, present
from briefgen.building.changes import Change
from briefgen.building.digests import made_by
from briefgen.building.plan import Planned
from briefgen.building.remembered import Remembered
from briefgen.building.state import Recorded, State
from briefgen.building.withdrawing import Verdict
from briefgen.model import Readership
from briefgen.view import HELD, LEFT_OUT, VALUE, Replay, Trace
from briefgen.view import Recorded as Read

READERS: Mapping[str, Readership] = {"public": "public", "preview": "preview"}
ENGINE = "engine"  # the kind of what made a document: it depends on that too
ITSELF = ""  # by whom something was read that the document is made from


def record_of(found: Read, tried: Mapping[str, Read], language: str) -> Recorded:
    """Join what a document read, what each language tried, and what made it.

    What a document in this `language` tried and read after all is told once.
    """
    made = {(ENGINE, name): now for name, now in made_by().items()}
    own = {(ITSELF, *asked): digest for asked, digest in {**found, **made}.items()}
    others = {
        (each, *asked): digest
        for each, read in tried.items()
        for asked, digest in read.items()
        if each != language or found.get(asked) != digest
    }
    return {**own, **others}


class Comparison:
    """Compare documents with a project as it is at an instant.

    Each key is read once for all documents of a language and audience.
    """

    def __init__(
        self, project: Project, as_of: datetime.datetime, state: State
    ) -> None:
        self._project, self._as_of, self._state = project, as_of, state
        self._fresh: dict[tuple[str, str, str], bool] = {}
        self._replays: dict[tuple[str, Readership], Replay] = {}

    def fresh(self, document: Planned, output: Remembered) -> bool:
        """Say whether all that an output was made from is as it was."""
        asked = (output.record, document.language, document.audience)
        if asked not in self._fresh:
            changed = next(self.changes(document, output), None)
            self._fresh[asked] = changed is None
        return self._fresh[asked]

    def verdict(self, document: Planned, output: Remembered | None) -> Verdict:
        """Say whether an output may still be published, or passed on as a preview.

        A preview that is out of date may not: it may name too early a day.
        """
        if document.left_out(self._as_of):
            return "may not"
        if output is None or self._state.recorded(output.record) is None:
            return "unknown"
        changes = tuple(self._changes(document, output, by=(ITSELF,)))
        late = bool(changes) and document.audience == "preview"
        held = late or any(found.new == HELD for found in changes)
        return "may not" if held or self._counts(changes, document, output) else "may"

    def changes(self, document: Planned, output: Remembered) -> Iterator[Change]:
        """Give what has changed since an output was made.

        Where it is not known what it was made from, that is the change.
        """
        yield from dict.fromkeys(self._changes(document, output))

    def _changes(
        self, document: Planned, output: Remembered, by: Collection[str] = ()
    ) -> Iterator[Change]:
        recorded = self._state.recorded(output.record)
        if recorded is None:
            yield Change("state", output.record, "", "")
            return
        for (reader, kind, key), old in recorded.items():
            if kind == LEFT_OUT or reader not in (by or (reader,)):
                continue
            replay = self._replay(reader or document.language, document.audience)
            new = self._now(replay, kind, key)
            if new != old:
                place = replay.place(key) if kind == VALUE else None
                yield Change(kind, key, old, new, place)

    def _counts(
        self, changes: Collection[Change], document: Planned, output: Remembered
    ) -> bool:
        """Say whether what changed may count what its list has left out since."""
        recorded = self._state.recorded(output.record) or {}
        replay = self._replay(document.language, document.audience)
        return any(
            not replay.left_out(key) <= {*old.split()}
            for (reader, kind, key), old in recorded.items()
            if (reader, kind) == (ITSELF, LEFT_OUT)
            and any(key in found.key for found in changes)
        )

    def _now(self, replay: Replay, kind: str, key: str) -> str:
        if kind == VALUE:
            return replay.digest(key)
        if kind == ENGINE:
            return made_by()[key]
        return present(self._project, replay.language, kind, key)

    def _replay(self, language: str, audience: str) -> Replay:
        asked = (language, READERS.get(audience, "internal"))
        if asked not in self._replays:
            trace = Trace(self._project.portfolio, *asked, self._as_of)
            self._replays[asked] = Replay(trace)
        return self._replays[asked]
