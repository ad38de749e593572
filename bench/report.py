"""Figures to lines of a terminal, to JSON, and to the tables of docs/performance.md."""

import json
import math
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.budgets import Budget
from bench.figures import Figure, Spread, Unit, growth
from bench.workplace import ROOT

HEAD = ("work", "initiatives", "median", "from – to", "CPU", "peak", "must", "then", "")
WIDTHS = (52, 12, 10, 22, 10, 9, 13, 13, 5)
MARK = "<!-- What follows is written by `python -m bench --renew`. -->\n"
VERDICTS = {True: "yes", False: "NO", None: ""}


def head() -> str:
    """Return the head of the terminal's table."""
    return _aligned(HEAD)


def line(figure: Figure) -> str:
    """Return a row of the terminal's table, with its note below."""
    row = _aligned(_cells(figure))
    return f"{row}\n    {figure.note}" if figure.note else row


def _aligned(cells: Iterable[str]) -> str:
    first, *others = zip(cells, WIDTHS, strict=True)
    return "".join(
        (f"{first[0]:{first[1]}}", *(f"{cell:>{width}}" for cell, width in others))
    )


def _cells(figure: Figure) -> tuple[str, ...]:
    spread, budget, unit = figure.spread, figure.budget, figure.unit
    return (
        figure.row,
        f"{figure.size:,}" if figure.size else "the sample",
        amount(figure.value, unit),
        f"{amount(spread.low, unit)} – {amount(spread.high, unit)}" if spread else "",
        "" if figure.cpu is None else amount(figure.cpu, "s"),
        "" if figure.peak is None else amount(figure.peak, "bytes"),
        "" if budget is None else _bound(budget.must, budget, unit),
        "" if budget is None else _bound(budget.goal, budget, unit),
        VERDICTS[figure.met],
    )


def _bound(value: float | None, budget: Budget, unit: Unit) -> str:
    if value is None or math.isinf(value):
        return ""
    sign, of = "≥" if budget.least else "≤", " CPU" if budget.cpu else ""
    return f"{sign} {amount(value, unit)}{of}"


def amount(value: float, unit: Unit) -> str:
    """Return a value with its unit, in three digits or so."""
    match unit:
        case "s":
            return f"{value * 1000:.3g} ms" if value < 1 else f"{value:.3g} s"
        case "bytes":
            mib = value / 2**20
            return f"{mib:.0f} MiB" if mib >= 1 else f"{value:,.0f} B"
        case "ratio":
            return f"{value:.2f} ×"
        case "exponent":
            return f"{value:.2f}"
        case "documents":
            return f"{value:,.0f}"


def write(path: Path, figures: Iterable[Figure]) -> None:
    """Write figures as JSON, with the machine and the moment."""
    content = {**_circumstances(), "figures": [asdict(each) for each in figures]}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _circumstances() -> dict[str, Any]:
    cpu = Path("/proc/cpuinfo")
    models = [
        line.partition(": ")[2]
        for line in (cpu.read_text("utf-8").splitlines() if cpu.exists() else ())
        if line.startswith("model name")
    ]
    commit = subprocess.run(
        ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "date": time.strftime("%Y-%m-%d %H:%M"),
        "commit": commit.stdout.strip(),
        "machine": f"{(models or [platform.machine()])[0]}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.release()}",
        "python": sys.version.partition(" ")[0],
        "load": [round(each, 2) for each in os.getloadavg()],
    }


def markdown(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the lines of tables with the figures of files that `write` wrote."""
    about = (
        "{machine}, {system}, Python {python}; load {load[0]}; commit {commit}, {date}"
    )
    last: dict[tuple[str, int], Figure] = {}
    for path in paths:
        content = json.loads(path.read_text("utf-8"))
        yield f"- {about.format(**content)}"
        for figure in map(_figure, content["figures"]):
            if figure.unit != "exponent":
                last[figure.row, figure.size] = figure
    figures = list(last.values())
    yield from _table("Budgets", [each for each in figures if each.budget])
    yield from _table("Beside them", [each for each in figures if not each.budget])
    yield from _table("Growth", growth(figures))


def _table(title: str, figures: Iterable[Figure]) -> Iterator[str]:
    yield from ("", f"### {title}", "")
    yield "| work | initiatives | median | CPU | peak | must | then | met | |"
    yield "|---|--:|--:|--:|--:|--:|--:|---|---|"
    for figure in figures:
        cells = _cells(figure)
        yield f"| {' | '.join((*cells[:3], *cells[4:], figure.note))} |"


def renew(page: Path, paths: Iterable[Path]) -> None:
    """Replace what stands below the mark in a page by the figures of files."""
    above, mark, _ = page.read_text("utf-8").partition(MARK)
    lines = "\n".join(markdown(paths))
    page.write_text(f"{above}{mark}\n{lines}\n", "utf-8")


def _figure(content: Mapping[str, Any]) -> Figure:
    spread, budget = content["spread"], content["budget"]
    return Figure(
        **{
            **content,
            "spread": spread and Spread(**spread),
            "budget": budget and Budget(**budget),
        }
    )
