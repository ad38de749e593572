"""Turn the news of a watch into lines, as a log keeps them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from briefgen.commands import build_output
from briefgen.commands.as_of_option import now
from briefgen.commands.diagnostics_output import counted, messages, say
from briefgen.commands.system_errors import refused
from briefgen.errors import Diagnostic, Place
from briefgen.watch.fresh_build import Ended, Progress, Waiting

NAMED = 3  # changed files that a line names
POLLED = (
    "changes are not announced here, as on network drives: looking for them instead"
)


class WatchLog:
    """A watch shown as lines, each with its time."""

    def __init__(self, root: Path) -> None:
        self.root, self._who = root, ""

    def __enter__(self) -> Self:
        """Say what is watched."""
        self._say(f"watching {self.root}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is to be put back."""

    def begin(self, reasons: tuple[str, ...]) -> None:
        """Say why a build begins."""
        self._who = ""
        if reasons:
            self._say(f"building: {reason(reasons)}")

    def progress(self, news: Progress | Waiting) -> None:
        """Say, once a build, that another one is waited for."""
        if isinstance(news, Waiting) and news.who != self._who:
            self._who = news.who
            self._say(f"waiting: {news.who}")

    def end(self, ended: Ended, *, rings: bool) -> None:
        """Say what was built, or what is to be mended."""
        for line in (*mistakes(ended), *outcome(ended)):
            self._say(line)
        if rings:
            self._say("failing" if ended.fails else "all is well again")

    def polls(self) -> None:
        """Say that files are looked at all the time."""
        self._say(POLLED)

    def _say(self, text: str) -> None:
        say(f"{clock()} {text}")


def clock() -> str:
    """Return the time of day where the user is."""
    return f"{now().astimezone():%H:%M:%S}"


def reason(paths: tuple[str, ...]) -> str:
    """Return what a build is because of, in a few words."""
    named = ", ".join(paths[:NAMED])
    more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
    return named + more


def mistakes(ended: Ended) -> Iterator[str]:
    """Yield all messages of a build; those of the system and faults, too."""
    yield from messages(ended.diagnostics)
    yield from messages(_others(ended))
    if ended.fault is not None:
        yield f"a fault in briefgen itself: {ended.fault}"
        yield "  hint: the watch goes on; set BRIEFGEN_TRACEBACK=1 to see more of it"


def _others(ended: Ended) -> Iterable[Diagnostic]:
    if ended.choice is not None:
        hint = "the watch goes on: it may come back; or end it, and choose another"
        yield Diagnostic(Place("."), ended.choice, "choice", hint)
    if ended.refusal is not None:
        yield refused(ended.refusal)


def outcome(ended: Ended) -> list[str]:
    """Return what a build did, in lines."""
    if ended.report is None:
        return ["nothing was built: the last good files stay until this is mended"]
    try:
        return build_output.summary(ended.report, ended.seconds).splitlines()
    except OSError:  # the folder that the watch began in is gone
        outputs = counted(len(ended.report.results), "output")
        return [f"{outputs} in {ended.seconds:.1f} s"]
