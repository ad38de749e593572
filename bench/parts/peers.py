"""The factsheets of small workspaces to the time that briefgen and its peers take."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from bench.figures import Figure, figure, ratio, timed
from bench.peers import PEERS, Peer
from bench.process import Took, Unusable, Worker
from bench.workplace import ROOT, SEEDED, Workplace

PAIR = "factsheet pair"
WARMED, TURNS = 4, 6  # subjects made so often before others count: Node compiles then
ROUNDS = 28  # subjects; those whose factsheets fit at once count
SLOW = {peer.name for peer in PEERS if peer.slow}
COLD = 3  # rounds


@dataclass(slots=True)
class Tally:
    """What a document took in each round, and how large its files are."""

    rounds: list[Took] = field(default_factory=list)
    sizes: dict[str, list[int]] = field(default_factory=dict)

    def add(self, answer: dict[str, Any]) -> None:
        """Add a subject: what it took for each of its languages."""
        documents = max(map(len, answer["sizes"].values()))
        share = (answer["wall"] / documents, answer["cpu"] / documents)
        self.rounds.append(Took(*share))
        for name, sizes in answer["sizes"].items():
            self.sizes.setdefault(name, []).extend(sizes)

    def words(self) -> str:
        """Return the median size of each format's files."""
        medians = {name: median(sizes) / 1024 for name, sizes in self.sizes.items()}
        return ", ".join(f"{name} {size:.0f} KiB" for name, size in medians.items())


def measure(workplace: Workplace) -> Iterator[Figure]:
    """Yield warm and cold figures of each, made by turns."""
    seeded = workplace.seeded()
    sheets = workplace.folder / "factsheets"
    if not sheets.exists():
        sheets.mkdir()
        workplace.module("bench.factsheets", str(sheets), *seeded)
    commands = {PAIR: [sys.executable, "-m", "bench.pairs", "factsheet", *seeded]}
    commands |= {peer.name: _command(peer, str(sheets)) for peer in PEERS}
    workers: dict[str, Worker] = {}
    for name, command in commands.items():
        try:
            workers[name] = workplace.worker(*command)
        except (Unusable, OSError) as reason:
            yield figure(f"{name}: left out", SEEDED, 0, "documents", str(reason))
    tallies = _tallies(workers)
    versions = {name: worker.ready["version"] for name, worker in workers.items()}
    peaks = {name: worker.end().peak for name, worker in workers.items()}
    yield from _warm(tallies, versions, peaks)
    yield from _ratios({name: each.rounds for name, each in tallies.items()})
    del commands[PAIR]  # what a process of briefgen takes is measured apart
    yield from _cold(
        workplace, {name: commands[name] for name in tallies if name != PAIR}
    )


def _command(peer: Peer, sheets: str) -> list[str]:
    if peer.module:
        return [sys.executable, "-m", "bench.peers", peer.name, sheets]
    script = str(ROOT / "bench" / "node" / "factsheet.js")
    return ["node", script, peer.distribution, sheets]


def _tallies(workers: Mapping[str, Worker]) -> dict[str, Tally]:
    """Let each make the same subjects by turns; those that need steps do not count."""
    tallies = {name: Tally() for name in workers}
    for _ in range(TURNS):
        for name in workers.keys() - SLOW:
            for number in range(WARMED):
                workers[name].make(number)
    for number in range(WARMED, WARMED + ROUNDS):
        answers = {
            name: worker.make(number)
            for name, worker in workers.items()
            if name not in SLOW or number % 4 == 0
        }
        if not answers[PAIR]["fitted"]:
            for name, answer in answers.items():
                tallies[name].add(answer)
    return tallies


def _warm(
    tallies: Mapping[str, Tally], versions: Mapping[str, str], peaks: Mapping[str, int]
) -> Iterator[Figure]:
    how = {peer.name: f"{peer.format}, {peer.how}" for peer in PEERS}
    for name, each in tallies.items():
        note = "; ".join((how.get(name, "Word and PDF"), versions[name], each.words()))
        row = timed(name, SEEDED, each.rounds, note)
        yield replace(row, peak=peaks[name])


def _ratios(rounds: Mapping[str, list[Took]]) -> Iterator[Figure]:
    beside = {
        "Typst's PDF + docxtemplater's DOCX": ("Typst", "docxtemplater"),
        "Typst's PDF": ("Typst",),
        "Fullbleed's PDF + docx's DOCX": ("Fullbleed", "docx"),
        "ReportLab's PDF + python-docx's DOCX": ("ReportLab", "python-docx"),
    }
    pair = [each.cpu for each in rounds[PAIR]]
    for words, names in beside.items():
        if all(name in rounds for name in names):
            below = [
                sum(each.cpu for each in together)
                for together in zip(*(rounds[name] for name in names), strict=True)
            ]
            yield ratio(f"{PAIR} / {words}", SEEDED, pair, below, "CPU")


def _cold(workplace: Workplace, commands: Mapping[str, list[str]]) -> Iterator[Figure]:
    """Yield what a process takes from its start that makes a subject's documents."""
    rounds: dict[str, list[Took]] = {name: [] for name in commands}
    for number in range(COLD):
        for name, command in commands.items():
            worker = workplace.worker(*command)
            worker.make(number)
            rounds[name].append(worker.end())
    for name, each in rounds.items():
        yield timed(f"{name}: a process", SEEDED, each, "two documents")
