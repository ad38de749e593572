"""The results of a build to a state in `.briefgen/` that the next build reads.

Every row is sealed (`seal`): an altered row, or one from elsewhere, counts as absent. A
lost or damaged state means a full build, never a wrong one; if nothing can be stored, a
warning says so, and everything is built.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from briefgen.errors import Diagnostic
from briefgen.planning import plan as planning
from briefgen.planning.plan import Plan
from briefgen.state import source_stamps
from briefgen.state.build_lock import held
from briefgen.state.database import damaged, empty, lasting, remove
from briefgen.state.document_records import DocumentRecords
from briefgen.state.output_record import Remembered
from briefgen.state.output_records import OutputRecords
from briefgen.state.seal import seal_of
from briefgen.state.seal_key import make_key
from briefgen.state.sealed_rows import SealedRows
from briefgen.state.unusable_state import forgotten

FOLDER = ".briefgen"
DATABASE = "state.sqlite"
WAIT = 3.0  # seconds: a build of a few documents ends within it
# The parts that rows belong to.
FILES, INTENDED, CONFIRMED = "files", "intended", "confirmed"
PARSED, PLAN, PUBLISHED = "parsed", "plan", "published"
STANDING, JUDGED = "standing", "judged"

T = TypeVar("T")


class State:
    """The open state; only one process at a time has it.

    `began` is the file time, in nanoseconds, at which it was opened; `files` holds the
    stamps of source files by path. If any of it was damaged, nothing counts as up to
    date, but it is still known which files are briefgen's own.
    """

    def __init__(
        self, rows: SealedRows, warnings: tuple[Diagnostic, ...] = (), began: int = 0
    ) -> None:
        self._rows, self._warnings, self.began = rows, warnings, began
        self.seal, self.records = rows.seal, DocumentRecords(rows)
        self._outputs = OutputRecords(rows)
        outputs = self._confirmed_outputs()
        intended = self._all(INTENDED, str.split)
        self.files = self._all(FILES, source_stamps.decode).get("", {})
        self._plan = self._all(PLAN, _decoded)
        self._published = tuple(self._all(PUBLISHED, str))
        self._known = {path: {output.sha256} for path, output in outputs.items()}
        for path, sums in intended.items():
            self._known.setdefault(path, set()).update(sums)
        doubted = outputs if rows.damaged else outputs.keys() & intended.keys()
        self.outputs = {
            path: replace(output, record="", checked="") if path in doubted else output
            for path, output in outputs.items()
        }
        self._kept_files = dict(self.files)
        self._foreign = rows.foreign  # what is stored from now on is not
        if rows.damaged:
            self.files.clear()
            self._plan.clear()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Messages about the state itself."""
        path = Path(FOLDER) / DATABASE
        diagnostics = [*self._warnings]
        if self._rows.damaged and not diagnostics:
            diagnostics.append(damaged(path, foreign=self._foreign))
        if self._rows.failure is not None and not diagnostics:
            diagnostics.append(forgotten(self._rows.failure, path))
        return tuple(diagnostics)

    def doubt(self) -> None:
        """Trust only the sources from now on."""
        self.files.clear()
        self._plan.clear()
        self._rows.only(PARSED, {})
        self._rows.only(JUDGED, {})

    def keep_files(self) -> None:
        """Store the stamps of source files."""
        if self.files != self._kept_files:
            self._rows.only(FILES, {"": source_stamps.encode(self.files)})
            self._kept_files = dict(self.files)

    def parsed(self) -> Mapping[str, bytes]:
        """Return what data files were read to, by the name of a group of them."""
        return self._rows.contents(PARSED)

    def keep_parsed(self, groups: Mapping[str, bytes], gone: Iterable[str]) -> None:
        """Store what groups of data files were read to, and forget some."""
        with self._rows.together():
            self._rows.write(PARSED, groups)
            self._rows.forget(PARSED, gone)

    def confirm(self, paths: Iterable[str], checked: str) -> None:
        """Store that outputs are up to date, and forget records without output."""
        outputs = {
            path: replace(self.outputs[path], checked=checked)
            for path in paths
            if path in self.outputs and self.outputs[path].checked != checked
        }
        if outputs:
            self.outputs.update(outputs)
            every = self.outputs.items()
            others = (path for path, output in every if output.checked != checked)
            with self._rows.together():
                self._outputs.pack(self.outputs)
                self._rows.only(CONFIRMED, {"": json.dumps([checked, *others])})
                self.records.keep_only(output.record for _, output in every)
            self._rows.shrink()
            self._confirmed = True

    def plan(self) -> tuple[str, Plan, str] | None:
        """Return the last plan between two digests, or None.

        Before it is the digest of the sources that it was made from, after it the
        digest as of which everything published was judged.
        """
        return self._plan.get("")

    def keep_plan(self, sources: str, plan: Plan, judged: str) -> None:
        """Store the plan made from these sources, and forget any other."""
        text = json.dumps([sources, planning.encode(plan), judged])
        self._rows.only(PLAN, {"": text})
        self._plan[""] = sources, plan, judged

    def judged(self, engine: str) -> str | None:
        """Return what an engine knows of templates, or None."""
        return self._rows.one(JUDGED, engine)

    def keep_judged(self, engine: str, text: str) -> None:
        """Store what an engine knows of templates, and forget what others did."""
        self._rows.only(JUDGED, {engine: text})

    def keep_standing(self, text: str) -> None:
        """Store how everything stands once nothing is left to do."""
        self._rows.only(STANDING, {"": text})

    def forget_standing(self) -> None:
        """Forget how everything stood: something may be done."""
        self._rows.only(STANDING, {})

    def published(self) -> tuple[str, ...]:
        """Return the folders that held public outputs, as users see them."""
        return self._published

    def keep_published(self, folders: Iterable[str]) -> None:
        """Store the folders that held public outputs, and forget all others."""
        texts = dict.fromkeys(folders, "")
        if {*texts} != {*self._published}:
            self._rows.only(PUBLISHED, texts)
            self._published = tuple(texts)

    @property
    def paths(self) -> tuple[str, ...]:
        """All paths that a build may have left, even one that was killed."""
        return tuple(self._known)

    def wrote(self, path: str) -> frozenset[str]:
        """Return the SHA-256 of what a build may have left at `path`."""
        return frozenset(self._known.get(path, ()))

    def intend(self, sums: Mapping[str, str]) -> None:
        """Store, before files are replaced, what they will contain.

        So a build that is killed still knows its own files.
        """
        for path, total in sums.items():
            self._known.setdefault(path, set()).add(total)
        texts = {path: " ".join(sorted(self._known[path])) for path in sums}
        self._rows.write(INTENDED, texts)

    def settle(self, path: str, total: str) -> None:
        """Store that a file that is no output is in its place."""
        self._known[path] = {total}
        self._rows.write(INTENDED, {path: total})

    def done(self, outputs: Mapping[str, Remembered]) -> None:
        """Store outputs that are now in their place."""
        with self._rows.together():
            self._write(outputs)
            self._rows.forget(INTENDED, outputs)
        self.outputs.update(outputs)
        for path, output in outputs.items():
            self._known[path] = {output.sha256}

    def forget(self, paths: Iterable[str]) -> None:
        """Forget outputs that are gone."""
        gone = [path for path in paths if path in self._known]
        if gone:
            with self._rows.together():
                self._outputs.forget(gone)
                self._rows.forget(INTENDED, gone)
        for path in gone:
            self.outputs.pop(path, None)
            self._known.pop(path, None)

    def _confirmed_outputs(self) -> dict[str, Remembered]:
        """Read the outputs; all but a few were up to date with the same sources."""
        outputs = self._outputs.read()
        confirmed: Sequence[str] = self._all(CONFIRMED, json.loads).get("", [])
        self._confirmed = bool(confirmed)
        if confirmed:
            checked, *others = confirmed
            for path in outputs.keys() - {*others}:
                outputs[path] = replace(outputs[path], checked=checked)
        return outputs

    def _write(self, outputs: Mapping[str, Remembered]) -> None:
        """Store outputs; which are up to date is stored for all together, at the end."""
        if self._confirmed:
            self._rows.only(CONFIRMED, {})
            self._confirmed = False
        self._outputs.write(outputs)

    def _all(self, part: str, decode: Callable[[str], T]) -> dict[str, T]:
        """Return everything in a part; what cannot be read counts as damaged."""
        values: dict[str, T] = {}
        for name, text in self._rows.read(part).items():
            try:
                values[name] = decode(text)
            except (ValueError, TypeError, LookupError):
                self._rows.damaged = True
        return values

    def begin_anew(self, database: sqlite3.Connection) -> None:
        """Continue in an empty database that only knows which files are briefgen's own."""
        self._rows.go_on_in(database)
        with self._rows.together():
            self._rows.write(PUBLISHED, dict.fromkeys(self._published, ""))
            self._write(self.outputs)


