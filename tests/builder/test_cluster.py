"""Tests of builds on a cluster of real processes: the same bytes, and nothing lost."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builder.cluster import Cluster, certificates, cluster
from tests.commands import small
from tests.hostile import OWN_CHART, OWN_KIND

pytestmark = pytest.mark.interop
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
BRIEFGEN = [sys.executable, "-m", "briefgen"]
THEME = """\
- id: water{number}
  title: {{en: Water {number}, fr: Eau {number}}}
"""
INITIATIVE = """\
theme: water{number}
title: {{en: Wells {number}, fr: Puits {number}}}
funding: {{kind: new, amount: {number}000000, fiscal_years: 2024-27}}
description: {{en: It digs wells., fr: Il creuse des puits.}}
"""


def workspace(root: Path, themes: int = 30) -> Path:
    root.mkdir()
    small.make(root)
    numbers = range(1, themes + 1)
    old = (root / "data/themes.yaml").read_text("utf-8")
    more = "".join(THEME.format(number=number) for number in numbers)
    small.write(root, "data/themes.yaml", old + more)
    for number in numbers:
        text = INITIATIVE.format(number=number)
        small.write(root, f"data/initiatives/wells{number}.yaml", text)
    return root


def build(
    root: Path, *options: str, keys: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Build; with `keys`, Dask finds its configuration there."""
    return subprocess.run(
        [*BRIEFGEN, "build", *options],
        cwd=root,
        env=os.environ if keys is None else {**os.environ, "DASK_CONFIG": str(keys)},
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )


