"""Equal sources give equal bytes, whatever the machine around them is like."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample_documents import DOCUMENTS, ROOT

pytestmark = pytest.mark.interop

SOURCES = ("briefgen.yaml", "data", "templates", "charts")
FORMATS = ("docx", "pdf")
YEAR_2001 = 1_000_000_000  # in seconds since 1970


def built(
    workspace: Path, output: Path, jobs: int, **surroundings: str
) -> dict[str, str]:
    """Build a copy of the sample elsewhere, and give the digest of each output."""
    for source in SOURCES:
        path = ROOT / source
        (shutil.copytree if path.is_dir() else shutil.copy)(path, workspace / source)
    for path in workspace.rglob("*"):
        os.utime(path, (YEAR_2001 * jobs, YEAR_2001 * jobs))
    build = (sys.executable, "-m", "briefgen", "build", "--as-of", "2024-11-16")
    subprocess.run(
        [*build, "--output", str(output), "--jobs", str(jobs)],
        cwd=workspace,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **surroundings},
        check=True,
        capture_output=True,
    )
    return {
        str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in output.rglob("*")
        if path.suffix[1:] in FORMATS
    }


def test_every_output_is_the_same_to_the_byte(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("here", "there/and everywhere")]
    for folder in folders:
        folder.mkdir(parents=True)
    here, there = folders
    one = built(
        here, tmp_path / "one", 1, PYTHONHASHSEED="1", TZ="America/Lima", LC_ALL="C"
    )
    other = built(
        there,
        tmp_path / "other",
        2,
        PYTHONHASHSEED="2",
        TZ="Asia/Tokyo",
        LC_ALL="fr_CA.UTF-8",
        MPLCONFIGDIR=str(tmp_path / "matplotlib"),
    )
    assert len(one) == len(DOCUMENTS) * len(FORMATS)
    different = sorted(name for name, digest in one.items() if other[name] != digest)
    assert different == []
