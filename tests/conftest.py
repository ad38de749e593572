"""Compare a text with its golden file, or accept it as the new one."""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import settings

from tests import forked

GOLDENS = Path(__file__).parent / "golden"

# A machine may be busy: how long an example takes is no fact about the code. The examples
# are the same every time, so that what passes here passes there; `make soak` looks for others.
settings.register_profile("briefgen", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1_000)
settings.load_profile("briefgen")

# Nothing that tests do touches the configuration of whoever runs them.
CONFIGURATION = tempfile.TemporaryDirectory(prefix="briefgen-tests-")
os.environ["BRIEFGEN_CONFIG"] = CONFIGURATION.name
os.environ["BRIEFGEN_STATE_KEY"] = "the tests' own, whatever configuration they have"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`, which rewrites the goldens."""
    parser.addoption(
        "--accept", action="store_true", help="rewrite goldens; then read the diff"
    )


def pytest_collection_finish() -> None:
    """Let no collection of garbage look through thousands of tests again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[forked.Program]:
    """Give the program, imported and waiting for command lines."""
    with forked.Program(tmp_path_factory.mktemp("program")) as program:
        yield program


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Give `golden(name, text)`, which fails where text is not `golden/<name>`."""
    accept = bool(request.config.getoption("--accept"))

    def compare(name: str, text: str) -> None:
        __tracebackhide__ = True
        path = GOLDENS / name
        known = path.read_bytes().decode() if path.exists() else ""
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        elif not path.exists() or text != known:
            pytest.fail(difference(name, known, text), pytrace=False)

    return compare


def difference(name: str, known: str, text: str) -> str:
    """Tell where a text leaves its golden, and how to accept it."""
    lines = unified_diff(
        known.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm=""
    )
    diff = "\n".join(lines) or "(only line ends differ)"
    return f"not as in its golden; `make golden` accepts it:\n{diff}"
