"""A chart of bars to a PNG by pyplot, as most would write it."""

import io

import matplotlib as mpl

from bench.facts import Chart

mpl.use("Agg")
from matplotlib import pyplot as plt

WIDTH = 7.0  # inches
DPI = 200


def png(chart: Chart) -> bytes:
    """Return horizontal bars, the first one above, each with its words."""
    bars = chart["bars"]
    figure, axes = plt.subplots(
        figsize=(WIDTH, 0.35 + 0.22 * len(bars)), layout="constrained"
    )
    drawn = axes.barh(
        [bar["name"] for bar in bars],
        [bar["amount"] for bar in bars],
        color=["#1a5dc0" if bar["main"] else "#83909c" for bar in bars],
    )
    axes.bar_label(drawn, [bar["words"] for bar in bars], padding=4, fontsize=8)
    axes.invert_yaxis()
    axes.margins(x=0.25)
    axes.xaxis.set_visible(False)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.tick_params(labelsize=8)
    target = io.BytesIO()
    figure.savefig(target, format="png", dpi=DPI)
    plt.close(figure)
    return target.getvalue()
