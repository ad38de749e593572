"""Numbers of subjects on standard input to a line about each: what making it took."""

import json
import sys
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

Content = TypeVar("Content", bound=Mapping[str, list[bytes]])


def serve(
    ready: Mapping[str, object],
    make: Callable[[int], Content],
    more: Callable[[int, Content], Mapping[str, object]],
) -> None:
    """Answer until the input ends; `more` is said of each subject, and not measured."""
    print(json.dumps(ready), flush=True)
    for line in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        files = make(int(line))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        sizes = {name: [*map(len, contents)] for name, contents in files.items()}
        answer = {"wall": wall, "cpu": cpu, "sizes": sizes, **more(int(line), files)}
        print(json.dumps(answer), flush=True)
