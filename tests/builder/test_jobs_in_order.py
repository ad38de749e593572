"""Tests that jobs give their results in order, through any executor."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from briefgen.builder import jobs_in_order
from briefgen.builder.jobs_in_order import results_in_order


def test_results_come_in_the_order_of_the_jobs_whoever_is_first() -> None:
    later = threading.Event()

    def work(job: int) -> int:
        if job == 0:
            assert later.wait(60)
        if job == 3:
            later.set()
        return job * 10

    with ThreadPoolExecutor(4) as pool:
        results = list(results_in_order(pool, work, range(9), lambda: 4))
    assert results == [job * 10 for job in range(9)]


def test_no_more_jobs_are_begun_than_may_be_on_their_way() -> None:
    begun: list[int] = []

    def jobs() -> Iterator[int]:
        for job in range(50):
            begun.append(job)
            yield job

    with ThreadPoolExecutor(2) as pool:
        results = results_in_order(pool, str, jobs(), lambda: 6)
        for number in range(50):
            assert next(results) == str(number)
            assert len(begun) - number <= 7


def test_a_wait_is_looked_at_and_may_be_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs_in_order, "TICK", 0.01)
    looks: list[int] = []
    release = threading.Event()

    def watch() -> None:
        looks.append(1)
        if len(looks) == 3:
            raise OSError("nobody is there")

    with ThreadPoolExecutor(1) as pool:
        with pytest.raises(OSError, match="nobody"):
            list(
                results_in_order(
                    pool, lambda _: release.wait(60), [1], lambda: 1, watch
                )
            )
        release.set()


def test_a_time_limit_of_the_work_itself_is_its_error() -> None:
    def work(_: int) -> None:
        time.sleep(0.01)
        raise TimeoutError("of the work")

    with (
        ThreadPoolExecutor(1) as pool,
        pytest.raises(TimeoutError, match="of the work"),
    ):
        list(results_in_order(pool, work, [1], lambda: 1))
