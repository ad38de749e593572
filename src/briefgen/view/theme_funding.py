"""All themes to the new funding of each, added up once for all documents.

A chart of themes shows the first ones and the rest together: what it costs a document must
not depend on how many there are.
"""

from dataclasses import dataclass
from functools import partial

from briefgen.model import Money
from briefgen.view.record import LEFT_OUT, shortened
from briefgen.view.records import Listing, Record, path_of
from briefgen.view.released import released
from briefgen.view.untracked import each_in
from briefgen.view.values import Value

# ruff: noqa: SLF001 - one face, several modules


@dataclass(frozen=True, slots=True)
class ThemeFunding:
    """The funded themes in their order, with the new funding of each.

    `ids` are values, too: whoever counts themes counts these. `among` has the paths of all
    themes that have initiatives, funded or not, `listed` those of all themes.
    """

    themes: tuple[Record, ...]
    ids: tuple[Value, ...]
    amounts: tuple[Value, ...]
    moneys: tuple[Money, ...]
    among: frozenset[str]
    listed: frozenset[str]

    @property
    def digest(self) -> str:
        """What documents depend on: every theme and its funding, in order."""
        parts = [f"{each.path} {money}" for each, money in zip(self.ids, self.moneys)]
        return shortened(f"{len(self.among)}: {', '.join(parts)}")
