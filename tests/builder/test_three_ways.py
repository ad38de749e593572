"""A thousand initiatives by jobs, by a cluster and by shards: the same bytes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builder.cluster import cluster
from tests.builder.test_cluster import BRIEFGEN, begin, build, outputs, posix

INITIATIVES = 1_000
SHARDS = 4
PAGE = """\
---
title: "{{{{ {per}.name }}}}"
per: {per}
audience: public
layout: note
formats: [docx]
---
{{{{ ({per}.initiatives | released("funding")).funding.new_money | money }}}}
"""
ROOT = Path(__file__).parents[2]


@pytest.mark.soak
@posix
def test_a_thousand_initiatives_are_the_same_whatever_builds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_STATE_KEY", "the key of all machines of a matrix")
    jobs, spread, merged = (tmp_path / name for name in ("jobs", "spread", "merged"))
    sources = tmp_path / "sources"
    write = ("-m", "bench.workspaces", str(INITIATIVES), str(sources))
    subprocess.run([sys.executable, *write], cwd=ROOT, check=True)
    for per in ("country", "partner"):
        (sources / f"templates/per-{per}.md").write_text(PAGE.format(per=per), "utf-8")
    for root in (jobs, spread, merged):
        shutil.copytree(sources, root)

    assert build(jobs, "--jobs", "2").returncode == 0
    with cluster(tmp_path / "cluster", 3) as workers, begin(spread, workers) as process:
        workers.processes[1].kill()
        report, _ = process.communicate()
    assert process.returncode == 0, report
    assert merge(merged, sources, tmp_path).returncode == 0

    whole = outputs(jobs)
    assert len(whole) > INITIATIVES
    assert words(jobs)
    for root in (spread, merged):
        assert outputs(root) == whole
        assert words(root) == words(jobs)
        assert "written" not in build(root).stdout


def merge(
    root: Path, sources: Path, folder: Path
) -> subprocess.CompletedProcess[bytes]:
    shards = [folder / f"shard{number}" for number in range(1, SHARDS + 1)]
    for number, shard in enumerate(shards, 1):
        shutil.copytree(sources, shard)
        assert build(shard, "--shard", f"{number}/{SHARDS}").returncode == 0
    return subprocess.run([*BRIEFGEN, "merge", *shards], cwd=root, check=False)


def words(root: Path) -> dict[str, bytes]:
    """Give the words that are kept to tell what was edited in a file that came back."""
    folder = root / ".briefgen/versions"
    return {path.name: path.read_bytes() for path in folder.rglob("*.*")}
