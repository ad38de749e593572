"""A chart of lines that end in a dot; each name stands above its line.

briefgen calls `draw` with axes of matplotlib and the rows of the chart. What it gets
are words and numbers alone: it cannot read the data, or show what is not released.
"""

ABOVE = 12  # points from a line up to the name that stands above it
BEHIND = 9  # points from the middle of a dot to the words behind it
WIDEST = 0.8  # of the width: the longest line; the rest is room for its words


def draw(axes, series):
    """Draw the rows, the first at the top."""
    ends = [float(row.last) for row in series.rows]
    axes.set_position((0.01, 0, 0.98, 1))  # of the chart: left, bottom, width, height
    axes.set_xlim(0, max(ends, default=0) / WIDEST or 1)
    axes.set_ylim(len(ends) - 0.7, -0.8)
    axes.set_axis_off()
    text = {"color": series.ink, "fontsize": series.size, "verticalalignment": "center"}
    for at, (row, end) in enumerate(zip(series.rows, ends, strict=True)):
        color = series.accent if row.main else series.neutral
        axes.plot([0, end], [at, at], color=color, linewidth=1.5)
        axes.plot([end], [at], color=color, marker="o", markersize=8, clip_on=False)
        text |= {"fontweight": "bold" if row.bold else "normal"}
        for words, x, offset in (
            (row.label, 0, (0, ABOVE)),
            (row.words, end, (BEHIND, 0)),
        ):
            axes.annotate(words, (x, at), offset, textcoords="offset points", **text)
