"""Chart kinds of the workspace's own to warnings that they have the name of one of ours."""

from collections.abc import Iterator

from briefgen.charts.kinds import KINDS
from briefgen.errors import Diagnostic, Place
from briefgen.plausibility.material import Material
from briefgen.trust import custom_names

RULE = "own-chart-kind"
HINT = "to have both, rename it, and `kind` in the charts that it draws"


def check(material: Material) -> Iterator[Diagnostic]:
    """Yield a warning for each kind of its own that is drawn instead of ours."""
    for name in custom_names(material.project.workspace.root):
        if name in KINDS:
            message = (
                f"briefgen has a kind '{name}', too: once trusted, this code draws it"
            )
            place = Place(f"charts/{name}.py")
            yield Diagnostic(place, message, RULE, HINT, "warning")
