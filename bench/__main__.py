"""Parts and sizes to the figures of docs/performance.md: `python -m bench --help`."""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import report
from bench.figures import Figure, growth
from bench.parts import PARTS, Part
from bench.process import Unusable
from bench.workplace import ROOT, Workplace

SIZES = (20, 100, 1_000)
LARGE = 10_000
PAGE = ROOT / "docs" / "performance.md"


def main() -> None:
    """Measure what is asked for; print each figure as soon as it is known."""
    options = _options()
    if options.renew:
        report.renew(PAGE, options.renew)
        return
    parts = [part for part in PARTS if part.name in options.only]
    sizes = (*options.sizes, *([LARGE] if options.large else []))
    figures: list[Figure] = []
    print(report.head())
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as folder:
        workplace = Workplace(Path(folder), tuple(sorted({*sizes})))
        for part in parts:
            for each in _measured(part, workplace):
                figures.append(each)
                if options.json:
                    report.write(options.json, (*figures, *growth(figures)))
    for each in growth(figures):
        print(report.line(each))


def _measured(part: Part, workplace: Workplace) -> Iterator[Figure]:
    print(f"-- {part.what}: about {part.estimate(workplace.sizes)} s", flush=True)
    try:
        for each in part.measure(workplace):
            print(report.line(each), flush=True)
            yield each
    except Unusable as reason:
        print(f"   not measured: {reason}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure what briefgen costs, beside its budgets and its peers.",
        epilog="Parts: " + "; ".join(f"{part.name}: {part.what}" for part in PARTS),
    )
    names = [part.name for part in PARTS]
    parser.add_argument("--only", type=_names, default=names, metavar="PART,…")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, metavar="N,…")
    parser.add_argument("--large", action="store_true", help="10,000 initiatives too")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write it as JSON too"
    )
    parser.add_argument(
        "--renew",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="write the figures of JSON files into docs/performance.md, and measure none",
    )
    return parser.parse_args()


def _names(text: str) -> Sequence[str]:
    names = text.split(",")
    if unknown := {*names} - {part.name for part in PARTS}:
        raise argparse.ArgumentTypeError(f"there is no part {', '.join(unknown)}")
    return names


def _sizes(text: str) -> Sequence[int]:
    return tuple(int(size) for size in text.split(","))


if __name__ == "__main__":
    main()
