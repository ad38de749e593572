"""The sample, built as four shards in four copies and merged, is the sample built whole."""

import shutil
from pathlib import Path

from tests.commands.test_merge import differences, program

SHARDS = 4


def test_four_shards_of_the_sample_are_the_sample(tmp_path: Path) -> None:
    program(tmp_path, "init", "whole")
    for name in ("merged", *(f"shard-{number}" for number in range(1, SHARDS + 1))):
        shutil.copytree(tmp_path / "whole", tmp_path / name)
    program(tmp_path / "whole", "build")
    for number in range(1, SHARDS + 1):
        copy = tmp_path / f"shard-{number}"
        program(copy, "build", "--shard", f"{number}/{SHARDS}")
        for path in (copy / "build").rglob("*-*.*"):
            same = tmp_path / "whole" / path.relative_to(copy)
            assert path.read_bytes() == same.read_bytes()
    folders = [f"../shard-{number}" for number in range(1, SHARDS + 1)]
    program(tmp_path / "merged", "merge", *folders)
    assert differences(tmp_path / "merged/build", tmp_path / "whole/build") == []
    assert [*(tmp_path / "merged/build").glob("*/briefgen.manifest.json")]
    last = program(tmp_path / "merged", "build")
    assert " up to date; " in last
    assert last.count("\n") == 1
    assert "everything is up to date" in program(tmp_path / "merged", "status")
