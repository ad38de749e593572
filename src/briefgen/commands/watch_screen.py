"""Turn the news of a watch into one calm screen, which shows how things stand."""

import time
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.text import Text

from briefgen.commands.diagnostics_output import ACTING, counted, severe
from briefgen.commands.watch_lines import POLLED, clock, mistakes, outcome, reason
from briefgen.watch.fresh_build import Ended, Progress, Waiting

CALM = 0.1  # seconds between two pictures of a build at work


class Screen:
    """A watch shown on a terminal: what is stale, what is built, and what fails."""

    def __init__(self, root: Path, *, bell: bool) -> None:
        self._console = Console(highlight=False)
        self._live = Live(
            console=self._console, auto_refresh=False, vertical_overflow="crop"
        )
        self._root, self._bell = root, bell
        self._drawn = 0.0
        self._state, self._style = "building", "yellow"
        self._stale: tuple[str, ...] = ()
        self._body: list[str] = []
        self._foot = ""

    def __enter__(self) -> Self:
        """Begin to show the watch."""
        self._live.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the last picture, and give the terminal back."""
        self._live.__exit__(kind, error, trace)

    def begin(self, reasons: tuple[str, ...]) -> None:
        """Show that a build begins; its mistakes stay until it ended."""
        self._stale = tuple(dict.fromkeys((*self._stale, *reasons)))
        self._state, self._style = "building", "yellow"
        self._draw()

    def progress(self, news: Progress | Waiting) -> None:
        """Show how many documents are stale, and how many of them are built."""
        if isinstance(news, Waiting):
            self._state = f"waiting: {news.who}"
        else:
            name = news.results[0].document.name if news.results else ""
            stale = counted(news.total, "stale document")
            self._state = f"building: {news.done} of {stale}  {name}"
            if news.results and time.perf_counter() - self._drawn < CALM:
                return
        self._draw()

    def end(self, ended: Ended, *, rings: bool) -> None:
        """Show how everything stands, and ring if that is not as before."""
        *before, last = outcome(ended)
        self._state, self._style = "up to date", "green"
        if ended.fails:
            self._state, self._style = _failing(ended), "red"
        stale = reason(self._stale) if ended.fails else ""
        self._body = [*mistakes(ended), *before]
        self._foot = f"{clock()}  {last}" + (f"\nstale since: {stale}" if stale else "")
        if not ended.fails:
            self._stale = ()
        self._draw()
        if rings and self._bell:
            self._console.bell()

    def polls(self) -> None:
        """Show that files are looked at all the time."""
        self._foot += f"\n{POLLED}"
        self._draw()

    def _draw(self) -> None:
        self._drawn = time.perf_counter()
        picture = Text(no_wrap=False)
        picture.append(f"watching {self._shown(str(self._root))}\n", "bold")
        picture.append(f"{self._shown(self._state)}\n", f"bold {self._style}")
        picture.append(f"{self._shown(self._foot)}\n", "dim")
        room = max(1, self._console.height - 7)
        lines = "\n".join(self._body).splitlines()
        if lines:
            picture.append("\n" + self._shown("\n".join(lines[:room])) + "\n")
        if len(lines) > room:
            picture.append(f"and {counted(len(lines) - room, 'line')} more\n", "dim")
        picture.append("\nCtrl-C ends the watch", "dim")
        self._live.update(picture, refresh=True)

    @staticmethod
    def _shown(text: str) -> str:
        return ACTING.sub("\N{REPLACEMENT CHARACTER}", text)


def _failing(ended: Ended) -> str:
    """Return how many mistakes there are, and in which documents."""
    number = sum(severe([each]) for each in ended.diagnostics) or 1
    results = () if ended.report is None else ended.report.results
    failed = (each for each in results if each.outcome in {"failed", "held back"})
    names = tuple(dict.fromkeys(each.document.name for each in failed))
    where = f"; not built: {reason(names)}" if names else ""
    return f"failing: {counted(number, 'mistake')}{where}"
