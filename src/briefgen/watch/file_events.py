"""Turn what the system says of changed files into a wake-up for whoever waits."""

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from watchfiles import watch

from briefgen.watch.source_files import folders, identity

Armed: TypeAlias = "tuple[tuple[Path, tuple[int, int]], ...]"

STEP = 50  # milliseconds without a further event after which events are passed on
MOST = 400  # milliseconds after which they are passed on in any case
AGAIN = 1_000  # milliseconds between two looks at whether to stop


class FileEvents:
    """The events of a workspace's folders, from threads that wait for them.

    `deaf` says that the system announces nothing: somebody has to look.
    """

    def __init__(self, root: Path, *, deaf: bool) -> None:
        self.root, self.deaf = root, deaf
        self._wake, self._stop = threading.Event(), threading.Event()
        self._armed: Armed = ()
        logging.getLogger("watchfiles").setLevel(logging.ERROR)

    def wait(self, seconds: float) -> bool:
        """Return whether something changed, as soon as it does or after a while."""
        return self._wake.wait(seconds)

    def clear(self) -> None:
        """Forget what changed: whoever looks from now on sees it."""
        self._wake.clear()

    def arm(self, style: str) -> None:
        """Watch the folders that there are now; a folder put in another's place, too."""
        single, whole = folders(self.root, style)
        armed = tuple((each, identity(each)) for each in sorted({*single, *whole}))
        if self.deaf or armed == self._armed:
            return
        self.close()
        self._armed, self._stop = armed, threading.Event()
        self._start(single, recursive=False)
        if whole:
            self._start(whole, recursive=True)

    def close(self) -> None:
        """Watch nothing any more."""
        self._stop.set()

    def _start(self, paths: Iterable[Path], *, recursive: bool) -> None:
        follow = self._follower(frozenset(paths), recursive=recursive)
        threading.Thread(target=follow, daemon=True).start()

    def _follower(
        self, paths: frozenset[Path], *, recursive: bool
    ) -> Callable[[], None]:
        stop = self._stop

        def follow() -> None:
            try:
                for _ in watch(
                    *paths,
                    watch_filter=None,
                    debounce=MOST,
                    step=STEP,
                    rust_timeout=AGAIN,
                    stop_event=stop,
                    recursive=recursive,
                    force_polling=False,
                    ignore_permission_denied=True,
                ):
                    self._wake.set()
            except (OSError, RuntimeError):  # no more watches are left, or none works
                self.deaf = not self._vanished(paths)
            self._wake.set()

        return follow

    @staticmethod
    def _vanished(paths: Iterable[Path]) -> bool:
        return not all(each.exists() for each in paths)
