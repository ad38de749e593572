"""A peer's name and a folder of factsheets to a process that makes those it is asked for.

`python -m bench.peers Typst FOLDER` says when it is ready, and what each subject took
whose number it reads; with `BENCH_FOLDER` it also keeps the first file of each.
"""

import importlib
import os
import sys
from importlib.metadata import version
from pathlib import Path

from bench.conversation import serve
from bench.facts import read
from bench.peers import PEERS


def main(name: str, folder: Path) -> None:
    """Make what is asked for, until nothing more is."""
    peer = next(peer for peer in PEERS if peer.name == name)
    write = importlib.import_module(f"bench.peers.{peer.module}").writer(folder)
    subjects = read(folder / "factsheets.json")

    def files(number: int) -> dict[str, list[bytes]]:
        return {peer.format: [*map(write, subjects[number]["factsheets"])]}

    def keep(number: int, contents: dict[str, list[bytes]]) -> dict[str, object]:
        if target := os.environ.get("BENCH_FOLDER"):
            path = Path(target) / f"{name}-{number}.{peer.format}"
            path.write_bytes(contents[peer.format][0])
        return {}

    serve({"version": version(peer.distribution)}, files, keep)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
