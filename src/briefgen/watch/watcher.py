"""Turn changes of sources, and moments when embargoes end, into builds, one by one."""

import datetime
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Protocol

from briefgen.configuration import STYLE
from briefgen.planning.request import BuildRequest
from briefgen.value_classes import dataclass
from briefgen.watch.file_events import FileEvents
from briefgen.watch.fresh_build import Ended, FreshBuild, Progress, Waiting
from briefgen.watch.source_files import Look, changes, look

QUIET = 0.1  # seconds without a change after which files count as saved
LONG = 5.0  # seconds after which they are built as they are
PATIENCE = 1.0  # seconds in which a mistake may turn out to be a file saved by half
CALM, POLL = 2.0, 1.0  # seconds between two looks, with events and without
SHARE = 50  # a look takes at most this part of the time
TWICE = 2  # once, a folder may just have come
LATE = 0.5  # seconds by which an event may come after the change


class Display(Protocol):
    """What shows a watch to the user."""

    def begin(self, reasons: tuple[str, ...]) -> None:
        """Show that a build begins, because of these paths or moments."""

    def progress(self, news: Progress | Waiting) -> None:
        """Show how far it is."""

    def end(self, ended: Ended, *, rings: bool) -> None:
        """Show its end; a ring tells that it fails now, or is well again."""

    def polls(self) -> None:
        """Show that no events come, and the sources are looked at all the time."""


@dataclass(slots=True)
class Watcher:
    """A watch over a workspace; `request` gives what to build as of an instant."""

    root: Path
    request: Callable[[datetime.datetime], BuildRequest]
    display: Display
    now: Callable[[], datetime.datetime]
    events: FileEvents
    style: str = STYLE
    due: datetime.datetime | None = None
    failing: bool = False
    built: Look = field(default_factory=dict)
    process: FreshBuild | None = None
    cost: float = 0.0  # seconds that a look takes
    missed: int = 0  # changes that no event announced
    deaf: bool = False  # it was shown

    def first(self) -> Ended:
        """Build for the first time, and return how that ended."""
        self.events.arm(self.style)
        self.built = self._look()
        ended = self._build(())
        self._settle(ended)
        return ended

    def go_on(self) -> None:
        """Wait for the next change or moment, and build; a mistake is shown at last."""
        reasons = self._wait()
        while True:
            ended = self._build(reasons)
            if not ended.fails or self.failing:
                break
            more = self._more()
            if not more:
                break
            reasons = tuple(dict.fromkeys((*reasons, *more)))
        self._settle(ended)

    def close(self) -> None:
        """End the build and the watch."""
        self.events.close()
        if self.process is not None:
            self.process.stop()

    def _build(self, reasons: tuple[str, ...]) -> Ended:
        """Build; a process that ended before its build did is replaced once."""
        self.display.begin(reasons)
        ended = self._once()
        return self._once() if ended.broken else ended

    def _once(self) -> Ended:
        try:
            process = self._ready()
        except OSError as error:  # the system has no room for a process, or no folder
            return Ended(refusal=error)
        ended = Ended()
        for news in process.carry_out(self.root, self.request(self.now())):
            if isinstance(news, Ended):
                ended = news
            else:
                self.display.progress(news)
        return ended

    def _ready(self) -> FreshBuild:
        """Return a process that waits; one that built ends by itself."""
        if self.process is not None and not self.process.waits:
            self.process.join()
            self.process = None
        if self.process is None:
            with suppress(OSError):  # a folder put in its place is another one
                os.chdir(self.root)
            self.process = FreshBuild()
        return self.process

    def _settle(self, ended: Ended) -> None:
        rings = ended.fails != self.failing
        self.failing = ended.fails
        self.style = ended.style or self.style
        if ended.report is not None:
            untils = [each.until for each in ended.report.coming]
            self.due = min(map(datetime.datetime.fromisoformat, untils), default=None)
        self.display.end(ended, rings=rings)

    def _wait(self) -> tuple[str, ...]:
        """Wait until a source changed, or an embargo ends; return which."""
        with suppress(OSError):  # it is tried again before the build
            self._ready()
        announced = self.events.wait(0)  # of what changed during the build
        while True:
            if self.due is not None and self.now() >= self.due:
                self.due = None
                self.built = self._saved()
                return ("an embargo ended",)
            if self._changed():
                self._listen(announced=announced)
                return self._renew()
            self._tell_deaf()
            announced = self.events.wait(self._pause())

    def _listen(self, *, announced: bool) -> None:
        """Look all the time from now on, if changes came twice and no event."""
        late = announced or self.events.wait(LATE)
        self.missed = 0 if late else self.missed + 1
        self.events.deaf = self.events.deaf or self.missed == TWICE

    def _renew(self) -> tuple[str, ...]:
        """Return what is not as it was built, once nobody writes any more."""
        before, self.built = self.built, self._saved()
        return changes(before, self.built)

    def _pause(self) -> float:
        pause = max(POLL if self.events.deaf else CALM, self.cost * SHARE)
        if self.due is None:
            return pause
        left = (self.due - self.now()).total_seconds()
        return max(0.0, min(pause, left))

    def _tell_deaf(self) -> None:
        if self.events.deaf and not self.deaf:
            self.deaf = True
            self.display.polls()

    def _changed(self) -> tuple[str, ...]:
        self.events.clear()
        self.events.arm(self.style)
        return changes(self.built, self._look())

    def _saved(self) -> Look:
        """Return a look at the sources once nobody writes any more."""
        end, before = time.monotonic() + LONG, self._look()
        while True:
            time.sleep(QUIET)
            now = self._look()
            if now == before or time.monotonic() >= end:
                return now
            before = now

    def _more(self) -> tuple[str, ...]:
        """Return what changes within a short while after a mistake."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.events.wait(QUIET)
            if self._changed():
                return self._renew()
        return ()

    def _look(self) -> Look:
        began = time.monotonic()
        sources = look(self.root, self.style)
        self.cost = time.monotonic() - began
        return sources
