"""What attempts at one document share that differ in the height of maps alone."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import TypeAlias

from briefgen import charts, tree
from briefgen.charts import Chart, ChartRequest
from briefgen.errors import Place
from briefgen.templating import Rendered, Script
from briefgen.value_classes import dataclass
from briefgen.view import Value

# A script rendered: its text, and the value of each placeholder in it.
Rendering: TypeAlias = tuple[Rendered, Mapping[str, Value]]
Use: TypeAlias = tuple[str, str, Place, float]  # a chart, its label, line and width


@dataclass(frozen=True, slots=True)
class KeptParts:
    """Scripts that were rendered, and charts that were drawn, each with its request."""

    renderings: dict[Script, Rendering] = field(default_factory=dict)
    figures: dict[Use, tuple[ChartRequest, tree.Blocks]] = field(default_factory=dict)

    def rendering(
        self, script: Script, render: Callable[[Script], Rendering]
    ) -> Rendering:
        """Return what a script renders to, rendered once."""
        if script not in self.renderings:
            self.renderings[script] = render(script)
        return self.renderings[script]

    def figure(self, chart: Chart, request: ChartRequest) -> tree.Blocks:
        """Return what a chart says, drawn once; a map anew, of the same places.

        Each use of it counts. Raises budget.Spent if a document has too many.
        """
        use = chart.name, request.label, request.place, request.width
        last, blocks = self.figures.get(use, (None, ()))
        if last is not None:
            if chart.what != "places":
                charts.count_again(last)
                return blocks
            request = replace(request, series=last.series)
        self.figures[use] = request, charts.blocks(chart, request)
        return self.figures[use][1]
