"""Chart kinds of the workspace's own to warnings that they have the name of one of ours."""

from collections.abc import Iterator

from briefgen.charts.kinds import KINDS
from briefgen.errors import Diagnostic, Place
from briefgen.plausibility.material import Material

RULE = "own-chart-kind"


def check(material: Material) -> Iterator[Diagnostic]:
    """Yield a warning for each kind of its own that is drawn instead of ours."""
    for name in sorted({*material.project.custom} & {*KINDS}):
        yield Diagnostic(
            Place(f"charts/{name}.py"),
            f"this draws every chart of the kind {name}, which briefgen has, too",
            RULE,
            "rename it, and `kind` in its charts, to have both",
            "warning",
        )