def outputs(root: Path) -> dict[str, bytes]:
    """Give all that a build published, manifests too."""
    files = (path for path in (root / "build").rglob("*") if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def begin(root: Path, there: Cluster) -> subprocess.Popen[str]:
    """Begin a build, and return when its first document was made."""
    process = subprocess.Popen(
        [*BRIEFGEN, "build", "--cluster", there.address],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    assert ": " in process.stdout.readline()
    return process


@posix
def test_a_killed_a_late_and_another_worker_change_nothing(tmp_path: Path) -> None:
    here, there = workspace(tmp_path / "here"), workspace(tmp_path / "there")
    with cluster(tmp_path / "cluster", 2) as workers:
        workers.other_version()
        workers.wait_for(3)
        with begin(there, workers) as process:
            workers.processes[1].kill()
            workers.worker()
            report, _ = process.communicate(timeout=600)
        again = build(there, "--cluster", workers.address)
    assert process.returncode == 0, report
    assert "a worker has other versions, and gets no work: reportlab 0.0.1" in report
    assert "194 outputs: 194 written" in report
    assert build(here, "--jobs", "1").returncode == 0
    assert outputs(there) == outputs(here)
    assert "194 outputs: 194 up to date" in again.stderr + again.stdout
    assert "194 up to date" in build(there, "--jobs", "1").stdout


@posix
def test_an_interruption_leaves_whole_files_and_the_next_build_goes_on(
    tmp_path: Path,
) -> None:
    here, there = workspace(tmp_path / "here"), workspace(tmp_path / "there")
    with cluster(tmp_path / "cluster", 1) as workers:
        with begin(there, workers) as process:
            process.send_signal(signal.SIGINT)
            report, _ = process.communicate(timeout=60)
        assert process.returncode == 130
        assert "stopped" in report
        assert "Traceback" not in report
        before = outputs(there)
        report = build(there, "--cluster", workers.address).stdout
    assert build(here, "--jobs", "1").returncode == 0
    whole = outputs(here)
    assert 0 < len(before) < len(whole)
    assert before.items() <= whole.items()
    assert "up to date" in report
    assert outputs(there) == whole


def test_where_every_worker_has_other_versions_they_are_named(tmp_path: Path) -> None:
    root = small.make(tmp_path)
    with cluster(tmp_path / "cluster", 0) as workers:
        workers.other_version()
        workers.wait_for(1)
        done = build(root, "--cluster", workers.address)
    assert done.returncode == 1
    assert "every worker has other versions: reportlab 0.0.1 there, 5." in done.stderr
    assert "install the same versions on all machines" in done.stderr


def test_a_worker_of_several_threads_is_refused(tmp_path: Path) -> None:
    root = small.make(tmp_path)
    with cluster(tmp_path / "cluster", 0) as workers:
        workers.worker("--nthreads", "2")
        workers.wait_for(1)
        done = build(root, "--cluster", workers.address)
    assert done.returncode == 1
    assert "1 of 1 workers have several threads" in done.stderr


def test_without_workers_the_message_tells_how_to_start_one(tmp_path: Path) -> None:
    root = small.make(tmp_path)
    with cluster(tmp_path / "cluster", 0) as workers:
        done = build(root, "--cluster", workers.address)
    assert done.returncode == 1
    assert "no worker has joined the cluster" in done.stderr
    assert "dask worker ADDRESS --nthreads 1" in done.stderr


def test_code_of_charts_runs_there_as_it_was_granted_here(tmp_path: Path) -> None:
    root = small.make(tmp_path)
    small.write(root, "charts/wells.yaml", OWN_CHART)
    small.write(root, "charts/own.py", OWN_KIND)
    text = (root / "templates/overview.md").read_text("utf-8")
    small.write(root, "templates/overview.md", f"{text}\n![Funds](chart:wells)\n")
    with cluster(tmp_path / "cluster", 1) as workers:
        chosen = ("--kind", "overview", "--cluster", workers.address)
        refused = build(root, *chosen)
        trusted = subprocess.run(
            [*BRIEFGEN, "trust", "--yes"], cwd=root, capture_output=True, check=True
        )
        done = build(root, *chosen)
        small.write(root, "charts/own.py", f"{OWN_KIND}\n# changed")
        changed = build(root, "--force", *chosen)
    assert trusted.returncode == 0
    assert refused.returncode == 1
    assert done.returncode == 0, done.stderr
    assert "2 written" in done.stdout
    assert changed.returncode == 1
    assert "this code changed since you trusted this folder" in changed.stderr


def test_tls_without_certificates_is_told_in_one_message(tmp_path: Path) -> None:
    done = build(small.make(tmp_path), "--cluster", "tls://127.0.0.1:9")
    assert done.returncode == 1
    assert "tls needs certificates, and Dask knows none" in done.stderr
    assert "Traceback" not in done.stderr


@posix
def test_a_scheduler_that_dies_is_told_and_the_next_build_goes_on(
    tmp_path: Path,
) -> None:
    here, there = workspace(tmp_path / "here"), workspace(tmp_path / "there")
    with cluster(tmp_path / "cluster", 1) as workers, begin(there, workers) as process:
        workers.processes[0].kill()
        report, _ = process.communicate(timeout=120)
    assert process.returncode == 1, report
    assert "the connection to the cluster was lost" in report
    assert "build again when it is back" in report
    assert "Traceback" not in report
    before = outputs(there)
    assert build(there, "--jobs", "1").returncode == 0
    assert build(here, "--jobs", "1").returncode == 0
    whole = outputs(here)
    assert 0 < len(before) < len(whole)
    assert before.items() <= whole.items()
    assert outputs(there) == whole


@posix
def test_a_scheduler_that_stands_still_is_told(tmp_path: Path) -> None:
    here, there = workspace(tmp_path / "here"), workspace(tmp_path / "there")
    with cluster(tmp_path / "cluster", 1) as workers, begin(there, workers) as process:
        workers.processes[0].send_signal(signal.SIGSTOP)
        report, _ = process.communicate(timeout=240)
    assert process.returncode == 1, report
    assert "the connection to the cluster was lost" in report
    assert "Traceback" not in report
    assert build(there, "--jobs", "1").returncode == 0
    assert build(here, "--jobs", "1").returncode == 0
    assert outputs(there) == outputs(here)


def test_a_scheduler_that_never_answers_is_told(tmp_path: Path) -> None:
    root = small.make(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        done = build(root, "--cluster", f"tcp://127.0.0.1:{port}")
    assert done.returncode == 1
    assert "no scheduler answers there within 10 seconds" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_the_engine_logs_about_a_lost_connection_is_not_printed() -> None:
    """Which of its loggers speaks depends on the moment: so each is asked."""
    code = """
import logging
from briefgen.builder.cluster_connection import connected
from briefgen.errors import BriefgenError
try:
    with connected("tcp://127.0.0.1:9"):
        raise AssertionError("nobody listens there")
except BriefgenError:
    pass
for name in sorted(logging.root.manager.loggerDict):
    if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
        logging.getLogger(name).error("printed by %s", name)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout + done.stderr == ""


def test_over_tls_only_those_with_a_certificate_of_the_cluster_build(
    tmp_path: Path,
) -> None:
    keys, strange = certificates(tmp_path / "keys"), certificates(tmp_path / "strange")
    here, there = workspace(tmp_path / "here", 5), workspace(tmp_path / "there", 5)
    with cluster(tmp_path / "cluster", 2, keys) as workers:
        plain = workers.address.replace("tls:", "tcp:")
        refused = [
            build(there, "--cluster", plain),
            build(there, "--cluster", workers.address, keys=strange),
        ]
        assert outputs(there) == {}
        done = build(there, "--cluster", workers.address, keys=keys)
    for each in refused:
        assert each.returncode == 1
        assert "no scheduler answers there" in each.stderr
        assert "needs certificates that it trusts" in each.stderr
        assert "Traceback" not in each.stderr
    assert done.returncode == 0, done.stderr
    assert build(here, "--jobs", "1").returncode == 0
    assert outputs(there) == outputs(here)
