"""Turn jobs into their results through any executor, in the order of the jobs."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

TICK = 5.0  # seconds after which a wait is looked at


def results_in_order(
    executor: Executor,
    work: Callable[[Job], Result],
    jobs: Iterable[Job],
    ahead: Callable[[], int],
    watch: Callable[[], None] = lambda: None,
) -> Iterator[Result]:
    """Yield the result of each job; `ahead` says how many may be on their way.

    So memory does not grow with the number of jobs. `watch` is called from time to time
    while nothing comes, and may raise an error.
    """
    running: deque[Future[Result]] = deque()
    for job in jobs:
        while len(running) >= ahead():
            yield _awaited(running.popleft(), watch)
        running.append(executor.submit(work, job))
    while running:
        yield _awaited(running.popleft(), watch)


def _awaited(future: Future[Result], watch: Callable[[], None]) -> Result:
    while True:
        try:
            return future.result(TICK)
        except TimeoutError:
            if future.done():  # it is the work's own
                raise
            watch()