@contextmanager
def opened(root: Path, wait: float | None = None) -> Iterator[State]:
    """Open the state of the workspace at `root`; no other build may work there.

    `wait` is how long another build is waited for, in seconds; None means a moment. If it cannot be used, an empty one in memory takes its place, with a message. Raises
    BriefgenError if another build holds it.
    """
    with ExitStack() as stack:
        try:
            state = _opened(root, stack, WAIT if wait is None else wait)
        except (OSError, sqlite3.Error) as error:
            memory = stack.enter_context(closing(empty()))
            state = State(
                SealedRows(memory, seal_of(root)),
                (forgotten(error, root / FOLDER / DATABASE),),
            )
        yield state


def _opened(root: Path, stack: ExitStack, wait: float) -> State:
    path = root / FOLDER / DATABASE
    began = stack.enter_context(held(path.parent, wait))
    seal = seal_of(root, make_key(root))
    database, warnings = stack.enter_context(lasting(path, WAIT))
    rows = SealedRows(database, seal)
    stack.callback(_removed_if_failed, rows, path)
    state = State(rows, warnings, began)
    if rows.damaged:  # rows may hold and yet lie where nothing finds them again
        rows.close()
        remove(path)
        fresh, _ = stack.enter_context(lasting(path, WAIT))
        state.begin_anew(fresh)
    rows.keep_place()
    return state


def _removed_if_failed(rows: SealedRows, path: Path) -> None:
    """Remove a database that could not be kept up to date."""
    if rows.failure is not None:
        rows.close()
        with suppress(OSError):
            remove(path)


def _decoded(text: str) -> tuple[str, Plan, str]:
    sources, plan, judged = json.loads(text)
    return sources, planning.decode(plan), judged
